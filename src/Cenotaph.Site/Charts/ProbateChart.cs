using Cenotaph.Probate;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The small drawings of war dead from inheritance cases, by week of death.</summary>
internal static class ProbateChart
{
    /// <summary>War dead with their interval; the weeks of which the list alone tells are shaded.</summary>
    public static string Dead(ProbateEstimate estimate, Texts texts) => Draw(estimate, week => week.Dead, texts);

    /// <summary>War dead by court-declared cases, a part of them.</summary>
    public static string Court(ProbateEstimate estimate, Texts texts) => Draw(estimate, week => week.Court, texts);

    /// <summary>Excess cases of the ordinary stream, those to come included.</summary>
    public static string Cases(ProbateEstimate estimate, Texts texts) => Draw(estimate, week => week.Cases, texts);

    private static string Draw(ProbateEstimate estimate, Func<ProbateWeek, ProbateValue> of, Texts texts)
    {
        var weeks = estimate.Weeks;
        var chart = new ChartFrame(
            weeks[0].Monday.DayNumber, weeks[^1].Monday.DayNumber + 6,
            weeks.SelectMany(week => new[] { of(week).Value, of(week).Low, of(week).High }), ChartFrame.Month, texts);
        if (weeks.FirstOrDefault(week => week.IsFlash) is { } flash)
        {
            chart.Shade(flash.Monday.DayNumber);
        }

        return chart.Band(weeks.Select(week => (At(week), of(week).Low, of(week).High)))
            .Curve(weeks.Select(week => (At(week), (double?)of(week).Value)), "curve newest").ToString();
    }

    private static double At(ProbateWeek week) => week.Monday.DayNumber + 3;
}
