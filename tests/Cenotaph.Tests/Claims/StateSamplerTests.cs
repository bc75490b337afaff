using Cenotaph.Claims;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Claims;

/// <summary>The chains against draws from the prior that are weighted by what was read: another road to the same distribution.</summary>
public sealed class StateSamplerTests
{
    private const int Draws = 150_000;
    private const double Degrees = 4;
    private static readonly DateOnly Day = ReadingSample.Start.AddDays(7 * 26);

    // Two publishers of one origin and one of another, a limit that was said, one that was counted, a period, and one that drifts.
    private static readonly Reading[] readings =
    [
        ReadingSample.Point("a1", "one", 4000, Day.AddDays(-90), rounding: 1000),
        ReadingSample.Point("a2", "one", 9000, Day, rounding: 1000),
        ReadingSample.Point("b", "two", 14_000, Day.AddDays(-7), rounding: 2000),
        ReadingSample.Point("c", "three", 9000, Day.AddDays(-7)) with { Origin = "two", Bound = Bound.Lower },
        ReadingSample.AtLeast("n", 8000, Day.AddDays(-7)),
        ReadingSample.Point("p", "two", 2000, Day, rounding: 1000) with { Kind = ReadingKind.Period, From = Day.AddDays(-29) },
    ];

    private static readonly ReconcilePriors priors = new() { Flow = new(400, 4, "close enough that draws from it come near"), Noise = new(0.1, 2, "wide enough") };

    [Fact]
    public void Chains_draw_what_weighted_draws_from_the_prior_give()
    {
        var layout = new StateLayout(readings, priors, ReadingSample.Start, Day);
        var placed = readings.Select(reading => StateReading.Of(reading, layout, priors)).ToList();
        var (path, random, unknowns) = (new StatePath(layout, priors), new RandomStream(11), new double[layout.Size]);
        var drifts = new double[layout.HouseCount];
        var weighted = new (double Log, double Weight)[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var one = 0; one < unknowns.Length; one++)
            {
                unknowns[one] = random.Normal();
            }

            for (var house = 0; house < drifts.Length; house++)
            {
                drifts[house] = Scale(priors.Drift, unknowns[layout.DriftSpread]) / Math.Sqrt(random.Gamma(Degrees / 2) / (Degrees / 2));
            }

            Assert.True(path.Fill(unknowns));
            weighted[draw] = (Math.Log(path.Count(LossCategory.Killed, layout.Week(Day))), Math.Exp(placed.Sum(one => Log(one, path, layout, unknowns, drifts))));
        }

        var size = Math.Pow(weighted.Sum(one => one.Weight), 2) / weighted.Sum(one => one.Weight * one.Weight);
        Assert.True(size > 500, $"only {size:F0} weighted draws");
        var state = StateSpace.Fit(readings, priors, ReadingSample.Start, Day, new(3, 150, 500))!;
        double[] chains = [.. state.Counts(LossCategory.Killed, Day).Select(Math.Log).Order()];
        Array.Sort(weighted, (one, other) => one.Log.CompareTo(other.Log));
        var (sum, whole) = (0.0, weighted.Sum(one => one.Weight));
        var at = weighted.Select(one => (one.Log, Share: (sum += one.Weight) / whole)).ToList();
        foreach (var share in new[] { 0.05, 0.25, 0.5, 0.75, 0.95 })
        {
            // Both are draws: the share of the other's below this one's quantile, within four errors.
            var quantile = Quantiles.OfSorted(chains, share);
            var error = Math.Sqrt(share * (1 - share) * ((1 / size) + (1 / state.EffectiveDraws)));
            Assert.InRange(at.TakeWhile(one => one.Log <= quantile).Last().Share, share - (4 * error), share + (4 * error));
        }
    }

    private static double Scale(Prior prior, double unknown) => prior.Value * Math.Exp(prior.LogSpread * unknown);

    private static double Log(StateReading one, StatePath path, StateLayout layout, double[] unknowns, double[] drifts)
    {
        var reading = one.Reading;
        var count = path.Count(reading.Category, one.To) - (reading.Kind == ReadingKind.Period ? path.Count(reading.Category, one.From) : 0);
        var said = Math.Log(count) + one.Errors.Sum(error => error.Factor * unknowns[layout.Effects + error.Place]
            * error.Scale switch { ErrorScale.Origin => Scale(priors.OriginSpread, unknowns[layout.OriginSpread]), ErrorScale.Drift => drifts[error.House], _ => 1 });
        var noise = Scale(priors.Noise, unknowns[layout.NoiseSpread]);
        if (reading.Bound == Bound.Lower)
        {
            var width = Math.Sqrt(one.Variance + (reading.Counted ? 0.02 * 0.02 : (0.05 * 0.05) + (noise * noise)));
            return Math.Log(NormalDistribution.Cdf((said - one.LogValue) / width));
        }

        var square = (noise * noise) + one.Variance;
        return (-0.5 * Math.Log(square)) - (0.5 * (Degrees + 1) * Math.Log(1 + (Math.Pow(one.LogValue - said, 2) / square / Degrees)));
    }
}
