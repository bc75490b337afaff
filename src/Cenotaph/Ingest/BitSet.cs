namespace Cenotaph.Ingest;

/// <summary>A set of small whole numbers in one bit each; it grows as needed.</summary>
internal sealed class BitSet
{
    private ulong[] words = new ulong[16];

    public void Set(long number)
    {
        var word = (int)(number >> 6);
        if (word >= words.Length)
        {
            Array.Resize(ref words, Math.Max(words.Length * 2, word + 1));
        }

        words[word] |= 1UL << (int)(number & 63);
    }

    public bool Has(long number)
    {
        var word = (int)(number >> 6);
        return word < words.Length && (words[word] & (1UL << (int)(number & 63))) != 0;
    }
}
