using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>The likeliest unknowns under given scales, how sure they are (Laplace's approximation), and how likely the triangle is under the scales.</summary>
internal sealed class ModelFit
{
    // Newton's steps; the last change of the height that is worth another step.
    private const int MostSteps = 40;
    private const double Settled = 1e-2;

    private readonly DenseFactor factor;

    private ModelFit(ModelScale scale, double[] at, double evidence, DenseFactor factor) =>
        (Scale, At, LogEvidence, this.factor) = (scale, at, evidence, factor);

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
        var height = sums.Take(at, scale, true) + LogPrior(layout, prior.Blocks, prior.Shocks, at);
        for (var step = 0; ; step++)
        {
            if (Factored(layout, prior.Blocks, prior.Shocks, sums) is not { } factor)
            {
                return null;
            }

            var change = Change(layout, prior.Blocks, prior.Shocks, sums, factor, at);
            var (length, rise) = (1.0, double.NegativeInfinity);
            var tried = new double[at.Length];
            for (var half = 0; half < 12 && !(rise > -1e-9); half++, length /= 2)
            {
                for (var place = 0; place < at.Length; place++)
                {
                    tried[place] = at[place] + Math.Clamp(length * change[place], -3, 3);
                }

                rise = sums.Take(tried, scale, false) + LogPrior(layout, prior.Blocks, prior.Shocks, tried) - height;
            }

            if (rise > 0)
            {
                (at, height) = (tried, height + rise);
            }

            if (rise < Settled || step == MostSteps)
            {
                var evidence = height + prior.HalfLogDeterminant - (factor.LogDeterminant / 2);
                return double.IsFinite(evidence) ? new(scale, at, evidence, factor) : null;
            }

            sums.Take(at, scale, true);
        }
    }

    /// <summary>The same fit, its drift doubted so far; see <see cref="ModelScale.Drifting"/>.</summary>
    public ModelFit Doubted(double drifting) => new(Scale with { Drifting = drifting }, At, LogEvidence, factor);

    /// <summary>A draw of the unknowns, written over.</summary>
    public void Draw(RandomStream random, Span<double> unknowns)
    {
        for (var place = 0; place < At.Length; place++)
        {
            unknowns[place] = random.Normal();
        }

        Spread(unknowns);
    }

    /// <summary>Turns standard normals, in their place, into unknowns as the normal approximation has them.</summary>
    public void Spread(Span<double> normals)
    {
        factor.SpreadInverse(normals);
        for (var place = 0; place < At.Length; place++)
        {
            normals[place] = At[place] + (Scale.Doubt * normals[place]);
        }
    }

    /// <summary>Where the likeliest unknowns of a stratum go when the common ones lie elsewhere by a shift: as far as the stratum's own cases do not
    /// hold against it. The shift is in the order of the unknowns, 0 for the level; the move of the sum of both is written over it.</summary>
    public void Follow(ReportingModel model, Span<double> shift)
    {
        var (blocks, shocks, _) = model.Prior(Scale)!.Value;
        var moved = shift.ToArray();
        foreach (var (block, start, size) in Blocks(model.Layout))
        {
            for (var row = 0; row < size; row++)
            {
                shift[start + row] = 0;
                for (var column = 0; column < size; column++)
                {
                    shift[start + row] += blocks[block][(row * size) + column] * moved[start + column];
                }
            }
        }

        for (var interval = 1; interval <= model.Layout.Shocks; interval++)
        {
            shift[model.Layout.Shock(interval)] *= shocks[interval];
        }

        factor.Solve(shift);
    }

    /// <summary>How likely unknowns are before anything is seen, but for a constant.</summary>
    public static double LogPrior(ModelLayout layout, double[][] blocks, double[] shocks, double[] at)
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

    // Information and precisions together.
    private static DenseFactor? Factored(ModelLayout layout, double[][] blocks, double[] shocks, ModelSums sums)
    {
        var size = layout.Size;
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

        for (var interval = 1; interval <= layout.Shocks; interval++)
        {
            var place = layout.Shock(interval);
            whole[(place * size) + place] += shocks[interval];
        }

        // Rounding may leave the information a hair short of one; a billionth, or more, makes up for it.
        for (var more = 1e-9; more < 1e3; more *= 10)
        {
            if (DenseFactor.Of(whole, size) is { } factor)
            {
                return factor;
            }

            for (var row = 0; row < size; row++)
            {
                whole[(row * size) + row] += more * (1 + Math.Abs(whole[(row * size) + row]));
            }
        }

        return null;
    }

    private static double[] Change(
        ModelLayout layout, double[][] blocks, double[] shocks, ModelSums sums, DenseFactor factor, double[] at)
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

        factor.Solve(slope);
        return slope;
    }
}
