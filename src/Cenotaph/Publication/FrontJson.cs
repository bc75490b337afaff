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
        Array(json, "rates", front.Rates, rate => Rate(json, rate));
        Array(json, "areas", front.Areas, area => Area(json, area));
        Array(json, "deaths_per_km2", front.Deaths, one =>
        {
            json.WriteString("deaths", one.Deaths.Id);
            json.WriteString("publisher", one.Deaths.Publisher.ToString());
            json.WriteString("quantity", one.Deaths.Quantity.ToString());
            json.WriteString("days", one.Deaths.Quantity.Period?.ToString());
            json.WriteString("basis", one.Deaths.Basis.ToString());
            Texts(json, "area", one.Area.Sources.Select(source => source.Id));
            json.WriteString("days_used", one.Area.Used?.ToString());
            Number(json, "km2", one.Area.Gained);
            Number(json, "km2_low", one.Area.Interval?.Low);
            Number(json, "km2_high", one.Area.Interval?.High);
            Number(json, "value", one.Value);
            Number(json, "low", one.Low);
            Number(json, "high", one.High);
            json.WriteString("interval", one.Low is null && one.High is null ? null : DeathsPerArea.Meaning);
            json.WriteString("not_estimable", one.Refusal?.ToString());
        });
        Array(json, "published", front.Published, one =>
        {
            json.WriteString("id", one.Id);
            json.WriteString("side", one.Side.ToString());
            Texts(json, "where", one.Where.Select(where => where.ToString()));
            json.WriteString("publisher", one.Publisher.ToString());
            json.WriteString("figure", one.Figure.ToString());
            Number(json, "value", (double?)one.Figure.Value);
            Number(json, "low", (double?)one.Figure.Low);
            Number(json, "high", (double?)one.Figure.High);
            json.WriteString("unit", one.Unit);
            json.WriteString("period", one.Period?.ToString());
            json.WriteString("method", one.Method);
            json.WriteString("remark", one.Remark);
            Array(json, "rates", one.Rates, rate => Rate(json, rate));
            Array(json, "areas", one.Areas, area => Area(json, area));
            Texts(json, "notes", one.Notes.Select(note => note.ToString()));
        });
        json.WriteStartObject("files");
        foreach (var (name, hash) in front.Files)
        {
            json.WriteString(name, hash);
        }

        json.WriteEndObject();
        Texts(json, "notes", front.Notes.Select(note => note.ToString()));
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

        Number(json, "gained", rate.Gained);
        Number(json, "per_day", rate.PerDay);
        Number(json, "low", rate.Interval?.Low);
        Number(json, "high", rate.Interval?.High);
        json.WriteString("interval", rate.Interval?.Meaning);
        Number(json, "block_days", rate.Block);
        Number(json, "rank", rate.Rank);
        Number(json, "ranked", rate.Rank is null ? null : rate.Ranked);
        json.WriteString("not_estimable", rate.Refusal?.ToString());
    }

    private static void Area(Utf8JsonWriter json, AreaGain area)
    {
        Texts(json, "series", area.Sources.Select(source => source.Id));
        Texts(json, "definitions", area.Sources.Select(source => source.Definition?.ToString()).OfType<string>());
        json.WriteString("window", area.Asked.ToString());
        json.WriteString("days_used", area.Used?.ToString());
        if (area.Used is not null)
        {
            json.WriteBoolean("whole_window", area.IsWhole);
        }

        Number(json, "km2", area.Gained);
        Number(json, "low", area.Interval?.Low);
        Number(json, "high", area.Interval?.High);
        json.WriteString("interval", area.Interval?.Meaning);
        json.WriteString("not_estimable", area.Refusal?.ToString());
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

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
