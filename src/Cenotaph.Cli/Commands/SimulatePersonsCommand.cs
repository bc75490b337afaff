using System.CommandLine;
using System.CommandLine.Parsing;
using Cenotaph.Simulation;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph simulate persons</c></summary>
internal static class SimulatePersonsCommand
{
    private const int UsualSources = 8;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var persons = SimulateOptions.Count("--persons", "How many have died; some of them are in no source.", null, 1, PersonSimulation.MostPersons);
        var sources = SimulateOptions.Count("--sources", $"How many sources report ({UsualSources}).", UsualSources, 1, PersonSimulation.MostSources);
        var seed = SimulateOptions.Seed();
        var file = new Option<string>("--out") { Description = "The file to write, .csv or .parquet.", Required = true, HelpName = "file" };
        var force = SimulateOptions.Force("the file if it is there");
        var script = new Option<ScriptChoice>("--script") { Description = "In which letters the sources write: cyrillic, mixed (three in eight romanise) or latin (mixed).", HelpName = "script", DefaultValueFactory = _ => ScriptChoice.Mixed, CustomParser = Script };
        var schemes = new Option<string?>("--schemes") { Description = "The schemes of romanisation to use, with commas between them; all without it.", HelpName = "ids" };
        var perReport = new Option<bool>("--scheme-per-report") { Description = "Let every romanised report choose its scheme; without it half of the sources keep to one." };
        var fullNames = new Option<bool>("--full-names") { Description = "Let about a third of the sources write the whole name into the column surname." };
        var truth = new Option<string>("--truth") { Description = $"The name of the truth column ({ReportFile.UsualTruthColumn}).", HelpName = "column", DefaultValueFactory = _ => ReportFile.UsualTruthColumn };
        var threads = SimulateOptions.Threads();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "persons",
            "Writes invented reports of invented dead, with the truth in the last column.",
            "Nobody in the file exists, and no region; reports err as real ones do (docs/simulation.md). The rows are in the order of "
            + "publication within each 16,384 persons.",
            "cenotaph simulate persons --persons 10000 --sources 8 --seed 1 --out people.csv")
        {
            persons, sources, seed, file, force, script, schemes, perReport, fullNames, truth, threads, json,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var truthColumn = parsed.GetRequiredValue(truth);
            if (Obstacle(path, truthColumn) is { } obstacle)
            {
                terminal.Error.WriteLine(obstacle);
                return ExitCode.Usage;
            }

            PersonSimulation simulation;
            try
            {
                simulation = new PersonSimulation(parsed.GetRequiredValue(persons), (int)parsed.GetRequiredValue(sources), (ulong)parsed.GetRequiredValue(seed))
                {
                    Script = parsed.GetRequiredValue(script),
                    Schemes = parsed.GetValue(schemes) is { } ids ? [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [],
                    SchemePerReport = parsed.GetValue(perReport) ? 1 : 0.5,
                    FullNameSources = parsed.GetValue(fullNames) ? 1.0 / 3 : 0,
                };
            }
            catch (ArgumentException exception)
            {
                terminal.Error.WriteLine(exception.Message.Split(" (Parameter", 2)[0]);
                return ExitCode.Usage;
            }

            if (File.Exists(path) && !parsed.GetValue(force))
            {
                terminal.Error.WriteLine($"{path} is there already; --force replaces it.");
                return ExitCode.Problems;
            }

            var started = time.GetTimestamp();
            var totals = ReportFile.Write(
                simulation, path, parsed.GetValue(force), truthColumn, parsed.GetRequiredValue(threads), Progress(simulation, terminal, time, started));
            var seconds = time.GetElapsedTime(started).TotalSeconds;
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("file", path);
                    writer.WriteNumber("persons", totals.Persons);
                    writer.WriteNumber("listed", totals.Listed);
                    writer.WriteNumber("sources", simulation.Sources);
                    writer.WriteNumber("reports", totals.Reports);
                    writer.WriteNumber("seed", simulation.Seed);
                    writer.WriteString("truth", truthColumn);
                    writer.WriteNumber("seconds", Math.Round(seconds, 3));
                    writer.WriteEndObject();
                });
            }
            else
            {
                Print(simulation, totals, path, truthColumn, terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(PersonSimulation simulation, SimulationTotals totals, string path, string truthColumn, Terminal terminal)
    {
        var table = Terminal.TableOf("source", "script", "scheme", "copies");
        foreach (var profile in simulation.Profiles())
        {
            Terminal.AddRow(
                table,
                profile.Name,
                profile.LatinShare switch { 0 => "Cyrillic", 1 => "Latin", _ => "both" },
                profile.LatinShare == 0 ? "" : profile.Scheme?.Id ?? "one a report",
                profile.Copies is { } copied ? $"s{copied}" : "");
        }

        terminal.Print(table);
        terminal.Output.WriteLine(
            $"{totals.Reports:N0} reports of {totals.Listed:N0} among {totals.Persons:N0} invented dead written to {path}; the truth is in the column {truthColumn}.");
    }

    private static string? Obstacle(string path, string truthColumn) =>
        !ReportFile.CanWrite(path) ? $"\"{path}\" ends neither in .csv nor in .parquet."
        : OutputFile.Obstacle(path) is { } obstacle ? $"{path} {obstacle}."
        : ReportFile.Obstacle(truthColumn);

    private static Steps? Progress(PersonSimulation simulation, Terminal terminal, TimeProvider time, long started) =>
        terminal.Progress() is { } line ? new Steps(simulation, line, time, started) : null;

    private static ScriptChoice Script(ArgumentResult argument)
    {
        switch (argument.Tokens[0].Value)
        {
            case "cyrillic":
                return ScriptChoice.Cyrillic;
            case "mixed":
                return ScriptChoice.Mixed;
            case "latin":
                return ScriptChoice.Latin;
            default:
                argument.AddError($"\"{argument.Tokens[0].Value}\" is no script: say cyrillic, mixed or latin.");
                return ScriptChoice.Mixed;
        }
    }

    private sealed class Steps(PersonSimulation simulation, IProgress<(string Input, long Rows)> line, TimeProvider time, long started) : IProgress<SimulationTotals>
    {
        public void Report(SimulationTotals value) => line.Report((
            SimulateOptions.Pace((double)value.Persons / simulation.Persons, value.Reports, "reports", time.GetElapsedTime(started)), value.Reports));
    }
}
