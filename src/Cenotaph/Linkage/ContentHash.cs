using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>A number of a text that is the same in every run and on every machine: what is sampled by it depends on no order.</summary>
internal static class ContentHash
{
    // FNV's offset and prime (Fowler, Noll and Vo) over UTF-16 units; the mixing afterwards spreads what neighbours share.
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    /// <summary>The number of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        unchecked
        {
            var hash = Offset;
            foreach (var unit in text)
            {
                hash = (hash ^ unit) * Prime;
            }

            return SplitMix.Mix(hash);
        }
    }

    /// <summary>Whether a text is among the one in <paramref name="step"/> that a sample takes.</summary>
    public static bool IsSampled(ReadOnlySpan<char> text, int step) => step <= 1 || Of(text) % (ulong)step == 0;
}
