using Cenotaph.MultipleSystems;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph systems STUDY</c>, and the step of a run.</summary>
internal static class SystemsStudyCommand
{
    /// <summary>Prints what the study's sections [[systems]] give.</summary>
    public static int Show(string folder, bool json, FreedomRule first, Terminal terminal, TimeProvider time)
    {
        if (StudyArgument.Load(folder, terminal) is not { } study)
        {
            return ExitCode.Problems;
        }

        if (study.Systems.IsEmpty)
        {
            terminal.Error.WriteLine($"{folder} has no section [[systems]]; docs/systems-study.md says what one holds.");
            return ExitCode.Problems;
        }

        var problems = new ProblemCollection();
        var keeps = File.Exists(study.LedgerFile);
        var summaries = StudyArgument.Look(study, problems, time, ledger => StudySystems.Of(study, StudyRecords.Read(study, ledger, problems), ledger, null, problems, keeps));
        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var summary in summaries)
                {
                    SystemsSummaryJson.Write(writer, summary, first);
                }

                writer.WriteEndArray();
            });
        }
        else
        {
            foreach (var summary in summaries)
            {
                Print(summary, first, terminal);
            }

            if (summaries.SelectMany(summary => summary.Tables).SelectMany(table => table.Results).Select(result => result.Method).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } families)
            {
                CalibrationOutput.Print(SystemsCalibration.Shipped, terminal, families);
            }
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    /// <summary>The step of a run: computes what the bulletin will show, so that publishing finds it kept.</summary>
    public static int Run(Study study, Terminal terminal)
    {
        var problems = new ProblemCollection();
        using var ledger = StudyArgument.OpenToRead(study, terminal);
        if (ledger is null)
        {
            return ExitCode.Problems;
        }

        var records = StudyRecords.Read(study, ledger, new ProblemCollection());
        foreach (var summary in StudySystems.Of(study, records, ledger, null, problems))
        {
            var estimates = summary.Tables.Sum(table => table.Results.OfType<SystemsEstimate>().Count());
            var refusals = summary.Tables.Sum(table => table.Results.OfType<SystemsRefusal>().Count());
            terminal.Output.WriteLine(summary.Refusal is { } refusal
                ? $"{summary.Id}: not estimable. {refusal.Assumption}"
                : $"{summary.Id}: {summary.Tables.Length} {(summary.Tables.Length == 1 ? "table" : "tables")}, {estimates} estimates, {refusals} not estimable.");
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static void Print(SystemsSummary summary, FreedomRule first, Terminal terminal)
    {
        var output = terminal.Output;
        output.WriteLine($"{summary.Id}: {summary.Title}");
        foreach (var list in summary.Lists.Where(list => list.Sources.Length > 1))
        {
            output.WriteLine($"{list.Name} is one list of {string.Join(", ", list.Sources)}.");
        }

        if (summary.Refusal is { } refusal)
        {
            output.WriteLine($"Not estimable: {refusal.Assumption}");
            foreach (var evidence in refusal.Evidence)
            {
                output.WriteLine("  " + evidence);
            }
        }

        // Of many replicates only what they combine to is printed; JSON has all.
        foreach (var comparison in summary.Tables.Length > MostTables ? [] : summary.Tables)
        {
            SystemsOutput.Print(comparison, terminal);
        }

        if (!summary.Combined.IsEmpty)
        {
            CombinedOutput.Print(summary.Combined, first, terminal);
        }

        foreach (var beside in summary.Beside)
        {
            output.WriteLine($"{beside.Label}: {string.Join(", ", new[] { beside.Value is { } value ? $"{value:#,0}" : "", beside.Low is { } low ? $"from {low:#,0}" : "", beside.High is { } high ? $"to {high:#,0}" : "" }.Where(part => part.Length > 0))}. {beside.Scope}");
        }

        foreach (var note in summary.Notes)
        {
            output.WriteLine(note.ToString());
        }
    }

    private const int MostTables = 12;
}
