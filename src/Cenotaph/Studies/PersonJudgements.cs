using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>The decisions about persons, of judgements/*.csv and of the ledger: two reports are of one person, or of two.</summary>
internal static class PersonJudgements
{
    /// <summary>The word in the column <c>kind</c>.</summary>
    public const string Kind = "person";

    private static readonly string[] Decisions = ["same", "different", "unsure"];

    /// <summary>The decisions that stand: of two on one pair the later day counts; on one day they must agree. With four eyes two readers must agree.</summary>
    /// <param name="study">The study.</param>
    /// <param name="ledger">The study's ledger.</param>
    /// <param name="reports">The reports, in the order of the records that are linked.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    public static IReadOnlyList<JudgedPair> Of(Study study, Ledger ledger, IReadOnlyList<StudyReport> reports, ICollection<Problem> problems) =>
        Votes(study, ledger, reports, problems).Standing();

    /// <summary>What every reader says of every pair.</summary>
    /// <inheritdoc cref="Of"/>
    public static PairVotes Votes(Study study, Ledger ledger, IReadOnlyList<StudyReport> reports, ICollection<Problem> problems)
    {
        var (records, handles) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<RecordId, int>());
        for (var i = 0; i < reports.Count; i++)
        {
            records.TryAdd($"{reports[i].Input}:{reports[i].Id}", i);
            handles.TryAdd(reports[i].Handle, i);
        }

        var votes = new PairVotes(study.FourEyes);
        Read(study.Folder, records, votes, problems);
        foreach (var judgement in Judgement.Standing(ledger))
        {
            // The reports may have been taken back since.
            if (handles.TryGetValue(judgement.Left, out var left) && handles.TryGetValue(judgement.Right, out var right))
            {
                Take(judgement, (Math.Min(left, right), Math.Max(left, right)), votes, problems);
            }
        }

        return votes;
    }

    private static void Take(Judgement judgement, (int Left, int Right) pair, PairVotes votes, ICollection<Problem> problems)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"ledger entry {judgement.Sequence}");
        if (!votes.Take(pair, judgement.Decision, DateOnly.FromDateTime(judgement.At!.Value.UtcDateTime), judgement.By, name, out var against))
        {
            problems.Add(new(
                "ledger.sqlite", null, null,
                string.Create(CultureInfo.InvariantCulture, $"entry {judgement.Sequence}, \"{judgement.Decision}\" of a pair that {against} on that day"),
                "one decision of all readers on one day, or a later day"));
        }
    }

    private static void Read(string study, Dictionary<string, int> records, PairVotes votes, ICollection<Problem> problems)
    {
        // a case withdrawn is read with the persons, by SourceJudgements
        foreach (var row in JudgementRow.Read(study, null).Where(row => row.Kind == Kind && row.Decision is not (SourceJudgements.Withdraws or SourceJudgements.Restores)))
        {
            if (!records.TryGetValue(row.From, out var from))
            {
                row.Fault(problems, "from", "a report of the ledger as input:id");
            }
            else if (!records.TryGetValue(row.Of, out var of) || of == from)
            {
                row.Fault(problems, "of", "another report of the ledger as input:id");
            }
            else if (!Decisions.Contains(row.Decision))
            {
                row.Fault(problems, "decision", string.Join(", ", [.. Decisions, SourceJudgements.Withdraws, SourceJudgements.Restores]));
            }
            else if (row.IsSigned(problems, needsWhy: false)
                && !votes.Take((Math.Min(from, of), Math.Max(from, of)), row.Decision, row.Day, row.By, string.Create(CultureInfo.InvariantCulture, $"{row.File}, row {row.Row}"), out _))
            {
                row.Fault(problems, "decision", "the decision of the other row of that day, or a later day");
            }
        }
    }
}
