using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Frontline;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>A table of the boxes of axes: axis, start_lon, start_lat, end_lon, end_lat, half_width_km, one row an axis.</summary>
internal static class AxisTable
{
    private static readonly string[] Numbers = ["start_lon", "start_lat", "end_lon", "end_lat", "half_width_km"];

    /// <summary>The axes, in file order; null, with problems, where the table cannot be used. A row that cannot be used is left out.</summary>
    public static ImmutableArray<FrontAxis>? Read(string path, ICollection<Problem> problems)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            problems.Add(new(name, null, null, "no such file", "a table of axes: axis, " + string.Join(", ", Numbers)));
            return null;
        }

        return UnpackedFile.Read(path, name, problems, plain => Plain(plain, name, problems));
    }

    private static ImmutableArray<FrontAxis>? Plain(string path, string name, ICollection<Problem> problems)
    {
        if (FormatGuess.Of(path, name, problems) is not { } guess)
        {
            return null;
        }

        using var reader = RowReader.Open(path, name, guess.Format, problems);
        if (reader is null || reader.Failed)
        {
            return null;
        }

        var columns = reader.Columns.Select(column => column.Trim().ToLowerInvariant()).ToList();
        var axis = columns.FindIndex(column => column is "axis" or "area" or "id");
        var places = Numbers.Select(heading => columns.IndexOf(heading)).ToArray();
        if (axis < 0 || places.Contains(-1))
        {
            problems.Add(new(
                name, 1, null, string.Join(", ", reader.Columns),
                "the columns axis, " + string.Join(", ", Numbers) + (axis < 0 ? "; axis is not there" : $"; {Numbers[Array.IndexOf(places, -1)]} is not there")));
            return null;
        }

        var axes = ImmutableArray.CreateBuilder<FrontAxis>();
        while (reader.Read())
        {
            var id = reader[axis].Trim().ToString();
            var numbers = new double[Numbers.Length];
            var sound = id.Length > 0;
            if (!sound)
            {
                problems.Add(new(name, reader.Row, reader.Columns[axis], "nothing", "the axis's word"));
            }

            for (var i = 0; i < places.Length; i++)
            {
                if (!double.TryParse(reader[places[i]].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                {
                    problems.Add(new(name, reader.Row, reader.Columns[places[i]], $"\"{reader[places[i]]}\"", "a number"));
                    sound = false;
                }
            }

            if (!sound)
            {
                continue;
            }

            var box = new AxisBox(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
            if (AxisGround.Fault(box) is var (seen, expected))
            {
                problems.Add(new(name, reader.Row, null, seen, expected));
            }
            else if (axes.Any(other => other.Id == id))
            {
                problems.Add(new(name, reader.Row, reader.Columns[axis], $"\"{id}\" again", "each axis once"));
            }
            else
            {
                axes.Add(new(id, new(id), box));
            }
        }

        if (reader.Failed)
        {
            return null;
        }

        if (axes.Count > 0)
        {
            return axes.ToImmutable();
        }

        problems.Add(new(name, null, null, "no axis that can be used", "at least one row"));
        return null;
    }
}
