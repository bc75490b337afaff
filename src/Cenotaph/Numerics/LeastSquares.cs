namespace Cenotaph.Numerics;

/// <summary>Linear regression by least squares, for one response; many on the same design go through <see cref="LeastSquaresDesign"/>.</summary>
internal static class LeastSquares
{
    /// <summary>Fits a response.</summary>
    /// <param name="y">One finite number for each row.</param>
    /// <param name="rows">The design: for each row one value for each column.</param>
    /// <param name="weights">One for each row, 0 or more, in inverse proportion to its variance; none when all are alike.</param>
    public static LeastSquaresFit Fit(ReadOnlySpan<double> y, double[][] rows, ReadOnlySpan<double> weights = default) =>
        LeastSquaresDesign.Of(rows, weights).Fit(y);

    /// <summary>Fits a straight line: intercept and slope.</summary>
    /// <param name="y">One finite number for each point.</param>
    /// <param name="x">As many numbers.</param>
    public static LeastSquaresFit Line(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        var rows = new double[2 * x.Length];
        for (var row = 0; row < x.Length; row++)
        {
            (rows[2 * row], rows[(2 * row) + 1]) = (1, x[row]);
        }

        return LeastSquaresDesign.Of(rows, 2).Fit(y);
    }
}
