using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Publication;

/// <summary>Estimates from overlapping lists as tables to download.</summary>
public static class SystemsTables
{
    /// <summary>The tables that have a row.</summary>
    public static IEnumerable<DataTable> Of(ImmutableArray<SystemsSummary> summaries, string citation) => summaries.IsDefaultOrEmpty ? []
        : new[] { Estimates(summaries, citation), SystemsDetails.Histories(summaries, citation), SystemsDetails.Lists(summaries, citation), SystemsDetails.Pairs(summaries, citation), SystemsDetails.Xi(summaries, citation), Combined(summaries, citation), Beside(summaries, citation), Refusals(summaries, citation) }
            .Where(table => !table.Rows.IsEmpty);

    private static DataTable Estimates(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-estimates",
        "How many are on no list, by every method: persons who had some chance of being listed",
        [
            .. Where, Text("method", "The family of the method."), Text("estimate", "Which estimate of the family."), Text("model", "The model, lists by number; empty for none."),
            Number("observed", "Persons on any list."), Number("value", "Persons in all, listed or not."), Number("se", "The standard error."), Text("interval", "How the interval was made."),
            Number("low", "Its low limit."), Number("high", "Its high limit; the greatest number tried where it is open."), Text("open", "yes where there is no upper limit."),
            Text("lower_bound", "yes where the value is a lower bound and no estimate."), Text("not_estimable", "Why there is no number: the assumption that fails, and the evidence."), Text("notes", "What must be read beside the number."),
        ],
        [.. from summary in summaries from table in summary.Tables from result in table.Results select Row(summary, table.Table, result)],
        citation);

    private static ImmutableArray<string?> Row(SystemsSummary summary, CaptureTable table, SystemsResult result)
    {
        var estimate = result as SystemsEstimate;
        SystemsInterval? interval = estimate is { Intervals.IsEmpty: false } ? estimate.Intervals[0] : null;
        return
        [
            .. Place(summary, table), result.Method, result.Name, result.Model, Digits(table.Observed), Digits(estimate?.Value), Digits(estimate?.StandardError), interval?.Kind, Digits(interval?.Low),
            Digits(interval?.High), interval is null ? null : interval.Value.IsOpen ? "yes" : "no", estimate is null ? null : estimate.IsLowerBound ? "yes" : "no",
            result is SystemsRefusal refusal ? $"{refusal.Assumption} {refusal.Evidence}" : null, string.Join(" ", result.Notes),
        ];
    }

    private static DataTable Combined(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-combined",
        "Strata added up, imputations and linkage draws combined, and where the variance comes from",
        [
            Id, Text("stratum", "The stratum; all strata for their sum; estimable strata for the sum of those that can be estimated."), Text("method", "The family, or all methods with equal weight."), Number("linkage_draws", "Draws of the linkage."),
            Number("replicates", "Imputations of all linkage draws."), Number("observed", "Persons on any list, the mean over replicates."), Number("value", "The mean of persons in all."), Number("low", "95 %, by Rubin's degrees of freedom."),
            Number("high", "Its high limit."), Number("df", "The degrees of freedom; empty for infinity."), Number("low_verdata", "95 %, by those of the package verdata."), Number("high_verdata", "Its high limit."), Number("df_verdata", "The degrees of freedom."),
            Number("pooled_low", "The 2.5 % quantile of the pooled draws."), Number("pooled_median", "Their median."), Number("pooled_high", "Their 97.5 % quantile."), Number("estimation", "Share of the variance of log n0 within replicates."),
            Number("imputation", "Share between imputations."), Number("linkage", "Share between linkage draws."), Number("model", "Share between methods."), Text("not_estimable", "Why there is no number, naming the strata."), Text("notes", "What must be read beside the number."),
        ],
        [
            .. from summary in summaries
               from one in summary.Combined
               select (ImmutableArray<string?>)(one.NotEstimable is { } why
                   ? [summary.Id, one.Stratum, one.Method, .. Enumerable.Repeat<string?>(null, 17), why, string.Join(" ", one.Notes)]
                   :
                   [
                       summary.Id, one.Stratum, one.Method, Digits(one.LinkageDraws), Digits(one.Replicates), Digits(one.Observed), Digits(one.Mean), Digits(one.Rubin?.Low), Digits(one.Rubin?.High), Digits(one.Rubin?.Freedom),
                       Digits(one.Verdata?.Low), Digits(one.Verdata?.High), Digits(one.Verdata?.Freedom), Digits(one.Pooled[0].Value), Digits(one.Pooled[2].Value), Digits(one.Pooled[^1].Value),
                       Digits(one.Variance.Share(one.Variance.Estimation)), Digits(one.Variance.Share(one.Variance.Imputation)), Digits(one.Variance.Share(one.Variance.Linkage)), Digits(one.Variance.Share(one.Variance.Model)),
                       null, string.Join(" ", one.Notes),
                   ]),
        ],
        citation);

    private static DataTable Beside(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-compare",
        "Numbers of others beside the estimates, each with its own scope",
        [Id, Text("label", "What the number is."), Number("value", "The number."), Number("low", "Its low limit."), Number("high", "Its high limit."), Text("scope", "Who is counted."), Text("publisher", "Who published it."), Text("title", "Where it stands.")],
        [
            .. from summary in summaries
               from one in summary.Beside
               select (ImmutableArray<string?>)[summary.Id, one.Label.ToString(), Exactly(one.Value), Exactly(one.Low), Exactly(one.High), one.Scope.ToString(), one.Origin.Publisher, one.Origin.Title],
        ],
        citation);

    private static DataTable Refusals(ImmutableArray<SystemsSummary> summaries, string citation) => new(
        "systems-not-estimable",
        "Lists from which nothing can be estimated, and why",
        [Id, Text("lists", "The lists: sources that are not independent are one, joined by a plus sign."), Text("assumption", "What does not hold."), Text("evidence", "What speaks against it.")],
        [
            .. from summary in summaries
               where summary.Refusal is not null
               select (ImmutableArray<string?>)
               [
                   summary.Id, string.Join("; ", summary.Lists.Select(list => string.Join(" + ", list.Sources))), summary.Refusal!.Assumption.ToString(), string.Join(" ", summary.Refusal.Evidence.Select(one => one.ToString())),
               ],
        ],
        citation);

    internal static DataColumn Id { get; } = Text("id", "The section [[systems]] of the study.");

    internal static ImmutableArray<DataColumn> Where { get; } =
        [Id, Text("stratum", "The stratum; empty for all."), Text("linkage_draw", "The draw of the linkage; empty where there is one linkage."), Text("imputation", "The imputation; empty where there is one.")];

    internal static ImmutableArray<string?> Place(SystemsSummary summary, CaptureTable table) => [summary.Id, table.Stratum, table.LinkageDraw, table.Imputation];

    internal static string? Digits(double? number) => number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e27 ? ((decimal)known).ToString("0.######", CultureInfo.InvariantCulture) : null;

    internal static string? Exactly(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    internal static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    internal static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
