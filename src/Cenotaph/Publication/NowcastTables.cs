using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Publication;

/// <summary>Nowcasts as tables to download.</summary>
public static class NowcastTables
{
    /// <summary>The tables that have a row.</summary>
    public static IEnumerable<DataTable> Of(ImmutableArray<NowcastSummary> summaries, string citation) =>
        new[] { Nowcasts(summaries, citation), Triangles(summaries, citation), Scores(summaries, citation), Flash(summaries, citation) }.Where(table => !table.Rows.IsEmpty);

    private static DataTable Nowcasts(ImmutableArray<NowcastSummary> summaries, string citation) => new(
        "nowcasts",
        "What late registers hold of recent periods, and what they are expected to hold",
        [
            Text("id", "The section [[nowcast]] of the study."),
            Date("vintage", "The day at whose end the vintage was made."),
            Text("name", "The period; last-26 for the sum of so many newest periods; total for all."),
            Text("stratum", "The stratum; empty for all."),
            Date("from", "The first day."),
            Date("to", "The last day."),
            Number("known", "Cases that the vintage knows."),
            Number("share_known", "Known over the nowcast: recent periods look like a decline because little of them is known yet."),
            Number("nowcast", "The median of what the register is expected to hold, in cases; no count of all that happened."),
            Number("low", "Low limit of the 95 % interval."),
            Number("high", "Its high limit."),
            Number("low_50", "Low limit of the 50 % interval."),
            Number("high_50", "Its high limit."),
        ],
        [
            .. from summary in summaries
               from row in (summary.Path.IsEmpty ? summary.Recent : summary.Path).Concat(summary.Sums).Concat(summary.Strata)
               select (ImmutableArray<string?>)
               [
                   summary.Id, Iso(summary.Vintages[^1].Date), row.Name, row.Stratum, Iso(row.Time.First), Iso(row.Time.Last), Digits(row.Known), Digits(row.ShareKnown),
                   Digits(row.Median), Digits(row.Low), Digits(row.High), Digits(row.Quantiles[2]), Digits(row.Quantiles[4]),
               ],
        ],
        citation);

    private static DataTable Triangles(ImmutableArray<NowcastSummary> summaries, string citation) => new(
        "nowcast-triangles",
        "What each vintage of a late register knew of each period",
        [
            Text("id", "The section [[nowcast]] of the study."),
            Date("period", "The period."),
            Date("vintage", "The day at whose end the vintage was made."),
            Number("known", "Cases that it knew."),
        ],
        [
            .. from summary in summaries
               from period in Enumerable.Range(0, summary.Triangle.Length)
               from vintage in Enumerable.Range(0, summary.Vintages.Length)
               let known = summary.Triangle[period][vintage]
               where known is not null
               select (ImmutableArray<string?>)[summary.Id, summary.Periods[period].ToString(), Iso(summary.Vintages[vintage].Date), Digits(known)],
        ],
        citation);

    private static DataTable Scores(ImmutableArray<NowcastSummary> summaries, string citation) => new(
        "nowcast-scores",
        "Past nowcasts against what later vintages hold",
        [
            Text("id", "The section [[nowcast]] of the study."),
            Date("vintage", "The vintage of the nowcast."),
            Date("target", "The later vintage; what it holds is no final truth."),
            Text("sum", "last-26 for the sum of so many newest periods."),
            Text("method", "drift is ours; the others are its rivals (docs/nowcasting.md)."),
            Number("known", "Cases that were known."),
            Number("held", "Cases that the later vintage holds."),
            Number("nowcast", "The method's median."),
            Number("low", "Low limit of its 95 % interval."),
            Number("high", "Its high limit."),
            Number("interval_score", "The interval score; less is better."),
            Number("wis", "The weighted interval score."),
            Number("crps", "The continuous ranked probability score."),
            Text("not_estimable", "Why the method gives nothing."),
        ],
        [
            .. from summary in summaries
               from row in summary.Scores
               select (ImmutableArray<string?>)
               [
                   summary.Id, Iso(row.Vintage.Date), Iso(row.Target.Date), row.Sum, row.Method, Digits(row.Known), Digits(row.Held), Digits(row.Median), Digits(row.Low),
                   Digits(row.High), Digits(row.IntervalScore), Digits(row.WeightedIntervalScore), Digits(row.Crps), row.Refusal,
               ],
        ],
        citation);

    private static DataTable Flash(ImmutableArray<NowcastSummary> summaries, string citation) => new(
        "nowcast-flash",
        "Published flash estimates against ours, by what a later edition holds",
        [
            Text("id", "The section [[nowcast]] of the study."),
            Text("edition", "The edition."),
            Text("target", "What the estimates are scored on."),
            Date("from", "The first day."),
            Date("to", "The last day."),
            Number("periods", "How many periods."),
            Number("held", "What the later edition holds."),
            Text("method", "ours; published-together and published-apart are the published sum with errors of its weeks that go together, or are apart."),
            Number("value", "The estimate of all the dead."),
            Number("low", "Low limit."),
            Number("high", "High limit."),
            Number("interval_score", "The interval score at 95 %; less is better."),
        ],
        [
            .. from summary in summaries
               from flash in summary.Flash
               from row in flash.Rows
               select (ImmutableArray<string?>)
               [
                   summary.Id, flash.Id, row.Target, Iso(row.Time.First), Iso(row.Time.Last), Digits(row.Periods), Digits(row.Held), row.Method, Digits(row.Value), Digits(row.Low),
                   Digits(row.High), Digits(row.IntervalScore),
               ],
        ],
        citation);

    private static string? Digits(double? number) => number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e27
        ? ((decimal)known).ToString("0.######", CultureInfo.InvariantCulture)
        : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);

    private static DataColumn Date(string name, string meaning) => new(name, ColumnType.Date, meaning);
}
