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
        int[] all = [.. drawn, .. Enumerable.Range(first, records)];

        // Strangers of one table agree otherwise than strangers across: its people are of an age, or are all written with initials.
        var u = Array.ConvertAll(used, i => LevelShares.Of(Of(data.Comparisons[i].Column, all), new(all.Length, drawn.Length)));

        // A record meets itself as well, which is taken out of the pattern where it agrees on all it has.
        var met = Met(part, drawn, first, records);
        int[] record = [.. drawn, .. met];
        var columns = used.Select(i => Of(data.Comparisons[i].Column, record)).ToList();
        var rule = new BlockingRule(part.Name, part.Ids.Of(record), part.Columns);
        var kernel = new PairKernel(columns, [rule], new(record.Length, drawn.Length), options with { AllowedRecords = all.Length });
        Dictionary<long, double> patterns = [];
        foreach (var count in kernel.Count().All)
        {
            patterns[count.Pattern] = patterns.GetValueOrDefault(count.Pattern) + count.Pairs;
        }

        for (var probe = 0; probe < drawn.Length; probe++)
        {
            if (rule.Keys[probe] >= 0 && kernel.Pattern(probe, drawn.Length + Array.BinarySearch(met, drawn[probe])) is var self && patterns.TryGetValue(self, out var pairs))
            {
                patterns[self] = Math.Max(0, pairs - 1);
            }
        }

        var likely = patterns.OrderBy(pattern => pattern.Key).Select(pattern => (Ratio: Ratio(kernel.Space.Levels(pattern.Key)), Pairs: pattern.Value)).ToList();
        var pairsMet = likely.Sum(pattern => pattern.Pairs);
        var share = 0.5;
        for (var round = 0; round < Rounds && pairsMet > 0; round++)
        {
            share = likely.Sum(pattern => pattern.Pairs * share * pattern.Ratio / (1 - share + (share * pattern.Ratio))) / pairsMet;
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

    private static ComparedColumn Of(ComparedColumn column, int[] records) =>
        column with { Ids = Array.ConvertAll(records, record => column.Ids[record]) };

    // The records of the table that bear the name of one that was drawn.
    private static int[] Met(KeyPart part, int[] drawn, int first, int records)
    {
        var isDrawn = new bool[part.Distinct];
        foreach (var record in drawn)
        {
            if (part.Ids[record] is >= 0 and var key)
            {
                isDrawn[key] = true;
            }
        }

        return [.. Enumerable.Range(first, records).Where(record => part.Ids[record] is >= 0 and var key && isDrawn[key])];
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
