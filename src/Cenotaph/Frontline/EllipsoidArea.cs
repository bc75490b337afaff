using NetTopologySuite.Geometries;

namespace Cenotaph.Frontline;

/// <summary>
/// The area of polygons on the WGS 84 ellipsoid, whatever their size: the integral of the authalic function along their edges (Snyder, Map
/// Projections: A Working Manual, USGS 1395, 1987, equation 3-12), edges straight in longitude and latitude as RFC 7946, 3.1.1, has them.
/// </summary>
internal static class EllipsoidArea
{
    // Pieces of an edge, in degrees: Simpson's rule over them is good to 1e-12 of the area.
    private const double Piece = 0.25;

    private static readonly double Square = TransverseMercator.Flattening * (2 - TransverseMercator.Flattening);

    /// <summary>The area in km²; what polygons share counts as often as they do.</summary>
    public static double Of(Geometry polygons)
    {
        var sum = 0.0;
        for (var i = 0; i < polygons.NumGeometries; i++)
        {
            if (polygons.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                sum += Math.Abs(Ring(polygon.Shell)) - polygon.Holes.Sum(hole => Math.Abs(Ring(hole)));
            }
        }

        return sum * TransverseMercator.Radius * TransverseMercator.Radius / 2 / 1e6;
    }

    private static double Ring(LineString ring)
    {
        var sum = 0.0;
        var places = ring.Coordinates;
        for (var i = 1; i < places.Length; i++)
        {
            var (from, to) = (places[i - 1], places[i]);
            var pieces = Math.Max(1, (int)Math.Ceiling(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / Piece));
            var width = double.DegreesToRadians((to.X - from.X) / pieces);
            for (var piece = 0; piece < pieces; piece++)
            {
                double At(double share) => Authalic(from.Y + ((to.Y - from.Y) * (piece + share) / pieces));
                sum += width * (At(0) + (4 * At(0.5)) + At(1)) / 6;
            }
        }

        return sum;
    }

    private static double Authalic(double latitude)
    {
        var sine = Math.Sin(double.DegreesToRadians(latitude));
        var eccentricity = Math.Sqrt(Square);
        return (1 - Square) * ((sine / (1 - (Square * sine * sine))) + (Math.Atanh(eccentricity * sine) / eccentricity));
    }
}
