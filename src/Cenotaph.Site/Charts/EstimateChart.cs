using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The drawings of the estimate on the front page: through time, what moves it, and what each source says.</summary>
internal static class EstimateChart
{
    // A claim above this multiple of the highest limit would press the estimate flat.
    private const double Room = 1.6;

    // The longest name that fits beside an interval.
    private const int Longest = 42;

    /// <summary>Whether the estimate has a course to draw.</summary>
    public static bool HasCourse(ReconciledCategory one) => one.Course.Length > 1;

    /// <summary>The claims that fit the drawing, at the last day that each counts.</summary>
    /// <param name="one">The estimate.</param>
    /// <param name="claims">Claims of one number or a range, of everyone on the side.</param>
    /// <returns>Those to draw, and how many lie too far above.</returns>
    public static (ImmutableArray<(double At, double Number)> Dots, int Above) Dots(ReconciledCategory one, IEnumerable<Claim> claims)
    {
        var (first, last) = (one.Course[0].Day.DayNumber, one.Course[^1].Day.DayNumber);
        var ceiling = one.Course.Max(point => point.Estimate.High) * Room;
        var all = claims.Select(claim => (At: (double)claim.Date!.Value.Last.DayNumber, Number: Middle(claim.Figure)))
            .Where(dot => dot.Number is not null && dot.At >= first && dot.At <= last).Select(dot => (dot.At, (double)dot.Number!.Value)).ToList();
        return ([.. all.Where(dot => dot.Item2 <= ceiling)], all.Count(dot => dot.Item2 > ceiling));
    }

    /// <summary>The median through time in its 95 % and 50 % bands, with what publishers said.</summary>
    public static string Fan(ReconciledCategory one, ImmutableArray<(double At, double Number)> dots, Texts texts)
    {
        var course = one.Course;
        var chart = new ChartFrame(
                course[0].Day.DayNumber, course[^1].Day.DayNumber, [.. course.Select(point => point.Estimate.High), .. dots.Select(dot => dot.Number)], ChartFrame.Month, texts)
            .Band(course.Select(point => ((double)point.Day.DayNumber, point.Estimate.Low, point.Estimate.High)))
            .Band(course.Select(point => ((double)point.Day.DayNumber, point.Half.Low, point.Half.High)), "band half");
        foreach (var (at, number) in dots)
        {
            chart.Dot(at, number, 1.8, "dot known");
        }

        return chart.Curve(course.Select(point => ((double)point.Day.DayNumber, (double?)point.Estimate.Value)), "curve newest").ToString();
    }

    /// <summary>The estimate, and what it would be without each of its origins and each anchor; of the closed form where the state space gives none.</summary>
    /// <param name="one">The estimate.</param>
    /// <param name="name">The name of an origin or anchor.</param>
    /// <param name="texts">The texts of the page.</param>
    public static IntervalChart Moves(ReconciledCategory one, Func<string, string> name, Texts texts) => Lines(
        EstimateWords.Moves(one).Select(row => (row.Origin is { } origin ? texts.With("estimate.without", name(origin))
            : row.Anchor is { } anchor ? texts.With("estimate.without-anchor", name(anchor)) : texts["estimate.all"], row.Estimate)));

    /// <summary>What each source says at the last day, made comparable, beside the estimate, the closed form, and best, low and high.</summary>
    /// <param name="one">The estimate.</param>
    /// <param name="readings">What they say.</param>
    /// <param name="name">The name of a publisher.</param>
    /// <param name="texts">The texts of the page.</param>
    public static IntervalChart Said(ReconciledCategory one, ImmutableArray<PlacedReading> readings, Func<string, string> name, Texts texts) => Lines(
    [
        (texts["estimate.all"], EstimateWords.Leading(one)),
        .. readings.Select(reading => (Named(readings, reading, name), (Pooled?)new Pooled(reading.Value, reading.Low, reading.High))),
        (texts["estimate.closed"], one.Estimate is null ? null : one.Closed?.Estimate),
        (texts["estimate.best"], one.Closed?.BestLowHigh),
    ]);

    // A publisher may state two numbers that come to the whole by different roads.
    private static string Named(ImmutableArray<PlacedReading> all, PlacedReading reading, Func<string, string> name) =>
        name(reading.Publisher) + (all.Count(other => other.Publisher == reading.Publisher) > 1 ? $" ({reading.Id})" : "");

    private static IntervalChart Lines(IEnumerable<(string Name, Pooled? Estimate)> lines) => new(
    [
        .. lines.Where(line => line.Estimate is { } known && double.IsFinite(known.Low) && double.IsFinite(known.High))
            .Select(line => new IntervalLine(Short(line.Name), line.Estimate!.Value.Value, (line.Estimate.Value.Low, line.Estimate.Value.High), null)),
    ]);

    private static decimal? Middle(Figure figure) => figure.Value ?? (figure.Low is { } low && figure.High is { } high ? (low + high) / 2 : null);

    private static string Short(string name) => name.Length > Longest ? name[..(Longest - 1)] + "…" : name;
}
