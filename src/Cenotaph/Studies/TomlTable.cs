using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Studies;

/// <summary>
/// One table of a TOML file. Values are taken by name and type; what is missing, of another type or never taken
/// becomes a problem with its line.
/// </summary>
internal sealed class TomlTable(string file, string name, int line, ICollection<Problem> problems)
{
    private readonly Dictionary<string, (object Value, int Line)> values = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The table's name, with those that hold it.</summary>
    public string Name => name;

    /// <summary>The line on which it begins.</summary>
    public int Line => line;

    /// <summary>The names of its members, in file order.</summary>
    public IReadOnlyList<string> Keys => order;

    public bool Has(string key) => values.ContainsKey(key);

    public int LineOf(string key) => values.TryGetValue(key, out var found) ? found.Line : line;

    /// <summary>Says what is wrong with a member, or with the table when it has no such member.</summary>
    public void Fault(string? key, string seen, string expected, Severity severity = Severity.Error) =>
        problems.Add(new(file, key is null ? line : LineOf(key), key is null ? null : Qualified(key), seen, expected, severity));

    public string? Text(string key) => Take(key) switch
    {
        null => null,
        string text => text,
        TomlToken token => token.Text,
        bool flag => flag ? "true" : "false",
        _ => Wrong<string>(key, "a text"),
    };

    public string RequiredText(string key)
    {
        if (Text(key) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        if (!Has(key) || values[key].Value is string)
        {
            Fault(key, Has(key) ? "an empty text" : "nothing", "a text");
        }

        return "";
    }

    /// <summary>A text that names something in records and addresses: no space around it, nothing that does not print.</summary>
    public string Identifier(string key)
    {
        var text = RequiredText(key);
        if (text.Length > 0 && (text != text.Trim() || text.Any(char.IsControl)))
        {
            Fault(key, $"\"{text}\"", "a word without spaces before or after it, or line breaks in it");
        }

        return text;
    }

    public bool Flag(string key, bool otherwise = false) => Take(key) switch
    {
        null => otherwise,
        bool flag => flag,
        _ => Wrong<bool>(key, "true or false"),
    };

    public decimal? Number(string key) => Take(key) switch
    {
        null => null,
        TomlToken token when Decimal(token.Text) is { } number => number,
        string text when Decimal(text) is { } number => number,
        _ => Wrong<decimal?>(key, "a number"),
    };

    /// <summary>A number as a double, read from its digits: a decimal would lose what is smaller than 10⁻²⁸.</summary>
    public double? Real(string key) => Take(key) switch
    {
        null => null,
        TomlToken token when Double(token.Text) is { } number => number,
        _ => Wrong<double?>(key, "a number"),
    };

    /// <summary>A list of numbers as doubles.</summary>
    public IReadOnlyList<double> Reals(string key) => Take(key) switch
    {
        null => [],
        List<object> list when list.TrueForAll(item => item is TomlToken token && Double(token.Text) is not null) =>
            [.. list.Select(item => Double(((TomlToken)item).Text)!.Value)],
        _ => Wrong<IReadOnlyList<double>>(key, "a list of numbers") ?? [],
    };

    public int? Whole(string key) => Number(key) switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue => (int)number,
        _ => Wrong<int?>(key, "a whole number"),
    };

    public DateSpan? Date(string key) => Text(key) switch
    {
        null => null,
        { } text when DateSpan.TryParse(text, out var span) => span,
        _ => Wrong<DateSpan?>(key, "a date such as 2024-05-14, 2024-05, 2024-Q2 or 2024"),
    };

    public ImmutableArray<string> Texts(string key) => Take(key) switch
    {
        null => [],
        string text => [text],
        List<object> list when list.TrueForAll(item => item is string) => [.. list.Cast<string>()],
        _ => Wrong<ImmutableArray<string>?>(key, "a list of texts") ?? [],
    };

    public LocalText? Local(string key) => Take(key) switch
    {
        null => null,
        string text when !string.IsNullOrWhiteSpace(text) => new(text),
        TomlTable table when table.Keys.Count > 0 =>
            new(table.Keys.Select(language => KeyValuePair.Create(language, table.RequiredText(language)))),
        _ => Wrong<LocalText>(key, "a text, or a table of languages such as { en = \"…\", ru = \"…\" }"),
    };

    public TomlTable? Table(string key) => Take(key) switch
    {
        null => null,
        TomlTable table => table,
        _ => Wrong<TomlTable>(key, "a table"),
    };

    public IReadOnlyList<TomlTable> Tables(string key) => Take(key) switch
    {
        null => [],
        List<object> list when list.TrueForAll(item => item is TomlTable) => [.. list.Cast<TomlTable>()],
        _ => Wrong<IReadOnlyList<TomlTable>>(key, $"sections [[{Qualified(key)}]]") ?? [],
    };

    /// <summary>Makes every member that nobody took a problem.</summary>
    /// <param name="known">The names there could be, for the message.</param>
    public void Done(params string[] known)
    {
        foreach (var key in order.Where(key => !taken.Contains(key)))
        {
            Fault(key, "a name that means nothing here", known.Length == 0 ? "another name" : string.Join(", ", known));
        }
    }

    internal void Set(string key, object value, int at)
    {
        if (values.TryAdd(key, (value, at)))
        {
            order.Add(key);
        }
    }

    internal TomlTable Child(string key, int at) => new(file, Qualified(key), at, problems);

    internal TomlTable Descend(string key, int at)
    {
        if (values.TryGetValue(key, out var found))
        {
            return found.Value switch
            {
                TomlTable table => table,
                List<object> { Count: > 0 } list when list[^1] is TomlTable last => last,
                _ => Child(key, at),
            };
        }

        var child = Child(key, at);
        Set(key, child, at);
        return child;
    }

    internal TomlTable Append(string key, int at)
    {
        if (!values.TryGetValue(key, out var found))
        {
            found = (new List<object>(), at);
            Set(key, found.Value, at);
        }

        var child = Child(key, at);
        if (found.Value is List<object> list)
        {
            list.Add(child);
        }

        return child;
    }

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Double(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private object? Take(string key)
    {
        taken.Add(key);
        return values.TryGetValue(key, out var found) ? found.Value : null;
    }

    private T? Wrong<T>(string key, string expected)
    {
        var seen = values[key].Value switch
        {
            string text => $"\"{text}\"",
            TomlToken token => token.Text,
            bool flag => flag ? "true" : "false",
            TomlTable => "a table",
            _ => "a list",
        };
        Fault(key, seen, expected);
        return default;
    }

    private string Qualified(string key) => name.Length == 0 ? key : name + "." + key;
}
