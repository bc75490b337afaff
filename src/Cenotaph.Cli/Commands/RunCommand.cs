using System.CommandLine;

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
            foreach (var step in loaded.Steps)
            {
                if (step == "ingest")
                {
                    var intakes = IngestCommand.Take(loaded, dry: false, terminal, time);
                    IngestCommand.Print(intakes, dry: false, terminal);
                    code = Math.Max(code, IngestCommand.Code(intakes));
                }
                else
                {
                    code = Math.Max(code, PublishCommand.Publish(loaded, terminal));
                }
            }

            return code;
        });
        return command;
    }
}
