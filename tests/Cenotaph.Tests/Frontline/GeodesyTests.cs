using System.Text;
using Cenotaph.Frontline;

namespace Cenotaph.Tests.Frontline;

/// <summary>Distances and areas against sums that share no formula with ours.</summary>
public sealed class GeodesyTests
{
    private const double A = 6378137;
    private const double F = 1 / 298.257223563;

    [Fact]
    public void The_projection_gives_a_published_place_on_the_UTM_grid()
    {
        // CN Tower: 43°38′33.24″ N, 79°23′13.7″ W is 630084 m east, 4833438 m north in zone 17 (meridian −81, scale 0.9996, false easting 500 km).
        var (east, north) = new TransverseMercator(-81).Project(-(79 + (23 / 60.0) + (13.7 / 3600)), 43 + (38 / 60.0) + (33.24 / 3600));
        Assert.Equal(630084, 500000 + (0.9996 * east), 1.0);
        Assert.Equal(4833438, 0.9996 * north, 1.0);
    }

    [Theory]
    [InlineData(37.75, 48.14, 37.0, 48.31)]
    [InlineData(37.0, 47.74, 36.1, 47.66)]
    [InlineData(-1.0, 0.2, -1.4, -0.2)]
    [InlineData(179.8, 60.0, 180.0, 60.5)]
    [InlineData(20.0, -35.0, 20.6, -35.1)]
    public void An_axis_is_as_long_as_the_geodesic(double startLongitude, double startLatitude, double endLongitude, double endLatitude) => Assert.Equal(
        1, new AxisGround(new(startLongitude, startLatitude, endLongitude, endLatitude, 8)).Length / Vincenty(startLongitude, startLatitude, endLongitude, endLatitude), 1e-4);

    [Fact]
    public void The_longest_axis_that_is_allowed_is_as_long_as_the_geodesic_to_a_thousandth()
    {
        AxisBox box = new(36, 48, 38.68, 48, 8);
        Assert.Null(AxisGround.Fault(box));
        Assert.Equal(1, new AxisGround(box).Length / Vincenty(36, 48, 38.68, 48), 1e-3);
    }

    [Fact]
    public void An_area_is_that_of_the_ellipsoid_summed_strip_by_strip()
    {
        var held = Ground.Of("2031-01-01", Ground.Rectangle(36, 47, 38, 49)).Polygons;
        Assert.Equal(1, EllipsoidArea.Of(held) / Strips(36, 47, 38, 49), 1e-9);
        Assert.Equal(1, EllipsoidArea.Of(Ground.Of("2031-01-01", Ground.Rectangle(-170, -60, 170, 60)).Polygons) / Strips(-170, -60, 170, 60), 1e-9);
    }

    [Fact]
    public void Held_ground_inside_a_box_along_a_parallel_has_its_area_and_its_reach()
    {
        // Held up to a third of the axis, and beyond the box on the other three sides.
        AxisBox box = new(37, 48, 37.8, 48, 8);
        var measured = new AxisGround(box).Measure(Ground.Of("2031-01-01", Ground.Rectangle(36.5, 47.5, 37.3, 48.5)).Polygons);
        var reach = Vincenty(37, 48, 37.3, 48);
        foreach (var metres in measured[..4])
        {
            Assert.Equal(1, metres / reach, 1e-3);
        }

        Assert.Equal(1, measured[4] / (reach * 16000 / 1e6), 1e-3);
        Assert.Equal(measured[4] * 1e6 / 16000, measured[0], 1e-6);
    }

    [Fact]
    public void Ground_that_lies_wholly_inside_a_slanted_box_has_the_area_of_the_ellipsoid()
    {
        AxisGround ground = new(new(37.75, 48.14, 37.0, 48.31, 8));
        var held = Ground.Of("2031-01-01", Ground.Rectangle(37.3, 48.19, 37.45, 48.26)).Polygons;
        Assert.Equal(1, ground.Measure(held)[4] / Strips(37.3, 48.19, 37.45, 48.26), 1e-3);
    }

    [Fact]
    public void Mean_median_centre_and_farthest_tell_a_step_across_the_box_apart()
    {
        // North of the centre line 30 km, south of it 10 km: the mean is 20, the farthest 30.
        AxisBox box = new(37, 48, 37.8, 48, 8);
        var (near, far) = (37 + (10000 / Vincenty(37, 48, 38, 48)), 37 + (30000 / Vincenty(37, 48, 38, 48)));
        var both = new AxisGround(box).Measure(Ground.Of("2031-01-01", Ground.Rectangle(36.9, 47.8, near, 48.03), Ground.Rectangle(36.9, 48.03, far, 48.2)).Polygons);
        Assert.Equal(30000, both[3], 60.0);
        Assert.Equal(10000, both[1], 30.0);
        Assert.Equal(10000, both[2], 30.0);
        var share = (8000 - (0.03 * Vincenty(37, 48, 37, 49))) / 16000;

        // Within 100 m: the parallel at 48.03° bends away from the straight axis by up to 88 m.
        Assert.Equal(10000 + (share * 20000), both[0], 110.0);
    }

