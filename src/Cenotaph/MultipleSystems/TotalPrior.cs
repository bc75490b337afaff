using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>What is taken for likely of N before the table is seen.</summary>
public abstract record TotalPrior
{
    /// <summary>The greatest number that a prior may be made of.</summary>
    public const double Greatest = 1e12;

    private TotalPrior()
    {
    }

    /// <summary>The logarithm of its weight, up to a constant.</summary>
    /// <param name="total">N, above 0; need not be whole.</param>
    public abstract double Log(double total);

    /// <summary>1/N, which favours no order of magnitude (Jeffreys). It has no sum: a table must bound N.</summary>
    public sealed record Reciprocal : TotalPrior
    {
        /// <inheritdoc/>
        public override double Log(double total) => -Math.Log(total);

        /// <inheritdoc/>
        public override string ToString() => "reciprocal";
    }

    /// <summary>
    /// Poisson with a mean that is gamma distributed, hence negative binomial: the weight of N is Γ(N + a)/(Γ(a) N!) · bᴺ/(1 + b)ᴺ⁺ᵃ, with the mean ab
    /// (Madigan and York 1997, who take 13.14 and 55.17 for spina bifida).
    /// </summary>
    public sealed record GammaPoisson : TotalPrior
    {
        /// <summary>A prior with the mean <paramref name="shape"/> · <paramref name="scale"/>.</summary>
        /// <param name="shape">a, above 0, at most 10¹².</param>
        /// <param name="scale">b, above 0, at most 10¹², in persons.</param>
        public GammaPoisson(double shape, double scale)
        {
            (Shape, Scale) = (Positive(shape, nameof(shape)), Positive(scale, nameof(scale)));
        }

        /// <summary>a, the shape of the gamma distribution.</summary>
        public double Shape { get; }

        /// <summary>b, its scale, in persons.</summary>
        public double Scale { get; }

        /// <inheritdoc/>
        public override double Log(double total) =>
            LogGammaRatio.Of(total + 1, Shape - 1) - GammaFunction.Log(Shape) - (total * GammaFunction.LogOnePlus(1 / Scale)) - (Shape * Math.Log(1 + Scale));

        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"gamma:{Shape},{Scale}");

        private static double Positive(double value, string name) =>
            value is > 0 and <= Greatest ? value : throw new ArgumentOutOfRangeException(name, value, "A number above 0 and not above 1e12 is needed.");
    }
}
