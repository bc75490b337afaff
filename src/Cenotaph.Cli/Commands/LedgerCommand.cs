using System.CommandLine;
using Cenotaph.Evidence;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph ledger</c></summary>
internal static class LedgerCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var command = new ExplainedCommand("ledger", "Exports, backs up, locks and erases what the ledger holds.", null, "cenotaph ledger export studies/russia-ukraine --to ledger.jsonl");
        command.Add(Export(terminal, time));
        command.Add(Backup(terminal));
        command.Add(Erase(terminal, time));
        command.Add(LedgerKeyCommands.Key(terminal, time));
        command.Add(LedgerKeyCommands.Unseal(terminal, time));
        return command;
    }

    private static ExplainedCommand Export(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var to = new Option<string?>("--to") { Description = "The file to write; it must not be there yet. Without it the lines go to standard output." };
        var bodies = new Option<bool>("--bodies") { Description = "Write personal bodies and their salts too, decrypted. It needs --reveal. Keep such a file as safe as the key." };
        var reveal = RevealOption.Make();
        var command = new ExplainedCommand(
            "export",
            "Writes every entry as a line of JSON; a ten-line script can verify it (docs/evidence.md).",
            null,
            "cenotaph ledger export studies/russia-ukraine --to ledger.jsonl") { study, to, bodies, reveal };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded
                || StudyArgument.OpenToRead(loaded, terminal) is not { } opened)
            {
                return ExitCode.Problems;
            }

            using var ledger = opened;
            if (parsed.GetValue(to) is { } there && File.Exists(there))
            {
                terminal.Error.WriteLine($"{there} is there already; an export does not replace anything.");
                return ExitCode.Problems;
            }

            if (parsed.GetValue(bodies) && !RevealOption.Note(loaded, "ledger export --bodies", parsed.GetValue(reveal), terminal, time))
            {
                return ExitCode.Usage;
            }

            if (parsed.GetValue(to) is not { } path)
            {
                using var standard = Console.OpenStandardOutput();
                ledger.Export(standard, parsed.GetValue(bodies));
                return ExitCode.Done;
            }

            var half = path + ".new";
            using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                ledger.Export(file, parsed.GetValue(bodies));
            }

            File.Move(half, path);
            terminal.Output.WriteLine($"{ledger.Head.Sequence} entries written to {path}");
            Tables(ledger, terminal);
            return ExitCode.Done;
        });
        return command;
    }

    // The rows of a large table are in the archive, and a copy of the ledger has their hashes alone.
    private static void Tables(Ledger ledger, Terminal terminal)
    {
        var tables = ArchivedTable.All(ledger).Where(table => !table.Run.Undone).DistinctBy(table => table.File).ToList();
        if (tables.Count > 0)
        {
            terminal.Output.WriteLine($"The rows of {tables.Count} tables are not in it but in {ArchivedTable.Folder}/; copy these files too:");
            tables.ForEach(table => terminal.Output.WriteLine($"  {ArchivedTable.Folder}/{table.File} ({table.Rows:N0} rows of {table.Input})"));
        }
    }

    private static ExplainedCommand Backup(Terminal terminal)
    {
        var study = StudyArgument.Make();
        var to = new Argument<string>("file") { Description = "The file to write; it must not be there yet." };
        var command = new ExplainedCommand(
            "backup",
            "Copies the ledger, as it is now, into a new file, personal bodies included as they are: encrypted.",
            null,
            "cenotaph ledger backup studies/russia-ukraine /safe/place/ledger-2026-11.sqlite") { study, to };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded
                || StudyArgument.OpenToRead(loaded, terminal) is not { } opened)
            {
                return ExitCode.Problems;
            }

            using var ledger = opened;
            ledger.Backup(parsed.GetRequiredValue(to));
            terminal.Output.WriteLine($"{ledger.Head.Sequence} entries copied to {parsed.GetRequiredValue(to)}");
            Tables(ledger, terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExplainedCommand Erase(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var entry = new Argument<long>("entry") { Description = "The sequence of the entry whose personal body is to go.", CustomParser = StudyArgument.Sequence };
        var why = new Option<string>("--why") { Description = "The reason; the ledger keeps it.", Required = true };
        var command = new ExplainedCommand(
            "erase",
            "Deletes one personal body and its salt for good; the chain still verifies, and the ledger says why.",
            null,
            "cenotaph ledger erase studies/mine 4711 --why \"request of the family, 2026-11-02\"") { study, entry, why };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (!File.Exists(loaded.LedgerFile))
            {
                terminal.Error.WriteLine($"{loaded.LedgerFile} is not there yet.");
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            using var ledger = Ledger.OpenToWrite(loaded.LedgerFile, "cenotaph ledger erase", time);
            try
            {
                ledger.Erase(parsed.GetRequiredValue(entry), parsed.GetRequiredValue(why));
            }
            catch (ArgumentException exception)
            {
                terminal.Error.WriteLine(exception.Message.Split(" (Parameter", 2)[0]);
                return ExitCode.Problems;
            }

            terminal.Output.WriteLine($"The body of entry {parsed.GetRequiredValue(entry)} is gone; its commitment stays.");
            return ExitCode.Done;
        });
        return command;
    }
}
