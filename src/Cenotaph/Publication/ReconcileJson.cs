using System.Text.Json;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>A reconciliation as JSON.</summary>
public static class ReconcileJson
{
    /// <summary>Writes one side as an object.</summary>
    public static void Write(Utf8JsonWriter json, ReconciledSide side, ReconcilePlan plan)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(side);
        ArgumentNullException.ThrowIfNull(plan);
        json.WriteStartObject();
        json.WriteString("side", side.Side);
        json.WriteString("day", side.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.Number("scale_reduction", side.ScaleReduction);
        json.Number("effective_draws", side.EffectiveDraws);
        json.Texts("notes", side.Notes);
        json.WriteStartArray("categories");
        foreach (var one in side.Categories)
        {
            Category(json, one, side.Side, plan);
        }

        json.WriteEndArray();
        Echoes(json, side);
        if (!side.Scopes.IsEmpty)
        {
            json.Objects("scopes", side.Scopes, scope =>
            {
                json.WriteString("scope", scope.Scope ?? "the rest");
                Limits(json, scope.Estimate);
                json.WriteString("not_estimable", scope.NotEstimable?.ToString());
            });
        }

        json.WriteEndObject();
    }

    private static void Echoes(Utf8JsonWriter json, ReconciledSide side)
    {
        json.Objects("echoes", side.Echoes, echo =>
        {
            json.WriteString("copy", echo.Copy);
            json.WriteString("original", echo.Original);
            json.Texts("records", echo.Records);
            json.WriteString("finding", echo.Finding.Message);
            json.WriteString("arithmetic", echo.Finding.Arithmetic);
            json.WriteString("severity", echo.Finding.Weight.ToString().ToLowerInvariant());
            Moved(json, echo.Category, echo.IfCopy, echo.Shift);
        });
        json.Objects("echoes_together", side.EchoesTogether, together =>
        {
            Moved(json, together.Category, together.IfCopy, together.Shift);
        });
    }

    private static void Moved(Utf8JsonWriter json, LossCategory category, Pooled? ifCopy, double? shift)
    {
        json.WriteString("category", Word(category));
        json.Number("value_if_copy", ifCopy?.Value);
        json.Number("low", ifCopy?.Low);
        json.Number("high", ifCopy?.High);
        json.Number("shift", shift);
    }

    /// <summary>Writes the assumptions as an array: name, median, factor, reason.</summary>
    public static void WriteAssumptions(Utf8JsonWriter json, ReconcilePriors priors)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(priors);
        json.WriteStartArray();
        foreach (var (name, prior) in priors.All.Concat(priors.Shares.Select(share => ("share " + share.Id, share.Quotient))))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("value", prior.Value);
            json.WriteNumber("factor", prior.Factor);
            json.WriteString("why", prior.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Category(Utf8JsonWriter json, ReconciledCategory one, string side, ReconcilePlan plan)
    {
        var word = Word(one.Category);
        json.WriteStartObject();
        json.WriteString("category", word);
        Limits(json, one.Estimate ?? one.Closed?.Estimate);
        json.WriteString("method", one.Estimate is not null ? "state" : one.Closed is not null ? "closed" : null);
        json.WriteNumber("effective_sources", one.EffectiveSources);
        json.WriteString("not_estimable", one.NotEstimable?.ToString());
        json.Objects("groups", one.Groups, row =>
        {
            var (origin, readings) = row;
            json.WriteString("origin", origin);
            json.WriteNumber("readings", readings);
        });
        Table(json, "without", "origin", one.Without);
        Table(json, "anchors", "without", one.Anchors);
        json.WritePropertyName("prior");
        Object(json, one.Prior);
        json.WritePropertyName("closed");
        Closed(json, one.Closed);
        json.Objects("course", one.Course, point =>
        {
            json.WriteString("day", point.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            Limits(json, point.Estimate);
            json.Number("low_50", point.Half.Low);
            json.Number("high_50", point.Half.High);
        });
        json.Objects("leaves_out", plan.LeavesOut.Where(left => left.Side == side && left.Category == word), left =>
        {
            json.WriteString("what", left.What.ToString());
            json.WriteString("size", left.Size?.ToString() ?? "unknown");
            json.WriteString("why", left.Why.ToString());
        });
        json.WriteEndObject();
    }

    private static void Closed(Utf8JsonWriter json, ClosedEstimate? closed)
    {
        if (closed is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        Limits(json, closed.Estimate);
        json.WritePropertyName("normal");
        Object(json, closed.Normal);
        json.WriteNumber("between", closed.Between);
        json.WriteNumber("effective_sources", closed.EffectiveSources);
        json.Number("floor", closed.Floor);
        json.WriteBoolean("floor_violated", closed.FloorViolated);
        json.WritePropertyName("best_low_high");
        Object(json, closed.BestLowHigh);
        Table(json, "groups", "origin", [.. closed.Groups.Select(group => (group.Origin, (Pooled?)group.Estimate))]);
        Table(json, "without", "origin", closed.Without);
        json.Objects("readings", closed.Readings, reading =>
        {
            json.WriteString("id", reading.Id);
            json.WriteString("publisher", reading.Publisher);
            json.WriteString("origin", reading.Origin);
            json.WriteNumber("value", reading.Value);
            json.WriteNumber("low", reading.Low);
            json.WriteNumber("high", reading.High);
            json.WriteNumber("log_spread", reading.LogSpread);
            json.WriteString("how", reading.How);
        });
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, string name, string key, IEnumerable<(string Key, Pooled? Estimate)> rows)
    {
        json.Objects(name, rows, row =>
        {
            var (id, estimate) = row;
            json.WriteString(key, id);
            Limits(json, estimate);
        });
    }

    private static void Object(Utf8JsonWriter json, Pooled? estimate)
    {
        if (estimate is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        Limits(json, estimate);
        json.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter json, Pooled? estimate)
    {
        json.Number("value", estimate?.Value);
        json.Number("low", estimate?.Low);
        json.Number("high", estimate?.High);
    }

    /// <summary>The word for a category in files.</summary>
    public static string Word(LossCategory category) => category switch
    {
        LossCategory.Killed => "killed",
        LossCategory.Wounded => "wounded",
        LossCategory.Casualties => "casualties",
        LossCategory.Missing => "missing",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Not a category of a reconciliation."),
    };
}
