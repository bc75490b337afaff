using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>Several chains from starts of their own, until they agree and are long enough or may go on no more. Threads change nothing.</summary>
internal sealed class LatentRun
{
    private const int FirstLook = 1000;
    private const int Round = 250;

    // Chains that are so far apart after so many trajectories do not meet soon.
    private const int LongEnough = 8000;
    private const double FarApart = 1.2;

    // Of what follows tuning, a tenth is left out too.
    private const int LeftOut = 10;

    private LatentRun(LatentChain[] chains) => Chains = chains;

    public LatentChain[] Chains { get; }

    /// <summary>Trajectories of each chain after tuning, and those of them that are left out.</summary>
    public int Length { get; private set; }

    public int Skipped => Length / LeftOut;

    /// <summary>R-hat and effective draws, of the logarithm of the unlisted expected.</summary>
    public double RHat { get; private set; }

    public double Bulk { get; private set; }

    public double Tail { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Whether chains stay at numbers of their own however long they go on.</summary>
    public bool StaysApart => Length >= LongEnough && RHat > FarApart;

    /// <summary>The draws that are kept, chain by chain.</summary>
    public double[][] LogUnlisted => Kept(chain => chain.LogUnlisted);

    public double[][] Totals => Kept(chain => chain.Totals);

    public double[][] Alphas => Kept(chain => chain.Alphas);

    public static LatentRun Of(CaptureTable table, int classes, (double A, double B) prior, SystemsSettings settings)
    {
        var asked = settings.Latent;
        var random = new RandomStream(settings.Seed);
        var run = new LatentRun([.. Enumerable.Range(0, asked.Chains).Select(chain => new LatentChain(table, new(table, classes, prior), random.Substream((ulong)chain)))]);
        for (var length = FirstLook; ; length = run.Next(asked))
        {
            Parallel.For(0, run.Chains.Length, new() { MaxDegreeOfParallelism = settings.Workers }, chain => run.Chains[chain].Advance(length));
            run.Look(length, asked);
            if (run.IsDone || length >= asked.MostTrajectories || run.StaysApart)
            {
                return run;
            }
        }
    }

    private void Look(int length, LatentSettings asked)
    {
        Length = length;
        var draws = LogUnlisted;
        RHat = ChainDiagnostics.RHat(draws);
        Bulk = ChainDiagnostics.BulkSize(draws);
        Tail = ChainDiagnostics.TailSize(draws);
        IsDone = RHat <= asked.MostRHat && Bulk >= asked.Effective && Tail >= asked.Effective;
    }

    // As long as the effective draws so far let expect, but at most twice as long; a function of the draws alone.
    private int Next(LatentSettings asked)
    {
        var times = Math.Max(1.05 * asked.Effective / Math.Min(Bulk, Tail), RHat <= asked.MostRHat ? 1 : 1.5);
        var length = Length * Math.Clamp(double.IsFinite(times) ? times : 2, 1, 2);
        return Math.Min(asked.MostTrajectories, Math.Max(Length + Round, (int)Math.Ceiling(length / Round) * Round));
    }

    private double[][] Kept(Func<LatentChain, List<double>> of) => [.. Chains.Select(chain => of(chain)[(LatentChain.Tuning + Skipped)..].ToArray())];
}
