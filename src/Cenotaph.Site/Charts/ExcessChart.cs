using System.Globalization;
using System.Text;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>The small drawings of excess deaths: counts and ratios over the years, and placebo errors. Each fits a narrow page.</summary>
internal sealed class ExcessChart
{
    public const double Width = 340;
    public const double Height = 190;
    private const double Left = 58;
    private const double Right = 12;
    private const double Top = 12;
    private const double Bottom = 24;

    private readonly Drawing drawing = new();
    private readonly ValueAxis values;
    private readonly int first;
    private readonly int last;

    private ExcessChart(IEnumerable<int> years, IEnumerable<double> numbers, Texts texts)
    {
        var list = years.ToList();
        (first, last) = (list.Min(), Math.Max(list.Max(), list.Min() + 1));
        values = new(numbers.Where(number => double.IsFinite(number) && Math.Abs(number) < 1e20).Select(number => (decimal)number));
        foreach (var tick in values.Ticks)
        {
            drawing.Line(Left, Y((double)tick), Width - Right, Y((double)tick), tick == 0 ? "axis" : "grid")
                .Text(Left - 6, Y((double)tick) + 4, texts.Number(tick), "tick", "end");
        }

        foreach (var year in new[] { first, (first + last) / 2, last }.Distinct())
        {
            drawing.Text(X(year), Height - 6, year.ToString(CultureInfo.InvariantCulture), "tick", year == first ? "start" : year == last ? "end" : "middle");
        }
    }

    /// <summary>Deaths of both sexes: the one whose excess is asked in strong, the other in weak lines.</summary>
    public static string Deaths(RatioPanel panel, Texts texts)
    {
        var chart = new ExcessChart(
            panel.Years.Select(year => year.Year), panel.Years.SelectMany(year => new[] { year.Deaths, year.Compared }).OfType<double>(), texts);
        chart.Curve(panel, year => year.Compared, "curve older");
        chart.Curve(panel, year => year.Deaths, "curve newest");
        return chart.drawing.ToString();
    }

    /// <summary>The ratio of the sexes as dots, with the fit and its band.</summary>
    public static string Ratio(RatioPanel panel, Texts texts)
    {
        var chart = new ExcessChart(
            panel.Years.Select(year => year.Year), panel.Years.SelectMany(year => new[] { year.Ratio, year.Low, year.High, year.Fit }).OfType<double>(), texts);
        var banded = panel.Years.Where(year => year is { Low: not null, High: not null }).ToList();
        if (banded.Count > 1)
        {
            var path = new StringBuilder("M");
            path.AppendJoin('L', banded.Select(year => chart.Point(year.Year, year.High!.Value))).Append('L');
            path.AppendJoin('L', Enumerable.Reverse(banded).Select(year => chart.Point(year.Year, year.Low!.Value))).Append('Z');
            chart.drawing.Path(path.ToString(), "band");
        }

        chart.Curve(panel, year => year.Fit, "curve newest");
        foreach (var year in panel.Years.Where(year => year.Ratio is not null))
        {
            chart.drawing.Circle(chart.X(year.Year), chart.Y(year.Ratio!.Value), 2.5, year.Fit is null ? "dot older" : "dot newest");
        }

        return chart.drawing.ToString();
    }

    /// <summary>The error of each placebo run by its last year, and the estimate itself at its own.</summary>
    public static string Placebo(ExcessEstimate estimate, Texts texts)
    {
        var runs = estimate.Placebo!.Runs;
        var chart = new ExcessChart(
            runs.Select(run => run.Years[^1]).Append(estimate.Key.Years[^1]), runs.Select(run => run.Scaled).Append(estimate.Value).Append(0), texts);
        foreach (var run in runs)
        {
            chart.drawing.Line(chart.X(run.Years[^1]), chart.Y(0), chart.X(run.Years[^1]), chart.Y(run.Scaled), "grid")
                .Circle(chart.X(run.Years[^1]), chart.Y(run.Scaled), 3, "dot older");
        }

        chart.drawing.Circle(chart.X(estimate.Key.Years[^1]), chart.Y(estimate.Value), 4, "dot newest");
        return chart.drawing.ToString();
    }

    private void Curve(RatioPanel panel, Func<RatioYear, double?> number, string style)
    {
        var points = panel.Years.Where(year => number(year) is { } known && double.IsFinite(known)).Select(year => Point(year.Year, number(year)!.Value)).ToList();
        if (points.Count > 1)
        {
            drawing.Path("M" + string.Join('L', points), style);
        }
    }

    private string Point(int year, double number) => Drawing.N(X(year)) + " " + Drawing.N(Y(number));

    private double X(int year) => Left + ((double)(year - first) / (last - first) * (Width - Left - Right));

    private double Y(double number) => Height - Bottom - (values.Place((decimal)Math.Clamp(number, -1e20, 1e20)) * (Height - Top - Bottom));
}
