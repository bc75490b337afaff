using System.Collections.Immutable;
using Cenotaph.Publication;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The small drawings of a late register: what is known and expected through time, and one sum as vintage after vintage saw it.</summary>
internal static class NowcastChart
{
    /// <summary>What is known of each period, the median of what is expected, and its 95 % and 50 % bands.</summary>
    public static string Fan(ImmutableArray<NowcastRow> rows, Texts texts) => new ChartFrame(
            rows[0].Time.First.DayNumber, rows[^1].Time.Last.DayNumber, rows.SelectMany(row => new[] { row.Known, row.Low, row.High }), ChartFrame.Month, texts)
        .Band(rows.Select(row => (ChartFrame.Middle(row.Time), row.Low, row.High)))
        .Band(rows.Select(row => (ChartFrame.Middle(row.Time), row.Quantiles[2], row.Quantiles[4])))
        .Curve(rows.Select(row => (ChartFrame.Middle(row.Time), (double?)row.Median)), "curve newest")
        .Curve(rows.Select(row => (ChartFrame.Middle(row.Time), (double?)row.Known)), "curve known").ToString();

    /// <summary>
    /// One sum of past periods: what was known of it at the vintage of the nowcast and what later vintages hold, with the nowcast made then for each
    /// of them and its 95 % interval.
    /// </summary>
    /// <param name="rows">Our nowcasts of one sum at one vintage, one for each later vintage.</param>
    /// <param name="texts">The texts of the page.</param>
    public static string Revision(IReadOnlyList<NowcastScoreRow> rows, Texts texts)
    {
        var ordered = rows.OrderBy(row => row.Target.Date).ToList();
        var start = ordered[0];
        var chart = new ChartFrame(
            start.Vintage.Date.DayNumber, ordered[^1].Target.Date.DayNumber,
            ordered.SelectMany(row => new[] { row.Known, row.Held, row.Low ?? row.Held, row.High ?? row.Held }), ChartFrame.Month, texts);
        chart.Curve(ordered.Select(row => ((double)row.Target.Date.DayNumber, (double?)row.Held)).Prepend((start.Vintage.Date.DayNumber, start.Known)), "curve known");
        foreach (var row in ordered)
        {
            var at = row.Target.Date.DayNumber;
            chart.Dot(at, row.Held, 3, "dot known");
            if (row is { Low: { } low, High: { } high, Median: { } median })
            {
                chart.Rise(at, low, high, "curve newest").Dot(at, median, 3.5, "dot newest");
            }
        }

        return chart.Dot(start.Vintage.Date.DayNumber, start.Known, 3, "dot known").ToString();
    }
}
