using System.Runtime.CompilerServices;

namespace Cenotaph.Names;

/// <summary>Reads plain words of UTF-8 without making strings: Russian letters, the commonest Ukrainian ones, ASCII letters and the accented ones
/// of the usual romanisations; nothing that <see cref="WordReader"/> would put right. It says of the same words the same as that, or nothing.</summary>
internal static class PlainWord
{
    /// <summary>Longer words are left to the careful reader.</summary>
    public const int Longest = 48;

    /// <summary>Room for the sounds of the longest word.</summary>
    public const int MostSounds = 2 * Longest;

    // Small letters for those from U+0400 to U+04BF; '\0' where a letter is not plain. І is not: it may be a palochka.
    private static readonly char[] Small = MakeTable('\u0400', "абвгдеёжзийклмнопрстуфхцчшщъыьэюяїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЇЄҐ");

    // The same from U+00C0 to U+017F.
    private static readonly char[] SmallAccented = MakeTable('\u00C0', "âêëèéîíìûŭčćçĉšŝşžżĵÂÊËÈÉÎÍÌÛŬČĆÇĈŠŜŞŽŻĴ");

    /// <summary>Whether a text is one plain word, without anything around it.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="letters">Receives the small letters; room for <see cref="Longest"/>.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="script">Latin or Cyrillic.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Is(ReadOnlySpan<byte> text, Span<char> letters, out int length, out NameScript script)
    {
        (length, script) = (0, NameScript.None);
        for (var at = 0; at < text.Length;)
        {
            var first = text[at];
            char letter;
            NameScript written;
            if (first < 0x80)
            {
                (letter, written) = ((char)(first | 0x20), NameScript.Latin);
                letter = letter is >= 'a' and <= 'z' ? letter : '\0';
                at++;
            }
            else
            {
                // Letters from U+0400 to U+04BF and from U+00C0 to U+017F have two bytes.
                if (first is < 0xC3 or > 0xD2 or (> 0xC5 and < 0xD0) || at + 1 == text.Length)
                {
                    return false;
                }

                var second = text[at + 1] & 63;
                (letter, written) = first >= 0xD0
                    ? (Small[((first & 3) << 6) | second], NameScript.Cyrillic)
                    : (SmallAccented[((first - 0xC3) << 6) | second], NameScript.Latin);
                at += 2;
            }

            if (letter == '\0' || length == letters.Length || (length > 0 && written != script))
            {
                return false;
            }

            letters[length++] = letter;
            script = written;
        }

        return length > 0;
    }

    /// <summary>The skeleton of a word that was read.</summary>
    /// <param name="word">Its small letters.</param>
    /// <param name="script">Its script.</param>
    /// <param name="sounds">Receives the skeleton; <see cref="MostSounds"/>.</param>
    /// <returns>Its length; 0 where nothing is heard.</returns>
    public static int Key(ReadOnlySpan<char> word, NameScript script, Span<char> sounds) =>
        Sounds.Unite(sounds[..(script == NameScript.Cyrillic ? CyrillicSounds.Read(word, sounds) : LatinSounds.Read(word, sounds))]);

    private static char[] MakeTable(char first, string letters)
    {
        var table = new char[0xC0];
        foreach (var c in letters)
        {
            table[c - first] = char.ToLowerInvariant(c);
        }

        return table;
    }
}
