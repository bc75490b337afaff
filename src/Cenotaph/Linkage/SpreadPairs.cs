namespace Cenotaph.Linkage;

/// <summary>Pairs across two sets, all of them or a number of them spread evenly.</summary>
internal static class SpreadPairs
{
    /// <param name="first">A set of records.</param>
    /// <param name="second">Another set.</param>
    /// <param name="most">How many pairs at most.</param>
    public static IEnumerable<(int Left, int Right)> Of(IReadOnlyList<int> first, IReadOnlyList<int> second, long most)
    {
        var all = (long)first.Count * second.Count;
        var count = Math.Min(all, most);
        for (var k = 0L; k < count; k++)
        {
            // The middle of the k-th of equal stretches.
            var at = (long)(((Int128)((2 * k) + 1) * all) / (2 * count));
            yield return (first[(int)(at / second.Count)], second[(int)(at % second.Count)]);
        }
    }
}
