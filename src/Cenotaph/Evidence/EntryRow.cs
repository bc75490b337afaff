using System.Buffers.Binary;
using System.Text;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Turns stored rows into entries.</summary>
internal static class EntryRow
{
    /// <summary>The entry of the current row.</summary>
    /// <exception cref="FormatException">A column does not hold what it should; the file is damaged.</exception>
    public static Entry Entry(EntryQuery row, PersonalBodies bodies)
    {
        Check(row);
        _ = EntryHeader.TryTime(row.RecordedAt, out var recordedAt);
        return new(
            row.Sequence,
            new(row.Previous),
            recordedAt,
            Encoding.UTF8.GetString(row.Kind),
            row.Record.IsEmpty ? null : Record(row.Record),
            row.Commitment.IsEmpty ? null : new Hash(row.Commitment),
            bodies.Of(row).ToArray(),
            new(row.Hash));
    }

    /// <summary>Sequence and hash of the current row.</summary>
    /// <exception cref="FormatException">A column does not hold what it should; the file is damaged.</exception>
    public static Head Head(EntryQuery row)
    {
        Check(row);
        return new(row.Sequence, new(row.Hash));
    }

    /// <summary>Whether the personal body of the current row is gone.</summary>
    public static bool IsErased(EntryQuery row) => !row.HasPersonal || !row.Seal.ContainsAnyExcept((byte)0);

    private static void Check(EntryQuery row)
    {
        if (row.WronglyStored() is { } column)
        {
            throw new FormatException($"Entry {row.Sequence}: its column {column} holds another type of value.");
        }

        if (!EntryHeader.TryTime(row.RecordedAt, out _)
            || row.Record.Length is not (0 or EntryHeader.RecordSize)
            || row.Commitment.Length is not (0 or Hash.Size)
            || row.Previous.Length != Hash.Size
            || row.Hash.Length != Hash.Size)
        {
            throw new FormatException($"Entry {row.Sequence}: a column has another length than it should.");
        }
    }

    public static RecordId Record(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public static void Write(RecordId record, Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, record.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], record.Low);
    }
}
