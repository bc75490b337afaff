using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>The levels of words against one reading of the name sought. One thread uses one.</summary>
/// <param name="sought">The reading.</param>
/// <param name="parts">For which parts of the name.</param>
internal sealed class NameMemo(SoughtName sought, NameParts parts)
{
    private readonly SearchMemo<NameLevelSet> memo = new(text => sought.Levels(text, parts));
    private readonly char[] word = new char[PlainWord.Longest];
    private readonly char[] sounds = new char[PlainWord.MostSounds];

    /// <summary>The levels of a text, remembered: for columns that say the same over and over.</summary>
    public NameLevelSet this[ReadOnlySpan<byte> text] => memo[text];

    /// <summary>The same, but a plain word that is surely apart is not remembered: for columns with many different words.</summary>
    public NameLevelSet OfMany(ReadOnlySpan<byte> text) =>
        PlainWord.Is(text, word, out var length, out var script) && !TextColumnBuilder.BeginsNothing(word.AsSpan(0, length))
            && sought.IsApart(word.AsSpan(0, length), sounds.AsSpan(0, PlainWord.Key(word.AsSpan(0, length), script, sounds)), script, parts, out var levels)
            ? levels
            : memo[text];
}
