using Cenotaph.Claims;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>How likely it is that a threshold has been reached, day by day, in percent.</summary>
internal static class ThresholdChart
{
    private const int Steps = 60;

    /// <summary>The inside of the drawing; all drawings of one page share their first and last day.</summary>
    public static string Svg(ProjectionSummary summary, (DateOnly First, DateOnly Last) days, Texts texts)
    {
        var crossing = summary.Crossing!;
        var (first, last) = (days.First.DayNumber, days.Last.DayNumber);
        double Percent(int day) => crossing.By(DateOnly.FromDayNumber(day)) * 100;
        var chart = new ChartFrame(first, last, [0, 100], ChartFrame.Month, texts);
        foreach (var one in summary.Days.Where(one => one.Day.DayNumber >= first && one.Day.DayNumber <= last))
        {
            chart.Rise(one.Day.DayNumber, 0, Percent(one.Day.DayNumber), "axis").Dot(one.Day.DayNumber, Percent(one.Day.DayNumber), 4, "dot known");
        }

        return chart.Curve(
            Enumerable.Range(0, Steps + 1).Select(step => first + ((last - first) * step / Steps)).Distinct().Select(day => ((double)day, (double?)Percent(day))), "curve newest").ToString();
    }

    /// <summary>From the first day of any projection to the last that 95 % of draws of any name.</summary>
    public static (DateOnly First, DateOnly Last) Days(IEnumerable<ProjectionSummary> summaries)
    {
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        foreach (var one in summaries)
        {
            var end = one.Crossing?.Within(0.95).High ?? one.Days.LastOrDefault()?.Day ?? one.Start.AddYears(1);
            (first, last) = (one.Start < first ? one.Start : first, end > last ? end : last);
        }

        return (first, last);
    }
}
