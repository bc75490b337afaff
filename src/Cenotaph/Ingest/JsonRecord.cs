using System.Text;
using System.Text.Json;

namespace Cenotaph.Ingest;

/// <summary>
/// Lays one JSON object out in columns: objects inside it become names with full stops, lists of plain values are
/// joined by "; ", null is empty, numbers keep their printed digits. A list that holds objects or lists keeps its JSON text.
/// </summary>
internal sealed class JsonRecord
{
    // Names are kept for the whole file, so a hostile one may not be long.
    private const int LongestName = 1000;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> place;
    private readonly List<string> names = [];
    private readonly List<(long Stamp, int Start, int Length)> cells = [];
    private char[] chars = new char[1024];
    private char[] path = new char[256];
    private int used;
    private long stamp;

    public JsonRecord() => place = places.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names met so far, in order of first appearance.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The text of a column in the object taken last; empty when the object lacks it.</summary>
    public ReadOnlySpan<char> this[int column] =>
        cells[column] is var cell && cell.Stamp == stamp ? chars.AsSpan(cell.Start, cell.Length) : default;

    /// <summary>Takes one object, given as its bytes alone. Null when it is sound, else what was seen instead.</summary>
    public string? Take(ReadOnlySpan<byte> json)
    {
        stamp++;
        used = 0;
        if (chars.Length < 2 * json.Length)
        {
            // No text is longer than twice its JSON ("; " for each comma), so spans handed out stay where they are.
            chars = new char[2 * Math.Max(json.Length, chars.Length)];
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return $"{Kind(reader.TokenType)} instead of a JSON object";
            }

            var fault = TakeObject(ref reader, 0, json);
            if (fault is not null)
            {
                return fault;
            }

            // Anything but space behind the object throws.
            reader.Read();
            return null;
        }
        catch (JsonException fault)
        {
            return Syntax(fault);
        }
        catch (InvalidOperationException)
        {
            return "half of a surrogate pair in a JSON text";
        }
    }

    /// <summary>What a syntax error is called in a problem.</summary>
    public static string Syntax(JsonException fault) =>
        FormattableString.Invariant($"text that is not JSON (or nested deeper than 64) at byte {(fault.BytePositionInLine ?? 0) + 1} of the line");

    /// <summary>A kind of value, in words.</summary>
    public static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    private string? TakeObject(ref Utf8JsonReader reader, int prefix, ReadOnlySpan<byte> json)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var most = prefix + reader.ValueSpan.Length + 1;
            if (most > path.Length)
            {
                Array.Resize(ref path, 2 * most);
            }

            var length = prefix + reader.CopyString(path.AsSpan(prefix));
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                path[length] = '.';
                if (TakeObject(ref reader, length + 1, json) is { } fault)
                {
                    return fault;
                }

                continue;
            }

            if (length > LongestName)
            {
                return "a name of more than 1,000 letters";
            }

            var name = path.AsSpan(0, length);
            if (!place.TryGetValue(name, out var column))
            {
                column = names.Count;
                if (column == ColumnNames.Most)
                {
                    return "a name beyond the most columns a file may have";
                }

                names.Add(name.ToString());
                cells.Add(default);
                places.Add(names[column], column);
            }

            if (cells[column].Stamp == stamp)
            {
                return "the same name twice in one object";
            }

            var start = used;
            Write(ref reader, json);
            cells[column] = (stamp, start, used - start);
        }

        return null;
    }

    private void Write(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                used += reader.CopyString(chars.AsSpan(used));
                break;
            case JsonTokenType.StartArray:
                WriteList(ref reader, json);
                break;
            case JsonTokenType.Null:
                break;
            default:
                used += Encoding.UTF8.GetChars(reader.ValueSpan, chars.AsSpan(used));
                break;
        }
    }

    private void WriteList(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        int begins = (int)reader.TokenStartIndex, start = used;
        var any = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                // Out to the end of the list, whose own text is kept.
                var outer = reader.CurrentDepth;
                while (reader.Read() && reader.CurrentDepth >= outer)
                {
                }

                used = start + Encoding.UTF8.GetChars(json[begins..(int)reader.BytesConsumed], chars.AsSpan(start));
                return;
            }

            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (any)
            {
                "; ".CopyTo(chars.AsSpan(used));
                used += 2;
            }

            any = true;
            Write(ref reader, json);
        }
    }
}
