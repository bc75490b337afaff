namespace Cenotaph.Disclosure;

/// <summary>
/// How far one hidden cell of a table with published totals may lie from its count. Cells and totals are a transport network, so the most
/// and the least are reached by flows (Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17, 1988).
/// </summary>
/// <param name="counts">The counts; where several releases bind, the least of each cell, so that one change is possible in all at once.</param>
/// <param name="hidden">Which cells are hidden.</param>
internal sealed class HiddenRange(long[,] counts, bool[,] hidden)
{
    private readonly int rows = counts.GetLength(0);
    private readonly int columns = counts.GetLength(1);

    /// <summary>By how much the cell may be more or less: the span of its possible counts, told up to <paramref name="enough"/>.</summary>
    public long Span(int row, int column, long enough)
    {
        var up = Flow(row, column, enough, rises: true);
        return up + Flow(row, column, Math.Min(counts[row, column], enough - up), rises: false);
    }

    // A path from the row to the column, through other hidden cells in turn by row and by column. When the cell rises, cells passed from row
    // to column fall, at most to 0, and those passed from column to row rise without limit; when it falls, the other way about.
    private long Flow(int row, int column, long most, bool rises)
    {
        Dictionary<(int Row, int Column), long> change = [];
        long flow = 0;
        while (flow < most && Path(row, column, change, rises) is { } path)
        {
            var amount = most - flow;
            foreach (var (r, c, toColumn) in path.Where(step => step.ToColumn == rises))
            {
                amount = Math.Min(amount, counts[r, c] + change.GetValueOrDefault((r, c)));
            }

            foreach (var (r, c, toColumn) in path)
            {
                change[(r, c)] = change.GetValueOrDefault((r, c)) + (toColumn == rises ? -amount : amount);
            }

            flow += amount;
        }

        return flow;
    }

    private List<(int Row, int Column, bool ToColumn)>? Path(int row, int column, Dictionary<(int Row, int Column), long> change, bool rises)
    {
        var (fromColumn, fromRow) = (new int[rows], new int[columns]);
        Array.Fill(fromColumn, -1);
        Array.Fill(fromRow, -1);
        var queue = new Queue<(int Place, bool IsRow)>([(row, true)]);
        while (queue.TryDequeue(out var at))
        {
            for (var next = 0; next < (at.IsRow ? columns : rows); next++)
            {
                var (r, c) = at.IsRow ? (at.Place, next) : (next, at.Place);
                var isNew = at.IsRow ? fromRow[c] < 0 : r != row && fromColumn[r] < 0;
                var falls = at.IsRow == rises;
                if (!isNew || !hidden[r, c] || (r == row && c == column) || (falls && counts[r, c] + change.GetValueOrDefault((r, c)) == 0))
                {
                    continue;
                }

                if (!at.IsRow)
                {
                    fromColumn[r] = c;
                    queue.Enqueue((r, true));
                    continue;
                }

                fromRow[c] = r;
                if (c == column)
                {
                    return Back(row, column, fromRow, fromColumn);
                }

                queue.Enqueue((c, false));
            }
        }

        return null;
    }

    private static List<(int Row, int Column, bool ToColumn)> Back(int row, int column, int[] fromRow, int[] fromColumn)
    {
        List<(int Row, int Column, bool ToColumn)> path = [];
        for (var c = column; ;)
        {
            var r = fromRow[c];
            path.Add((r, c, true));
            if (r == row)
            {
                return path;
            }

            path.Add((r, fromColumn[r], false));
            c = fromColumn[r];
        }
    }
}
