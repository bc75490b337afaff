namespace Cenotaph.Numerics;

/// <summary>Draws from the gamma, beta, binomial, negative binomial and Poisson distributions.</summary>
internal static class RandomCounts
{
    // Below this mean inversion takes fewer steps than the rejection below costs, and that one is stated for means from 10.
    private const double InversionBelow = 10;

    // So many trials are drawn one by one faster than a beta variate splits them.
    private const long OneByOne = 16;

    /// <summary>Gamma with the given shape (above 0) and scale 1.</summary>
    public static double Gamma(this RandomStream random, double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (shape < 1)
        {
            return random.Gamma(shape + 1) * Math.Pow(random.OpenUniform(), 1 / shape);
        }

        // Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26(3), 2000: exact.
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = random.Normal();
            var root = 1 + (c * normal);
            if (root <= 0)
            {
                continue;
            }

            var v = root * root * root;
            if (Math.Log(random.OpenUniform()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    /// <summary>Beta with the given shapes (above 0).</summary>
    public static double Beta(this RandomStream random, double first, double second)
    {
        var x = random.Gamma(first);
        return x / (x + random.Gamma(second));
    }

    /// <summary>How many of <paramref name="trials"/> succeed when each does with the given probability, 0 to 1.</summary>
    public static long Binomial(this RandomStream random, long trials, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);

        // Devroye, Non-Uniform Random Variate Generation, 1986, chapter X.4.3: a beta variate is the median of the trials' uniform numbers, and
        // tells how many of them lie below the probability in one half of them. Exact; the number of steps grows with the logarithm.
        var count = 0L;
        while (trials > OneByOne)
        {
            var middle = (trials + 1) / 2;
            var median = random.Beta(middle, trials + 1 - middle);
            if (median <= probability)
            {
                count += middle;
                trials -= middle;
                probability = median < 1 ? Math.Min(1, (probability - median) / (1 - median)) : 0;
            }
            else
            {
                trials = middle - 1;
                probability /= median;
            }
        }

        for (; trials > 0; trials--)
        {
            count += random.Chance(probability) ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// How many trials fail before so many succeed: negative binomial with a size above 0, whole or not, and the probability of success, above 0
    /// to 1. As a Poisson count whose mean is gamma (Greenwood and Yule 1920).
    /// </summary>
    public static long NegativeBinomial(this RandomStream random, double size, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        return random.Poisson(Math.Min(1e15, random.Gamma(size) * ((1 - probability) / probability)));
    }

    /// <summary>Poisson with the given mean, 0 to 10¹⁵.</summary>
    public static long Poisson(this RandomStream random, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 1e15);
        return mean < InversionBelow ? Inversion(random, mean) : Rejection(random, mean);
    }

    /// <summary>The logarithm of n!, to 1e-14 of its value.</summary>
    /// <param name="n">At least 0.</param>
    internal static double LogFactorial(double n)
    {
        if (n < 16)
        {
            var product = 1.0;
            for (var factor = 2; factor <= n; factor++)
            {
                product *= factor;
            }

            return Math.Log(product);
        }

        // Stirling's series (NIST Digital Library of Mathematical Functions, 5.11.1) at n + 1; the first term left out is below 1e-14 from 16 on.
        var z = n + 1;
        var inverse = 1 / z;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680))))));
        return ((z - 0.5) * Math.Log(z)) - z + (0.5 * Math.Log(2 * Math.PI)) + series;
    }

    private static long Inversion(RandomStream random, double mean)
    {
        // 1 − u with u in [0, 1) would do as well; the sum stops at the latest where the terms vanish.
        var rest = random.Uniform();
        var term = Math.Exp(-mean);
        var count = 0L;
        while (rest >= term && term > 0)
        {
            rest -= term;
            count++;
            term *= mean / count;
        }

        return count;
    }

    // Hörmann, The transformed rejection method for generating Poisson random variables, Insurance: Mathematics and Economics 12, 1993: PTRS.
    private static long Rejection(RandomStream random, double mean)
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var sure = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = random.Uniform() - 0.5;
            var v = random.OpenUniform();
            var distance = 0.5 - Math.Abs(u);
            if (distance <= 0)
            {
                continue;
            }

            var k = Math.Floor((((2 * a / distance) + b) * u) + mean + 0.43);
            if (distance >= 0.07 && v <= sure)
            {
                return (long)k;
            }

            if (k >= 0 && (distance >= 0.013 || v <= distance)
                && Math.Log(v * inverseAlpha / ((a / (distance * distance)) + b)) <= (k * Math.Log(mean)) - mean - LogFactorial(k))
            {
                return (long)k;
            }
        }
    }
}
