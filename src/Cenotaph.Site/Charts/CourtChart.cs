using System.Collections.Immutable;
using Cenotaph.Relabelling;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The small drawings of court claims against the usual number, with what a deletion censors shaded. Claims are not deaths.</summary>
internal static class CourtChart
{
    // Times of different length are drawn as claims in so many days.
    private const double Month = 30;

    // So many days after a deletion are shown at least.
    private const int Seen = 90;

    /// <summary>Published counts, each over its own days, in claims in thirty days; a lower bound has an arrow up.</summary>
    public static string Counts(CourtSummary court, Texts texts)
    {
        var counts = court.Excess;
        double Rate(CourtExcess one, double number) => number / one.Period.Days * Month;
        var chart = new ChartFrame(
            counts.Min(one => one.Period.First.DayNumber),
            Math.Max(counts.Max(one => one.Period.Last.DayNumber), court.Deletions.IsEmpty ? 0 : court.Deletions.Min(one => one.CensoredFrom.DayNumber) + Seen),
            counts.SelectMany(one => new[] { Rate(one, one.Value + one.Expected.Value), Rate(one, one.Expected.Interval.High) }), ChartFrame.Month, texts);
        Censor(chart, court.Deletions.Select(one => one.CensoredFrom));
        foreach (var one in counts)
        {
            var (from, to) = (one.Period.First.DayNumber, one.Period.Last.DayNumber + 1.0);
            chart.Band([(from, Rate(one, one.Expected.Interval.Low), Rate(one, one.Expected.Interval.High)), (to, Rate(one, one.Expected.Interval.Low), Rate(one, one.Expected.Interval.High))], "usual-band")
                .Curve([(from, Rate(one, one.Expected.Value)), (to, Rate(one, one.Expected.Value))], "curve usual");
        }

        foreach (var one in counts)
        {
            var (from, to, height) = (one.Period.First.DayNumber, one.Period.Last.DayNumber + 1.0, Rate(one, one.Value + one.Expected.Value));
            chart.Curve([(from, height), (to, height)], "curve newest");
            if (one.IsBound)
            {
                Arrow(chart, (from + to) / 2, height, one.Bound == Bound.Lower ? -1 : 1);
            }
        }

        return chart.ToString();
    }

    /// <summary>A register by period: what was filed, the baseline with its limits, and at-least counts after a deletion.</summary>
    public static string Register(CourtRegister register, Texts texts)
    {
        var counts = register.Snapshots.Counts;
        ImmutableArray<CourtRow> rows = register.Model?.Rows ?? [];
        var least = register.Snapshots.AtLeast;
        var days = counts.Concat(least).Select(count => count.Period).ToList();
        var chart = new ChartFrame(
            days.Min(day => day.First.DayNumber), days.Max(day => day.Last.DayNumber),
            [.. counts.Concat(least).Select(count => count.Count), .. rows.Select(row => row.Expected.Interval.High)], ChartFrame.Month, texts);
        Censor(chart, register.Snapshots.CensoredFrom is { } from ? [from] : []);
        chart.Band(rows.Select(row => (ChartFrame.Middle(row.Period), row.Expected.Interval.Low, row.Expected.Interval.High)), "usual-band")
            .Curve(rows.Select(row => (ChartFrame.Middle(row.Period), (double?)row.Expected.Value)), "curve usual")
            .Curve(counts.Select(count => (ChartFrame.Middle(count.Period), (double?)count.Count)), "curve newest");
        foreach (var count in least)
        {
            Arrow(chart, ChartFrame.Middle(count.Period), count.Count, -1);
        }

        return chart.ToString();
    }

    private static void Censor(ChartFrame chart, IEnumerable<DateOnly> from)
    {
        foreach (var day in from.Order().Take(1))
        {
            chart.Shade(day.DayNumber);
        }
    }

    // More than this (up), or less (down).
    private static void Arrow(ChartFrame chart, double at, double number, int down)
    {
        var (x, y) = (chart.X(at), chart.Y(number));
        chart.Drawing.Path($"M{Drawing.N(x - 5)} {Drawing.N(y)}L{Drawing.N(x + 5)} {Drawing.N(y)}L{Drawing.N(x)} {Drawing.N(y + (down * 10))}Z", "dot newest");
    }
}
