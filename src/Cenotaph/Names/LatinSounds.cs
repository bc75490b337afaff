using System.Runtime.CompilerServices;

namespace Cenotaph.Names;

/// <summary>Reads Latin words as sounds, by whatever scheme they were romanised: one letter of <see cref="Sounds"/> for a letter or digraph.</summary>
internal static class LatinSounds
{
    // French adds an e to -ин: Pouchkine. Shorter words are names of their own.
    private const int ShortestFrench = 5;

    /// <summary>Writes the sounds of a word.</summary>
    /// <param name="word">Small Latin letters, accents kept.</param>
    /// <param name="sounds">Twice as long as the word at least.</param>
    /// <returns>How many were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ReadOnlySpan<char> word, Span<char> sounds)
    {
        var spelling = new LatinSpelling(word);
        var length = 0;
        for (var at = 0; at < word.Length;)
        {
            var rest = word[at..];
            var (letters, sound) = word[at] switch
            {
                'a' or 'b' or 'd' or 'l' or 'm' or 'n' or 'o' or 'r' or 'u' or 'v' => (1, word[at]),
                'i' => IsHardSign(word, at) ? (2, '\0') : (1, 'i'),
                'y' => (1, 'i'),
                'e' => E(word, at),
                'f' => rest is "ff" ? (2, 'v') : (1, 'f'),
                'w' => (1, 'v'),
                'q' => (1, 'k'),
                'c' => C(rest, spelling),
                'g' => (rest.StartsWith("gh") ? 2 : 1, 'g'),
                'h' => (1, 'g'),
                'j' => (1, spelling.IsGlide(at) ? 'i' : 'j'),
                'k' => rest.StartsWith("kh") ? (2, 'g') : (1, 'k'),
                'p' => rest.StartsWith("ph") ? (2, 'f') : (1, 'p'),
                's' => S(rest),
                't' => T(rest),
                'x' => spelling.IsKs(at) ? (1, 'X') : (1, 'g'),
                'z' => rest.StartsWith("zgh") ? (1, 'z') : rest.StartsWith("zh") ? (2, 'j') : (1, spelling.IsGerman ? 'c' : 'z'),
                'š' or 'ŝ' or 'č' or 'ş' or 'ș' or 'ç' or 'ć' or 'ĉ' => (1, 'x'),
                'ž' or 'ż' or 'ĵ' => (1, 'j'),
                'â' => (1, 'y'),
                'û' => (1, 'w'),
                'ŭ' or 'ǔ' => (1, 'v'),
                'ì' or 'ï' or 'î' or 'í' => (1, 'i'),
                _ => (1, '?'),
            };
            length = sound switch
            {
                '\0' => length,
                'X' => Two(sounds, length, 'k', 's'),
                '?' => Accented(word[at], sounds, length),
                _ => One(sounds, length, sound),
            };
            at += letters;
        }

        return length;
    }

    private static (int Letters, char Sound) E(ReadOnlySpan<char> word, int at)
    {
        var last = at == word.Length - 1;
        if (last && word.Length >= ShortestFrench && word.EndsWith("ine"))
        {
            return (1, '\0');
        }

        // Some write э as eh at the beginning.
        return (at == 0 && word.Length > 2 && word[1] == 'h' && !IsVowel(word[2]) ? 2 : 1, 'e');
    }

    private static (int Letters, char Sound) C(ReadOnlySpan<char> rest, in LatinSpelling spelling) =>
        rest.StartsWith("ch") ? (2, spelling.IsGerman ? 'g' : 'x')
        : rest.StartsWith("cz") ? (2, spelling.IsPolish ? 'x' : 'c')
        : rest.StartsWith("ck") && !(rest.Length > 2 && rest[2] is 'i' or 'a' or 'o' or 'y' or 'h') ? (2, 'k')
        : (1, 'c');

    private static (int Letters, char Sound) S(ReadOnlySpan<char> rest) =>
        rest.StartsWith("sch") || rest.StartsWith("shh") ? (3, 'x')
        : rest.StartsWith("sh") || rest.StartsWith("sz") ? (2, 'x')
        : (1, 's');

    private static (int Letters, char Sound) T(ReadOnlySpan<char> rest) =>
        rest.StartsWith("tsch") ? (4, 'x')
        : rest.StartsWith("tch") ? (3, 'x')
        : rest is "tz" || rest.StartsWith("tck") ? (2, 'c')
        : (1, 't');

    // ICAO 9303 writes ъ as ie: Podieiachev is Подъячев; but Ukrainian Serhieiev is Сергєєв.
    private static bool IsHardSign(ReadOnlySpan<char> word, int at) =>
        at > 0 && !IsVowel(word[at - 1]) && word[at..] is ['i', 'e', 'e', ..] or ['i', 'e', 'i', 'a' or 'u', ..];

    private static int Accented(char c, Span<char> sounds, int length)
    {
        foreach (var plain in Fold.Plain(c) ?? c.ToString())
        {
            length = One(sounds, length, plain switch
            {
                'y' => 'i',
                'h' => 'g',
                'q' => 'k',
                'w' => 'v',
                _ when char.IsAsciiLetterOrDigit(plain) => plain,
                _ => (char)('b' + (plain % 3)),
            });
        }

        return length;
    }

    private static int One(Span<char> sounds, int length, char sound)
    {
        sounds[length] = sound;
        return length + 1;
    }

    private static int Two(Span<char> sounds, int length, char first, char second) =>
        One(sounds, One(sounds, length, first), second);

    internal static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'é' or 'è' or 'ë' or 'ï' or 'â' or 'û' or 'î' or 'ü' or 'ö' or 'ä';
}
