using System.CommandLine;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph label</c></summary>
internal static class LabelCommand
{
    private const int Usual = 500;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var files = new Argument<string[]>("tables") { Description = "The table or tables that are linked.", Arity = new(0, 2) };
        var draw = new Option<int?>("--draw") { Description = $"How many pairs to draw; {Usual} unless said.", HelpName = "n", CustomParser = LinkArguments.Whole };
        var output = new Option<string?>("--out") { Description = "Where to write the drawn pairs, as CSV.", HelpName = "file" };
        var judge = new Option<string?>("--judge") { Description = "Judge the pairs of such a file here: s same, d different, u unsure, k skip, z undo, q quit. Saved after each.", HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replace a file of pairs that is there already." };
        var shared = new LinkArguments();
        var command = new ExplainedCommand(
            "label",
            "Draws the pairs of records whose judgement teaches most, and takes judgements.",
            "Both records stand side by side in the file, with an empty column \"judgement\" for same, different or unsure; \"cenotaph link --labels\" "
            + "uses what is filled in. The column inclusion holds the probability with which each pair was drawn. The file holds personal data.",
            "cenotaph label people.csv --draw 500 --out pairs.csv") { files, draw, output, judge, force };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files) ?? [];
            if (parsed.GetValue(judge) is { } queue)
            {
                return LabelQueue.Judge(queue, terminal);
            }

            if (paths.Length == 0 || parsed.GetValue(output) is not { } path)
            {
                terminal.Error.WriteLine("Give a table and --out for the drawn pairs, or --judge with a file of pairs.");
                return ExitCode.Usage;
            }

            if (!LinkArguments.MayWrite([path], [.. paths, parsed.GetValue(shared.Labels)], parsed.GetValue(force), terminal))
            {
                return ExitCode.Usage;
            }

            if (shared.Read(parsed, paths, null, terminal, time) is not { } order || LinkArguments.Link(order, terminal) is not { } run)
            {
                return ExitCode.Problems;
            }

            var drawn = run.Draw(parsed.GetValue(draw) ?? Usual, parsed.GetValue(shared.SeedOption));
            CsvText.Write(path, LabelFile.Rows(run, drawn));
            terminal.Output.WriteLine(
                $"Wrote {path}: {drawn.Count:N0} pairs to judge, seed {parsed.GetValue(shared.SeedOption)}. It holds personal data: keep it as safe as the table itself.");
            return ExitCode.Done;
        });
        return command;
    }
}
