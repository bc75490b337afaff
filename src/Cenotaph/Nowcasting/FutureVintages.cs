using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>Drift with the vintages to come, given that of the vintages past: normal, by the covariance between both.</summary>
internal sealed class FutureVintages
{
    private readonly int past;
    private readonly int future;
    private readonly double[] weights;
    private readonly DenseFactor spread;

    /// <summary>At the knots of vintages to come.</summary>
    public FutureVintages(ReportingModel model, ModelScale scale, KnotLine ahead)
    {
        var (behind, before) = (model.Layout.Vintages.Knots, ahead.Knots);
        (past, future) = (behind.Length, before.Length);

        // Breaks that are not over jump once more when they end.
        int[] jumps = [.. model.Breaks.Where(one => one.Last >= model.Newest).Select(one => one.Last + 1)];
        var inverse = DenseFactor.Of(model.VintageCovariance(scale, behind, behind, []), past)!.Inverse();
        var between = model.VintageCovariance(scale, before, behind, []);
        var left = model.VintageCovariance(scale, before, before, jumps);
        weights = new double[future * past];
        for (var row = 0; row < future; row++)
        {
            for (var column = 0; column < past; column++)
            {
                for (var inner = 0; inner < past; inner++)
                {
                    weights[(row * past) + column] += between[(row * past) + inner] * inverse[(inner * past) + column];
                }
            }
        }

        for (var row = 0; row < future; row++)
        {
            for (var column = 0; column < future; column++)
            {
                for (var inner = 0; inner < past; inner++)
                {
                    left[(row * future) + column] -= weights[(row * past) + inner] * between[(column * past) + inner];
                }
            }

            left[(row * future) + row] += 1e-7;
        }

        spread = DenseFactor.Of(left, future) ?? throw new InvalidOperationException("The drift to come has no covariance.");
    }

    /// <summary>A draw at the knots to come.</summary>
    public double[] Draw(ReadOnlySpan<double> drift, RandomStream random)
    {
        var values = new double[future];
        for (var row = 0; row < future; row++)
        {
            for (var column = 0; column < past; column++)
            {
                values[row] += weights[(row * past) + column] * drift[column];
            }
        }

        spread.AddDraw(random, values);
        return values;
    }
}
