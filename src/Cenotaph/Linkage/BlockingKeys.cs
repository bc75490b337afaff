namespace Cenotaph.Linkage;

/// <summary>Joins parts into the keys of a blocking rule, and counts the pairs a rule makes before any is compared.</summary>
internal static class BlockingKeys
{
    /// <summary>The rule that asks for agreement on all of the parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="scope">Where it is given, keys that no pair in scope can share become missing: a rule of many parts has few others.</param>
    /// <param name="spare">An array to write the keys into; null to make one.</param>
    public static BlockingRule Rule(IReadOnlyList<KeyPart> parts, PairScope? scope = null, int[]? spare = null)
    {
        var keys = spare?.Length == parts[0].Ids.Length ? spare : new int[parts[0].Ids.Length];
        parts[0].Ids.CopyTo(keys);
        for (var i = 1; i < parts.Count; i++)
        {
            Join(keys, parts[i].Ids, scope, keys);
            if (scope is { } known)
            {
                DropSingle(keys, known);
            }
        }

        return new(string.Join(" + ", parts.Select(part => part.Name)), keys, [.. parts.SelectMany(part => part.Columns).Distinct()]);
    }

    /// <summary>How many pairs in scope share a key, those of keys that make more than <paramref name="largest"/> left out.</summary>
    public static double Pairs(int[] keys, PairScope scope, double largest = double.PositiveInfinity)
    {
        var split = scope.LeftRecords ?? scope.Records;
        var distinct = keys.Length == 0 ? 0 : keys.Max() + 1;
        var left = Counts(keys.AsSpan(0, split), distinct);
        var right = scope.LeftRecords is null ? left : Counts(keys.AsSpan(split), distinct);
        var pairs = 0.0;
        for (var key = 0; key < distinct; key++)
        {
            var own = scope.LeftRecords is null ? left[key] * (left[key] - 1.0) / 2 : (double)left[key] * right[key];
            pairs += own <= largest ? own : 0;
        }

        return pairs;
    }

    private static int[] Counts(ReadOnlySpan<int> keys, int distinct)
    {
        var counts = new int[distinct];
        foreach (var key in keys)
        {
            if (key >= 0)
            {
                counts[key]++;
            }
        }

        return counts;
    }

    /// <summary>Keys that agree where both given keys do, numbered in the order they are met; −1 where either is.</summary>
    /// <param name="keys">For each record its key.</param>
    /// <param name="others">For each record its other key.</param>
    /// <param name="scope">Where it is given and links two tables, the keys that no left record has are missing too: a register of
    /// millions has many that a short list never asks for.</param>
    public static int[] Join(int[] keys, MappedIds others, PairScope? scope = null)
    {
        var joined = new int[keys.Length];
        Join(keys, others, scope, joined);
        return joined;
    }

    private static void Join(int[] keys, MappedIds others, PairScope? scope, int[] joined)
    {
        var split = scope?.LeftRecords ?? keys.Length;
        var numbers = new PairNumbers(Math.Min(split / 4, 1 << 18));
        for (var i = 0; i < keys.Length; i++)
        {
            joined[i] = keys[i] < 0 || others[i] is not (>= 0 and var other) ? -1 : i < split ? numbers.Of(keys[i], other) : numbers.Known(keys[i], other);
        }
    }

    /// <summary>Makes the keys missing that no pair in scope shares.</summary>
    public static void DropSingle(int[] keys, PairScope scope)
    {
        var split = scope.LeftRecords ?? scope.Records;
        var distinct = keys.Length == 0 ? 0 : keys.Max() + 1;

        // For each key whether it was met once on the left, twice, on the right.
        var met = new byte[distinct];
        for (var record = 0; record < keys.Length; record++)
        {
            if (keys[record] is >= 0 and var key)
            {
                met[key] |= (byte)(record >= split ? 4 : (met[key] & 1) == 0 ? 1 : 2);
            }
        }

        for (var record = 0; record < keys.Length; record++)
        {
            if (keys[record] is >= 0 and var key && (scope.LeftRecords is null ? met[key] < 2 : met[key] < 5))
            {
                keys[record] = -1;
            }
        }
    }
}
