using System.Globalization;
using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Draws the sources of a simulation.</summary>
internal static class SourceProfiles
{
    // Chance of the sources must not depend on the number of persons; partitions count from 0 and never come so far.
    private const ulong Partition = ulong.MaxValue;

    private const double LatinShare = 3.0 / 8;
    private const int OmittedFields = 7;

    // How much sources differ when the spread is 1: standard deviations of logarithms and log-odds.
    private const double CoverageSpread = 0.8;
    private const double ErrorSpread = 0.5;
    private const double OmissionSpread = 0.6;
    private const double RegionSpread = 0.5;
    private const double LocalPenalty = 2.5;
    private const double LocalShare = 0.3;
    private const double CopyingShare = 0.35;
    private const double UsualDelay = 21;
    private const double DelaySpread = 0.8;

    /// <summary>The sources, in order.</summary>
    public static IReadOnlyList<SourceProfile> Of(PersonSimulation simulation)
    {
        var random = new RandomStream(simulation.Seed).Substream(Partition);
        var schemes = Schemes(simulation);
        var latin = Latin(simulation, random);
        var profiles = new List<SourceProfile>(simulation.Sources);
        for (var source = 0; source < simulation.Sources; source++)
        {
            profiles.Add(One(simulation, random.Substream((ulong)source), source, latin[source], schemes));
        }

        return profiles;
    }

    /// <summary>The schemes a simulation may use.</summary>
    public static IReadOnlyList<Romanisation> Schemes(PersonSimulation simulation) =>
        simulation.Schemes.IsDefaultOrEmpty ? Romanisation.All : [.. simulation.Schemes.Select(id => Romanisation.Find(id)!)];

    private static SourceProfile One(PersonSimulation simulation, RandomStream random, int source, double latin, IReadOnlyList<Romanisation> schemes)
    {
        var spread = simulation.SourceSpread;
        var scheme = schemes[random.Below(schemes.Count)];
        var perReport = random.Chance(simulation.SchemePerReport);
        var fullNames = random.Chance(simulation.FullNameSources);
        var coverage = Logistic(LogOdds(simulation.Coverage) + (spread * CoverageSpread * random.Normal()));
        var isLocal = source > 0 && spread > 0 && random.Chance(LocalShare);
        var regions = Places.Regions.Select(_ => (isLocal && random.Chance(0.7) ? -LocalPenalty : isLocal ? 1 : 0) + (spread * RegionSpread * random.Normal()));
        return new()
        {
            Name = "s" + source.ToString(CultureInfo.InvariantCulture),
            LatinShare = latin,
            Scheme = perReport ? null : scheme,
            WritesFullNames = fullNames,
            Coverage = coverage,
            RegionLogOdds = [.. regions],
            Visibility = spread * (0.2 + random.Uniform()),
            Opened = simulation.FirstDay.AddDays(source == 0 ? 0 : random.Below(1 + (int)(simulation.Days * Math.Min(1, spread) * 0.4))),
            MedianDelay = UsualDelay * Math.Exp(spread * DelaySpread * random.Normal()),
            ErrorFactor = Factor(random, spread * ErrorSpread),
            OmissionFactors = [.. Enumerable.Range(0, OmittedFields).Select(_ => Factor(random, spread * OmissionSpread))],
            Copies = source > 0 && random.Chance(CopyingShare) ? random.Below(source) : null,
        };
    }

    /// <summary>Log-odds; a probability of 1 stands as one that never fails in practice.</summary>
    public static double LogOdds(double probability) => probability >= 1 ? 40 : Math.Log(probability / (1 - probability));

    /// <summary>The probability of log-odds.</summary>
    public static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    // Log-normal with mean 1.
    private static double Factor(RandomStream random, double deviation) => Math.Exp((deviation * random.Normal()) - (deviation * deviation / 2));

    private static double[] Latin(PersonSimulation simulation, RandomStream random)
    {
        var shares = new double[simulation.Sources];
        switch (simulation.Script)
        {
            case ScriptChoice.Latin:
                Array.Fill(shares, 1);
                break;
            case ScriptChoice.Mixed when shares.Length == 1:
                shares[0] = LatinShare;
                break;
            case ScriptChoice.Mixed:
                Array.Fill(shares, 1, 0, Math.Max(1, (int)Math.Round(LatinShare * shares.Length)));
                random.Shuffle(shares.AsSpan());
                break;
            case ScriptChoice.Cyrillic:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(simulation), simulation.Script, "Not a choice of script.");
        }

        return shares;
    }
}
