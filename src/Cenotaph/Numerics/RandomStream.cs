using System.Numerics;

namespace Cenotaph.Numerics;

/// <summary>
/// A seeded stream of random numbers: the same seed gives the same numbers on every machine. Not for secrets. One stream is used by one
/// thread; parallel work takes a <see cref="Substream"/> for each partition of its fixed division, so that the number of threads does not
/// matter.
/// </summary>
/// <remarks>
/// The generator is xoshiro256++ 1.0 (Blackman and Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47(4), 2021), seeded
/// through SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014) as its authors advise.
/// </remarks>
internal sealed class RandomStream
{
    private readonly (ulong A, ulong B, ulong C, ulong D) origin;
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;
    private double spareNormal = double.NaN;

    /// <summary>The stream of a seed; every seed will do, 0 too.</summary>
    public RandomStream(ulong seed)
        : this(State(new SplitMix(seed)))
    {
    }

    /// <summary>The stream that starts from a state of four words, not all of them 0.</summary>
    internal RandomStream((ulong A, ulong B, ulong C, ulong D) state)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(state, (0UL, 0UL, 0UL, 0UL));
        origin = state;
        (a, b, c, d) = state;
    }

    /// <summary>A stream of its own for one partition of the work. It depends on the seed (and the partitions above it) and on the number,
    /// not on how much of this stream was used.</summary>
    public RandomStream Substream(ulong partition)
    {
        // The four words of the origin and four words of the partition are mixed one by one: all 256 bits take part, so that streams of a
        // million partitions do not meet as seeds of 64 bits might.
        var mixer = new SplitMix(unchecked(partition ^ 0x6A09E667F3BCC909));
        var (p, q, r, s) = origin;
        (p, q, r, s) = (SplitMix.Mix(p ^ mixer.Next()), SplitMix.Mix(q ^ mixer.Next()), SplitMix.Mix(r ^ mixer.Next()), SplitMix.Mix(s ^ mixer.Next()));
        return new((p | q | r | s) == 0 ? (1, q, r, s) : (p, q, r, s));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(a + d, 23) + a;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in (0, 1): never 0, so that its logarithm is finite.</summary>
    public double OpenUniform() => ((Next() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>A whole number in [0, <paramref name="limit"/>), each as likely as the other.</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit) => (int)Below((long)limit);

    /// <inheritdoc cref="Below(int)"/>
    public long Below(long limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);

        // Lemire, Fast random integer generation in an interval, ACM TOMACS 29(1), 2019: exact, nearly always without a division.
        var range = (ulong)limit;
        var high = Math.BigMul(Next(), range, out var low);
        if (low < range)
        {
            var least = unchecked(0UL - range) % range;
            while (low < least)
            {
                high = Math.BigMul(Next(), range, out low);
            }
        }

        return (long)high;
    }

    /// <summary>True with the given probability, 0 to 1.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public double Normal()
    {
        if (!double.IsNaN(spareNormal))
        {
            var spare = spareNormal;
            spareNormal = double.NaN;
            return spare;
        }

        // Marsaglia and Bray, A convenient method for generating normal variables, SIAM Review 6, 1964 (the polar method): exact.
        while (true)
        {
            var x = (2 * Uniform()) - 1;
            var y = (2 * Uniform()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Math.Log(square) / square);
                spareNormal = y * scale;
                return x * scale;
            }
        }
    }

    /// <summary>Exponential with mean 1.</summary>
    public double Exponential() => -Math.Log(OpenUniform());

    /// <summary>Puts the items into a random order, each order as likely as the other (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static (ulong A, ulong B, ulong C, ulong D) State(SplitMix seeds)
    {
        // SplitMix64 visits every word once in its period, so four in a row are never all 0.
        var first = seeds.Next();
        var second = seeds.Next();
        var third = seeds.Next();
        return (first, second, third, seeds.Next());
    }
}
