using System.Globalization;
using NetTopologySuite.Geometries;

namespace Cenotaph.Frontline;

/// <summary>The ground held on a day: valid polygons in longitude and latitude, none over another.</summary>
/// <param name="Day">The day of the map.</param>
/// <param name="Polygons">The polygons.</param>
internal sealed record HeldGround(DateOnly Day, Geometry Polygons)
{
    // Ground and axes are the same place when they are no farther apart, in degrees.
    private const double Near = 5;

    /// <summary>
    /// What is wrong where the ground lies nowhere near an axis and would if longitude and latitude changed places; null otherwise.
    /// </summary>
    public string? Swapped(IReadOnlyList<AxisBox> boxes)
    {
        var at = Polygons.EnvelopeInternal;
        bool IsNear(double longitude, double latitude) =>
            longitude >= at.MinX - Near && longitude <= at.MaxX + Near && latitude >= at.MinY - Near && latitude <= at.MaxY + Near;
        return at.IsNull || boxes.Count == 0 || boxes.Any(box => IsNear(box.StartLongitude, box.StartLatitude))
            || !boxes.Any(box => IsNear(box.StartLatitude, box.StartLongitude))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"positions about [{at.Centre.X:0.##}, {at.Centre.Y:0.##}], which lie near the axes only when they are read the other way round");
    }
}
