using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Writes a ledger as JSON Lines.</summary>
internal static class LedgerExport
{
    private const int FlushAt = 1 << 16;

    public static Head Write(SqliteFile file, Stream target, bool bodies)
    {
        var head = default(Head);
        var text = new Utf8Text();
        using var rows = EntryQuery.InRange(file, 0, long.MaxValue);
        while (rows.Read())
        {
            var personal = bodies && !rows.Commitment.IsEmpty && !EntryRow.IsErased(rows);
            EntryHeader.WriteExported(
                text,
                rows.Sequence,
                rows.RecordedAt,
                rows.Kind,
                rows.Record,
                rows.Commitment,
                rows.Body,
                rows.Previous,
                rows.Hash,
                personal ? rows.PersonalBody : default,
                personal ? rows.Salt : default);
            text.Append((byte)'\n');
            head = new(rows.Sequence, new(rows.Hash));
            if (text.Length >= FlushAt)
            {
                target.Write(text.Span);
                text.Clear();
            }
        }

        target.Write(text.Span);
        return head;
    }
}
