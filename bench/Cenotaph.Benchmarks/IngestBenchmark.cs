using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Ingest;

namespace Cenotaph.Benchmarks;

/// <summary>
/// Takes a CSV file of invented reports into a ledger (reading, canonical form, commitment and chain included) and
/// verifies it, beside <c>sha256sum</c> over the same entries exported, with and without bodies.
/// </summary>
internal static class IngestBenchmark
{
    private const int Rounds = 3;

    private static readonly string[] Fields =
        ["id", "name", "birth_date", "event_date", "place", "region", "rank", "unit", "status", "address", "note"];

    public static int Run(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("cenotaph-bench-").FullName;
        try
        {
            var small = Measure(folder, rows / 10, rounds: 1);
            var large = Measure(folder, rows, Rounds);
            Console.WriteLine(
                $"peak memory of ingest, {rows} rows to {rows / 10}: {(double)large / small:F2} times (at most 1.3 wanted)");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One ingest in a process of its own: prints seconds and the peak of resident memory in bytes.</summary>
    public static int Step(string folder)
    {
        var watch = Stopwatch.StartNew();
        var plan = new InputPlan
        {
            Name = "invented",
            Kind = ReportFields.Kind,
            Path = "reports.csv",
            Columns = Fields.ToImmutableSortedDictionary(field => field, field => field, StringComparer.Ordinal),
            KeepsVanished = true,
        };
        using (var ledger = Ledger.OpenToWrite(Path.Combine(folder, "ledger.sqlite"), "the benchmark", TimeProvider.System))
        {
            var run = new InputRun(folder, new Dictionary<string, WordLimits>(), Path.Combine(folder, "archive"));
            if (run.Take(plan, ledger) is { Problems.Count: > 0 } faulty)
            {
                Console.Error.WriteLine(faulty.Problems.Kept[0]);
                return 1;
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{watch.Elapsed.TotalSeconds:F3} {Process.GetCurrentProcess().PeakWorkingSet64}"));
        return 0;
    }

    private static long Measure(string above, int rows, int rounds)
    {
        Console.WriteLine($"{rows} rows");
        List<double> ingest = [], verify = [], plain = [], full = [];
        long memory = 0;
        for (var round = 0; round < rounds; round++)
        {
            var folder = Path.Combine(above, $"{rows}-{round}");
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, "reports.csv"), rows);
            var words = LedgerBenchmark.StartSelf("ingest-step", folder).Split(' ');
            ingest.Add(double.Parse(words[0], CultureInfo.InvariantCulture));
            memory = Math.Max(memory, long.Parse(words[1], CultureInfo.InvariantCulture));
            var file = Path.Combine(folder, "ledger.sqlite");
            verify.Add(double.Parse(
                LedgerBenchmark.StartSelf("ledger-step", "verify", file, "0").Split(' ')[0],
                CultureInfo.InvariantCulture));
            plain.Add(Sum(file, bodies: false));
            full.Add(Sum(file, bodies: true));
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine($"  sha256sum without bodies {Median(plain),7:F2} s, with bodies {Median(full),7:F2} s (medians of {rounds})");
        Print("ingest", Median(ingest), plain, full);
        Print("verify", Median(verify), plain, full);
        Console.WriteLine($"  ingest at its peak {memory / 1e6:F0} MB");
        return memory;
    }

    private static void Print(string name, double seconds, List<double> plain, List<double> full) => Console.WriteLine(
        $"  {name} {seconds:F2} s: {seconds / Median(plain):F2} times sha256sum without bodies, {seconds / Median(full):F2} times with");

    private static double Sum(string ledger, bool bodies)
    {
        var export = ledger + ".jsonl";
        using (var source = Ledger.OpenToRead(ledger))
        using (var target = File.Create(export))
        {
            source.Export(target, bodies);
        }

        var watch = Stopwatch.StartNew();
        LedgerBenchmark.Start("sha256sum", export);
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Write(string file, int rows)
    {
        var reports = new InventedReports(seed: 20260823);
        using var text = new StreamWriter(file);
        text.WriteLine(string.Join(',', Fields));
        for (var row = 0; row < rows; row++)
        {
            using var body = JsonDocument.Parse(reports.Next(row));
            string Member(string name) => body.RootElement.GetProperty(name).GetString()!;
            text.WriteLine(
                $"{Member("id")},{Member("name")},{Member("birth_date")},{Member("death_date")},{Member("place")},{Member("region")},"
                + $"{Member("rank")},{Member("unit")},{Member("status")},{Member("source_address")},\"{Member("note")}\"");
        }
    }
}
