using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Whether a model has a finite maximum on a table, and whether it tells its coefficients apart, decided exactly (Fienberg and Rinaldo 2012; Chan, Silverman
/// and Vincent 2021): after empty margins are taken out, the margins must be those of a table without a zero.
/// </summary>
internal static class Existence
{
    /// <summary>The answer: fitted, not identified, or no maximum. For more than seven lists it is left to the fit: fitted.</summary>
    public static HistoryOutcome Check(HistoryCounts counts, HistoryModel model)
    {
        var (exists, identified) = Of(counts, model);
        return !identified ? HistoryOutcome.NotIdentified : exists ? HistoryOutcome.Fitted : HistoryOutcome.NoMaximum;
    }

    /// <summary>The code of SparseMSE: 0 good, 1 no maximum, 2 not identified, 3 both.</summary>
    public static int Code(HistoryCounts counts, HistoryModel model)
    {
        var (exists, identified) = Of(counts, model);
        return (exists ? 0 : 1) + (identified ? 0 : 2);
    }

    private static (bool Exists, bool Identified) Of(HistoryCounts counts, HistoryModel model)
    {
        if (counts.Dense.Length == 0)
        {
            return (true, true);
        }

        var (terms, empty) = HistoryFitter.Divide(counts, model);
        int[] never = [.. counts.Impossible, .. empty];
        int[] histories =
        [
            .. Enumerable.Range(1, counts.Dense.Length - 1)
                .Where(history => !Array.Exists(never, set => (history & set) == set) && Array.IndexOf(counts.Censored, history) < 0),
        ];
        int[] seen = [.. histories.Where(history => counts.Dense[history] > 0)];
        int[] unseen = [.. histories.Where(history => counts.Dense[history] == 0)];
        try
        {
            return Decide<long>(terms, seen, unseen);
        }
        catch (OverflowException)
        {
            return Decide<BigInteger>(terms, seen, unseen);
        }
    }

    // Rows are terms, columns histories. Is there a table, free where somebody was seen and above 0 where nobody was, whose margins vanish? Then the margins
    // seen are also those of a table without a zero.
    private static (bool Exists, bool Identified) Decide<T>(int[] terms, int[] seen, int[] unseen)
        where T : IBinaryInteger<T>
    {
        var rows = terms.Length;
        var matrix = new T[rows][];
        for (var row = 0; row < rows; row++)
        {
            matrix[row] = new T[seen.Length + unseen.Length];
            for (var column = 0; column < matrix[row].Length; column++)
            {
                var history = column < seen.Length ? seen[column] : unseen[column - seen.Length];
                matrix[row][column] = (history & terms[row]) == terms[row] ? T.One : T.Zero;
            }
        }

        var elimination = new Elimination<T>(matrix);
        var free = elimination.Run(0, seen.Length);
        var left = matrix[free..];
        if (left.Length == 0)
        {
            return (true, true);
        }

        T[][] conditions = [.. left.Select(row => row[seen.Length..])];
        var exists = IntegerSimplex<T>.HasPositiveSolution([.. conditions.Select(row => (T[])row.Clone())]);
        return (exists, new Elimination<T>(conditions).Run(0, unseen.Length) == left.Length);
    }
}

/// <summary>Gauss's elimination in whole numbers; rows are kept without a common divisor.</summary>
internal sealed class Elimination<T>(T[][] rows)
    where T : IBinaryInteger<T>
{
    /// <summary>Eliminates so many columns from the rows below those that lead; gives how many rows lead, which come first.</summary>
    public int Run(int leading, int columns)
    {
        for (var column = 0; column < columns && leading < rows.Length; column++)
        {
            var found = Array.FindIndex(rows, leading, row => row[column] != T.Zero);
            if (found < 0)
            {
                continue;
            }

            (rows[leading], rows[found]) = (rows[found], rows[leading]);
            for (var row = leading + 1; row < rows.Length; row++)
            {
                Subtract(rows[row], rows[leading], column);
            }

            leading++;
        }

        return leading;
    }

    /// <summary>Makes the column of a row vanish by a multiple of another row; the row's sign is kept.</summary>
    public static void Subtract(T[] row, T[] pivot, int column)
    {
        if (row[column] == T.Zero)
        {
            return;
        }

        var (own, other) = (T.Abs(pivot[column]), T.IsNegative(pivot[column]) ? -row[column] : row[column]);
        var divisor = T.Zero;
        for (var place = 0; place < row.Length; place++)
        {
            row[place] = checked((row[place] * own) - (pivot[place] * other));
            divisor = Divisor(divisor, row[place]);
        }

        if (divisor > T.One)
        {
            for (var place = 0; place < row.Length; place++)
            {
                row[place] /= divisor;
            }
        }
    }

    private static T Divisor(T one, T other)
    {
        (one, other) = (T.Abs(one), T.Abs(other));
        while (other != T.Zero)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}

/// <summary>The simplex method in whole numbers, by Bland's rule (1977), so that it neither rounds nor runs in circles.</summary>
internal static class IntegerSimplex<T>
    where T : IBinaryInteger<T>
{
    /// <summary>Whether some numbers, all above 0, make every row vanish.</summary>
    /// <param name="rows">The coefficients; the rows are used up.</param>
    public static bool HasPositiveSolution(T[][] rows)
    {
        var columns = rows[0].Length;

        // Numbers of 1 or more, by scaling: 1 + u with u ≥ 0, so rows · u = −(sum of the row). One more number for each row takes up what is not met, and the
        // last row holds their sum, less what the columns make of it: it ends at 0 when all is met.
        var width = columns + 1;
        var table = new T[rows.Length + 1][];
        var sum = new T[width];
        for (var row = 0; row < rows.Length; row++)
        {
            var total = T.Zero;
            foreach (var value in rows[row])
            {
                total = checked(total + value);
            }

            table[row] = new T[width];
            var sign = total > T.Zero ? -T.One : T.One;
            for (var column = 0; column < columns; column++)
            {
                table[row][column] = sign * rows[row][column];
            }

            table[row][columns] = T.Abs(total);
            for (var column = 0; column < width; column++)
            {
                sum[column] = checked(sum[column] + table[row][column]);
            }
        }

        // Rows may be scaled by any positive number each: what is basic in a row has no column of its own here. The row of the sum is scaled like them.
        table[rows.Length] = sum;
        var basic = new int[rows.Length];
        for (var row = 0; row < basic.Length; row++)
        {
            basic[row] = columns + row;
        }

        while (sum[columns] > T.Zero)
        {
            var entering = Array.FindIndex(sum, 0, columns, value => value > T.Zero);
            if (entering < 0)
            {
                return false;
            }

            var leaving = -1;
            for (var row = 0; row < basic.Length; row++)
            {
                if (table[row][entering] <= T.Zero)
                {
                    continue;
                }

                if (leaving < 0)
                {
                    leaving = row;
                    continue;
                }

                var compared = checked(table[row][columns] * table[leaving][entering]).CompareTo(checked(table[leaving][columns] * table[row][entering]));
                leaving = compared < 0 || (compared == 0 && basic[row] < basic[leaving]) ? row : leaving;
            }

            if (leaving < 0)
            {
                return false;
            }

            for (var row = 0; row < table.Length; row++)
            {
                if (row != leaving)
                {
                    Elimination<T>.Subtract(table[row], table[leaving], entering);
                }
            }

            basic[leaving] = entering;
        }

        return true;
    }
}
