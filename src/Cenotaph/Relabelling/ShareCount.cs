using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Relabelling;

/// <summary>So many of so many: a share with its denominator, so that its uncertainty goes with it.</summary>
/// <param name="Count">Those who have it, 0 to <paramref name="Of"/>.</param>
/// <param name="Of">All who were looked at, at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">The counts are no share.</exception>
public readonly record struct ShareCount(long Count, long Of)
{
    /// <summary>All who were looked at, at least 1.</summary>
    public long Of { get; } = Of >= 1 && Count >= 0 && Count <= Of
        ? Of
        : throw new ArgumentOutOfRangeException(
            nameof(Count), string.Create(CultureInfo.InvariantCulture, $"{Count} of {Of}"), "No share: it takes 0 to all of at least one.");

    /// <summary>The share, 0 to 1.</summary>
    public double Value => (double)Count / Of;

    /// <summary>Both together.</summary>
    public static ShareCount operator +(ShareCount first, ShareCount second) => new(first.Count + second.Count, first.Of + second.Of);

    /// <inheritdoc cref="op_Addition"/>
    public static ShareCount Add(ShareCount first, ShareCount second) => first + second;

    // The posterior under Jeffreys' prior, Beta(count + 1/2, rest + 1/2): its intervals cover as they say for small counts too (Brown, Cai and
    // DasGupta, Interval estimation for a binomial proportion, Statistical Science 16, 2001).
    internal double Draw(RandomStream random) => random.Beta(Count + 0.5, Of - Count + 0.5);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} of {Of}");
}
