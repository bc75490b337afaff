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
        Texts(json, "notes", summary.Notes);
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
            Number(json, "known", row.Known);
            Number(json, "share_known", row.ShareKnown);
            Number(json, "share_known_low", row.ShareLow);
            Number(json, "share_known_high", row.ShareHigh);
            Number(json, "nowcast", row.Median);
            Number(json, "low", row.Low);
            Number(json, "high", row.High);
            json.WriteStartObject("quantiles");
            for (var at = 0; at < row.Quantiles.Length; at++)
            {
                Number(json, NowcastRow.Probabilities[at].ToString(CultureInfo.InvariantCulture), row.Quantiles[at]);
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
            Number(json, "known", row.Known);
            Number(json, "held", row.Held);
            Number(json, "nowcast", row.Median);
            Number(json, "low", row.Low);
            Number(json, "high", row.High);
            if (row.Hit is { } hit)
            {
                json.WriteBoolean("hit", hit);
            }
            else
            {
                json.WriteNull("hit");
            }

            Number(json, "interval_score", row.IntervalScore);
            Number(json, "wis", row.WeightedIntervalScore);
            Number(json, "crps", row.Crps);
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
            Number(json, "coverage", one.Coverage);
            Number(json, "interval_score", one.IntervalScore);
            Number(json, "wis", one.WeightedIntervalScore);
            Number(json, "crps", one.Crps);
            Number(json, "median_revision", one.MedianRevision);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Flash(Utf8JsonWriter json, FlashComparison flash)
    {
        json.WriteStartObject();
        json.WriteString("id", flash.Id);
        json.WriteString("date", Iso(flash.Date));
        Number(json, "coverage", flash.Coverage?.Median);
        Number(json, "coverage_low", flash.Coverage?.Low);
        Number(json, "coverage_high", flash.Coverage?.High);
        json.WriteString("learned_on", flash.Learned?.ToString());
        json.WriteStartArray("rows");
        foreach (var row in flash.Rows)
        {
            json.WriteStartObject();
            json.WriteString("target", row.Target);
            json.WriteString("from", Iso(row.Time.First));
            json.WriteString("to", Iso(row.Time.Last));
            json.WriteNumber("periods", row.Periods);
            Number(json, "held", row.Held);
            json.WriteString("method", row.Method);
            Number(json, "value", row.Value);
            Number(json, "low", row.Low);
            Number(json, "high", row.High);
            json.WriteBoolean("hit", row.Hit);
            Number(json, "interval_score", row.IntervalScore);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "notes", flash.Notes);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<Phrase> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text.ToString());
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
