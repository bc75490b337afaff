using System.CommandLine;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph review undo</c></summary>
internal static class ReviewUndoCommand
{
    private const int MostShown = 50;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var entry = new Argument<long?>("entry")
        {
            Description = "The number of the answer's entry, as the list gives it; without it the answers that stand are listed.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = parsed =>
            {
                if (long.TryParse(parsed.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    return number;
                }

                parsed.AddError($"\"{parsed.Tokens[0].Value}\" is no number of an entry.");
                return null;
            },
        };
        var by = ReviewCommand.By("The pseudonym of who answered; nobody takes back what another answered.");
        var why = new Option<string?>("--why") { Description = "The reason; it should name nobody.", HelpName = "sentence" };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "undo",
            "Lists your answers that stand, of any session, or takes one back by an entry.",
            """
            The list has handles alone and needs no --reveal. What you had answered before on the same reports stands again. Decisions of judgements/*.csv are taken
            back in the file.
            """,
            "cenotaph review undo studies/mine --by reader-2\n  cenotaph review undo studies/mine 4711 --by reader-2 --why \"two brothers\"") { study, entry, by, why, json };
        command.SetAction(parsed =>
        {
            if (ReviewCommand.WrongName(parsed.GetValue(by)) is { } wrong)
            {
                terminal.Error.WriteLine(wrong);
                return ExitCode.Usage;
            }

            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            return parsed.GetValue(entry) is { } number
                ? Undo(loaded, number, parsed.GetValue(by)!, parsed.GetValue(why)?.Trim() ?? "", terminal, time)
                : List(loaded, parsed.GetValue(by)!, parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static int Undo(Study study, long entry, string by, string why, Terminal terminal, TimeProvider time)
    {
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet.");
            return ExitCode.Problems;
        }

        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph review undo", time);
        if (ReviewUndo.Undo(ledger, entry, by, why) is { } fault)
        {
            terminal.Error.WriteLine(fault + " Nothing was written.");
            return ExitCode.Problems;
        }

        terminal.Output.WriteLine("It was taken back. \"cenotaph link\" and \"cenotaph persons\" hold to that.");
        return ExitCode.Done;
    }

    private static int List(Study study, string by, bool json, Terminal terminal)
    {
        using var ledger = StudyArgument.OpenToRead(study, terminal);
        if (ledger is null)
        {
            return ExitCode.Problems;
        }

        var answers = ReviewUndo.Of(ledger, by);
        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var answer in answers)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("entry", answer.Entry);
                    writer.WriteString("at", answer.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    writer.WriteString("about", answer.About);
                    writer.WriteString("decision", answer.Decision);
                    writer.WriteStartArray("reports");
                    answer.Reports.ToList().ForEach(writer.WriteStringValue);
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return ExitCode.Done;
        }

        var table = Terminal.TableOf("#entry", "day", "about", "decision", "reports");
        foreach (var answer in answers.Take(MostShown))
        {
            Terminal.AddRow(
                table, answer.Entry.ToString(CultureInfo.InvariantCulture), answer.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), answer.About, answer.Decision,
                string.Join(", ", answer.Reports));
        }

        terminal.Print(table);
        terminal.Output.WriteLine(answers.Length > MostShown
            ? string.Create(CultureInfo.InvariantCulture, $"The newest {MostShown} of {answers.Length:N0} answers by {by} that stand; --json lists all.")
            : string.Create(CultureInfo.InvariantCulture, $"{answers.Length:N0} answers by {by} stand."));
        return ExitCode.Done;
    }
}
