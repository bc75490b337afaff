using System.Runtime.CompilerServices;
using System.Text;

namespace Cenotaph.Names;

/// <summary>Takes a text apart into words of small letters of one script each.</summary>
/// <remarks>Marks that only show stress, apostrophes and invisible signs are dropped; letters that merely look like those of the word's script
/// are put right; everything that is neither letter nor digit parts words. Accented letters stay composed.</remarks>
internal ref struct WordReader
{
    private readonly ReadOnlySpan<char> text;
    private readonly Span<char> buffer;
    private int at;

    /// <summary>Reads a text that <see cref="Composed"/> gave.</summary>
    /// <param name="text">The text.</param>
    /// <param name="buffer">Room for the longest word: as long as the text.</param>
    public WordReader(ReadOnlySpan<char> text, Span<char> buffer)
    {
        this.text = text;
        this.buffer = buffer;
    }

    /// <summary>The word read last.</summary>
    public ReadOnlySpan<char> Word { get; private set; }

    /// <summary>The script of the word read last.</summary>
    public NameScript Script { get; private set; }

    /// <summary>The text with letters and their accents in one, and wide letters made plain. Faulty text stays as it is.</summary>
    public static string Composed(string text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u0300' and <= '\u036F') or (>= '\uFF00' and <= '\uFFEF') or (>= '\uFB00' and <= '\uFB06'))
            {
                return WellFormed(text).Normalize(NormalizationForm.FormKC);
            }
        }

        return text;
    }

    /// <summary>Moves to the next word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (true)
        {
            while (at < text.Length && !IsLetterOrDigit(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return false;
            }

            var length = 0;
            while (at < text.Length && (IsLetterOrDigit(text[at]) || IsSilent(text[at]) || IsHardSign()))
            {
                if (IsLetterOrDigit(text[at]))
                {
                    buffer[length++] = text[at];
                }

                at++;
            }

            if (Take(length) > 0)
            {
                return true;
            }
        }
    }

    // Some schemes write ъ as a quotation mark; one between two letters quotes nothing.
    private readonly bool IsHardSign() =>
        text[at] is '"' or '\u201C' or '\u201D' or '\u2033' && at > 0 && at + 1 < text.Length
        && char.IsLetter(text[at - 1]) && char.IsLower(text[at + 1]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Take(int length)
    {
        var word = buffer[..length];
        Script = ScriptOf(word);
        if (Script == NameScript.Cyrillic)
        {
            LookAlikes.ToCyrillic(word, ref length);
        }
        else if (Script == NameScript.Latin)
        {
            LookAlikes.ToLatin(word);
        }

        word = buffer[..length];
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = Small(word[i]);
        }

        Word = word;
        return length;
    }

    // Letters that only one script has decide; then the more frequent script; a draw is Cyrillic.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static NameScript ScriptOf(ReadOnlySpan<char> word)
    {
        int cyrillic = 0, latin = 0, onlyCyrillic = 0, onlyLatin = 0, other = 0;
        foreach (var c in word)
        {
            if (IsCyrillic(c))
            {
                cyrillic++;
                onlyCyrillic += LookAlikes.LatinFor(c) == c ? 1 : 0;
            }
            else if (IsLatin(c))
            {
                latin++;
                onlyLatin += LookAlikes.CyrillicFor(c) == c ? 1 : 0;
            }
            else if (!char.IsAsciiDigit(c))
            {
                other++;
            }
        }

        return (cyrillic, latin, other) switch
        {
            (0, 0, 0) => NameScript.None,
            (0, 0, _) => NameScript.Other,
            (_, 0, _) => NameScript.Cyrillic,
            (0, _, _) => NameScript.Latin,
            _ when onlyCyrillic != onlyLatin => onlyCyrillic > onlyLatin ? NameScript.Cyrillic : NameScript.Latin,
            _ => cyrillic >= latin ? NameScript.Cyrillic : NameScript.Latin,
        };
    }

    /// <summary>Whether a character is a Cyrillic letter.</summary>
    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    /// <summary>Whether a character is a Latin letter.</summary>
    public static bool IsLatin(char c) =>
        char.IsAsciiLetter(c) || (c is >= '\u00C0' and <= '\u024F' && c is not ('\u00D7' or '\u00F7'))
        || c is 'ə' or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsLetterOrDigit(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) && !IsSilent(c);

    // Apostrophes in all their shapes, signs for softness, stress marks, soft hyphens and joiners.
    private static bool IsSilent(char c) =>
        c is '\'' or '`' or '´' or '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u00AD' or '\uFEFF'
        || c is (>= '\u02B0' and <= '\u02FF') or (>= '\u0300' and <= '\u036F') or (>= '\u200B' and <= '\u200D');

    private static char Small(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u0080' => c,
        'İ' => 'i',
        _ => char.ToLowerInvariant(c),
    };

    private static string WellFormed(string text)
    {
        StringBuilder? copy = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                (copy ??= new(text))[i] = ' ';
            }
        }

        return copy?.ToString() ?? text;
    }
}
