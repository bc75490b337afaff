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

    /// <summary>The tables of a bulletin: all numbers of the estimate as rows, and how earlier editions would have fared.</summary>
    public static IEnumerable<DataTable> Of(StudyReconciliation found, string citation)
    {
        ArgumentNullException.ThrowIfNull(found);
        yield return new(
            "reconciliation",
            "One estimate per side and category out of all claims, through time",
            [
                new("side", ColumnType.Text, "The side."),
                new("category", ColumnType.Text, "killed, wounded, casualties or missing, as docs/reconciliation.md defines them."),
                new("method", ColumnType.Text, "state: the state space; state-without: it without an origin; state-without-anchor: it without an anchor; state-part: a force component's part; prior: before any claim is read; closed: the closed form; closed-without: it without an origin; reading: a number that the closed form takes, made comparable; best-low-high: the middle of the origins and the extremes of all, without a model."),
                new("subject", ColumnType.Text, "The origin or anchor left out, the force component (empty for the rest), or the publisher of a reading."),
                new("date", ColumnType.Date, "The day counted to."),
                new("low", ColumnType.Number, "Low limit of the 95 % interval, in persons; of a reading its own."),
                new("low_50", ColumnType.Number, "Low limit of the 50 % interval; of the state space alone."),
                new("value", ColumnType.Number, "The estimate, in persons: the median. Empty where nothing is left to estimate from."),
                new("high_50", ColumnType.Number, "High limit of the 50 % interval."),
                new("high", ColumnType.Number, "High limit of the 95 % interval."),
            ],
            [.. found.Sides.SelectMany(side => side.Categories.SelectMany(one => Rows(side, one)))],
            citation)
        {
            Json = Json(found),
        };
        if (!found.Earlier.IsEmpty)
        {
            yield return new(
                "reconciliation-earlier",
                "What the estimate was by what was known on past days, and what it is for those days now",
                [
                    new("side", ColumnType.Text, "The side."),
                    new("category", ColumnType.Text, "killed, wounded, casualties or missing."),
                    new("date", ColumnType.Date, "The day counted to, whose knowledge the first number uses. It is replayed, and was not published then."),
                    new("method", ColumnType.Text, "state or closed: the same for both."),
                    new("then_low", ColumnType.Number, "Low limit of the 95 % interval by what was known on that day."),
                    new("then", ColumnType.Number, "The estimate by what was known on that day, in persons."),
                    new("then_high", ColumnType.Number, "High limit."),
                    new("now_low", ColumnType.Number, "Low limit by what is known now."),
                    new("now", ColumnType.Number, "The estimate for that day by what is known now."),
                    new("now_high", ColumnType.Number, "High limit."),
                    new("inside", ColumnType.Text, "yes: now lies within the limits of then; no."),
                ],
                [.. found.Earlier.Select(one => (ImmutableArray<string?>)
                [
                    one.Side, ReconcileJson.Word(one.Category), Iso(one.Day), one.Method, Digits(one.Then.Low), Digits(one.Then.Value), Digits(one.Then.High),
                    Digits(one.Now.Low), Digits(one.Now.Value), Digits(one.Now.High), one.Inside ? "yes" : "no",
                ])],
                citation);
        }
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
        json.Objects("unread", found.Unread, one =>
        {
            json.WriteString("side", one.Side);
            json.WriteString("id", one.Record.Id);
            json.WriteString("reason", one.Record.Reason);
        });
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
        ImmutableArray<string?> Row(string method, string? subject, DateOnly day, Pooled? estimate, Pooled? half = null) =>
            [side.Side, word, method, subject, Iso(day), Digits(estimate?.Low), Digits(half?.Low), Digits(estimate?.Value), Digits(half?.High), Digits(estimate?.High)];
        foreach (var point in one.Course)
        {
            yield return Row("state", null, point.Day, point.Estimate, point.Half);
        }

        foreach (var (origin, estimate) in one.Without)
        {
            yield return Row("state-without", origin, side.Day, estimate);
        }

        foreach (var (anchor, estimate) in one.Anchors)
        {
            yield return Row("state-without-anchor", anchor, side.Day, estimate);
        }

        foreach (var part in one.Category == LossCategory.Killed ? side.Scopes : [])
        {
            yield return Row("state-part", part.Scope, side.Day, part.Estimate);
        }

        if (one.Prior is { } prior)
        {
            yield return Row("prior", null, side.Day, prior);
        }

        if (one.Closed is { } closed)
        {
            yield return Row("closed", null, side.Day, closed.Estimate);
            foreach (var (origin, estimate) in closed.Without)
            {
                yield return Row("closed-without", origin, side.Day, estimate);
            }

            foreach (var reading in side.Says(one))
            {
                yield return Row("reading", reading.Publisher, side.Day, new Pooled(reading.Value, reading.Low, reading.High));
            }

            yield return Row("best-low-high", null, side.Day, closed.BestLowHigh);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Digits(double? known) => known is { } number && double.IsFinite(number) && Math.Abs(number) < 1e27 ? ((decimal)number).ToString("0.######", CultureInfo.InvariantCulture) : null;
}
