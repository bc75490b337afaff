using System.CommandLine;
using System.Globalization;
using Cenotaph.Persons;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph persons pending</c></summary>
internal static class PersonsPendingCommand
{
    public static Command Make(Terminal terminal)
    {
        var study = StudyArgument.Make();
        var most = new Option<int?>("--most") { Description = "So many cases, the oldest first; 50 when absent.", CustomParser = LinkArguments.Whole };
        var command = new ExplainedCommand(
            "pending",
            "Lists the cases that wait, by person's id, the oldest first; none is ever dropped.",
            "A case waits while it is probable, unconfirmed or contested. Its age runs from the first report of the death to the study's as-of.",
            "cenotaph persons pending studies/mine") { study, most };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || StudyArgument.OpenToRead(loaded, terminal) is not { } opened)
            {
                return ExitCode.Problems;
            }

            using var ledger = opened;
            var problems = new ProblemCollection();
            var pending = StudyPersonBook.Read(loaded, ledger, problems).Book.Pending.ToList();
            var table = Terminal.TableOf("person", "standing", "since", "#days", "#reports", "why");
            foreach (var one in pending.Take(parsed.GetValue(most) ?? 50))
            {
                Terminal.AddRow(
                    table, one.Person.Id ?? "not linked yet", one.Decision.Standing.Word(), one.Since.ToString("O", CultureInfo.InvariantCulture),
                    one.Days.ToString("N0", CultureInfo.InvariantCulture), one.Person.Reports.Length.ToString(CultureInfo.InvariantCulture), one.Decision.Why.ToString());
            }

            terminal.Print(table);
            terminal.Output.WriteLine($"{pending.Count.ToString("N0", CultureInfo.InvariantCulture)} case{(pending.Count == 1 ? " waits" : "s wait")}.");
            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }
}
