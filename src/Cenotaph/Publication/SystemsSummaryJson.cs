using System.Text.Json;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Publication;

/// <summary>What a study's section [[systems]] gives as JSON; docs/systems-study.md defines every member.</summary>
public static class SystemsSummaryJson
{
    /// <summary>Writes one as an object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="first">The rule whose interval is the one to show.</param>
    public static void Write(Utf8JsonWriter writer, SystemsSummary summary, FreedomRule first = FreedomRule.Rubin)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(summary);
        writer.WriteStartObject();
        writer.WriteString("id", summary.Id);
        writer.WriteString("title", summary.Title.ToString());
        writer.WriteString("counted", summary.Quantity.ToString());
        writer.WriteString("source", summary.Source);
        writer.WriteStartArray("lists");
        foreach (var list in summary.Lists)
        {
            writer.WriteStartObject();
            writer.WriteString("name", list.Name);
            writer.WriteStartArray("sources");
            foreach (var source in list.Sources)
            {
                writer.WriteStringValue(source);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("not_estimable", summary.Refusal?.Assumption.ToString());
        writer.WriteStartArray("evidence");
        foreach (var evidence in summary.Refusal?.Evidence ?? [])
        {
            writer.WriteStringValue(evidence.ToString());
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tables");
        foreach (var table in summary.Tables)
        {
            SystemsJson.Write(writer, table);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("combined");
        foreach (var one in summary.Combined)
        {
            CombinedJson.Write(writer, one, first);
        }

        writer.WriteEndArray();
        if (!summary.Tables.IsEmpty)
        {
            writer.WritePropertyName("calibration");
            CalibrationFile.Write(writer, SystemsCalibration.Shipped);
        }

        writer.WriteStartArray("compare");
        foreach (var beside in summary.Beside)
        {
            writer.WriteStartObject();
            writer.WriteString("label", beside.Label.ToString());
            Number(writer, "value", beside.Value);
            Number(writer, "low", beside.Low);
            Number(writer, "high", beside.High);
            writer.WriteString("scope", beside.Scope.ToString());
            writer.WriteString("publisher", beside.Origin.Publisher);
            writer.WriteString("title", beside.Origin.Title);
            writer.WriteString("address", beside.Origin.Address);
            writer.WriteString("citation", beside.Origin.Citation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("notes");
        foreach (var note in summary.Notes)
        {
            writer.WriteStringValue(note.ToString());
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
