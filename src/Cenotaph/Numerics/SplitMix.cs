namespace Cenotaph.Numerics;

/// <summary>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): spreads a seed of few bits over all of them; also a mixing function for keys.</summary>
/// <param name="seed">Where it starts.</param>
internal struct SplitMix(ulong seed)
{
    private const ulong GoldenStep = 0x9E3779B97F4A7C15;
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(unchecked(state += GoldenStep));

    /// <summary>A one-to-one map of words in which every bit of the input moves half the bits of the output.</summary>
    public static ulong Mix(ulong word)
    {
        unchecked
        {
            word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9;
            word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
            return word ^ (word >> 31);
        }
    }
}
