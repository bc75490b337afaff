using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.ExcessMortality;

/// <summary>What an estimate by <see cref="EnvelopeMethod"/> is asked for.</summary>
/// <param name="BaselineFrom">The first year of the baseline.</param>
/// <param name="BaselineTo">The last year of the baseline.</param>
/// <param name="Target">The year whose excess is asked.</param>
/// <param name="Ages">The ages whose excess is asked, by label; the models still see all ages of the counts. Empty asks for all.</param>
/// <param name="Trend">Whether the model with a trend takes part; its authors leave it out where counts are very small.</param>
/// <param name="LeeCarterLimits">Limits of the Lee–Carter model by age, where its authors' own draws are to be used; null computes them.</param>
/// <param name="Level">The probability that a limit's interval is meant to hold the truth.</param>
public sealed record EnvelopeOptions(
    int BaselineFrom,
    int BaselineTo,
    int Target,
    IReadOnlyList<string> Ages,
    bool Trend = true,
    IReadOnlyDictionary<string, (double Low, double High)>? LeeCarterLimits = null,
    double Level = 0.95);

/// <summary>
/// Excess deaths of one year by age from three models of a short baseline (Karlinsky and Torrisi, Population Research and Policy Review 42, 2023):
/// quasi-Poisson mean, quasi-Poisson trend, Lee–Carter. The greatest expectation is taken, and the outermost limits.
/// </summary>
public static class EnvelopeMethod
{
    /// <summary>The name of the method in files.</summary>
    public const string Name = "envelope";

    private const int LeastYears = 4;

    /// <summary>The excess of every age, in the order asked.</summary>
    public static IReadOnlyList<ExcessResult> Estimate(AgeCounts counts, EnvelopeOptions options)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        var asked = options.Ages.Count == 0 ? counts.Ages : options.Ages;
        var years = Enumerable.Range(options.BaselineFrom, options.BaselineTo - options.BaselineFrom + 1).ToArray();
        var places = years.Select(year => Place(counts.Years, year)).ToArray();
        var target = Place(counts.Years, options.Target);
        var reason = Reason(counts, years, places, target, options);
        if (reason is { } found)
        {
            return [.. asked.Select(age => new ExcessRefusal(Key(counts, options, [age]), found.Assumption, found.Evidence))];
        }

