namespace Cenotaph.Claims;

/// <summary>How well a forecast did once the number was published (Gneiting and Raftery, Strictly proper scoring rules, JASA 102, 2007).</summary>
public static class ProjectionScore
{
    /// <summary>The probabilities whose quantiles a kept forecast holds: 2.5 % to 97.5 % in steps of 2.5 %.</summary>
    public static IReadOnlyList<double> Probabilities { get; } = [.. Enumerable.Range(1, 39).Select(step => step * 0.025)];

    /// <summary>The square of what a probability was off: 0 for a sure forecast that came true, 1 for one that did not.</summary>
    public static double Brier(double probability, bool happened) => Math.Pow(probability - (happened ? 1 : 0), 2);

    /// <summary>The width of a 95 % interval, and 40 times what the number lies beyond it.</summary>
    public static double Interval(double low, double high, double number) =>
        high - low + (40 * (Math.Max(0, low - number) + Math.Max(0, number - high)));

    /// <summary>
    /// The continuous ranked probability score from quantiles at <see cref="Probabilities"/>: twice the mean quantile loss. For a normal forecast
    /// this is up to 2 % too small, since the tails beyond the outermost quantiles are left out.
    /// </summary>
    public static double Crps(IReadOnlyList<double> quantiles, double number)
    {
        ArgumentNullException.ThrowIfNull(quantiles);
        if (quantiles.Count != Probabilities.Count)
        {
            throw new ArgumentException($"{quantiles.Count} quantiles; expected {Probabilities.Count}.", nameof(quantiles));
        }

        return 2 * quantiles.Select((quantile, place) =>
            number >= quantile ? Probabilities[place] * (number - quantile) : (1 - Probabilities[place]) * (quantile - number)).Average();
    }
}
