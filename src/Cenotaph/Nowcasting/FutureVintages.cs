using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>Drift with the vintages to come, given that of the vintages past: normal, by the covariance between both.</summary>
internal sealed class FutureVintages
{
    // Rounding takes less than this off a variance of logarithms.
    private const double Ridge = 1e-7;

    private readonly ReportingModel model;
    private readonly ModelScale scale;
    private readonly KnotLine ahead;
    private readonly int past;
    private readonly int future;
    private readonly double[] weights;
    private readonly DenseFactor spread;

    /// <summary>For vintages up to the greatest delay after the newest.</summary>
    public FutureVintages(ReportingModel model, ModelScale scale)
    {
        (this.model, this.scale) = (model, scale);
        ahead = KnotLine.Ahead(model.Newest + 1, model.Newest + model.MaximumDelay);
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

            left[(row * future) + row] += Ridge;
        }

        spread = DenseFactor.Of(left, future) ?? throw new InvalidOperationException("The drift to come has no covariance.");
    }

    /// <summary>A draw of drift and shock at each vintage to come, given the drift at the knots of the past ones.</summary>
    public double[] Draw(ReadOnlySpan<double> drift, RandomStream random)
    {
        var knots = new double[future];
        spread.AddDraw(random, knots);
        for (var row = 0; row < future; row++)
        {
            knots[row] *= scale.Doubt;
            for (var column = 0; column < past; column++)
            {
                knots[row] += weights[(row * past) + column] * drift[column];
            }
        }

        var values = new double[model.MaximumDelay];
        for (var step = 0; step < values.Length; step++)
        {
            var vintage = model.Newest + 1 + step;
            var shock = model.Breaks.Any(one => one.Holds(vintage)) ? ReportingModel.BreakJump : scale.Shock;
            values[step] = ahead.At(knots, vintage) + (shock * random.Normal());
        }

        return values;
    }
}
