using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cenotaph.Publication;

/// <summary>A published table as the text of its files. Lines end in a line feed; the encoding is UTF-8 without a mark.</summary>
public static class TableFiles
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The table as CSV after RFC 4180. A text that a spreadsheet would take for a formula begins with an apostrophe:
    /// one whose first character, white space and invisible ones aside, is <c>= + - @</c>, plain or full-width, a tab
    /// or a carriage return. Numbers and dates stay as they are.
    /// </summary>
    public static string Csv(DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Line(text, table.Columns.Select(column => Inert(column.Name)));
        foreach (var row in table.Rows)
        {
            Line(text, row.Select((cell, index) => Cell(cell, table.Columns[index].Type)));
        }

        return text.ToString();
    }

    /// <summary>
    /// The table as a JSON array, one object a line. A number is a JSON number, digit for digit; a date and a text are
    /// strings, untouched; a list is an array; an empty cell is null.
    /// </summary>
    public static string Json(DataTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder("[");
        var separator = "\n";
        foreach (var row in table.Rows)
        {
            text.Append(separator).Append(Object(table, row));
            separator = ",\n";
        }

        return text.Append("\n]\n").ToString();
    }

    /// <summary>Every table with its columns and what they mean, as JSON.</summary>
    public static string Dictionary(IEnumerable<DataTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, OneLine with { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var table in tables)
            {
                json.WriteStartObject();
                json.WriteString("name", Sound(table.Name));
                json.WriteString("title", Sound(table.Title));
                json.WriteNumber("rows", table.Rows.Length);
                json.WriteString("citation", Sound(table.Citation));
                json.WriteStartArray("columns");
                foreach (var column in table.Columns)
                {
                    json.WriteStartObject();
                    json.WriteString("name", Sound(column.Name));
                    json.WriteString("type", Word(column.Type));
                    json.WriteString("meaning", Sound(column.Meaning));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The word for a type of column: text, number, date or list.</summary>
    public static string Word(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Number => "number",
        ColumnType.Date => "date",
        ColumnType.List => "list",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of column."),
    };

    private static void Line(StringBuilder text, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            text.Append(first ? "" : ",").Append(Quoted(cell));
            first = false;
        }

        text.Append('\n');
    }

    private static string Cell(string? cell, ColumnType type) => cell switch
    {
        null => "",
        _ when type == ColumnType.Number && IsNumber(cell) => cell,
        _ when type == ColumnType.Date && DateSpan.TryParse(cell, out _) => cell,
        _ => Inert(Sound(cell)),
    };

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Spreadsheets skip spaces and invisible characters before they look for a formula, so this does too.</summary>
    private static string Inert(string text)
    {
        var first = text.FirstOrDefault(letter => letter is '\t' or '\r' || (!char.IsWhiteSpace(letter)
            && !char.IsControl(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.Format));
        return first is '\t' or '\r' or '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;
    }

    private static string Object(DataTable table, IReadOnlyList<string?> row)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, OneLine))
        {
            json.WriteStartObject();
            for (var index = 0; index < row.Count; index++)
            {
                json.WritePropertyName(Sound(table.Columns[index].Name));
                Value(json, row[index], table.Columns[index].Type);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Value(Utf8JsonWriter json, string? cell, ColumnType type)
    {
        switch (cell, type)
        {
            case (null, _):
                json.WriteNullValue();
                break;
            case (_, ColumnType.Number) when IsNumber(cell):
                json.WriteRawValue(cell);
                break;
            case (_, ColumnType.List):
                json.WriteStartArray();
                foreach (var part in cell.Split("; ", StringSplitOptions.RemoveEmptyEntries))
                {
                    json.WriteStringValue(Sound(part));
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Sound(cell));
                break;
        }
    }

    /// <summary>A whole number or decimal as JSON writes it, without exponent or leading zeros.</summary>
    private static bool IsNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        return whole.Length > 0 && (whole.Length == 1 || whole[0] != '0') && !whole.ContainsAnyExceptInRange('0', '9')
            && (point < 0 || (point + 1 < digits.Length && !digits[(point + 1)..].ContainsAnyExceptInRange('0', '9')));
    }

    /// <summary>The text with halves of surrogate pairs, which no encoding can hold, replaced by U+FFFD.</summary>
    private static string Sound(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            sound.Append(rune);
        }

        return sound.ToString();
    }
}
