using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph excess</c></summary>
internal static class ExcessCommand
{
    private const int UsualDraws = 1000;
    private const int UsualSeed = 1;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var source = new Argument<string>("source") { Description = "A study's folder, or a table of deaths (CSV, TSV, JSON, Parquet or Excel, also .gz) with year, age, sex and deaths." };
        var arguments = new ExcessArguments();
        var cause = new Option<string?>("--cause") { Description = "With a table: a second table of deaths of one cause, which is subtracted first." };
        var draws = new Option<string?>("--draws") { Description = "Write joint draws to this Parquet file, and what its columns and keys mean to the same name with .json." };
        var number = new Option<int>("--number") { Description = "How many draws.", DefaultValueFactory = _ => UsualDraws };
        var seed = new Option<int>("--seed") { Description = "The seed of the draws.", DefaultValueFactory = _ => UsualSeed };
        var compare = new Option<bool>("--compare") { Description = "Print what others publish of the same deaths, instead of the estimates." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "excess",
            "Estimates the deaths that a register shows above expectation, by every variant, with intervals calibrated on years without a war.",
            "Without a study: males of 15 to 49, years from 2022 against 2015 to 2019, every region and their total. docs/excess-command.md defines every option and member.",
            "cenotaph excess studies/russia-ukraine --json") { source, cause, draws, number, seed, compare, json };
        arguments.AddTo(command);
        command.SetAction(parsed =>
        {
            if (arguments.Read(parsed, terminal) is not { } options)
            {
                return ExitCode.Usage;
            }

            var path = parsed.GetRequiredValue(source);
            var file = parsed.GetValue(draws);
            if (parsed.GetValue(number) < 1 || parsed.GetValue(seed) < 0)
            {
                terminal.Error.WriteLine("--number is at least 1 and --seed at least 0.");
                return ExitCode.Usage;
            }

            if (file is not null && OutputFile.Obstacle(file) is { } obstacle)
            {
                terminal.Error.WriteLine($"{file} {obstacle}.");
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            var work = Directory.Exists(path)
                ? OfStudy(path, options, file is null ? 0 : parsed.GetValue(number), parsed.GetValue(seed), problems, terminal, time)
                : OfTable(path, parsed.GetValue(cause), options, file is null ? 0 : parsed.GetValue(number), parsed.GetValue(seed), problems);
            if (work is not { } done)
            {
                terminal.Print(problems);
                return ExitCode.Problems;
            }

            if (file is not null)
            {
                DrawFiles.Write(file, done.Draws);
            }

            ExcessOutput.Print(done.Summaries, parsed.GetValue(json), parsed.GetValue(compare), done.Seconds, terminal);
            terminal.Print(problems);
            return problems.Errors > 0 || done.Summaries.All(summary => summary.Results.IsEmpty) ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The step of a run: prints the sums, and writes nothing.</summary>
    public static int Run(Study study, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        var summaries = StudyArgument.Look(study, problems, time, ledger => StudyExcess.Of(study, StudyRecords.Read(study, ledger, new ProblemCollection()), problems));
        foreach (var summary in summaries)
        {
            ExcessOutput.Short(summary, terminal);
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static Work? OfStudy(
        string path, ExcessOptions options, int draws, int seed, ProblemCollection problems, Terminal terminal, TimeProvider time)
    {
        if (StudyArgument.Load(path, terminal) is not { } study)
        {
            return null;
        }

        if (study.Excess.IsEmpty || (options.Id is { } id && !study.Excess.Any(plan => plan.Id == id)))
        {
            problems.Add(new("study.toml", null, "excess", options.Id is null ? "nothing" : $"\"{options.Id}\"", "a section [[excess]] that says what is asked of which register"));
            return null;
        }

        return StudyArgument.Look(study, problems, time, ledger =>
        {
            var records = StudyRecords.Read(study, ledger, problems);
            var watch = Stopwatch.StartNew();
            var summaries = StudyExcess.Of(study, records, problems, options);
            var seconds = watch.Elapsed.TotalSeconds;
            return new Work(summaries, draws == 0 ? [] : StudyExcess.Draws(study, records, problems, draws, (ulong)seed, options), seconds);
        });
    }

    private static Work? OfTable(string path, string? causePath, ExcessOptions options, int draws, int seed, ProblemCollection problems)
    {
        if (CountFile.Read(path, problems) is not { } deaths)
        {
            return null;
        }

        CountFile? cause = null;
        if (causePath is not null && (cause = CountFile.Read(causePath, problems)) is null)
        {
            return null;
        }

        var watch = Stopwatch.StartNew();
        var summary = StudyExcess.OfFile(deaths, cause, options, problems);
        var seconds = watch.Elapsed.TotalSeconds;
        return new([summary], draws == 0 ? [] : StudyExcess.DrawsOfFile(deaths, cause, options, problems, draws, (ulong)seed), seconds);
    }

    private sealed record Work(ImmutableArray<ExcessSummary> Summaries, ImmutableArray<DrawSet> Draws, double Seconds);
}
