using System.CommandLine;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph report</c></summary>
internal static class ReportCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var command = new ExplainedCommand(
            "report",
            "Enters a single report by hand, or takes one back.",
            "It counts like any other report of the study; \"cenotaph ingest\" leaves it alone.",
            "cenotaph report add studies/mine --file obituary.txt --reveal \"new obituary\" --by reader-2");
        command.Add(Add(terminal, time));
        command.Add(Undo(terminal, time));
        return command;
    }

    private static ExplainedCommand Add(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var text = new Option<string?>("--text") { Description = "The text itself.", HelpName = "text" };
        var file = new Option<string?>("--file") { Description = "A file that holds the text, in UTF-8.", HelpName = "file" };
        var link = new Option<string?>("--link") { Description = "The web address. It is kept as a secret field and never fetched.", HelpName = "address" };
        var set = new Option<string[]>("--set") { Description = "Corrects a field: --set name=\"…\"; an empty value clears it. May be given several times.", HelpName = "field=value", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = "Who published it: an id, name or alias of sources.toml.", HelpName = "publisher" };
        var reveal = RevealOption.Make();
        var by = ReviewCommand.By("The pseudonym of who enters it; kept as the report's collector.");
        var yes = new Option<bool>("--yes") { Description = "Save without asking." };
        var json = StudyArgument.Json();
        set.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !token.Value.Contains('=', StringComparison.Ordinal)))
            {
                result.AddError("--set takes field=value.");
            }
        });
        var command = new ExplainedCommand(
            "add",
            "Takes one pasted text or link, shows what was read in it and whom it may be of, and saves it as a report.",
            """
            Without --text or --file the text is read from standard input, to its end or to a line with a point alone. Then: y saves, n does not, field=value corrects.
            Whatever else is typed saves nothing. The text itself becomes an encrypted document, named by its SHA-256, and the report names it. "cenotaph link" and "cenotaph persons" then count it. Matches are looked for among the dead, as "cenotaph find" does.
            """,
            "cenotaph report add studies/mine --file obituary.txt --source observer --reveal \"new obituary\" --by reader-2\n  cenotaph report add studies/mine --link https://example.org/1 --text \"…\" --set status=killed --reveal \"new post\" --by reader-2 --yes") { study, text, file, link, set, source, reveal, by, yes, json };
        command.SetAction(parsed =>
        {
            if (ReviewCommand.WrongName(parsed.GetValue(by)) is { } wrong)
            {
                terminal.Error.WriteLine(wrong);
                return ExitCode.Usage;
            }

            if (parsed.GetValue(text) is not null && parsed.GetValue(file) is not null)
            {
                terminal.Error.WriteLine("Give --text or --file, not both.");
                return ExitCode.Usage;
            }

            if (RevealOption.IsMissing(parsed.GetValue(reveal), terminal))
            {
                return ExitCode.Usage;
            }

            return Open(parsed.GetRequiredValue(study), terminal, loaded => new ReportAdding(loaded, terminal, time).Work(new(
                parsed.GetValue(text), parsed.GetValue(file), parsed.GetValue(link), parsed.GetValue(set) ?? [], parsed.GetValue(source), parsed.GetValue(reveal)!, parsed.GetValue(by)!,
                parsed.GetValue(yes), parsed.GetValue(json))));
        });
        return command;
    }

    private static ExplainedCommand Undo(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var id = new Argument<string>("id") { Description = "The report's id, as \"report add\" printed it." };
        var why = new Option<string>("--why") { Description = "The reason; it should name nobody.", HelpName = "sentence", Required = true };
        var command = new ExplainedCommand(
            "undo",
            "Takes a report that was entered by hand back, by an entry that says why.",
            "Its body stays in the ledger; \"cenotaph ledger erase\" erases one.",
            "cenotaph report undo studies/mine desk:0123456789abcdef --why \"entered twice\"") { study, id, why };
        command.SetAction(parsed => Open(parsed.GetRequiredValue(study), terminal, loaded =>
        {
            if (!File.Exists(loaded.LedgerFile))
            {
                terminal.Error.WriteLine($"{loaded.LedgerFile} is not there yet. \"cenotaph ingest {loaded.Folder}\" makes it.");
                return ExitCode.Problems;
            }

            using var ledger = Ledger.OpenToWrite(loaded.LedgerFile, "cenotaph report undo", time);
            if (DeskReport.Undo(ledger, parsed.GetRequiredValue(id), parsed.GetRequiredValue(why)) is { } fault)
            {
                terminal.Error.WriteLine(fault + " Nothing was written.");
                return ExitCode.Problems;
            }

            terminal.Output.WriteLine("It was taken back. \"cenotaph link\" and \"cenotaph persons\" hold to that.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static int Open(string folder, Terminal terminal, Func<Study, int> act) =>
        StudyArgument.Load(folder, terminal) is not { } study ? ExitCode.Problems
        : !StudyArgument.LedgerStands(study, terminal) ? ExitCode.Ledger
        : act(study);
}
