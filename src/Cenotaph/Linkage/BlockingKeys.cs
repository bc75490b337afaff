namespace Cenotaph.Linkage;

/// <summary>Joins parts into the keys of a blocking rule, and counts the pairs a rule makes before any is compared.</summary>
internal static class BlockingKeys
{
    /// <summary>The rule that asks for agreement on all of the parts.</summary>
    public static BlockingRule Rule(IReadOnlyList<KeyPart> parts)
    {
        var keys = parts[0].Ids;
        for (var i = 1; i < parts.Count; i++)
        {
            keys = Join(keys, parts[i]);
        }

        return new(
            string.Join(" + ", parts.Select(part => part.Name)), parts.Count == 1 ? [.. keys] : keys,
            [.. parts.SelectMany(part => part.Columns).Distinct()]);
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

    // Numbers the pairs of ids in the order they are met.
    private static int[] Join(int[] keys, KeyPart part)
    {
        var numbers = new Dictionary<long, int>();
        var joined = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] < 0 || part.Ids[i] < 0)
            {
                joined[i] = -1;
                continue;
            }

            ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                numbers, ((long)keys[i] << 32) | (uint)part.Ids[i], out var isKnown);
            if (!isKnown)
            {
                number = numbers.Count - 1;
            }

            joined[i] = number;
        }

        return joined;
    }
}
