using System.Diagnostics;
using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

/// <summary>A writer killed with SIGKILL, in each phase of its work, loses nothing it was told is stored.</summary>
public sealed class CrashTests : IDisposable
{
    private const int BatchSize = 40;

    private static readonly string[] Phases =
        ["BeforeAppend", "InsideTransaction", "BeforeAcknowledgement", "Checkpoint"];

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, int> kills = Phases.ToDictionary(phase => phase, _ => 0);
    private readonly HashSet<int> acknowledged = [];
    private ulong state = 2024;
    private int records;

    [Fact]
    public void A_writer_killed_in_each_phase_loses_nothing_acknowledged_and_doubles_nothing() => KillAtLeast(12, 3);

    [Fact]
    [Trait("Category", "Slow")]
    public void Two_hundred_kills_lose_nothing_acknowledged_and_double_nothing() => KillAtLeast(200, 30);

    public void Dispose() => folder.Dispose();

    private void KillAtLeast(int total, int each)
    {
        var file = folder["ledger.sqlite"];
        for (var kill = 0; kills.Values.Sum() < total || kills.Values.Min() < each; kill++)
        {
            Assert.True(kill < 4 * total, string.Join(", ", kills));
            // The phase that is furthest behind; every other time the writer stays in it, else it is met in passing.
            var aim = Phases.MinBy(phase => kills[phase])!;
            if (KillOnce(file, aim, stays: kill % 2 == 0) is { } phase)
            {
                kills[phase]++;
            }

            if (File.Exists(file))
            {
                AssertWhole(file);
            }
        }

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", kills));
    }

    /// <summary>Starts a writer, kills it, and says in which phase it was; null when it was in none.</summary>
    private string? KillOnce(string file, string aim, bool stays)
    {
        // It first meets records that an earlier one stored or was about to store.
        var first = Math.Max(1, records - (3 * BatchSize) + 1);
        using var writer = ChildProcess.Start(ChildProcess.Command(
            "crash-writer", file, Text(first), Text(12 * BatchSize), Text(BatchSize), stays ? aim : "-"));
        var batches = 3 + (int)(Next() % 6);
        var phase = default(string);
        while (writer.StandardOutput.ReadLine() is { } line)
        {
            phase = Follow(line, phase);
            if (line.StartsWith("stored", StringComparison.Ordinal))
            {
                batches--;
            }

            if (phase == aim && (stays ? acknowledged.Count > 0 || batches <= 2 : batches <= 0))
            {
                Spin(Next() % 3000);
                writer.Kill();
                break;
            }
        }

        // What it still said before it died counts as well.
        while (writer.StandardOutput.ReadLine() is { } line)
        {
            phase = Follow(line, phase);
        }

        writer.WaitForExit();
        return writer.ExitCode == 0 ? null : phase;
    }

    private string? Follow(string line, string? phase)
    {
        switch (line.Split(' '))
        {
            case ["phase", var name]:
                return kills.ContainsKey(name) ? name : null;
            case ["stored", var first, var last]:
                var (from, to) = (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture));
                acknowledged.UnionWith(Enumerable.Range(from, to - from + 1));
                records = Math.Max(records, to);
                return null;
            default:
                return phase;
        }
    }

    private void AssertWhole(string file)
    {
        var verification = Verification.Of(file);
        Assert.True(verification.IsSound, verification.Reason);
        using var ledger = Ledger.OpenToRead(file);
        var stored = ledger.Entries().Select(entry => entry.Record!.Value).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        var lost = acknowledged.Select(number => Sample.Report(ledger, number)).Where(draft =>
            !(ledger.Latest(draft.Record!.Value) is { } entry && entry.Body.Span.SequenceEqual(draft.Body.Span)));
        Assert.Empty(lost);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Shorter waits than the scheduler can give, so that a kill can fall anywhere in a phase.
    private static void Spin(ulong microseconds)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalMicroseconds < microseconds)
        {
            Thread.SpinWait(10);
        }
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
