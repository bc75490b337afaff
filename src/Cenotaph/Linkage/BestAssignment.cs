namespace Cenotaph.Linkage;

/// <summary>The assignment of rows to columns with the largest sum (Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics
/// Quarterly 2, 1955), by shortest augmenting paths with potentials (Jonker and Volgenant, Computing 38, 1987): O(n³).</summary>
internal static class BestAssignment
{
    /// <param name="values">The value of each cell, at least 0; 0 stands for no link.</param>
    /// <returns>For each row its column; −1 where it has none. Cells of value 0 may be among them.</returns>
    public static int[] Of(double[,] values)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        var turned = rows > columns;
        var (few, many) = turned ? (columns, rows) : (rows, columns);
        var (rowPotential, columnPotential) = (new double[few + 1], new double[many + 1]);
        var (rowOf, before) = (new int[many + 1], new int[many + 1]);
        for (var row = 1; row <= few; row++)
        {
            // Column 0 stands for the start of the path; the path ends in the first free column.
            rowOf[0] = row;
            var (column, least, used) = (0, new double[many + 1], new bool[many + 1]);
            Array.Fill(least, double.PositiveInfinity);
            do
            {
                used[column] = true;
                var (from, step, next) = (rowOf[column], double.PositiveInfinity, 0);
                for (var to = 1; to <= many; to++)
                {
                    if (used[to])
                    {
                        continue;
                    }

                    var cost = -(turned ? values[to - 1, from - 1] : values[from - 1, to - 1]) - rowPotential[from] - columnPotential[to];
                    if (cost < least[to])
                    {
                        (least[to], before[to]) = (cost, column);
                    }

                    if (least[to] < step)
                    {
                        (step, next) = (least[to], to);
                    }
                }

                for (var to = 0; to <= many; to++)
                {
                    if (used[to])
                    {
                        rowPotential[rowOf[to]] += step;
                        columnPotential[to] -= step;
                    }
                    else
                    {
                        least[to] -= step;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            while (column != 0)
            {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }

        var partner = new int[rows];
        Array.Fill(partner, -1);
        for (var column = 1; column <= many; column++)
        {
            if (rowOf[column] > 0)
            {
                partner[turned ? column - 1 : rowOf[column] - 1] = turned ? rowOf[column] - 1 : column - 1;
            }
        }

        return partner;
    }
}
