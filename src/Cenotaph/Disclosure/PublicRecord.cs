using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Disclosure;

/// <summary>
/// A record about a person that may stand in a public file. It has no public constructor: it is made from public fields, from a class of
/// persons large enough, or from a ruling that somebody may be named, and each refuses anything else.
/// </summary>
public sealed class PublicRecord : IEquatable<PublicRecord>
{
    private PublicRecord(ImmutableArray<string> columns, ImmutableArray<string?> values) => (Columns, Values) = (columns, values);

    /// <summary>The names of its columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>Its values; null where not known.</summary>
    public ImmutableArray<string?> Values { get; }

    /// <summary>A record of public fields.</summary>
    /// <exception cref="ArgumentException">A field is restricted or secret.</exception>
    public static PublicRecord Of(IReadOnlyList<(Field Field, string? Value)> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        foreach (var (field, _) in cells)
        {
            if (field.Class != FieldClass.Public)
            {
                throw new ArgumentException(
                    $"The field \"{field.Name}\" is {(field.Class == FieldClass.Secret ? "secret" : "restricted")}: it cannot stand in a public record.",
                    nameof(cells));
            }
        }

        return new([.. cells.Select(cell => cell.Field.Name)], [.. cells.Select(cell => cell.Value)]);
    }

    /// <summary>The records of a class of persons who share generalised values.</summary>
    /// <exception cref="InvalidOperationException">They are too few, or have too few statuses.</exception>
    internal static IEnumerable<PublicRecord> OfClass(
        ImmutableArray<string> columns, ImmutableArray<string> values, IReadOnlyCollection<string> statuses, int k, int l)
    {
        if (statuses.Count < k || statuses.Distinct().Count() < l)
        {
            throw new InvalidOperationException($"A class of {statuses.Count} was about to be published; {k} with {l} statuses are needed.");
        }

        return statuses.Order(StringComparer.Ordinal).Select(status => new PublicRecord(columns, [.. values, status]));
    }

    /// <summary>A record with a name: of somebody who may be named, with public fields and the month of death.</summary>
    /// <exception cref="InvalidOperationException">The ruling does not allow it.</exception>
    internal static PublicRecord OfName(NameRuling ruling, NameCase person)
    {
        if (!ruling.MayBeNamed || ruling.Key != person.Key)
        {
            throw new InvalidOperationException($"The person {person.Key} was about to be named without a ruling that allows it.");
        }

        var rest = Of(person.Fields);
        return new(["name", "month", .. rest.Columns], [person.Name, person.Month?.ToString(), .. rest.Values]);
    }

    /// <summary>Whether the two say the same.</summary>
    public bool Equals(PublicRecord? other) =>
        other is not null && Columns.SequenceEqual(other.Columns) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicRecord);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
}
