using System.Diagnostics;
using System.Globalization;

namespace Cenotaph.Benchmarks;

/// <summary>
/// Appends, verifies and exports a ledger of invented reports, beside <c>sha256sum</c> over the same exported bytes.
/// </summary>
internal static class LedgerBenchmark
{
    public static int Run(int entries)
    {
        var folder = Directory.CreateTempSubdirectory("cenotaph-bench-").FullName;
        try
        {
            var small = Measure(Path.Combine(folder, "small.sqlite"), entries / 10);
            var large = Measure(Path.Combine(folder, "large.sqlite"), entries);
            Console.WriteLine(
                $"peak memory, {entries} entries to {entries / 10}: {(double)large / small:F2} times (at most 1.3 wanted)");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Measures every step at one size; gives the peak memory of appending.</summary>
    private static long Measure(string file, int entries)
    {
        Console.WriteLine($"{entries} entries");
        var append = Step("append", file, entries);
        var verify = Step("verify", file, entries);
        var export = Step("export", file, entries);
        var recheck = Step("verify-export", file, entries);
        var watch = Stopwatch.StartNew();
        Start("sha256sum", file + ".jsonl");
        var sum = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"  sha256sum      {sum,7:F2} s over {new FileInfo(file + ".jsonl").Length / 1e6:F0} MB exported with bodies");
        Print("append", append, sum);
        Print("verify", verify, sum);
        Print("export", export, sum);
        Print("verify export", recheck, sum);
        Console.WriteLine($"  file           {new FileInfo(file).Length / 1e6,7:F0} MB");
        return append.Memory;
    }

    private static void Print(string name, (double Seconds, long Memory) step, double sum) => Console.WriteLine(
        $"  {name,-14} {step.Seconds,7:F2} s {step.Seconds / sum,7:F2} times sha256sum {step.Memory / 1e6,7:F0} MB at its peak");

    private static (double Seconds, long Memory) Step(string step, string file, int entries)
    {
        var words = StartSelf("ledger-step", step, file, entries.ToString(CultureInfo.InvariantCulture)).Split(' ');
        return (double.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Runs this program again with other arguments, whether it was started by its own name or through dotnet.</summary>
    internal static string StartSelf(params string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? Start(Environment.ProcessPath!, [typeof(LedgerBenchmark).Assembly.Location, .. arguments])
            : Start(Environment.ProcessPath!, arguments);

    internal static string Start(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
    }
}
