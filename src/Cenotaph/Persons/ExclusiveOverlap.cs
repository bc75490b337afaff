using System.Numerics;

namespace Cenotaph.Persons;

/// <summary>A set of sources that share more persons whom nobody else lists than the reach of the others allows.</summary>
/// <param name="Sources">The set.</param>
/// <param name="Shared">Persons that two or more of the set list.</param>
/// <param name="Exclusive">Those of them whom no source outside the set lists.</param>
/// <param name="Expected">How many such were to be expected.</param>
/// <param name="Pairs">The pairs of the set that share them.</param>
internal sealed record ExclusiveSet(
    IReadOnlyList<string> Sources, int Shared, int Exclusive, double Expected, IReadOnlyList<(string First, string Second)> Pairs);

/// <summary>Finds sets of sources whose shared persons nobody else lists (docs/persons.md, "Suspected lineage").</summary>
internal sealed class ExclusiveOverlap
{
    // In one study of a hundred a set is suspected although its sources are independent, if the model holds.
    private const double FalseAlarms = 0.01;

    // Pairs are few, so they are tested once more by themselves: in five such studies of a hundred some pair is suspected.
    private const double FalsePairs = 0.05;
    private const double Support = 0.3;
    private const double LeastShareSpread = 0.25;
    private const double LeastCountSpread = 0.4;
    private const int LargestSet = 6;
    private const int MostSeeds = 400;
    private const int MostRounds = 12;

    // Of the pairs inside a suspected set those are one that share this part of its exclusive persons, two at the least.
    private const double PairPart = 0.02;

    private readonly ListingTable table;
    private readonly SymmetricFit[] fits;
    private readonly Independence declared;
    private (double Shift, double Spread) share;
    private (double Shift, double Spread) count;

    // Seeds grow through the same sets again and again.
    private readonly Dictionary<ulong, double> tails = [];

    private ExclusiveOverlap(ListingTable table, Independence declared)
    {
        (this.table, this.declared) = (table, declared);
        fits = [.. table.Strata.Select(stratum => SymmetricFit.Of(stratum, table.Sources.Length))];
        Calibrate();
    }

    /// <summary>The suspected sets, the clearest first; none with fewer than three sources, where nobody is outside a pair.</summary>
    public static IReadOnlyList<ExclusiveSet> Find(ListingTable whole, Independence declared)
    {
        List<ExclusiveSet> found = [];
        List<ulong> sets = [];
        for (var round = 0; round < MostRounds && whole.Sources.Length >= 3; round++)
        {
            var overlap = new ExclusiveOverlap(whole.Without(sets), declared);
            if (overlap.Clearest() is not { } set)
            {
                break;
            }

            sets.Add(set);
            found.Add(overlap.Describe(set));
        }

        return found;
    }

    private ulong? Clearest()
    {
        var seeds = Seeds();
        var limit = FalseAlarms / Math.Max(1, seeds.Count * table.Sources.Length);
        (ulong Set, double Tail)? best = null;
        foreach (var seed in seeds)
        {
            var (set, tail) = Grown(seed);
            if (tail < limit && (best is null || tail < best.Value.Tail))
            {
                best = (set, tail);
            }
        }

        return best?.Set ?? ClearestPair();
    }

    private ulong? ClearestPair()
    {
        var limit = FalsePairs / (table.Sources.Length * (table.Sources.Length - 1) / 2.0);
        (ulong Set, double Tail)? best = null;
        for (var i = 0; i < table.Sources.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var pair = (1UL << i) | (1UL << j);
                if (IsFree(pair) && Tail(pair) is var tail && tail < limit && (best is null || tail < best.Value.Tail))
                {
                    best = (pair, tail);
                }
            }
        }

