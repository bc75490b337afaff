using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The small drawings of excess deaths: counts and ratios over the years, and placebo errors.</summary>
internal static class ExcessChart
{
    /// <summary>Deaths of both sexes: the one whose excess is asked in strong, the other in weak lines.</summary>
    public static string Deaths(RatioPanel panel, Texts texts) => Frame(
            panel.Years.Select(year => year.Year), panel.Years.SelectMany(year => new[] { year.Deaths, year.Compared }).OfType<double>(), texts)
        .Curve(panel.Years.Select(year => ((double)year.Year, year.Compared)), "curve older")
        .Curve(panel.Years.Select(year => ((double)year.Year, year.Deaths)), "curve newest").ToString();

    /// <summary>The ratio of the sexes as dots, with the fit and its band.</summary>
    public static string Ratio(RatioPanel panel, Texts texts)
    {
        var chart = Frame(
            panel.Years.Select(year => year.Year), panel.Years.SelectMany(year => new[] { year.Ratio, year.Low, year.High, year.Fit }).OfType<double>(), texts)
            .Band(panel.Years.Where(year => year is { Low: not null, High: not null }).Select(year => ((double)year.Year, year.Low!.Value, year.High!.Value)))
            .Curve(panel.Years.Select(year => ((double)year.Year, year.Fit)), "curve newest");
        foreach (var year in panel.Years.Where(year => year.Ratio is not null))
        {
            chart.Dot(year.Year, year.Ratio!.Value, 2.5, year.Fit is null ? "dot older" : "dot newest");
        }

        return chart.ToString();
    }

    /// <summary>The error of each placebo run by its last year, and the estimate itself at its own.</summary>
    public static string Placebo(ExcessEstimate estimate, Texts texts)
    {
        var runs = estimate.Placebo!.Runs;
        var chart = Frame(
            runs.Select(run => run.Years[^1]).Append(estimate.Key.Years[^1]), runs.Select(run => run.Scaled).Append(estimate.Value).Append(0), texts);
        foreach (var run in runs)
        {
            chart.Rise(run.Years[^1], 0, run.Scaled, "grid").Dot(run.Years[^1], run.Scaled, 3, "dot older");
        }

        return chart.Dot(estimate.Key.Years[^1], estimate.Value, 4, "dot newest").ToString();
    }

    private static ChartFrame Frame(IEnumerable<int> years, IEnumerable<double> numbers, Texts texts)
    {
        var list = years.ToList();
        return new(list.Min(), list.Max(), numbers, ChartFrame.Year, texts);
    }
}
