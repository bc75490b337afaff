using System.CommandLine;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph run</c></summary>
internal static class RunCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var command = new ExplainedCommand(
            "run",
            "Does everything that the study asks for: takes its inputs in and writes its bulletin.",
            "Running it again with nothing changed adds nothing to the ledger and writes the same bytes.",
            "cenotaph run studies/russia-ukraine") { study };
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

            var code = ExitCode.Done;
            var found = new StepResults();
            foreach (var step in loaded.Steps)
            {
                code = Math.Max(code, Step(step, loaded, found, terminal, time));
            }

            return code;
        });
        return command;
    }

    private static int Step(string step, Study study, StepResults found, Terminal terminal, TimeProvider time)
    {
        switch (step)
        {
            case "ingest":
                var intakes = IngestCommand.Take(study, dry: false, terminal, time);
                IngestCommand.Print(intakes, dry: false, terminal);
                return IngestCommand.Code(intakes);
            case "link":
                return LinkStudyCommand.Link(study, LinkArguments.UsualOptions(terminal, time), json: false, terminal, time);
            case "persons":
                return PersonsCommand.Run(study, json: false, terminal, time);
            case "excess":
                return ExcessCommand.Run(study, terminal, time);
            case "nowcast":
                return NowcastCommand.Run(study, found, terminal, time);
            case "probate":
                return ProbateCommand.Run(study, terminal, time);
            case "relabel":
                return RelabelCommand.Run(study, terminal, time);
            case "courts":
                return CourtsCommand.Run(study, terminal, time);
            case "systems":
                return SystemsStudyCommand.Run(study, terminal);
            case "compare":
                return ClaimsComparisonCommands.Run(study, terminal, time);
            case "reconcile":
                return ClaimsReconcileCommand.Run(study, found, terminal);
            case "front":
                return FrontCommand.Run(study, terminal, time);
            default:
                return PublishCommand.Publish(study, found, terminal, time);
        }
    }
}
