using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>Whether each of two tables holds nobody twice, as the records of one name in it tell.</summary>
/// <remarks>
/// Some records are compared with all of their table that bear the same name. Namesakes agree on the other fields as strangers do (u), doubles
/// as matches do (m); the share of doubles follows by EM, m and u fixed. Names themselves are not weighed: in a village they go together far
/// more often than chance would have it. Only sure doubles count, as in <see cref="SourceTest"/>: namesakes are of an age more often than
/// strangers, since names have their years, and a small share of doubles explains that as well.
/// </remarks>
internal static class TableTest
{
    private const int Probes = 20_000;
    private const ulong Seed = 0x7AB1_E7E5UL;
    private const int Rounds = 200;

    /// <summary>Tests both tables of a link.</summary>
    /// <param name="data">The tables made ready.</param>
    /// <param name="model">The model.</param>
    /// <param name="names">The tables' names.</param>
    /// <param name="options">Threads and memory.</param>
    /// <param name="notes">Told what was found.</param>
    /// <returns>For each record its table, and which tables hold nobody twice.</returns>
    public static UniqueSources Of(
        PreparedData data, ModelEstimation model, IReadOnlyList<string> names, KernelOptions options, List<string> notes)
    {
        var split = data.Scope.LeftRecords!.Value;
        var tableOf = new int[data.Scope.Records];
        tableOf.AsSpan(split).Fill(1);
        var unique = new bool[2];
        for (var table = 0; table < unique.Length; table++)
        {
            var (first, records) = table == 0 ? (0, split) : (split, data.Scope.Records - split);
            var doubles = Doubles(data, model, first, records, options);
            unique[table] = doubles <= SourceTest.MostDoubled;
            notes.Add(doubles is null
                ? $"Whether {names[table]} holds nobody twice cannot be told without names and another field."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{names[table]} {(unique[table] ? "seems to hold nobody twice: a record of the other table has at most one partner in it" : "seems to hold persons twice")} ({doubles:F3} sure doubles a record; {SourceTest.MostDoubled} are allowed)."));
        }

        return new(tableOf, unique);
    }

    /// <summary>How many sure doubles a record has in its table; null where nothing tells.</summary>
    private static double? Doubles(PreparedData data, ModelEstimation model, int first, int records, KernelOptions options)
    {
        var part = data.Parts.FirstOrDefault(part => part.Name == Preparation.EitherOrderName);
        var used = part is null ? []
            : Enumerable.Range(0, data.Comparisons.Count).Where(i => !data.Comparisons[i].Columns.Intersect(part.Columns).Any()).ToArray();
        if (part is null || used.Length == 0)
        {
            return null;
        }

        if (records < 2)
        {
            return 0;
        }

        var drawn = Drawn(first, records);
        int[] record = [.. drawn, .. Enumerable.Range(first, records)];
        int[] Of(int[] values) => Array.ConvertAll(record, number => values[number]);
        var columns = used.Select(i => data.Comparisons[i].Column).Select(column => column with { Ids = Of(column.Ids) }).ToList();

        // A record meets itself as well, which is taken out of the pattern where it agrees on all it has.
        var rule = new BlockingRule(part.Name, part.Ids.Of(record), part.Columns);
        var scope = new PairScope(record.Length, drawn.Length);
        var kernel = new PairKernel(columns, [rule], scope, options);
        Dictionary<long, double> patterns = [];
        foreach (var count in kernel.Count().All)
        {
            patterns[count.Pattern] = patterns.GetValueOrDefault(count.Pattern) + count.Pairs;
        }

        for (var probe = 0; probe < drawn.Length; probe++)
        {
            if (rule.Keys[probe] >= 0 && kernel.Pattern(probe, drawn.Length + drawn[probe] - first) is var self && patterns.TryGetValue(self, out var pairs))
            {
                patterns[self] = Math.Max(0, pairs - 1);
            }
        }

        // Strangers of one table agree otherwise than strangers across: its people are of an age, or are all written with initials.
        var u = columns.Select(column => LevelShares.Of(column, scope)).ToArray();
        var likely = patterns.OrderBy(pattern => pattern.Key).Select(pattern => (Ratio: Ratio(kernel.Space.Levels(pattern.Key)), Pairs: pattern.Value)).ToList();
        var all = likely.Sum(pattern => pattern.Pairs);
        var share = 0.5;
        for (var round = 0; round < Rounds && all > 0; round++)
        {
            share = likely.Sum(pattern => pattern.Pairs * share * pattern.Ratio / (1 - share + (share * pattern.Ratio))) / all;
        }

        var sure = likely.Where(pattern => share * pattern.Ratio >= SourceTest.SureFrom * (1 - share + (share * pattern.Ratio)));
        return sure.Sum(pattern => pattern.Pairs) / drawn.Length;

        double Ratio(int[] levels)
        {
            var ratio = 1.0;
            for (var i = 0; i < levels.Length; i++)
            {
                ratio *= levels[i] == 0 ? 1 : model.M[used[i]][levels[i] - 1] / Math.Max(u[i].LeastShare, u[i].Shares[levels[i] - 1]);
            }

            return ratio;
        }
    }

    // One record from each of as many stretches of equal length.
    private static int[] Drawn(int first, int records)
    {
        var random = new RandomStream(Seed);
        var count = Math.Min(records, Probes);
        var drawn = new int[count];
        for (long i = 0; i < count; i++)
        {
            var (from, to) = ((int)(i * records / count), (int)((i + 1) * records / count));
            drawn[i] = first + from + random.Below(to - from);
        }

        return drawn;
    }
}
