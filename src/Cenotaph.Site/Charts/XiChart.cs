using System.Globalization;
using Cenotaph.MultipleSystems;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>N by the interaction of all lists, which no table shows, on a scale of doublings.</summary>
internal static class XiChart
{
    /// <summary>The values that are marked: half, none, twice.</summary>
    public static readonly double[] Marked = [0.5, 1, 2];

    private const int Points = 49;

    /// <summary>The inside of the drawing.</summary>
    public static string Svg(XiTable table, double observed, Texts texts)
    {
        var unlisted = table.Rows.First(row => row.Xi == 1).Total - observed;
        double Total(double xi) => observed + (unlisted / xi);
        var (first, last) = (Math.Log2(table.Rows[0].Xi), Math.Log2(table.Rows[^1].Xi));
        var chart = new ChartFrame(
            first, last, table.Rows.Select(row => row.Total), mark => Math.Pow(2, mark).ToString("0.##", CultureInfo.InvariantCulture).Replace(".", texts["number.decimal"], StringComparison.Ordinal), texts)
            .Curve(Enumerable.Range(0, Points).Select(place => first + ((last - first) * place / (Points - 1))).Select(at => (at, (double?)Total(Math.Pow(2, at)))), "curve newest");
        foreach (var xi in Marked)
        {
            var (at, total) = (Math.Log2(xi), Total(xi));
            chart.Dot(at, total, 4, "dot known").Drawing.Text(chart.X(at) + 7, chart.Y(total) - 5, texts.Whole(total), "tick");
        }

        return chart.ToString();
    }
}
