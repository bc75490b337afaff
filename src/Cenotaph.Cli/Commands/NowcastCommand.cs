using System.Collections.Immutable;
using System.CommandLine;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph nowcast</c></summary>
internal static class NowcastCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var source = new Argument<string>("source") { Description = "A study's folder, or a table (CSV, TSV, JSON, Parquet or Excel, also .gz): period, vintage and count, or a line list with event_date and report_date." };
        var arguments = new NowcastArguments();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "nowcast",
            "Says how many cases of recent periods a late register will hold, from what it holds now, with the share that is known beside each.",
            "It is a forecast of the register, never of all that happened. docs/nowcast-command.md defines every option and member.",
            "cenotaph nowcast studies/russia-ukraine --score") { source, json };
        arguments.AddTo(command);
        command.SetAction(parsed =>
        {
            if (arguments.Read(parsed, terminal) is not { } options)
            {
                return ExitCode.Usage;
            }

            var path = parsed.GetRequiredValue(source);
            var problems = new ProblemCollection();
            if ((Directory.Exists(path) ? OfStudy(path, options, problems, terminal, time) : OfTable(path, options, problems, terminal)) is not { } summaries)
            {
                terminal.Print(problems);
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var summary in summaries)
                    {
                        NowcastJson.Write(writer, summary);
                    }

                    writer.WriteEndArray();
                });
            }
            else
            {
                foreach (var summary in summaries)
                {
                    NowcastOutput.Print(summary, terminal);
                }
            }

            terminal.Print(problems);
            return problems.Errors > 0 || summaries.All(summary => summary.Refusal is not null) ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The step of a run: prints the sums, and keeps every nowcast that the ledger does not have yet.</summary>
    /// <param name="study">The study.</param>
    /// <param name="found">Where what is found is left for the bulletin, which needs more of it than is printed here.</param>
    /// <param name="terminal">Where it is printed.</param>
    /// <param name="time">The clock of the ledger.</param>
    public static int Run(Study study, StepResults found, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        ImmutableArray<NowcastSummary> summaries;
        ImmutableArray<Draft> drafts;
        using (var ledger = Ledger.OpenToRead(study.LedgerFile))
        {
            var records = StudyRecords.Read(study, ledger, new ProblemCollection());
            summaries = StudyNowcast.Of(study, records, Persons(study, records, ledger), problems, StepResults.Wanted, terminal.Progress());
            found.Keep(PersonRelease.EvidenceHead(ledger), summaries);
            drafts = ForecastEntries.New(ledger, summaries);
        }

        if (!drafts.IsEmpty)
        {
            using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph nowcast", time);
            ledger.Append(drafts);
        }

        foreach (var summary in summaries)
        {
            NowcastOutput.Short(summary, terminal);
        }

        terminal.Output.WriteLine($"{drafts.Length} nowcasts kept that the ledger did not have.");
        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static ImmutableArray<NowcastSummary>? OfStudy(string path, NowcastOptions options, ProblemCollection problems, Terminal terminal, TimeProvider time)
    {
        if (StudyArgument.Load(path, terminal) is not { } study)
        {
            return null;
        }

        return StudyArgument.Look<ImmutableArray<NowcastSummary>?>(study, problems, time, ledger =>
        {
            var records = StudyRecords.Read(study, ledger, problems);
            if (!StudyNowcast.Has(study, records, options.Id))
            {
                problems.Add(new(
                    "study.toml", null, "nowcast", options.Id is { } id ? $"\"{id}\"" : "nothing",
                    "a section [[nowcast]], or a series of counts by period in two vintages or more"));
                return null;
            }

            var summaries = StudyNowcast.Of(study, records, Persons(study, records, ledger), problems, options, terminal.Progress());
            return summaries.IsEmpty ? null : summaries;
        });
    }

    // Only what the gate lets through of persons is nowcast, so that nothing hidden shows in a nowcast.
    private static ImmutableArray<PersonsSection> Persons(Study study, StudyRecords records, Ledger ledger) =>
        study.Nowcasts.All(plan => plan.Persons is null) ? []
            : PersonRelease.Of(study, ledger, StudyPersonBook.Read(study, ledger, new ProblemCollection()).Book, StudyBulletin.Citation(study, records), new ProblemCollection()).Sections;

    private static ImmutableArray<NowcastSummary>? OfTable(string path, NowcastOptions options, ProblemCollection problems, Terminal terminal) =>
        NowcastTable.Read(path, options.Headings, problems) is { } table && StudyNowcast.OfTable(table, options, problems, terminal.Progress()) is { } summary ? [summary] : null;
}
