using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Publication;

/// <summary>Multiple systems estimates as JSON; docs/multiple-systems.md defines every member.</summary>
public static class SystemsJson
{
    /// <summary>Writes the comparison of one table as an object.</summary>
    public static void Write(Utf8JsonWriter writer, SystemsComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(comparison);
        var table = comparison.Table;
        writer.WriteStartObject();
        writer.WriteString("stratum", table.Stratum);
        writer.WriteString("linkage_draw", table.LinkageDraw);
        writer.WriteString("imputation", table.Imputation);
        Strings(writer, "lists", table.Lists);
        writer.WriteNumber("observed", table.Observed);
        writer.WriteString("counted", SystemsComparison.Counted);
        writer.WriteString("not_estimable", comparison.Fault?.Assumption);
        writer.WriteString("evidence", comparison.Fault?.Evidence);
        writer.WriteStartArray("estimates");
        foreach (var result in comparison.Results)
        {
            Write(writer, result, table.Observed);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("diagnostics");
        Write(writer, comparison.Diagnostics, table.Observed);
        writer.WriteNumber("seconds", comparison.Seconds);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SystemsResult result, long observed)
    {
        var estimate = result as SystemsEstimate;
        var refusal = result as SystemsRefusal;
        writer.WriteStartObject();
        writer.WriteString("method", result.Method);
        writer.WriteString("estimate", result.Name);
        writer.WriteString("model", result.Model);
        writer.Number("value", estimate?.Value);
        writer.Number("se", estimate?.StandardError);
        writer.WritePropertyName("interval");
        Write(writer, estimate?.Intervals.IsEmpty == false ? estimate.Intervals[0] : null);
        writer.WriteStartArray("intervals");
        foreach (var interval in estimate?.Intervals ?? [])
        {
            Write(writer, interval);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("lower_bound", estimate?.IsLowerBound ?? false);
        writer.Number("unlisted_per_listed", estimate is null ? null : (estimate.Value - observed) / observed);
        writer.WriteString("not_estimable", refusal?.Assumption);
        writer.WriteString("evidence", refusal?.Evidence);
        writer.WriteStartObject("figures");
        foreach (var (name, value) in result.Figures)
        {
            writer.Number(name, value);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("draws");
        Write(writer, estimate is null ? null : DrawSummary.Of(estimate.Draws));
        Average(writer, result);
        Strings(writer, "notes", result.Notes);
        writer.WriteNumber("seconds", result.Seconds);
        writer.WriteEndObject();
    }

    private static void Average(Utf8JsonWriter writer, SystemsResult result)
    {
        writer.WriteStartArray("models");
        foreach (var (model, probability, total) in result.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("model", model);
            writer.Number("probability", probability);
            writer.Number("mean", total);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("density");
        foreach (var (total, density) in result.Density)
        {
            writer.WriteStartObject();
            writer.Number("total", total);
            writer.Number("density", density);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, SystemsInterval? interval)
    {
        if (interval is not { } known)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("kind", known.Kind);
        writer.WriteNumber("probability", known.Probability);
        writer.Number("low", known.Low);
        writer.Number("high", known.IsOpen ? null : known.High);
        writer.Number("high_above", known.IsOpen ? known.High : null);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DrawSummary? summary)
    {
        if (summary is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("count", summary.Count);
        writer.WriteStartObject("quantiles");
        foreach (var (probability, value) in summary.Quantiles)
        {
            writer.Number(probability.ToString(CultureInfo.InvariantCulture), value);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("histogram");
        foreach (var (low, high, count) in summary.Histogram)
        {
            writer.WriteStartObject();
            writer.Number("low", low);
            writer.Number("high", high);
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SystemsDiagnostics diagnostics, long observed)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("lists");
        foreach (var list in diagnostics.Lists)
        {
            writer.WriteStartObject();
            writer.WriteString("list", list.Name);
            writer.WriteNumber("size", list.Size);
            writer.WriteNumber("alone", list.Alone);
            writer.WritePropertyName("without_it");
            Write(writer, list.LeftOut, observed);
            writer.WritePropertyName("its_size_by_the_others");
            Write(writer, list.Expected, observed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("pairs");
        foreach (var pair in diagnostics.Pairs)
        {
            writer.WriteStartObject();
            writer.WriteString("first", pair.First);
            writer.WriteString("second", pair.Second);
            writer.WriteNumber("overlap", pair.Overlap);
            writer.Number("petersen", pair.Petersen);
            writer.Number("odds_ratio", pair.OddsRatio);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("numbers");
        foreach (var number in diagnostics.Numbers)
        {
            writer.WriteStartObject();
            writer.WriteNumber("lists", number.Lists);
            writer.WriteNumber("persons", number.Persons);
            writer.Number("log_share", number.LogShare);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Strings(writer, "islands", diagnostics.Islands);
        Strings(writer, "empty_pairs", diagnostics.EmptyPairs);
        Strings(writer, "nested", diagnostics.Nested);
        writer.WritePropertyName("xi");
        if (diagnostics.Xi is { } table)
        {
            writer.WriteStartObject();
            writer.WriteString("model", table.Model);
            writer.WriteStartArray("rows");
            foreach (var (xi, total) in table.Rows)
            {
                writer.WriteStartObject();
                writer.WriteNumber("xi", xi);
                writer.Number("value", total);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteStartArray("existence");
        foreach (var model in diagnostics.Existence)
        {
            writer.WriteStartObject();
            writer.WriteString("model", model.Model);
            writer.WriteNumber("code", model.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
