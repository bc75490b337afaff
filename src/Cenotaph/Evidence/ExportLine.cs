using System.Security.Cryptography;
using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>One line of an export, taken apart and held to the form that <see cref="LedgerExport"/> writes.</summary>
internal sealed class ExportLine
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 80 };

    private readonly Utf8Text text = new();
    private readonly byte[] digits = new byte[Hash.Size];
    private byte[] recordedAt = [];
    private byte[] kind = [];
    private byte[] record = [];
    private byte[] salt = [];
    private byte[] body = [];
    private byte[] personal = [];

    public long Sequence { get; private set; }

    public Hash Hash { get; private set; }

    public Hash Previous { get; private set; }

    public Hash? Commitment { get; private set; }

    /// <summary>Whether the bytes are, to the last one, what an export writes for some entry.</summary>
    public bool TryRead(ReadOnlySpan<byte> line)
    {
        Commitment = null;
        Sequence = 0;
        recordedAt = kind = record = salt = body = personal = [];
        try
        {
            if (!TryMembers(line))
            {
                return false;
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }

        if (!EntryHeader.TryTime(recordedAt, out _)
            || !EntryHeader.IsKind(kind)
            || (body.Length > 0) == Commitment is not null
            || (body.Length > 0 && !CanonicalForm.IsObject(body))
            || (personal.Length > 0) != (salt.Length > 0)
            || (personal.Length > 0 && (Commitment is null || !CanonicalForm.IsObject(personal))))
        {
            return false;
        }

        text.Clear();
        EntryHeader.WriteExported(
            text, Sequence, recordedAt, kind, record, CommitmentBytes(), body, Previous.Span, Hash.Span, personal, salt);
        return text.Span.SequenceEqual(line);
    }

    /// <summary>The hash that the line's header gives.</summary>
    public Hash HeaderHash()
    {
        text.Clear();
        EntryHeader.Write(text, Sequence, recordedAt, kind, record, CommitmentBytes(), body, Previous.Span);
        return new(SHA256.HashData(text.Span));
    }

    /// <summary>The commitment that salt and personal body give; null when they are not in the line.</summary>
    public Hash? BodyHash() => personal.Length == 0 ? null : new Hash(SHA256.HashData([.. salt, .. personal]));

    private ReadOnlySpan<byte> CommitmentBytes() =>
        Commitment is { } commitment ? commitment.Span.ToArray() : default(ReadOnlySpan<byte>);

    private bool TryMembers(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (!TryMember(name, ref reader, line))
            {
                return false;
            }
        }

        return reader.TokenType == JsonTokenType.EndObject;
    }

    private bool TryMember(string? name, ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        switch (name)
        {
            case "body":
                body = Object(ref reader, line);
                return body.Length > 0;
            case "personal":
                personal = Object(ref reader, line);
                return personal.Length > 0;
            case "commitment":
                Commitment = Digest(ref reader);
                return true;
            case "hash":
                Hash = Digest(ref reader);
                return true;
            case "previous":
                Previous = Digest(ref reader);
                return true;
            case "kind":
                kind = Text(ref reader);
                return true;
            case "recorded_at":
                recordedAt = Text(ref reader);
                return true;
            case "record":
                record = Convert.FromHexString(reader.GetString() ?? "");
                return record.Length == EntryHeader.RecordSize;
            case "salt":
                salt = Convert.FromHexString(reader.GetString() ?? "");
                return salt.Length > 0;
            case "sequence":
                Sequence = reader.GetInt64();
                return Sequence > 0;
            default:
                return false;
        }
    }

    private static byte[] Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return reader.TokenType == JsonTokenType.EndObject ? line[start..(int)reader.BytesConsumed].ToArray() : [];
    }

    private static byte[] Text(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.ValueSpan.ToArray() : [];

    private Hash Digest(ref Utf8JsonReader reader)
    {
        var written = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == 2 * Hash.Size
            ? Convert.FromHexString(reader.ValueSpan, digits, out _, out var count) == System.Buffers.OperationStatus.Done
                ? count
                : 0
            : 0;
        return written == Hash.Size ? new(digits) : throw new FormatException("Not a digest.");
    }
}
