using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Writes a ledger as JSON Lines.</summary>
internal static class LedgerExport
{
    private const int FlushAt = 1 << 16;

    public static Head Write(SqliteFile file, Stream target, PersonalBodies? bodies)
    {
        var head = default(Head);
        var text = new Utf8Text();
        using var rows = EntryQuery.InRange(file, 0, long.MaxValue);
        while (rows.Read())
        {
            var personal = bodies is null || rows.Commitment.IsEmpty || EntryRow.IsErased(rows) ? default : bodies.Opened(rows);
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
                personal.IsEmpty ? default : personal[Seals.SaltSize..],
                personal.IsEmpty ? default : personal[..Seals.SaltSize]);
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
