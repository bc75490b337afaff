using System.Collections.Immutable;
using System.Security.Cryptography;
using Cenotaph.Frontline;

namespace Cenotaph.Studies;

/// <summary>Positions measured on a user's own polygons, one GeoJSON file a day.</summary>
/// <param name="Tracks">The positions, by axis and measure.</param>
/// <param name="Area">All held ground, in km² by day.</param>
/// <param name="Files">SHA-256 of each file used, by its name.</param>
public sealed record FrontGround(
    ImmutableArray<FrontTrack> Tracks, ImmutableArray<FrontPosition> Area, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>Measures the files; a file that cannot be used is a problem and is left out. Null where none can.</summary>
    /// <param name="files">Their paths, in any order.</param>
    /// <param name="axes">The axes, each with its box.</param>
    /// <param name="options">Which features, and where the day is.</param>
    /// <param name="until">Files of later days are not read; null for all.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static FrontGround? Measure(
        IReadOnlyList<string> files, ImmutableArray<FrontAxis> axes, GroundOptions options, DateOnly? until, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(problems);
        List<(FrontAxis Axis, AxisGround Ground)> grounds = [.. axes.Where(axis => axis.Box is not null).Select(axis => (axis, new AxisGround(axis.Box!)))];
        var days = new SortedDictionary<DateOnly, (string Name, double[][] Places, double Area)>();
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (options.DayProperty is null && GroundOptions.DayInName(name) > until)
            {
                continue;
            }

            if (Bytes(path, name, problems) is not { } bytes
                || GeoJsonGround.Read(bytes, name, options, problems) is not { } held || held.Day > until)
            {
                continue;
            }

            if (held.Swapped([.. grounds.Select(one => one.Axis.Box!)]) is { } swapped)
            {
                problems.Add(new(name, null, null, swapped, "longitude first, then latitude, in the polygons and in the table of axes"));
                continue;
            }

            if (days.TryGetValue(held.Day, out var other))
            {
                problems.Add(new(name, null, null, $"{held.Day:yyyy-MM-dd}, the day of {other.Name} too", "one file a day; this one is left out"));
                continue;
            }

            days[held.Day] = (name, [.. grounds.Select(one => one.Ground.Measure(held.Polygons))], EllipsoidArea.Of(held.Polygons));
            hashes[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        if (days.Count == 0)
        {
            return null;
        }

        foreach (var (axis, index) in grounds.Select((one, index) => (one.Axis, index)).Where(one => days.Values.All(day => day.Places[one.index][^1] == 0)))
        {
            problems.Add(new(hashes.Keys.First(), null, null, $"no held ground inside the box of {axis.Id}, in this or any other file", "held ground that reaches into the box; 0 was measured", Severity.Doubt));
        }

        return new(
            [
                .. grounds.SelectMany((one, index) => FrontMeasureWords.All.Select((measure, place) =>
                    new FrontTrack(one.Axis, measure, [.. days.Select(day => new FrontPosition(day.Key, day.Value.Places[index][place]))]))),
            ],
            [.. days.Select(day => new FrontPosition(day.Key, day.Value.Area))],
            hashes.ToImmutable());
    }

    private static byte[]? Bytes(string path, string name, ICollection<Problem> problems)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, null, null, File.Exists(path) ? "a file that cannot be read" : "no such file", "a GeoJSON file"));
            return null;
        }
    }
}
