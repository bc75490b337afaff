namespace Cenotaph.Numerics;

/// <summary>A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) from its front, by the modified method of Lentz (Thompson and Barnett, Journal of
/// Computational Physics 64, 1986).</summary>
/// <param name="first">The part before the first quotient.</param>
internal struct Lentz(double first)
{
    // Stands for a denominator of 0, which the next step takes back.
    private const double Tiny = 1e-300;

    // Two units of the last place: rounding alone may hold the factor one unit from 1 for ever.
    private const double Still = 4.5e-16;

    private double numerator = first == 0 ? Tiny : first;
    private double denominator;

    /// <summary>The value so far.</summary>
    public double Value { get; private set; } = first == 0 ? Tiny : first;

    /// <summary>Whether the last quotient changed nothing, or the value is no number.</summary>
    public bool Settled { get; private set; }

    /// <summary>Takes in the next quotient.</summary>
    public void Add(double a, double b)
    {
        denominator = b + (a * denominator);
        denominator = 1 / (denominator == 0 ? Tiny : denominator);
        numerator = b + (a / numerator);
        numerator = numerator == 0 ? Tiny : numerator;
        var factor = numerator * denominator;
        Value *= factor;
        Settled = !(Math.Abs(factor - 1) > Still);
    }
}
