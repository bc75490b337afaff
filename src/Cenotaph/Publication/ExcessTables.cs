using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.ExcessMortality;

namespace Cenotaph.Publication;

/// <summary>Excess mortality as tables to download.</summary>
public static class ExcessTables
{
    /// <summary>The tables that have a row.</summary>
    public static IEnumerable<DataTable> Of(ImmutableArray<ExcessSummary> summaries, string citation)
    {
        if (summaries.Any(summary => !summary.Results.IsEmpty))
        {
            yield return Results(summaries, citation);
        }

        if (summaries.Any(summary => !summary.Comparisons.IsEmpty))
        {
            yield return Comparisons(summaries, citation);
        }

        if (summaries.Any(summary => !summary.Panels.IsEmpty))
        {
            yield return Panels(summaries, citation);
        }
    }

    private static DataTable Results(ImmutableArray<ExcessSummary> summaries, string citation) => new(
        "excess-deaths",
        "Excess deaths by method, variant, territory, year and age",
        [
            Text("id", "The section [[excess]] of the study."),
            Text("method", "The method."),
            Text("variant", "The variant of the method."),
            Text("territory", "The territory."),
            Text("sex", "The sex whose excess it is."),
            Text("year", "The year, or the years added up."),
            Text("age", "The group of ages, or the ages added up."),
            Number("value", "Excess deaths: counted less expected. Below 0 where fewer died than expected."),
            Number("calibrated_low", "Low limit of the 95 % interval calibrated on placebo years: the one to use."),
            Number("calibrated_high", "Its high limit."),
            Number("nominal_low", "Low limit of the 95 % interval by the method's own assumptions."),
            Number("nominal_high", "Its high limit."),
            Number("se_published_basis", "Standard error as the method's authors print it."),
            Number("published_low", "Low limit as the method's authors print it."),
            Number("published_high", "Its high limit."),
            Number("observed", "Deaths counted, less the cause that is subtracted."),
            Number("expected", "Deaths expected from the baseline."),
            Number("placebo_hits", "Placebo runs whose nominal interval holds zero."),
            Number("placebo_n", "Placebo runs."),
            Number("placebo_lag1", "Correlation of a placebo error with the one before."),
            Number("placebo_rms", "Root of the mean square placebo error, in deaths."),
            Text("not_estimable", "What the method needs, where there is no estimate."),
        ],
        [.. summaries.SelectMany(summary => summary.Results.Select(result => Row(summary, result)))],
        citation);

    private static ImmutableArray<string?> Row(ExcessSummary summary, ExcessResult result)
    {
        ImmutableArray<string?> cells =
        [
            summary.Id, result.Key.Method, result.Key.Variant, result.Key.Territory, result.Key.Sex, ExcessWords.Years(result.Key.Years), ExcessWords.Ages(result.Key.Ages),
        ];
        return result is not ExcessEstimate one
            ? [.. cells, .. new string?[14], (result as ExcessRefusal)?.Assumption]
            :
            [
                .. cells,
                Digits(one.Value), Digits(one.Calibrated?.Low), Digits(one.Calibrated?.High), Digits(one.Nominal?.Low), Digits(one.Nominal?.High),
                Digits(one.StandardError), Digits(one.PublishedBasis?.Low), Digits(one.PublishedBasis?.High), Digits(one.Observed), Digits(one.Expected),
                Digits(one.Placebo?.Hits), Digits(one.Placebo?.N), Digits(one.Placebo?.Lag1), Digits(one.Placebo?.Rms), null,
            ];
    }

    private static DataTable Comparisons(ImmutableArray<ExcessSummary> summaries, string citation) => new(
        "excess-comparisons",
        "The same deaths by every method, publisher and vintage",
        [
            Text("id", "The section [[excess]] of the study."),
            Text("comparison", "The comparison."),
            new("period", ColumnType.Date, "The time that is counted."),
            Text("kind", "estimate, claim or series."),
            Text("record", "The variant, the claim or the series."),
            Text("who", "The method or the publisher."),
            new("vintage", ColumnType.Date, "When this edition was made."),
            Number("value", "The number."),
            Number("low", "The low limit."),
            Number("high", "The high limit."),
            Text("interval", "What the limits mean."),
            new("differs", ColumnType.List, "In what it differs from the deaths that the estimates count."),
        ],
        [
            .. from summary in summaries
               from comparison in summary.Comparisons
               from row in comparison.Rows
               select (ImmutableArray<string?>)
               [
                   summary.Id, comparison.Id, comparison.Period.ToString(), row.Kind, row.Record, row.Who.ToString(), row.Vintage?.ToString(),
                   Digits(row.Value), Digits(row.Low), Digits(row.High), row.Interval, string.Join("; ", row.Differences.Select(one => one.ToString())),
               ],
        ],
        citation);

    private static DataTable Panels(ImmutableArray<ExcessSummary> summaries, string citation) => new(
        "excess-ratios",
        "Deaths of both sexes and their ratio by age, with the fit of the preferred variant",
        [
            Text("id", "The section [[excess]] of the study."),
            Text("territory", "The territory."),
            Text("age", "The group of ages."),
            Number("year", "The year."),
            Number("deaths", "Deaths of the sex whose excess is asked, less the cause that is subtracted."),
            Number("compared", "Deaths of the other sex, less the cause."),
            Number("ratio", "Deaths of the one for each death of the other."),
            Number("fit", "The expected ratio, in years of the baseline and in target years."),
            Number("low", "Low limit of the ratio, 95 % prediction."),
            Number("high", "Its high limit."),
        ],
        [
            .. from summary in summaries
               from panel in summary.Panels
               from year in panel.Years
               select (ImmutableArray<string?>)
               [
                   summary.Id, panel.Territory, panel.Age, year.Year.ToString(CultureInfo.InvariantCulture),
                   Digits(year.Deaths), Digits(year.Compared), Digits(year.Ratio), Digits(year.Fit), Digits(year.Low), Digits(year.High),
               ],
        ],
        citation);

    private static string? Digits(double? number) => number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e27
        ? ((decimal)known).ToString("0.############", CultureInfo.InvariantCulture)
        : null;

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
