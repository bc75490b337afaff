using System.Text;
using Cenotaph.Frontline;

namespace Cenotaph.Tests.Frontline;

public sealed class GeoJsonGroundTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[36,48],[37,48],[37,49],[36,49],[36,48]]]}""";

    [Theory]
    [InlineData("", "an empty file; expected GeoJSON (RFC 7946)")]
    [InlineData("{\"type\":", "row 1: seen text that is no JSON")]
    [InlineData("[1,2]", "JSON without a type")]
    [InlineData("""{"type":"FeatureCollection"}""", "column \"features\": seen no list")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "seen no feature; expected at least one")]
    [InlineData("""{"type":"Topology","objects":{}}""", "day.2031-01-02.geojson, feature 1: seen a geometry of type \"Topology\"")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":null}""", "feature 1: seen no geometry")]
    [InlineData("""{"type":"Point","coordinates":[36,48]}""", "seen a Point; expected a Polygon or a MultiPolygon")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "seen an empty geometry")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,48],[37,48],[36,48]]]}""", "seen a ring of 3 positions; expected at least 4")]
    [InlineData("""{"type":"Polygon","coordinates":[[[48,136],[49,136],[49,137],[48,136]]]}""", "seen the position [48, 136]; expected longitude from -180 to 180 first, then latitude from -90 to 90: these seem swapped")]
    [InlineData("""{"type":"Polygon","coordinates":[[[4190000,6120000],[4190000,6130000],[4200000,6130000],[4190000,6120000]]]}""", "metres of a map grid are not read")]
    [InlineData("""{"type":"Polygon","coordinates":[[["36",48],[37,48],[37,49],["36",48]]]}""", "seen [\"36\",48]; expected a position [longitude, latitude] in degrees")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,48],[37,48],[38,48],[36,48]]]}""", "seen a polygon without area")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,48],[37,48],[37,1e999],[36,48]]]}""", "seen the position [37, Infinity]")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[1,1],[2,2]]}]}""", "seen a LineString")]
    [InlineData("""{"type":"Feature","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"properties":{},"geometry":null}""", "column \"crs\": seen \"urn:ogc:def:crs:EPSG::3857\"; expected WGS 84")]
    public void What_cannot_be_used_is_said_with_file_and_feature(string text, string expected)
    {
        ProblemCollection problems = [];
        Assert.Null(Read(text, "day.2031-01-02.geojson", problems));
        Assert.Contains(problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.StartsWith("day.2031-01-02.geojson", problem.File, StringComparison.Ordinal));
    }

    [Fact]
    public void A_polygon_that_crosses_itself_is_repaired_with_a_doubt()
    {
        ProblemCollection problems = [];
        var held = Read("""{"type":"Polygon","coordinates":[[[36,48],[37,49],[37,48],[36,49],[36,48]]]}""", "2031-01-02.geojson", problems)!;
        var doubt = Assert.Single(problems);
        Assert.Equal(Severity.Doubt, doubt.Severity);
        Assert.Contains("2031-01-02.geojson, feature 1: seen an invalid polygon (Self-intersection at [36.5, 48.5]); expected a polygon that does not cross itself; it was repaired.", doubt.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.5, held.Polygons.Area, 1e-9);
    }

    [Fact]
    public void An_open_ring_is_closed_with_a_doubt_and_one_bad_feature_leaves_the_others()
    {
        ProblemCollection problems = [];
        var held = Read(
            Ground.Collection("""{"type":"Polygon","coordinates":[[[36,48],[37,48],[37,49],[36,49]]]}""", """{"type":"Polygon","coordinates":[[[400,48],[37,48],[37,49],[400,48]]]}"""),
            "2031-01-02.geojson", problems)!;
        Assert.Equal(1, held.Polygons.Area, 1e-9);
        Assert.Equal(["2031-01-02.geojson, feature 1", "2031-01-02.geojson, feature 2"], problems.Select(problem => problem.File));
        Assert.Equal([Severity.Doubt, Severity.Error], problems.Select(problem => problem.Severity));
    }

    [Theory]
    [InlineData(Square)]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[36,48],[36.5,48],[36.5,49],[36,49],[36,48]]],[[[36.5,48],[37,48],[37,49],[36.5,49],[36.5,48]]]]}""")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[[[36,48],[37,48],[37,49],[36,49],[36,48]]]}]}""")]
    [InlineData("""{"type":"Feature","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"properties":null,"geometry":{"type":"Polygon","coordinates":[[[36,48,120],[37,48,120],[37,49,120],[36,49,120],[36,48,120]]]}}""")]
    public void Every_form_of_the_same_ground_is_the_same_ground(string text)
    {
        ProblemCollection problems = [];
        Assert.Equal(1, Read(text, "map_20310102.json", problems)!.Polygons.Area, 1e-12);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("front-2031-01-02.geojson", "{}", "2031-01-02")]
    [InlineData("front_2031_01_02.geojson", "{}", "2031-01-02")]
    [InlineData("20310102.json", "{}", "2031-01-02")]
    [InlineData("today.geojson", """{"date":"2031-01-02"}""", "2031-01-02")]
    [InlineData("today.geojson", """{"date":"2031-01-02T11:30:00Z"}""", "2031-01-02")]
    [InlineData("2031-01-02-to-2031-01-05.geojson", """{"date":"2031-01-05"}""", "2031-01-05")]
    [InlineData("today.geojson", "{}", null)]
    [InlineData("today.geojson", """{"date":"2 January"}""", null)]
    [InlineData("2031-13-02.geojson", "{}", null)]
    public void The_day_is_in_the_name_or_a_property(string name, string properties, string? day)
    {
        ProblemCollection problems = [];
        var held = Read($$"""{"type":"Feature","properties":{{properties}},"geometry":{{Square}}}""", name, problems);
        Assert.Equal(day, held?.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(day is null, problems.Any(problem => problem.ToString().Contains("one day, as 2024-05-14", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_features_that_were_chosen_are_held_ground()
    {
        ProblemCollection problems = [];
        var text = $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"status":"occupied"},"geometry":{{{Square}}}},{"type":"Feature","properties":{"status":"liberated"},"geometry":{"type":"Polygon","coordinates":[[[30,48],[31,48],[31,49],[30,49],[30,48]]]}}]}""";
        Assert.Equal(1, GeoJsonGround.Read(Encoding.UTF8.GetBytes(text), "2031-01-02", new() { Where = ("status", "occupied") }, problems)!.Polygons.Area, 1e-12);
        Assert.Empty(problems);
        Assert.Null(GeoJsonGround.Read(Encoding.UTF8.GetBytes(text), "2031-01-02", new() { Where = ("status", "lost") }, problems));
        Assert.Contains("at least one whose property status is \"lost\"", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ground_that_lies_near_the_axes_only_the_other_way_round_is_said_to_be_swapped()
    {
        var held = Ground.Of("2031-01-02", Ground.Rectangle(47.5, 36.5, 48.5, 37.5));
        Assert.Contains("[48, 37]", held.Swapped([new(37.75, 48.14, 37.0, 48.31, 8)]), StringComparison.Ordinal);
        Assert.Null(Ground.Of("2031-01-02", Ground.Rectangle(36.5, 47.5, 37.5, 48.5)).Swapped([new(37.75, 48.14, 37.0, 48.31, 8)]));
    }

    [Theory]
    [InlineData(37, 95, 38, 48, 8, "latitude 95")]
    [InlineData(37, 48, 37, 48, 8, "an axis of 0 km")]
    [InlineData(37, 48, 44, 48, 8, "0.1 to 200 km apart")]
    [InlineData(37, 48, 38, 48, 0, "a half width of 0 km")]
    [InlineData(37, 48, 38, 48, 500, "at most 100 km")]
    [InlineData(double.NaN, 48, 38, 48, 8, "NaN")]
    public void A_box_that_cannot_be_measured_is_refused(double startLongitude, double startLatitude, double endLongitude, double endLatitude, double half, string expected)
    {
        var (seen, wanted) = AxisGround.Fault(new(startLongitude, startLatitude, endLongitude, endLatitude, half))!.Value;
        Assert.Contains(expected, seen + "; " + wanted, StringComparison.Ordinal);
    }

    private static HeldGround? Read(string text, string name, ProblemCollection problems) => GeoJsonGround.Read(Encoding.UTF8.GetBytes(text), name, new(), problems);
}
