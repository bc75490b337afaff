using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>A line of the list of names: a record, or a tombstone without one.</summary>
/// <param name="Key">The person's random id.</param>
/// <param name="State">Published, corrected or withdrawn.</param>
/// <param name="Record">What is said; null for a tombstone, which does not say who or why.</param>
public sealed record NameEntry(string Key, NameState State, PublicRecord? Record);

/// <summary>The public list of names.</summary>
/// <param name="Entries">In order of ids.</param>
/// <param name="Withheld">What was withheld, for each reason that occurred.</param>
public sealed record NameListRelease(ImmutableArray<NameEntry> Entries, ImmutableArray<Withheld> Withheld);

/// <summary>Makes the public list of names, and takes names out of earlier ones.</summary>
public static class NameList
{
    private const string What = "names";

    /// <summary>The list of this day.</summary>
    /// <param name="cases">Everybody who might be named; who is not here is not named.</param>
    /// <param name="earlier">The entries of the last list; empty for the first.</param>
    /// <param name="rules">The study's rules.</param>
    /// <param name="asOf">The day.</param>
    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static NameListRelease Release(
        IReadOnlyList<NameCase> cases, IReadOnlyList<NameEntry> earlier, DisclosureRules rules, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(earlier);
        var before = earlier.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        SortedDictionary<string, NameEntry> entries = new(StringComparer.Ordinal);
        Dictionary<string, NameState> states = new(StringComparer.Ordinal);
        foreach (var person in cases)
        {
            var ruling = NameRuling.Of(person, rules, asOf);
            if (!states.TryAdd(person.Key, ruling.State))
            {
                throw new ArgumentException($"The key \"{person.Key}\" comes twice.", nameof(cases));
            }

            if (ruling.MayBeNamed)
            {
                var record = PublicRecord.OfName(ruling, person);
                entries.Add(person.Key, new(person.Key, State(before.GetValueOrDefault(person.Key), record), record));
            }
        }

        foreach (var key in before.Keys.Where(key => !entries.ContainsKey(key)).ToList())
        {
            entries.Add(key, new(key, NameState.Withdrawn, null));
        }

        List<Withheld> withheld = [];
        Say(WithheldReason.NotNamed, states.Count(one => one.Value < NameState.Published));
        Say(WithheldReason.Hidden, states.Count(one => one.Value == NameState.Hidden));
        Say(WithheldReason.Withdrawn, entries.Count(one => one.Value.Record is null));
        return new([.. entries.Values], [.. withheld]);

        void Say(WithheldReason why, int count)
        {
            if (count > 0)
            {
                withheld.Add(new(What, why, count));
            }
        }
    }

    /// <summary>An earlier list, in which everybody whom the list of today does not name has a tombstone.</summary>
    public static ImmutableArray<NameEntry> Rewrite(IReadOnlyList<NameEntry> earlier, IReadOnlyList<NameEntry> today)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(today);
        var named = today.Where(entry => entry.Record is not null).Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return [.. earlier.Select(entry => named.Contains(entry.Key) ? entry : new(entry.Key, NameState.Withdrawn, null))];
    }

    // A correction stays marked; a name that comes back after a tombstone is one too.
    private static NameState State(NameEntry? before, PublicRecord record) => before switch
    {
        null => NameState.Published,
        { State: NameState.Published } when record.Equals(before.Record) => NameState.Published,
        _ => NameState.Corrected,
    };
}
