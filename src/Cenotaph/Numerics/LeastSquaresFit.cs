namespace Cenotaph.Numerics;

/// <summary>A linear regression fitted by least squares. Without full rank, and for the scatter without degrees of freedom, its numbers are NaN.</summary>
/// <param name="Design">The design it was fitted on.</param>
/// <param name="Coefficients">One for each column.</param>
/// <param name="Residuals">One for each row: response less fitted value, in the unit of the response, not weighted.</param>
/// <param name="SumOfSquares">The sum of the squared residuals, weighted.</param>
internal sealed record LeastSquaresFit(LeastSquaresDesign Design, double[] Coefficients, double[] Residuals, double SumOfSquares)
{
    /// <summary>Rows less columns.</summary>
    public int Df => Design.Df;

    /// <summary>The variance of a response of weight 1 about its mean; NaN without degrees of freedom.</summary>
    public double Sigma2 => Df > 0 ? SumOfSquares / Df : double.NaN;

    /// <summary>The fitted mean at a point.</summary>
    /// <param name="x">One value for each column.</param>
    public double Predict(ReadOnlySpan<double> x)
    {
        if (x.Length != Coefficients.Length)
        {
            throw new ArgumentException($"A point of {x.Length} values for {Coefficients.Length} columns.", nameof(x));
        }

        var mean = 0.0;
        for (var column = 0; column < x.Length; column++)
        {
            mean += x[column] * Coefficients[column];
        }

        return mean;
    }

    /// <summary>The variance of the fitted mean at a point: σ² xᵀ(XᵀWX)⁻¹x.</summary>
    public double MeanVariance(ReadOnlySpan<double> x) => Sigma2 * Design.Leverage(x);

    /// <summary>The variance of a new response of weight 1 about the fitted mean at a point: σ² (1 + xᵀ(XᵀWX)⁻¹x).</summary>
    public double PredictiveVariance(ReadOnlySpan<double> x) => Sigma2 * (1 + Design.Leverage(x));
}
