using System.CommandLine;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Ingest;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph documents</c></summary>
internal static class DocumentsCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var command = new ExplainedCommand(
            "documents", "Verifies, keeps and checks the documents that reports rest on: web archives, notices, photographs.", null, "cenotaph documents verify crawl.warc.gz");
        command.Add(Verify(terminal));
        command.Add(Add(terminal, time));
        command.Add(List(terminal, time));
        command.Add(Check(terminal));
        return command;
    }

    private static ExplainedCommand Verify(Terminal terminal)
    {
        var files = Files();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "verify",
            "Recomputes the digests of files, and of WARC and WACZ files those of every record; it needs no study.",
            "It exits with 1 when a file is damaged or not what it says (docs/documents.md).",
            "cenotaph documents verify crawl.warc.gz page.wacz --json") { files, json };
        command.SetAction(parsed =>
        {
            var (reports, readable) = Each(parsed.GetRequiredValue(files), terminal, path => DocumentCheck.Of(path));
            DocumentOutput.Print(reports, null, parsed.GetValue(json), terminal);
            return readable && reports.TrueForAll(report => report.IsSound) ? ExitCode.Done : ExitCode.Problems;
        });
        return command;
    }

    private static ExplainedCommand Add(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var files = Files();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "add",
            "Verifies files and keeps them, encrypted, under their SHA-256; a second time changes nothing.",
            "A damaged file is kept too, with the number of its problems; the exit code is then 1. Reports name a document by its SHA-256 in their field document.",
            "cenotaph documents add studies/mine crawl.warc.gz") { study, files, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            using var ledger = Ledger.OpenToWrite(loaded.LedgerFile, "cenotaph documents add", time);
            var store = new DocumentStore(loaded.Folder, ledger);
            var (added, readable) = Each(parsed.GetRequiredValue(files), terminal, store.Add);
            var outcomes = added.ConvertAll(one => one.Outcome);
            DocumentOutput.Print(added.ConvertAll(one => one.Report), outcomes, parsed.GetValue(json), terminal);
            return readable && added.TrueForAll(one => one.Report.IsSound && one.Outcome is not (DocumentOutcome.Changed or DocumentOutcome.Erased))
                ? ExitCode.Done
                : ExitCode.Problems;
        });
        return command;
    }

    private static ExplainedCommand List(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var reveal = RevealOption.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "list",
            "Lists the documents that a study holds.",
            "The names that the files had may be personal: they are shown with --reveal alone.",
            "cenotaph documents list studies/mine") { study, reveal, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded
                || (!File.Exists(loaded.LedgerFile) && StudyArgument.OpenToRead(loaded, terminal) is null))
            {
                return ExitCode.Problems;
            }

            var names = parsed.GetResult(reveal) is not null;
            if (names && !RevealOption.Note(loaded, "documents list", parsed.GetValue(reveal), terminal, time))
            {
                return ExitCode.Usage;
            }

            using var ledger = Ledger.OpenToRead(loaded.LedgerFile);
            DocumentOutput.Print(new DocumentStore(loaded.Folder, ledger).List(), names, parsed.GetValue(json), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExplainedCommand Check(Terminal terminal)
    {
        var study = StudyArgument.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "check",
            "Recomputes the hash of every document that a study holds, and names the reports whose document is not held.",
            null,
            "cenotaph documents check studies/mine") { study, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || StudyArgument.OpenToRead(loaded, terminal) is not { } opened)
            {
                return ExitCode.Problems;
            }

            using var ledger = opened;
            var problems = new ProblemCollection();
            var store = new DocumentStore(loaded.Folder, ledger);
            var held = store.List().Count;
            var (sound, named) = store.Check(problems);
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("documents", held);
                    writer.WriteNumber("sound", sound);
                    writer.WriteNumber("named_by_reports", named);
                    writer.WriteNumber("problems", problems.Errors);
                    writer.WriteStartArray("listed");
                    foreach (var problem in problems.Kept)
                    {
                        writer.WriteStringValue(problem.ToString());
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                });
            }
            else
            {
                terminal.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{sound} of {held} documents are as they were taken in; {named} reports name a document."));
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static Argument<string[]> Files() => new("file") { Description = "The files.", Arity = ArgumentArity.OneOrMore };

    // What a file cannot give is said, and the others go on.
    private static (List<T> Results, bool AllReadable) Each<T>(string[] files, Terminal terminal, Func<string, T> read)
    {
        var results = new List<T>();
        foreach (var file in files)
        {
            try
            {
                results.Add(read(file));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && exception is not (LedgerKeyException or LedgerBusyException))
            {
                terminal.Error.WriteLine(Directory.Exists(file) ? $"{file} is a folder." : exception.Message);
            }
        }

        return (results, results.Count == files.Length);
    }
}
