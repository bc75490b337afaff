using System.CommandLine;
using System.Globalization;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph estimate</c></summary>
internal static class EstimateCommand
{
    public static Command Make(Terminal terminal) => new("estimate", "Works on estimates that were written as draws.") { Sum(terminal) };

    private static ExplainedCommand Sum(Terminal terminal)
    {
        var file = new Argument<string>("draws") { Description = "A Parquet file of draws, as \"cenotaph excess --draws\" writes it." };
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
            "Adds up any selection of cells within each draw, so that what they share stays in the interval.",
            "Without a selection it adds everything; take care not to add a total to its parts.",
            "cenotaph estimate sum draws.parquet --year 2022 --age 15-19 --age 20-24") { file, json };
        foreach (var part in parts)
        {
            command.Add(part);
        }

        command.SetAction(parsed =>
        {
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
