namespace Cenotaph.Tests.Worlds;

/// <summary>Chance from a seed: SplitMix64 (Steele, Lea and Flood 2014), the same on every machine.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 up to but not <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>A number between two, with four digits after the point of their distance.</summary>
    public decimal Share(decimal least, decimal most) => least + ((most - least) * Below(10_001) / 10_000m);

    public bool Flip() => Below(2) == 0;

    public T Pick<T>(params IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A draw from the standard normal distribution (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>The same items in another order (Fisher and Yates).</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        for (var last = all.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (all[last], all[other]) = (all[other], all[last]);
        }

        return all;
    }

    private double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