    [Fact]
    public void A_hole_is_not_held_overlapping_ground_counts_once_and_a_pocket_ahead_is_a_reach()
    {
        AxisGround ground = new(new(37, 48, 37.8, 48, 8));
        var full = ground.Measure(Ground.Of("2031-01-01", Ground.Rectangle(36.9, 47.8, 37.4, 48.2)).Polygons);
        var twice = ground.Measure(Ground.Of("2031-01-01", Ground.Rectangle(36.9, 47.8, 37.4, 48.2), Ground.Rectangle(36.95, 47.8, 37.4, 48.2)).Polygons);
        Assert.All(full.Zip(twice), pair => Assert.Equal(1, pair.First / pair.Second, 1e-9));
        var holed = ground.Measure(Ground.Of("2031-01-01", Ground.Polygon(Ground.Ring(36.9, 47.8, 37.4, 48.2), Ground.Ring(37.1, 47.98, 37.2, 48.02))).Polygons);
        Assert.Equal(Strips(37.1, 47.98, 37.2, 48.02), full[4] - holed[4], 0.05);
        Assert.Equal(full[3], holed[3], 1e-6);
        var ahead = ground.Measure(Ground.Of("2031-01-01", Ground.Rectangle(36.9, 47.8, 37.4, 48.2), Ground.Rectangle(37.5, 48.02, 37.6, 48.04)).Polygons);
        Assert.Equal(Vincenty(37, 48, 37.6, 48), ahead[3], 60.0);
        Assert.Equal(full[1], ahead[1], 1e-6);
        Assert.Equal([0, 0, 0, 0, 0], ground.Measure(Ground.Of("2031-01-01", Ground.Rectangle(30, 40, 31, 41)).Polygons));
    }

    // Vincenty, Direct and inverse solutions of geodesics on the ellipsoid, Survey Review 23, 1975.
    private static double Vincenty(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        const double b = A * (1 - F);
        var turn = double.DegreesToRadians(longitude2 - longitude1);
        var (u1, u2) = (Math.Atan((1 - F) * Math.Tan(double.DegreesToRadians(latitude1))), Math.Atan((1 - F) * Math.Tan(double.DegreesToRadians(latitude2))));
        var lambda = turn;
        for (var round = 0; ; round++)
        {
            var sineSigma = Math.Sqrt(Math.Pow(Math.Cos(u2) * Math.Sin(lambda), 2) + Math.Pow((Math.Cos(u1) * Math.Sin(u2)) - (Math.Sin(u1) * Math.Cos(u2) * Math.Cos(lambda)), 2));
            var cosineSigma = (Math.Sin(u1) * Math.Sin(u2)) + (Math.Cos(u1) * Math.Cos(u2) * Math.Cos(lambda));
            var sigma = Math.Atan2(sineSigma, cosineSigma);
            var sineAlpha = Math.Cos(u1) * Math.Cos(u2) * Math.Sin(lambda) / sineSigma;
            var squared = 1 - (sineAlpha * sineAlpha);
            var middle = squared == 0 ? 0 : cosineSigma - (2 * Math.Sin(u1) * Math.Sin(u2) / squared);
            var c = F / 16 * squared * (4 + (F * (4 - (3 * squared))));
            var next = turn + ((1 - c) * F * sineAlpha * (sigma + (c * sineSigma * (middle + (c * cosineSigma * ((2 * middle * middle) - 1))))));
            if (Math.Abs(next - lambda) < 1e-13 || round > 100)
            {
                var u = squared * ((A * A) - (b * b)) / (b * b);
                var big = 1 + (u / 16384 * (4096 + (u * (-768 + (u * (320 - (175 * u)))))));
                var small = u / 1024 * (256 + (u * (-128 + (u * (74 - (47 * u))))));
                var change = small * sineSigma * (middle + (small / 4 * ((cosineSigma * ((2 * middle * middle) - 1))
                    - (small / 6 * middle * ((4 * sineSigma * sineSigma) - 3) * ((4 * middle * middle) - 3)))));
                return b * big * (sigma - change);
            }

            lambda = next;
        }
    }

    // The integral of M N cos φ, the radii of curvature along the meridian and across it, in thin strips.
    private static double Strips(double west, double south, double east, double north)
    {
        const int strips = 20_000;
        var sum = 0.0;
        for (var strip = 0; strip < strips; strip++)
        {
            var latitude = double.DegreesToRadians(south + ((north - south) * (strip + 0.5) / strips));
            var e2 = F * (2 - F);
            var w = 1 - (e2 * Math.Sin(latitude) * Math.Sin(latitude));
            sum += A * (1 - e2) / Math.Pow(w, 1.5) * (A / Math.Sqrt(w)) * Math.Cos(latitude);
        }

        return sum * double.DegreesToRadians(north - south) / strips * double.DegreesToRadians(east - west) / 1e6;
    }
}

/// <summary>Writes GeoJSON of held ground.</summary>
internal static class Ground
{
    public static HeldGround Of(string day, params string[] geometries)
    {
        ProblemCollection problems = [];
        var held = GeoJsonGround.Read(Encoding.UTF8.GetBytes(Collection(geometries)), day + ".geojson", new(), problems);
        Assert.Empty(problems);
        return held!;
    }

    public static string Collection(params string[] geometries) =>
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', geometries.Select(one => $$"""{"type":"Feature","properties":{},"geometry":{{one}}}"""))}}]}""";

    public static string Rectangle(double west, double south, double east, double north) => Polygon(Ring(west, south, east, north));

    public static string Polygon(params string[] rings) => $$"""{"type":"Polygon","coordinates":[{{string.Join(',', rings)}}]}""";

    public static string Ring(double west, double south, double east, double north) =>
        FormattableString.Invariant($"[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]");
}
