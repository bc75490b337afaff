using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>A reconciliation as files: the rows through time, and all of it as JSON.</summary>
public static class ReconciliationFiles
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The table of a bulletin: a row a day of the course, and the closed form at the last.</summary>
    public static IEnumerable<DataTable> Of(StudyReconciliation found, string citation)
    {
        ArgumentNullException.ThrowIfNull(found);
        yield return new(
            "reconciliation",
            "One estimate per side and category out of all claims, through time",
            [
                new("side", ColumnType.Text, "The side."),
                new("category", ColumnType.Text, "killed, wounded, casualties or missing, as docs/reconciliation.md defines them."),
                new("method", ColumnType.Text, "state: the state space; closed: the closed form, at the last day only; best-low-high: the middle of the origins and the extremes of all, without a model."),
                new("date", ColumnType.Date, "The day counted to."),
                new("low", ColumnType.Number, "Low limit of the 95 % interval, in persons."),
                new("value", ColumnType.Number, "The estimate, in persons: the median."),
                new("high", ColumnType.Number, "High limit."),
            ],
            [.. found.Sides.SelectMany(side => side.Categories.SelectMany(one => Rows(side, one)))],
            citation) { Json = Json(found) };
    }

    /// <summary>All of it, as <c>claims reconcile --json</c> prints it.</summary>
    public static void Write(Utf8JsonWriter json, StudyReconciliation found)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(found);
        json.WriteStartObject();
        json.WriteString("study", found.Study);
        json.WriteString("day", Iso(found.Day));
        json.WriteString("known", Iso(found.Known));
        json.WriteNumber("seed", found.Plan.Seed);
        json.WriteStartArray("sides");
        foreach (var side in found.Sides)
        {
            ReconcileJson.Write(json, side, found.Plan);
        }

        json.WriteEndArray();
        json.WritePropertyName("assumptions");
        ReconcileJson.WriteAssumptions(json, found.Plan.Priors);
        json.WriteStartArray("unread");
        foreach (var (side, record) in found.Unread)
        {
            json.WriteStartObject();
            json.WriteString("side", side);
            json.WriteString("id", record.Id);
            json.WriteString("reason", record.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Json(StudyReconciliation found)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            Write(json, found);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static IEnumerable<ImmutableArray<string?>> Rows(ReconciledSide side, ReconciledCategory one)
    {
        var word = ReconcileJson.Word(one.Category);
        ImmutableArray<string?> Row(string method, DateOnly day, Pooled estimate) =>
            [side.Side, word, method, Iso(day), Digits(estimate.Low), Digits(estimate.Value), Digits(estimate.High)];
        foreach (var (day, estimate) in one.Course)
        {
            yield return Row("state", day, estimate);
        }

        if (one.Closed is { } closed)
        {
            yield return Row("closed", side.Day, closed.Estimate);
            yield return Row("best-low-high", side.Day, closed.BestLowHigh);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Digits(double number) => double.IsFinite(number) && Math.Abs(number) < 1e27 ? ((decimal)number).ToString("0.######", CultureInfo.InvariantCulture) : null;
}
