using System.Text;
using System.Text.Unicode;

namespace Cenotaph.Ingest;

/// <summary>Guesses the encoding of text that is not UTF-8 and says nothing of itself.</summary>
internal static class EncodingGuess
{
    private const int Sample = 1 << 16;

    // How often each letter from а to я stands in Russian prose, per thousand (е with ё), rounded: only the order matters.
    private static readonly int[] Frequency =
    [
        80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 1, 19, 17, 3, 6, 20,
    ];

    private static readonly string[] Cyrillic = ["windows-1251", "koi8-u", "cp866"];

    /// <summary>utf-16LE or utf-16BE when zero and Cyrillic high bytes stand at every other place; else null.</summary>
    public static string? Wide(ReadOnlySpan<byte> bytes)
    {
        int pairs = bytes.Length / 2, little = 0, big = 0, zeros = 0;
        for (var i = 0; i < pairs; i++)
        {
            int even = bytes[2 * i], odd = bytes[(2 * i) + 1];
            zeros += even == 0 ? 1 : 0;
            zeros += odd == 0 ? 1 : 0;
            little += odd is 0 or 4 or 0x20 && even != 0 ? 1 : 0;
            big += even is 0 or 4 or 0x20 && odd != 0 ? 1 : 0;
        }

        return zeros == 0 || Math.Max(little, big) < 0.9 * pairs ? null : little >= big ? "utf-16LE" : "utf-16BE";
    }

    /// <summary>Whether control characters show that the bytes are no text in any encoding of one byte a character.</summary>
    public static bool HasControls(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var value in bytes)
        {
            controls += value is < 9 or (> 13 and < 32 and not 26) or 127 ? 1 : 0;
        }

        return controls > bytes.Length / 200;
    }

    /// <summary>The likeliest encoding of one byte a character: Cyrillic unless the foreign letters stand alone among Latin ones.</summary>
    public static string Narrow(ReadOnlySpan<byte> bytes)
    {
        var (alone, together) = Neighbours(bytes);
        if (alone > together)
        {
            return "windows-1252";
        }

        var best = Cyrillic[0];
        foreach (var name in Cyrillic)
        {
            best = Score(TextEncoding.Named(name)!, bytes) > Score(TextEncoding.Named(best)!, bytes) ? name : best;
        }

        return best == "cp866" ? "ibm866" : best;
    }

    /// <summary>A Cyrillic encoding in which the bytes make far better sense than in the declared one; else null.</summary>
    public static string? Better(Encoding declared, ReadOnlySpan<byte> bytes)
    {
        // Only Cyrillic and Western declarations are doubted: Greek or Hebrew bytes would look like Cyrillic ones.
        if (declared.CodePage is not (1251 or 1252 or 866 or 20866 or 21866 or 28591 or 28595 or 28605))
        {
            return null;
        }

        // In Cyrillic text nearly every letter stands beside another one; in Finnish, too, a few do.
        bytes = bytes[..Math.Min(bytes.Length, Sample)];
        var (alone, together) = Neighbours(bytes);
        if (together < 5 * alone)
        {
            return null;
        }

        var likely = Narrow(bytes);
        if (likely == "windows-1252" || likely == declared.WebName)
        {
            return null;
        }

        // A mean of 20 a letter is far above chance: Russian prose has 55, the same bytes in a wrong encoding below 0.
        int letters = Foreign(bytes), sense = Score(TextEncoding.Named(likely)!, bytes), declaredSense = Score(declared, bytes);
        return letters >= 20 && sense > 20 * letters && declaredSense < sense / 3 ? likely : null;
    }

    /// <summary>
    /// Whether text, itself valid UTF-8, was once UTF-8 read as windows-1251 and stored again: <c>РџСЂРёРјРµСЂ</c> for <c>Пример</c>.
    /// </summary>
    public static bool IsTwiceEncoded(ReadOnlySpan<byte> utf8)
    {
        var page = TextEncoding.Named("windows-1251")!;
        int twice = 0, words = 0;
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, Sample)]).AsSpan();
        while (text.IndexOfAnyInRange('\u0080', '\uFFFF') is >= 0 and var start)
        {
            text = text[start..];
            var length = text.IndexOfAnyInRange('\0', '\u007F') is >= 0 and var ascii ? ascii : text.Length;
            if (length >= 4)
            {
                words++;
                try
                {
                    twice += Utf8.IsValid(page.GetBytes(text[..length].ToArray())) ? 1 : 0;
                }
                catch (EncoderFallbackException)
                {
                    // A letter that windows-1251 lacks: this word was not read by it.
                }
            }

            text = text[length..];
        }

        return twice >= 3 && 2 * twice > words;
    }

    // How many foreign letters stand alone among Latin ones, and how many beside others.
    private static (int Alone, int Together) Neighbours(ReadOnlySpan<byte> bytes)
    {
        int alone = 0, together = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                var left = i > 0 ? bytes[i - 1] : (byte)0;
                var right = i + 1 < bytes.Length ? bytes[i + 1] : (byte)0;
                together += left >= 0x80 || right >= 0x80 ? 1 : 0;
                alone += left < 0x80 && right < 0x80 && (IsLatin(left) || IsLatin(right)) ? 1 : 0;
            }
        }

        return (alone, together);
    }

    private static int Foreign(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes)
        {
            count += value >= 0x80 ? 1 : 0;
        }

        return count;
    }

    // The sum of the letters' frequencies; capitals inside a word and signs among letters count against the encoding.
    private static int Score(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        var score = 0;
        var before = ' ';
        foreach (var letter in lenient.GetString(bytes[..Math.Min(bytes.Length, Sample)]))
        {
            if (letter >= 0x80)
            {
                score += letter switch
                {
                    >= 'а' and <= 'я' => Frequency[letter - 'а'],
                    'і' => 50,
                    'ї' or 'є' or 'ґ' or 'ё' => 5,
                    >= 'А' and <= 'Я' or 'І' or 'Ї' or 'Є' or 'Ґ' or 'Ё' =>
                        before is >= 'а' and <= 'я' ? -60 : Frequency[Math.Min(char.ToLowerInvariant(letter) - 'а', 31)] / 4,
                    '№' or '«' or '»' or '—' or '–' or '…' or '“' or '”' or '\u00A0' => 0,
                    _ => -50,
                };
            }

            before = letter;
        }

        return score;
    }

    private static bool IsLatin(byte value) => char.IsAsciiLetter((char)value);
}
