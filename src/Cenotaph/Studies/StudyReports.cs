using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>A report of a study's ledger, without what it says of the person.</summary>
/// <param name="Handle">Its handle.</param>
/// <param name="Input">The input that brought it.</param>
/// <param name="Id">The id that its source gives it.</param>
/// <param name="Status">What became of the person, as the report says; null where it does not.</param>
internal readonly record struct StudyReport(RecordId Handle, string Input, string Id, string? Status)
{
    /// <summary>Whether the report says that the person is dead.</summary>
    public bool IsOfDead => Status is "killed" or "died-of-wounds";
}

/// <summary>The reports that stand in a study's ledger, as a table to be linked.</summary>
internal static class StudyReports
{
    private static readonly string[] Columns = ["id", "name", "birth date", "death date", "region", "settlement", "unit", "rank", "sex", "age", "source"];
    private static readonly string[] Fields = ["name", "birth_date", "event_date", "region", "settlement", "unit", "rank", "sex", "age"];

    /// <summary>Reads them. The id of a record in the table is the report's handle.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="onlyOfDead">Whether to pass over every report that does not say that the person is dead.</param>
    public static (LinkageTable Table, IReadOnlyList<StudyReport> Reports) Read(Ledger ledger, bool onlyOfDead = false)
    {
        var builder = new LinkageTableBuilder("reports", Columns, "id");
        var reports = new List<StudyReport>();
        var row = new string?[Columns.Length];
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Name, keepVanished: true).Where(record => !record.Entry.Body.IsEmpty))
        {
            using var document = JsonDocument.Parse(record.Entry.Body);
            string? Text(string member) =>
                document.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

            var report = new StudyReport(record.Entry.Record!.Value, Text("input") ?? "", Text("id") ?? "", Text("status"));
            if (!Cenotaph.Persons.ReportReader.IsOfPerson(Text("form")) || (onlyOfDead && !report.IsOfDead))
            {
                continue;
            }

            row[0] = report.Handle.ToString();
            for (var i = 0; i < Fields.Length; i++)
            {
                row[i + 1] = Text(Fields[i]);
            }

            row[^1] = report.Input;
            builder.Add(row);
            reports.Add(report);
        }

        return (builder.Build(), reports);
    }
}
