using NetTopologySuite.Densify;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;

namespace Cenotaph.Frontline;

/// <summary>The ground of an axis: what polygons of held ground measure inside its box.</summary>
internal sealed class AxisGround
{
    /// <summary>The longest axis: beyond it the plane no longer holds distances to 0.1 %.</summary>
    public const double LongestKm = 200;

    /// <summary>The widest half width, in km.</summary>
    public const double WidestKm = 100;

    // Lines along the axis for the median, about so many metres apart.
    private const double Spacing = 100;

    // Edges are cut to such pieces before they are projected, for they are straight in degrees and not in the plane.
    private const double PieceDegrees = 0.01;

    private const double KmPerDegree = 110;

    private readonly TransverseMercator plane;
    private readonly (double East, double North) start;
    private readonly (double East, double North) along;
    private readonly double halfWidth;
    private readonly Envelope surroundings;

    /// <summary>The ground of a box that <see cref="Fault"/> finds nothing wrong with.</summary>
    public AxisGround(AxisBox box)
    {
        halfWidth = box.HalfWidth * 1000;
        var (longitude, latitude) = ((box.StartLongitude + box.EndLongitude) / 2, (box.StartLatitude + box.EndLatitude) / 2);
        plane = new(longitude);
        start = plane.Project(box.StartLongitude, box.StartLatitude);
        var end = plane.Project(box.EndLongitude, box.EndLatitude);
        Length = double.Hypot(end.East - start.East, end.North - start.North);
        along = ((end.East - start.East) / Length, (end.North - start.North) / Length);
        var reach = ((Length / 2) + halfWidth) / 1000 / KmPerDegree;
        var wide = reach / Math.Cos(double.DegreesToRadians(Math.Min(85, Math.Abs(latitude) + reach)));
        surroundings = new(longitude - wide, longitude + wide, latitude - reach, latitude + reach);
    }

    /// <summary>The distance from start to end, in metres.</summary>
    public double Length { get; }

    /// <summary>What is wrong with a box, and what is expected; null when nothing is.</summary>
    public static (string Seen, string Expected)? Fault(AxisBox box)
    {
        foreach (var (longitude, latitude) in new[] { (box.StartLongitude, box.StartLatitude), (box.EndLongitude, box.EndLatitude) })
        {
            if (!(Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 80))
            {
                return (FormattableString.Invariant($"longitude {longitude}, latitude {latitude}"), "degrees: longitude from -180 to 180, latitude from -80 to 80");
            }
        }

        if (!(box.HalfWidth is > 0 and <= WidestKm))
        {
            return (FormattableString.Invariant($"a half width of {box.HalfWidth} km"), FormattableString.Invariant($"more than 0 and at most {WidestKm} km"));
        }

        var length = Math.Abs(box.StartLongitude - box.EndLongitude) < 10 ? new AxisGround(box).Length / 1000 : double.PositiveInfinity;
        return length is >= 0.1 and <= LongestKm ? null
            : (FormattableString.Invariant($"an axis of {length:0.###} km"), FormattableString.Invariant($"a start and an end that are 0.1 to {LongestKm} km apart"));
    }

    /// <summary>The measures of held ground, in the order of <see cref="FrontMeasureWords.All"/>: four in metres, the area in km².</summary>
    /// <param name="held">Valid polygons in longitude and latitude, none over another.</param>
    public double[] Measure(Geometry held)
    {
        var inside = Inside(held);
        var lines = (int)Math.Clamp(Math.Ceiling(2 * halfWidth / Spacing), 21, 2001) | 1;
        var reach = new double[lines];
        var farthest = 0.0;
        var middle = 0.0;
        foreach (var (from, to) in Edges(inside))
        {
            farthest = Math.Max(farthest, Math.Max(from.X, to.X));
            middle = Math.Max(middle, Crossing(from, to, 0));
            var (low, high) = (Math.Min(from.Y, to.Y), Math.Max(from.Y, to.Y));
            for (var line = Math.Max(0, Line(low) - 1); line < lines && At(line) <= high; line++)
            {
                reach[line] = Math.Max(reach[line], Crossing(from, to, At(line)));
            }
        }

        Array.Sort(reach);
        var area = inside.Area;
        return [area / (2 * halfWidth), middle, reach[lines / 2], farthest, area / 1e6];

        double At(int line) => (((line + 0.5) / lines) - 0.5) * 2 * halfWidth;
        int Line(double across) => (int)Math.Floor(((across / (2 * halfWidth)) + 0.5) * lines);
    }

    // How far along an edge crosses a line, or 0. An edge that ends on the line counts once.
    private static double Crossing(Coordinate from, Coordinate to, double across) =>
        (from.Y <= across) == (to.Y <= across) ? 0 : from.X + ((across - from.Y) / (to.Y - from.Y) * (to.X - from.X));

    private static IEnumerable<(Coordinate From, Coordinate To)> Edges(Geometry polygons)
    {
        for (var i = 0; i < polygons.NumGeometries; i++)
        {
            if (polygons.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
            {
                continue;
            }

            foreach (var ring in polygon.Holes.Prepend(polygon.Shell))
            {
                var places = ring.Coordinates;
                for (var place = 1; place < places.Length; place++)
                {
                    yield return (places[place - 1], places[place]);
                }
            }
        }
    }

    // The held ground inside the box, in metres along the axis from its start and across it.
    private Geometry Inside(Geometry held)
    {
        var factory = held.Factory;
        var near = OverlayNGRobust.Overlay(held, factory.ToGeometry(surroundings), NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
        if (near.IsEmpty)
        {
            return near;
        }

        var turned = Densifier.Densify(near, PieceDegrees).Copy();
        turned.Apply(new Turn(this));
        turned.GeometryChanged();
        return OverlayNGRobust.Overlay(
            turned.IsValid ? turned : GeometryFixer.Fix(turned), factory.ToGeometry(new Envelope(0, Length, -halfWidth, halfWidth)),
            NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);
    }

    private sealed class Turn(AxisGround ground) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 0; i < sequence.Count; i++)
            {
                var (east, north) = ground.plane.Project(sequence.GetX(i), sequence.GetY(i));
                (east, north) = (east - ground.start.East, north - ground.start.North);
                sequence.SetX(i, (east * ground.along.East) + (north * ground.along.North));
                sequence.SetY(i, (north * ground.along.East) - (east * ground.along.North));
            }
        }
    }
}
