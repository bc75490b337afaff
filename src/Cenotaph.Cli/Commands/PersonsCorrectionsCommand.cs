using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph persons corrections</c></summary>
internal static class PersonsCorrectionsCommand
{
    // A month to answer: what data protection law commonly gives.
    private const int UsualDays = 30;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var command = new ExplainedCommand(
            "corrections",
            "Takes requests to correct the list, decides them and counts them.",
            "The counters are public; the cases are personal and stay in the ledger.",
            "cenotaph persons corrections list studies/mine");
        command.Add(Add(terminal, time));
        command.Add(Decide(terminal, time));
        command.Add(List(terminal, time));
        return command;
    }

    private static ExplainedCommand Add(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var id = new Argument<string>("id") { Description = "The person's id." };
        var ask = Word("--ask", "What is asked: hide (the name, yet count), remove (the name, everywhere) or wrong (wrongly listed).", CorrectionBook.Asks);
        var due = new Option<DateOnly?>("--due") { Description = $"The day by which it is decided; {UsualDays} days from today when absent.", HelpName = "day", CustomParser = Day };
        var (by, why) = Signed();
        var command = new ExplainedCommand("add", "Takes a request about one person.", null, "cenotaph persons corrections add studies/mine 0123456789ABC --ask hide --by reader-2 --why \"asked by the family\"") { study, id, ask, due, by, why };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(study), terminal, time, (loaded, ledger) =>
        {
            var problems = new ProblemCollection();
            if (StudyPersonBook.Read(loaded, ledger, problems).Book.Find(parsed.GetRequiredValue(id)) is not { } found)
            {
                terminal.Error.WriteLine($"No person has the id \"{parsed.GetRequiredValue(id)}\" now. Nothing was written.");
                return ExitCode.Problems;
            }

            var today = Today(time);
            var until = parsed.GetValue(due) ?? today.AddDays(UsualDays);
            var head = ledger.Append([CorrectionBook.Request(
                found.Person.Reports.Select(report => report.Record), parsed.GetRequiredValue(ask), today, until, parsed.GetRequiredValue(by), parsed.GetRequiredValue(why))]);
            terminal.Output.WriteLine($"Request {head.Sequence}, due {until.ToString("O", CultureInfo.InvariantCulture)}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static ExplainedCommand Decide(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var number = new Argument<long>("request") { Description = "The request's number.", CustomParser = StudyArgument.Sequence };
        var outcome = Word("--outcome", "granted or refused; a later outcome overrules an earlier one.", CorrectionBook.Outcomes);
        var (by, why) = Signed();
        var command = new ExplainedCommand("decide", "Decides a request; a person granted to be wrongly listed is withdrawn.", null, "cenotaph persons corrections decide studies/mine 4711 --outcome granted --by reader-2 --why \"shown by a document\"") { study, number, outcome, by, why };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(study), terminal, time, (loaded, ledger) =>
        {
            var request = parsed.GetRequiredValue(number);
            if (!CorrectionBook.Read(ledger, loaded.AsOf).Requests.Any(one => one.Number == request))
            {
                terminal.Error.WriteLine($"There is no request {request}. Nothing was written.");
                return ExitCode.Problems;
            }

            ledger.Append([CorrectionBook.Outcome(request, parsed.GetRequiredValue(outcome), Today(time), parsed.GetRequiredValue(by), parsed.GetRequiredValue(why))]);
            terminal.Output.WriteLine($"Request {request}: {parsed.GetRequiredValue(outcome)}.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static ExplainedCommand List(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var reveal = RevealOption.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand("list", "Prints the counters of requests; with --reveal REASON the cases too.", null, "cenotaph persons corrections list studies/mine") { study, reveal, json };
        command.SetAction(parsed =>
        {
            var reason = parsed.GetValue(reveal);
            return reason is null
                ? StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || StudyArgument.OpenToRead(loaded, terminal) is not { } opened
                    ? ExitCode.Problems
                    : Counted(loaded, opened, parsed.GetValue(json), terminal)
                : string.IsNullOrWhiteSpace(reason)
                    ? ExitCode.Usage
                    : Write(parsed.GetRequiredValue(study), terminal, time, (shown, ledger) =>
                    {
                        ledger.Append([Reveal.Of("persons corrections list", reason)]);
                        Cases(shown, ledger, terminal);
                        return ExitCode.Done;
                    });
        });
        return command;
    }

    private static int Counted(Study study, Ledger opened, bool json, Terminal terminal)
    {
        using var ledger = opened;
        var counters = CorrectionBook.Read(ledger, study.AsOf).Counters().ToList();
        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartObject();
                counters.ForEach(one => writer.WriteNumber(one.Counter, one.Count));
                writer.WriteEndObject();
            });
            return ExitCode.Done;
        }

        var table = Terminal.TableOf("requests", "#count");
        counters.ForEach(one => Terminal.AddRow(table, one.Counter.Replace('_', ' '), one.Count.ToString(CultureInfo.InvariantCulture)));
        terminal.Print(table);
        return ExitCode.Done;
    }

    private static void Cases(Study study, Ledger ledger, Terminal terminal)
    {
        var book = StudyPersonBook.Read(study, ledger, new ProblemCollection()).Book;
        var table = Terminal.TableOf("#request", "person", "ask", "made", "due", "outcome");
        foreach (var request in CorrectionBook.Read(ledger, study.AsOf).Requests)
        {
            var persons = book.Persons.Where(person => person.Reports.Any(report => request.Reports.Contains(report.Record))).Select(person => person.Id ?? "without an id");
            Terminal.AddRow(
                table, request.Number.ToString(CultureInfo.InvariantCulture), string.Join(", ", persons), request.Ask,
                request.Made.ToString("O", CultureInfo.InvariantCulture), request.Due.ToString("O", CultureInfo.InvariantCulture), request.Outcome ?? "open");
        }

        terminal.Print(table);
    }

    private static int Write(string folder, Terminal terminal, TimeProvider time, Func<Study, Ledger, int> act)
    {
        if (StudyArgument.Load(folder, terminal) is not { } study)
        {
            return ExitCode.Problems;
        }

        if (!StudyArgument.LedgerStands(study, terminal))
        {
            return ExitCode.Ledger;
        }

        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph persons corrections", time);
        return act(study, ledger);
    }

    private static (Option<string> By, Option<string> Why) Signed() => (
        new("--by") { Description = "Who enters it, by a pseudonym.", Required = true },
        new("--why") { Description = "The reason; it should name nobody.", Required = true });

    private static Option<string> Word(string name, string description, IReadOnlyCollection<string> words)
    {
        var option = new Option<string>(name) { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count != 1 || !words.Contains(result.Tokens[0].Value))
            {
                result.AddError($"{name} takes one of {string.Join(", ", words)}.");
            }
        });
        return option;
    }

    private static DateOnly? Day(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 1 && DateSpan.TryParse(argument.Tokens[0].Value, out var span) && span.IsDay)
        {
            return span.First;
        }

        argument.AddError("--due takes a day such as 2024-05-14.");
        return null;
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
