namespace Cenotaph.Numerics;

/// <summary>Finds where a probability that rises or falls on the positive numbers takes a given value, with the logarithm of both in place of
/// themselves: tails of 10⁻²⁰⁰ are then no harder than the middle.</summary>
internal static class LogScaleRoot
{
    // Newton's steps double the digits; the rest is for starts far out, where bisection of the logarithm takes over.
    private const int MostSteps = 300;

    // Below this step, relative to the root, the probability's own rounding decides.
    private const double Enough = 4e-16;

    /// <summary>The x above 0 at which the probability is <paramref name="target"/>, 0 or infinity when it lies beyond what doubles hold.</summary>
    /// <param name="probability">The probability at x, and its derivative by ln x without sign: x times the density, which may itself underflow.</param>
    /// <param name="rising">Whether the probability grows with x.</param>
    /// <param name="target">The probability wanted, above 0 and below 1.</param>
    /// <param name="start">Where to begin, above 0.</param>
    public static double Find(Func<double, (double Probability, double Growth)> probability, bool rising, double target, double start)
    {
        var (low, high) = (double.Epsilon, double.MaxValue);
        var x = start > low && start < high ? start : 1;
        var logTarget = Math.Log(target);
        for (var step = 0; step < MostSteps; step++)
        {
            var (value, growth) = probability(x);
            var miss = Math.Log(value) - logTarget;
            if (miss == 0)
            {
                return x;
            }

            if (miss > 0 == rising)
            {
                high = x;
            }
            else
            {
                low = x;
            }

            // Newton's step in ln x for ln of the probability, held within a factor of e⁵ and within the bracket.
            var move = Math.Clamp((rising ? -miss : miss) * (value / growth), -5, 5);
            if (Math.Abs(move) <= Enough)
            {
                return x;
            }

            var next = x * Math.Exp(move);
            if (!(next > low && next < high))
            {
                next = Math.Sqrt(low) * Math.Sqrt(high);
                if (!(next > low && next < high))
                {
                    return high == double.MaxValue ? double.PositiveInfinity : low == double.Epsilon ? 0 : x;
                }
            }

            x = next;
        }

        return x;
    }
}
