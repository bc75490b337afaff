using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

/// <summary>A process that only reads: prints what it finds in a ledger, and whether it is sound.</summary>
internal static class LedgerReader
{
    public static int Run(string[] arguments)
    {
        if (arguments is not [var file])
        {
            return 2;
        }

        Console.WriteLine("reading");
        using var ledger = Ledger.OpenToRead(file);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{ledger.Entries().Count()} entries, {Verification.Of(file).Reason ?? "sound"}"));
        return 0;
    }
}
