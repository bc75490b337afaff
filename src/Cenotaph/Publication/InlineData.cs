using System.Text;

namespace Cenotaph.Publication;

/// <summary>The one way in which data enter the script of a page.</summary>
public static class InlineData
{
    /// <summary>
    /// The JSON text with every character escaped that HTML or an old script engine could take for its own:
    /// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c>, U+2028 and U+2029. It parses to the same value.
    /// </summary>
    public static string Escape(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var safe = new StringBuilder(json.Length);
        foreach (var letter in json)
        {
            _ = letter switch
            {
                '<' => safe.Append("\\u003c"),
                '>' => safe.Append("\\u003e"),
                '&' => safe.Append("\\u0026"),
                '\u2028' => safe.Append("\\u2028"),
                '\u2029' => safe.Append("\\u2029"),
                _ => safe.Append(letter),
            };
        }

        return safe.ToString();
    }
}
