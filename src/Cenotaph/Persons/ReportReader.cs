using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>What a study says of one input of reports.</summary>
/// <param name="Publisher">Who published it: a publisher's id where the study knows one, else null.</param>
/// <param name="Published">The last day on which it can have been published, or else been read; null when neither is known.</param>
public sealed record ReportInput(string? Publisher, DateOnly? Published);

/// <summary>The reports of a ledger.</summary>
/// <param name="OfPersons">Those of one person each, named or not, in the order of the ledger.</param>
/// <param name="Apart">How many there are of each other form: groups, incidents, visits. They are never merged into persons.</param>
public sealed record ReportList(ImmutableArray<PersonReport> OfPersons, ImmutableSortedDictionary<string, int> Apart);

/// <summary>Reads reports of persons out of the ledger.</summary>
public static class ReportReader
{
    /// <summary>Whether a report of this form is of one person.</summary>
    public static bool IsOfPerson(string? form) => form is null or "" or "person" or "unnamed";

    /// <summary>Reads the reports that stand.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="inputs">What the study says of each input, by its name.</param>
    /// <param name="publisher">The id of the publisher that a text names, or null.</param>
    public static ReportList Read(Ledger ledger, IReadOnlyDictionary<string, ReportInput> inputs, Func<string, string?> publisher)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(publisher);
        var reports = ImmutableArray.CreateBuilder<PersonReport>();
        var apart = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Name, keepVanished: true).Where(record => !record.Entry.Body.IsEmpty))
        {
            using var document = JsonDocument.Parse(record.Entry.Body);
            var body = document.RootElement;
            if (Text(body, "form") is { } form && !IsOfPerson(form))
            {
                apart[form] = apart.GetValueOrDefault(form) + 1;
                continue;
            }

            var input = Text(body, "input") ?? "";
            var about = inputs.GetValueOrDefault(input);
            var named = Text(body, "source");
            reports.Add(Read(body, record, input, (named is null ? about?.Publisher : publisher(named) ?? named) ?? input, about?.Published));
        }

        return new(reports.ToImmutable(), apart.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private static PersonReport Read(JsonElement body, CurrentRecord record, string input, string source, DateOnly? published) => new()
    {
        Record = record.Entry.Record!.Value,
        Input = input,
        Id = Text(body, "id") ?? "",
        Source = source,
        Known = Date(body, "published_at")?.Last ?? published ?? DateOnly.FromDateTime(record.Entry.RecordedAt.UtcDateTime),
        Name = Text(body, "name"),
        Birth = Date(body, "birth_date"),
        Event = Date(body, "event_date"),
        Status = Text(body, "status"),
        StatusDate = Date(body, "status_date"),
        StatusBy = Text(body, "status_by"),
        DocumentKind = Text(body, "document_kind"),
        Document = Text(body, "document"),
        Region = Text(body, "region"),
        Settlement = Text(body, "settlement"),
        Unit = Text(body, "unit"),
        Branch = Text(body, "branch"),
        Rank = Text(body, "rank"),
        Recruitment = Text(body, "recruitment"),
        Side = Text(body, "side"),
        Sex = Text(body, "sex"),
        Age = Number(body, "age"),
        Circumstance = Text(body, "circumstance"),
        Perpetrator = Text(body, "perpetrator"),
        PerpetratorBy = Text(body, "perpetrator_by"),
        Compensation = Text(body, "compensation"),
        Collector = Text(body, "collector"),
        Vanished = record.Vanished,
    };

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateSpan? Date(JsonElement body, string member) =>
        Text(body, member) is { } text && DateSpan.TryParse(text, out var span) ? span : null;

    private static int? Number(JsonElement body, string member) => body.TryGetProperty(member, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.String when int.TryParse(value.GetString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        }
        : null;
}
