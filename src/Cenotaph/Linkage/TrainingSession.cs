namespace Cenotaph.Linkage;

/// <summary>What expectation–maximisation learned from the pairs of one blocking rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="M">For each comparison its m by level, level 1 first; null where the comparison reads a column of the rule.</param>
/// <param name="Matches">The share of the rule's pairs taken for matches.</param>
/// <param name="Pairs">How many pairs the rule has.</param>
/// <param name="Rounds">How many rounds were run.</param>
internal sealed record TrainingSession(string Rule, IReadOnlyList<double[]?> M, double Matches, long Pairs, int Rounds)
{
    private const int MostRounds = 200;
    private const double Tolerance = 1e-5;

    // As many matches as assumed beforehand have the weight of this many observed ones.
    private const double PriorMatches = 10;

    /// <summary>
    /// The EM algorithm of the two-class model with conditional independence (Winkler 1988, equations 3 to 6) on agreement-pattern counts;
    /// u is fixed. Missing values say nothing.
    /// </summary>
    /// <param name="rule">The rule whose pairs these are.</param>
    /// <param name="space">What the patterns mean.</param>
    /// <param name="counts">The patterns of all pairs of the rule.</param>
    /// <param name="priorM">m before, for each comparison by level.</param>
    /// <param name="u">u for each comparison by level.</param>
    /// <param name="isTrained">Which comparisons may be read: those that share no column with the rule.</param>
    public static TrainingSession Run(
        string rule, PatternSpace space, IReadOnlyList<PatternCount> counts, IReadOnlyList<double[]> priorM, IReadOnlyList<double[]> u,
        bool[] isTrained)
    {
        var used = Enumerable.Range(0, space.Comparisons).Where(comparison => isTrained[comparison]).ToArray();
        var merged = Merge(space, counts, used);
        var pairs = merged.Sum(pattern => pattern.Pairs);
        var m = used.Select(comparison => (double[])priorM[comparison].Clone()).ToArray();
        var share = 0.1;
        var round = 0;
        while (round < MostRounds && pairs > 0)
        {
            round++;
            var sums = m.Select((levels, i) => levels.Select((_, level) => PriorMatches * priorM[used[i]][level]).ToArray()).ToArray();
            var matches = 0.0;
            foreach (var (levels, number) in merged)
            {
                var odds = Math.Log(share / (1 - share));
                for (var i = 0; i < used.Length; i++)
                {
                    if (levels[i] > 0)
                    {
                        odds += Math.Log(m[i][levels[i] - 1] / u[used[i]][levels[i] - 1]);
                    }
                }

                var expected = number / (1 + Math.Exp(-odds));
                matches += expected;
                for (var i = 0; i < used.Length; i++)
                {
                    if (levels[i] > 0)
                    {
                        sums[i][levels[i] - 1] += expected;
                    }
                }
            }

            var moved = 0.0;
            for (var i = 0; i < used.Length; i++)
            {
                var total = sums[i].Sum();
                for (var level = 0; level < m[i].Length; level++)
                {
                    var next = sums[i][level] / total;
                    moved = Math.Max(moved, Math.Abs(next - m[i][level]));
                    m[i][level] = next;
                }
            }

            var nextShare = Math.Clamp(matches / pairs, 1e-9, 1 - 1e-6);
            moved = Math.Max(moved, Math.Abs(nextShare - share));
            share = nextShare;
            if (moved < Tolerance)
            {
                break;
            }
        }

        var all = new double[]?[space.Comparisons];
        for (var i = 0; i < used.Length; i++)
        {
            all[used[i]] = m[i];
        }

        return new(rule, all, share, pairs, round);
    }

    // Patterns that agree on the comparisons in use are one.
    private static List<(int[] Levels, long Pairs)> Merge(PatternSpace space, IReadOnlyList<PatternCount> counts, int[] used)
    {
        SortedDictionary<long, long> merged = [];
        foreach (var count in counts)
        {
            long key = 0;
            foreach (var comparison in used)
            {
                key += space.Level(count.Pattern, comparison) * space.Stride(comparison);
            }

            merged[key] = merged.GetValueOrDefault(key) + count.Pairs;
        }

        return [.. merged.Select(pair => (used.Select(comparison => space.Level(pair.Key, comparison)).ToArray(), pair.Value))];
    }
}
