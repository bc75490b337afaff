using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.MultipleSystems;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>
/// The overlaps of lists as a picture (after UpSet of Lex, Gehlenborg, Strobelt, Vuillemot and Pfister 2014): a row for each history with its lists as
/// joined dots and its persons as a bar. Histories are rows, so that any number of them fits a narrow page.
/// </summary>
internal sealed class OverlapChart(CaptureTable table)
{
    public const double Width = 340;

    /// <summary>The most histories that are drawn: those of most persons.</summary>
    public const int Most = 24;

    private const double Row = 20;
    private const double Head = 20;
    private const double DotsWidth = 170;
    private const double WidestStep = 20;
    private const double NumberWidth = 52;

    private readonly ImmutableArray<CaptureCell> cells = [.. table.Cells.OrderByDescending(cell => cell.Count).ThenBy(cell => cell.History).Take(Most)];

    /// <summary>How many histories are not drawn.</summary>
    public int Left => table.Cells.Length - cells.Length;

    public double Height => Head + (cells.Length * Row) + 4;

    /// <summary>The inside of the drawing.</summary>
    public string Svg(Texts texts)
    {
        var drawing = new Drawing();
        var lists = table.Lists.Length;
        var step = Math.Min(WidestStep, DotsWidth / lists);
        var radius = Math.Min(5, step * 0.36);
        double X(int list) => 10 + (list * step);
        var left = X(lists - 1) + 16;
        var most = Math.Max(1, cells.IsEmpty ? 1 : cells[0].Count);

        // Columns are named by number; where they are narrow, every fifth is.
        for (var list = 0; list < lists; list++)
        {
            if (step >= 14 || list == 0 || (list + 1) % 5 == 0)
            {
                drawing.Text(X(list), 13, (list + 1).ToString(CultureInfo.InvariantCulture), "tick", "middle");
            }
        }

        for (var place = 0; place < cells.Length; place++)
        {
            var (history, count) = cells[place];
            var y = Head + (place * Row) + (Row / 2);
            int[] on = [.. Enumerable.Range(0, lists).Where(list => (history >> list & 1) != 0)];
            if (on.Length > 1)
            {
                drawing.Line(X(on[0]), y, X(on[^1]), y, "curve known");
            }

            for (var list = 0; list < lists; list++)
            {
                drawing.Circle(X(list), y, on.Contains(list) ? radius : radius * 0.5, on.Contains(list) ? "dot known" : "dot");
            }

            var length = (Width - left - NumberWidth) * count / most;
            drawing.Box(left, y - 6, Math.Max(1, length), 12, "bar").Text(left + Math.Max(1, length) + 5, y + 4, texts.Number(count), "tick");
        }

        return drawing.ToString();
    }
}
