using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>
/// Draws of the unknowns where few vintages were kept. Between two of them only the sum of many risks is known; normal draws of their logarithms stray from it,
/// and nearly always upwards: risks grow, and young periods look complete. So each draw is a step of Metropolis's, laid on the normal approximation
/// (Cotter and others 2013), and keeps to what the triangle says.
/// </summary>
internal sealed class UnknownsChain
{
    // Steps before the first draw and between two, and how far a step may go: 1 forgets where it came from.
    private const int Settling = 200;
    private const int Apart = 12;
    private const double LongestStep = 0.6;
    private const double ShortestStep = 0.03;

    private readonly ReportingModel model;
    private readonly ModelFit fit;
    private readonly ModelSums sums;
    private readonly (double[][] Blocks, double[] Shocks, double HalfLogDeterminant) prior;
    private readonly RandomStream random;
    private readonly double[] tried;
    private readonly double warmth;
    private readonly double step = 0.3;
    private double[] normals;
    private double[] next;
    private double height;

    /// <summary>A chain from the likeliest unknowns of a fit.</summary>
    public UnknownsChain(ReportingModel model, ModelFit fit, RandomStream random)
    {
        (this.model, this.fit, this.random, sums) = (model, fit, random, new(model));
        prior = model.Prior(fit.Scale)!.Value;
        warmth = fit.Scale.Doubt * fit.Scale.Doubt;
        (normals, next, tried) = (new double[fit.At.Length], new double[fit.At.Length], new double[fit.At.Length]);
        height = Height(normals);
        for (var turn = 0; turn < Settling; turn++)
        {
            // Longer where steps are taken, shorter where they are not, until a third is taken.
            step = Math.Clamp(step * (Step() ? 1.1 : 0.95), ShortestStep, LongestStep);
        }
    }

    /// <summary>A draw of the unknowns, written over.</summary>
    public void Draw(Span<double> unknowns)
    {
        for (var turn = 0; turn < Apart; turn++)
        {
            Step();
        }

        Place(normals, unknowns);
    }

    private bool Step()
    {
        var keep = Math.Sqrt(1 - (step * step));
        for (var place = 0; place < next.Length; place++)
        {
            next[place] = (keep * normals[place]) + (step * random.Normal());
        }

        var high = Height(next);
        if (!(Math.Log(random.OpenUniform()) < high - height))
        {
            return false;
        }

        (normals, next, height) = (next, normals, high);
        return true;
    }

    // How much likelier the unknowns are than the normal approximation has it, both widened by the doubt.
    private double Height(double[] at)
    {
        Place(at, tried);
        var square = 0.0;
        foreach (var one in at)
        {
            square += one * one;
        }

        return ((sums.Take(tried, fit.Scale, false) + ModelFit.LogPrior(model.Layout, prior.Blocks, prior.Shocks, tried)) / warmth) + (square / 2);
    }

    private void Place(double[] from, Span<double> unknowns)
    {
        from.CopyTo(unknowns);
        fit.Spread(unknowns);
    }
}
