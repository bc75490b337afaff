using System.Globalization;

namespace Cenotaph;

/// <summary>An interval and what it means.</summary>
/// <param name="Low">The lower limit, in the unit of the quantity.</param>
/// <param name="High">The upper limit, in the unit of the quantity.</param>
/// <param name="Meaning">What it holds and with which probability: <c>95 % credible</c>, <c>95 % confidence, calibrated on placebo years</c>.</param>
/// <exception cref="ArgumentException">The low limit is above the high one, or one is not a number.</exception>
public readonly record struct Interval(double Low, double High, string Meaning)
{
    /// <summary>The lower limit, in the unit of the quantity.</summary>
    public double Low { get; } = Low <= High
        ? Low
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The low limit {Low} is not at or below the high limit {High}."), nameof(Low));

    /// <summary>Whether <paramref name="value"/> lies within the limits, the limits included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}

/// <summary>A number of ours. It is never printed without its quantity, interval and date.</summary>
/// <param name="Quantity">What the number counts.</param>
/// <param name="Value">The value, in the quantity's unit.</param>
/// <param name="Interval">How far it can be trusted.</param>
/// <param name="Method">The method, with the published source it follows.</param>
/// <param name="Inputs">SHA-256 of each input, by its path in the study.</param>
/// <param name="Seed">The seed of the random stream; null when chance played no part.</param>
/// <param name="Version">The version of this library.</param>
public sealed record Estimate(
    Quantity Quantity,
    double Value,
    Interval Interval,
    string Method,
    IReadOnlyDictionary<string, string> Inputs,
    ulong? Seed,
    string Version);

/// <summary>The answer when a method's assumptions fail: there is no number, and this is why.</summary>
/// <param name="Quantity">What was asked for.</param>
/// <param name="Method">The method that refused.</param>
/// <param name="Assumption">The assumption that does not hold.</param>
/// <param name="Evidence">What speaks against it, with the arithmetic.</param>
public sealed record NotEstimable(Quantity Quantity, string Method, string Assumption, string Evidence);
