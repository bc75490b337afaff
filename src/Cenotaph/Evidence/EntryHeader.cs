using System.Globalization;

namespace Cenotaph.Evidence;

/// <summary>The canonical text of an entry, which its hash is taken over, and the form of its parts.</summary>
internal static class EntryHeader
{
    /// <summary>The bytes of a record handle.</summary>
    public const int RecordSize = 16;

    private const int LongestKind = 64;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes the header: an object with its members in canonical order. Empty means absent.</summary>
    public static void Write(
        Utf8Text text,
        long sequence,
        ReadOnlySpan<byte> recordedAt,
        ReadOnlySpan<byte> kind,
        ReadOnlySpan<byte> record,
        ReadOnlySpan<byte> commitment,
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> previous)
    {
        WriteContent(text, commitment, body);
        WriteKind(text, kind);
        WritePrevious(text, previous);
        WriteRecord(text, record, recordedAt);
        WriteSequence(text, sequence);
    }

    /// <summary>
    /// Writes a line of an export: the header's members with the hash among them, and for a personal entry its body
    /// and salt when they are given.
    /// </summary>
    public static void WriteExported(
        Utf8Text text,
        long sequence,
        ReadOnlySpan<byte> recordedAt,
        ReadOnlySpan<byte> kind,
        ReadOnlySpan<byte> record,
        ReadOnlySpan<byte> commitment,
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> previous,
        ReadOnlySpan<byte> hash,
        ReadOnlySpan<byte> personal,
        ReadOnlySpan<byte> salt)
    {
        WriteContent(text, commitment, body);
        text.Append(",\"hash\":\""u8);
        text.AppendHex(hash);
        text.Append((byte)'"');
        WriteKind(text, kind);
        if (!personal.IsEmpty)
        {
            text.Append(",\"personal\":"u8);
            text.Append(personal);
        }

        WritePrevious(text, previous);
        WriteRecord(text, record, recordedAt);
        if (!salt.IsEmpty)
        {
            text.Append(",\"salt\":\""u8);
            text.AppendHex(salt);
            text.Append((byte)'"');
        }

        WriteSequence(text, sequence);
    }

    /// <summary>A time as it stands in an entry: UTC, to the millisecond.</summary>
    public static string TimeText(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a time of exactly the form of <see cref="TimeText"/>.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        Span<char> characters = stackalloc char[24];
        if (text.Length != characters.Length || !System.Text.Ascii.IsValid(text))
        {
            return false;
        }

        System.Text.Ascii.ToUtf16(text, characters, out _);
        return DateTimeOffset.TryParseExact(
            characters,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time);
    }

    /// <summary>Whether a kind is a word that stands in JSON as it is: 1 to 64 of a–z, 0–9, hyphen, underscore.</summary>
    public static bool IsKind(ReadOnlySpan<byte> kind)
    {
        foreach (var letter in kind)
        {
            if (letter is not ((>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return kind.Length is > 0 and <= LongestKind;
    }

    private static void WriteContent(Utf8Text text, ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> body)
    {
        if (commitment.IsEmpty)
        {
            text.Append("{\"body\":"u8);
            text.Append(body);
        }
        else
        {
            text.Append("{\"commitment\":\""u8);
            text.AppendHex(commitment);
            text.Append((byte)'"');
        }
    }

    private static void WriteKind(Utf8Text text, ReadOnlySpan<byte> kind)
    {
        text.Append(",\"kind\":\""u8);
        text.Append(kind);
        text.Append((byte)'"');
    }

    private static void WritePrevious(Utf8Text text, ReadOnlySpan<byte> previous)
    {
        text.Append(",\"previous\":\""u8);
        text.AppendHex(previous);
        text.Append((byte)'"');
    }

    private static void WriteRecord(Utf8Text text, ReadOnlySpan<byte> record, ReadOnlySpan<byte> recordedAt)
    {
        if (!record.IsEmpty)
        {
            text.Append(",\"record\":\""u8);
            text.AppendHex(record);
            text.Append((byte)'"');
        }

        text.Append(",\"recorded_at\":\""u8);
        text.Append(recordedAt);
        text.Append((byte)'"');
    }

    private static void WriteSequence(Utf8Text text, long sequence)
    {
        text.Append(",\"sequence\":"u8);
        text.Append(sequence);
        text.Append((byte)'}');
    }
}
