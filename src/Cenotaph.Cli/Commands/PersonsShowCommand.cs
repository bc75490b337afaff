using System.CommandLine;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph persons show</c></summary>
internal static class PersonsShowCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var id = new Argument<string>("id") { Description = "The person's id, 13 letters and digits." };
        var reveal = RevealOption.Make();
        var command = new ExplainedCommand(
            "show",
            "Shows all that is said of one person, by whom, and why the rules decide as they do.",
            "It shows personal data, so it asks for a reason, which the ledger keeps: --reveal REASON.",
            "cenotaph persons show studies/mine 0123456789ABC --reveal \"second check, case 12\"") { study, id, reveal };
        command.SetAction(parsed =>
        {
            if (RevealOption.IsMissing(parsed.GetValue(reveal), terminal))
            {
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

            if (!File.Exists(loaded.LedgerFile))
            {
                terminal.Error.WriteLine($"{loaded.LedgerFile} is not there yet. \"cenotaph ingest {loaded.Folder}\" makes it.");
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            var book = Book(loaded, problems);
            terminal.Print(problems);
            if (book.Find(parsed.GetRequiredValue(id)) is not { } found)
            {
                terminal.Error.WriteLine(Missing(loaded, parsed.GetRequiredValue(id)));
                return ExitCode.Problems;
            }

            // The entry comes first: what is shown has been recorded.
            _ = RevealOption.Note(loaded, "persons show", parsed.GetValue(reveal), terminal, time);
            Show(book, found.Person, found.Decision, terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Missing(Study study, string id)
    {
        using var ledger = Ledger.OpenToRead(study.LedgerFile);
        return PersonFate.Of(ledger, id) switch
        {
            [] => $"No person has or had the id \"{id}\". Nothing was shown.",
            [.., { To: { } to } fate] => $"{id} was {fate.Word} on {fate.On:yyyy-MM-dd}; its reports are with person {to}. Nothing was shown.",
            [.., var fate] => $"{id} has no reports any more since {fate.On:yyyy-MM-dd}. Nothing was shown.",
        };
    }

    private static PersonBook Book(Study study, ICollection<Problem> problems)
    {
        using var ledger = Ledger.OpenToRead(study.LedgerFile);
        return StudyPersonBook.Read(study, ledger, problems).Book;
    }

    private static void Show(PersonBook book, Person person, Decision decision, Terminal terminal)
    {
        terminal.Output.WriteLine($"Person {person.Id}: {decision.Standing.Word()}{(decision.Rule is { } rule ? $" by rule {rule}" : "")}, rules version {decision.Version}.");
        terminal.Output.WriteLine(decision.Why.ToString());
        terminal.Output.WriteLine("Reports that decided: " + string.Join(", ", person.Reports.Where(report => decision.Reports.Contains(report.Record)).Select(Name)));
        var values = Terminal.TableOf("field", "value", "picked", "#groups", "reports");
        foreach (var field in GivenValues.Of(person, book.Independence))
        {
            foreach (var value in field.Values)
            {
                Terminal.AddRow(
                    values, field.Field, value.Value, value == field.Values[0] ? "yes" : "", value.Groups.ToString(CultureInfo.InvariantCulture), string.Join(", ", value.Reports.Select(Name)));
            }
        }

        terminal.Print(values);
        var history = StatusHistory.Of(person);
        terminal.Output.WriteLine("In the order of events:");
        terminal.Print(Table(history.ByEvent));
        terminal.Output.WriteLine("In the order of knowledge:");
        terminal.Print(Table(history.ByKnowledge));
        foreach (var finding in book.History.Where(finding => finding.Person.Id == person.Id).Select(finding => finding.Finding))
        {
            terminal.Output.WriteLine($"Finding ({finding.Type}): {finding.Message} {finding.Arithmetic}. {finding.Remedy}");
        }

        foreach (var finding in book.Findings.Where(finding => finding.Count == 1 || finding.Type is "living-namesake" or "lone-document")
            .Where(finding => person.Reports.Any(report => finding.Records.Contains(report.Record.ToString()))))
        {
            terminal.Output.WriteLine($"Finding ({finding.Type}): {finding.Message} {finding.Remedy}");
        }
    }

    private static Spectre.Console.Table Table(IEnumerable<Assertion> assertions)
    {
        var table = Terminal.TableOf("status", "date", "said by", "document", "known", "source", "report");
        foreach (var one in assertions)
        {
            Terminal.AddRow(
                table, one.Status, one.When?.ToString() ?? "not known", one.By, one.Report.DocumentKind ?? "", one.Report.Known.ToString("O", CultureInfo.InvariantCulture),
                one.Report.Source, Name(one.Report) + (one.Report.Vanished ? " (no longer listed)" : ""));
        }

        return table;
    }

    private static string Name(PersonReport report) => $"{report.Input}:{report.Id}";
}
