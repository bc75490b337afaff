namespace Cenotaph.Numerics;

/// <summary>
/// The design of a linear regression, factored once into orthonormal columns and a triangle by Gram and Schmidt's method with every projection
/// taken twice (Giraud, Langou and Rozložník, Computers and Mathematics with Applications 50, 2005); each response is then fitted in
/// rows × columns steps. Not changed by use: threads may share it.
/// </summary>
internal sealed class LeastSquaresDesign
{
    // A column of whose length less than this share is left, once the columns before it are taken out, depends on them. Years in their usual
    // numbering beside an intercept leave 7e-4 over five years; rounding leaves 1e-15.
    private const double Dependent = 1e-10;

    private readonly double[] q;
    private readonly double[] r;
    private readonly double[]? roots;
    private readonly double[]? values;

    private LeastSquaresDesign(double[] q, double[] r, int columns, double[]? roots, double[]? values, int? firstDependentColumn)
    {
        (this.q, this.r, Columns, Rows) = (q, r, columns, q.Length / columns);
        (this.roots, this.values, FirstDependentColumn) = (roots, values, firstDependentColumn);
        Df = (roots is null ? Rows : roots.Count(root => root > 0)) - columns;
    }

    /// <summary>How many responses a fit takes.</summary>
    public int Rows { get; }

    /// <summary>How many coefficients it gives.</summary>
    public int Columns { get; }

    /// <summary>The first column that the ones before it make up; null when none does.</summary>
    public int? FirstDependentColumn { get; }

    /// <summary>Whether the coefficients are determined: no column depends on others, and there are at least as many rows as columns.</summary>
    public bool IsFullRank => FirstDependentColumn is null;

    /// <summary>Rows with a weight above 0 less columns: what is left to judge the scatter by.</summary>
    public int Df { get; }

    /// <summary>Factors a design.</summary>
    /// <param name="values">The design row by row: rows × columns finite numbers.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="weights">One for each row, 0 or more, in inverse proportion to its variance; null when all are alike.</param>
    public static LeastSquaresDesign Of(ReadOnlySpan<double> values, int columns, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        var rows = values.Length / columns;
        if (rows * columns != values.Length)
        {
            throw new ArgumentException($"{values.Length} values are no whole number of rows of {columns}.", nameof(values));
        }

        if (weights.Length != 0 && weights.Length != rows)
        {
            throw new ArgumentException($"{weights.Length} weights for {rows} rows.", nameof(weights));
        }

        // Column after column, so that every step below runs along memory.
        var roots = weights.Length == 0 ? null : Roots(weights);
        var q = new double[values.Length];
        for (var row = 0; row < rows; row++)
        {
            var root = roots is null ? 1 : roots[row];
            for (var column = 0; column < columns; column++)
            {
                var value = values[(row * columns) + column];
                q[(column * rows) + row] = double.IsFinite(value)
                    ? root * value
                    : throw new ArgumentException($"Row {row}, column {column} of the design is {value}.", nameof(values));
            }
        }

        var r = new double[columns * columns];
        return new(q, r, columns, roots, roots is null ? null : values.ToArray(), Orthogonalise(q, r, rows, columns));
    }

    /// <inheritdoc cref="Of(ReadOnlySpan{double}, int, ReadOnlySpan{double})"/>
    public static LeastSquaresDesign Of(double[][] rows, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        return Of(rows.SelectMany(row => row.Length == rows[0].Length
            ? row
            : throw new ArgumentException($"A row of {row.Length} values beside one of {rows[0].Length}.", nameof(rows))).ToArray(), rows[0].Length, weights);
    }

    /// <summary>Fits a response. Without full rank every number of the fit is NaN.</summary>
    /// <param name="y">One finite number for each row.</param>
    public LeastSquaresFit Fit(ReadOnlySpan<double> y)
    {
        var coefficients = new double[Columns];
        var residuals = new double[Rows];
        var sum = Fit(y, coefficients, residuals);
        return new(this, coefficients, residuals, sum);
    }

