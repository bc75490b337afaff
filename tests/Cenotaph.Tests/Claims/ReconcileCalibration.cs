using Cenotaph.Claims;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Claims;

/// <summary>Wars whose truth is known, estimated from what was claimed of them.</summary>
internal static class ReconcileCalibration
{
    /// <summary>Holds of a war: whether 95 % intervals held the truth, at the end and in the middle, and how wide they were.</summary>
    public sealed record Outcome(int Held, int Asked, double Width, double Reduction, double Effective);

    public static Outcome StateSpaceOf(ClaimedWar war, bool echoes = false)
    {
        var readings = echoes ? [.. war.Readings, .. war.Echoes] : war.Readings;
        var state = StateSpace.Fit(readings, new(), war.Start, war.End, new(7))!;
        var (held, width) = (0, 0.0);
        foreach (var (category, day, truth) in Asked(war))
        {
            var draws = state.Counts(category, day).Order().ToArray();
            var (low, high) = (Quantile(draws, 0.025), Quantile(draws, 0.975));
            held += low <= truth && truth <= high ? 1 : 0;
            width += Math.Log(high / low) / 4;
        }

        return new(held, 4, width, state.ScaleReduction, state.EffectiveDraws);
    }

    public static Outcome ClosedFormOf(ClaimedWar war, bool echoes = false)
    {
        var readings = echoes ? [.. war.Readings, .. war.Echoes] : war.Readings;
        var (held, asked, width) = (0, 0, 0.0);
        foreach (var (category, day, truth) in Asked(war))
        {
            if (ClosedForm.Of(readings.Where(reading => reading.To <= day), category, new(), war.Start, day) is { } closed)
            {
                asked++;
                held += closed.Estimate.Low <= truth && truth <= closed.Estimate.High ? 1 : 0;
                width += Math.Log(closed.Estimate.High / closed.Estimate.Low);
            }
        }

        return new(held, asked, width, double.NaN, double.NaN);
    }

    public static IEnumerable<(LossCategory Category, DateOnly Day, double Truth)> Asked(ClaimedWar war)
    {
        yield return (LossCategory.Killed, war.End, war.KilledTo(war.End));
        yield return (LossCategory.Killed, war.Middle, war.KilledTo(war.Middle));
        yield return (LossCategory.Casualties, war.End, war.CasualtiesTo(war.End));
        yield return (LossCategory.Casualties, war.Middle, war.CasualtiesTo(war.Middle));
    }

    public static double Quantile(double[] sorted, double share) => Cenotaph.Numerics.Quantiles.OfSorted(sorted, share);
}
