using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cenotaph.Publication;
using Cenotaph.Store;

namespace Cenotaph.Studies;

/// <summary>Writes draws as a Parquet file of draw, key and value, and beside it a data dictionary as JSON; reads and adds them up again.</summary>
public static class DrawFiles
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>The dictionary's path beside a file of draws.</summary>
    public static string DictionaryOf(string path) => Path.ChangeExtension(path, ".json");

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <param name="path">The Parquet file.</param>
    /// <param name="sets">The draws.</param>
    public static void Write(string path, ImmutableArray<DrawSet> sets)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        DrawTable.Write(path, Rows(sets));
        WholeFile.Write(DictionaryOf(path), writer => writer.Write(Dictionary(sets)));
    }

    /// <summary>Adds up the cells that are asked, draw by draw; null with a problem when the file has none of them or is no file of draws.</summary>
    /// <param name="path">The Parquet file.</param>
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
        try
        {
            using var rows = new ParquetQuery(path);
            if (rows.Columns is not ["draw", "key", "value"])
            {
                problems.Add(new(name, null, null, "the columns " + string.Join(", ", rows.Columns), "draw, key, value"));
                return null;
            }

            while (rows.Read())
            {
                var key = rows[1];
                if (!asked.TryGetValue(key, out var wanted))
                {
                    asked[key] = wanted = keys(key.Split('|'));
                }

                if (wanted && int.TryParse(rows[0], CultureInfo.InvariantCulture, out var draw) && double.TryParse(rows[2], CultureInfo.InvariantCulture, out var value))
                {
                    sums[draw] = sums.GetValueOrDefault(draw) + value;
                    taken[key] = taken.GetValueOrDefault(key) + 1;
                }
            }
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException)
        {
            problems.Add(new(name, null, null, "bytes that are no sound Parquet file", "a file of draws"));
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

/// <summary>A sum over cells of a file of draws.</summary>
/// <param name="Keys">The cells that were added.</param>
/// <param name="Draws">How many draws there are.</param>
/// <param name="Mean">The mean over draws, in persons.</param>
/// <param name="Deviation">The standard deviation over draws.</param>
/// <param name="Interval">The 2.5 and 97.5 % quantiles over draws.</param>
public sealed record DrawSum(ImmutableArray<string> Keys, int Draws, double Mean, double Deviation, Interval Interval)
{
    internal static DrawSum Of(ImmutableArray<string> keys, double[] sums)
    {
        var mean = sums.Average();
        var sorted = sums.Order().ToArray();
        double Quantile(double p)
        {
            // Type 7 of Hyndman and Fan (1996).
            var at = p * (sorted.Length - 1);
            var below = (int)Math.Floor(at);
            var above = Math.Min(below + 1, sorted.Length - 1);
            return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
        }

        var deviation = sums.Length < 2 ? 0 : Math.Sqrt(sums.Sum(sum => (sum - mean) * (sum - mean)) / (sums.Length - 1));
        return new(keys, sums.Length, mean, deviation, new(Quantile(0.025), Quantile(0.975), "2.5 and 97.5 % of the draws"));
    }
}