    /// <summary>Fits a response into the caller's memory and returns the (weighted) sum of squared residuals; without full rank all is NaN.</summary>
    /// <param name="y">One finite number for each row.</param>
    /// <param name="coefficients">As many as columns.</param>
    /// <param name="residuals">As many as rows: response less fitted value, not weighted; not the memory of <paramref name="y"/>.</param>
    public double Fit(ReadOnlySpan<double> y, Span<double> coefficients, Span<double> residuals)
    {
        if (y.Length != Rows || coefficients.Length != Columns || residuals.Length != Rows)
        {
            throw new ArgumentException(
                $"{y.Length} responses, {coefficients.Length} coefficients and {residuals.Length} residuals for {Rows} rows and {Columns} columns.");
        }

        if (!IsFullRank)
        {
            coefficients.Fill(double.NaN);
            residuals.Fill(double.NaN);
            return double.NaN;
        }

        for (var row = 0; row < Rows; row++)
        {
            residuals[row] = roots is null ? y[row] : y[row] * roots[row];
        }

        // Each part is taken out before the next is measured, which keeps what is left at right angles to all columns.
        for (var column = 0; column < Columns; column++)
        {
            var direction = q.AsSpan(column * Rows, Rows);
            coefficients[column] = Dot(direction, residuals);
            AddMultiple(residuals, -coefficients[column], direction);
        }

        var sum = Dot(residuals, residuals);
        for (var row = Columns - 1; row >= 0; row--)
        {
            var above = r.AsSpan(row * Columns, Columns);
            coefficients[row] = (coefficients[row] - Dot(above[(row + 1)..], coefficients[(row + 1)..])) / above[row];
        }

        for (var row = 0; values is not null && row < Rows; row++)
        {
            residuals[row] = y[row] - Dot(values.AsSpan(row * Columns, Columns), coefficients);
        }

        return sum;
    }

    /// <summary>xᵀ(XᵀWX)⁻¹x: the variance of the fitted mean at <paramref name="x"/>, in units of σ². NaN without full rank.</summary>
    public double Leverage(ReadOnlySpan<double> x) => Covariance(x, x);

    /// <summary>xᵀ(XᵀWX)⁻¹z: the covariance of the fitted means at two points, in units of σ². NaN without full rank.</summary>
    public double Covariance(ReadOnlySpan<double> x, ReadOnlySpan<double> z)
    {
        Span<double> first = Columns <= 64 ? stackalloc double[Columns] : new double[Columns];
        Span<double> second = Columns <= 64 ? stackalloc double[Columns] : new double[Columns];
        SolveLower(x, first);
        SolveLower(z, second);
        return IsFullRank ? Dot(first, second) : double.NaN;
    }

    /// <summary>(XᵀWX)⁻¹, row by row: the covariance of the coefficients, in units of σ².</summary>
    public double[] InverseCrossProduct()
    {
        var inverse = new double[Columns * Columns];
        var columns = new double[Columns][];
        var unit = new double[Columns];
        for (var column = 0; column < Columns; column++)
        {
            unit[column] = 1;
            columns[column] = new double[Columns];
            SolveLower(unit, columns[column]);
            unit[column] = 0;
        }

        for (var row = 0; row < Columns; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                inverse[(row * Columns) + column] = inverse[(column * Columns) + row] = IsFullRank ? Dot(columns[row], columns[column]) : double.NaN;
            }
        }

        return inverse;
    }

    private static int? Orthogonalise(double[] q, double[] r, int rows, int columns)
    {
        for (var column = 0; column < columns; column++)
        {
            var direction = q.AsSpan(column * rows, rows);
            var before = Math.Sqrt(Dot(direction, direction));
            for (var pass = 0; pass < 2; pass++)
            {
                for (var other = 0; other < column; other++)
                {
                    var earlier = q.AsSpan(other * rows, rows);
                    var part = Dot(earlier, direction);
                    r[(other * columns) + column] += part;
                    AddMultiple(direction, -part, earlier);
                }
            }

            var after = Math.Sqrt(Dot(direction, direction));
            if (column >= rows || !(after > Dependent * before))
            {
                return column;
            }

            r[(column * columns) + column] = after;
            for (var row = 0; row < rows; row++)
            {
                direction[row] /= after;
            }
        }

        return null;
    }

    // Rᵀ s = x from the top.
    private void SolveLower(ReadOnlySpan<double> x, Span<double> solution)
    {
        if (x.Length != Columns)
        {
            throw new ArgumentException($"A point of {x.Length} values for {Columns} columns.", nameof(x));
        }

        x.CopyTo(solution);
        for (var row = 0; row < Columns; row++)
        {
            solution[row] /= r[(row * Columns) + row];
            AddMultiple(solution[(row + 1)..], -solution[row], r.AsSpan((row * Columns) + row + 1, Columns - row - 1));
        }
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> z)
    {
        var sum = 0.0;
        for (var index = 0; index < x.Length; index++)
        {
            sum += x[index] * z[index];
        }

        return sum;
    }

    private static void AddMultiple(Span<double> sum, double factor, ReadOnlySpan<double> x)
    {
        for (var index = 0; index < sum.Length; index++)
        {
            sum[index] += factor * x[index];
        }
    }

    private static double[] Roots(ReadOnlySpan<double> weights)
    {
        var roots = new double[weights.Length];
        for (var row = 0; row < roots.Length; row++)
        {
            roots[row] = weights[row] >= 0 && double.IsFinite(weights[row])
                ? Math.Sqrt(weights[row])
                : throw new ArgumentException($"Weight {weights[row]} of row {row} is below 0 or no number.", nameof(weights));
        }

        return roots;
    }
}
