using System.Collections.Immutable;

namespace Cenotaph.Frontline;

/// <summary>Where a front stood on a day.</summary>
/// <param name="Day">The day of the map.</param>
/// <param name="Place">Metres from the start of the axis, or km² held.</param>
public readonly record struct FrontPosition(DateOnly Day, double Place);

/// <summary>The positions on one axis by one measure.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Measure">How they are measured.</param>
/// <param name="Positions">By day, each day once.</param>
public sealed record FrontTrack(FrontAxis Axis, FrontMeasure Measure, ImmutableArray<FrontPosition> Positions);

/// <summary>An axis of advance.</summary>
/// <param name="Id">Its word in files and options.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Box">The box on the ground; null where only positions are on record.</param>
public sealed record FrontAxis(string Id, LocalText Name, AxisBox? Box);

/// <summary>The box of an axis: the line from start to end, widened by the half width to both sides, with flat ends.</summary>
/// <param name="StartLongitude">The start, in degrees of WGS 84.</param>
/// <param name="StartLatitude">Its latitude.</param>
/// <param name="EndLongitude">The end.</param>
/// <param name="EndLatitude">Its latitude.</param>
/// <param name="HalfWidth">The half width, in km.</param>
public sealed record AxisBox(double StartLongitude, double StartLatitude, double EndLongitude, double EndLatitude, double HalfWidth);
