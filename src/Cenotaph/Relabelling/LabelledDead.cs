using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Relabelling;

/// <summary>
/// How many entries of a register, labelled missing or deserter, are dead: D̂(κ) = m · (precision / sensitivity) / (κ c), the two-list estimator
/// (Chandra Sekar and Deming 1949) corrected for errors of linkage (Ding and Fienberg 1994) and for coverage that the label lowers.
/// </summary>
public static class LabelledDead
{
    // Four thousand draws place the limits of a 95 % interval within about a fortieth of its width.
    internal const int Draws = 4000;

    // A coverage from fewer listed dead has a relative error near one half: such a stratum joins its neighbour.
    internal const int LeastListed = 5;

    /// <summary>The readings that are printed, κ = 1 first.</summary>
    public static ImmutableArray<double> Kappas { get; } = [1, 0.5, 0.25];

    /// <summary>The estimate for every κ, or why there is none.</summary>
    /// <exception cref="ArgumentException">A count is negative, a probability is none, or the strata are out of order.</exception>
    public static LinkageAnswer Estimate(LinkageEvidence evidence, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        Check(evidence);
        if (evidence.Coverage.IsEmpty)
        {
            return new LinkageAnswer.Refused(Phrase.Of("relabel.needs.coverage"), Phrase.Of("relabel.no-coverage"));
        }

        var strata = Joined(evidence.Coverage);
        if (strata[0].Listed.Count == 0)
        {
            return new LinkageAnswer.Refused(
                Phrase.Of("relabel.needs.coverage"), Phrase.Of("relabel.none-listed", ("dead", Phrase.Number(strata[0].Listed.Of))));
        }

        var before = Pairs(evidence, strata, LabelTiming.OnOrBefore);
        var unknown = Pairs(evidence, [Pooled(strata)], LabelTiming.Unknown);
        if (before.Sum(group => group.Count) > evidence.Entries)
        {
            return new LinkageAnswer.Refused(
                Phrase.Of("relabel.needs.one-to-one"),
                Phrase.Of("relabel.more-pairs", ("pairs", Phrase.Number(before.Sum(group => group.Count))), ("entries", Phrase.Number(evidence.Entries))));
        }

        var counted = before.Sum(group => group.Count) + unknown.Sum(group => group.Count);
        if (evidence is { PrecisionOfThesePairs: true, Precision.Of: var judged } && judged > counted)
        {
            return new LinkageAnswer.Refused(
                Phrase.Of("relabel.needs.judged"), Phrase.Of("relabel.more-judged", ("judged", Phrase.Number(judged)), ("pairs", Phrase.Number(counted))));
        }

        var sums = Sums(evidence, before, unknown, seed);
        return new LinkageAnswer.Estimated(new()
        {
            Entries = evidence.Entries,
            Before = before.Sum(group => group.Count),
            After = evidence.Pairs.Count(pair => pair.Timing == LabelTiming.After),
            Unknown = unknown.Sum(group => group.Count),
            Precision = Precision(evidence),
            Sensitivity = evidence.Sensitivity?.Value,
            Coverage = strata,
            LeastKappa = evidence.Entries == 0 ? 0 : Value(evidence, before, 1) / evidence.Entries,
            Rows = Rows(evidence, before, sums.Before),
            UnknownRows = unknown.All(group => group.Count == 0) ? [] : Rows(evidence, unknown, sums.Unknown),
            Seed = seed,
            Draws = Draws,
        });
    }

    /// <summary>Strata of which each has at least five listed dead as far as there are so many; the freshest first.</summary>
    internal static ImmutableArray<CoverageStratum> Joined(ImmutableArray<CoverageStratum> strata)
    {
        List<CoverageStratum> joined = [];
        foreach (var stratum in strata)
        {
            if (joined.Count > 0 && joined[^1].Listed.Count < LeastListed)
            {
                joined[^1] = new(joined[^1].FromDays, joined[^1].Listed + stratum.Listed);
            }
            else
            {
                joined.Add(stratum);
            }
        }

        if (joined.Count > 1 && joined[^1].Listed.Count < LeastListed)
        {
            joined[^2] = new(joined[^2].FromDays, joined[^2].Listed + joined[^1].Listed);
            joined.RemoveAt(joined.Count - 1);
        }

        return [.. joined];
    }

