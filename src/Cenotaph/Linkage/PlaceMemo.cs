using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>The levels of settlements and regions against where the person sought is from. One thread uses one.</summary>
/// <remarks>There are far more places than words in their names, so where every word of a place is surely of another, the place is not
/// remembered, only its words.</remarks>
internal sealed class PlaceMemo
{
    // As a power of two.
    private const int Kept = 12;

    private readonly SoughtPlace? sought;
    private readonly ShortTexts<byte> kept;
    private readonly ByteTable<WordMeaning> words = new();
    private readonly char[] letters = new char[PlainWord.Longest];
    private readonly char[] sounds = new char[PlainWord.MostSounds];

    /// <summary>The levels against a place; null where none is given.</summary>
    /// <param name="sought">The place.</param>
    /// <param name="places">Remembers its levels, for several threads.</param>
    public PlaceMemo(SoughtPlace? sought, SearchMemo<byte>? places = null)
    {
        this.sought = sought;
        places ??= new(text => sought?.PlaceLevel(text) ?? 0);
        kept = new(Kept, text => IsElsewhere(text) ? SoughtPlace.Different : places[text]);
    }

    private enum WordMeaning : byte
    {
        NotRead,
        Elsewhere,
        Doubtful,
    }

    /// <summary>The level of a text.</summary>
    public byte this[ReadOnlySpan<byte> text] => kept.Of(text, 0, text.Length);

    /// <summary>The level of a cell.</summary>
    /// <param name="row">The bytes in which it lies.</param>
    /// <param name="cell">Where.</param>
    public byte Of(ReadOnlySpan<byte> row, (int Start, int Length) cell) => kept.Of(row, cell.Start, cell.Length);

    private bool IsElsewhere(ReadOnlySpan<byte> text)
    {
        var isAny = false;
        while (sought is not null && !text.IsEmpty)
        {
            var length = text.IndexOfAny((byte)' ', (byte)'-');
            length = length < 0 ? text.Length : length;
            if (length > 0)
            {
                ref var word = ref words.Of(text[..length], out _);
                if (word == WordMeaning.NotRead)
                {
                    word = sought.IsElsewhere(text[..length], letters, sounds) ? WordMeaning.Elsewhere : WordMeaning.Doubtful;
                }

                if (word == WordMeaning.Doubtful)
                {
                    return false;
                }

                isAny = true;
            }

            text = length < text.Length ? text[(length + 1)..] : default;
        }

        return isAny;
    }
}
