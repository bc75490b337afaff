using System.CommandLine;
using Cenotaph.Evidence;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph ledger key</c> and <c>cenotaph ledger unseal</c></summary>
internal static class LedgerKeyCommands
{
    public static Command Key(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var file = new Option<string?>("--file") { Description = "Lock with this key file; it is made when it is not there." };
        var passphrase = new Option<string?>("--passphrase-from") { Description = "Lock with the passphrase that this environment variable holds.", HelpName = "variable" };
        var command = new ExplainedCommand(
            "key",
            "Locks personal bodies with another key file or passphrase; the bodies stay as they are.",
            $"The present key is found as by every command: {LedgerKeys.PassphraseVariable}, {LedgerKeys.FileVariable}, or the usual key file. Copies of the ledger keep the lock they had.",
            "cenotaph ledger key studies/mine --file /media/stick/mine.key") { study, file, passphrase };
        command.SetAction(parsed =>
        {
            if ((parsed.GetValue(file) is null) == (parsed.GetValue(passphrase) is null))
            {
                terminal.Error.WriteLine("Give either --file or --passphrase-from.");
                return ExitCode.Usage;
            }

            var words = parsed.GetValue(passphrase) is { } variable ? Environment.GetEnvironmentVariable(variable) : null;
            if (parsed.GetValue(passphrase) is { } named && string.IsNullOrEmpty(words))
            {
                terminal.Error.WriteLine($"The environment variable {named} holds no passphrase.");
                return ExitCode.Problems;
            }

            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || !Stands(loaded.LedgerFile, terminal))
            {
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            using var ledger = Ledger.OpenToWrite(loaded.LedgerFile, "cenotaph ledger key", time);
            ledger.Relock(new(words, parsed.GetValue(file), ""));
            terminal.Output.WriteLine(words is null
                ? $"Locked with {Path.GetFullPath(parsed.GetValue(file)!)}. Without that file nobody can read the personal bodies: keep a copy apart from the study."
                : "Locked with the passphrase. Without it nobody can read the personal bodies.");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Unseal(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var from = new Argument<string>("file") { Description = "A file of the study's archive that ends in .sealed." };
        var to = new Option<string>("--to") { Description = "The file to write; it must not be there yet.", Required = true };
        var reveal = RevealOption.Make();
        var command = new ExplainedCommand(
            "unseal",
            "Decrypts the archived copy of an input about persons.",
            null,
            "cenotaph ledger unseal studies/mine studies/mine/archive/1f8a….csv.sealed --to list.csv --reveal \"comparing with the source's new list\"") { study, from, to, reveal };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || !Stands(loaded.LedgerFile, terminal))
            {
                return ExitCode.Problems;
            }

            var target = parsed.GetRequiredValue(to);
            if (File.Exists(target))
            {
                terminal.Error.WriteLine($"{target} is there already; nothing is replaced.");
                return ExitCode.Problems;
            }

            if (!RevealOption.Note(loaded, "ledger unseal", parsed.GetValue(reveal), terminal, time))
            {
                return ExitCode.Usage;
            }

            using var ledger = Ledger.OpenToRead(loaded.LedgerFile);
            var half = target + ".new";
            try
            {
                using (var source = File.OpenRead(parsed.GetRequiredValue(from)))
                using (var plain = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
                {
                    ledger.Unseal(source, plain);
                }

                File.Move(half, target);
            }
            catch (FormatException fault)
            {
                terminal.Error.WriteLine($"{parsed.GetRequiredValue(from)}: {fault.Message}");
                return ExitCode.Problems;
            }
            finally
            {
                File.Delete(half);
            }

            terminal.Output.WriteLine($"Written to {target}. It is not encrypted.");
            return ExitCode.Done;
        });
        return command;
    }

    private static bool Stands(string ledger, Terminal terminal)
    {
        if (!File.Exists(ledger))
        {
            terminal.Error.WriteLine($"{ledger} is not there yet.");
        }

        return File.Exists(ledger);
    }
}
