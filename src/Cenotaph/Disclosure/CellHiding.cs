namespace Cenotaph.Disclosure;

/// <summary>
/// Hides small cells of a table whose totals are published, and others with them (complementary suppression), so that what is hidden stays
/// uncertain. A small cell is safe by a rectangle of hidden cells: adding to it and to the opposite corner what is taken from the other two
/// corners gives another table with the same totals.
/// </summary>
/// <remarks>
/// With a the small cell, d its opposite and b, c the other corners, a may be as low as a − min(a, d) and as high as a + min(b, c): the
/// span asked for is k. Hence a's upper bound is at least k; by the duality of flows and cuts in the network of rows and columns (Gusfield, A
/// graph theoretic approach to statistical data security, SIAM J. Comput. 17, 1988), every sum of hidden cells that the totals give away
/// and that holds a is at least that bound.
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

    /// <summary>Hides every small cell and the cheapest rectangle for each; gives the row of a cell that has none, or null.</summary>
    public (string Row, string Column)? Complete()
    {
        var found = Small().ToList();
        found.ForEach(cell => hidden[cell.Row, cell.Column] = true);
        foreach (var (r, c) in found)
        {
            if (!IsSafe(r, c) && !Widen(r, c))
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

    private bool IsSafe(int r, int c)
    {
        for (var across = 0; across < columns.Length; across++)
        {
            if (across == c || !hidden[r, across])
            {
                continue;
            }

            for (var down = 0; down < rows.Length; down++)
            {
                if (down != r && hidden[down, c] && hidden[down, across] && Span(r, c, across, down) >= k)
                {
                    return true;
                }
            }
        }

        return false;
    }

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

    private long Cost(int r, int c) => hidden[r, c] ? 0 : 1 + (10 * now[r, c]);
}
