using System.Text;
using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Knows names in three columns that are surely not in each other's place, so that they need not be read together. One thread uses
/// one.</summary>
internal sealed class UnexchangedNames
{
    private readonly SearchMemo<bool> patronymics = new(ExchangedColumns.IsSurePatronymic);
    private readonly char[] letters = new char[PlainWord.Longest];

    /// <summary>Whether reading the three together is sure to leave each in its column. It says no wherever that needs a full reading.</summary>
    public bool IsSure(ReadOnlySpan<byte> surname, ReadOnlySpan<byte> given, ReadOnlySpan<byte> patronymic) =>
        IsWord(surname)
        && (patronymic.IsEmpty
            ? IsWord(given) && !patronymics[given]
            : IsWord(patronymic) && patronymics[patronymic] && (given.IsEmpty || IsWord(given)))
        && !ExchangedColumns.MayBeGiven(Encoding.UTF8.GetString(surname));

    // A plain word, and not one for "not known".
    private bool IsWord(ReadOnlySpan<byte> text) =>
        PlainWord.Is(text, letters, out var length, out _) && !TextColumnBuilder.BeginsNothing(letters.AsSpan(0, length));
}
