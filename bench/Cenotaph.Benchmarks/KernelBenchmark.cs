using System.Diagnostics;
using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Benchmarks;

/// <summary>The linkage kernel (grouping, candidates, three comparisons, pattern counts) beside DuckDB's join with the same three similarities,
/// both from loaded columns, on two threads, in turns. First both must hold the same columns and count the same.</summary>
internal static class KernelBenchmark
{
    private const int Rounds = 5;
    private const int Threads = 2;

    public static int Run(int records)
    {
        var people = new InventedPeople(records, seed: 20260823);
        var blocking = people.BlockingKeys();
        var comparisons = people.Comparisons();
        BlockingRule[] rules =
        [
            new("surname, birth year", blocking[0], []), new("birth day", blocking[1], []), new("given name, place", blocking[2], []),
        ];
        PatternCounts Kernel() => new PairKernel(comparisons, rules, new(records, null), new() { Threads = Threads }).Count();

        using var join = new PairJoinQuery(Threads);
        join.Load(people, blocking);
        var counts = Kernel();
        Console.WriteLine(
            $"{records} records, {people.Keys(0).Count} surnames, {people.Keys(1).Count} given names, {people.Keys(2).Count} places, "
            + $"{counts.Total} candidate pairs ({string.Join(" + ", rules.Select((_, rule) => counts.Pairs(rule)))})");
        if (!SameColumns(people, join) || !SameCounts(counts, join.Counts()))
        {
            return 1;
        }

        List<(double Wall, double Processor)> kernel = [], peer = [];
        for (var round = 0; round < Rounds; round++)
        {
            kernel.Add(Seconds(() => Kernel()));
            peer.Add(Seconds(() => join.Counts()));
        }

        Print("kernel", kernel, counts.Total);
        Print("DuckDB", peer, counts.Total);
        Console.WriteLine(
            $"  kernel to DuckDB, pairs a second: {Wall(peer) / Wall(kernel):F1} times (at least 3 wanted); "
            + $"by processor time, which a busy machine disturbs less: {Processor(peer) / Processor(kernel):F1} times");
        return 0;
    }

    private static bool SameColumns(InventedPeople people, PairJoinQuery join)
    {
        var record = 0;
        foreach (var row in join.Columns())
        {
            for (var column = 0; column < 3; column++)
            {
                var id = people.Ids[column][record];
                if (row[column] != (id < 0 ? null : people.Keys(column)[id]))
                {
                    Console.Error.WriteLine($"Record {record} differs in column {column}.");
                    return false;
                }
            }

            record++;
        }

        Console.WriteLine($"  the three columns of {record} records are equal");
        return record == people.BirthDays.Length;
    }

    private static bool SameCounts(PatternCounts counts, List<(int Rule, int[] Levels, long Pairs)> peer)
    {
        var expected = peer.Select(count => (Rule: count.Rule, Pattern: counts.Space.Pattern(count.Levels), count.Pairs)).Order().ToArray();
        var found = counts.ByRule.SelectMany((of, rule) => of.Select(count => (Rule: rule, count.Pattern, count.Pairs))).ToArray();
        if (!expected.SequenceEqual(found))
        {
            var first = expected.Except(found).FirstOrDefault();
            Console.Error.WriteLine(
                $"The counts differ: DuckDB has {first.Pairs} pairs of rule {first.Rule} and levels "
                + $"{string.Join(' ', counts.Space.Levels(first.Pattern))}, {expected.Except(found).Count()} differences in all.");
            return false;
        }

        Console.WriteLine($"  the counts of {found.Length} patterns by rule are equal");
        return true;
    }

    private static (double Wall, double Processor) Seconds(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        action();
        var wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalSeconds);
    }

    private static void Print(string name, List<(double Wall, double Processor)> seconds, long pairs) => Console.WriteLine(
        $"  {name} {Wall(seconds):F2} s, {pairs / Wall(seconds) / 1e6:F1} million pairs a second; {Processor(seconds):F2} s of processor time "
        + $"(medians of {Rounds}: {string.Join(' ', seconds.Select(second => second.Wall.ToString("F2", CultureInfo.InvariantCulture)))})");

    private static double Wall(List<(double Wall, double Processor)> seconds) => Median(seconds.Select(second => second.Wall));

    private static double Processor(List<(double Wall, double Processor)> seconds) => Median(seconds.Select(second => second.Processor));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
