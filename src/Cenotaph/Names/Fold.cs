using System.Buffers;
using System.Text;

namespace Cenotaph.Names;

/// <summary>A name without what people write carelessly: case, accents, ё/е, й/и, і/ї/и, ґ/г, hard and soft signs, apostrophes, hyphens and
/// foreign letters that look alike. It stays in its script.</summary>
public static class Fold
{
    // Letters that no decomposition makes plain. Kazakh, Tatar, Bashkir, Chuvash, Mari, Serbian and Macedonian letters join their neighbours.
    private const string Special =
        "ё=е й=и і=и ї=и ґ=г є=е ъ= ь= ў=в ә=а ғ=г қ=к ҡ=к ң=н ө=о ұ=у ү=у һ=х җ=ж ҙ=з ҫ=с ѐ=е ѝ=и ј=и љ=л њ=н ћ=ч ђ=дж џ=дж ѓ=г ќ=к ѕ=з "
        + "ӑ=а ӓ=а ӗ=е ӧ=о ӱ=у ӳ=у ӹ=ы ӣ=и ӯ=у ҳ=х ҷ=ч ҝ=г ҹ=ж ӝ=ж ӟ=з ӥ=и ӵ=ч ҥ=н ҕ=г ӏ= "
        + "ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ŋ=n ħ=h ə=a ſ=s ŧ=t ĳ=ij ǌ=nj ǉ=lj ǆ=dz";

    private static readonly string[] Table = MakeTable();

    /// <summary>The fold of a text: its words in small letters, parted by one space; "" where it has none.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var composed = WordReader.Composed(text);
        var rented = ArrayPool<char>.Shared.Rent(3 * composed.Length + 1);
        var word = new WordReader(composed, rented.AsSpan(0, composed.Length));
        var result = rented.AsSpan(composed.Length);
        var length = 0;
        while (word.Read())
        {
            var start = length;
            if (length > 0)
            {
                result[length++] = ' ';
            }

            var first = length;
            foreach (var c in word.Word)
            {
                if (c < Table.Length && Table[c] is { } plain)
                {
                    plain.CopyTo(result[length..]);
                    length += plain.Length;
                }
                else
                {
                    result[length++] = c;
                }
            }

            // A word of signs alone leaves nothing.
            length = length == first ? start : length;
        }

        var fold = result[..length].ToString();
        ArrayPool<char>.Shared.Return(rented);
        return fold;
    }

    /// <summary>Whether a fold is that of a word.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="word">The word's small letters, from a <see cref="WordReader"/>.</param>
    internal static bool IsOf(ReadOnlySpan<char> fold, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            ReadOnlySpan<char> one = [c];
            var plain = Plain(c) is { } letters ? letters : one;
            if (!fold.StartsWith(plain))
            {
                return false;
            }

            fold = fold[plain.Length..];
        }

        return fold.IsEmpty;
    }

    /// <summary>The script of most letters of a text; a draw is Cyrillic.</summary>
    public static NameScript ScriptOf(string? text)
    {
        int cyrillic = 0, latin = 0, other = 0;
        foreach (var c in text ?? "")
        {
            cyrillic += WordReader.IsCyrillic(c) ? 1 : 0;
            latin += WordReader.IsLatin(c) ? 1 : 0;
            other += c > 127 && char.IsLetter(c) && !WordReader.IsCyrillic(c) && !WordReader.IsLatin(c) ? 1 : 0;
        }

        return cyrillic + latin + other == 0 ? NameScript.None
            : other > cyrillic && other > latin ? NameScript.Other
            : cyrillic >= latin ? NameScript.Cyrillic : NameScript.Latin;
    }

    /// <summary>The plain letters for an accented small one; null where it is plain already.</summary>
    internal static string? Plain(char c) => c < Table.Length ? Table[c] : null;

    private static string[] MakeTable()
    {
        var table = new string[0x1F00];
        foreach (var (from, to) in new[] { (0xC0, 0x250), (0x400, 0x530), (0x1E00, 0x1F00) })
        {
            for (var c = from; c < to; c++)
            {
                var plain = ((char)c).ToString().Normalize(NormalizationForm.FormD);
                if (plain.Length > 1 && char.IsLetter(plain[0]))
                {
                    table[c] = plain[..1];
                }
            }
        }

        foreach (var pair in Special.Split(' '))
        {
            table[pair[0]] = pair[2..];
        }

        return table;
    }
}
