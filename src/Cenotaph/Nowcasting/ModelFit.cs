using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>The likeliest unknowns under given scales, how sure they are (Laplace's approximation), and how likely the triangle is under the scales.</summary>
internal sealed class ModelFit
{
    // Newton's steps; the last change of the height that is worth another step.
    private const int MostSteps = 40;
    private const double Settled = 2e-3;

    private readonly DenseFactor factor;
    private readonly double[] own;
    private readonly double[] cross;

    private ModelFit(ModelScale scale, double[] at, double evidence, DenseFactor factor, double[] own, double[] cross)
    {
        (Scale, At, LogEvidence) = (scale, at, evidence);
        (this.factor, this.own, this.cross) = (factor, own, cross);
    }

    /// <summary>The scales it was fitted under.</summary>
    public ModelScale Scale { get; }

    /// <summary>The likeliest unknowns.</summary>
    public double[] At { get; }

    /// <summary>How likely the triangle is under the scales, but for a constant of the triangle.</summary>
    public double LogEvidence { get; }

    /// <summary>Fits; null when the scales are such that no number comes out.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="sums">Room for the sums.</param>
    public static ModelFit? Of(ReportingModel model, ModelScale scale, double[] from, ModelSums sums)
    {
        if (model.Prior(scale) is not { } prior)
        {
            return null;
        }

        var layout = model.Layout;
        var at = (double[])from.Clone();
        var height = sums.Take(at, scale.Scatter, true) + LogPrior(layout, prior.Blocks, prior.Shocks, at);
        for (var step = 0; ; step++)
        {
            if (Factored(layout, prior.Blocks, prior.Shocks, sums) is not { } solved)
            {
                return null;
            }

            var (factor, own) = solved;
            var change = Change(layout, prior.Blocks, prior.Shocks, sums, factor, own, at);
            var (length, rise) = (1.0, double.NegativeInfinity);
            var tried = new double[at.Length];
            for (var half = 0; half < 12 && !(rise > -1e-9); half++, length /= 2)
            {
                for (var place = 0; place < at.Length; place++)
                {
                    tried[place] = at[place] + Math.Clamp(length * change[place], -3, 3);
                }

                rise = sums.Take(tried, scale.Scatter, false) + LogPrior(layout, prior.Blocks, prior.Shocks, tried) - height;
            }

            if (rise > 0)
            {
                (at, height) = (tried, height + rise);
            }

            if (rise < Settled || step == MostSteps)
            {
                var determinant = factor.LogDeterminant + own.Sum(Math.Log);
                var evidence = height + prior.HalfLogDeterminant - (determinant / 2);
                return double.IsFinite(evidence) ? new(scale, at, evidence, factor, own, (double[])sums.Cross.Clone()) : null;
            }

            sums.Take(at, scale.Scatter, true);
        }
    }

    /// <summary>A draw of the unknowns, written over.</summary>
    public void Draw(RandomStream random, Span<double> unknowns)
    {
        var dense = At.Length - own.Length;
        factor.DrawInverse(random, unknowns[..dense]);
        for (var shock = 0; shock < own.Length; shock++)
        {
            var pull = 0.0;
            for (var place = 0; place < dense; place++)
            {
                pull += cross[(shock * dense) + place] * unknowns[place];
            }

            unknowns[dense + shock] = (random.Normal() / Math.Sqrt(own[shock])) - (pull / own[shock]);
        }

        for (var place = 0; place < At.Length; place++)
        {
            unknowns[place] += At[place];
        }
    }

    private static double LogPrior(ModelLayout layout, double[][] blocks, double[] shocks, double[] at)
    {
        var sum = 0.0;
        foreach (var (block, start, size) in Blocks(layout))
        {
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    sum += blocks[block][(row * size) + column] * at[start + row] * at[start + column];
                }
            }
        }

        for (var interval = 1; interval <= layout.Shocks; interval++)
        {
            var value = at[layout.Shock(interval)];
            sum += shocks[interval] * value * value;
        }

        return -sum / 2;
    }

    private static IEnumerable<(int Block, int Start, int Size)> Blocks(ModelLayout layout) =>
    [
        (0, 0, layout.Curve.Count), (1, layout.PeriodsAt, layout.Periods.Count),
        (2, layout.VintagesAt, layout.Vintages.Count), (3, layout.LevelAt, layout.Level.Count),
    ];

    // The older shocks are solved for first (Schur's complement), for each of them hangs on the others alone.
    private static (DenseFactor Factor, double[] Own)? Factored(ModelLayout layout, double[][] blocks, double[] shocks, ModelSums sums)
    {
        var size = layout.Dense;
        var whole = sums.Information;
        foreach (var (block, start, count) in Blocks(layout))
        {
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    whole[((start + row) * size) + start + column] += blocks[block][(row * count) + column];
                }
            }
        }

        var own = new double[layout.Apart];
        for (var interval = 1; interval <= layout.Shocks; interval++)
        {
            var place = layout.Shock(interval);
            if (place < size)
            {
                whole[(place * size) + place] += shocks[interval];
            }
            else
            {
                own[place - size] = sums.Own[place - size] + shocks[interval];
            }
        }

        for (var shock = 0; shock < own.Length; shock++)
        {
            var shared = sums.Cross.AsSpan(shock * size, size);
            for (var row = 0; row < size; row++)
            {
                if (shared[row] is not 0 and var value)
                {
                    var scaled = value / own[shock];
                    for (var column = 0; column <= row; column++)
                    {
                        whole[(row * size) + column] -= scaled * shared[column];
                    }
                }
            }
        }

        // What the missing cases take off is taken off the older shocks' entanglement too little; where that leaves no information, a part is given back.
        for (var more = 1e-9; more < 1e3; more *= 10)
        {
            if (DenseFactor.Of(whole, size) is { } factor)
            {
                return (factor, own);
            }

            for (var row = 0; row < size; row++)
            {
                whole[(row * size) + row] += more * (1 + Math.Abs(whole[(row * size) + row]));
            }
        }

        return null;
    }

    private static double[] Change(
        ModelLayout layout, double[][] blocks, double[] shocks, ModelSums sums, DenseFactor factor, double[] own, double[] at)
    {
        var slope = (double[])sums.Slope.Clone();
        foreach (var (block, start, size) in Blocks(layout))
        {
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    slope[start + row] -= blocks[block][(row * size) + column] * at[start + column];
                }
            }
        }

        for (var interval = 1; interval <= layout.Shocks; interval++)
        {
            slope[layout.Shock(interval)] -= shocks[interval] * at[layout.Shock(interval)];
        }

        var dense = layout.Dense;
        for (var shock = 0; shock < own.Length; shock++)
        {
            for (var place = 0; place < dense; place++)
            {
                slope[place] -= sums.Cross[(shock * dense) + place] * slope[dense + shock] / own[shock];
            }
        }

        factor.Solve(slope.AsSpan(0, dense));
        for (var shock = 0; shock < own.Length; shock++)
        {
            var pull = 0.0;
            for (var place = 0; place < dense; place++)
            {
                pull += sums.Cross[(shock * dense) + place] * slope[place];
            }

            slope[dense + shock] = (slope[dense + shock] - pull) / own[shock];
        }

        return slope;
    }
}
