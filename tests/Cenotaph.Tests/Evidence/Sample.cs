using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

/// <summary>Small ledgers of invented records.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2024, 5, 6, 7, 8, 9, 123, TimeSpan.Zero);

    public static byte[] Body(string name, int number)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("name", name);
        json.Member("number", number);
        return json.End().ToArray();
    }

    /// <summary>A report, personal, with a record of its own.</summary>
    public static Draft Report(Ledger ledger, int number, string name = "Invented Person")
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new("report", ledger.RecordOf("report", "list", id), Body($"{name} {id}", number), true);
    }

    /// <summary>A claim, not personal, with a record of its own.</summary>
    public static Draft Claim(Ledger ledger, int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return new("claim", ledger.RecordOf("claim", "claims", id), Body($"Claim «{id}»", number), false);
    }

    /// <summary>An entry about a run, without a record.</summary>
    public static Draft Run(int number) => new("ingest", null, Body("run", number), false);

    /// <summary>Reports, claims and runs in turn, appended in batches of seven.</summary>
    public static Head Fill(Ledger ledger, int count)
    {
        foreach (var numbers in Enumerable.Range(1, count).Chunk(7))
        {
            ledger.Append([.. numbers.Select(number => (number % 4) switch
            {
                0 => Claim(ledger, number),
                3 when number % 12 == 3 => Run(number),
                _ => Report(ledger, number),
            })]);
        }

        return ledger.Head;
    }

    public static string New(TemporaryFolder folder, int count, string name = "ledger.sqlite")
    {
        var file = folder[name];
        using var ledger = Write(file);
        Fill(ledger, count);
        return file;
    }

    public static Ledger Write(string file) => Ledger.OpenToWrite(file, "a test", new Clock(Start));

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
