using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>Which years are fitted and which predicted, and the weights that follow from that alone; runs at the same distances share one.</summary>
internal sealed class RatioDesign
{
    public RatioDesign(IReadOnlyList<int> baselineYears, IReadOnlyList<int> targetYears)
    {
        Df = baselineYears.Count - 2;
        Hat = Weights(baselineYears, targetYears);
        Own = Df > 0 ? Weights(baselineYears, baselineYears) : [];
        Shared = new double[targetYears.Count, targetYears.Count];
        for (var t = 0; t < Hat.Length; t++)
        {
            for (var u = 0; u < Hat.Length; u++)
            {
                Shared[t, u] = (t == u ? 1 : 0) + Dot(Hat[t], Hat[u]);
            }
        }
    }

    /// <summary>Degrees of freedom: years of the baseline less two; below 1 there is no standard error.</summary>
    public int Df { get; }

    /// <summary>x_t (XᵀX)⁻¹ Xᵀ: targets × baseline years.</summary>
    public double[][] Hat { get; }

    /// <summary>The same for the years of the baseline themselves.</summary>
    public double[][] Own { get; }

    /// <summary>Covariance of the errors of two targets, in units of σ².</summary>
    public double[,] Shared { get; }

    public static double Dot(double[] x, double[] z)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i] * z[i];
        }

        return sum;
    }

    private static double[][] Weights(IReadOnlyList<int> baselineYears, IReadOnlyList<int> years)
    {
        if (baselineYears.Count == 1)
        {
            return [.. years.Select(_ => new double[] { 1 })];
        }

        // Years are counted from the first one, so that the columns are far from dependent.
        var rows = baselineYears.SelectMany(year => new double[] { 1, year - baselineYears[0] }).ToArray();
        var design = LeastSquaresDesign.Of(rows, 2);
        return [.. years.Select(year => baselineYears
            .Select(from => design.Covariance([1, year - baselineYears[0]], [1, from - baselineYears[0]]))
            .ToArray())];
    }
}
