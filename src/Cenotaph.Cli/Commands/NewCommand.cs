using System.CommandLine;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph new</c></summary>
internal static class NewCommand
{
    private const int WidestCell = 40;

    public static Command Make(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the new study; it must not be there yet, or be empty." };
        var from = new Option<string[]>("--from")
        {
            Description = "A table to take over (CSV, TSV, Excel, JSON, JSON Lines, Parquet); several may be given.",
            HelpName = "file",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new ExplainedCommand(
            "new",
            "Makes a study; given files, guesses what their columns mean.",
            "It copies the files, prints ten rows of each as it reads them, and every doubt. The doubts stand in inputs/*.toml too: "
            + "answer them there, then run the study.",
            "cenotaph new studies/mine --from losses.xlsx claims.csv") { folder, from };
        command.SetAction(parsed => New(parsed.GetRequiredValue(folder), parsed.GetValue(from) ?? [], terminal));
        return command;
    }

    private static int New(string folder, string[] files, Terminal terminal)
    {
        var problems = new ProblemCollection();
        if (StudyDraft.Write(folder, files, problems) is not { } drafted)
        {
            terminal.Print(problems);
            terminal.Error.WriteLine("No study was made.");
            return ExitCode.Problems;
        }

        foreach (var input in drafted)
        {
            terminal.Output.WriteLine($"inputs/{input.Input}.toml reads {input.File}, {input.Rows:N0} rows; the first of them:");
            var table = Terminal.TableOf([.. input.Fields]);
            foreach (var row in input.First)
            {
                Terminal.AddRow(table, [.. row.Select(cell => cell.Length <= WidestCell ? cell : cell[..(WidestCell - 1)] + "…")]);
            }

            if (input.Fields.Length > 0)
            {
                terminal.Print(table);
            }
        }

        foreach (var problem in problems)
        {
            terminal.Output.WriteLine((problem.Severity == Severity.Doubt ? "Doubt: " : "Problem: ") + problem);
        }

        terminal.Output.WriteLine(problems.Count == 0
            ? $"{folder} is ready: cenotaph run {folder}"
            : $"{folder} is drafted. Answer the {problems.Count} doubts and problems in its inputs/*.toml, study.toml and sources.toml, then: cenotaph run {folder}");
        return ExitCode.Done;
    }
}
