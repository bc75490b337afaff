using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>
/// Puts the values of a field in the order of the rule: most documents, most independent groups, earliest known, ordinal.
/// </summary>
public static class AssertedFields
{
    /// <summary>The values of a field of text, which are the same where only case and spaces differ.</summary>
    /// <param name="reports">The reports of one person.</param>
    /// <param name="field">The field; null and blank say nothing.</param>
    /// <param name="groups">The independent group of each source; a source that is not in it stands alone.</param>
    public static AssertedField<string> Texts(
        IEnumerable<PersonReport> reports, Func<PersonReport, string?> field, IReadOnlyDictionary<string, string> groups)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(groups);
        var values = ByKnowledge(reports)
            .Where(report => !string.IsNullOrWhiteSpace(field(report)))
            .GroupBy(report => TextKey.Of(field(report)!), StringComparer.Ordinal)
            .Select(same => (same.Key, Value: Value(field(same.First())!.Trim(), [.. same], [], groups)))
            .OrderByDescending(one => one.Value.Documents).ThenByDescending(one => one.Value.Groups)
            .ThenBy(one => one.Value.Known).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.Value).ToImmutableArray();
        return new(values, values.Skip(1).Sum(one => one.Reports.Length));
    }

    /// <summary>
    /// The values of a date. One that holds another's whole span supports it and comes behind it; one that overlaps the
    /// first does not disagree with it.
    /// </summary>
    /// <inheritdoc cref="Texts"/>
    public static AssertedField<DateSpan> Dates(
        IEnumerable<PersonReport> reports, Func<PersonReport, DateSpan?> field, IReadOnlyDictionary<string, string> groups)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(groups);
        var given = ByKnowledge(reports).Where(report => field(report) is not null)
            .GroupBy(report => field(report)!.Value).Select(same => (Date: same.Key, Reports: same.ToList())).ToList();
        var values = given
            .Select(one => (
                IsFinest: !given.Exists(other => other.Date != one.Date && one.Date.Contains(other.Date)),
                Value: Value(
                    one.Date, one.Reports, given.Where(other => other.Date != one.Date && other.Date.Contains(one.Date)).SelectMany(other => other.Reports), groups)))
            .OrderByDescending(one => one.IsFinest)
            .ThenByDescending(one => one.Value.Documents).ThenByDescending(one => one.Value.Groups)
            .ThenBy(one => one.Value.Known).ThenBy(one => one.Value.Value.First).ThenBy(one => one.Value.Value.Last)
            .Select(one => one.Value).ToImmutableArray();
        return new(values, values.Skip(1).Where(one => !one.Value.Overlaps(values[0].Value)).Sum(one => one.Reports.Length));
    }

    private static IEnumerable<PersonReport> ByKnowledge(IEnumerable<PersonReport> reports) =>
        reports.OrderBy(report => report.Known).ThenBy(report => report.Input, StringComparer.Ordinal)
            .ThenBy(report => report.Id, StringComparer.Ordinal);

    private static AssertedValue<T> Value<T>(
        T value, List<PersonReport> own, IEnumerable<PersonReport> supporting, IReadOnlyDictionary<string, string> groups)
    {
        List<PersonReport> all = [.. own, .. supporting];
        return new(
            value,
            all.Where(DocumentKinds.IsDocument).Select(Group).Distinct(StringComparer.Ordinal).Count(),
            all.Select(Group).Distinct(StringComparer.Ordinal).Count(),
            own[0].Known,
            [.. own.Select(report => report.Record)]);

        string Group(PersonReport report) => groups.GetValueOrDefault(report.Source, report.Source);
    }
}
