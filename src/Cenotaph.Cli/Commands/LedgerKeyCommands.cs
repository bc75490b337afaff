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
        var typed = new Option<bool>("--passphrase") { Description = "Lock with a passphrase that is typed here, twice, and not shown." };
        var command = new ExplainedCommand(
            "key",
            "Locks personal bodies with another key file or passphrase; the bodies stay as they are.",
            $"""
            The present key is found as by every command: {LedgerKeys.PassphraseVariable}, {LedgerKeys.FileVariable}, or the usual key file. Where a passphrase is needed
            and that variable is empty, it is asked for at the terminal; without a terminal, or with CI set, nothing waits. Copies of the ledger keep the lock they had.
            """,
            "cenotaph ledger key studies/mine --file /media/stick/mine.key\n  cenotaph ledger key studies/mine --passphrase") { study, file, passphrase, typed };
        command.SetAction(parsed =>
        {
            if (new[] { parsed.GetValue(file) is not null, parsed.GetValue(passphrase) is not null, parsed.GetValue(typed) }.Count(given => given) != 1)
            {
                terminal.Error.WriteLine("Give one of --file, --passphrase and --passphrase-from.");
                return ExitCode.Usage;
            }

            if (parsed.GetValue(typed) && terminal.Secret is null)
            {
                terminal.Error.WriteLine("There is no terminal to type a passphrase at. Give it by --passphrase-from.");
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

            if (parsed.GetValue(typed) && (words = Typed(terminal)) is null)
            {
                return ExitCode.Problems;
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

    // A typing error would lock everybody out: it is typed twice.
    private static string? Typed(Terminal terminal)
    {
        if (terminal.Secret!("New passphrase: ") is not { Length: > 0 } words)
        {
            terminal.Error.WriteLine("No passphrase was typed. Nothing was changed.");
            return null;
        }

        if (terminal.Secret("The same once more: ") != words)
        {
            terminal.Error.WriteLine("The two differ. Nothing was changed.");
            return null;
        }

        return words;
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
