namespace Cenotaph.Evidence;

/// <summary>
/// A pseudonymous handle for one record of one input: 16 bytes of a keyed hash (HMAC-SHA-256 under the ledger's
/// own random key) over kind, input and the source's own id, so that it tells nothing once the body is erased.
/// </summary>
/// <param name="High">The first eight bytes, big-endian.</param>
/// <param name="Low">The last eight bytes, big-endian.</param>
public readonly record struct RecordId(ulong High, ulong Low)
{
    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no handle.</exception>
    internal static RecordId Parse(string text)
    {
        var bytes = Convert.FromHexString(text);
        return bytes.Length == 16
            ? new(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)))
            : throw new FormatException("A handle has 32 hexadecimal digits.");
    }
}

/// <summary>What is to become an entry.</summary>
/// <param name="Kind">The kind of entry, for example <c>claim</c>, <c>ingest</c> or <c>erasure</c>.</param>
/// <param name="Record">The record it is a version of; null for an entry about a run.</param>
/// <param name="Body">The body as canonical JSON (RFC 8785), UTF-8.</param>
/// <param name="Personal">Whether the body is kept apart from the chain behind a salted commitment.</param>
public readonly record struct Draft(string Kind, RecordId? Record, ReadOnlyMemory<byte> Body, bool Personal);

/// <summary>One link of the ledger's chain.</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Previous">The hash of the entry before it; zeros for the first.</param>
/// <param name="RecordedAt">When it was recorded, UTC, to the millisecond.</param>
/// <param name="Kind">The kind of entry.</param>
/// <param name="Record">The record it is a version of, or null.</param>
/// <param name="Commitment">SHA-256 over salt and body when the body is personal; null otherwise.</param>
/// <param name="Body">The body as canonical JSON, UTF-8; empty when it was erased.</param>
/// <param name="Hash">SHA-256 over the canonical JSON of all the above (a personal body by its commitment).</param>
public sealed record Entry(
    long Sequence,
    Hash Previous,
    DateTimeOffset RecordedAt,
    string Kind,
    RecordId? Record,
    Hash? Commitment,
    ReadOnlyMemory<byte> Body,
    Hash Hash);

/// <summary>The end of a chain: how long it is and the hash of its last entry.</summary>
/// <param name="Sequence">The sequence of the last entry; 0 for an empty ledger.</param>
/// <param name="Hash">Its hash; zeros for an empty ledger.</param>
public readonly record struct Head(long Sequence, Hash Hash);
