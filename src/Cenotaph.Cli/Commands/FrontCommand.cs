using System.CommandLine;
using System.CommandLine.Parsing;
using Cenotaph.Frontline;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph front</c></summary>
internal static class FrontCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var source = new Argument<string[]>("source") { Description = "A study's folder; or GeoJSON files of held ground, one a day, with --axes.", Arity = ArgumentArity.OneOrMore };
        var axes = new Option<string?>("--axes") { Description = "With GeoJSON files: the table of boxes, with the columns axis, start_lon, start_lat, end_lon, end_lat, half_width_km.", HelpName = "table" };
        var where = new Option<string?>("--where") { Description = "With GeoJSON files: only features with this property, as status=occupied.", HelpName = "property=value" };
        var dated = new Option<string?>("--day-property") { Description = "With GeoJSON files: the property that names the day; by default the day in the file's name, then the property \"date\"." };
        var axis = new Option<string?>("--axis") { Description = "Only this axis." };
        var metric = new Option<string?>("--metric") { Description = "Only this measure: mean-front, centreline, median-reach, maximum-reach or held-area." };
        var from = new Option<DateSpan?>("--from") { Description = "The first day of the window, as 2024-07-08, 2024-07 or 2024; by default the study's windows, or the first day on record.", HelpName = "day", CustomParser = Time };
        var to = new Option<DateSpan?>("--to") { Description = "Its last day; by default the last day on record that the study's delay lets through.", HelpName = "day", CustomParser = Time };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "front",
            "Says how far and how fast a front moved by axis, window and measure, what area was gained, and deaths by km2.",
            "The answer depends on axis, box and measure; docs/frontline.md defines each. Own polygons: cenotaph front maps/2031-*.geojson --axes boxes.csv.",
            "cenotaph front studies/russia-ukraine --axis pokrovsk --from 2024-07 --to 2025-12") { source, axes, where, dated, axis, metric, from, to, json };
        command.SetAction(parsed =>
        {
            var problems = new ProblemCollection();
            if (Options(parsed.GetValue(axis), parsed.GetValue(metric), parsed.GetValue(from), parsed.GetValue(to), terminal) is not { } options)
            {
                return ExitCode.Usage;
            }

            var sources = parsed.GetRequiredValue(source);
            FrontSummary? summary;
            if (parsed.GetValue(axes) is { } boxes)
            {
                if (Ground(parsed.GetValue(where), parsed.GetValue(dated), terminal) is not { } ground)
                {
                    return ExitCode.Usage;
                }

                summary = StudyFront.OfFiles(Files(sources), boxes, ground, options, new(), problems);
            }
            else
            {
                if (sources.Length > 1 || parsed.GetValue(where) is not null || parsed.GetValue(dated) is not null || (File.Exists(sources[0]) && !Directory.Exists(sources[0])))
                {
                    terminal.Error.WriteLine("GeoJSON files need --axes, a table of boxes; a study is one folder, and says in its section [front] which features are held ground.");
                    return ExitCode.Usage;
                }

                if (StudyArgument.Load(sources[0], terminal) is not { } study)
                {
                    return ExitCode.Problems;
                }

                if (study.Front is null)
                {
                    problems.Add(new("study.toml", null, "front", "nothing", "a section [front] that says which series are positions and areas"));
                }

                summary = StudyArgument.Look(study, problems, time, ledger => StudyFront.Of(study, StudyRecords.Read(study, ledger, problems), problems, options));
            }

            if (summary is not null && parsed.GetValue(json))
            {
                terminal.PrintJson(writer => FrontJson.Write(writer, summary));
            }
            else if (summary is not null)
            {
                FrontOutput.Print(summary, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 || summary is null ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The step of a run: prints the rates of each window by mean front and area, and writes nothing.</summary>
    public static int Run(Study study, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        if (StudyArgument.Look(study, problems, time, ledger => StudyFront.Of(study, StudyRecords.Read(study, ledger, new ProblemCollection()), problems)) is { } summary)
        {
            FrontOutput.Short(summary, terminal);
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static FrontOptions? Options(string? axis, string? metric, DateSpan? from, DateSpan? to, Terminal terminal)
    {
        var measure = metric is null ? null : FrontMeasureWords.Parse(metric);
        if (metric is not null && measure is null)
        {
            terminal.Error.WriteLine($"\"{metric}\" is no measure: {string.Join(", ", FrontMeasureWords.All.Select(one => one.Word()))}.");
            return null;
        }

        if (from is { } first && to is { } last && last.Last < first.First)
        {
            terminal.Error.WriteLine($"The window ends on {last.Last:yyyy-MM-dd}, before it begins on {first.First:yyyy-MM-dd}.");
            return null;
        }

        return new() { Axis = axis, Measure = measure, From = from?.First, To = to?.Last };
    }

    private static GroundOptions? Ground(string? where, string? dated, Terminal terminal)
    {
        if (where is null)
        {
            return new() { DayProperty = dated };
        }

        var at = where.IndexOf('=', StringComparison.Ordinal);
        if (at > 0)
        {
            return new() { Where = (where[..at], where[(at + 1)..]), DayProperty = dated };
        }

        terminal.Error.WriteLine($"\"{where}\" chooses no feature: write a property, an equals sign and its value.");
        return null;
    }

    // A folder stands for the GeoJSON files in it.
    private static List<string> Files(string[] sources) =>
    [
        .. sources.SelectMany<string, string>(path => Directory.Exists(path)
            ? Directory.GetFiles(path).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".geojson" or ".json").Order(StringComparer.Ordinal) : [path]),
    ];

    private static DateSpan? Time(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (DateSpan.TryParse(text, out var span))
        {
            return span;
        }

        argument.AddError($"\"{text}\" is no day; write 2024-12-31, 2024-12 or 2024.");
        return null;
    }
}
