namespace Cenotaph.Numerics;

/// <summary>The lower triangle L of a covariance V = LLᵀ (Golub and Van Loan 2013, algorithm 4.2.1), for draws that are correlated. A covariance
/// may be singular: what depends on members before it adds nothing of its own. Rows are not exchanged: where several members in turn nearly repeat
/// those before them, rounding may make it refuse a covariance.</summary>
internal sealed class Cholesky
{
    // A variance this small, beside the member's own, is taken for 0. Rounding leaves 1e-16 of it, and dividing by the root of a share s that
    // was kept makes 1e-16/√s of that, which must stay well below s itself. Correlations are then right to 3e-5.
    private const double Nothing = 1e-9;

    private readonly double[] lower;

    private Cholesky(double[] lower, int size) => (this.lower, Size) = (lower, size);

    /// <summary>Rows and columns.</summary>
    public int Size { get; }

    /// <summary>The triangle, row by row, with zeros above the diagonal.</summary>
    public ReadOnlySpan<double> Lower => lower;

    /// <summary>Factors a covariance; null when it is none, because some combination would have a variance below 0.</summary>
    /// <param name="covariance">Size × size numbers, row by row; only the lower triangle is read.</param>
    /// <param name="size">At least 1.</param>
    public static Cholesky? Of(ReadOnlySpan<double> covariance, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (covariance.Length != size * size)
        {
            throw new ArgumentException($"{covariance.Length} values for {size} rows and columns.", nameof(covariance));
        }

        var lower = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            var own = covariance[(row * size) + row];
            for (var column = 0; column <= row; column++)
            {
                var left = covariance[(row * size) + column];
                for (var before = 0; before < column; before++)
                {
                    left -= lower[(row * size) + before] * lower[(column * size) + before];
                }

                var pivot = lower[(column * size) + column];
                if (column < row)
                {
                    // Beside a member without variance of its own nothing may be left either.
                    if (pivot == 0 && !(left * left <= Nothing * own * covariance[(column * size) + column]))
                    {
                        return null;
                    }

                    lower[(row * size) + column] = pivot == 0 ? 0 : left / pivot;
                }
                else if (!(left >= -Nothing * own && own >= 0 && double.IsFinite(left)))
                {
                    return null;
                }
                else
                {
                    lower[(row * size) + row] = left > Nothing * own ? Math.Sqrt(left) : 0;
                }
            }
        }

        return new(lower, size);
    }

    /// <summary>Adds to the means a draw of normal numbers with this covariance.</summary>
    /// <param name="random">Gives as many normal numbers as the size.</param>
    /// <param name="values">The means; the draw takes their place.</param>
    public void AddDraw(RandomStream random, Span<double> values)
    {
        if (values.Length != Size)
        {
            throw new ArgumentException($"{values.Length} means for a covariance of {Size}.", nameof(values));
        }

        for (var column = 0; column < Size; column++)
        {
            var normal = random.Normal();
            for (var row = column; row < Size; row++)
            {
                values[row] += lower[(row * Size) + column] * normal;
            }
        }
    }
}
