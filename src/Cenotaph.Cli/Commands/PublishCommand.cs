using System.CommandLine;
using Cenotaph.Site;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph publish</c></summary>
internal static class PublishCommand
{
    public static Command Make(Terminal terminal)
    {
        var study = StudyArgument.Make();
        var command = new ExplainedCommand(
            "publish",
            "Writes the bulletin, a static site, into the study's folder out/ from what the ledger holds.",
            null,
            "cenotaph publish studies/russia-ukraine") { study };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            return Publish(loaded, terminal);
        });
        return command;
    }

    /// <summary>Writes the bulletin and prints where it is.</summary>
    public static int Publish(Study study, Terminal terminal)
    {
        using var ledger = StudyArgument.OpenToRead(study, terminal);
        if (ledger is null)
        {
            return ExitCode.Problems;
        }

        var problems = new ProblemCollection();
        var records = StudyRecords.Read(study, ledger, problems);
        var findings = StudyFindings.Of(study, records, ledger);
        var head = ledger.Head;
        BulletinSite.Write(
            StudyBulletin.Of(study, records, findings, StudyRelabel.Of(study, records, [], problems)),
            study.Output,
            $"{{\n  \"hash\": \"{head.Hash}\",\n  \"sequence\": {head.Sequence}\n}}\n");
        terminal.Print(problems);
        terminal.Output.WriteLine(
            $"{records.Claims.Length} claims, {records.Series.Length} series and {findings.Length} findings{(records.AsOf == DateOnly.MinValue ? ", none of them dated" : $" as of {records.AsOf:yyyy-MM-dd}")}; "
            + $"head of the evidence: entry {head.Sequence}.");
        terminal.Output.WriteLine("Bulletin: " + Path.Combine(study.Output, "index.html"));
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }
}
