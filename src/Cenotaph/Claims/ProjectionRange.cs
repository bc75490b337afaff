using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>How the number behind a published range is taken to lie in it. The range does not say; the study must.</summary>
public enum ProjectionSpread
{
    /// <summary>Each number within the limits is as likely as the other, none beyond them.</summary>
    Uniform,

    /// <summary>Normal, with the limits as those of 95 %.</summary>
    Normal,

    /// <summary>The logarithm is normal, with the limits as those of 95 %.</summary>
    Lognormal,
}

/// <summary>A number that is known by its limits, with the distribution that the study assumes for it.</summary>
/// <param name="Low">The low limit; above 0 for <see cref="ProjectionSpread.Lognormal"/>.</param>
/// <param name="High">The high limit, not below the low one; a point has the same twice.</param>
/// <param name="Spread">The assumed distribution.</param>
public readonly record struct ProjectionRange(double Low, double High, ProjectionSpread Spread = ProjectionSpread.Uniform)
{
    // 95 % of a normal distribution lie within this many standard deviations.
    private static readonly double Reach = NormalDistribution.Quantile(0.975);

    /// <summary>The number that is not exceeded with a probability, which is above 0 and below 1.</summary>
    public double At(double probability) => Low == High ? Low : Spread switch
    {
        ProjectionSpread.Uniform => Low + ((High - Low) * probability),
        ProjectionSpread.Normal => Normal(Low, High, probability),
        _ => Math.Exp(Normal(Math.Log(Low), Math.Log(High), probability)),
    };

    private static double Normal(double low, double high, double probability) =>
        ((low + high) / 2) + ((high - low) / (2 * Reach) * NormalDistribution.Quantile(probability));
}
