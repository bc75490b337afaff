using System.CommandLine;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph simulate</c></summary>
internal static class SimulateCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var command = new ExplainedCommand(
            "simulate", "Invents data whose truth is known, to try methods on.", null, "cenotaph simulate persons --persons 10000 --out people.csv");
        command.Add(SimulatePersonsCommand.Make(terminal, time));
        command.Add(SimulateFrontCommand.Make(terminal, time));
        command.Add(SimulateProbateCommand.Make(terminal, time));
        return command;
    }
}
