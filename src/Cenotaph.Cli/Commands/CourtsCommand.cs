using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Relabelling;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph courts</c></summary>
internal static class CourtsCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var source = new Argument<string>("source") { Description = "A study's folder; or a table of court cases by month (date, count, seen), or a list of cards (id, filed, event, court, applicant, seen), as CSV, TSV, JSON, Parquet or Excel." };
        var side = new Option<string?>("--side") { Description = "With a study: only this side; by default every side that it leads with." };
        var start = new Option<DateOnly?>("--start") { Description = "With a table: the first day of the war; what lies before it is the baseline.", HelpName = "day", CustomParser = Day };
        var deletions = new Option<DateOnly[]>("--deletion") { Description = "With a table: a day on which cards were deleted; may be given again.", HelpName = "day", CustomParser = Days };
        var trend = new Option<bool>("--trend") { Description = "With a table: let the baseline grow or fall by a constant share a year." };
        var family = new Option<string>("--family") { Description = "With a table: how counts scatter, quasi-poisson or negative-binomial.", DefaultValueFactory = _ => "quasi-poisson" };
        var columns = new Option<string[]>("--column") { Description = "With a table: what a column holds, as filed=HEADING; may be given again." };
        var all = new Option<bool>("--all") { Description = "Print every period, not the sums of years alone." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "courts",
            "Estimates how many court claims to declare a person missing or dead there are above the usual number, and where cards were deleted.",
            "Claims are not deaths, and are never added to named dead or inheritance cases; docs/courts.md defines every number. A table: cenotaph courts cases.csv --start 2022-02-24.",
            "cenotaph courts studies/russia-ukraine") { source, side, start, deletions, trend, family, columns, all, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(source);
            var problems = new ProblemCollection();
            ImmutableArray<CourtSummary> summaries;
            if (Directory.Exists(path) || !File.Exists(path))
            {
                Option[] ofTable = [start, deletions, trend, family, columns];
                if (ofTable.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } misplaced)
                {
                    terminal.Error.WriteLine(Directory.Exists(path) ? $"{misplaced.Name} goes with a table; a study says it in its section [[courts]]." : $"{path}: no such table.");
                    return ExitCode.Usage;
                }

                if (StudyArgument.Load(path, terminal) is not { } study)
                {
                    return ExitCode.Problems;
                }

                if (parsed.GetValue(side) is { } only && !study.Vocabulary.Sides.Any(one => one.Id == only))
                {
                    terminal.Error.WriteLine($"\"{only}\" is no side of this study: {string.Join(", ", study.Vocabulary.Sides.Select(one => one.Id))}.");
                    return ExitCode.Usage;
                }

                if (study.Courts.IsEmpty)
                {
                    problems.Add(new("study.toml", null, "courts", "nothing", "a section [[courts]] that says which claims or series count cases in court"));
                }

                summaries = StudyArgument.Look(
                    study, problems, time, ledger => StudyCourts.Of(study, StudyRecords.Read(study, ledger, problems), problems, parsed.GetValue(side)));
            }
            else if (Table(parsed.GetValue(side), parsed.GetValue(start), parsed.GetValue(family)!, parsed.GetValue(columns) ?? [], terminal) is { } named)
            {
                var options = new CourtModelOptions(parsed.GetValue(start)!.Value, parsed.GetValue(family) == "negative-binomial", parsed.GetValue(trend));
                summaries = CourtFile.Read(path, named, problems) is { } file
                    ? [StudyCourts.OfFile(file, options, [.. (parsed.GetValue(deletions) ?? []).Select(DateSpan.Day)], new FindingLimits().ShrinkageShare)] : [];
                foreach (var day in (parsed.GetValue(deletions) ?? []).Where(day => day < options.Start))
                {
                    problems.Add(new(Path.GetFileName(path), null, null, $"a deletion on {day:yyyy-MM-dd}, before the war began on {options.Start:yyyy-MM-dd}", "a deletion within the time that is counted"));
                }
            }
            else
            {
                return ExitCode.Usage;
            }

            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var summary in summaries)
                    {
                        CourtJson.Write(writer, summary);
                    }

                    writer.WriteEndArray();
                });
            }
            else
            {
                foreach (var summary in summaries)
                {
                    CourtOutput.Print(summary, parsed.GetValue(all), terminal);
                }
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The step of a run: prints what is known of each side, and writes nothing.</summary>
    public static int Run(Study study, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        foreach (var summary in StudyArgument.Look(study, problems, time, ledger => StudyCourts.Of(study, StudyRecords.Read(study, ledger, new ProblemCollection()), problems)))
        {
            CourtOutput.Print(summary, all: false, terminal);
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    // The columns that were named; null after saying what is wrong with the options.
    private static Dictionary<string, string>? Table(string? side, DateOnly? start, string family, string[] columns, Terminal terminal)
    {
        string? wrong = side is not null ? "--side goes with a study."
            : start is null ? "A table needs --start, the first day of the war: what lies before it is the baseline."
            : family is not ("quasi-poisson" or "negative-binomial") ? $"\"{family}\" is no family: quasi-poisson or negative-binomial." : null;
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var at = column.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == column.Length - 1 || !CourtColumns.Fields.Contains(column[..at]) || !named.TryAdd(column[..at], column[(at + 1)..]))
            {
                wrong ??= $"\"{column}\" names no column: write one of {string.Join(", ", CourtColumns.Fields)}, an equals sign and the heading, each once.";
            }
        }

        if (wrong is null)
        {
            return named;
        }

        terminal.Error.WriteLine(wrong);
        return null;
    }

    private static DateOnly? Day(ArgumentResult argument) => Days(argument) is [var day, ..] ? day : null;

    private static DateOnly[] Days(ArgumentResult argument)
    {
        List<DateOnly> days = [];
        foreach (var token in argument.Tokens)
        {
            if (DateSpan.TryParse(token.Value, out var date) && date.IsDay)
            {
                days.Add(date.First);
            }
            else
            {
                argument.AddError($"\"{token.Value}\" is no day: write it as 2022-02-24.");
            }
        }

        return [.. days];
    }
}
