using Cenotaph.Disclosure;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>The decisions of judgements/*.csv about names: whether a person may be named, is hidden, or removed.</summary>
internal static class NameJudgements
{
    private static readonly Dictionary<string, NameAct> Acts = new(StringComparer.Ordinal)
    {
        ["publish"] = NameAct.Publish,
        ["hide"] = NameAct.Hide,
        ["remove"] = NameAct.Remove,
    };

    /// <summary>The decisions by report, as input:id, in the order of the files.</summary>
    /// <param name="study">The study's folder.</param>
    /// <param name="isReport">Whether the ledger has such a report.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    public static ILookup<string, NameStep> Read(string study, Func<string, bool> isReport, ICollection<Problem> problems)
    {
        List<(string Report, NameStep Step)> steps = [];
        var folder = Path.Combine(study, JudgementFile.Folder);
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];
        foreach (var path in files)
        {
            var name = $"{JudgementFile.Folder}/{Path.GetFileName(path)}";

            // what is wrong with the file as such was said when the study was loaded
            using var reader = RowReader.Open(path, name, new(), []);
            if (reader is null || !JudgementFile.Columns.All(reader.Columns.Contains))
            {
                continue;
            }

            var at = JudgementFile.Columns.ToDictionary(column => column, column => reader.Columns.ToList().IndexOf(column), StringComparer.Ordinal);
            while (reader.Read())
            {
                string Cell(string column) => reader[at[column]].Trim().ToString();
                void Fault(string column, string expected) => problems.Add(new(name, reader.Row, column, $"\"{Cell(column)}\"", expected));

                if (Cell("kind") != JudgementFile.Name)
                {
                    continue;
                }

                if (!isReport(Cell("from")))
                {
                    Fault("from", "a report of the ledger as input:id");
                }
                else if (!Acts.TryGetValue(Cell("decision"), out var act))
                {
                    Fault("decision", "publish, hide or remove");
                }
                else if (Cell("by").Length == 0)
                {
                    Fault("by", "who decided, by a pseudonym");
                }
                else if (!DateSpan.TryParse(Cell("at"), out var day) || !day.IsDay)
                {
                    Fault("at", "a day such as 2024-05-14");
                }
                else
                {
                    steps.Add((Cell("from"), new(act, Cell("by"), day.First)));
                }
            }
        }

        return steps.ToLookup(step => step.Report, step => step.Step, StringComparer.Ordinal);
    }
}
