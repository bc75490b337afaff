namespace Cenotaph.Disclosure;

/// <summary>
/// Hides small cells of a table whose totals are published, and others with them (complementary suppression), so that the span of a small
/// cell's possible counts is at least k.
/// </summary>
/// <remarks>
/// A rectangle of hidden cells serves: adding to a small cell a and to its opposite d what is taken from the corners b and c gives another table
/// with the same totals, so that a spans min(b, c) + min(a, d). Where there is none, several cells of the row and of the column are hidden and
/// those where they cross. A span of k makes the upper bound of a at least k; by the duality of flows and cuts every sum of hidden cells that
/// the totals give away and that holds a is at least that bound.
/// </remarks>
internal sealed class CellHiding
{
    private readonly long[,] least;
    private readonly long[,] now;
    private readonly bool[,] hidden;
    private readonly bool[,] small;
    private readonly string[] rows;
    private readonly string[] columns;
    private readonly int k;

    /// <param name="now">The counts of this release.</param>
    /// <param name="others">Those of the earlier ones: a rectangle must be possible in all at once.</param>
    /// <param name="before">Cells that are hidden already.</param>
    /// <param name="k">The limit.</param>
    public CellHiding(TableShape now, IReadOnlyList<TableShape> others, IEnumerable<(string Row, string Column)> before, int k)
    {
        this.k = k;
        var places = before.ToList();
        var all = now.Cells.Concat(others.SelectMany(one => one.Cells)).Select(cell => cell.Key).Concat(places).ToList();
        rows = [.. all.Select(place => place.Row).Distinct().Order(StringComparer.Ordinal)];
        columns = [.. all.Select(place => place.Column).Distinct().Order(StringComparer.Ordinal)];
        (least, this.now) = (new long[rows.Length, columns.Length], new long[rows.Length, columns.Length]);
        (hidden, small) = (new bool[rows.Length, columns.Length], new bool[rows.Length, columns.Length]);
        var inHidden = places.ToHashSet();
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                var place = (rows[r], columns[c]);
                this.now[r, c] = now[place];
                least[r, c] = others.Select(one => one[place]).Append(now[place]).Min();
                small[r, c] = others.Append(now).Any(one => one[place] > 0 && one[place] < k);
                hidden[r, c] = inHidden.Contains(place);
            }
        }
    }

    public IEnumerable<(string Row, string Column)> Hidden =>
        from r in Enumerable.Range(0, rows.Length) from c in Enumerable.Range(0, columns.Length) where hidden[r, c] select (rows[r], columns[c]);

    /// <summary>Hides every small cell and the cheapest rectangle for each; gives a cell for which nothing helps, or null.</summary>
    public (string Row, string Column)? Complete()
    {
        var found = Small().ToList();
        found.ForEach(cell => hidden[cell.Row, cell.Column] = true);
        foreach (var (r, c) in found)
        {
            if (!IsSafe(r, c) && !Widen(r, c) && !Cross(r, c))
            {
                return (rows[r], columns[c]);
            }
        }

        return null;
    }

    /// <summary>Whether each cell that is small in any release is hidden, and safe.</summary>
    public bool Holds() => Small().All(cell => hidden[cell.Row, cell.Column] && IsSafe(cell.Row, cell.Column));

    private IEnumerable<(int Row, int Column)> Small() =>
        from r in Enumerable.Range(0, rows.Length)
        from c in Enumerable.Range(0, columns.Length)
        where small[r, c]
        select (r, c);

    private long Span(int r, int c, int across, int down) =>
        Math.Min(least[r, across], least[down, c]) + Math.Min(least[r, c], least[down, across]);

    private bool IsSafe(int r, int c) => new HiddenRange(least, hidden).Span(r, c, k) >= k;

    private bool Widen(int r, int c)
    {
        (long Cost, int Across, int Down) best = (long.MaxValue, -1, -1);
        for (var across = 0; across < columns.Length; across++)
        {
            for (var down = 0; across != c && down < rows.Length; down++)
            {
                if (down == r || Span(r, c, across, down) < k)
                {
                    continue;
                }

                // Of two equal costs the one that hides fewer cells: a hidden 0 costs a little.
                var cost = Cost(r, across) + Cost(down, c) + Cost(down, across);
                if (cost < best.Cost)
                {
                    best = (cost, across, down);
                }
            }
        }

        if (best.Across < 0)
        {
            return false;
        }

        hidden[r, best.Across] = hidden[best.Down, c] = hidden[best.Down, best.Across] = true;
        return true;
    }

    private bool Cross(int r, int c)
    {
        List<int> across = [], down = [];
        foreach (var column in Largest(columns.Length, c, column => (hidden[r, column], now[r, column])))
        {
            if (across.Sum(one => least[r, one]) < k)
            {
                across.Add(column);
            }
        }

        foreach (var row in Largest(rows.Length, r, row => (hidden[row, c], now[row, c])))
        {
            if (down.Sum(one => least[one, c]) < k)
            {
                down.Add(row);
            }
        }

        foreach (var row in down.Append(r))
        {
            across.ForEach(column => hidden[row, column] = true);
            hidden[row, c] = true;
        }

        return IsSafe(r, c);
    }

    private static IEnumerable<int> Largest(int count, int but, Func<int, (bool Hidden, long Count)> cell) =>
        Enumerable.Range(0, count).Where(one => one != but && cell(one).Count > 0)
            .OrderByDescending(one => cell(one).Hidden).ThenByDescending(one => cell(one).Count).ThenBy(one => one);

    private long Cost(int r, int c) => hidden[r, c] ? 0 : 1 + (10 * now[r, c]);
}
