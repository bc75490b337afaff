using System.Buffers;
using System.Text.Unicode;

namespace Cenotaph.Evidence;

/// <summary>
/// Tells whether bytes are one JSON object in canonical form (RFC 8785), with whole numbers only, so that whoever
/// parses and writes it again gets the same bytes and the same digest.
/// </summary>
internal ref struct CanonicalForm
{
    // Deeper nesting serves nobody and would end the stack.
    private const int DeepestNesting = 64;

    private static readonly SearchValues<byte> EndsPlain =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> text;
    private int at;

    private CanonicalForm(ReadOnlySpan<byte> text) => this.text = text;

    /// <summary>Whether the whole of the bytes is one canonical object.</summary>
    public static bool IsObject(ReadOnlySpan<byte> text)
    {
        var form = new CanonicalForm(text);
        return Utf8.IsValid(text) && form.Object(0) && form.at == text.Length;
    }

    private readonly byte Next => at < text.Length ? text[at] : (byte)0;

    private bool Object(int depth)
    {
        if (depth == DeepestNesting || !Take((byte)'{'))
        {
            return false;
        }

        if (Take((byte)'}'))
        {
            return true;
        }

        var last = ReadOnlySpan<byte>.Empty;
        for (var first = true; ; first = false)
        {
            var start = at;
            if (!String())
            {
                return false;
            }

            var key = text[start..at];
            if ((!first && !Ascending(last, key)) || !Take((byte)':') || !Value(depth))
            {
                return false;
            }

            last = key;
            if (!Take((byte)','))
            {
                return Take((byte)'}');
            }
        }
    }

    private bool Value(int depth) => Next switch
    {
        (byte)'"' => String(),
        (byte)'{' => Object(depth + 1),
        (byte)'[' => List(depth + 1),
        (byte)'t' => Take("true"u8),
        (byte)'f' => Take("false"u8),
        (byte)'n' => Take("null"u8),
        _ => Number(),
    };

    private bool List(int depth)
    {
        if (depth == DeepestNesting || !Take((byte)'['))
        {
            return false;
        }

        if (Take((byte)']'))
        {
            return true;
        }

        while (Value(depth))
        {
            if (!Take((byte)','))
            {
                return Take((byte)']');
            }
        }

        return false;
    }

    private bool Number()
    {
        var negative = Take((byte)'-');
        var start = at;
        var value = 0L;
        while (Next is >= (byte)'0' and <= (byte)'9' && at - start < 16)
        {
            value = (10 * value) + (text[at++] - '0');
        }

        var digits = at - start;
        return digits > 0
            && value <= CanonicalJson.LargestNumber
            && (text[start] != '0' || (digits == 1 && !negative))
            && Next is not ((byte)'.' or (byte)'e' or (byte)'E' or (>= (byte)'0' and <= (byte)'9'));
    }

    private bool String()
    {
        if (!Take((byte)'"'))
        {
            return false;
        }

        while (true)
        {
            var plain = text[at..].IndexOfAny(EndsPlain);
            if (plain < 0)
            {
                return false;
            }

            at += plain;
            if (Take((byte)'"'))
            {
                return true;
            }

            if (!Take((byte)'\\') || !Escape())
            {
                return false;
            }
        }
    }

    private bool Escape()
    {
        switch (Next)
        {
            case (byte)'"' or (byte)'\\' or (byte)'b' or (byte)'t' or (byte)'n' or (byte)'f' or (byte)'r':
                at++;
                return true;
            case (byte)'u':
                if (!Take("u00"u8) || text.Length - at < 2)
                {
                    return false;
                }

                var (high, low) = (text[at] - '0', text[at + 1]);
                at += 2;
                var unit = low is >= (byte)'0' and <= (byte)'9' ? low - '0'
                    : low is >= (byte)'a' and <= (byte)'f' ? low - 'a' + 10
                    : -1;
                return high is 0 or 1 && unit >= 0 && (high == 1 || unit is not (8 or 9 or 10 or 12 or 13));
            default:
                return false;
        }
    }

    // Bytes of plain ASCII are in the order of UTF-16 code units; other keys are compared as the text they stand for.
    private static bool Ascending(ReadOnlySpan<byte> last, ReadOnlySpan<byte> key) =>
        IsPlain(last) && IsPlain(key)
            ? last[1..^1].SequenceCompareTo(key[1..^1]) < 0
            : string.CompareOrdinal(Decoded(last), Decoded(key)) < 0;

    private static bool IsPlain(ReadOnlySpan<byte> key) =>
        System.Text.Ascii.IsValid(key) && !key.Contains((byte)'\\');

    private static string Decoded(ReadOnlySpan<byte> key)
    {
        var reader = new System.Text.Json.Utf8JsonReader(key);
        reader.Read();
        return reader.GetString()!;
    }

    private bool Take(byte value)
    {
        if (Next != value || at >= text.Length)
        {
            return false;
        }

        at++;
        return true;
    }

    private bool Take(ReadOnlySpan<byte> value)
    {
        if (!text[at..].StartsWith(value))
        {
            return false;
        }

        at += value.Length;
        return true;
    }
}
