using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>The wounded as the casualties less the killed, both by the closed form (docs/reconciliation.md).</summary>
internal static class WoundedDifference
{
    private const string Belligerents = "belligerents";

    /// <summary>The estimate, or why there is none.</summary>
    /// <param name="single">Each number once.</param>
    /// <param name="priors">What is assumed.</param>
    /// <param name="start">The war's first day.</param>
    /// <param name="day">The day asked for.</param>
    public static (ClosedEstimate? Estimate, Phrase? Reason) Of(IReadOnlyCollection<Reading> single, ReconcilePriors priors, DateOnly start, DateOnly day)
    {
        var (all, killed) = (ClosedForm.OfOwn(single, LossCategory.Casualties, priors, start, day), ClosedForm.OfOwn(single, LossCategory.Killed, priors, start, day));
        if (all is null || killed is null)
        {
            return (null, Phrase.Of(all is null ? "reconcile.no-casualties" : "reconcile.no-killed"));
        }

        if (!(all.Estimate.Value > killed.Estimate.Value))
        {
            return (null, Phrase.Of("reconcile.none-left", ("casualties", Phrase.Number(all.Estimate.Value, 0)), ("killed", Phrase.Number(killed.Estimate.Value, 0))));
        }

        var floor = ClosedForm.Floor(single, LossCategory.Wounded, priors, day);
        Pooled Floored(Pooled one) => new(Math.Max(one.Value, floor ?? 0), Math.Max(one.Low, floor ?? 0), Math.Max(one.High, floor ?? 0));
        var rho = Correlation(all.Shares, killed.Shares, priors);
        Pooled? Without(string origin)
        {
            var left = single.Where(reading => reading.Counted || reading.Origin != origin).ToList();
            return (ClosedForm.OfOwn(left, LossCategory.Casualties, priors, start, day), ClosedForm.OfOwn(left, LossCategory.Killed, priors, start, day)) is ({ } most, { } part) && most.Estimate.Value > part.Estimate.Value
                ? Floored(Less(most.Estimate, part.Estimate, Correlation(most.Shares, part.Shares, priors)))
                : null;
        }

        var numbers = all.Readings.Concat(killed.Readings).ToImmutableArray();
        var (least, greatest) = (Math.Max(0, all.BestLowHigh.Low - killed.BestLowHigh.High), Math.Max(0, all.BestLowHigh.High - killed.BestLowHigh.Low));
        return (
            new()
            {
                Estimate = Floored(Less(all.Estimate, killed.Estimate, rho)),
                Normal = Floored(Less(all.Normal, killed.Normal, rho)),
                Readings = numbers,
                Groups =
                [
                    .. from one in all.Groups
                       join other in killed.Groups on one.Origin equals other.Origin
                       where one.Estimate.Value > other.Estimate.Value
                       select (one.Origin, Less(one.Estimate, other.Estimate, priors.WithinOrigin.Value)),
                ],
                Without = [.. numbers.Select(one => one.Origin).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(origin => (origin, Without(origin)))],
                EffectiveSources = Sources(all, priors),
                Between = all.Between,
                Floor = floor,
                FloorViolated = floor > all.Estimate.Value - killed.Estimate.Value,
                BestLowHigh = new(Math.Max(0, all.BestLowHigh.Value - killed.BestLowHigh.Value), least, greatest),
            },
            null);
    }

    /// <summary>How many independent sources the wounded have: those of the casualties, where all that belligerents and their allies say is one.</summary>
    public static double Sources(ClosedEstimate casualties, ReconcilePriors priors) =>
        ClosedForm.Effective(casualties.Readings, priors, casualties.Between * casualties.Between, one => one.Belligerent ? Belligerents : one.Origin);

    // Limits of a difference from those of its terms (Zou and Donner 2008, Statistics in Medicine 27, with correlated terms); the low one is never below nought.
    private static Pooled Less(Pooled all, Pooled part, double rho)
    {
        var difference = all.Value - part.Value;
        double Far(double one, double other) => Math.Sqrt(Math.Max(0, (one * one) + (other * other) - (2 * rho * one * other)));
        return new(
            difference,
            Math.Max(0, difference - Far(all.Value - all.Low, part.High - part.Value)),
            difference + Far(all.High - all.Value, part.Value - part.Low));
    }

    // Of two weighted means of origins: errors of one origin go together by within-origin, of two by between-origins.
    private static double Correlation(
        ImmutableArray<(string Origin, double Weight, double Error)> first, ImmutableArray<(string Origin, double Weight, double Error)> second, ReconcilePriors priors)
    {
        var (within, between) = (priors.WithinOrigin.Value, priors.BetweenOrigins.Value);
        double Sum(ImmutableArray<(string Origin, double Weight, double Error)> ones, ImmutableArray<(string Origin, double Weight, double Error)> others, double same) =>
            ones.Sum(one => others.Sum(other => one.Weight * one.Error * other.Weight * other.Error * (one.Origin == other.Origin ? same : between)));
        return Math.Clamp(Sum(first, second, within) / Math.Sqrt(Sum(first, first, 1) * Sum(second, second, 1)), -1, 1);
    }
}
