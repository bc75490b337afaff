using Cenotaph.Frontline;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The small drawings of a front: how far it came on each axis since the first position on record, by four measures.</summary>
internal static class FrontChart
{
    // Every so many days is a point drawn; the table beside it has the sums.
    private const int Step = 7;

    /// <summary>The measures drawn, each with its style.</summary>
    public static IReadOnlyList<(FrontMeasure Measure, string Style)> Lines { get; } =
        [(FrontMeasure.MeanFront, "newest"), (FrontMeasure.Centreline, "known"), (FrontMeasure.MedianReach, "usual"), (FrontMeasure.MaximumReach, "reach")];

    /// <summary>One axis. All axes of a page have one scale, so that slopes can be held against each other.</summary>
    /// <param name="axis">Its positions, by measure.</param>
    /// <param name="all">The positions on all axes.</param>
    /// <param name="texts">The texts of the page.</param>
    public static string Axis(IEnumerable<FrontTrack> axis, IReadOnlyCollection<FrontTrack> all, Texts texts)
    {
        var chart = new ChartFrame(
            all.Min(track => track.Positions[0].Day.DayNumber), all.Max(track => track.Positions[^1].Day.DayNumber),
            all.SelectMany(track => new[] { track.Positions.Max(one => Km(track, one)), track.Positions.Min(one => Km(track, one)) }), ChartFrame.Month, texts);
        var tracks = axis.ToList();
        foreach (var (measure, style) in Lines.Reverse())
        {
            if (tracks.Find(track => track.Measure == measure) is { } track)
            {
                chart.Curve(
                    track.Positions.Where((_, index) => index % Step == 0 || index == track.Positions.Length - 1)
                        .Select(one => ((double)one.Day.DayNumber, (double?)Km(track, one))),
                    "curve " + style);
            }
        }

        return chart.ToString();
    }

    private static double Km(FrontTrack track, FrontPosition position) => (position.Place - track.Positions[0].Place) / 1000;
}
