using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Relabelling;

/// <summary>A printed count of a time before the war.</summary>
/// <param name="Source">The claim that gives it.</param>
/// <param name="Period">The days it counts.</param>
/// <param name="Count">The count, above 0.</param>
/// <param name="Half">How far the number behind it may lie from what is printed; at least 0.</param>
public sealed record CourtYear(string Source, DateSpan Period, double Count, double Half);

/// <summary>What would have been filed without the war.</summary>
/// <param name="Value">The expected number, in claims.</param>
/// <param name="Interval">What it might have been, and what that rests on.</param>
public sealed record CourtExpected(double Value, Interval Interval);

/// <summary>The usual number of claims a year, and how much years differ.</summary>
public sealed record CourtBaseline
{
    private const double Normal975 = 1.959963984540054;

    private CourtBaseline(ImmutableArray<CourtYear> years, double perYear, double? variation, int? df) =>
        (Years, PerYear, Variation, Df) = (years, perYear, variation, df);

    /// <summary>The counts it is made of.</summary>
    public ImmutableArray<CourtYear> Years { get; }

    /// <summary>Claims in a whole year: the mean of the counts, each brought to a year by its days.</summary>
    public double PerYear { get; }

    /// <summary>Standard deviation of a year's number about the mean, as a share of it; null where one count is all there is and nothing is declared.</summary>
    public double? Variation { get; }

    /// <summary>Degrees of freedom of a variation that was estimated; null where it was declared or is not known.</summary>
    public int? Df { get; }

    /// <summary>What the interval rests on, in words.</summary>
    public string Meaning => Variation is not { } variation ? "by the rounding of the baseline alone; how much years differ is not on record"
        : Df is { } df ? string.Create(CultureInfo.InvariantCulture, $"95 %, years differing by {100 * variation:0.#} % (standard deviation of {df + 1} years), and rounding")
        : string.Create(CultureInfo.InvariantCulture, $"95 %, years differing by {100 * variation:0.#} % (standard deviation, declared), and rounding");

    /// <summary>The baseline of counts of whole years or parts of them.</summary>
    /// <param name="years">At least one, in periods that do not overlap.</param>
    /// <param name="variation">The declared variation, or null to take it from the counts where there are at least two.</param>
    /// <exception cref="ArgumentException">There is no count, one is not above 0, or the variation is not between 0 and 1.</exception>
    public static CourtBaseline Of(IReadOnlyList<CourtYear> years, double? variation = null)
    {
        ArgumentNullException.ThrowIfNull(years);
        if (years.Count == 0 || years.Any(year => !(year.Count > 0) || !(year.Half >= 0)))
        {
            throw new ArgumentException("A baseline takes at least one count above 0.", nameof(years));
        }

        if (variation is not (null or (>= 0 and <= 1)))
        {
            throw new ArgumentException("A variation lies between 0 and 1.", nameof(variation));
        }

        var rates = years.Select(year => year.Count / YearsOf(year.Period).Sum(part => part.Years)).ToList();
        var mean = rates.Average();
        if (variation is not null || rates.Count == 1)
        {
            return new([.. years], mean, variation, null);
        }

        // Never below Poisson's scatter, which two years that happen to agree would hide.
        var deviation = Math.Sqrt(rates.Sum(rate => (rate - mean) * (rate - mean)) / (rates.Count - 1));
        return new([.. years], mean, Math.Max(deviation, Math.Sqrt(mean)) / mean, rates.Count - 1);
    }

    /// <summary>
    /// What is expected in a period: its days of each year as a share of that year's days, times the yearly number. Each year departs from the mean as
    /// a whole; the mean itself is known as well as the counts allow; their rounding is a uniform error; claims arrive by Poisson.
    /// </summary>
    public CourtExpected Expected(DateSpan period)
    {
        var parts = YearsOf(period).Select(part => PerYear * part.Years).ToList();
        var value = parts.Sum();
        var half = Years.Average(year => year.Half / year.Count);
        if (Variation is not { } variation)
        {
            return new(value, new(Math.Max(0, value * (1 - half)), value * (1 + half), Meaning));
        }

        var rounding = value * half / Math.Sqrt(3 * Years.Length);
        var variance = parts.Sum(part => part * variation * part * variation) + (value * variation * value * variation / Years.Length) + (rounding * rounding) + value;
        var reach = (Df is { } df ? StudentT.UpperQuantile(0.025, df) : Normal975) * Math.Sqrt(variance);
        return new(value, new(Math.Max(0, value - reach), value + reach, Meaning));
    }

    /// <summary>The calendar years that a period touches, each with the share of its days.</summary>
    internal static IEnumerable<(int Year, double Years)> YearsOf(DateSpan period)
    {
        for (var year = period.First.Year; year <= period.Last.Year; year++)
        {
            var whole = DateSpan.Year(year);
            var first = Math.Max(whole.First.DayNumber, period.First.DayNumber);
            var last = Math.Min(whole.Last.DayNumber, period.Last.DayNumber);
            yield return (year, (double)(last - first + 1) / whole.Days);
        }
    }
}
