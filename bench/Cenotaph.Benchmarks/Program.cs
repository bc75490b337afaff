using System.Globalization;
using Cenotaph.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["ledger"]:
        return LedgerBenchmark.Run(1_000_000);
    case ["ledger", "--entries", var text] when int.TryParse(text, out var entries) && entries >= 1000:
        return LedgerBenchmark.Run(entries);
    case ["ingest"]:
        return IngestBenchmark.Run(1_000_000);
    case ["ingest", "--rows", var text] when int.TryParse(text, out var rows) && rows >= 1000:
        return IngestBenchmark.Run(rows);
    case ["kernel"]:
        return KernelBenchmark.Run(900_000);
    case ["kernel", "--records", var text] when int.TryParse(text, out var records) && records >= 1000:
        return KernelBenchmark.Run(records);
    case ["link"]:
        return LinkBenchmark.Dedupe(320_000);
    case ["link", "--persons", var text] when int.TryParse(text, out var persons) && persons >= 1000:
        return LinkBenchmark.Dedupe(persons);
    case ["link", "--link"]:
        return LinkBenchmark.Link(2_750_000, 100_000);
    case ["excess"]:
        return ExcessBenchmark.Run();
    case ["systems"]:
        return SystemsBenchmark.Run();
    case ["link-step", .. var files]:
        return LinkBenchmark.Step(files);
    case ["ingest-step", var folder]:
        return IngestBenchmark.Step(folder);
    case ["ledger-step", var step, var file, var entries]:
        return LedgerSteps.Run(step, file, int.Parse(entries, CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine("usage: ledger [--entries 1000000] | ingest [--rows 1000000] | kernel [--records 900000] | link [--persons 320000 | --link] | excess | systems");
        return 2;
}
