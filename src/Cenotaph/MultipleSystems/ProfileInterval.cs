using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>The interval of N from its profile likelihood (Cormack 1992): the model is fitted anew with each number of unlisted persons as a count.</summary>
internal static class ProfileInterval
{
    // A limit is looked for up to so many times the persons observed; beyond it there is none.
    private const double Farthest = 1e6;

    // Fewer unlisted than this are none.
    private const double Fewest = 1e-3;

    // Of the logarithm of the unlisted: a ten-thousandth of a person among a million.
    private const double Close = 1e-10;

    private static readonly double golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The interval; null where some number of unlisted gives no fit.</summary>
    /// <param name="observed">Persons observed.</param>
    /// <param name="near">About how many are unlisted.</param>
    /// <param name="deviance">The deviance of the model with so many on the empty history; NaN when it has no fit.</param>
    /// <param name="probability">The nominal probability.</param>
    public static SystemsInterval? Of(double observed, double near, Func<double, double> deviance, double probability)
    {
        double Likelihood(double logUnlisted)
        {
            var unlisted = Math.Exp(logUnlisted);
            var all = observed + unlisted;
            return (-0.5 * deviance(unlisted)) + (unlisted * logUnlisted) - (all * Math.Log(all)) + GammaFunction.Log(all + 1) - GammaFunction.Log(unlisted + 1);
        }

        var normal = NormalDistribution.UpperQuantile((1 - probability) / 2);
        var drop = normal * normal / 2;
        var (top, best) = Top(Likelihood, Math.Log(Math.Max(near, Fewest)));
        if (!double.IsFinite(best))
        {
            return null;
        }

        var floor = best - drop;
        var low = Math.Log(Fewest);
        var lower = Likelihood(low) >= floor ? observed : observed + Math.Exp(Crossing(Likelihood, low, top, floor));
        var far = Math.Log(Farthest * Math.Max(observed, 1));
        double high;
        for (high = top + 0.25; high < far && Likelihood(high) >= floor; high += 0.5)
        {
        }

        if (high >= far && Likelihood(far) >= floor)
        {
            return new("profile", probability, lower, observed + Math.Exp(far), IsOpen: true);
        }

        var upper = observed + Math.Exp(Crossing(Likelihood, Math.Min(high, far), top, floor));
        return double.IsFinite(lower) && double.IsFinite(upper) && lower <= upper ? new("profile", probability, lower, upper) : null;
    }

    /// <summary>The interval of a fitted model; null for one with censored lists, whose empty history is not the only one that is missing.</summary>
    public static SystemsInterval? Of(HistoryCounts counts, HistoryFit fit, double probability)
    {
        if (counts.Censored.Length > 0)
        {
            return null;
        }

        var last = fit;
        return Of(counts.Total, fit.Unlisted, Deviance, probability);

        double Deviance(double unlisted)
        {
            var refit = HistoryFitter.Fit(counts, fit.Model, unlisted, last);
            if (!refit.IsFitted)
            {
                refit = HistoryFitter.Fit(counts, fit.Model, unlisted);
            }

            last = refit.IsFitted ? refit : last;
            return refit.IsFitted ? refit.Deviance : double.NaN;
        }
    }

    // Steps outwards until the top lies between, then golden section.
    private static (double Place, double Value) Top(Func<double, double> of, double start)
    {
        var (low, high, width) = (start - 0.1, start + 0.1, 0.1);
        var middle = of(start);
        while (of(high) > middle && width < 40)
        {
            width *= 2;
            (low, start, middle, high) = (start, high, of(high), high + width);
        }

        width = 0.1;
        while (of(low) > middle && width < 40)
        {
            width *= 2;
            (high, start, middle, low) = (start, low, of(low), low - width);
        }

        var (one, other) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (first, second) = (of(one), of(other));
        while (high - low > 1e-6)
        {
            if (first >= second)
            {
                (high, other, second) = (other, one, first);
                one = high - (golden * (high - low));
                first = of(one);
            }
            else
            {
                (low, one, first) = (one, other, second);
                other = low + (golden * (high - low));
                second = of(other);
            }
        }

        return first >= second ? (one, first) : (other, second);
    }

    // Between a place below the floor and one above it: regula falsi with Illinois's halving.
    private static double Crossing(Func<double, double> of, double below, double above, double floor)
    {
        var (under, over) = (of(below) - floor, of(above) - floor);
        for (var side = 0; Math.Abs(above - below) > Close;)
        {
            var place = ((above * under) - (below * over)) / (under - over);
            var value = of(place) - floor;
            if (double.IsNaN(value))
            {
                return double.NaN;
            }

            if (value < 0)
            {
                over = side < 0 ? over / 2 : over;
                (below, under, side) = (place, value, -1);
            }
            else if (value > 0)
            {
                under = side > 0 ? under / 2 : under;
                (above, over, side) = (place, value, 1);
            }
            else
            {
                return place;
            }

            if (Math.Abs(value) < 1e-9)
            {
                return place;
            }
        }

        return (below + above) / 2;
    }
}
