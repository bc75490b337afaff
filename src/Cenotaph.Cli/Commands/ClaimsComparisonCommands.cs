using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph claims project</c>, <c>compare</c>, <c>burden</c> and <c>stock</c>, and the step <c>compare</c> of a run.</summary>
internal static class ClaimsComparisonCommands
{
    public static IEnumerable<Command> Make(Terminal terminal, TimeProvider time)
    {
        yield return Project(terminal, time);
        yield return Section(
            "compare", "Divides numbers of the record by one another: past wars, the sides, strength and population.",
            "Only what counts the same is divided; docs/comparisons.md defines every number.",
            study => study.Compared.Comparisons.IsEmpty && study.Compared.Relative is null ? "comparisons" : null,
            ComparisonJson.Comparisons, ComparisonOutput.Comparisons, terminal, time);
        yield return Section(
            "burden", "Tells identified cases by area for so many who live there, with exact limits.",
            "No small count is shown by itself; docs/comparisons.md says by which rule.",
            study => study.Compared.Burdens.IsEmpty ? "regional_burden" : null,
            (json, summary) => ComparisonJson.Burdens(json, summary.Burdens), ComparisonOutput.Burdens, terminal, time);
        yield return Section(
            "stock", "Tells what a force gains and loses in a period, and how it changes by the share of the wounded that returns.",
            "What is not known is left out and named; docs/comparisons.md defines every number.",
            study => study.Compared.StockFlows.IsEmpty ? "stock_flow" : null,
            (json, summary) => ComparisonJson.StockFlows(json, summary.StockFlows), ComparisonOutput.StockFlows, terminal, time);
    }

    /// <summary>The step of a run: keeps the projections that the ledger does not have and their scores, and prints all.</summary>
    public static int Run(Study study, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        ComparisonSummary summary;
        StudyRecords records;
        ImmutableArray<Draft> forecasts;
        using (var ledger = Ledger.OpenToRead(study.LedgerFile))
        {
            records = StudyRecords.Read(study, ledger, new ProblemCollection());
            summary = StudyComparison.Of(study, records, ledger, problems);
            forecasts = ProjectionEntries.New(ledger, summary.Projections);
        }

        Append(study, forecasts, time);
        ImmutableArray<Draft> scores;
        using (var ledger = Ledger.OpenToRead(study.LedgerFile))
        {
            // Scored is what was kept, so that what has just been kept is scored too.
            summary = summary with { Projections = forecasts.IsEmpty ? summary.Projections : StudyComparison.Projections(study, records, ledger, new ProblemCollection()) };
            scores = ProjectionEntries.NewScores(ledger, summary.Projections);
        }

        Append(study, scores, time);
        ComparisonOutput.Projections(summary, terminal);
        terminal.Output.WriteLine($"{forecasts.Length} projection{(forecasts.Length == 1 ? "" : "s")} and {scores.Length} score{(scores.Length == 1 ? "" : "s")} kept that the ledger did not have.");
        ComparisonOutput.Comparisons(summary, terminal);
        ComparisonOutput.StockFlows(summary, terminal);
        ComparisonOutput.Burdens(summary, terminal);
        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static void Append(Study study, ImmutableArray<Draft> drafts, TimeProvider time)
    {
        if (!drafts.IsEmpty)
        {
            using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph compare", time);
            ledger.Append(drafts);
        }
    }

    private static ExplainedCommand Project(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var id = new Option<string?>("--id") { Description = "Only this projection: the id of a section [[projections]]." };
        var threshold = new Option<double?>("--threshold") { Description = "Another threshold than the study's.", HelpName = "number", CustomParser = Threshold };
        var by = new Option<DateOnly?>("--by") { Description = "Another day than the study's, for the probability and the sum.", HelpName = "day", CustomParser = Day };
        var known = new Option<DateOnly?>("--as-of") { Description = "Only what was published by then counts.", HelpName = "day", CustomParser = Day };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "project",
            "Projects sums of claims to a threshold and to days, under each assumption that the study states, and scores what is past.",
            "Ranges come from the claims, distributions and paces from the study; docs/projection.md. Nothing is written: \"cenotaph run\" keeps projections in the ledger.",
            "cenotaph claims project studies/russia-ukraine --by 2026-05-31") { study, id, threshold, by, known, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            if (loaded.Compared.Projections.IsEmpty)
            {
                problems.Add(new("study.toml", null, "projections", "nothing", "a section [[projections]] that says what is projected, and by which assumption"));
            }
            else if (parsed.GetValue(id) is { } asked && !loaded.Compared.Projections.Any(plan => plan.Id == asked))
            {
                terminal.Error.WriteLine($"\"{asked}\" is no projection of this study: {string.Join(", ", loaded.Compared.Projections.Select(plan => plan.Id))}.");
                return ExitCode.Usage;
            }

            var options = new ProjectionOptions(parsed.GetValue(id), parsed.GetValue(threshold), parsed.GetValue(by), parsed.GetValue(known));
            var summary = new ComparisonSummary
            {
                Projections = StudyArgument.Look(
                    loaded, problems, time, ledger => StudyComparison.Projections(loaded, StudyRecords.Read(loaded, ledger, problems), ledger, problems, options)),
            };
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => ComparisonJson.Projections(writer, summary.Projections));
            }
            else
            {
                ComparisonOutput.Projections(summary, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static ExplainedCommand Section(
        string name, string says, string more, Func<Study, string?> missing, Action<Utf8JsonWriter, ComparisonSummary> write, Action<ComparisonSummary, Terminal> print,
        Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(name, says, more, $"cenotaph claims {name} studies/russia-ukraine") { study, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            if (missing(loaded) is { } section)
            {
                problems.Add(new("study.toml", null, section, "nothing", "a section of that name that says which records are used"));
            }

            var summary = StudyArgument.Look(loaded, problems, time, ledger => StudyComparison.Of(loaded, StudyRecords.Read(loaded, ledger, problems), ledger, problems));
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => write(writer, summary));
            }
            else
            {
                print(summary, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static DateOnly? Day(ArgumentResult argument)
    {
        if (argument.Tokens is [{ Value: var text }] && DateSpan.TryParse(text, out var date) && date.IsDay)
        {
            return date.First;
        }

        argument.AddError($"\"{string.Join(' ', argument.Tokens.Select(token => token.Value))}\" is no day: write it as 2026-05-31.");
        return null;
    }

    private static double? Threshold(ArgumentResult argument)
    {
        if (argument.Tokens is [{ Value: var text }] && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number))
        {
            return number;
        }

        argument.AddError($"\"{string.Join(' ', argument.Tokens.Select(token => token.Value))}\" is no threshold: write a number above 0 in plain digits.");
        return null;
    }
}
