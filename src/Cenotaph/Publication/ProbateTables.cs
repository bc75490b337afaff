using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Probate;

namespace Cenotaph.Publication;

/// <summary>Estimates from inheritance cases as tables to download: weeks and totals, never a row of the register or the list.</summary>
public static class ProbateTables
{
    /// <summary>The tables that have a row.</summary>
    /// <param name="summary">The estimates.</param>
    /// <param name="least">The least number of persons behind a published count.</param>
    /// <param name="citation">How to cite them.</param>
    public static IEnumerable<DataTable> Of(ProbateVintages summary, int least, string citation)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (!summary.Results.IsDefaultOrEmpty)
        {
            yield return Totals(summary, citation);
        }

        if (summary.Results.OfType<ProbateEstimate>().Any())
        {
            yield return Weeks(summary, citation);
            yield return Coverage(summary, least, citation);
        }
    }

    /// <summary>
    /// The coverage with counts that single nobody out: a row whose found, or not found, are fewer than <paramref name="least"/> but not none has
    /// no counts, and where that is one row alone the next smallest has none either, since the sum of all is known.
    /// </summary>
    public static IEnumerable<(ProbateCoverage Row, bool IsHidden)> Guarded(IReadOnlyList<ProbateCoverage> rows, int least)
    {
        ArgumentNullException.ThrowIfNull(rows);
        bool IsSmall(double count) => count > 0 && count < least;
        var hidden = rows.Where(row => IsSmall(row.Found) || IsSmall(row.Searched - row.Found)).ToHashSet();
        if (hidden.Count == 1 && rows.Where(row => !hidden.Contains(row) && row.Searched > 0).MinBy(row => row.Searched) is { } next)
        {
            hidden.Add(next);
        }

        return rows.Select(row => (row, hidden.Contains(row)));
    }

    private static DataTable Totals(ProbateVintages summary, string citation) => new(
        "probate-totals",
        "War dead from inheritance cases, by vintage of the register and by part",
        [
            Date("extracted", "The day to which the register was copied."),
            Text("part", "dead (all together, at the first κ), kappa (the same at another κ), ordinary, court, flash (parts of it), cases and court-cases (excess cases), anchor-low and anchor-high (named divided by 0.65 and by 0.45)."),
            Number("kappa", "The coverage of the unlisted over that of the listed. Nothing in the data tells it."),
            .. Values(),
            Text("not_estimable", "What the method needs, where there is no estimate."),
        ],
        [.. summary.Results.SelectMany(Rows)],
        citation);

    private static DataTable Weeks(ProbateVintages summary, string citation) => new(
        "probate-weeks",
        "War dead from inheritance cases, by week of death and vintage of the register",
        [
            Date("extracted", "The day to which the register was copied."),
            Date("week", "The week of death, by its Monday."),
            Number("share_known", "The share of its excess cases that is open. A week of which little is known is not a week of few dead."),
            Text("flash", "yes where the list alone tells of the week, since too few cases are open."),
            .. Values("cases_", "excess cases, ordinary, those to come included"),
            .. Values("court_cases_", "excess cases of the court-declared stream, those to come included"),
            Number("coverage", "The share of the week's dead with a case."),
            .. Values("dead_", "war dead, both streams"),
            .. Values("court_", "war dead by court-declared cases"),
        ],
        [.. from estimate in summary.Results.OfType<ProbateEstimate>()
            from week in estimate.Weeks
            select (ImmutableArray<string?>)
            [
                Day(estimate.Extracted), Day(week.Monday), Figure(week.ShareKnown), week.IsFlash ? "yes" : "no", .. Three(week.Cases), .. Three(week.CourtCases),
                Figure(week.Coverage), .. Three(week.Dead), .. Three(week.Court),
            ]],
        citation);

    private static DataTable Coverage(ProbateVintages summary, int least, string citation) => new(
        "probate-coverage",
        "The share of listed dead with an inheritance case, by age and recruitment",
        [
            Date("extracted", "The day to which the register was copied."),
            Text("age", "The group of ages at death."),
            Text("recruitment", "Recruited convicts, or others."),
            Number("found", "Listed dead with a case; empty where few would be singled out."),
            Number("searched", "Listed dead whom the register was searched for; empty likewise."),
            .. Values("coverage_", "the share that has or will have a case"),
        ],
        [.. from estimate in summary.Results.OfType<ProbateEstimate>()
            from one in Guarded(estimate.Coverage, least)
            let row = one.Row
            select (ImmutableArray<string?>)
            [
                Day(estimate.Extracted), row.Age, row.Recruitment, one.IsHidden ? null : Figure(row.Found), one.IsHidden ? null : Figure(row.Searched), .. Three(row.Coverage),
            ]],
        citation);

    private static IEnumerable<ImmutableArray<string?>> Rows(ProbateResult result)
    {
        if (result is ProbateRefusal refusal)
        {
            yield return [Day(result.Extracted), "dead", null, null, null, null, $"{refusal.Assumption} {refusal.Evidence}"];
        }

        if (result is not ProbateEstimate estimate)
        {
            yield break;
        }

        ImmutableArray<string?> Row(string part, double? kappa, ProbateValue value) =>
            [Day(estimate.Extracted), part, kappa is { } k ? Figure(k) : null, .. Three(value), null];
        var total = estimate.Total;
        yield return Row("dead", estimate.ByKappa.Count > 0 ? estimate.ByKappa[0].Kappa : null, total.Dead);
        foreach (var one in estimate.ByKappa)
        {
            yield return Row("kappa", one.Kappa, one.Dead);
        }

        yield return Row("ordinary", null, total.Ordinary);
        yield return Row("court", null, total.Court);
        yield return Row("flash", null, total.Flash);
        yield return Row("cases", null, total.Cases);
        yield return Row("court-cases", null, total.CourtCases);
        yield return Row("anchor-low", null, new(estimate.Anchors.Low, double.NaN, double.NaN));
        yield return Row("anchor-high", null, new(estimate.Anchors.High, double.NaN, double.NaN));
    }

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);

    private static DataColumn Date(string name, string meaning) => new(name, ColumnType.Date, meaning);

    private static ImmutableArray<DataColumn> Values(string prefix = "", string what = "the number") =>
    [
        Number(prefix + "value", $"The median of the draws: {what}."), Number(prefix + "low", "Low limit of the 95 % interval."), Number(prefix + "high", "Its high limit."),
    ];

    private static ImmutableArray<string?> Three(ProbateValue value) => [Figure(value.Value), Figure(value.Low), Figure(value.High)];

    private static string? Figure(double number) => double.IsFinite(number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
