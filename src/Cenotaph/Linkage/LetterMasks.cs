using System.Runtime.CompilerServices;

namespace Cenotaph.Linkage;

/// <summary>Where each ASCII letter stands in one key of at most 64 letters: the bit masks on which the similarities work, made once for a
/// key that is compared with many. Belongs to one thread.</summary>
internal sealed class LetterMasks
{
    /// <summary>The longest key that has masks.</summary>
    public const int Longest = 64;

    private readonly ulong[] masks = new ulong[128];
    private readonly byte[] key = new byte[Longest];

    /// <summary>How many letters the key has.</summary>
    public int Length { get; private set; }

    /// <summary>The key's letters.</summary>
    public ReadOnlySpan<byte> Key => key.AsSpan(0, Length);

    /// <summary>The positions of a letter, the first one in the lowest bit.</summary>
    public ulong this[byte letter]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => masks[letter & 127];
    }

    /// <summary>Takes another key.</summary>
    public void Set(ReadOnlySpan<byte> letters)
    {
        foreach (var letter in Key)
        {
            masks[letter & 127] = 0;
        }

        letters.CopyTo(key);
        Length = letters.Length;
        for (var position = 0; position < letters.Length; position++)
        {
            masks[letters[position] & 127] |= 1UL << position;
        }
    }
}
