namespace Cenotaph.Persons;

/// <summary>Upper tails of counts whose mean is itself not quite known.</summary>
internal static class Tails
{
    /// <summary>
    /// The probability of at least <paramref name="count"/> of <paramref name="trials"/> where the share is beta-distributed with a mean and, on the logit
    /// scale, a spread (beta-binomial: Skellam 1948). The beta's precision matches the spread by the delta method: Var(p) ≈ (p(1−p))² spread².
    /// </summary>
    public static double BetaBinomial(int count, int trials, double mean, double spread)
    {
        if (count <= 0)
        {
            return 1;
        }

        mean = Math.Clamp(mean, 1e-9, 1 - 1e-9);
        var precision = Math.Max(1, (1 / (mean * (1 - mean) * spread * spread)) - 1);
        var (a, b) = (mean * precision, (1 - mean) * precision);
        var log = 0.0;
        for (var i = 0; i < trials; i++)
        {
            log += Math.Log((b + i) / (precision + i));
        }

        var tail = 0.0;
        for (var k = 0; ; k++)
        {
            tail += k >= count ? Math.Exp(log) : 0;
            if (k == trials)
            {
                return Math.Min(1, tail);
            }

            log += Math.Log((trials - k) / (k + 1.0) * ((k + a) / (trials - k - 1 + b)));
        }
    }

    /// <summary>
    /// The probability of a count of at least <paramref name="count"/> where the mean is gamma-distributed: its logarithm has about this spread (negative
    /// binomial: Greenwood and Yule 1920).
    /// </summary>
    public static double NegativeBinomial(int count, double mean, double spread)
    {
        if (count <= 0)
        {
            return 1;
        }

        mean = Math.Max(mean, 1e-9);
        var shape = 1 / (spread * spread);
        var log = shape * Math.Log(shape / (shape + mean));
        var step = Math.Log(mean / (shape + mean));
        for (var k = 0; k < count; k++)
        {
            log += Math.Log((k + shape) / (k + 1.0)) + step;
        }

        // From the count on the terms fall at last like a geometric series; they are added until they no longer matter.
        var tail = 0.0;
        for (var k = count; ; k++)
        {
            var term = Math.Exp(log);
            tail += term;
            if (k > mean && (term < 1e-12 * tail || term == 0))
            {
                return Math.Min(1, tail);
            }

            log += Math.Log((k + shape) / (k + 1.0)) + step;
        }
    }

    /// <summary>The limits of a share at a number of standard errors (Wilson 1927); 0 to 1 where nothing was tried.</summary>
    public static (double Low, double High) Wilson(double count, double trials, double errors)
    {
        if (trials <= 0)
        {
            return (0, 1);
        }

        var share = count / trials;
        var square = errors * errors;
        var centre = (share + (square / (2 * trials))) / (1 + (square / trials));
        var half = errors / (1 + (square / trials)) * Math.Sqrt((share * (1 - share) / trials) + (square / (4 * trials * trials)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
