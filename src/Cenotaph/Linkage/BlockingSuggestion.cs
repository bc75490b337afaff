using System.Numerics;
using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>Rules chosen for a table, and what they should find.</summary>
/// <param name="Rules">The rules, those of the best yield first.</param>
/// <param name="Pairs">About how many pairs each makes.</param>
/// <param name="ExpectedRecall">The share of matches that at least one rule finds, if fields fail as assumed.</param>
internal sealed record BlockingSuggestion(IReadOnlyList<IReadOnlyList<KeyPart>> Rules, IReadOnlyList<double> Pairs, double ExpectedRecall)
{
    private const int MostRules = 28;
    private const int MostParts = 4;

    // Pairs that make a rule worth nothing: below this gain in recall no rule is added.
    private const double LeastGain = 0.0004;

    private const int Draws = 6000;
    private const int CostSample = 30_000;
    private const ulong Seed = 0xB10C_5EEDUL;

    // Matches differ in quality: a bad record fails in several fields at once. The shares keep the mean error about as assumed.
    private const double BadShare = 0.3;
    private const double GoodFactor = 0.5;
    private const double BadFactor = 2.2;

    /// <summary>
    /// Chooses rules by greedy coverage: matches are drawn whose fields are filled as in the table and agree as assumed, and the rule is
    /// added that finds the most new ones for each pair it costs, until the budget is spent or nothing is gained.
    /// </summary>
    /// <param name="parts">The parts keys can be made of.</param>
    /// <param name="scope">Which records may pair.</param>
    /// <param name="budget">About how many pairs all rules may make.</param>
    public static BlockingSuggestion Of(IReadOnlyList<KeyPart> parts, PairScope scope, double budget)
    {
        var whole = Of(parts, scope, budget, double.PositiveInfinity);

        // Where every rule has a key that too many records share, the other keys are still worth a rule; the kernel says what it left out.
        return whole.Rules.Count > 0 ? whole : Of(parts, scope, budget, Math.Min(budget / 4, new KernelOptions().GroupPairs));
    }

    private static BlockingSuggestion Of(IReadOnlyList<KeyPart> parts, PairScope scope, double budget, double largest)
    {
        if (parts.Count == 0 || scope.Records < 2 || scope.LeftRecords == 0 || scope.LeftRecords == scope.Records)
        {
            return new([], [], 0);
        }

        var sample = Sample(scope, out var factor, out var sampleScope);
        var pool = Pool(parts, sample, sampleScope, factor, budget, largest);
        var agrees = DrawMatches(parts, scope);
        var found = pool.ConvertAll(rule => Found(rule.Parts, agrees));
        var missed = new ulong[(Draws + 63) / 64];
        for (var draw = 0; draw < Draws; draw++)
        {
            missed[draw / 64] |= 1UL << (draw % 64);
        }

        List<IReadOnlyList<KeyPart>> rules = [];
        List<double> costs = [];
        var spent = 0.0;
        while (rules.Count < MostRules && pool.Count > 0)
        {
            var best = -1;
            var bestYield = 0.0;
            var bestGain = 0.0;
            for (var i = 0; i < pool.Count; i++)
            {
                var cost = pool[i].Cost;
                if (spent + cost > budget)
                {
                    continue;
                }

                var gain = Common(missed, found[i]) / (double)Draws;
                var yield = gain / (cost + scope.Records);
                if (gain >= LeastGain && yield > bestYield)
                {
                    (best, bestYield, bestGain) = (i, yield, gain);
                }
            }

            if (best < 0)
            {
                break;
            }

            var chosen = pool[best];
            for (var word = 0; word < missed.Length; word++)
            {
                missed[word] &= ~found[best][word];
            }

            pool.RemoveAt(best);
            found.RemoveAt(best);
            rules.Add([.. chosen.Parts.Select(part => parts[part])]);
            costs.Add(chosen.Cost);
            spent += chosen.Cost;
        }

        return new(rules, costs, 1 - (Common(missed, missed) / (double)Draws));
    }

    // The draws that a rule of these parts finds, a bit each.
    private static ulong[] Found(int[] parts, bool[][] agrees)
    {
        var found = new ulong[(Draws + 63) / 64];
        for (var draw = 0; draw < Draws; draw++)
        {
            var all = true;
            foreach (var part in parts)
            {
                all &= agrees[part][draw];
            }

            found[draw / 64] |= all ? 1UL << (draw % 64) : 0;
        }

        return found;
    }

    private static int Common(ulong[] a, ulong[] b)
    {
        var common = 0;
        for (var word = 0; word < a.Length; word++)
        {
            common += BitOperations.PopCount(a[word] & b[word]);
        }

        return common;
    }

