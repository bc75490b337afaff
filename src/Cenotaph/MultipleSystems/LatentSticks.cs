namespace Cenotaph.MultipleSystems;

/// <summary>
/// The shares of classes by stick-breaking, V_k = 1 − exp(−e_k), with α summed out. Each e has a coordinate t: e = log(1 + exp t) + exp(t − 12): the log-odds of V where
/// persons can tell it, the logarithm of e far out, where the prior falls as slowly as a power.
/// </summary>
internal sealed class LatentSticks(int classes, int lanes)
{
    private const double Far = 12;

    /// <summary>The shape and the rate of α's gamma prior.</summary>
    public const double Alpha = 0.25;

    private readonly double[] ratios = new double[lanes];
    private readonly double[] slopes = new double[lanes];
    private readonly double[] priors = new double[lanes];

    /// <summary>The shares; 0 in lanes without a class.</summary>
    public double[] Weights { get; } = new double[lanes];

    /// <summary>Σe.</summary>
    public double Sum { get; private set; }

    /// <summary>Σ log de/dt, where the density was wanted.</summary>
    public double LogSlopes { get; private set; }

    /// <summary>The length e of a coordinate.</summary>
    public static double Length(double t) => (t < -18 ? Math.Exp(t) : Math.Log(1 + Math.Exp(t))) + Math.Exp(t - Far);

    /// <summary>The coordinate of a length.</summary>
    /// <param name="length">Above 0.</param>
    public static double Coordinate(double length)
    {
        if (length < 1e-8)
        {
            // Both exponentials alone: exp t (1 + exp −12).
            return Math.Log(Math.Max(length, 1e-290)) - Math.Log(1 + Math.Exp(-Far));
        }

        // Newton's steps from above stay above: the length is convex and rising.
        var t = length < 1 ? Math.Log(2 * length) : length < Far ? length : Far + Math.Log(length);
        for (var step = 0; step < 60; step++)
        {
            var change = (Length(t) - length) / ((1 / (1 + Math.Exp(-t))) + Math.Exp(t - Far));
            t -= change;
            if (Math.Abs(change) < 1e-13 * (1 + Math.Abs(t)))
            {
                break;
            }
        }

        return t;
    }

    /// <summary>The log density of a vector of shares given as logarithms, without what does not depend on their order.</summary>
    public static double LogPrior(ReadOnlySpan<double> logWeights)
    {
        unchecked
        {
            var (tail, sum) = (logWeights[^1], 0.0);
            for (var k = logWeights.Length - 2; k >= 0; k--)
            {
                sum -= tail;
                tail = Math.Max(tail, logWeights[k]) + Math.Log(1 + Math.Exp(-Math.Abs(tail - logWeights[k])));
            }

            return sum - ((logWeights.Length - 1 + Alpha) * Math.Log(Alpha - logWeights[^1]));
        }
    }

    /// <summary>The logarithms of the shares.</summary>
    public static void LogWeights(ReadOnlySpan<double> coordinates, Span<double> logWeights)
    {
        var gone = 0.0;
        for (var k = 0; k < logWeights.Length - 1; k++)
        {
            var length = Length(coordinates[k]);
            logWeights[k] = (length < 1e-5 ? Math.Log(length) - (length / 2) : Math.Log(1 - Math.Exp(-length))) - gone;
            gone += length;
        }

        logWeights[^1] = -gone;
    }

    /// <summary>The coordinates of shares given as logarithms.</summary>
    public static void Coordinates(ReadOnlySpan<double> logWeights, Span<double> coordinates)
    {
        var tail = logWeights[^1];
        for (var k = logWeights.Length - 2; k >= 0; k--)
        {
            // e = log(1 + share / what comes after).
            var odds = logWeights[k] - tail;
            coordinates[k] = Coordinate(odds > 30 ? odds : odds < -30 ? Math.Exp(odds) : Math.Log(1 + Math.Exp(odds)));
            tail = Math.Max(tail, logWeights[k]) + Math.Log(1 + Math.Exp(-Math.Abs(odds)));
        }
    }

    /// <summary>Takes coordinates in, and gives the log prior density of them where it is wanted, else 0.</summary>
    public double Set(ReadOnlySpan<double> coordinates, bool wanted)
    {
        var (sum, logs, left) = (0.0, 0.0, 1.0);
        for (var k = 0; k < classes - 1; k++)
        {
            var t = coordinates[k];
            var (exp, far) = (Math.Exp(t), Math.Exp(t - Far));
            var logistic = 1 / (1 + (1 / exp));
            var e = (t < -18 ? exp : t > 36 ? t : Math.Log(1 + exp)) + far;
            var kept = Math.Exp(-e);
            var taken = e < 1e-5 ? e * (1 - (e / 2)) : 1 - kept;
            var slope = logistic + far;
            ratios[k] = slope * kept / taken;
            slopes[k] = slope;
            priors[k] = ((logistic * (1 - logistic)) + far) / slope;
            Weights[k] = left * taken;
            left *= kept;
            sum += e;
            logs += wanted ? Math.Log(slope) : 0;
        }

        Weights[classes - 1] = left;
        (Sum, LogSlopes) = (sum, logs);
        return wanted ? logs - ((classes - 1 + Alpha) * Math.Log(Alpha + sum)) : 0;
    }

    /// <summary>The gradient by coordinates, from that by the logarithm of every share.</summary>
    public void SetGradient(ReadOnlySpan<double> byLogShare, Span<double> gradient)
    {
        var (after, prior) = (byLogShare[classes - 1], (classes - 1 + Alpha) / (Alpha + Sum));
        gradient[classes - 1] = 0;
        for (var k = classes - 2; k >= 0; k--)
        {
            gradient[k] = (ratios[k] * byLogShare[k]) - (slopes[k] * (after + prior)) + priors[k];
            after += byLogShare[k];
        }
    }
}
