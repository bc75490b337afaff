using System.Globalization;
using System.Text;

namespace Cenotaph.Studies;

/// <summary>Writes TOML for people to edit.</summary>
internal static class TomlText
{
    /// <summary>A basic string with quotation marks.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007f' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A key, with quotation marks where it needs them.</summary>
    public static string Key(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? text : Quoted(text);

    /// <summary>A word for ids out of any text: lower-case Latin letters, digits and single hyphens.</summary>
    public static string Slug(string text, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }

        var word = slug.ToString().Trim('-');
        return word.Length == 0 ? otherwise : word;
    }
}