    /// <summary>Rules that were given, with what they cost and should find.</summary>
    public static BlockingSuggestion Given(IReadOnlyList<IReadOnlyList<KeyPart>> rules, IReadOnlyList<KeyPart> parts, PairScope scope)
    {
        var agrees = DrawMatches(parts, scope);
        var numbers = rules.Select(rule => rule.Select(part => parts.ToList().IndexOf(part)).ToArray()).ToList();
        var found = Enumerable.Range(0, Draws).Count(draw => numbers.Exists(rule => Array.TrueForAll(rule, part => agrees[part][draw])));
        return new(rules, [.. rules.Select(rule => BlockingKeys.Pairs(BlockingKeys.Rule(rule, scope).Keys, scope))], Math.Max(found, 1) / (double)Draws);
    }

    // Rules of one part, and, where they are dear, of two, three and four.
    private static List<(int[] Parts, double Cost)> Pool(
        IReadOnlyList<KeyPart> parts, int[] sample, PairScope sampleScope, double factor, double budget, double largest)
    {
        List<(int[] Parts, double Cost)> pool = [];
        int[][] thin = [.. parts.Select(part => part.Ids.Of(sample))];
        List<(int[] Parts, int[] Keys)> level = [.. thin.Select((keys, part) => (new[] { part }, keys))];
        for (var size = 1; size <= MostParts && level.Count > 0; size++)
        {
            var costs = new double[level.Count];
            var keys = new int[level.Count][];
            var isLast = size == MostParts;
            Parallel.For(0, level.Count, i =>
            {
                var own = level[i].Keys;
                if (level[i].Parts.Length > 1)
                {
                    own = BlockingKeys.Join(own, thin[level[i].Parts[^1]], sampleScope);
                    BlockingKeys.DropSingle(own, sampleScope);
                }

                costs[i] = BlockingKeys.Pairs(own, sampleScope, largest / factor) * factor;
                keys[i] = isLast || costs[i] <= budget / 16 ? [] : own;
            });
            List<(int[] Parts, int[] Keys)> next = [];
            for (var i = 0; i < level.Count; i++)
            {
                var members = level[i].Parts;
                if (costs[i] > 0 && costs[i] <= budget / 2)
                {
                    pool.Add((members, costs[i]));
                }

                if (costs[i] > budget / 16)
                {
                    for (var part = members[^1] + 1; part < parts.Count; part++)
                    {
                        if (!Array.Exists(members, other => parts[other].Group == parts[part].Group))
                        {
                            next.Add(([.. members, part], keys[i]));
                        }
                    }
                }
            }

            level = next;
        }

        return pool;
    }

    private static int[] Sample(PairScope scope, out double factor, out PairScope sampleScope)
    {
        var step = Math.Max(1, scope.Records / CostSample);
        if (step == 1)
        {
            (factor, sampleScope) = (1, scope);
            return [.. Enumerable.Range(0, scope.Records)];
        }

        // every step-th record would meet a file's own rhythm; one drawn from each stretch does not
        var random = new RandomStream(Seed);
        List<int> sample = [];
        var left = 0;
        for (var start = 0; start + step <= scope.Records; start += step)
        {
            var record = start + random.Below(step);
            sample.Add(record);
            left += record < scope.LeftRecords ? 1 : 0;
        }

        factor = (double)step * step;
        sampleScope = new(sample.Count, scope.LeftRecords is null ? null : left);
        return [.. sample];
    }

    private static bool[][] DrawMatches(IReadOnlyList<KeyPart> parts, PairScope scope)
    {
        var random = new RandomStream(Seed);
        var agrees = parts.Select(_ => new bool[Draws]).ToArray();
        var groups = parts.Select(part => part.Group).Distinct().ToList();
        var luck = new double[groups.Count];
        var split = scope.LeftRecords ?? scope.Records;
        var rightStart = scope.LeftRecords ?? 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var left = random.Below(split);
            var right = rightStart + random.Below(scope.Records - rightStart);
            var quality = random.Uniform() < BadShare ? BadFactor : GoodFactor;
            for (var i = 0; i < luck.Length; i++)
            {
                luck[i] = random.Uniform();
            }

            for (var part = 0; part < parts.Count; part++)
            {
                agrees[part][draw] = parts[part].Ids[left] >= 0 && parts[part].Ids[right] >= 0
                    && luck[groups.IndexOf(parts[part].Group)] < 1 - Math.Min(0.95, quality * (1 - parts[part].Agreement));
            }
        }

        return agrees;
    }
}
