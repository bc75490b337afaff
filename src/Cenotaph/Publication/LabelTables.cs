using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Relabelling;

namespace Cenotaph.Publication;

/// <summary>What is known of labels as tables to download: aggregates, no person.</summary>
public static class LabelTables
{
    /// <summary>The tables that have a row.</summary>
    public static IEnumerable<DataTable> Of(ImmutableArray<LabelSummary> labels, string citation)
    {
        var readings = labels.SelectMany(label => label.Linkage is LinkageAnswer.Estimated { Reading: var reading }
            ? reading.Rows.Select(row => Row(label, row, "before")).Concat(reading.UnknownRows.Select(row => Row(label, row, "date-unknown"))) : []).ToImmutableArray();
        if (!readings.IsEmpty)
        {
            yield return new(
                "labelled-dead",
                "Dead behind a label, by linkage",
                [
                    Text("side", "The side."),
                    Text("label", "missing or deserter."),
                    Text("pairs", "before: death on or before the label's date; date-unknown: the dates do not tell."),
                    Number("kappa", "Coverage among the labelled dead divided by the coverage that was counted, among the dead without the label or as declared; the data do not tell it, and 1 is a lower reading."),
                    Number("value", "Entries that were dead, in persons."),
                    Number("low", "The low limit, 95 % credible."),
                    Number("high", "The high limit, 95 % credible; no more than the register has."),
                ],
                readings,
                citation);
        }

        var audits = labels.SelectMany(label => label.Audits).ToList();
        if (audits.Count > 0)
        {
            yield return new(
                "label-audits",
                "Published audits of labels, each in its own frame",
                [
                    Text("id", "The audit's word."),
                    Text("side", "The side."),
                    Text("label", "missing or deserter."),
                    Text("finding", "mislabelled, or death-known: the family knows details of the death."),
                    Number("share", "The fraction; no rate of the register."),
                    Number("count", "Its numerator, where it is published."),
                    Number("of", "Its denominator, where it is published."),
                    Number("of_at_least", "The lower limit of the denominator, where only that is published."),
                    Text("frame", "Who was looked at."),
                    Text("drawn", "How they were drawn."),
                    new("period", ColumnType.Date, "The time that was looked at."),
                    Text("publisher", "Who published it."),
                    Text("address", "Where."),
                ],
                [
                    .. audits.Select(audit => (ImmutableArray<string?>)
                    [
                        audit.Id, audit.Side, audit.Label, Word(audit.Finding), Digits(audit.Share), Whole(audit.Counts?.Count), Whole(audit.Counts?.Of),
                        Whole(audit.AtLeast), audit.Frame.ToString(), audit.Drawn.ToString(), audit.Period.ToString(), audit.Origin.Publisher, audit.Origin.Address,
                    ]),
                ],
                citation);
        }
    }

    /// <summary>The word of a finding in files.</summary>
    public static string Word(AuditFinding finding) => finding == AuditFinding.Mislabelled ? "mislabelled" : "death-known";

    private static ImmutableArray<string?> Row(LabelSummary label, KappaRow row, string pairs) =>
        [label.Side.Id, label.Label, pairs, Digits(row.Kappa), Digits(row.Value), Digits(row.Interval.Low), Digits(row.Interval.High)];

    private static string Digits(double number) => ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture);

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
