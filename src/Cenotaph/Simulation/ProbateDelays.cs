using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>How long after the death a case is opened and a name is listed.</summary>
internal sealed class ProbateDelays
{
    // Heirs have six months. Some come at once, many in the last weeks; after that only those whom a court or the others let in.
    private const int Deadline = 26;
    private const int Longest = 104;
    private const double Late = 0.14;
    private const double LateMean = 25;
    private const double MostDrift = 0.12;
    private const double AtDeadline = 0.24;
    private const double EarlyScale = 4.5;

    // Estates of the young are smaller and their heirs slower.
    private const int OldFrom = 60;
    private const double SlowOfYoung = 0.06;

    // From the death to a listing: log-normal, in days, nothing after two years.
    private const double ListingMedian = 90;
    private const double ListingSpread = 1.1;
    private const int LongestListing = 7 * 104;

    // A court declares somebody dead after half a year at the earliest, and all of them within five years; heirs come soon after.
    private const int CourtLeast = 200;
    private const double CourtMean = 250;
    private const int CourtMost = 1_300;
    private const double CourtOpening = 35;
    private const int CourtOpeningMost = 300;

    private readonly ProbateSimulation simulation;
    private readonly (WeightedDraw Draw, double[] Known)[,] tables;
    private readonly int firstYear;

    public ProbateDelays(ProbateSimulation simulation)
    {
        this.simulation = simulation;
        firstYear = simulation.FirstWeek.Year;
        tables = new (WeightedDraw, double[])[simulation.Extracted[^1].Year - firstYear + 1, 2];
        for (var year = 0; year < tables.GetLength(0); year++)
        {
            for (var old = 0; old < 2; old++)
            {
                var shares = Shares(Math.Clamp(year * simulation.DelayDrift, -MostDrift, MostDrift), old == 1);
                tables[year, old] = (new(shares), Cumulated(shares));
            }
        }
    }

    /// <summary>The days from an ordinary death to its case; for the war dead with their own factor.</summary>
    public int Draw(RandomStream random, DateOnly death, int age, bool isWar)
    {
        var week = tables[death.Year - firstYear, age >= OldFrom ? 1 : 0].Draw.Draw(random);
        return (int)(((7 * week) + random.Below(7)) * simulation.CaseDelay * (isWar ? simulation.WarDelayFactor : 1));
    }

    /// <summary>The share of cases opened by the end of the week that comes so many weeks after that of the death, usual deaths only.</summary>
    public double Known(DateOnly death, int age, int weeks)
    {
        if (simulation.CaseDelay == 0)
        {
            return 1;
        }

        var known = tables[death.Year - firstYear, age >= OldFrom ? 1 : 0].Known;
        return known[(int)Math.Min(weeks / simulation.CaseDelay, known.Length - 1)];
    }

    /// <summary>The days from the death to a court's act, and from the act to the case.</summary>
    public static (int Act, int Opened) Court(RandomStream random)
    {
        var act = CourtLeast + (int)Math.Min(CourtMean * random.Exponential(), CourtMost);
        return (act, act + (int)Math.Min(CourtOpening * random.Exponential(), CourtOpeningMost));
    }

    /// <summary>The days from the death to the registry's act, when there is a body.</summary>
    public static int Act(RandomStream random, bool isWar) =>
        isWar ? 3 + (int)Math.Min(35 * random.Exponential(), 140) : 1 + (int)Math.Min(2 * random.Exponential(), 30);

    /// <summary>The days from the death to its listing.</summary>
    public int Listing(RandomStream random)
    {
        while (true)
        {
            var days = ListingMedian * Math.Exp(ListingSpread * random.Normal());
            if (days < LongestListing)
            {
                return (int)(simulation.ListingDelay * days);
            }
        }
    }

    // The share of each week after the death.
    private static double[] Shares(double drift, bool isOld)
    {
        var early = 1 - AtDeadline - Late - (isOld ? 0 : SlowOfYoung) + drift;
        var shares = new double[Longest];
        for (var week = 0; week < Deadline; week++)
        {
            shares[week] = (week + 0.5) * Math.Exp(-(week + 0.5) / EarlyScale);
        }

        Scale(shares.AsSpan(0, Deadline), early);

        // The last six weeks, the last of them most.
        for (var week = Deadline - 6; week < Deadline; week++)
        {
            shares[week] += (AtDeadline + (isOld ? 0 : SlowOfYoung)) * (week - Deadline + 7) / 21.0;
        }

        for (var week = Deadline; week < Longest; week++)
        {
            shares[week] = Math.Exp(-(week - Deadline) / LateMean);
        }

        Scale(shares.AsSpan(Deadline), Late - drift);
        return shares;
    }

    private static void Scale(Span<double> shares, double total)
    {
        var sum = 0.0;
        foreach (var share in shares)
        {
            sum += share;
        }

        foreach (ref var share in shares)
        {
            share *= total / sum;
        }
    }

    private static double[] Cumulated(double[] shares)
    {
        var known = new double[shares.Length];
        var sum = 0.0;
        for (var week = 0; week < shares.Length; week++)
        {
            known[week] = Math.Min(1, sum += shares[week]);
        }

        return known;
    }
}
