using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>The levels of words against one reading of the name sought. One thread uses one.</summary>
internal sealed class NameMemo
{
    // As powers of two. Surnames are many, but common ones make most of a list.
    private const int KeptSurnames = 14;
    private const int Kept = 13;

    private readonly SearchMemo<NameLevelSet> memo;
    private readonly ShortTexts<NameLevelSet> kept;
    private readonly SoughtName sought;
    private readonly NameParts parts;
    private readonly char[] word = new char[PlainWord.Longest];
    private readonly char[] sounds = new char[PlainWord.MostSounds];

    /// <summary>The levels against a reading.</summary>
    /// <param name="sought">The reading.</param>
    /// <param name="parts">For which parts of the name.</param>
    /// <param name="memo">Remembers those that take long to read, for several threads.</param>
    public NameMemo(SoughtName sought, NameParts parts, SearchMemo<NameLevelSet>? memo = null)
    {
        (this.sought, this.parts) = (sought, parts);
        this.memo = memo ?? new(text => sought.Levels(text, parts));
        kept = new(parts == NameParts.Surname ? KeptSurnames : Kept, Make);
    }

    /// <summary>The levels of a text.</summary>
    public NameLevelSet this[ReadOnlySpan<byte> text] => kept.Of(text, 0, text.Length);

    /// <summary>The levels of a cell.</summary>
    /// <param name="row">The bytes in which it lies.</param>
    /// <param name="cell">Where.</param>
    public NameLevelSet Of(ReadOnlySpan<byte> row, (int Start, int Length) cell) => kept.Of(row, cell.Start, cell.Length);

    // A plain word that is surely apart is not remembered for good: there are far too many.
    private NameLevelSet Make(ReadOnlySpan<byte> text) =>
        PlainWord.Is(text, word, out var length, out var script) && !TextColumnBuilder.BeginsNothing(word.AsSpan(0, length))
            && sought.IsApart(word.AsSpan(0, length), sounds.AsSpan(0, PlainWord.Key(word.AsSpan(0, length), script, sounds)), script, parts, out var levels)
            ? levels
            : memo[text];
}
