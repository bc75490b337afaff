using System.CommandLine;
using Cenotaph.Evidence;
using Cenotaph.Site;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph publish</c></summary>
internal static class PublishCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var command = new ExplainedCommand(
            "publish",
            "Writes the bulletin, a static site, into the study's folder out/ from what the ledger holds.",
            "What is about persons goes through the gate (docs/disclosure.md): it says what it withheld, and the ledger keeps, encrypted, what each release has shown.",
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

            return Publish(loaded, new(), terminal, time);
        });
        return command;
    }

    /// <summary>Writes the bulletin and prints where it is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="found">What steps before this one found.</param>
    /// <param name="terminal">Where it is printed.</param>
    /// <param name="time">The clock of the ledger.</param>
    public static int Publish(Study study, StepResults found, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        StudyRecords records;
        StudyResults results;
        Head head;
        using (var ledger = StudyArgument.OpenToRead(study, terminal))
        {
            if (ledger is null)
            {
                return ExitCode.Problems;
            }

            records = StudyRecords.Read(study, ledger, problems);
            head = PersonRelease.EvidenceHead(ledger);
            var book = StudyPersonBook.Read(study, ledger, problems).Book;
            var persons = PersonRelease.Of(study, ledger, book, StudyBulletin.Citation(study, records), problems);
            results = new()
            {
                Findings = StudyFindings.Of(study, records, ledger),
                Persons = persons,
                Labels = StudyRelabel.Public(StudyRelabel.Of(study, records, StudyRelabel.AtHand(study, ledger, book), problems), study.Disclosure.K),
                Excess = StudyExcess.Of(study, records, problems),
                Nowcasts = study.Nowcasts.IsEmpty ? [] : found.Nowcasts(head) ?? StudyNowcast.Of(study, records, persons.Sections, problems, StepResults.Wanted, terminal.Progress()),
                Courts = StudyCourts.Of(study, records, problems),
                Systems = StudySystems.Of(study, records, ledger, book, problems),
                Compared = StudyComparison.Of(study, records, ledger, problems),
                Audits = StudyVintages.Of(study, records, problems),
                Reconciliation = found.Reconciliation(head) ?? StudyReconciliation.ForBulletin(study, StudyFindings.Book(study, records, ledger), problems),
                Front = StudyFront.Of(study, records, problems),
                Probate = ProbateCommand.Summary(study, ledger, problems, terminal, time),
            };
        }

        // What is about to be shown is noted first, so that nothing is public that the next release is not checked against.
        if (results.Persons.Entry is { } release)
        {
            using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph publish", time);
            ledger.Append([release]);
        }

        var bulletin = StudyBulletin.Of(study, records, results);
        BulletinSite.Write(
            bulletin,
            study.Output,
            $"{{\n  \"hash\": \"{head.Hash}\",\n  \"sequence\": {head.Sequence}\n}}\n");
        terminal.Print(problems);
        terminal.Output.WriteLine(
            $"{records.Claims.Length} claims, {records.Series.Length} series and {bulletin.Findings.Length} findings{(records.AsOf == DateOnly.MinValue ? ", none of them dated" : $" as of {records.AsOf:yyyy-MM-dd}")}; "
            + $"head of the evidence: entry {head.Sequence}.");
        foreach (var why in results.Persons.Withheld.GroupBy(one => one.Why).OrderBy(group => group.Key))
        {
            terminal.Output.WriteLine($"Withheld, {PersonRelease.Word(why.Key)}: {string.Join(", ", why.Select(one => $"{one.What} {one.Count:N0}"))}.");
        }

        terminal.Output.WriteLine("Bulletin: " + Path.Combine(study.Output, "index.html"));
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }
}
