using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>Replicates of a table: as many persons, drawn from its histories with their shares.</summary>
internal static class Resampling
{
    // Replicates are drawn in runs of fixed length, each replicate with a stream of its own.
    private const int Run = 25;

    /// <summary>One value for each replicate, in order, the same on any number of threads; NaN where a replicate has none.</summary>
    /// <param name="counts">The counts whose shares are drawn from.</param>
    /// <param name="replicates">How many.</param>
    /// <param name="settings">Seed and threads.</param>
    /// <param name="value">What is made of drawn counts; called by several threads at once.</param>
    public static double[] Of(double[] counts, int replicates, SystemsSettings settings, Func<double[], double> value)
    {
        var values = new double[replicates];
        var random = new RandomStream(settings.Seed);
        Parallel.For(0, (replicates + Run - 1) / Run, new() { MaxDegreeOfParallelism = settings.Workers }, run =>
        {
            for (var replicate = run * Run; replicate < Math.Min(replicates, (run + 1) * Run); replicate++)
            {
                values[replicate] = value(Draw(counts, random.Substream((ulong)replicate)));
            }
        });
        return values;
    }

    // A multinomial draw, as binomial draws from what is left.
    private static double[] Draw(double[] counts, RandomStream random)
    {
        var drawn = new double[counts.Length];
        var (persons, weight) = ((long)Math.Round(counts.Sum()), counts.Sum());
        for (var cell = 0; cell < counts.Length && persons > 0; cell++)
        {
            var taken = random.Binomial(persons, Math.Clamp(counts[cell] / weight, 0, 1));
            drawn[cell] = taken;
            persons -= taken;
            weight -= counts[cell];
        }

        return drawn;
    }
}
