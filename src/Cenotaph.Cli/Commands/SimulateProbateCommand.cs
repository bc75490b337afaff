using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.Simulation;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph simulate probate</c></summary>
internal static class SimulateProbateCommand
{
    private const long UsualCases = 1_000_000;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var folder = SimulateOptions.Folder();
        var cases = SimulateOptions.Count("--cases", $"About how many cases the last extraction shows ({UsualCases}).", UsualCases, ProbateSimulation.FewestCases, ProbateSimulation.MostCases);
        var dead = new Option<double?>("--war-dead") { Description = "How many war dead on average (13 for 1000 cases).", HelpName = "number", CustomParser = WarDead };
        var extracted = new Option<ImmutableArray<DateOnly>?>("--extracted") { Description = "The days of the extractions, with commas between them (2025-12-28).", HelpName = "days", CustomParser = Days };
        var format = new Option<string>("--format") { Description = "The format of the register: parquet or csv (parquet).", HelpName = "format", DefaultValueFactory = _ => ProbateFolder.Formats[0], CustomParser = Format };
        var kappa = SimulateOptions.Factor("--kappa", "The share with a case among the war dead not listed, over that among the listed (1).", 1, 0.01, 1);
        var delay = SimulateOptions.Factor("--war-delay-factor", "By what the delay of the war dead's cases is multiplied (1).", 1, 0, 5);
        var shift = SimulateOptions.Factor("--baseline-shift", "What is added from 2021 on to the logarithm of the ratio of male to female deaths (0).", 0, -0.5, 0.5);
        var exact = new Option<bool>("--without-errors") { Description = "Every death opens a case on its day, the list names every soldier on his, and nothing is missing or wrong." };
        var seed = SimulateOptions.Seed();
        var threads = SimulateOptions.Threads();
        var force = SimulateOptions.Force("files that are there");
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "probate",
            "Writes the study of an invented register of inheritance cases, a named list of war dead, and the truth.",
            "Nobody in it exists (docs/simulation.md). --kappa, --war-delay-factor and --baseline-shift make worlds that the estimate does not assume. Its truth.csv is "
            + "read by no step.",
            "cenotaph simulate probate --cases 1000000 --seed 1 --out studies/invented-probate")
        {
            folder, cases, dead, extracted, format, kappa, delay, shift, exact, seed, threads, force, json,
        };
        command.SetAction(parsed =>
        {
            ProbateSimulation simulation;
            try
            {
                simulation = new ProbateSimulation(parsed.GetRequiredValue(cases), (ulong)parsed.GetRequiredValue(seed))
                {
                    Kappa = parsed.GetRequiredValue(kappa),
                    WarDelayFactor = parsed.GetRequiredValue(delay),
                    BaselineShift = parsed.GetRequiredValue(shift),
                };
                simulation = parsed.GetValue(exact) ? simulation.WithoutErrors() : simulation;
                simulation = parsed.GetValue(extracted) is { } days ? simulation with { Extracted = days } : simulation;
                simulation = parsed.GetValue(dead) is { } number ? simulation with { WarDead = number } : simulation;
                simulation.Check();
            }
            catch (ArgumentException exception)
            {
                terminal.Error.WriteLine(exception.Message.Split(" (Parameter", 2)[0]);
                return ExitCode.Usage;
            }

            var path = parsed.GetRequiredValue(folder);
            if (SimulateOptions.Refuse(path, parsed.GetValue(force), terminal) is { } refused)
            {
                return refused;
            }

            var started = time.GetTimestamp();
            var progress = terminal.Progress() is { } line ? new Steps(simulation, line, time, started) : null;
            var totals = ProbateFolder.Write(simulation, path, parsed.GetRequiredValue(format), parsed.GetValue(force), parsed.GetRequiredValue(threads), progress);
            Print(totals, path, parsed.GetValue(json), time.GetElapsedTime(started), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(ProbateTotals totals, string path, bool json, TimeSpan taken, Terminal terminal)
    {
        if (!json)
        {
            terminal.Output.WriteLine(
                $"{totals.Rows:N0} rows of {totals.Cases:N0} invented cases and a list of {totals.Listed:N0} of {totals.WarDead:N0} war dead written to {path}; the truth is in truth.csv.");
            return;
        }

        terminal.PrintJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("folder", path);
            writer.WriteNumber("rows", totals.Rows);
            writer.WriteNumber("cases", totals.Cases);
            writer.WriteNumber("deaths", totals.Deaths);
            writer.WriteNumber("war_dead", totals.WarDead);
            writer.WriteNumber("with_case", totals.WithCase);
            writer.WriteNumber("listed", totals.Listed);
            writer.WriteNumber("seconds", Math.Round(taken.TotalSeconds, 3));
            writer.WriteEndObject();
        });
    }

    private static double? WarDead(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        argument.AddError($"\"{text}\" will not do: give a whole number from 0, in plain digits.");
        return null;
    }

    private static ImmutableArray<DateOnly>? Days(ArgumentResult argument)
    {
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var text in argument.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                argument.AddError($"\"{text}\" is no day; write 2025-12-28, and several with commas between them.");
                return null;
            }

            days.Add(day);
        }

        return days.ToImmutable();
    }

    private static string Format(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (!ProbateFolder.Formats.Contains(text))
        {
            argument.AddError($"\"{text}\" is no format: say {string.Join(" or ", ProbateFolder.Formats)}.");
        }

        return text;
    }

    private sealed class Steps(ProbateSimulation simulation, IProgress<(string Input, long Rows)> line, TimeProvider time, long started) : IProgress<ProbateTotals>
    {
        public void Report(ProbateTotals value) =>
            line.Report((SimulateOptions.Pace((double)value.Cases / simulation.Cases, value.Rows, "rows", time.GetElapsedTime(started)), value.Rows));
    }
}
