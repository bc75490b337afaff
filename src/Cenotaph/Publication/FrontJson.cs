using System.Globalization;
using System.Text.Json;
using Cenotaph.Frontline;

namespace Cenotaph.Publication;

/// <summary>The movement of a front as JSON.</summary>
public static class FrontJson
{
    /// <summary>Writes it as an object.</summary>
    public static void Write(Utf8JsonWriter json, FrontSummary front)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(front);
        json.WriteStartObject();
        json.WriteString("side", front.Side?.Id);
        json.WriteString("until", front.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (front.Until is not null)
        {
            json.WriteNumber("delay_days", front.Settings.DelayDays);
        }

        json.WriteNumber("resamples", front.Settings.Resamples);
        json.WriteNumber("seed", front.Settings.Seed);
        json.Objects("rates", front.Rates, rate => Rate(json, rate));
        json.Objects("areas", front.Areas, area => Area(json, area));
        json.Objects("deaths_per_km2", front.Deaths, one =>
        {
            json.WriteString("deaths", one.Deaths.Id);
            json.WriteString("publisher", one.Deaths.Publisher.ToString());
            json.WriteString("quantity", one.Deaths.Quantity.ToString());
            json.WriteString("days", one.Deaths.Quantity.Period?.ToString());
            json.WriteString("basis", one.Deaths.Basis.ToString());
            json.Texts("area", one.Area.Sources.Select(source => source.Id));
            json.WriteString("days_used", one.Area.Used?.ToString());
            json.Number("km2", one.Area.Gained);
            json.Number("km2_low", one.Area.Interval?.Low);
            json.Number("km2_high", one.Area.Interval?.High);
            json.Number("value", one.Value);
            json.Number("low", one.Low);
            json.Number("high", one.High);
            json.WriteString("interval", one.Low is null && one.High is null ? null : DeathsPerArea.Meaning);
            json.WriteString("not_estimable", one.Refusal?.ToString());
        });
        json.Objects("published", front.Published, one =>
        {
            json.WriteString("id", one.Id);
            json.WriteString("side", one.Side.ToString());
            json.Texts("where", one.Where.Select(where => where.ToString()));
            json.WriteString("publisher", one.Publisher.ToString());
            json.WriteString("figure", one.Figure.ToString());
            json.Number("value", (double?)one.Figure.Value);
            json.Number("low", (double?)one.Figure.Low);
            json.Number("high", (double?)one.Figure.High);
            json.WriteString("unit", one.Unit);
            json.WriteString("period", one.Period?.ToString());
            json.WriteString("method", one.Method);
            json.WriteString("remark", one.Remark);
            json.Objects("rates", one.Rates, rate => Rate(json, rate));
            json.Objects("areas", one.Areas, area => Area(json, area));
            json.Texts("notes", one.Notes.Select(note => note.ToString()));
        });
        json.WriteStartObject("files");
        foreach (var (name, hash) in front.Files)
        {
            json.WriteString(name, hash);
        }

        json.WriteEndObject();
        json.Texts("notes", front.Notes.Select(note => note.ToString()));
        json.WriteEndObject();
    }

    private static void Rate(Utf8JsonWriter json, AdvanceRate rate)
    {
        json.WriteString("axis", rate.Axis.Id);
        json.WriteString("measure", rate.Measure.Word());
        json.WriteString("unit", rate.Measure.Unit() + "/day");
        json.WriteString("window", rate.Asked.ToString());
        json.WriteString("days_used", rate.Used?.ToString());
        if (rate.Used is { } used)
        {
            json.WriteNumber("days", used.Days - 1);
            json.WriteBoolean("whole_window", rate.IsWhole);
            json.WriteNumber("days_without_map", rate.Missing);
        }

        json.Number("gained", rate.Gained);
        json.Number("per_day", rate.PerDay);
        json.Number("low", rate.Interval?.Low);
        json.Number("high", rate.Interval?.High);
        json.WriteString("interval", rate.Interval?.Meaning);
        json.Number("block_days", rate.Block);
        json.Number("rank", rate.Rank);
        json.Number("ranked", rate.Rank is null ? null : rate.Ranked);
        json.WriteString("not_estimable", rate.Refusal?.ToString());
    }

    private static void Area(Utf8JsonWriter json, AreaGain area)
    {
        json.Texts("series", area.Sources.Select(source => source.Id));
        json.Texts("definitions", area.Sources.Select(source => source.Definition?.ToString()).OfType<string>());
        json.WriteString("window", area.Asked.ToString());
        json.WriteString("days_used", area.Used?.ToString());
        if (area.Used is not null)
        {
            json.WriteBoolean("whole_window", area.IsWhole);
        }

        json.Number("km2", area.Gained);
        json.Number("low", area.Interval?.Low);
        json.Number("high", area.Interval?.High);
        json.WriteString("interval", area.Interval?.Meaning);
        json.WriteString("not_estimable", area.Refusal?.ToString());
    }
}
