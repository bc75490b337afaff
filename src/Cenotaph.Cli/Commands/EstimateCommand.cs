using System.CommandLine;
using System.Globalization;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph estimate</c></summary>
internal static class EstimateCommand
{
    public static Command Make(Terminal terminal, TimeProvider time) => new("estimate", "Adds up estimates: cells of draws, or rows of a published series.") { Sum(terminal, time) };

    private static ExplainedCommand Sum(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("draws") { Description = "A file of draws (Parquet or CSV), as \"cenotaph excess --draws\" writes it; or a study, with --series." };
        Option<string[]>[] parts =
        [
            new("--id") { Description = "Only this section [[excess]]; may be given again, as all of these." },
            new("--region") { Description = "Only this territory." },
            new("--sex") { Description = "Only this sex." },
            new("--year") { Description = "Only this year." },
            new("--age") { Description = "Only this group of ages, as the keys write it." },
        ];
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "sum",
            "Adds up any selection of cells within each draw, so that what they share stays in the interval; or the rows of a series, under a stated correlation of their errors.",
            "Without a selection it adds everything; take care not to add a total to its parts. With a study: cenotaph estimate sum studies/russia-ukraine --series meduza-2026-killed --to 2025-W27.",
            "cenotaph estimate sum draws.parquet --year 2022 --age 15-19 --age 20-24") { file, json };
        foreach (var part in parts)
        {
            command.Add(part);
        }

        var ofSeries = new EstimateSeries();
        foreach (var option in ofSeries.Options)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            if (ofSeries.IsAsked(parsed))
            {
                if (parts.FirstOrDefault(part => parsed.GetResult(part) is { Implicit: false }) is { } ofDraws)
                {
                    terminal.Error.WriteLine($"{ofDraws.Name} chooses cells of draws; it does not go with --series.");
                    return ExitCode.Usage;
                }

                return ofSeries.Run(parsed, parsed.GetRequiredValue(file), parsed.GetValue(json), terminal, time);
            }

            if (Directory.Exists(parsed.GetRequiredValue(file)) || ofSeries.Given(parsed) is not null)
            {
                terminal.Error.WriteLine(ofSeries.Given(parsed) is { } option ? $"{option} goes with a study and --series." : "A study needs --series, with the series whose rows are added up.");
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            var wanted = parts.Select(part => parsed.GetValue(part) ?? []).ToList();
            var sum = DrawFiles.Sum(
                parsed.GetRequiredValue(file), key => key.Count == wanted.Count && wanted.Zip(key).All(pair => pair.First.Length == 0 || pair.First.Contains(pair.Second)), problems);
            terminal.Print(problems);
            if (sum is null)
            {
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("value", sum.Mean);
                    writer.WriteNumber("se", sum.Deviation);
                    writer.WriteNumber("low", sum.Interval.Low);
                    writer.WriteNumber("high", sum.Interval.High);
                    writer.WriteString("interval", sum.Interval.Meaning);
                    writer.WriteNumber("draws", sum.Draws);
                    writer.WriteStartArray("keys");
                    foreach (var key in sum.Keys)
                    {
                        writer.WriteStringValue(key);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                });
            }
            else
            {
                terminal.Output.WriteLine($"{N(sum.Mean)} ({N(sum.Interval.Low)} to {N(sum.Interval.High)}, {sum.Interval.Meaning}); {sum.Keys.Length:N0} cells, {sum.Draws:N0} draws.");
            }

            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static string N(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
