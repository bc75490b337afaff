using System.Diagnostics;
using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Benchmarks;

/// <summary>One step of the ledger's benchmark, in a process of its own so that its peak of memory is its own.</summary>
internal static class LedgerSteps
{
    private const int BatchSize = 10_000;

    /// <summary>Does the step and prints seconds, and the peak of resident memory in bytes.</summary>
    public static int Run(string step, string file, int entries)
    {
        var watch = Stopwatch.StartNew();
        switch (step)
        {
            case "append":
                Append(file, entries);
                break;
            case "verify":
                if (Verification.Of(file) is { IsSound: false } verification)
                {
                    Console.Error.WriteLine(verification.Reason);
                    return 3;
                }

                break;
            case "export":
                using (var ledger = Ledger.OpenToRead(file))
                using (var target = File.Create(file + ".jsonl"))
                {
                    ledger.Export(target, personal: true);
                }

                break;
            case "verify-export":
                if (Verification.OfExport(file + ".jsonl") is { IsSound: false } answer)
                {
                    Console.Error.WriteLine(answer.Reason);
                    return 3;
                }

                break;
            default:
                Console.Error.WriteLine($"no step {step}");
                return 2;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{seconds:F3} {Process.GetCurrentProcess().PeakWorkingSet64}"));
        return 0;
    }

    private static void Append(string file, int entries)
    {
        var reports = new InventedReports(seed: 20260823);
        using var ledger = Ledger.OpenToWrite(file, "the benchmark", TimeProvider.System);
        for (var first = 0; first < entries; first += BatchSize)
        {
            using var batch = ledger.Begin();
            for (var number = first; number < Math.Min(first + BatchSize, entries); number++)
            {
                var record = ledger.RecordOf("report", "invented", number.ToString(CultureInfo.InvariantCulture));
                batch.Add("report", record, reports.Next(number).Span, personal: true);
            }

            batch.Commit();
        }
    }
}
