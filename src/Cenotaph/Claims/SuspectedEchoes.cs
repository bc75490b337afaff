using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>Numbers that may be copied from another publisher, though no lineage stated, accepted or rejected says so, and what they move.</summary>
/// <param name="Copy">Who may have copied.</param>
/// <param name="Original">From whom.</param>
/// <param name="Records">The records of the copies that are readings.</param>
/// <param name="Finding">What is found: numbers printed alike, or flows that agree.</param>
/// <param name="Category">The category that is moved.</param>
/// <param name="IfCopy">The closed form if they were accepted as copies; null where it has no number then.</param>
/// <param name="Shift">The logarithm of that number divided by the closed form as it stands; null where one of them is missing.</param>
public sealed record SuspectedEcho(string Copy, string Original, ImmutableArray<string> Records, Finding Finding, LossCategory Category, Pooled? IfCopy, double? Shift);

/// <summary>What all suspected copies of a side move together.</summary>
/// <param name="Category">The category.</param>
/// <param name="IfCopy">The closed form if all were accepted as copies.</param>
/// <param name="Shift">The logarithm of that number divided by the closed form as it stands.</param>
public sealed record EchoesTogether(LossCategory Category, Pooled? IfCopy, double? Shift);

/// <summary>Looks for undeclared copies among the readings of one side, and how far each moves the closed form.</summary>
public static class SuspectedEchoes
{
    /// <summary>The suspected copies by publishers and category, one by one and all together.</summary>
    /// <param name="book">The book that the readings are of.</param>
    /// <param name="readings">The readings of one side.</param>
    /// <param name="priors">What is assumed.</param>
    /// <param name="start">The war's first day.</param>
    /// <param name="day">The day asked for; later readings are left out.</param>
    public static (ImmutableArray<SuspectedEcho> Each, ImmutableArray<EchoesTogether> Together) Of(
        ReadingBook book, ImmutableArray<Reading> readings, ReconcilePriors priors, DateOnly start, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(book);
        var used = readings.RemoveAll(reading => reading.To > day);
        var pairs = EchoPairs.Of(book, used);
        if (pairs.Count == 0)
        {
            return ([], []);
        }

        Dictionary<LossCategory, Pooled?> before = [];
        Pooled? Closed(ImmutableArray<Reading> left, LossCategory category) => ClosedForm.Of(left, category, priors, start, day)?.Estimate;
        (Pooled?, double?) Moved(IReadOnlyCollection<EchoPair> accepted, LossCategory category)
        {
            var now = before.TryGetValue(category, out var known) ? known : before[category] = Closed(used, category);
            var after = Closed(Accepted(used, accepted), category);
            return (after, after?.Value > 0 && now?.Value > 0 ? Math.Log(after.Value.Value / now.Value.Value) : null);
        }

        ImmutableArray<SuspectedEcho> each =
        [
            .. from pair in pairs
               from category in Touched(used, pair.Copies)
               let moved = Moved([pair], category)
               select new SuspectedEcho(pair.Copy, pair.Original, [.. pair.Copies.Order(StringComparer.Ordinal)], pair.Finding, category, moved.Item1, moved.Item2),
        ];
        return (each, [.. each.Select(echo => echo.Category).Distinct().Order().Select(category => Moved(pairs, category) is var (value, shift) ? new EchoesTogether(category, value, shift) : null!)]);
    }

    // The categories whose number rests on these readings; the wounded rest on casualties and killed.
    private static IEnumerable<LossCategory> Touched(ImmutableArray<Reading> used, ImmutableHashSet<string> copies)
    {
        var own = used.Where(reading => copies.Contains(reading.Id)).SelectMany(reading => reading.Over is { } over ? new[] { reading.Category, over } : [reading.Category]).Distinct().Order().ToList();
        return own.Exists(category => category is LossCategory.Killed or LossCategory.Casualties) ? own.Append(LossCategory.Wounded).Distinct().Order() : own;
    }

    // As an accepted edge would make them: copies, with the origin and house of what they copy. A copy of a copy leads on to the first.
    private static ImmutableArray<Reading> Accepted(ImmutableArray<Reading> used, IReadOnlyCollection<EchoPair> pairs)
    {
        var of = pairs.SelectMany(pair => pair.Copies.Select(copy => (copy, pair))).DistinctBy(one => one.copy).ToDictionary(one => one.copy, one => one.pair, StringComparer.Ordinal);
        return [.. used.Select(reading => First(reading) is { } first ? reading with { House = first.House, Origin = first.Origin, IsCopy = true, CopyOf = first.Publisher } : reading)];

        Reading? First(Reading reading)
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            Reading? found = null;
            for (var next = reading; seen.Add(next.Id) && of.TryGetValue(next.Id, out var pair);)
            {
                next = found = pair.OriginalOf(next, used);
            }

            return found;
        }
    }
}
