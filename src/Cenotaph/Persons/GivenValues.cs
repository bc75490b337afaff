using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>One value that reports give for one field of a person.</summary>
/// <param name="Value">The value as written.</param>
/// <param name="Reports">The reports that give it, in order of knowledge.</param>
/// <param name="Groups">How many independent groups of sources give it.</param>
public sealed record GivenValue(string Value, ImmutableArray<PersonReport> Reports, int Groups);

/// <summary>All that is said of one field of a person: nothing is overwritten, the losers stay.</summary>
/// <param name="Field">The field's name, as in reports.</param>
/// <param name="Values">The values, the picked one first.</param>
public sealed record PersonField(string Field, ImmutableArray<GivenValue> Values);

/// <summary>Assertion-level values of a person.</summary>
public static class GivenValues
{
    private static readonly (string Name, Func<PersonReport, string?> Of, Func<PersonReport, int> Days)[] Fields =
    [
        ("name", report => report.Name, _ => 0),
        ("birth_date", report => report.Birth?.ToString(), report => report.Birth?.Days ?? 0),
        ("event_date", report => report.Event?.ToString(), report => report.Event?.Days ?? 0),
        ("age", report => report.Age?.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => 0),
        ("sex", report => report.Sex, _ => 0),
        ("region", report => report.Region, _ => 0),
        ("settlement", report => report.Settlement, _ => 0),
        ("side", report => report.Side, _ => 0),
        ("unit", report => report.Unit, _ => 0),
        ("branch", report => report.Branch, _ => 0),
        ("rank", report => report.Rank, _ => 0),
        ("recruitment", report => report.Recruitment, _ => 0),
        ("circumstance", report => report.Circumstance, _ => 0),
        ("perpetrator", report => report.Perpetrator, _ => 0),
        ("compensation", report => report.Compensation, _ => 0),
    ];

    /// <summary>
    /// Every value of every field. Picked is the value of most independent groups; then the one known to fewest days; then the one known first; then the
    /// first in ordinal order. Values differ as texts do: two spellings are two values.
    /// </summary>
    public static ImmutableArray<PersonField> Of(Person person, Independence independence)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(independence);
        var fields = ImmutableArray.CreateBuilder<PersonField>();
        foreach (var (name, of, days) in Fields)
        {
            var values = person.Reports.Where(report => of(report) is { Length: > 0 })
                .GroupBy(report => of(report)!, StringComparer.Ordinal)
                .Select(group => new GivenValue(group.Key, [.. group], independence.Groups(group.Select(report => report.Source)).Length))
                .OrderByDescending(value => value.Groups)
                .ThenBy(value => days(value.Reports[0]))
                .ThenBy(value => value.Reports.Min(report => report.Known))
                .ThenBy(value => value.Value, StringComparer.Ordinal)
                .ToImmutableArray();
            if (!values.IsEmpty)
            {
                fields.Add(new(name, values));
            }
        }

        return fields.ToImmutable();
    }
}
