using System.Globalization;
using System.Text.Json;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Publication;

/// <summary>Combined estimates as JSON; docs/systems-study.md defines every member.</summary>
public static class CombinedJson
{
    /// <summary>Writes one as an object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="first">The rule whose interval is the one to show; both are written.</param>
    public static void Write(Utf8JsonWriter writer, CombinedEstimate estimate, FreedomRule first = FreedomRule.Rubin)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(estimate);
        var known = estimate.NotEstimable is null;
        writer.WriteStartObject();
        writer.WriteString("stratum", estimate.Stratum);
        writer.WriteString("method", estimate.Method);
        writer.WriteNumber("linkage_draws", estimate.LinkageDraws);
        writer.WriteNumber("replicates", estimate.Replicates);
        writer.Number("observed", known ? estimate.Observed : null);
        writer.Number("value", known ? estimate.Mean : null);
        writer.Number("centre", known ? estimate.Centre : null);
        writer.WritePropertyName("interval");
        Write(writer, first == FreedomRule.Rubin ? estimate.Rubin : estimate.Verdata ?? estimate.Rubin);
        writer.WritePropertyName("rubin");
        Write(writer, estimate.Rubin);
        writer.WritePropertyName("verdata");
        Write(writer, estimate.Verdata);
        writer.WriteStartObject("pooled");
        foreach (var (probability, value) in estimate.Pooled)
        {
            writer.Number(probability.ToString(CultureInfo.InvariantCulture), value);
        }

        writer.WriteEndObject();
        var variance = estimate.Variance;
        (string, double)[] parts = [("estimation", variance.Estimation), ("imputation", variance.Imputation), ("linkage", variance.Linkage), ("model", variance.Model)];
        writer.WriteStartObject("variance");
        foreach (var (name, part) in parts)
        {
            writer.Number(name, known ? part : null);
        }

        writer.Number("total", known ? variance.Total : null);
        writer.WriteEndObject();
        writer.WriteStartObject("shares");
        foreach (var (name, part) in parts)
        {
            writer.Number(name, known ? variance.Share(part) : null);
        }

        writer.WriteEndObject();
        Strings(writer, "strata", estimate.Strata);
        writer.WriteString("not_estimable", estimate.NotEstimable);
        Strings(writer, "notes", estimate.Notes);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CombinedInterval? interval)
    {
        if (interval is not { } known)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("df_rule", known.Rule == FreedomRule.Rubin ? "rubin" : "verdata");
        writer.Number("df", known.Freedom);
        writer.Number("low", known.Low);
        writer.Number("high", known.High);
        writer.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
