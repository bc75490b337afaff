using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph link STUDY</c></summary>
internal static class LinkStudyCommand
{
    /// <summary>Links the reports of a study's ledger and tells the ledger which persons they are. It prints counts alone.</summary>
    public static int Run(string folder, LinkageOptions options, bool json, Terminal terminal, TimeProvider time)
    {
        if (StudyArgument.Load(folder, terminal) is not { } study)
        {
            return ExitCode.Problems;
        }

        if (!StudyArgument.LedgerStands(study, terminal))
        {
            return ExitCode.Ledger;
        }

        return Link(study, options, json, terminal, time);
    }

    /// <summary>Links the reports of a study that is loaded and whose ledger stands.</summary>
    public static int Link(Study study, LinkageOptions options, bool json, Terminal terminal, TimeProvider time)
    {
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        var problems = new ProblemCollection();
        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph link", time);
        var linked = StudyPersons.Link(study, ledger, options, problems);
        terminal.Print(problems);
        if (linked is null)
        {
            terminal.Error.WriteLine("Nothing was linked and nothing was written.");
            return ExitCode.Problems;
        }

        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("reports", linked.Run.Records);
                writer.WriteNumber("persons", linked.Persons);
                writer.WriteNumber("persons_not_reported_dead", linked.NotDead);
                writer.WriteNumber("judgements", linked.Run.Order.Options.Judged.Count);
                writer.WriteNumber("calibration_labels", linked.Run.Result.CalibrationLabels);
                writer.WriteNumber("ids_added", linked.Ids);
                writer.WriteNumber("forwarded", linked.Forwarded);
                writer.WriteEndObject();
            });
        }
        else
        {
            terminal.Output.WriteLine(
                $"{linked.Run.Records:N0} reports are {linked.Persons:N0} persons; {linked.NotDead:N0} more are not reported dead by anyone: they get no id and are never listed. "
                + $"{linked.Run.Order.Options.Judged.Count:N0} judgements were held to{(linked.Run.Result.CalibrationLabels > 0 ? ", and probabilities calibrated by them" : "")}.");
            terminal.Output.WriteLine(linked is { Ids: 0, Forwarded: 0, Regrouped: false }
                ? "Nothing changed; no entry was added."
                : $"Entries added: {linked.Ids:N0} reports got a person's id, {linked.Forwarded:N0} ids were forwarded{(linked.Regrouped ? "; the groups of those without an id were noted as one encrypted entry" : "")}.");
        }

        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }
}
