using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Cenotaph.Frontline;

/// <summary>
/// Reads held ground out of a GeoJSON file (RFC 7946). Faulty data never throws: a polygon that cannot be used is a problem with its file and
/// feature and is left out; one that crosses itself is repaired, with a doubt.
/// </summary>
internal static class GeoJsonGround
{
    /// <summary>The member of a feature's properties that names the day, unless the user names another.</summary>
    public const string DayProperty = "date";

    /// <summary>The ground of a file; null, with problems, where there is none that can be used.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="name">Its name, which may hold the day.</param>
    /// <param name="options">Which features, and where the day is.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static HeldGround? Read(ReadOnlyMemory<byte> content, string name, GroundOptions options, ICollection<Problem> problems)
    {
        content = content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(content);
        }
        catch (JsonException error)
        {
            problems.Add(new(name, error.LineNumber + 1, null, content.IsEmpty ? "an empty file" : "text that is no JSON", "GeoJSON (RFC 7946)"));
            return null;
        }

        using (document)
        {
            return Read(document.RootElement, name, options, problems);
        }
    }

    private static HeldGround? Read(JsonElement root, string name, GroundOptions options, ICollection<Problem> problems)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "type") is not { } type)
        {
            problems.Add(new(name, null, null, "JSON without a type", "GeoJSON: a FeatureCollection, a Feature or a geometry"));
            return null;
        }

        if (ForeignSystem(root) is { } system)
        {
            problems.Add(new(name, null, "crs", $"\"{system}\"", "WGS 84 in longitude and latitude, which needs no crs; project it first"));
            return null;
        }

        List<(JsonElement Feature, int Number)> features = [];
        if (type != "FeatureCollection")
        {
            features.Add((root, 1));
        }
        else if (!root.TryGetProperty("features", out var members) || members.ValueKind != JsonValueKind.Array)
        {
            problems.Add(new(name, null, "features", "no list", "the features of the collection"));
            return null;
        }
        else
        {
            features.AddRange(members.EnumerateArray().Select((feature, index) => (feature, index + 1)));
        }

        features.RemoveAll(one => options.Where is { } where && Property(one.Feature, where.Property) != where.Value);
        if (features.Count == 0)
        {
            problems.Add(new(name, null, null, "no feature", options.Where is { } where ? $"at least one whose property {where.Property} is \"{where.Value}\"" : "at least one"));
            return null;
        }

        if (Day(root, features, name, options, problems) is not { } day)
        {
            return null;
        }

        var (parts, asked) = (new List<Polygon>(), problems.Count);
        foreach (var (feature, number) in features)
        {
            var reader = new GeoJsonPolygons($"{name}, feature {number.ToString(CultureInfo.InvariantCulture)}", problems);
            parts.AddRange(reader.Read(Text(feature, "type") == "Feature" ? Member(feature, "geometry") : feature));
        }

        if (parts.Count == 0)
        {
            // A reason was given for each polygon that was left out.
            if (problems.Count == asked)
            {
                problems.Add(new(name, null, null, "no polygon", "polygons of held ground"));
            }

            return null;
        }

        var factory = GeoJsonPolygons.Factory;
        return new(day, parts.Count == 1 ? parts[0] : OverlayNGRobust.Union((Geometry)factory.CreateGeometryCollection([.. parts])));
    }

    // The day in the file's name, else the one that all features name, or the collection.
    private static DateOnly? Day(
        JsonElement root, List<(JsonElement Feature, int Number)> features, string name, GroundOptions options, ICollection<Problem> problems)
    {
        if (options.DayProperty is null && GroundOptions.DayInName(name) is { } named)
        {
            return named;
        }

        var property = options.DayProperty ?? DayProperty;
        var texts = features.Select(one => Property(one.Feature, property)).Append(root.TryGetProperty(property, out var own) ? Spelled(own) : null)
            .OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var days = texts.Select(text => DateOnly.TryParseExact(text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : (DateOnly?)null).Distinct().ToList();
        if (days is [{ } one])
        {
            return one;
        }

        problems.Add(new(
            name, null, property, texts.Count == 0 ? "no day" : string.Join(" and ", texts.Take(3).Select(text => $"\"{text}\"")),
            "one day, as 2024-05-14, in the file's name or in that property"));
        return null;
    }

    // Older files name a system; these mean what RFC 7946 means.
    private static string? ForeignSystem(JsonElement root)
    {
        if (!root.TryGetProperty("crs", out var crs) || crs.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var name = Member(crs, "properties") is { } properties ? Text(properties, "name") : null;
        var code = name?.Trim().ToUpperInvariant();
        return code is not null && (code.EndsWith("CRS84", StringComparison.Ordinal) || code is "EPSG:4326" or "WGS84" or "WGS 84" || (code.StartsWith("URN:OGC:DEF:CRS:EPSG:", StringComparison.Ordinal) && code.EndsWith(":4326", StringComparison.Ordinal)))
            ? null : name ?? "a system without a name";
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string? Property(JsonElement feature, string name) =>
        Member(feature, "properties") is { ValueKind: JsonValueKind.Object } properties && properties.TryGetProperty(name, out var value) ? Spelled(value) : null;

    private static string? Spelled(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
