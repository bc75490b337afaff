using System.Text.Json;
using Cenotaph.ExcessMortality;

namespace Cenotaph.Publication;

/// <summary>Results of excess mortality as JSON.</summary>
public static class ExcessJson
{
    private const string Indistinguishable = "not distinguishable from no excess";
    private const int EnoughToTest = 20;

    /// <summary>Writes one result as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="summary">What it belongs to.</param>
    /// <param name="result">The result.</param>
    public static void Write(Utf8JsonWriter json, ExcessSummary summary, ExcessResult result)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartObject();
        json.WriteString("id", summary.Id);
        json.WriteString("method", result.Key.Method);
        json.WriteString("variant", result.Key.Variant);
        json.WriteBoolean("preferred", summary.IsPreferred(result));
        json.WriteString("territory", result.Key.Territory);
        if (result.Key.Years.Count == 1)
        {
            json.WriteNumber("year", result.Key.Years[0]);
        }
        else
        {
            json.WriteString("year", ExcessWords.Years(result.Key.Years));
        }

        if (summary.Period is { } period)
        {
            json.WriteString("period", period.ToString());
        }

        json.WriteString("age", ExcessWords.Ages(result.Key.Ages));
        json.WriteString("sex", result.Key.Sex);
        json.WriteString("side", summary.Side);
        if (result is ExcessEstimate estimate)
        {
            Numbers(json, estimate);
        }
        else if (result is ExcessRefusal refusal)
        {
            json.WriteNull("value");
            json.WriteString("not_estimable", refusal.Assumption);
            json.WriteString("evidence", refusal.Evidence);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a comparison as an object.</summary>
    public static void Write(Utf8JsonWriter json, ExcessComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(comparison);
        json.WriteStartObject();
        json.WriteString("id", comparison.Id);
        json.WriteString("name", comparison.Name.ToString());
        json.WriteString("period", comparison.Period.ToString());
        json.WriteString("note", comparison.Note?.ToString());
        json.WriteStartArray("rows");
        foreach (var row in comparison.Rows)
        {
            json.WriteStartObject();
            json.WriteString("kind", row.Kind);
            json.WriteString("record", row.Record);
            json.WriteString("who", row.Who.ToString());
            json.WriteString("vintage", row.Vintage?.ToString());
            json.Number("value", row.Value);
            json.Number("low", row.Low);
            json.Number("high", row.High);
            json.WriteString("interval", row.Interval);
            json.WriteStartArray("differs");
            foreach (var difference in row.Differences)
            {
                json.WriteStringValue(difference.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, ExcessEstimate estimate)
    {
        json.Number("value", estimate.Value);
        json.Number("se", estimate.StandardError);
        Limits(json, "interval_calibrated", estimate.Calibrated);
        Limits(json, "interval_nominal", estimate.Nominal);
        Limits(json, "interval_published_basis", estimate.PublishedBasis);
        json.Number("observed", estimate.Observed);
        json.Number("expected", estimate.Expected);
        json.Number("se_nominal", estimate.NominalStandardError);
        json.Number("df", estimate.Df);
        if (estimate.IndistinguishableFromNone is { } none)
        {
            json.WriteBoolean("indistinguishable_from_none", none);
            json.WriteString("reading", none ? Indistinguishable : estimate.Value > 0 ? "more deaths than expected" : "fewer deaths than expected");
        }

        json.WriteString("why_not_calibrated", estimate.WhyNotCalibrated);
        json.WritePropertyName("placebo");
        if (estimate.Placebo is not { } placebo)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.Number("hits", placebo.Hits);
        json.WriteNumber("n", placebo.N);
        json.Number("lag1", placebo.Lag1);
        json.Number("rms", placebo.Rms);
        json.Number("df", placebo.Df);
        json.Number("hits_published_basis", placebo.PublishedHits);
        json.Number("rms_unscaled", placebo.RmsUnscaled);
        if (placebo.N < EnoughToTest)
        {
            json.WriteString("note", "n too small to test 95 %");
        }

        json.WriteEndObject();
    }

    private static void Limits(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } known || !double.IsFinite(known.Low) || !double.IsFinite(known.High))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("low", known.Low);
        json.WriteNumber("high", known.High);
        json.WriteString("meaning", known.Meaning);
        json.WriteEndObject();
    }
}
