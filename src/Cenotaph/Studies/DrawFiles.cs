using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cenotaph.Publication;
using Cenotaph.Store;

namespace Cenotaph.Studies;

/// <summary>Writes draws as a file of draw, key and value (Parquet or CSV by its ending), and beside it a data dictionary as JSON; adds them up again.</summary>
public static class DrawFiles
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>Whether the ending of a path names a format that draws are written in: .parquet or .csv.</summary>
    public static bool Takes(string path) => IsCsv(path) || HasEnding(path, ".parquet");

    /// <summary>The dictionary's path beside a file of draws.</summary>
    public static string DictionaryOf(string path) => Path.ChangeExtension(path, ".json");

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <param name="path">The file: CSV when it ends in .csv, else Parquet.</param>
    /// <param name="sets">The draws.</param>
    public static void Write(string path, ImmutableArray<DrawSet> sets)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (IsCsv(path))
        {
            // R of a double is the shortest text that reads back as the same number.
            CsvText.Write(path, Rows(sets).Select(row => (string[])[Text(row.Draw), row.Key, row.Value.ToString("R", CultureInfo.InvariantCulture)]).Prepend(DrawRows.Columns));
        }
        else
        {
            DrawTable.Write(path, Rows(sets));
        }

        WholeFile.Write(DictionaryOf(path), writer => writer.Write(Dictionary(sets)));
    }

    /// <summary>Adds up the cells that are asked, draw by draw; null with a problem when the file has none of them or is no file of draws.</summary>
    /// <param name="path">The file, Parquet or CSV, whatever its ending.</param>
    /// <param name="keys">Which keys are added, split at their bars: section, territory, sex, year, age.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static DrawSum? Sum(string path, Func<IReadOnlyList<string>, bool> keys, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            problems.Add(new(name, null, null, "no such file", "a file of draws; \"cenotaph excess --draws FILE\" makes one"));
            return null;
        }

        var sums = new SortedDictionary<int, double>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        var asked = new Dictionary<string, bool>(StringComparer.Ordinal);
        var sound = DrawRows.Read(path, name, problems, (draw, key, value) =>
        {
            if (!asked.TryGetValue(key, out var wanted))
            {
                asked[key] = wanted = keys(key.Split('|'));
            }

            if (wanted)
            {
                sums[draw] = sums.GetValueOrDefault(draw) + value;
                taken[key] = taken.GetValueOrDefault(key) + 1;
            }
        });
        if (!sound)
        {
            return null;
        }

        if (taken.Count == 0)
        {
            problems.Add(new(name, null, "key", $"none of its {asked.Count} keys is asked", "a selection of " + string.Join(", ", asked.Keys.Order(StringComparer.Ordinal).Take(5))));
            return null;
        }

        if (taken.Values.Any(count => count != sums.Count))
        {
            problems.Add(new(name, null, "draw", "draws that some keys lack or have twice", "each key once in every draw"));
            return null;
        }

        return DrawSum.Of([.. taken.Keys.Order(StringComparer.Ordinal)], [.. sums.Values]);
    }

    private static bool IsCsv(string path) => HasEnding(path, ".csv");

    private static bool HasEnding(string path, string ending) => string.Equals(Path.GetExtension(path), ending, StringComparison.OrdinalIgnoreCase);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(int Draw, string Key, double Value)> Rows(ImmutableArray<DrawSet> sets)
    {
        foreach (var set in sets)
        {
            var keys = set.Draws.Cells.Select(cell => set.Key(cell.Year, cell.Age)).ToList();
            for (var draw = 0; draw < set.Draws.Values.Count; draw++)
            {
                for (var cell = 0; cell < keys.Count; cell++)
                {
                    yield return (draw + 1, keys[cell], set.Draws.Values[draw][cell]);
                }
            }
        }
    }

    private static string Dictionary(ImmutableArray<DrawSet> sets)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("columns");
            foreach (var (column, type, meaning) in new[]
            {
                ("draw", "whole number", "The draw, from 1. Values of one draw belong together: add within a draw, then take quantiles over draws."),
                ("key", "text", "The cell: section, territory, sex, year and age between upright bars."),
                ("value", "number", "Excess deaths of the cell in this draw, in persons. Below 0 where fewer died than expected."),
            })
            {
                json.WriteStartObject();
                json.WriteString("name", column);
                json.WriteString("type", type);
                json.WriteString("meaning", meaning);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("keys");
            foreach (var set in sets)
            {
                foreach (var (year, age) in set.Draws.Cells)
                {
                    json.WriteStartObject();
                    json.WriteString("key", set.Key(year, age));
                    json.WriteString("id", set.Id);
                    json.WriteString("method", set.Method);
                    json.WriteString("variant", set.Variant);
                    json.WriteString("territory", set.Territory);
                    json.WriteString("sex", set.Sex);
                    json.WriteNumber("year", year);
                    json.WriteString("age", age);
                    json.WriteNumber("draws", set.Draws.Values.Count);
                    json.WriteNumber("seed", set.Draws.Seed);
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
