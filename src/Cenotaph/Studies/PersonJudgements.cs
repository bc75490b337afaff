using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
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
        var folder = Path.Combine(study.Folder, JudgementFile.Folder);
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            Read(path, $"{JudgementFile.Folder}/{Path.GetFileName(path)}", records, votes, problems);
        }

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

    private static void Read(
        string path, string name, Dictionary<string, int> records, PairVotes votes, ICollection<Problem> problems)
    {
        using var reader = RowReader.Open(path, name, new(), []);
        if (reader is null || !JudgementFile.Columns.All(reader.Columns.Contains))
        {
            // loading the study has said so already
            return;
        }

        var at = JudgementFile.Columns.ToDictionary(column => column, column => reader.Columns.ToList().IndexOf(column), StringComparer.Ordinal);
        while (reader.Read())
        {
            string Cell(string column) => reader[at[column]].Trim().ToString();
            void Fault(string column, string expected) => problems.Add(new(name, reader.Row, column, $"\"{Cell(column)}\"", expected));

            if (Cell("kind") != Kind || Cell("decision") is SourceJudgements.Withdraws or SourceJudgements.Restores)
            {
                // a case withdrawn is read with the persons, by SourceJudgements
                continue;
            }

            var isDay = DateSpan.TryParse(Cell("at"), out var day) && day.IsDay;
            if (!records.TryGetValue(Cell("from"), out var from))
            {
                Fault("from", "a report of the ledger as input:id");
            }
            else if (!records.TryGetValue(Cell("of"), out var of) || of == from)
            {
                Fault("of", "another report of the ledger as input:id");
            }
            else if (!Decisions.Contains(Cell("decision")))
            {
                Fault("decision", string.Join(", ", [.. Decisions, SourceJudgements.Withdraws, SourceJudgements.Restores]));
            }
            else if (Cell("by").Length == 0)
            {
                Fault("by", "who decided, by a pseudonym");
            }
            else if (!isDay)
            {
                Fault("at", "a day such as 2024-05-14");
            }
            else
            {
                var row = string.Create(CultureInfo.InvariantCulture, $"{name}, row {reader.Row}");
                if (!votes.Take((Math.Min(from, of), Math.Max(from, of)), Cell("decision"), day.First, Cell("by"), row, out _))
                {
                    Fault("decision", "the decision of the other row of that day, or a later day");
                }
            }
        }
    }
}
