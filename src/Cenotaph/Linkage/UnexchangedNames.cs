using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Knows names in three columns that are surely not in each other's place, so that they need not be read together. One thread uses
/// one.</summary>
/// <param name="patronymics">Whether a word is surely a patronymic.</param>
/// <param name="givenNames">Whether a word in the surname's column may be a given name.</param>
internal sealed class UnexchangedNames(SearchMemo<bool> patronymics, SearchMemo<bool> givenNames)
{
    private readonly char[] letters = new char[PlainWord.Longest];
    private readonly char[] fold = new char[PlainWord.MostSounds];
    private readonly char[] sounds = new char[PlainWord.MostSounds];

    /// <summary>Whether reading the three together is sure to leave each in its column. It says no wherever that needs a full reading.</summary>
    public bool IsSure(ReadOnlySpan<byte> surname, ReadOnlySpan<byte> given, ReadOnlySpan<byte> patronymic) =>
        IsWord(surname)
        && ((IsInitial(given) && (patronymic.IsEmpty || IsInitial(patronymic)))
            || ((patronymic.IsEmpty
                    ? IsWord(given) && !patronymics[given]
                    : IsWord(patronymic) && patronymics[patronymic] && (given.IsEmpty || IsWord(given)))
                && !MayBeGiven(surname)));

    // A plain word, and not one for "not known".
    private bool IsWord(ReadOnlySpan<byte> text) =>
        PlainWord.Is(text, letters, out var length, out _) && !TextColumnBuilder.BeginsNothing(letters.AsSpan(0, length));

    // One letter, with a dot or without: it is never taken for anything else than what its column says.
    private bool IsInitial(ReadOnlySpan<byte> text) =>
        PlainWord.Is(text is [.. var letter, (byte)'.'] ? letter : text, letters, out var length, out _) && length == 1 && letters[0] is not ('ъ' or 'ь');

    // Most surnames are in no table of given names, and need not be read to know that.
    private bool MayBeGiven(ReadOnlySpan<byte> surname)
    {
        if (!PlainWord.Is(surname, letters, out var length, out var script))
        {
            return true;
        }

        var word = letters.AsSpan(0, length);
        var plain = 0;
        foreach (var letter in word)
        {
            if (Fold.Plain(letter) is { } others)
            {
                others.CopyTo(fold.AsSpan(plain));
                plain += others.Length;
            }
            else
            {
                fold[plain++] = letter;
            }
        }

        return GivenNames.Has(fold.AsSpan(0, plain), sounds.AsSpan(0, PlainWord.Key(word, script, sounds))) && givenNames[surname];
    }
}
