using System.Globalization;
using System.Text;

namespace Cenotaph.Ingest;

/// <summary>What a piece of printed text is.</summary>
internal enum TokenKind
{
    /// <summary>A run of decimal digits, of any script, as ASCII.</summary>
    Digits,

    /// <summary>A run of letters, lower case, apostrophes inside a word kept.</summary>
    Word,

    /// <summary>A vulgar fraction such as ½.</summary>
    Fraction,

    /// <summary>Any other character; dashes of all kinds are one, apostrophes are one.</summary>
    Mark,
}

/// <summary>A piece of printed text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text after folding.</param>
/// <param name="Spaced">Whether a space, or the start of the text, is before it.</param>
/// <param name="Upper">Whether it was printed with a capital first.</param>
internal readonly record struct PrintedToken(TokenKind Kind, string Text, bool Spaced, bool Upper)
{
    /// <summary>Longer cells are prose, not numbers or dates; the cap keeps hostile input cheap.</summary>
    public const int LongestText = 500;

    // Latin letters that stand in Cyrillic words by mistake ("мiльярд" with a Latin i), and what was meant.
    private const string LatinLookalikes = "aceiopxykmthb";
    private const string CyrillicLookalikes = "асеіорхукмтнв";

    public bool Is(char mark) => Kind == TokenKind.Mark && Text[0] == mark;

    public bool Is(string word) => Kind == TokenKind.Word && Text == word;

    /// <summary>
    /// Cuts a text into tokens. Quotation marks, invisible characters and stops after abbreviations go.
    /// </summary>
    public static List<PrintedToken> Scan(ReadOnlySpan<char> text)
    {
        var tokens = new List<PrintedToken>();
        var run = new StringBuilder();
        var kind = TokenKind.Mark;
        var runSpaced = true;
        var runUpper = false;
        var spaced = true;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            text = text[consumed..];
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format)
            {
                continue;
            }

            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                Compose(run, kind, rune.Value);
                continue;
            }

            if (category == UnicodeCategory.DecimalDigitNumber)
            {
                Begin(TokenKind.Digits, rune);
                run.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                continue;
            }

            if (Rune.IsLetter(rune))
            {
                Begin(TokenKind.Word, rune);
                run.Append(Rune.ToLowerInvariant(rune).ToString());
                continue;
            }

            var sign = Sign(rune, category);
            if (sign == '\'' && kind == TokenKind.Word && run.Length > 0 && StartsWithLetter(text))
            {
                run.Append('\'');
                continue;
            }

            End();
            if (sign == ' ')
            {
                spaced = true;
                continue;
            }

            if (category == UnicodeCategory.OtherNumber && Rune.GetNumericValue(rune) is > 0 and < 1)
            {
                tokens.Add(new(TokenKind.Fraction, rune.ToString(), spaced, false));
            }
            else if (sign == '.' && tokens.Count > 0 && !spaced && (tokens[^1].Is('.') || tokens[^1].Is('…')))
            {
                tokens[^1] = tokens[^1] with { Text = "…" };
            }
            else
            {
                tokens.Add(new(TokenKind.Mark, sign.ToString(), spaced, false));
            }

            spaced = false;
        }

        End();
        DropStops(tokens);
        return tokens;

        void Begin(TokenKind next, Rune rune)
        {
            if (run.Length > 0 && kind == next)
            {
                return;
            }

            End();
            kind = next;
            runSpaced = spaced;
            runUpper = Rune.IsUpper(rune);
            spaced = false;
        }

        void End()
        {
            if (run.Length > 0)
            {
                var word = kind == TokenKind.Word ? Mend(run) : run.ToString();
                tokens.Add(new(kind, word, runSpaced, runUpper));
                run.Clear();
            }
        }
    }

    private static char Sign(Rune rune, UnicodeCategory category) => rune.Value switch
    {
        _ when category is UnicodeCategory.SpaceSeparator or UnicodeCategory.Control
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
        '«' or '»' or '"' or '“' or '”' or '„' or '‟' or '*' or '†' or '‡' => ' ',
        '‘' or '’' or '`' or '´' or '′' or '＇' or '\'' => '\'',
        '−' or '－' or '﹣' => '-',
        _ when category == UnicodeCategory.DashPunctuation => '-',
        '，' or '、' => ',',
        '．' => '.',
        '٬' => '\'',                                  // Arabic sign between thousands: only ever a grouping
        '٫' or '∙' or '⋅' => '·',                     // signs that are only ever a decimal point
        '％' or '٪' => '%',
        '＋' => '+',
        '～' or '∼' or '˜' or '≃' or '≅' => '~',
        '＜' or '‹' => '<',
        '＞' or '›' => '>',
        '⩾' or '≧' => '≥',
        '⩽' or '≦' => '≤',
        '（' => '(',
        '）' => ')',
        '⁄' or '∕' => '/',
        '✕' or '✖' => '×',
        var other and <= char.MaxValue => (char)other,
        _ => '\uFFFD',
    };

    // Only the marks that make letters of the three alphabets; a stress sign over a vowel says nothing here.
    private static void Compose(StringBuilder run, TokenKind kind, int mark)
    {
        if (kind != TokenKind.Word || run.Length == 0)
        {
            return;
        }

        run[^1] = (run[^1], mark) switch
        {
            ('и', 0x306) => 'й',
            ('і', 0x308) => 'ї',
            var (letter, _) => letter,
        };
    }

    private static bool StartsWithLetter(ReadOnlySpan<char> text) => !text.IsEmpty && char.IsLetter(text[0]);

    // The modifier apostrophe of Ukrainian is a letter to Unicode, and ё is printed as е as often as not.
    private static string Mend(StringBuilder run)
    {
        var cyrillic = false;
        for (var i = 0; i < run.Length; i++)
        {
            run[i] = run[i] switch { 'ё' => 'е', 'ʼ' or 'ʹ' => '\'', var same => same };
            cyrillic |= run[i] is >= 'Ѐ' and <= 'ӿ';
        }

        for (var i = 0; cyrillic && i < run.Length; i++)
        {
            var at = LatinLookalikes.IndexOf(run[i], StringComparison.Ordinal);
            run[i] = at < 0 ? run[i] : CyrillicLookalikes[at];
        }

        return run.ToString();
    }

    // A stop is kept only before digits, where it may be a decimal point; "тыс." and "ca." lose theirs.
    private static void DropStops(List<PrintedToken> tokens)
    {
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (!tokens[i].Is('.'))
            {
                continue;
            }

            var beforeDigits = i + 1 < tokens.Count && tokens[i + 1] is { Kind: TokenKind.Digits, Spaced: false };
            var afterWord = i > 0 && tokens[i - 1].Kind == TokenKind.Word && !tokens[i].Spaced;
            if (beforeDigits && !afterWord)
            {
                continue;
            }

            tokens.RemoveAt(i);
            if (i < tokens.Count)
            {
                tokens[i] = tokens[i] with { Spaced = true };
            }
        }
    }
}
