using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Cenotaph.Frontline;

/// <summary>The polygons of one feature's geometry; what cannot be used is a problem of that feature.</summary>
/// <param name="feature">The file and the feature, for messages.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class GeoJsonPolygons(string feature, ICollection<Problem> problems)
{
    /// <summary>Makes geometries of the places as they are given.</summary>
    public static GeometryFactory Factory { get; } = new();

    /// <summary>The valid polygons; none where there is nothing to use.</summary>
    public IEnumerable<Polygon> Read(JsonElement? geometry)
    {
        if (geometry is not { ValueKind: JsonValueKind.Object } found)
        {
            Doubt("no geometry", "a Polygon or a MultiPolygon; it holds nothing");
            return [];
        }

        var type = found.TryGetProperty("type", out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
        switch (type)
        {
            case "Polygon":
                return Coordinates(found) is { } rings ? Polygon(rings) : [];
            case "MultiPolygon":
                return Coordinates(found) is { } parts ? [.. parts.EnumerateArray().SelectMany(Polygon)] : [];
            case "GeometryCollection" when found.TryGetProperty("geometries", out var members) && members.ValueKind == JsonValueKind.Array:
                return [.. members.EnumerateArray().SelectMany(member => Read(member))];
            case "Point" or "MultiPoint" or "LineString" or "MultiLineString":
                Doubt("a " + type, "a Polygon or a MultiPolygon: what has no area is left out");
                return [];
            default:
                Fault(type is null ? "a geometry without a type" : $"a geometry of type \"{type}\"", "a Polygon, a MultiPolygon or a GeometryCollection of them");
                return [];
        }
    }

    private JsonElement? Coordinates(JsonElement geometry)
    {
        if (!geometry.TryGetProperty("coordinates", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Fault("no coordinates", "a list of rings");
            return null;
        }

        if (list.GetArrayLength() == 0)
        {
            Doubt("an empty geometry", "rings of positions; it holds nothing");
            return null;
        }

        return list;
    }

    private IEnumerable<Polygon> Polygon(JsonElement rings)
    {
        if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0)
        {
            Fault("a polygon without rings", "an outer ring, then its holes");
            return [];
        }

        List<LinearRing> read = [];
        foreach (var ring in rings.EnumerateArray())
        {
            if (Ring(ring) is not { } one)
            {
                return [];
            }

            read.Add(one);
        }

        return Valid(Factory.CreatePolygon(read[0], [.. read.Skip(1)]));
    }

    private LinearRing? Ring(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array)
        {
            Fault("a ring that is no list", "positions [longitude, latitude]");
            return null;
        }

        List<Coordinate> places = [];
        foreach (var position in ring.EnumerateArray())
        {
            if (Place(position) is not { } place)
            {
                return null;
            }

            places.Add(place);
        }

        if (places.Count > 0 && !places[0].Equals2D(places[^1]))
        {
            Doubt("a ring whose last position is not its first", "a closed ring; it was closed");
            places.Add(places[0].Copy());
        }

        if (places.Count >= 4)
        {
            return Factory.CreateLinearRing([.. places]);
        }

        Fault($"a ring of {places.Count.ToString(CultureInfo.InvariantCulture)} positions", "at least 4, the last as the first");
        return null;
    }

    private Coordinate? Place(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2
            || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number
            || !position[0].TryGetDouble(out var longitude) || !position[1].TryGetDouble(out var latitude))
        {
            Fault(Short(position), "a position [longitude, latitude] in degrees");
            return null;
        }

        if (Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90)
        {
            return new(longitude, latitude);
        }

        Fault(
            FormattableString.Invariant($"the position [{longitude}, {latitude}]"),
            Math.Abs(latitude) <= 180 && Math.Abs(longitude) <= 90
                ? "longitude from -180 to 180 first, then latitude from -90 to 90: these seem swapped"
                : "longitude from -180 to 180 first, then latitude from -90 to 90; metres of a map grid are not read");
        return null;
    }

    private List<Polygon> Valid(Polygon polygon)
    {
        if (polygon.IsValid)
        {
            return [polygon];
        }

        var error = new IsValidOp(polygon).ValidationError;
        var at = error?.Coordinate is { } place ? FormattableString.Invariant($" at [{place.X:0.#####}, {place.Y:0.#####}]") : "";
        var repaired = GeometryFixer.Fix(polygon);

        // Lines may be left over of a repaired polygon.
        List<Polygon> parts = [.. Enumerable.Range(0, repaired.NumGeometries).Select(repaired.GetGeometryN).OfType<Polygon>().Where(one => !one.IsEmpty)];
        if (parts.Count == 0)
        {
            Fault($"a polygon without area ({error?.Message}{at})", "a ring round some ground");
            return [];
        }

        Doubt($"an invalid polygon ({error?.Message}{at})", "a polygon that does not cross itself; it was repaired");
        return parts;
    }

    private static string Short(JsonElement element)
    {
        var text = element.GetRawText();
        return text.Length <= 60 ? text : text[..59] + "…";
    }

    private void Fault(string seen, string expected) => problems.Add(new(feature, null, null, seen, expected));

    private void Doubt(string seen, string expected) => problems.Add(new(feature, null, null, seen, expected, Severity.Doubt));
}
