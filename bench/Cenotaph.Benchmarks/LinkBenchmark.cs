using System.Diagnostics;
using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Linkage;
using Cenotaph.Simulation;

namespace Cenotaph.Benchmarks;

/// <summary>Links a file of invented reports from end to end: reading, every step of the engine, peak memory and what the truth says of the
/// result. Each run is a process of its own, so that the peak is that of linking.</summary>
internal static class LinkBenchmark
{
    private const string Truth = "person";

    /// <summary>About a million reports against themselves.</summary>
    public static int Dedupe(long persons) => InFolder(folder =>
    {
        var file = Path.Combine(folder, "reports.csv");
        Simulate(file, persons);
        Print(file);
    });

    /// <summary>About a hundred thousand reports of one source against all others.</summary>
    public static int Link(long persons, int size) => InFolder(folder =>
    {
        var (all, left, right) = (Path.Combine(folder, "all.csv"), Path.Combine(folder, "left.csv"), Path.Combine(folder, "right.csv"));
        Simulate(all, persons);
        Split(all, left, right, size);
        File.Delete(all);
        Print(left, right);
    });

    /// <summary>One run: a file against itself, or two against each other.</summary>
    public static int Step(IReadOnlyList<string> files)
    {
        var watch = Stopwatch.StartNew();
        var threads = int.TryParse(Environment.GetEnvironmentVariable("LINK_THREADS"), NumberStyles.None, null, out var told) ? told : 2;
        var truth = new List<string?>();
        var tables = files.Select(file => Read(file, truth)).ToList();
        var reading = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {truth.Count:N0} records; reading {reading:F2} s"));
        using var process = Process.GetCurrentProcess();
        var options = new LinkageOptions { Threads = threads };
        var result = tables.Count == 1 ? LinkageEngine.Run(tables[0], options) : LinkageEngine.Run(tables[0], tables[1], options);
        var wall = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var (processor, peak) = (process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64 / 1e6);
        foreach (var (step, seconds) in result.Times)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step} {seconds:F2} s"));
        }

        var reached = result.Evaluate(truth);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  in all {wall:F1} s, {processor:F1} s of processor time, peak {peak:N0} MB; {result.CandidatePairs:N0} candidate pairs, "
            + $"blocking recall {reached.BlockingRecall:F4}, clusters {reached.ClusterPrecision:F4} {reached.ClusterRecall:F4} "
            + $"F1 {reached.ClusterF1:F4}, B³ {reached.BCubedF1:F4}, λ {result.Model.Lambda:G6}, persons {result.Persons:N0}"));
        foreach (var note in result.Notes)
        {
            Console.WriteLine("  " + note);
        }

        return 0;
    }

    private static int InFolder(Action<string> run)
    {
        var folder = Directory.CreateTempSubdirectory("cenotaph-bench-").FullName;
        try
        {
            run(folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Simulate(string file, long persons) =>
        ReportFile.Write(new PersonSimulation(persons, sources: 8, seed: 1), file, overwrite: true, Truth, threads: 2, progress: null);

    private static void Print(params string[] files) => Console.WriteLine(LedgerBenchmark.StartSelf(["link-step", .. files]));

    // Every k-th report of the first source that comes is on the left, so that both sides span the whole file.
    private static void Split(string all, string left, string right, int size)
    {
        const string source = ",s0,";
        var step = Math.Max(1, File.ReadLines(all).Count(line => line.Contains(source, StringComparison.Ordinal)) / size);
        using var lefts = new StreamWriter(left);
        using var rights = new StreamWriter(right);
        var met = 0;
        foreach (var (row, line) in File.ReadLines(all).Index())
        {
            var isLeft = line.Contains(source, StringComparison.Ordinal) && met++ % step == 0;
            if (row == 0 || isLeft)
            {
                lefts.WriteLine(line);
            }

            if (row == 0 || !isLeft)
            {
                rights.WriteLine(line);
            }
        }
    }

    private static LinkageTable Read(string file, List<string?> truth)
    {
        List<Problem> problems = [];
        var name = Path.GetFileName(file);
        using var reader = RowReader.Open(file, name, new(), problems) ?? throw new IOException(problems[0].ToString());
        var table = new LinkageTableBuilder(name, reader.Columns);
        var person = reader.Columns.ToList().FindIndex(column => column is Truth or "cluster");
        Dictionary<string, string> persons = new(StringComparer.Ordinal);
        var known = persons.GetAlternateLookup<ReadOnlySpan<char>>();
        while (reader.Read())
        {
            for (var column = 0; column < table.Width; column++)
            {
                if (column != person)
                {
                    table.Cell(column, reader[column]);
                    continue;
                }

                table.Cell(column, default);
                if (!known.TryGetValue(reader[column], out var same))
                {
                    same = reader[column].ToString();
                    persons.Add(same, same);
                }

                truth.Add(same);
            }

            table.EndRow();
        }

        return table.Build();
    }
}
