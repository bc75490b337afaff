namespace Cenotaph.Linkage;

/// <summary>Agreement patterns as numbers: the levels of all comparisons, 0 for a missing value, as digits of mixed radix, the first
/// comparison being the lowest digit.</summary>
internal sealed class PatternSpace
{
    private readonly long[] strides;
    private readonly int[] radices;

    /// <summary>Makes the space of some comparisons.</summary>
    /// <param name="levels">For each comparison how many levels it has, besides 0; a level "exchanged" included.</param>
    /// <exception cref="ArgumentException">There are more patterns than 2⁶².</exception>
    public PatternSpace(IReadOnlyList<int> levels)
    {
        strides = new long[levels.Count];
        radices = new int[levels.Count];
        Int128 size = 1;
        for (var comparison = 0; comparison < levels.Count; comparison++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(levels[comparison], 1, nameof(levels));
            strides[comparison] = (long)size;
            radices[comparison] = levels[comparison] + 1;
            size *= radices[comparison];
            if (size > 1L << 62)
            {
                throw new ArgumentException(
                    $"{levels.Count} comparisons with these levels make more than 2^62 agreement patterns.", nameof(levels));
            }
        }

        Size = (long)size;
    }

    /// <summary>How many patterns there can be.</summary>
    public long Size { get; }

    /// <summary>How many comparisons there are.</summary>
    public int Comparisons => strides.Length;

    /// <summary>How many levels a comparison has, 0 included.</summary>
    public int Radix(int comparison) => radices[comparison];

    /// <summary>By how much a pattern grows with one level of a comparison.</summary>
    public long Stride(int comparison) => strides[comparison];

    /// <summary>The level of a comparison in a pattern.</summary>
    public int Level(long pattern, int comparison) => (int)(pattern / strides[comparison] % radices[comparison]);

    /// <summary>All levels of a pattern, comparison by comparison.</summary>
    public int[] Levels(long pattern) => [.. Enumerable.Range(0, Comparisons).Select(comparison => Level(pattern, comparison))];

    /// <summary>The pattern that has these levels.</summary>
    public long Pattern(ReadOnlySpan<int> levels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(levels.Length, Comparisons, nameof(levels));
        var pattern = 0L;
        for (var comparison = 0; comparison < levels.Length; comparison++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)levels[comparison], (uint)radices[comparison], nameof(levels));
            pattern += strides[comparison] * levels[comparison];
        }

        return pattern;
    }
}
