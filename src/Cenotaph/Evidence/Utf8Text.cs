using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace Cenotaph.Evidence;

/// <summary>A growing run of UTF-8 bytes that is written to from the left and used again.</summary>
internal sealed class Utf8Text
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(byte value) => Room(1)[0] = value;

    public void Append(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    /// <summary>Plain digits, with a minus when below zero.</summary>
    public void Append(long value)
    {
        Utf8Formatter.TryFormat(value, Space(20), out var written);
        Length += written;
    }

    /// <summary>Two lower-case hexadecimal digits a byte.</summary>
    public void AppendHex(ReadOnlySpan<byte> value) =>
        Convert.TryToHexStringLower(value, Room(2 * value.Length), out _);

    /// <summary>A JSON string in quotes, escaped as RFC 8785 section 3.2.2.2 wants it and no more.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public void AppendString(ReadOnlySpan<char> value)
    {
        Append((byte)'"');
        while (true)
        {
            var plain = value.IndexOfAny(Escaped);
            AppendPlain(plain < 0 ? value : value[..plain]);
            if (plain < 0)
            {
                break;
            }

            AppendEscape(value[plain]);
            value = value[(plain + 1)..];
        }

        Append((byte)'"');
    }

    private void AppendPlain(ReadOnlySpan<char> value)
    {
        var status = Utf8.FromUtf16(value, Space(3 * value.Length), out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            throw new ArgumentException("The text holds half of a surrogate pair, which UTF-8 cannot carry.", nameof(value));
        }

        Length += written;
    }

    private void AppendEscape(char value)
    {
        switch (value)
        {
            case '"': Append("\\\""u8); break;
            case '\\': Append("\\\\"u8); break;
            case '\b': Append("\\b"u8); break;
            case '\t': Append("\\t"u8); break;
            case '\n': Append("\\n"u8); break;
            case '\f': Append("\\f"u8); break;
            case '\r': Append("\\r"u8); break;
            default:
                Append("\\u00"u8);
                AppendHex([(byte)value]);
                break;
        }
    }

    private Span<byte> Room(int size)
    {
        var room = Space(size)[..size];
        Length += size;
        return room;
    }

    private Span<byte> Space(int size)
    {
        if (bytes.Length - Length < size)
        {
            Array.Resize(ref bytes, Math.Max(Length + size, (int)Math.Min(2L * bytes.Length, Array.MaxLength)));
        }

        return bytes.AsSpan(Length);
    }
}
