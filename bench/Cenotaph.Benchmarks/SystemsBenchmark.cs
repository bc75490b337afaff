using System.Diagnostics;
using System.Globalization;
using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;

namespace Cenotaph.Benchmarks;

/// <summary>Multiple systems, computation only, on an invented table of five lists: all hierarchical models, bootstraps of the stepwise procedure, averages over graphs, and chains of latent classes.</summary>
internal static class SystemsBenchmark
{
    private const int Rounds = 5;
    private const int Persons = 3000;

    public static int Run()
    {
        var table = Invented(new(20261123));
        var models = HierarchicalModels.All(table.Lists.Length);
        var counts = HistoryCounts.Of(table);
        var settings = new SystemsSettings();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Lists.Length} lists, {table.Observed} persons of {Persons}, {table.Cells.Length} histories, {Environment.ProcessorCount} cores"));
        var one = Median(() => ModelSearch.Of(counts, models, 1));
        var all = Median(() => ModelSearch.Of(counts, models, settings.Workers));
        Print($"all {models.Length} hierarchical models, one thread", one, models.Length, "models");
        Print("the same on all cores; less than 1 s wanted", all, models.Length, "models");
        var sparse = new SparseMethod();
        var boots = Median(() => sparse.Estimate(table, settings));
        Print("stepwise procedure with its bootstraps; less than 2 s wanted", boots, settings.Bootstraps, "procedures");
        var five = Graphs(table, settings, "five lists on a grid of 100,000; less than 0.5 s wanted");
        var six = Graphs(Invented(new(20261123), 6), settings, "six lists on it; less than 2 s wanted");
        Graphs(Invented(new(20261123), 7), settings, "seven lists on it");
        SystemsResult latent = null!;
        var chains = Median(() => latent = new LatentMethod().Estimate(table, settings)[0]);
        double Figure(string name) => latent.Figures.Single(figure => figure.Name == name).Value;
        Print("latent classes to 4,000 effective draws", chains, (int)Math.Min(Figure("ess_bulk"), Figure("ess_tail")), "effective draws");
        return all < 1 && boots < 2 && five < 0.5 && six < 2 ? 0 : 1;
    }

    private static double Graphs(CaptureTable table, SystemsSettings settings, string what)
    {
        var method = new GraphsMethod();
        var asked = settings with { Graphs = new() { Grid = new(1, 100_000) } };
        var seconds = Median(() => method.Estimate(table, asked));
        Print("averages over graphs, " + what, seconds, GraphWalk.Of(table.Lists.Length).Graphs.Length, "graphs");
        return seconds;
    }

    // Two kinds of persons, one of them easier to list, so that lists depend on each other.
    private static CaptureTable Invented(RandomStream random, int lists = 5)
    {
        double[] chances = [0.12, 0.2, 0.08, 0.15, 0.1, 0.13, 0.09];
        var cells = new List<CaptureCell>();
        for (var person = 0; person < Persons; person++)
        {
            var ease = random.Chance(0.3) ? 2.5 : 0.8;
            var history = 0;
            for (var list = 0; list < lists; list++)
            {
                history |= random.Chance(Math.Min(0.95, ease * chances[list])) ? 1 << list : 0;
            }

            if (history != 0)
            {
                cells.Add(new(history, 1));
            }
        }

        return CaptureTable.Of("ABCDEFG".Take(lists).Select(name => name.ToString()), cells);
    }

    private static double Median(Action action)
    {
        var seconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            action();
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        return seconds.Order().ElementAt(Rounds / 2);
    }

    private static void Print(string what, double seconds, int number, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {seconds:0.000} s (median of {Rounds}), {number / seconds:#,0} {unit} a second"));
}
