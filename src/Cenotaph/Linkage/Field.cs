namespace Cenotaph.Linkage;

/// <summary>A field derived from one or more columns: for each record the number of its value.</summary>
/// <param name="Name">How the field is shown.</param>
/// <param name="Ids">For each record the id of its value; −1 where it is not known.</param>
/// <param name="Values">The distinct values: keys, not display texts.</param>
/// <param name="Columns">The raw columns that the field reads: its lineage.</param>
internal sealed record Field(string Name, int[] Ids, IReadOnlyList<string> Values, IReadOnlyList<string> Columns)
{
    /// <summary>Maps the distinct values of a column; values whose key is null or empty become missing.</summary>
    public static Field From(string name, IReadOnlyList<SourceColumn> parts, Func<string, string?> key)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<string> values = [];
        var ids = new int[parts.Sum(part => part.Records)];
        var at = 0;
        foreach (var part in parts)
        {
            if (part.Column is null)
            {
                ids.AsSpan(at, part.Records).Fill(-1);
            }
            else
            {
                var texts = part.Column.Values;
                var map = Numbers(texts.Count, value => key(texts[value]), numbers, values);
                var source = part.Column.Ids;
                for (var i = 0; i < source.Length; i++)
                {
                    ids[at + i] = source[i] < 0 ? -1 : map[source[i]];
                }
            }

            at += part.Records;
        }

        return new(name, ids, values, [.. parts.Where(part => part.Column is not null).Select(part => part.Column!.Name).Distinct()]);
    }

    /// <summary>Numbers the keys of values in the order they are met; −1 where a value's key is null or empty.</summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="key">The key of a value.</param>
    /// <param name="keys">The keys by their numbers.</param>
    public static int[] Numbers(int count, Func<int, string?> key, out List<string> keys) =>
        Numbers(count, key, new(StringComparer.Ordinal), keys = []);

    private static int[] Numbers(int count, Func<int, string?> key, Dictionary<string, int> numbers, List<string> keys)
    {
        var map = new int[count];
        for (var i = 0; i < map.Length; i++)
        {
            map[i] = Number(key(i), numbers, keys);
        }

        return map;
    }

    /// <summary>How many records have each value, from record <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public int[] Counts(int first, int end)
    {
        var counts = new int[Values.Count];
        for (var i = first; i < end; i++)
        {
            if (Ids[i] >= 0)
            {
                counts[Ids[i]]++;
            }
        }

        return counts;
    }

    private static int Number(string? key, Dictionary<string, int> numbers, List<string> values)
    {
        if (string.IsNullOrEmpty(key))
        {
            return -1;
        }

        if (!numbers.TryGetValue(key, out var number))
        {
            number = values.Count;
            numbers.Add(key, number);
            values.Add(key);
        }

        return number;
    }
}

/// <summary>One table's share of a field: its column, or none where the table lacks it.</summary>
/// <param name="Column">The column; null where the table lacks the field.</param>
/// <param name="Records">How many records the table has.</param>
internal readonly record struct SourceColumn(TextColumn? Column, int Records);
