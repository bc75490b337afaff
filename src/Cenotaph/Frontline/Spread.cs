using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Frontline;

/// <summary>A number as a distribution: by draws of a model, or from published limits and what they are declared to mean.</summary>
public abstract record Spread
{
    // The tail beyond each limit of a 95 % interval.
    private const double Tail = 0.025;

    private Spread()
    {
    }

    /// <summary>The number at a probability, 0 to 1; null where only a bound is known.</summary>
    internal abstract double? At(double p);

    /// <summary>A number without an interval of its own.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Exact(double Value) : Spread
    {
        internal override double? At(double p) => Value;
    }

    /// <summary>Every number between two limits alike.</summary>
    /// <param name="Low">The low limit.</param>
    /// <param name="High">The high limit.</param>
    public sealed record Uniform(double Low, double High) : Spread
    {
        internal override double? At(double p) => Low + (p * (High - Low));
    }

    /// <summary>
    /// A 95 % interval with its median: two halves of normal distributions on the log scale, or on the plain one where the low limit
    /// is not above 0, each with the scale that puts the limit at its quantile.
    /// </summary>
    /// <param name="Low">The low limit.</param>
    /// <param name="Value">The median.</param>
    /// <param name="High">The high limit.</param>
    public sealed record Split(double Low, double Value, double High) : Spread
    {
        internal override double? At(double p)
        {
            var far = NormalDistribution.Quantile(p) / NormalDistribution.Quantile(1 - Tail);
            var limit = far < 0 ? Low : High;
            return Low > 0
                ? Value * Math.Exp(Math.Abs(far) * Math.Log(limit / Value))
                : Value + (Math.Abs(far) * (limit - Value));
        }
    }

    /// <summary>Draws of a model.</summary>
    /// <param name="Rising">The draws, in rising order; there is at least one.</param>
    public sealed record Drawn(ImmutableArray<double> Rising) : Spread
    {
        internal override double? At(double p) => Quantiles.OfSorted(Rising.AsSpan(), p);
    }

    /// <summary>No less than this: a bound, and never a number.</summary>
    /// <param name="Low">The bound.</param>
    public sealed record AtLeast(double Low) : Spread
    {
        internal override double? At(double p) => null;
    }

    /// <summary>No more than this.</summary>
    /// <param name="High">The bound.</param>
    public sealed record AtMost(double High) : Spread
    {
        internal override double? At(double p) => null;
    }
}
