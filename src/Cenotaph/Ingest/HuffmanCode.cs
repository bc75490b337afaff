namespace Cenotaph.Ingest;

/// <summary>A canonical Huffman code of DEFLATE (RFC 1951, section 3.2.2): short codes by table, long ones bit by bit.</summary>
/// <param name="symbols">How many symbols there may be.</param>
internal sealed class HuffmanCode(int symbols)
{
    private const int LongestCode = 15;
    private const int QuickBits = 10;

    // Symbol × 16 + length, by the next ten bits; 0 where the code is longer.
    private readonly ushort[] quick = new ushort[1 << QuickBits];
    private readonly int[] counts = new int[LongestCode + 1];
    private readonly ushort[] ordered = new ushort[symbols];

    /// <summary>Makes the code from the lengths of its words; false when they make none.</summary>
    public bool Build(ReadOnlySpan<byte> lengths)
    {
        Array.Clear(counts);
        Array.Clear(quick);
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        counts[0] = 0;
        Span<int> next = stackalloc int[LongestCode + 1], place = stackalloc int[LongestCode + 1];
        var (left, longest, code, index) = (1, 0, 0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
            {
                return false;
            }

            longest = counts[length] > 0 ? length : longest;
            code = (code + counts[length - 1]) << 1;
            (next[length], place[length]) = (code, index);
            index += counts[length];
        }

        // Words may be left over only where a code has none or one, as zlib allows it.
        if (left > 0 && longest > 1)
        {
            return false;
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            ordered[place[length]++] = (ushort)symbol;
            var word = next[length]++;
            if (length <= QuickBits)
            {
                for (var at = Reversed(word, length); at < quick.Length; at += 1 << length)
                {
                    quick[at] = (ushort)((symbol << 4) | length);
                }
            }
        }

        return true;
    }

    /// <summary>The symbol that the next bits stand for, and how many of them; −1 when they stand for none.</summary>
    public int Decode(ulong bits, out int length)
    {
        var entry = quick[(int)(bits & ((1 << QuickBits) - 1))];
        if (entry != 0)
        {
            length = entry & 15;
            return entry >> 4;
        }

        var (code, first, index) = (0, 0, 0);
        for (length = 1; length <= LongestCode; length++)
        {
            code |= (int)(bits & 1);
            bits >>= 1;
            var count = counts[length];
            if (code - count < first)
            {
                return ordered[index + (code - first)];
            }

            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        return -1;
    }

    private static int Reversed(int word, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((word >> bit) & 1);
        }

        return reversed;
    }
}
