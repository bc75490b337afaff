using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>What is true of one report of an invented study.</summary>
/// <param name="Person">The true person.</param>
/// <param name="IsDead">Whether that person is dead.</param>
/// <param name="IsLabelWrong">Whether the report's label missing or deserter is of somebody dead on its date.</param>
/// <param name="IsPlanted">Whether the report is planted.</param>
internal readonly record struct ReportTruth(string Person, bool IsDead, bool IsLabelWrong, bool IsPlanted);

/// <summary>The file truth.csv of an invented study. Nothing but the score reads it.</summary>
internal static class PersonTruth
{
    public const string File = "truth.csv";

    private static readonly string[] Columns = ["input", "id", "person", "fate", "label_wrong", "poison"];

    /// <summary>The truth of each report, by input:id; null, with a problem, when there is no such file or it lacks a column.</summary>
    public static Dictionary<string, ReportTruth>? Read(string study, ICollection<Problem> problems)
    {
        var path = Path.Combine(study, File);
        if (!System.IO.File.Exists(path))
        {
            problems.Add(new(File, null, null, "no such file", "a table with the columns " + string.Join(", ", Columns)));
            return null;
        }

        using var reader = RowReader.Open(path, File, new(), problems);
        if (reader is null || Columns.FirstOrDefault(column => !reader.Columns.Contains(column)) is not null)
        {
            problems.Add(new(File, 1, null, reader is null ? "no table" : string.Join(", ", reader.Columns), "the columns " + string.Join(", ", Columns)));
            return null;
        }

        var at = Columns.Select(column => reader.Columns.ToList().IndexOf(column)).ToArray();
        var truth = new Dictionary<string, ReportTruth>(StringComparer.Ordinal);
        while (reader.Read())
        {
            string Cell(int column) => reader[at[column]].Trim().ToString();
            truth[$"{Cell(0)}:{Cell(1)}"] = new(Cell(2), Cell(3) == "dead", Cell(4) is "1" or "true", Cell(5) is "1" or "true");
        }

        return truth;
    }
}
