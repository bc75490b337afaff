using System.Text;

namespace Cenotaph.Tests.House;

/// <summary>C# source cut into its code and its string literals; comments are dropped.</summary>
/// <remarks>It knows regular, verbatim, raw and interpolated strings; the holes of the last are read as code.</remarks>
internal sealed class SourceText
{
    private readonly string text;
    private readonly StringBuilder code = new();
    private readonly List<string> literals = [];
    private int at;

    private SourceText(string text) => this.text = text;

    public static (string Code, IReadOnlyList<string> Literals) Read(string text)
    {
        var source = new SourceText(text);
        source.ReadCode(closing: 0);
        return (source.code.ToString(), source.literals);
    }

    private bool Sees(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    /// <summary>Reads until the end, or behind the braces that close a hole.</summary>
    private void ReadCode(int closing)
    {
        var depth = 0;
        while (at < text.Length)
        {
            if (Sees("//"))
            {
                SkipTo("\n");
            }
            else if (Sees("/*"))
            {
                SkipTo("*/");
            }
            else if (text[at] == '\'')
            {
                SkipCharacter();
            }
            else if (LiteralBegins(out var dollars, out var verbatim))
            {
                ReadLiteral(dollars, verbatim);
            }
            else if (closing > 0 && depth == 0 && text[at] == '}')
            {
                at += closing;
                return;
            }
            else
            {
                depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
                code.Append(text[at++]);
            }
        }
    }

    private void SkipTo(string end)
    {
        var found = text.IndexOf(end, at, StringComparison.Ordinal);
        at = found < 0 ? text.Length : found + end.Length;
        code.Append(' ');
    }

    private void SkipCharacter()
    {
        at++;
        while (at < text.Length && text[at] != '\'')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        at++;
    }

    private bool LiteralBegins(out int dollars, out bool verbatim)
    {
        dollars = 0;
        verbatim = false;
        var ahead = at;
        while (ahead < text.Length && text[ahead] is '$' or '@')
        {
            dollars += text[ahead] == '$' ? 1 : 0;
            verbatim |= text[ahead++] == '@';
        }

        if (ahead >= text.Length || text[ahead] != '"')
        {
            return false;
        }

        at = ahead;
        return true;
    }

    private void ReadLiteral(int dollars, bool verbatim)
    {
        var quotes = 0;
        while (at + quotes < text.Length && text[at + quotes] == '"')
        {
            quotes++;
        }

        var raw = quotes >= 3 && !verbatim;
        var end = raw ? new string('"', quotes) : "\"";
        var hole = raw ? new string('{', Math.Max(dollars, 1)) : "{";
        at += end.Length;
        var literal = new StringBuilder();
        while (at < text.Length && !(Sees(end) && !(verbatim && Sees("\"\""))))
        {
            if (verbatim && Sees("\"\""))
            {
                literal.Append('"');
                at += 2;
            }
            else if (!raw && !verbatim && text[at] == '\\' && at + 1 < text.Length)
            {
                literal.Append(text[at + 1] is 'n' or 'r' or 't' ? ' ' : text[at + 1]);
                at += 2;
            }
            else if (dollars > 0 && !raw && Sees("{{"))
            {
                literal.Append('{');
                at += 2;
            }
            else if (dollars > 0 && Sees(hole))
            {
                at += hole.Length;
                ReadCode(hole.Length);
                literal.Append('?');
            }
            else
            {
                literal.Append(text[at++]);
            }
        }

        at += end.Length;
        literals.Add(literal.ToString());
        code.Append("\"\"");
    }
}
