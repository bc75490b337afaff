using System.Collections;

namespace Cenotaph.Linkage;

/// <summary>Numbers the different texts of a column in the order they are first met, and keeps them in few arrays: a million surnames in
/// thirty megabytes instead of a hundred of strings and their index.</summary>
internal sealed class DistinctTexts
{
    // A text never crosses from one chunk into the next.
    private const int ChunkBits = 16;
    private const int ChunkLetters = 1 << ChunkBits;
    private const int FirstLetters = 1 << 9;
    private const int FirstSlots = 1 << 6;

    // So few are handed on as strings, which are quicker to read again and again.
    private const int MostStrings = 1 << 14;

    private readonly List<char[]> chunks = [];

    // For each text its chunk and place there, the length standing before its letters.
    private readonly List<int> places = [];
    private int[] slots = new int[FirstSlots];
    private int filled;

    /// <summary>The number of a text of less than 65,535 letters; a new one where it was not met before.</summary>
    public int Number(ReadOnlySpan<char> text)
    {
        var at = Slot(text);
        if (slots[at] > 0)
        {
            return slots[at] - 1;
        }

        places.Add(Keep(text));
        slots[at] = places.Count;
        if (places.Count > slots.Length / 2)
        {
            Grow();
        }

        return places.Count - 1;
    }

    /// <summary>The texts met so far, by their numbers.</summary>
    public IReadOnlyList<string> All()
    {
        var all = new Packed([.. chunks], [.. places]);
        return all.Count <= MostStrings ? [.. all] : all;
    }

    // Where the text stands in the table, or the first free place where it should.
    private int Slot(ReadOnlySpan<char> text)
    {
        var mask = slots.Length - 1;
        var at = string.GetHashCode(text, StringComparison.Ordinal) & mask;
        while (slots[at] > 0 && !text.SequenceEqual(Packed.Letters(chunks[places[slots[at] - 1] >> ChunkBits], places[slots[at] - 1])))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private int Keep(ReadOnlySpan<char> text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(text.Length, ChunkLetters - 1, nameof(text));
        if (chunks.Count == 0 || filled + 1 + text.Length > chunks[^1].Length)
        {
            chunks.Add(new char[chunks.Count == 0 ? Math.Max(FirstLetters, text.Length + 1) : ChunkLetters]);
            filled = 0;
        }

        var place = checked(((chunks.Count - 1) << ChunkBits) + filled);
        chunks[^1][filled] = (char)text.Length;
        text.CopyTo(chunks[^1].AsSpan(filled + 1));
        filled += 1 + text.Length;
        return place;
    }

    private void Grow()
    {
        slots = new int[2 * slots.Length];
        for (var number = 0; number < places.Count; number++)
        {
            slots[Slot(Packed.Letters(chunks[places[number] >> ChunkBits], places[number]))] = number + 1;
        }
    }

    /// <summary>The texts, each made a string when it is asked for.</summary>
    private sealed class Packed(char[][] chunks, int[] places) : IReadOnlyList<string>
    {
        public int Count => places.Length;

        public string this[int index] => Letters(chunks[places[index] >> ChunkBits], places[index]).ToString();

        public static ReadOnlySpan<char> Letters(char[] chunk, int place)
        {
            var start = place & (ChunkLetters - 1);
            return chunk.AsSpan(start + 1, chunk[start]);
        }

        public IEnumerator<string> GetEnumerator()
        {
            for (var index = 0; index < places.Length; index++)
            {
                yield return this[index];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
