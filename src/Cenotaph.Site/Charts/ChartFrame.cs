using System.Globalization;
using System.Text;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The frame of a small drawing that fits a narrow page: numbers at the left, three marks below, and what is drawn between them.</summary>
internal sealed class ChartFrame
{
    public const double Width = 340;
    public const double Height = 190;
    private const double LeastLeft = 58;

    // A figure of the type of numbers beside an axis is as wide as this, in the widest of the usual typefaces.
    private const double FigureWidth = 8.5;
    private const double Right = 12;
    private const double Top = 12;
    private const double Bottom = 24;

    private readonly ValueAxis values;
    private readonly double left;
    private readonly double first;
    private readonly double last;

    /// <summary>A frame that holds these numbers.</summary>
    /// <param name="first">What stands at the left edge: a year, or a day's number.</param>
    /// <param name="last">What stands at the right edge.</param>
    /// <param name="numbers">The numbers to hold; what is not finite is passed over.</param>
    /// <param name="mark">The text of a mark below.</param>
    /// <param name="texts">The texts of the page.</param>
    public ChartFrame(double first, double last, IEnumerable<double> numbers, Func<double, string> mark, Texts texts)
    {
        (this.first, this.last) = (first, Math.Max(last, first + 1));
        values = new(numbers.Where(number => double.IsFinite(number) && Math.Abs(number) < 1e20).Select(number => (decimal)number));
        left = Math.Max(LeastLeft, 10 + (FigureWidth * values.Ticks.Max(tick => texts.Number(tick).Length)));
        foreach (var tick in values.Ticks)
        {
            Drawing.Line(left, Y((double)tick), Width - Right, Y((double)tick), tick == 0 ? "axis" : "grid")
                .Text(left - 6, Y((double)tick) + 4, texts.Number(tick), "tick", "end");
        }

        foreach (var at in new[] { this.first, Math.Floor((this.first + this.last) / 2), this.last }.Distinct())
        {
            Drawing.Text(X(at), Height - 6, mark(at), "tick", at == this.first ? "start" : at == this.last ? "end" : "middle");
        }
    }

    /// <summary>What is drawn.</summary>
    public Drawing Drawing { get; } = new();

    /// <summary>The top of the room for what is drawn.</summary>
    public static double Ceiling => Top;

    /// <summary>Its foot.</summary>
    public static double Floor => Height - Bottom;

    /// <summary>Its right edge.</summary>
    public static double Edge => Width - Right;

    /// <summary>The mark of a day by its number: year and month.</summary>
    public static string Month(double day) => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The mark of a year.</summary>
    public static string Year(double year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>The middle of some days, as the number of a day.</summary>
    public static double Middle(DateSpan time) => (time.First.DayNumber + time.Last.DayNumber) / 2.0;

    public double X(double at) => left + ((at - first) / (last - first) * (Width - left - Right));

    public double Y(double number) => Height - Bottom - (values.Place((decimal)Math.Clamp(number, -1e20, 1e20)) * (Height - Top - Bottom));

    /// <summary>A line through the points that have a number; nothing where fewer than two have one.</summary>
    public ChartFrame Curve(IEnumerable<(double At, double? Number)> points, string style)
    {
        var known = points.Where(point => point.Number is { } number && double.IsFinite(number)).Select(point => Point(point.At, point.Number!.Value)).ToList();
        if (known.Count > 1)
        {
            Drawing.Path("M" + string.Join('L', known), style);
        }

        return this;
    }

    /// <summary>The room between two lines; nothing where fewer than two points have both limits.</summary>
    public ChartFrame Band(IEnumerable<(double At, double Low, double High)> points, string style = "band")
    {
        var known = points.Where(point => double.IsFinite(point.Low) && double.IsFinite(point.High)).ToList();
        if (known.Count > 1)
        {
            var path = new StringBuilder("M");
            path.AppendJoin('L', known.Select(point => Point(point.At, point.High))).Append('L');
            path.AppendJoin('L', Enumerable.Reverse(known).Select(point => Point(point.At, point.Low))).Append('Z');
            Drawing.Path(path.ToString(), style);
        }

        return this;
    }

    public ChartFrame Dot(double at, double number, double radius, string style)
    {
        Drawing.Circle(X(at), Y(number), radius, style);
        return this;
    }

    /// <summary>A line from one number to another at one place.</summary>
    public ChartFrame Rise(double at, double from, double to, string style)
    {
        Drawing.Line(X(at), Y(from), X(at), Y(to), style);
        return this;
    }

    /// <summary>Shades everything from a place on: what lies there is not comparable.</summary>
    public ChartFrame Shade(double from)
    {
        var x = Math.Max(left, X(from));
        if (x < Edge)
        {
            Drawing.Box(x, Top, Edge - x, Height - Top - Bottom, "censored").Line(x, Top, x, Height - Bottom, "cut");
        }

        return this;
    }

    public override string ToString() => Drawing.ToString();

    private string Point(double at, double number) => Drawing.N(X(at)) + " " + Drawing.N(Y(number));
}