        return best?.Set;
    }

    // Every pair with persons of its own, and every set that has three persons of its own.
    private List<ulong> Seeds()
    {
        var seeds = new Dictionary<ulong, int>();
        foreach (var (mask, number) in table.Strata.SelectMany(stratum => stratum.Patterns).Where(one => BitOperations.PopCount(one.Mask) is >= 2 and <= LargestSet))
        {
            seeds[mask] = seeds.GetValueOrDefault(mask) + number;
        }

        return
        [
            .. seeds.Where(seed => (seed.Value >= 2 || BitOperations.PopCount(seed.Key) == 2) && IsFree(seed.Key))
                .OrderByDescending(seed => seed.Value).ThenBy(seed => seed.Key).Take(MostSeeds).Select(seed => seed.Key),
        ];
    }

    // A set is looked at where some pair in it is not yet known to be one, and at least one source stands outside.
    private bool IsFree(ulong set) =>
        BitOperations.PopCount(set) < table.Sources.Length && Pairs(set).Any(pair => !declared.AreOne(pair.First, pair.Second) && !declared.IsJudgedIndependent(pair.First, pair.Second));

    private (ulong Set, double Tail) Grown(ulong seed)
    {
        var (set, tail) = (seed, Tail(seed));
        while (BitOperations.PopCount(set) < Math.Min(LargestSet, table.Sources.Length / 2))
        {
            var (next, lower) = (0UL, tail);
            for (var i = 0; i < table.Sources.Length; i++)
            {
                var wider = set | (1UL << i);
                if (wider != set && Tail(wider) is var other && other < lower)
                {
                    (next, lower) = (wider, other);
                }
            }

            if (next == 0)
            {
                break;
            }

            (set, tail) = (next, lower);
        }

        return (set, tail);
    }

    private double Tail(ulong set)
    {
        if (!tails.TryGetValue(set, out var tail))
        {
            tails.Add(set, tail = TailOf(set));
        }

        return tail;
    }

    // By its own shared persons whom others list too; and by the reach of its sources, where its own shared persons do not speak against it.
    private double TailOf(ulong set)
    {
        if (!IsSmallerSide(set))
        {
            return 1;
        }

        var (shared, exclusive, mean, expected) = Measure(set);
        if (exclusive < 2 || exclusive <= shared * mean)
        {
            return 1;
        }

        var byShare = Tails.BetaBinomial(exclusive, shared, Logistic(Logit(mean) + share.Shift), share.Spread);
        return byShare >= Support
            ? byShare
            : Math.Min(byShare, Tails.NegativeBinomial(exclusive, expected * Math.Exp(count.Shift), count.Spread));
    }

    // Sources that plant list fewer persons by themselves than all others by themselves: else each side could accuse the other.
    private bool IsSmallerSide(ulong set)
    {
        var (inside, outside) = (0, 0);
        foreach (var stratum in table.Strata)
        {
            foreach (var (mask, number) in stratum.Patterns)
            {
                inside += (mask & ~set) == 0 ? number : 0;
                outside += (mask & set) == 0 ? number : 0;
            }
        }

        return inside <= outside;
    }

    private (int Shared, int Exclusive, double Mean, double Expected) Measure(ulong set)
    {
        var (shared, exclusive, weighted, total) = (0, 0, 0.0, 0.0);
        for (var s = 0; s < fits.Length; s++)
        {
            var own = 0;
            foreach (var (mask, number) in table.Strata[s].Patterns)
            {
                if (BitOperations.PopCount(mask & set) >= 2)
                {
                    own += number;
                    exclusive += (mask & ~set) == 0 ? number : 0;
                }
            }

            var expected = fits[s].Expected(set);
            var sum = expected.Sum();
            weighted += sum > 0 ? own * expected[0] / sum : 0;
            total += expected[0];
            shared += own;
        }

        return (shared, exclusive, shared > 0 ? Math.Clamp(weighted / shared, 1e-6, 1 - 1e-6) : 0.5, total);
    }

    // How far pairs stray from the model, by median and median deviation: sources that plant are fewer than those that do not.
    private void Calibrate()
    {
        List<(double Residual, double Variance)> shares = [];
        List<(double Residual, double Variance)> counts = [];
        for (var i = 0; i < table.Sources.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (shared, exclusive, mean, expected) = Measure((1UL << i) | (1UL << j));
                if (declared.AreOne(table.Sources[i], table.Sources[j]))
                {
                    continue;
                }

                if (shared >= 10)
                {
                    var (yes, no) = (exclusive + 0.5, shared - exclusive + 0.5);
                    shares.Add((Math.Log(yes / no) - Logit(mean), (1 / yes) + (1 / no)));
                }

                if (expected >= 3)
                {
                    counts.Add((Math.Log((exclusive + 0.5) / (expected + 0.5)), 1 / (expected + 0.5)));
                }
            }
        }

        share = Robust(shares, LeastShareSpread);
        count = Robust(counts, LeastCountSpread);
    }

    private static (double Shift, double Spread) Robust(List<(double Residual, double Variance)> residuals, double least)
    {
        if (residuals.Count < 6)
        {
            // too few pairs to learn from: twice the least spread is assumed
            return (0, 2 * least);
        }

        var centre = Median(residuals.Select(one => one.Residual));
        var deviation = 1.4826 * Median(residuals.Select(one => Math.Abs(one.Residual - centre)));
        var noise = Median(residuals.Select(one => one.Variance));
        return (centre, Math.Max(least, Math.Sqrt(Math.Max(0, (deviation * deviation) - noise))));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private IEnumerable<(string First, string Second)> Pairs(ulong set)
    {
        for (var i = 0; i < table.Sources.Length; i++)
        {
            for (var j = i + 1; j < table.Sources.Length; j++)
            {
                if ((set >> i & 1) == 1 && (set >> j & 1) == 1)
                {
                    yield return (table.Sources[i], table.Sources[j]);
                }
            }
        }
    }

    private ExclusiveSet Describe(ulong set)
    {
        var (shared, exclusive, mean, _) = Measure(set);
        var together = new Dictionary<(string, string), int>();
        foreach (var (mask, number) in table.Strata.SelectMany(stratum => stratum.Patterns).Where(one => (one.Mask & ~set) == 0))
        {
            foreach (var pair in Pairs(mask))
            {
                together[pair] = together.GetValueOrDefault(pair) + number;
            }
        }

        var least = Math.Max(1, PairPart * exclusive);
        return new(
            [.. table.Sources.Where((_, i) => (set >> i & 1) == 1)], shared, exclusive, shared * Logistic(Logit(mean) + share.Shift),
            [.. together.Where(pair => pair.Value >= least).Select(pair => pair.Key).Order()]);
    }
}
