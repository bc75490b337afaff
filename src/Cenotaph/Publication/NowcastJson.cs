using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Cenotaph.Publication;

/// <summary>Nowcasts as JSON. Numbers that are not known are null.</summary>
public static class NowcastJson
{
    /// <summary>Writes all of a summary as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="summary">The nowcast.</param>
    public static void Write(Utf8JsonWriter json, NowcastSummary summary)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(summary);
        json.WriteStartObject();
        json.WriteString("id", summary.Id);
        json.WriteString("register", summary.Register);
        json.WriteString("grid", summary.Grid);
        json.WriteNumber("greatest_delay", summary.MaximumDelay);
        json.WriteBoolean("greatest_delay_from_data", summary.DelayFromData);
        json.WriteNumber("seed", summary.Seed);
        json.WriteNumber("draws", summary.Draws);
        json.WriteString("target", "what the register will hold; never called final truth");
        Vintages(json, summary.Vintages);
        if (summary.Refusal is { } refusal)
        {
            json.WriteString("not_estimable", refusal.ToString());
        }

        Rows(json, "recent", summary.Recent);
        Rows(json, "sums", summary.Sums);
        Rows(json, "strata", summary.Strata);
        Breaks(json, summary.Breaks);
        Scores(json, summary);
        json.WriteStartArray("flash");
        foreach (var flash in summary.Flash)
        {
            Flash(json, flash);
        }

        json.WriteEndArray();
        json.Texts("notes", summary.Notes.Select(text => text.ToString()));
        json.WriteEndObject();
    }

    private static void Vintages(Utf8JsonWriter json, ImmutableArray<NowcastVintage> vintages)
    {
        json.WriteString("vintage", vintages.IsEmpty ? null : vintages[^1].Label);
        json.WriteString("vintage_date", vintages.IsEmpty ? null : Iso(vintages[^1].Date));
        json.WriteNumber("vintages", vintages.Length);
    }

    private static void Rows(Utf8JsonWriter json, string name, ImmutableArray<NowcastRow> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            if (row.Stratum.Length > 0)
            {
                json.WriteString("stratum", row.Stratum);
            }

            json.WriteString("from", Iso(row.Time.First));
            json.WriteString("to", Iso(row.Time.Last));
            json.Number("known", row.Known);
            json.Number("share_known", row.ShareKnown);
            json.Number("share_known_low", row.ShareLow);
            json.Number("share_known_high", row.ShareHigh);
            json.Number("nowcast", row.Median);
            json.Number("low", row.Low);
            json.Number("high", row.High);
            json.WriteStartObject("quantiles");
            for (var at = 0; at < row.Quantiles.Length; at++)
            {
                json.Number(NowcastRow.Probabilities[at].ToString(CultureInfo.InvariantCulture), row.Quantiles[at]);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Breaks(Utf8JsonWriter json, ImmutableArray<NowcastBreakUse> breaks)
    {
        json.WriteStartArray("breaks");
        foreach (var one in breaks)
        {
            json.WriteStartObject();
            json.WriteString("date", one.Date.ToString());
            json.WriteString("declared", Iso(one.Declared));
            json.WriteString("why", one.Why?.ToString());
            json.WriteBoolean("used", one.Used);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Scores(Utf8JsonWriter json, NowcastSummary summary)
    {
        json.WriteStartArray("scores");
        foreach (var row in summary.Scores)
        {
            json.WriteStartObject();
            json.WriteString("vintage", row.Vintage.Label);
            json.WriteString("target", row.Target.Label);
            json.WriteString("sum", row.Sum);
            json.WriteString("from", Iso(row.Time.First));
            json.WriteString("to", Iso(row.Time.Last));
            json.WriteString("method", row.Method);
            json.Number("known", row.Known);
            json.Number("held", row.Held);
            json.Number("nowcast", row.Median);
            json.Number("low", row.Low);
            json.Number("high", row.High);
            if (row.Hit is { } hit)
            {
                json.WriteBoolean("hit", hit);
            }
            else
            {
                json.WriteNull("hit");
            }

            json.Number("interval_score", row.IntervalScore);
            json.Number("wis", row.WeightedIntervalScore);
            json.Number("crps", row.Crps);
            json.WriteString("not_estimable", row.Refusal);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("methods");
        foreach (var one in summary.Methods)
        {
            json.WriteStartObject();
            json.WriteString("method", one.Method);
            json.WriteString("sum", one.Sum);
            json.WriteNumber("given", one.Given);
            json.WriteNumber("compared", one.Compared);
            json.Number("coverage", one.Coverage);
            json.Number("interval_score", one.IntervalScore);
            json.Number("wis", one.WeightedIntervalScore);
            json.Number("crps", one.Crps);
            json.Number("median_revision", one.MedianRevision);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Flash(Utf8JsonWriter json, FlashComparison flash)
    {
        json.WriteStartObject();
        json.WriteString("id", flash.Id);
        json.WriteString("date", Iso(flash.Date));
        json.Number("coverage", flash.Coverage?.Median);
        json.Number("coverage_low", flash.Coverage?.Low);
        json.Number("coverage_high", flash.Coverage?.High);
        json.WriteString("learned_on", flash.Learned?.ToString());
        json.WriteStartArray("rows");
        foreach (var row in flash.Rows)
        {
            json.WriteStartObject();
            json.WriteString("target", row.Target);
            json.WriteString("from", Iso(row.Time.First));
            json.WriteString("to", Iso(row.Time.Last));
            json.WriteNumber("periods", row.Periods);
            json.Number("held", row.Held);
            json.WriteString("method", row.Method);
            json.Number("value", row.Value);
            json.Number("low", row.Low);
            json.Number("high", row.High);
            json.WriteBoolean("hit", row.Hit);
            json.Number("interval_score", row.IntervalScore);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Texts("notes", flash.Notes.Select(text => text.ToString()));
        json.WriteEndObject();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
