using System.CommandLine;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph label</c></summary>
internal static class LabelCommand
{
    private const int Usual = 500;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var files = new Argument<string[]>("tables") { Description = "The table or tables that are linked, or a study's folder.", Arity = new(0, 2) };
        var draw = new Option<int?>("--draw") { Description = $"How many pairs to draw; {Usual} unless said.", HelpName = "n", CustomParser = LinkArguments.Whole };
        var output = new Option<string?>("--out") { Description = "Where to write the drawn pairs, as CSV.", HelpName = "file" };
        var judge = new Option<string?>("--judge") { Description = "Judge the pairs of such a file here: s same, d different, u unsure, k skip, z undo, q quit. Saved after each.", HelpName = "file" };
        var clusters = new Option<int?>("--clusters") { Description = "Draw so many records of one table instead, each with all that was taken for its person or came near, to be reviewed whole: \"cenotaph link --truth-clusters\" then says how good the persons are.", HelpName = "n", CustomParser = LinkArguments.Whole };
        var by = new Option<string?>("--by") { Description = "The pseudonym of who judges a study's pairs: letters, digits, points, hyphens, underscores.", HelpName = "name" };
        var take = new Option<string?>("--take") { Description = "Add the judgements in such a file to the study's ledger.", HelpName = "file" };
        var why = new Option<string?>("--why") { Description = "The reason that the study's ledger keeps with the judgements.", HelpName = "sentence" };
        var force = new Option<bool>("--force") { Description = "Replace a file of pairs that is there already." };
        var shared = new LinkArguments();
        var command = new ExplainedCommand(
            "label",
            "Draws the pairs of records whose judgement teaches most, and takes judgements.",
            "Both records stand side by side in the file, with an empty column \"judgement\" for same, different or unsure; \"cenotaph link --labels\" "
            + "uses what is filled in. The column inclusion holds the probability with which each pair was drawn. The file holds personal data.\n\n"
            + "With a study, pairs of its reports are drawn: of those that say killed or died of wounds, and of no other. --by NAME asks for each pair\n"
            + "here and adds each answer to the study's ledger at once; --out writes the pairs to a file, and --take adds those that were judged in it.\n"
            + "\"cenotaph link STUDY\" then holds to them. \"cenotaph label studies/mine --by reader-2 --draw 50\" asks for 50 pairs.",
            "cenotaph label people.csv --draw 500 --out pairs.csv") { files, draw, clusters, output, judge, by, take, why, force };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files) ?? [];
            if (parsed.GetValue(judge) is { } queue)
            {
                return LabelQueue.Judge(queue, terminal);
            }

            if (paths.Length == 1 && Directory.Exists(paths[0]))
            {
                if (parsed.GetValue(clusters) is not null)
                {
                    terminal.Error.WriteLine("--clusters is for one table.");
                    return ExitCode.Usage;
                }

                return new LabelStudyCommand(terminal, time).Run(
                    paths[0], new(parsed.GetValue(draw) ?? Usual, parsed.GetValue(shared.SeedOption), parsed.GetValue(output), parsed.GetValue(take), parsed.GetValue(by), parsed.GetValue(why) ?? "", parsed.GetValue(force)),
                    shared.Options(parsed, terminal, time));
            }

            if (parsed.GetValue(clusters) is not null && paths.Length != 1)
            {
                terminal.Error.WriteLine("--clusters is for one table.");
                return ExitCode.Usage;
            }

            if (new Option[] { by, take, why }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } misplaced)
            {
                terminal.Error.WriteLine($"{misplaced.Name} is for a study.");
                return ExitCode.Usage;
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

            if (parsed.GetValue(clusters) is { } records)
            {
                CsvText.Write(path, ClusterFile.Rows(run, records, parsed.GetValue(shared.SeedOption)));
                terminal.Output.WriteLine(
                    $"Wrote {path}: {Math.Min(records, run.Records):N0} samples to review, seed {parsed.GetValue(shared.SeedOption)}. Judge every row same or different from the one asked. It holds personal data: keep it as safe as the table itself.");
                return ExitCode.Done;
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