        var baseline = counts.Deaths.Select(row => places.Select(place => row[place]).ToArray()).ToArray();
        var leeCarter = LeeCarter.Fit(baseline);
        return [.. asked.Select(age => Cell(counts, options, age, years, baseline, leeCarter, target))];
    }

    /// <summary>
    /// The sum of estimates of one territory and year. Limits are added up, as its authors do, which takes the errors of all parts for one and is
    /// the widest a sum can be.
    /// </summary>
    /// <param name="parts">Ages and sexes, at least one; a refusal among them is the answer.</param>
    public static ExcessResult Sum(IReadOnlyList<ExcessResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count, nameof(parts));
        if (parts.OfType<ExcessRefusal>().FirstOrDefault() is { } refusal)
        {
            return refusal;
        }

        var estimates = parts.Cast<ExcessEstimate>().ToArray();
        var key = estimates[0].Key with
        {
            Sex = estimates.Select(part => part.Key.Sex).Distinct().Count() == 1 ? estimates[0].Key.Sex : "both",
            Ages = [.. estimates.SelectMany(part => part.Key.Ages).Distinct()],
        };
        var limits = new Interval(
            estimates.Sum(part => part.PublishedBasis!.Value.Low),
            estimates.Sum(part => part.PublishedBasis!.Value.High),
            estimates[0].PublishedBasis!.Value.Meaning);
        return Made(key, estimates.Sum(part => part.Observed), estimates.Sum(part => part.Expected), limits);
    }

    private static ExcessResult Cell(
        AgeCounts counts, EnvelopeOptions options, string age, int[] years, double[][] baseline, LeeCarter? leeCarter, int target)
    {
        var place = Place(counts.Ages, age);
        var deaths = baseline[place];
        var key = Key(counts, options, [age]);
        var models = new List<(double Expected, double Low, double High)>();
        var trended = options.Trend && deaths.Count(count => count > 0) >= 2;
        foreach (var trend in trended ? new[] { false, true } : [false])
        {
            if (Model(deaths, years, options, trend) is { } model)
            {
                models.Add(model);
            }
        }

        if (leeCarter is not null)
        {
            var (low, high) = options.LeeCarterLimits?.TryGetValue(age, out var given) == true ? given : leeCarter.Limits(place, options.Level);
            models.Add((leeCarter.Expected(place), low, high));
        }

        if (models.Count == 0)
        {
            return new ExcessRefusal(key, "One of the models can be fitted.", string.Create(
                CultureInfo.InvariantCulture, $"{counts.Territory}, {counts.Sex}, {age}: deaths {string.Join(", ", deaths)}."));
        }

        var observed = counts.Deaths[place][target];
        var limits = new Interval(
            observed - models.Max(model => model.High),
            observed - models.Min(model => model.Low),
            string.Create(CultureInfo.InvariantCulture, $"outermost of the {100 * options.Level:0.####} % limits of {models.Count} models"));
        return Made(key, observed, models.Max(model => model.Expected), limits);
    }

    // Limits of the mean by t with rows less columns degrees of freedom; the dispersion is not floored at 1.
    private static (double Expected, double Low, double High)? Model(double[] deaths, int[] years, EnvelopeOptions options, bool trend)
    {
        DesignTerm[] terms = trend ? [new Intercept(), new LinearTerm(0, "year", options.BaselineTo)] : [new Intercept()];
        var design = DesignMatrix.Of(terms, [.. years.Select(year => new double[] { year })]);
        var fit = GeneralizedLinearModel.Fit(deaths, design, CountFamily.QuasiPoisson);
        if (!fit.IsFitted)
        {
            return null;
        }

        var point = DesignMatrix.Point(terms, options.Target);
        var expected = Math.Exp(fit.LogMean(point));
        var spread = Math.Exp(PlaceboCalibration.Factor(options.Level, fit.Df) * Math.Sqrt(fit.LogMeanCovariance(point, point)));
        return double.IsFinite(expected * spread) ? (expected, expected / spread, expected * spread) : null;
    }

    private static ExcessEstimate Made(ExcessKey key, double observed, double expected, Interval limits) =>
        new(key, observed, expected, double.NaN, 0, double.NaN, null, limits, null, null, "The published method has no placebo runs: its baseline is too short for any.");

    private static (string Assumption, string Evidence)? Reason(AgeCounts counts, int[] years, int[] places, int target, EnvelopeOptions options)
    {
        if (counts.Ages.Count < 2)
        {
            return ("A Lee–Carter model needs two age groups or more.", $"{counts.Territory}, {counts.Sex}: there is one, {string.Join(", ", counts.Ages)}.");
        }

        if (years.Length < LeastYears)
        {
            return ("The baseline has four years or more.", string.Create(CultureInfo.InvariantCulture, $"It has {years.Length}."));
        }

        for (var i = 0; i <= places.Length; i++)
        {
            var (place, year) = i < places.Length ? (places[i], years[i]) : (target, options.Target);
            if (place < 0 || counts.Deaths.Any(row => !double.IsFinite(row[place]) || row[place] < 0))
            {
                return ("Every age is counted in every year of the baseline and in the target year.", string.Create(
                    CultureInfo.InvariantCulture, $"{counts.Territory}, {counts.Sex}: not in {year}."));
            }
        }

        return null;
    }

    private static ExcessKey Key(AgeCounts counts, EnvelopeOptions options, IReadOnlyList<string> ages) =>
        new(Name, options.Trend ? "mean-trend-lee-carter" : "mean-lee-carter", counts.Territory, counts.Sex, [options.Target], ages);

    private static int Place<T>(IReadOnlyList<T> items, T item)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(items[i], item))
            {
                return i;
            }
        }

        return item is string ? throw new ArgumentException($"There is no age group '{item}'.", nameof(item)) : -1;
    }
}
