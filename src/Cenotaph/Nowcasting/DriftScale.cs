using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>How fast the delay drifts and how reports scatter, each a standard deviation on the scale of logarithms but the last.</summary>
/// <param name="Own">What each band of delays drifts by itself from vintage to vintage.</param>
/// <param name="Common">What all bands drift together.</param>
/// <param name="Slope">What the trend of a band changes by.</param>
/// <param name="Shock">What a single vintage departs from the others: a holiday, a batch.</param>
/// <param name="Cell">What a single band of a single vintage departs from the others.</param>
/// <param name="Dispersion">The variance of new cases over their mean.</param>
internal sealed record DriftScale(double Own, double Common, double Slope, double Shock, double Cell, double Dispersion)
{
    // What is usual before the triangle is seen, and how far from it (a factor e either way at one standard deviation) the triangle may lead.
    private static readonly double[] Usual =
        [Math.Log(0.01), Math.Log(0.01), Math.Log(0.0005), Math.Log(0.1), Math.Log(0.05), Math.Log(1.5)];

    private static readonly double[] Spread = [1.5, 1.5, 1.5, 1, 1, 0.5];

    // Steps of the chain between two scales that are kept, and their length in spreads.
    private const int Apart = 5;
    private const double Stride = 0.4;

    /// <summary>Scales drawn from what the triangle leaves likely: a chain of Metropolis's from the likeliest.</summary>
    /// <param name="logLikelihood">How likely the triangle is under given scales.</param>
    /// <param name="count">How many are kept, at least 1.</param>
    /// <param name="random">The stream.</param>
    public static DriftScale[] Draw(Func<DriftScale, double> logLikelihood, int count, RandomStream random)
    {
        // A drift that takes shocks for its own steps is a hill of its own: so once from a calm delay in much noise, and once the other way round.
        var calm = Climb(logLikelihood, [-1, -1, -0.5, 0.5, 0.5, 0]);
        var lively = Climb(logLikelihood, [1, 1, 1.5, -0.5, -0.5, 0]);
        var (place, height) = calm.Height >= lively.Height ? calm : lively;
        var kept = new DriftScale[count];
        for (var step = 0; step < count * Apart; step++)
        {
            double[] tried = [.. place.Zip(Spread, (at, spread) => at + (Stride * spread * random.Normal()))];
            var found = Posterior(logLikelihood, tried);
            (place, height) = Math.Log(random.OpenUniform()) < found - height ? (tried, found) : (place, height);
            kept[step / Apart] = At(place);
        }

        return kept;
    }

    // By steps along one scale after another, the noise first, with steps that grow smaller.
    private static (double[] Place, double Height) Climb(Func<DriftScale, double> logLikelihood, double[] from)
    {
        double[] place = [.. Usual.Zip(from, (usual, away) => usual + away)];
        var height = Posterior(logLikelihood, place);
        foreach (var step in (double[])[1.0, 1.0, 0.5, 0.25])
        {
            for (var scale = place.Length - 1; scale >= 0; scale--)
            {
                _ = Along(scale, step) || Along(scale, -step);
            }
        }

        return (place, height);

        bool Along(int scale, double step)
        {
            var moved = false;
            while (true)
            {
                place[scale] += step;
                var found = Posterior(logLikelihood, place);
                if (!(found > height))
                {
                    place[scale] -= step;
                    return moved;
                }

                (height, moved) = (found, true);
            }
        }
    }

    private static double Posterior(Func<DriftScale, double> logLikelihood, double[] at)
    {
        var sum = logLikelihood(At(at));
        for (var scale = 0; scale < at.Length; scale++)
        {
            var away = (at[scale] - Usual[scale]) / Spread[scale];
            sum -= away * away / 2;
        }

        return sum;
    }

    private static DriftScale At(double[] log) =>
        new(Math.Exp(log[0]), Math.Exp(log[1]), Math.Exp(log[2]), Math.Exp(log[3]), Math.Exp(log[4]), Math.Exp(log[5]));
}
