using System.CommandLine;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph verify</c></summary>
internal static class VerifyCommand
{
    public static Command Make(Terminal terminal)
    {
        var study = new Argument<string?>("study") { Description = "The study's folder.", Arity = ArgumentArity.ZeroOrOne };
        var head = new Option<string[]>("--head") { Description = "A file of heads kept elsewhere (ledger.heads or ledger-head.json) to check in addition; may be given several times." };
        var export = new Option<string?>("--export") { Description = "An exported ledger to check instead, without the study." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "verify",
            "Recomputes every hash of the ledger and names the first broken entry.",
            "The heads in ledger.heads beside it are always checked, so that entries cut off its end are found, and so are the files in archive/ that hold the rows of large tables.",
            "cenotaph verify studies/russia-ukraine --head ~/kept/ledger-head.json") { study, head, export, json };
        command.SetAction(parsed => Verify(
            parsed.GetValue(study), parsed.GetValue(head) ?? [], parsed.GetValue(export), parsed.GetValue(json), terminal));
        return command;
    }

    /// <summary>Verifies a ledger's file; one that is gone although heads name its entries fails.</summary>
    public static Verification Check(string file, IReadOnlyList<KnownHead> heads)
    {
        if (File.Exists(file))
        {
            var ledger = Verification.Of(file, heads);
            return ledger.IsSound ? ArchiveCheck.Of(ledger, file) : ledger;
        }

        var known = File.Exists(Heads.FileOf(file)) ? [.. Heads.Read(Heads.FileOf(file)), .. heads] : heads;
        return known.Count == 0
            ? new(0, default)
            : new(0, default, null, $"{known[^1].Place} names entry {known[^1].Head.Sequence}, and the ledger is not there.");
    }

    /// <summary>Says what is wrong with a ledger.</summary>
    public static void Explain(Verification verification, string file, Terminal terminal)
    {
        terminal.Error.WriteLine(verification.Broken is { } broken
            ? $"{file} fails at entry {broken}: {verification.Reason}"
            : $"{file} fails: {verification.Reason}");
        if (verification.Found is { } found && verification.Expected is { } expected)
        {
            terminal.Error.WriteLine($"  found    {found}");
            terminal.Error.WriteLine($"  expected {expected}");
        }

        terminal.Error.WriteLine(verification.LastGood == 0
            ? "No entry is known to be good."
            : $"The last entry known to be good is {verification.LastGood}.");
    }

    private static int Verify(string? folder, string[] headFiles, string? export, bool json, Terminal terminal)
    {
        if ((folder is null) == (export is null))
        {
            terminal.Error.WriteLine("Give either a study or --export FILE.");
            return ExitCode.Usage;
        }

        List<KnownHead> heads = [];
        foreach (var file in headFiles)
        {
            try
            {
                var noted = Heads.Read(file);
                if (noted.Count == 0)
                {
                    terminal.Error.WriteLine($"{file} notes no head, so nothing can be checked against it.");
                    return ExitCode.Problems;
                }

                heads.AddRange(noted);
            }
            catch (FormatException exception)
            {
                terminal.Error.WriteLine(exception.Message);
                return ExitCode.Problems;
            }
        }

        var ledger = export ?? Path.Combine(Path.GetFullPath(folder!), "ledger.sqlite");
        if (export is null && !File.Exists(Path.Combine(folder!, StudyLoader.StudyFile)) && !File.Exists(ledger))
        {
            terminal.Error.WriteLine($"{folder} is no study: there is neither study.toml nor ledger.sqlite in it.");
            return ExitCode.Problems;
        }

        if (export is null && !File.Exists(ledger) && !File.Exists(Heads.FileOf(ledger)) && heads.Count == 0)
        {
            terminal.Error.WriteLine($"{ledger} is not there yet. \"cenotaph ingest {folder}\" makes it.");
            return ExitCode.Problems;
        }

        Verification verification;
        try
        {
            verification = export is null ? Check(ledger, heads) : Verification.OfExport(export, heads);
        }
        catch (FormatException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Ledger;
        }

        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteBoolean("sound", verification.IsSound);
                writer.WriteNumber("entries", verification.Entries);
                writer.WriteNumber("sequence", verification.Head.Sequence);
                writer.WriteString("hash", verification.Head.Hash.ToString());
                if (verification.Broken is { } broken)
                {
                    writer.WriteNumber("broken", broken);
                }
                else
                {
                    writer.WriteNull("broken");
                }

                writer.WriteNumber("unopened", verification.Unopened);
                writer.WriteString("reason", verification.Reason);
                writer.WriteString("found", verification.Found?.ToString());
                writer.WriteString("expected", verification.Expected?.ToString());
                writer.WriteEndObject();
            });
        }
        else if (verification.IsSound)
        {
            terminal.Output.WriteLine($"{verification.Entries} entries verified; the head is {verification.Head.Hash}.");
            if (verification.Unopened > 0)
            {
                terminal.Output.WriteLine($"{verification.Unopened} personal bodies could not be opened and were not checked. {verification.WhyUnopened}");
            }
        }
        else
        {
            Explain(verification, ledger, terminal);
        }

        return verification.IsSound ? ExitCode.Done : ExitCode.Ledger;
    }
}
