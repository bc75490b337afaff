namespace Cenotaph.Frontline;

/// <summary>
/// The transverse Mercator projection of the WGS 84 ellipsoid with scale 1 on its central meridian: distances from there out are too long by x²/2R²,
/// 0.002 % at 40 km and 0.013 % at 100 km.
/// </summary>
/// <remarks>
/// Krüger's series to the fourth order of the third flattening, in the form of Karney, Transverse Mercator with an accuracy of a few
/// nanometers, Journal of Geodesy 85, 2011, equations 7–9, 10–11, 14 and 35; cut off there it is good to a micrometre so near the meridian.
/// </remarks>
internal sealed class TransverseMercator(double centralMeridian)
{
    /// <summary>The equatorial radius of WGS 84, in metres.</summary>
    public const double Radius = 6_378_137;

    /// <summary>Its flattening.</summary>
    public const double Flattening = 1 / 298.257223563;

    private const double ThirdFlattening = Flattening / (2 - Flattening);

    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));

    private static readonly double RectifyingRadius =
        Radius / (1 + ThirdFlattening) * (1 + (Math.Pow(ThirdFlattening, 2) / 4) + (Math.Pow(ThirdFlattening, 4) / 64));

    private static readonly double[] Coefficients = Series(ThirdFlattening);

    /// <summary>Metres east of the central meridian and north of the equator.</summary>
    /// <param name="longitude">In degrees.</param>
    /// <param name="latitude">In degrees, within the poles.</param>
    public (double East, double North) Project(double longitude, double latitude)
    {
        var turn = double.DegreesToRadians(Math.IEEERemainder(longitude - centralMeridian, 360));
        var tangent = Math.Tan(double.DegreesToRadians(latitude));
        var root = Math.Sqrt(1 + (tangent * tangent));
        var sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tangent / root));
        var conformal = (tangent * Math.Sqrt(1 + (sigma * sigma))) - (sigma * root);
        var cosine = Math.Cos(turn);
        var xi = Math.Atan2(conformal, cosine);
        var eta = Math.Asinh(Math.Sin(turn) / Math.Sqrt((conformal * conformal) + (cosine * cosine)));
        var (north, east) = (xi, eta);
        for (var order = 1; order <= Coefficients.Length; order++)
        {
            north += Coefficients[order - 1] * Math.Sin(2 * order * xi) * Math.Cosh(2 * order * eta);
            east += Coefficients[order - 1] * Math.Cos(2 * order * xi) * Math.Sinh(2 * order * eta);
        }

        return (RectifyingRadius * east, RectifyingRadius * north);
    }

    // α₁ to α₄ of Karney's equation 35.
    private static double[] Series(double n) =>
    [
        n * (0.5 + (n * ((-2.0 / 3) + (n * ((5.0 / 16) + (n * 41 / 180)))))),
        n * n * ((13.0 / 48) + (n * ((-3.0 / 5) + (n * 557 / 1440)))),
        n * n * n * ((61.0 / 240) - (n * 103 / 140)),
        n * n * n * n * 49561 / 161280,
    ];
}
