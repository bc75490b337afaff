using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Where the person sought is from, or in which unit he served, and how records compare with it.</summary>
internal sealed class SoughtPlace
{
    private const int ShortestStem = 3;
    private const int LongestEnding = 5;

    // Keys of words that say what kind of place it is, not which.
    private static readonly HashSet<string> Kinds = new(
        "область обл oblast region край krai республика респ republic город г м місто city town село с посёлок пос деревня д район р-н рн raion округ окр ао "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Key),
        StringComparer.Ordinal);

    /// <summary>The level of places that have nothing in common.</summary>
    public const byte Different = 4;

    private readonly List<string> words;
    private readonly string whole;
    private readonly string numbers;
    private readonly bool allLong;

    private SoughtPlace(string text)
    {
        words = Words(text);
        whole = string.Concat(words);
        numbers = Numbers(text);
        allLong = words.Count > 0 && words.TrueForAll(word => word.Length >= ShortestStem);
    }

    /// <summary>A place or unit; null where nothing is given.</summary>
    public static SoughtPlace? Of(string? text) => text is null ? null : new(text);

    /// <summary>The level of a settlement or region.</summary>
    public byte PlaceLevel(string text)
    {
        var seen = Words(text);
        if (seen.Count == 0 || words.Count == 0)
        {
            return 0;
        }

        var other = string.Concat(seen);
        return other == whole ? (byte)1
            : NameText.IsClose(other, whole) ? (byte)2
            : seen.Exists(word => words.Exists(sought => IsNamedFor(word, sought))) ? (byte)3
            : Different;
    }

    /// <summary>Whether a plain word can be in no place but one that is <see cref="Different"/>. Quick; it says no wherever that needs a full
    /// reading: of short words, which are mostly kinds of places, and of those with which "not known" begins.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="letters">Room for <see cref="PlainWord.Longest"/>.</param>
    /// <param name="sounds">Room for <see cref="PlainWord.MostSounds"/>.</param>
    public bool IsElsewhere(ReadOnlySpan<byte> text, Span<char> letters, Span<char> sounds)
    {
        if (!allLong || !PlainWord.Is(text, letters, out var length, out var script) || TextColumnBuilder.BeginsNothing(letters[..length]))
        {
            return false;
        }

        // Places that are close begin nearly alike, whichever word comes first; one that is named for another shares its stem.
        var key = sounds[..PlainWord.Key(letters[..length], script, sounds)];
        if (key.Length < ShortestStem || SoughtKeys.BeginAlike(key, whole))
        {
            return false;
        }

        foreach (var word in words)
        {
            if (key[..ShortestStem].SequenceEqual(word.AsSpan(0, ShortestStem)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The level of a unit.</summary>
    public byte UnitLevel(string text)
    {
        var other = string.Concat(Words(text));
        return other.Length == 0 ? (byte)0
            : other == whole ? (byte)1
            : numbers.Length > 0 && numbers == Numbers(text) ? (byte)2
            : (byte)3;
    }

    private static string Key(string word) => Skeleton.Of(word).Replace("-", "", StringComparison.Ordinal);

    private static List<string> Words(string text)
    {
        var keys = Skeleton.Of(text).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var named = keys.Where(key => !Kinds.Contains(key)).ToList();
        return named.Count > 0 ? named : [.. keys];
    }

    // Омск and Омская: one is the other with an ending of at most a few letters.
    private static bool IsNamedFor(string a, string b)
    {
        var (stem, name) = a.Length <= b.Length ? (a, b) : (b, a);
        if (stem == name)
        {
            return true;
        }

        // A final vowel, or the -ск of an adjective that the town lacks, may give way to the ending: Тула, Тульская.
        var bare = stem[^1] is 'a' or 'o' or 'e' or 'i' or 'y' ? stem[..^1] : stem;
        return bare.Length >= ShortestStem && name.Length - bare.Length <= LongestEnding && name.StartsWith(bare, StringComparison.Ordinal)
            && (name.EndsWith("ay", StringComparison.Ordinal) || name.EndsWith('i') || name.EndsWith("oi", StringComparison.Ordinal)
                || name.EndsWith('a'));
    }

    private static string Numbers(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
