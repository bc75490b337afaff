using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>The decisions of judgements/*.csv about persons: two reports are of one person, or of two.</summary>
internal static class PersonJudgements
{
    /// <summary>The word in the column <c>kind</c>.</summary>
    public const string Kind = "person";

    private static readonly string[] Decisions = ["same", "different", "unsure"];

    /// <summary>The decisions that stand: of two on one pair the later day counts; on one day they must agree.</summary>
    /// <param name="study">The study's folder.</param>
    /// <param name="records">The number of each report, by its input and id joined by a colon.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    public static IReadOnlyList<JudgedPair> Of(string study, IReadOnlyDictionary<string, int> records, ICollection<Problem> problems)
    {
        var decisions = new SortedDictionary<(int Left, int Right), (string Decision, DateOnly At, string Name)>();
        var folder = Path.Combine(study, JudgementFile.Folder);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            Read(path, $"{JudgementFile.Folder}/{Path.GetFileName(path)}", records, decisions, problems);
        }

        return
        [
            .. from pair in decisions
               where pair.Value.Decision != "unsure"
               select new JudgedPair(pair.Key.Left, pair.Key.Right, pair.Value.Decision == "same", pair.Value.Name),
        ];
    }

    private static void Read(
        string path, string name, IReadOnlyDictionary<string, int> records,
        SortedDictionary<(int Left, int Right), (string Decision, DateOnly At, string Name)> decisions, ICollection<Problem> problems)
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
                var pair = (Math.Min(from, of), Math.Max(from, of));
                var known = decisions.TryGetValue(pair, out var earlier);
                if (known && earlier.At == day.First && earlier.Decision != Cell("decision"))
                {
                    Fault("decision", "the decision of the other row of that day, or a later day");
                }
                else if (!known || earlier.At <= day.First)
                {
                    decisions[pair] = (Cell("decision"), day.First, string.Create(CultureInfo.InvariantCulture, $"{name}, row {reader.Row}"));
                }
            }
        }
    }
}
