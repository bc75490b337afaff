using System.Collections.Immutable;

namespace Cenotaph.Nowcasting;

/// <summary>What a method says of the total of a run of periods at its target, or why it says nothing. All methods give it in the same form, so that
/// they can be scored alike.</summary>
/// <param name="Method">The method's name: <c>drift</c>, <c>mack</c>, <c>negative-binomial</c>, <c>last-year</c>.</param>
/// <param name="Known">What is known of the total at the newest vintage, in cases.</param>
/// <param name="Draws">Draws of the total in rising order, or as many quantiles of it at equal steps; empty where it is not estimable.</param>
/// <param name="Refusal">Why there is no forecast; null where there is one.</param>
public sealed record TotalForecast(string Method, double Known, ImmutableArray<double> Draws, string? Refusal)
{
    /// <summary>Whether there is a forecast.</summary>
    public bool IsEstimable => Refusal is null;

    /// <summary>The median, in cases; NaN where it is not estimable.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The quantile at a probability from 0 to 1, in cases; NaN where it is not estimable.</summary>
    public double Quantile(double probability) => Numerics.Quantiles.OfSorted(Draws.AsSpan(), probability);

    /// <summary>The central interval of a probability in (0, 1), in cases.</summary>
    /// <exception cref="InvalidOperationException">The total is not estimable.</exception>
    public Interval Central(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        return IsEstimable
            ? new(Quantile((1 - probability) / 2), Quantile((1 + probability) / 2), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * probability:0.#} % of what the method expects"))
            : throw new InvalidOperationException($"There is no interval: {Refusal}");
    }

    /// <summary>The share of the total that is known: known over the median; NaN where it is not estimable or nothing is expected.</summary>
    public double ShareKnown => Median is > 0 and var median ? Known / median : double.NaN;

    internal static TotalForecast Of(string method, double known, double[] draws)
    {
        Array.Sort(draws);
        return new(method, known, [.. draws], null);
    }

    internal static TotalForecast Refused(string method, double known, string why) => new(method, known, [], why);
}
