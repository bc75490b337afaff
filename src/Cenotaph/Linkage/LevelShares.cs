using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>The share of all pairs of records, with both values known, at each level of a comparison.</summary>
/// <param name="Shares">For each level its share, level 1 first; they add up to 1.</param>
/// <param name="Pairs">How many pairs of records have both values.</param>
/// <param name="EqualShare">The share of pairs whose values have one id: exact, Σ n(n−1) / N(N−1).</param>
/// <param name="IsExact">Whether the shares of unequal values were summed over all distinct pairs; otherwise they were drawn.</param>
internal sealed record LevelShares(double[] Shares, double Pairs, double EqualShare, bool IsExact)
{
    /// <summary>Up to this many pairs of distinct values every one is compared; beyond, this many are drawn with a fixed seed. A level that
    /// one pair in a million reaches is then known to within a third, which is half a bit of weight.</summary>
    public const int Comparisons = 2_000_000;

    /// <summary>What a level that no pair was seen at is taken to have: half a pair.</summary>
    public double LeastShare => 0.5 / Math.Max(1, IsExact ? Pairs : Math.Min(Pairs, Comparisons));

    private const ulong Seed = 0x5EED_0F_1E_4E15UL;

    /// <summary>Computes the shares.</summary>
    public static LevelShares Of(ComparedColumn column, PairScope scope)
    {
        var split = scope.LeftRecords ?? scope.Records;
        var left = Counts(column, 0, split, out var leftKnown);
        var isLink = scope.LeftRecords is not null;
        var right = isLink ? Counts(column, split, scope.Records, out var rightKnown) : left;
        rightKnown = isLink ? scope.Records - split - Missing(column, split, scope.Records) : leftKnown;
        var pairs = isLink ? (double)leftKnown * rightKnown : leftKnown * (leftKnown - 1.0) / 2;
        var shares = new double[column.Levels];
        if (pairs == 0)
        {
            return new(shares, 0, 0, true);
        }

        var equal = 0.0;
        for (var value = 0; value < column.Distinct; value++)
        {
            var number = isLink ? (double)left[value] * right[value] : left[value] * (left[value] - 1.0) / 2;
            if (number > 0)
            {
                equal += number;
                shares[column.Level(value, value) - 1] += number / pairs;
            }
        }

        var unequal = 1 - (equal / pairs);
        var isExact = (double)column.Distinct * column.Distinct / (isLink ? 1 : 2) <= Comparisons;
        if (isExact)
        {
            AddAll(column, left, right, isLink, pairs, shares);
        }
        else
        {
            AddDrawn(column, scope, split, unequal, shares);
        }

        return new(shares, pairs, equal / pairs, isExact);
    }

    private static void AddAll(ComparedColumn column, int[] left, int[] right, bool isLink, double pairs, double[] shares)
    {
        for (var a = 0; a < column.Distinct; a++)
        {
            for (var b = left[a] == 0 ? column.Distinct : isLink ? 0 : a + 1; b < column.Distinct; b++)
            {
                if (a != b && right[b] > 0)
                {
                    shares[column.Level(a, b) - 1] += (double)left[a] * right[b] / pairs;
                }
            }
        }
    }

    private static void AddDrawn(ComparedColumn column, PairScope scope, int split, double unequal, double[] shares)
    {
        var known = new int[scope.Records - Missing(column, 0, scope.Records)];
        var filled = 0;
        foreach (var id in column.Ids)
        {
            if (id >= 0)
            {
                known[filled++] = id;
            }
        }

        var leftKnown = scope.LeftRecords is null ? known.Length : split - Missing(column, 0, split);
        var rightStart = scope.LeftRecords is null ? 0 : leftKnown;
        var counts = new long[column.Levels];
        var random = new RandomStream(Seed);
        var drawn = 0L;
        for (var i = 0; i < Comparisons; i++)
        {
            var a = known[random.Below(leftKnown)];
            var b = known[rightStart + random.Below(known.Length - rightStart)];
            if (a != b)
            {
                counts[column.Level(a, b) - 1]++;
                drawn++;
            }
        }

        for (var level = 0; drawn > 0 && level < counts.Length; level++)
        {
            shares[level] += unequal * counts[level] / drawn;
        }
    }

    private static int[] Counts(ComparedColumn column, int first, int end, out int known)
    {
        var counts = new int[column.Distinct];
        known = 0;
        for (var i = first; i < end; i++)
        {
            if (column.Ids[i] >= 0)
            {
                counts[column.Ids[i]]++;
                known++;
            }
        }

        return counts;
    }

    private static int Missing(ComparedColumn column, int first, int end) => column.Ids.AsSpan(first, end - first).Count(-1);
}