    private static CoverageStratum Pooled(ImmutableArray<CoverageStratum> strata) =>
        new(0, strata.Select(stratum => stratum.Listed).Aggregate(ShareCount.Add));

    private static ImmutableArray<PairGroup> Pairs(LinkageEvidence evidence, ImmutableArray<CoverageStratum> strata, LabelTiming timing)
    {
        var pairs = evidence.Pairs.Where(pair => pair.Timing == timing).ToList();
        // A death without a day lies in no stratum of time since death: the coverage of all stands for it.
        var groups = strata.Select((stratum, place) => new PairGroup(
            stratum.Listed,
            [.. pairs.Where(pair => pair.DaysSinceDeath is { } days && Place(strata, days) == place).Select(pair => pair.Probability)])).ToList();
        var undated = pairs.Where(pair => pair.DaysSinceDeath is null).Select(pair => pair.Probability).ToImmutableArray();
        if (!undated.IsEmpty)
        {
            groups.Add(new(Pooled(strata).Listed, undated));
        }

        return [.. groups];
    }

    private static int Place(ImmutableArray<CoverageStratum> strata, int days)
    {
        var place = strata.Length - 1;
        while (place > 0 && strata[place].FromDays > days)
        {
            place--;
        }

        return place;
    }

    private static double Precision(LinkageEvidence evidence) =>
        evidence.Precision?.Value
        ?? evidence.Pairs.Where(pair => pair.Timing != LabelTiming.After).Select(pair => pair.Probability).DefaultIfEmpty(1).Average();

    // Where the coverage was counted by the same linkage, its sensitivity and precision stand above and below the line and fall out.
    private static double Value(LinkageEvidence evidence, ImmutableArray<PairGroup> groups, double kappa)
    {
        var sensitivity = evidence.CoverageByLinkage ? 1 : evidence.Sensitivity?.Value ?? 1;
        return groups.Where(group => group.Count > 0).Sum(group =>
        {
            var right = evidence.CoverageByLinkage ? group.Count : evidence.Precision is { } judged ? group.Count * judged.Value : group.Probabilities.Sum();
            return right / (sensitivity * kappa * group.Coverage.Value);
        });
    }

    // Of one draw all readings share the precision, the sensitivity and the coverage: rows differ by κ alone.
    private static (double[][] Before, double[][] Unknown) Sums(
        LinkageEvidence evidence, ImmutableArray<PairGroup> before, ImmutableArray<PairGroup> unknown, ulong seed)
    {
        var sums = (Before: Kappas.Select(_ => new double[Draws]).ToArray(), Unknown: Kappas.Select(_ => new double[Draws]).ToArray());
        ImmutableArray<PairGroup> groups = [.. before, .. unknown];
        var pairs = groups.Sum(group => group.Count);
        var right = new long[groups.Length];
        var stream = new RandomStream(seed);
        for (var draw = 0; draw < Draws; draw++)
        {
            var random = stream.Substream((ulong)draw);
            var precision = evidence.Precision?.Draw(random);
            var sensitivity = evidence.CoverageByLinkage ? 1 : evidence.Sensitivity?.Draw(random) ?? 1;
            if (precision is { } share)
            {
                var judged = evidence.PrecisionOfThesePairs ? evidence.Precision!.Value : new(0, 1);
                var unjudged = evidence.PrecisionOfThesePairs ? pairs - judged.Of : pairs;
                var wrong = pairs - (evidence.PrecisionOfThesePairs ? judged.Count : 0) - random.Binomial(unjudged, share);
                Spread(random, groups, wrong, right);
            }
            else
            {
                for (var place = 0; place < groups.Length; place++)
                {
                    right[place] = groups[place].Probabilities.Count(random.Chance);
                }
            }

            for (var place = 0; place < groups.Length; place++)
            {
                var group = groups[place];
                var (into, among) = place < before.Length ? (sums.Before, before.Length) : (sums.Unknown, unknown.Length);
                var found = group.Coverage.Draw(random) * sensitivity
                    * (evidence.CoverageByLinkage ? precision ?? group.MeanProbability : 1);
                for (var row = 0; row < into.Length; row++)
                {
                    into[row][draw] += right[place] + Unseen(random, right[place], found * Kappas[row], among);
                }
            }
        }

        return sums;
    }

