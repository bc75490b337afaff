using System.Collections.Immutable;
using Cenotaph.MultipleSystems;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>How likely each N is, from a density or from draws, with the middle and the limits of the interval as lines.</summary>
internal static class DensityChart
{
    public const double Width = 340;
    public const double Height = 130;
    private const double Margin = 12;
    private const double Foot = 24;
    private const double Top = 6;

    /// <summary>The inside of the drawing; empty where there is nothing to draw.</summary>
    public static string Svg(SystemsResult result, Texts texts)
    {
        var (points, steps) = Points(result);
        if (points.Length < 2 || points[^1].Total <= points[0].Total)
        {
            return "";
        }

        var (first, last, most) = (points[0].Total, points[^1].Total, points.Max(point => point.Density));
        double X(double total) => Margin + ((Math.Clamp(total, first, last) - first) / (last - first) * (Width - (2 * Margin)));
        double Y(double density) => Height - Foot - (density / most * (Height - Foot - Top));
        var drawing = new Drawing();
        string Point(double total, double density) => Drawing.N(X(total)) + " " + Drawing.N(Y(density));
        List<string> line = steps
            ? [.. points.Zip(points.Skip(1)).SelectMany(pair => new[] { Point(pair.First.Total, pair.First.Density), Point(pair.Second.Total, pair.First.Density) })]
            : [.. points.Select(point => Point(point.Total, point.Density))];
        drawing.Path($"M{Point(first, 0)}L{string.Join('L', line)}L{Point(last, 0)}Z", "band").Path("M" + string.Join('L', line), "curve newest");
        drawing.Line(Margin, Height - Foot, Width - Margin, Height - Foot, "axis");
        if (result is SystemsEstimate { Intervals: [var interval, ..] } estimate)
        {
            drawing.Line(X(estimate.Value), Top, X(estimate.Value), Height - Foot, "curve known");
            foreach (var limit in new[] { interval.Low, interval.High }.Where(limit => limit > first && limit < last))
            {
                drawing.Line(X(limit), Top, X(limit), Height - Foot, "cut");
            }
        }

        foreach (var (at, anchor) in new[] { (first, "start"), ((first + last) / 2, "middle"), (last, "end") })
        {
            drawing.Text(X(at), Height - 7, texts.Whole(at), "tick", anchor);
        }

        return drawing.ToString();
    }

    // A histogram of draws has steps; the density beyond what can be seen is left off.
    private static (ImmutableArray<(double Total, double Density)> Points, bool Steps) Points(SystemsResult result)
    {
        if (!result.Density.IsDefaultOrEmpty)
        {
            const double Least = 1e-3;
            var most = result.Density.Max(point => point.Density);
            var seen = Enumerable.Range(0, result.Density.Length).Where(place => result.Density[place].Density > Least * most).ToList();
            return (result.Density[Math.Max(0, seen[0] - 1)..Math.Min(result.Density.Length, seen[^1] + 2)], false);
        }

        return result is SystemsEstimate { Draws: { IsDefaultOrEmpty: false } draws } && DrawSummary.Of(draws) is { Histogram.Length: > 1 } summary
            ? ([.. summary.Histogram.Select(part => (part.Low, (double)part.Count)), (summary.Histogram[^1].High, 0)], true)
            : ([], false);
    }
}
