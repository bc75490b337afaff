using System.Globalization;
using System.Text.Json;

namespace Cenotaph.Ingest;

/// <summary>Walks through a JSON file of any size, holding no more than one value or record of it.</summary>
internal sealed class JsonText(CheckedText text, string name)
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool final;
    private JsonReaderState state;
    private long line = 1;

    /// <summary>What ended the walk, or null.</summary>
    public Problem? Fault { get; private set; }

    /// <summary>The kind of the token stepped on last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>How deep it lies; the outermost object or list is 0.</summary>
    public int Depth { get; private set; }

    /// <summary>The member's name, when the token is one.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The line on which the last record or token begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Steps to the next token; false at the end and at a fault.</summary>
    public bool Next() => Step(wholeObjects: false, out _);

    /// <summary>
    /// Steps to the next element of the list it stands in: an object as a whole, with its bytes, or the first token of another value.
    /// </summary>
    public bool NextElement(out ReadOnlySpan<byte> record) => Step(wholeObjects: true, out record);

    /// <summary>Passes over the rest of the object or list that was just entered.</summary>
    public bool Leave()
    {
        for (var depth = Depth; Next();)
        {
            if (Depth == depth && Token is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                return true;
            }
        }

        return false;
    }

    private bool Step(bool wholeObjects, out ReadOnlySpan<byte> record)
    {
        record = default;
        try
        {
            while (Fault is null)
            {
                var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), final, state);
                if (reader.Read())
                {
                    (Token, Depth) = (reader.TokenType, reader.CurrentDepth);
                    var begins = (int)reader.TokenStartIndex;
                    if (Token == JsonTokenType.PropertyName)
                    {
                        Name = reader.GetString()!;
                    }

                    if (!wholeObjects || Token != JsonTokenType.StartObject || reader.TrySkip())
                    {
                        var consumed = (int)reader.BytesConsumed;
                        var passed = buffer.AsSpan(start, consumed);
                        Line = line + passed[..begins].Count((byte)'\n');
                        line = Line + passed[begins..].Count((byte)'\n');
                        record = passed[begins..];
                        start += consumed;
                        state = reader.CurrentState;
                        return true;
                    }
                }
                else if (final)
                {
                    return false;
                }

                More();
            }
        }
        catch (JsonException fault)
        {
            Fault = text.Fault ?? new(name, (fault.LineNumber ?? 0) + 1, null, JsonRecord.Syntax(fault), "sound JSON");
        }
        catch (InvalidOperationException)
        {
            Fault = new(name, line, null, "half of a surrogate pair in a JSON text", "sound JSON");
        }

        return false;
    }

    private void More()
    {
        if (end - start >= InputFile.LongestLine)
        {
            Fault = new(name, line, null,
                $"a value or record of more than {InputFile.LongestLine.ToString("N0", CultureInfo.InvariantCulture)} bytes",
                "shorter values");
            return;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end > buffer.Length / 2)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var read = text.Read(buffer.AsSpan(end));
        end += read;
        final = read == 0;
        Fault = text.Fault;
    }
}