    // The wrong pairs fall on the groups as their sizes are, one behind the other without replacement.
    private static void Spread(RandomStream random, ImmutableArray<PairGroup> groups, long wrong, long[] right)
    {
        long left = 0;
        for (var place = 0; place < groups.Length; place++)
        {
            left += right[place] = groups[place].Count;
        }

        for (; wrong > 0; wrong--, left--)
        {
            var at = random.Below(left);
            var place = 0;
            while (at >= right[place])
            {
                at -= right[place++];
            }

            right[place]--;
        }
    }

    private static ImmutableArray<KappaRow> Rows(LinkageEvidence evidence, ImmutableArray<PairGroup> groups, double[][] sums) =>
    [
        .. Kappas.Select((kappa, row) =>
        {
            Array.Sort(sums[row]);
            var value = Value(evidence, groups, kappa);
            // Of a register's entries no more can be dead than it has.
            var (low, high) = (Math.Min(Quantile(sums[row], 0.025), evidence.Entries), Math.Min(Quantile(sums[row], 0.975), evidence.Entries));
            return new KappaRow(kappa, value, new(low, high, "95 % credible"), value > evidence.Entries);
        }),
    ];

    // Of N dead each was found with probability q, and so many were: what is left of N is negative binomial with size right + 1/2 under a prior that
    // falls with the root of N, Γ(N + 1/2)/Γ(N + 1), the objective one for a known q (Berger, Bernardo and Sun, Objective priors for discrete parameter
    // spaces, JASA 107, 2012). The half is one for all groups together, else each stratum would add to the sum.
    private static long Unseen(RandomStream random, long right, double q, int groups) =>
        q >= 1 ? 0 : random.NegativeBinomial(right + (0.5 / groups), Math.Max(q, 1e-12));

    private static double Quantile(double[] sorted, double share)
    {
        // Hyndman and Fan, Sample quantiles in statistical packages, American Statistician 50, 1996: definition 7.
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + ((at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    private static void Check(LinkageEvidence evidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(evidence.Entries);
        if (evidence.Pairs.Any(pair => !(pair.Probability is >= 0 and <= 1) || pair.DaysSinceDeath < 0))
        {
            throw new ArgumentException("A pair has a probability outside 0 to 1, or a death after the list was read.", nameof(evidence));
        }

        for (var place = 0; place < evidence.Coverage.Length; place++)
        {
            // The default of a structure is no share: nothing of nothing.
            if (evidence.Coverage[place].Listed.Of < 1)
            {
                throw new ArgumentException("A stratum of coverage counts at least one of the dead.", nameof(evidence));
            }

            if (evidence.Coverage[place].FromDays < 0 || (place > 0 && evidence.Coverage[place].FromDays <= evidence.Coverage[place - 1].FromDays))
            {
                throw new ArgumentException("Strata of coverage run from the freshest deaths to the oldest.", nameof(evidence));
            }
        }
    }

    private sealed record PairGroup(ShareCount Coverage, ImmutableArray<double> Probabilities)
    {
        public int Count => Probabilities.Length;

        public double MeanProbability { get; } = Probabilities.IsEmpty ? 1 : Probabilities.Average();
    }
}
