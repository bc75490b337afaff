using System.Globalization;
using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

/// <summary>
/// The process that is to be killed: appends records that the ledger does not hold yet, batch by batch, and says on
/// standard output where it is and what it was told is stored.
/// </summary>
internal static class CrashWriter
{
    /// <summary>Arguments: ledger, first record, records, records a batch, the phase to stay in ("-": none).</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var file, var firstText, var countText, var sizeText, var stayIn])
        {
            return 2;
        }

        var first = int.Parse(firstText, CultureInfo.InvariantCulture);
        var count = int.Parse(countText, CultureInfo.InvariantCulture);
        var size = int.Parse(sizeText, CultureInfo.InvariantCulture);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        using var ledger = Ledger.OpenToWrite(file, "a writer that will be killed", TimeProvider.System);
        var batches = 0;
        ledger.Observer = phase =>
        {
            output.WriteLine($"phase {phase}");
            if (batches > 0 && phase.ToString() == stayIn)
            {
                Thread.Sleep(Timeout.Infinite);
            }
        };
        output.WriteLine("ready");
        foreach (var numbers in Enumerable.Range(first, count).Chunk(size))
        {
            var missing = numbers.Select(number => Sample.Report(ledger, number)).Where(draft => !Holds(ledger, draft));
            ledger.Append([.. missing]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stored {numbers[0]} {numbers[^1]}"));
            batches++;
            if (batches % 2 == 0)
            {
                ledger.Checkpoint();
            }
        }

        output.WriteLine("done");
        return 0;
    }

    private static bool Holds(Ledger ledger, Draft draft) =>
        ledger.TryLatest(draft.Record!.Value, out _, out var body) && body.SequenceEqual(draft.Body.Span);
}
