using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Publication;

namespace Cenotaph.Site.Charts;

/// <summary>
/// The reporting triangle as a map: a row a vintage, a column a run of periods, the darker the more of what is expected in the end it knew. It computes
/// no estimate: what is expected is the nowcast, or the newest count where there is none.
/// </summary>
internal sealed class TriangleMap
{
    public const double Width = 340;
    private const double Left = 84;
    private const double Right = 8;
    private const double RowHeight = 18;
    private const double Foot = 24;
    private const int MostColumns = 40;
    private const int MostRows = 20;

    // Below this width a number does not fit into its cell.
    private const double TextWidth = 27;

    private readonly NowcastSummary summary;
    private readonly int first;
    private readonly int last;
    private readonly double[] expected;

    private TriangleMap(NowcastSummary summary, int first, int last)
    {
        (this.summary, this.first, this.last) = (summary, first, last);
        Run = (last - first + MostColumns) / MostColumns;
        Columns = (last - first + Run) / Run;
        Rows = [.. Spread(summary.Vintages.Length)];
        var path = summary.Path.ToDictionary(row => row.Time.First, row => row.Median);
        expected = [.. Enumerable.Range(0, last + 1).Select(period => path.TryGetValue(summary.Periods[period].First, out var median) ? median : summary.Triangle[period][^1] ?? 0)];
    }

    /// <summary>How many periods a column holds.</summary>
    public int Run { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>The vintages that are drawn, by their place.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>The periods that are drawn, by their place, rising.</summary>
    public IEnumerable<int> Periods => Enumerable.Range(first, last - first + 1);

    public double Height => (Rows.Length * RowHeight) + Foot;

    /// <summary>The map of a register, of its periods from the first of which anything is known to the newest; null where there is none.</summary>
    public static TriangleMap? Of(NowcastSummary summary)
    {
        var known = Enumerable.Range(0, summary.Triangle.Length).Where(period => summary.Triangle[period].Any(count => count > 0)).ToList();
        return known.Count == 0 || summary.Vintages.IsEmpty ? null : new(summary, known[0], known[^1]);
    }

    /// <summary>The share of what is expected that a vintage knew of a column, 0 to 1; null where it says nothing of it or nothing is expected.</summary>
    public double? Share(int column, int vintage)
    {
        var (known, all) = (0.0, 0.0);
        for (var period = first + (column * Run); period <= Math.Min(last, first + (column * Run) + Run - 1); period++)
        {
            if (summary.Triangle[period][vintage] is { } count)
            {
                (known, all) = (known + count, all + expected[period]);
            }
        }

        return all > 0 ? Math.Min(1, known / all) : null;
    }

    /// <summary>The inside of the drawing.</summary>
    public string Svg()
    {
        var drawing = new Drawing();
        var wide = (Width - Left - Right) / Columns;
        for (var row = 0; row < Rows.Length; row++)
        {
            var y = row * RowHeight;
            drawing.Text(Left - 6, y + 14, summary.Vintages[Rows[row]].Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "tick", "end");
            for (var column = 0; column < Columns; column++)
            {
                if (Share(column, Rows[row]) is not { } share)
                {
                    continue;
                }

                drawing.Box(Left + (column * wide), y + 1, wide, RowHeight - 2, "heat-none").Heat(Left + (column * wide), y + 1, wide, RowHeight - 2, share);
                if (wide >= TextWidth)
                {
                    drawing.Text(Left + ((column + 0.5) * wide), y + 13.5, Math.Round(100 * share).ToString(CultureInfo.InvariantCulture), share > 0.55 ? "heat-text strong" : "heat-text", "middle");
                }
            }
        }

        foreach (var (x, period, anchor) in new[] { (Left, first, "start"), (Width - Right, last, "end") })
        {
            drawing.Text(x, Height - 6, summary.Periods[period].ToString().Split('/')[0], "tick", anchor);
        }

        return drawing.ToString();
    }

    // At most so many of the vintages, evenly spread, the newest among them.
    private static IEnumerable<int> Spread(int count) =>
        count <= MostRows ? Enumerable.Range(0, count) : Enumerable.Range(0, MostRows).Select(row => (int)((long)row * (count - 1) / (MostRows - 1)));
}
