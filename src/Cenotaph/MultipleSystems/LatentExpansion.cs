using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>The prior of N/n that a latent class model has before the table is seen, and the beta prior of chances that gives it wanted quantiles.</summary>
internal static class LatentExpansion
{
    private const int Draws = 2000;
    private const double Low = 0.025;
    private const double High = 0.975;
    private const double Near = 0.02;

    // Classes beyond this share of the persons change nothing that can be seen.
    private const double Rest = 1e-6;

    /// <summary>The quantiles of N/n at 2.5 %, 50 % and 97.5 %, by draws with a seed of their own.</summary>
    public static (double Low, double Median, double High) Quantiles(int lists, int classes, (double A, double B) prior)
    {
        var random = new RandomStream(0);
        var ratios = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            // Each draw has its own stream, so that draws change little when the prior does.
            var own = random.Substream((ulong)draw);
            var alpha = Math.Max(1e-12, own.Gamma(LatentSticks.Alpha) / LatentSticks.Alpha);
            var (left, seen) = (1.0, 0.0);
            for (var k = 0; k < classes && left > Rest; k++)
            {
                var share = k == classes - 1 ? left : left * (1 - Math.Pow(own.OpenUniform(), 1 / alpha));
                var missed = 1.0;
                for (var list = 0; list < lists; list++)
                {
                    missed *= 1 - own.Beta(prior.A, prior.B);
                }

                seen += share * (1 - missed);
                left -= share;
            }

            ratios[draw] = 1 / Math.Clamp(seen + left, 1e-12, 1);
        }

        Array.Sort(ratios);
        return (Numerics.Quantiles.OfSorted(ratios, Low), Numerics.Quantiles.OfSorted(ratios, 0.5), Numerics.Quantiles.OfSorted(ratios, High));
    }

    /// <summary>The beta prior whose N/n has these quantiles at 2.5 % and 97.5 %, to 2 % of the unlisted per listed; null when there is none.</summary>
    public static (double A, double B)? Matched(int lists, int classes, (double Low, double High) wanted)
    {
        double Miss(double logA, double logB)
        {
            var found = Quantiles(lists, classes, (Math.Exp(logA), Math.Exp(logB)));
            return Math.Max(Distance(found.Low, wanted.Low), Distance(found.High, wanted.High));
        }

        // A compass search: four ways from the best so far, half as far when none is better.
        var (a, b) = (0.0, 0.0);
        var best = Miss(a, b);
        for (var reach = 1.0; reach > 0.002 && best > Near / 4; reach /= 2)
        {
            for (var again = 0; again < 8; again++)
            {
                var before = best;
                foreach (var (x, y) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1) })
                {
                    var (nextA, nextB) = (Math.Clamp(a + (x * reach), -4, 7), Math.Clamp(b + (y * reach), -4, 7));
                    var next = Miss(nextA, nextB);
                    (a, b, best) = next < best ? (nextA, nextB, next) : (a, b, best);
                }

                if (best >= before)
                {
                    break;
                }
            }
        }

        return best <= Near ? (Math.Exp(a), Math.Exp(b)) : null;
    }

    private static double Distance(double found, double wanted) => Math.Abs(Math.Log((found - 1 + 1e-9) / (wanted - 1)));
}
