using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Studies;

/// <summary>The shipped study of the Russia–Ukraine war, taken into a ledger that is thrown away.</summary>
public sealed class RussiaUkraineFigures
{
    public RussiaUkraineFigures()
    {
        using var folder = new TemporaryFolder();
        var problems = new ProblemCollection();
        Study = StudyLoader.Load(Checkout.PathTo("studies", "russia-ukraine"), problems)!;
        using (var ledger = Ledger.OpenToWrite(folder.PathTo("ledger.sqlite"), "a test", TimeProvider.System))
        {
            var run = new InputRun(Study.Folder, Study.Words, archive: null);
            foreach (var plan in Study.Inputs)
            {
                problems.AddRange(run.Take(plan, ledger).Problems);
            }

            Records = StudyRecords.Read(Study, ledger, problems);
        }

        Problems = [.. problems.Kept.Select(problem => problem.ToString())];
    }

    public Study Study { get; }

    public StudyRecords Records { get; }

    public IReadOnlyList<string> Problems { get; }

    /// <summary>The rows of a reference table, by column name.</summary>
    public static List<Dictionary<string, string>> Reference(params ReadOnlySpan<string> parts)
    {
        var path = ReferenceData.PathTo(["claims", .. parts]);
        var problems = new ProblemCollection();
        using var reader = RowReader.Open(path, parts[^1], new(), problems)!;
        List<Dictionary<string, string>> rows = [];
        while (reader.Read())
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < reader.Columns.Count; column++)
            {
                row[reader.Columns[column]] = reader[column].Trim().ToString();
            }

            rows.Add(row);
        }

        Assert.Equal(0, problems.Errors);
        return rows;
    }

    /// <summary>A number of a reference table, or null where the cell is empty.</summary>
    public static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>How many rows of a series have a value, and their sum.</summary>
    public (int Count, decimal Sum) Total(string series)
    {
        var values = Records.Series.Single(one => one.Definition.Id == series).Rows.Select(row => row.Value).OfType<decimal>().ToList();
        return (values.Count, values.Sum());
    }
}
