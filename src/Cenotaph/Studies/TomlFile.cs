using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Cenotaph.Studies;

/// <summary>Reads a TOML file into <see cref="TomlTable"/>s that know their lines; every fault is a problem.</summary>
internal static class TomlFile
{
    /// <summary>The file's table; null, with problems, when it cannot be read or is not TOML.</summary>
    public static TomlTable? Read(string path, string name, ICollection<Problem> problems)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(new(name, null, null, "no such file", "a TOML file"));
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, null, null, exception.Message, "a file that can be read"));
            return null;
        }
        catch (System.Text.DecoderFallbackException)
        {
            problems.Add(new(name, null, null, "bytes that are not UTF-8", "a TOML file in UTF-8"));
            return null;
        }

        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(text, name, validate: true);
        }
        catch (TomlException exception)
        {
            // nesting beyond the parser's depth is thrown, not listed among the diagnostics
            problems.Add(new(name, exception.Line, null, exception.Message.Split(". ", 2)[0], "valid TOML"));
            return null;
        }

        foreach (var message in document.Diagnostics.Where(one => one.Kind == DiagnosticMessageKind.Error))
        {
            problems.Add(new(name, Line(message.Span), null, message.Message.TrimEnd('.'), "valid TOML"));
        }

        return document.HasErrors ? null : Table(document, name, problems);
    }

    private static TomlTable Table(DocumentSyntax document, string name, ICollection<Problem> problems)
    {
        var root = new TomlTable(name, "", 1, problems);
        foreach (var pair in document.KeyValues)
        {
            Add(root, pair);
        }

        foreach (var section in document.Tables)
        {
            var path = Path(section.Name!);
            var holder = path[..^1].Aggregate(root, (table, key) => table.Descend(key, Line(section.Span)));
            var table = section is TableArraySyntax
                ? holder.Append(path[^1], Line(section.Span))
                : holder.Descend(path[^1], Line(section.Span));
            foreach (var pair in section.Items)
            {
                Add(table, pair);
            }
        }

        return root;
    }

    private static void Add(TomlTable table, KeyValueSyntax pair)
    {
        var path = Path(pair.Key!);
        var line = Line(pair.Span);
        var holder = path[..^1].Aggregate(table, (inner, key) => inner.Descend(key, line));
        holder.Set(path[^1], Value(holder, path[^1], pair.Value!, line), line);
    }

    private static object Value(TomlTable holder, string key, ValueSyntax value, int line)
    {
        switch (value)
        {
            case StringValueSyntax text:
                return text.Value ?? "";
            case BooleanValueSyntax flag:
                return flag.Value;
            case ArraySyntax array:
                return array.Items.Select(item => Value(holder, key, item.Value!, line)).ToList();
            case InlineTableSyntax inline:
                var table = holder.Child(key, line);
                foreach (var item in inline.Items)
                {
                    Add(table, item.KeyValue!);
                }

                return table;
            case IntegerValueSyntax number:
                return new TomlToken(number.Token!.Text!.Replace("_", "", StringComparison.Ordinal));
            case FloatValueSyntax number:
                return new TomlToken(number.Token!.Text!.Replace("_", "", StringComparison.Ordinal));
            case DateTimeValueSyntax date:
                return new TomlToken(date.Token!.Text!);
            default:
                return value.ToString();
        }
    }

    private static List<string> Path(KeySyntax key) =>
        [Name(key.Key!), .. key.DotKeys.Select(part => Name(part.Key!))];

    private static string Name(BareKeyOrStringValueSyntax key) => key switch
    {
        BareKeySyntax bare => bare.Key!.Text!,
        StringValueSyntax text => text.Value!,
        _ => key.ToString(),
    };

    private static int Line(SourceSpan span) => span.Start.Line + 1;
}

/// <summary>A number or date as the file spells it.</summary>
internal sealed record TomlToken(string Text);
