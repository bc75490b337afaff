using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cenotaph.MultipleSystems;

/// <summary>A calibration as JSON; docs/systems-worlds.md defines every member.</summary>
public static class CalibrationFile
{
    private static readonly JsonWriterOptions layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a file.</summary>
    public static string Text(SystemsCalibration calibration)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, layout))
        {
            Write(writer, calibration);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>Writes a calibration as an object.</summary>
    public static void Write(Utf8JsonWriter writer, SystemsCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(calibration);
        writer.WriteStartObject();
        writer.WriteString("cannot_tell", SystemsCalibration.CannotTell);
        writer.WriteString("version", calibration.Version);
        writer.WriteNumber("seed", calibration.Seed);
        writer.WriteNumber("replicates", calibration.Replicates);
        Strings(writer, "methods", calibration.Methods);
        Strings(writer, "not_run", calibration.NotRun);
        writer.WriteStartObject("settings");
        foreach (var (name, value) in calibration.Settings)
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("worlds");
        foreach (var world in calibration.Worlds)
        {
            writer.WriteStartObject();
            writer.WriteString("world", world.Name);
            writer.WriteString("means", world.Means);
            writer.WriteNumber("persons", world.Persons);
            writer.WriteNumber("observed", world.Observed);
            writer.WriteStartArray("sizes");
            foreach (var size in world.Sizes)
            {
                writer.WriteNumberValue(size);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("methods");
            foreach (var row in world.Rows)
            {
                Write(writer, row);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, SystemsCalibration)"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static SystemsCalibration Read(Stream stream)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            return new(
                root.GetProperty("version").GetString()!, root.GetProperty("seed").GetUInt64(), root.GetProperty("replicates").GetInt32(),
                [.. root.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!)],
                [.. root.GetProperty("settings").EnumerateObject().Select(setting => new SystemsFigure(setting.Name, setting.Value.GetDouble()))],
                [.. root.GetProperty("worlds").EnumerateArray().Select(World)]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("This is no calibration of worlds.", fault);
        }
    }

    private static CalibratedWorld World(JsonElement world) => new(
        world.GetProperty("world").GetString()!, world.GetProperty("means").GetString()!, world.GetProperty("persons").GetInt64(), world.GetProperty("observed").GetDouble(),
        [.. world.GetProperty("sizes").EnumerateArray().Select(size => size.GetDouble())], [.. world.GetProperty("methods").EnumerateArray().Select(Row)]);

    private static CalibratedRow Row(JsonElement row) => new(row.GetProperty("method").GetString()!, row.GetProperty("estimate").GetString()!, row.GetProperty("interval").GetString())
    {
        IsFirst = row.GetProperty("shown").GetBoolean(),
        IsLowerBound = row.GetProperty("lower_bound").GetBoolean(),
        Replicates = row.GetProperty("replicates").GetInt32(),
        Refused = row.GetProperty("refused").GetDouble(),
        Coverage = Number(row, "coverage"),
        BinomialError = Number(row, "binomial_error"),
        Bias = Number(row, "bias"),
        MedianBias = Number(row, "median_bias"),
        Width = Number(row, "width"),
    };

    private static double? Number(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static void Write(Utf8JsonWriter writer, CalibratedRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("method", row.Method);
        writer.WriteString("estimate", row.Estimate);
        writer.WriteString("interval", row.Interval);
        writer.WriteBoolean("shown", row.IsFirst);
        writer.WriteBoolean("lower_bound", row.IsLowerBound);
        writer.WriteNumber("replicates", row.Replicates);
        Write(writer, "coverage", row.Coverage);
        Write(writer, "binomial_error", row.BinomialError);
        Write(writer, "bias", row.Bias);
        Write(writer, "median_bias", row.MedianBias);
        Write(writer, "width", row.Width);
        writer.WriteNumber("refused", row.Refused);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
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
