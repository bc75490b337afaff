namespace Cenotaph.Numerics;

/// <summary>A log-linear model of counts, fitted; or why it could not be, and then its numbers are NaN.</summary>
/// <param name="Outcome">Whether it was fitted, or the reason why not.</param>
/// <param name="Design">The terms by row, as handed in.</param>
/// <param name="Coefficients">One for each column, on the log scale.</param>
/// <param name="Fitted">The fitted mean of each row, with its offset.</param>
/// <param name="Covariance">The covariance of the coefficients, row by row, times the dispersion for quasi-Poisson.</param>
/// <param name="Deviance">Twice the log likelihood that a mean of its own for each row would add.</param>
/// <param name="Pearson">The sum of (count − mean)²/variance, the variance taken at dispersion 1.</param>
/// <param name="Theta">The size of the negative binomial; infinite for the others, and where the counts scatter no more than Poisson's.</param>
/// <param name="Iterations">How many times the weighted regression was solved.</param>
internal sealed record CountFit(
    CountFitOutcome Outcome,
    DesignMatrix Design,
    double[] Coefficients,
    double[] Fitted,
    double[] Covariance,
    double Deviance,
    double Pearson,
    double Theta,
    int Iterations)
{
    /// <summary>Whether the numbers are there.</summary>
    public bool IsFitted => Outcome == CountFitOutcome.Fitted;

    /// <summary>Rows less columns.</summary>
    public int Df => Design.Rows - Design.Columns;

    /// <summary>Pearson's sum over rows less columns: about 1 when the counts scatter as the family says. NaN without degrees of freedom.</summary>
    public double Dispersion => Df > 0 ? Pearson / Df : double.NaN;

    /// <summary>The standard error of a coefficient.</summary>
    public double StandardError(int column) => Math.Sqrt(Covariance[(column * Design.Columns) + column]);

    /// <summary>The logarithm of the mean at a point.</summary>
    /// <param name="x">One value for each column.</param>
    /// <param name="offset">The offset of the point.</param>
    public double LogMean(ReadOnlySpan<double> x, double offset = 0)
    {
        var log = offset;
        for (var column = 0; column < Design.Columns; column++)
        {
            log += x[column] * Coefficients[column];
        }

        return log;
    }

    /// <summary>The covariance of the logarithms of the means at two points: xᵀ V z.</summary>
    public double LogMeanCovariance(ReadOnlySpan<double> x, ReadOnlySpan<double> z)
    {
        var sum = 0.0;
        for (var row = 0; row < Design.Columns; row++)
        {
            for (var column = 0; column < Design.Columns; column++)
            {
                sum += x[row] * Covariance[(row * Design.Columns) + column] * z[column];
            }
        }

        return sum;
    }
}
