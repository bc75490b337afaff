namespace Cenotaph.Names;

/// <summary>A name part as it was written, with its fold and keys.</summary>
/// <param name="Text">As written, without spaces around it.</param>
/// <param name="Fold">The fold, without spaces inside.</param>
/// <param name="Key">The skeleton, without hyphens.</param>
/// <param name="Script">The script.</param>
/// <param name="IsInitial">Whether it is only an initial: А., Yu.</param>
public readonly record struct NameText(string Text, string Fold, string Key, NameScript Script, bool IsInitial)
{
    private const int LongestInitial = 4;

    /// <summary>Whether there is a name at all.</summary>
    public bool IsKnown => Key is { Length: > 0 };

    /// <summary>A key that keeps the letters of Latin names as they are, for lists without Cyrillic: the fold if it is ASCII, else the key.</summary>
    public string SpellingKey => System.Text.Ascii.IsValid(Fold) ? Fold : Key;

    /// <summary>Reads a text.</summary>
    public static NameText Of(string? text)
    {
        text = text?.Trim() ?? "";
        var fold = Names.Fold.Of(text).Replace(" ", "", StringComparison.Ordinal);
        var key = Skeleton.Of(text).Replace("-", "", StringComparison.Ordinal);
        var isInitial = fold.Length == 1
            || (key.Length is 1 or 2 && text.EndsWith('.') && text.Length <= LongestInitial + 1 && !text[..^1].Contains('.', StringComparison.Ordinal));
        return new(text, fold, key, Names.Fold.ScriptOf(text), isInitial && key.Length > 0);
    }

    internal bool SameSpelling(in NameText other) => Script == other.Script && Fold == other.Fold;

    /// <summary>Whether one of the two is an initial and the other begins with it, in letters or in sound.</summary>
    internal bool SameInitial(in NameText other)
    {
        if (!IsInitial && !other.IsInitial)
        {
            return false;
        }

        var (initial, name) = IsInitial ? (this, other) : (other, this);
        return name.Key.StartsWith(initial.Key, StringComparison.Ordinal)
            || (initial.IsInitial && name.IsInitial && initial.Key.StartsWith(name.Key, StringComparison.Ordinal))
            || (Script == other.Script && name.Fold[0] == initial.Fold[0] && (initial.Fold.Length == 1 || name.IsInitial));
    }

    internal bool IsClose(in NameText other) => IsClose(Key, other.Key)
        || (Script == NameScript.Latin && other.Script == NameScript.Latin && IsClose(Fold, other.Fold));

    internal static bool IsClose(string a, string b) =>
        a.Length >= NameRules.ShortestClose && b.Length >= NameRules.ShortestClose && NameMeasures.IsOneEdit(a, b);
}
