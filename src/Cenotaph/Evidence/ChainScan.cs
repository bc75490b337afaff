using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Recomputes a stretch of a stored chain, row by row, until something is wrong.</summary>
internal sealed class ChainScan(
    SqliteFile file, long after, long through, IReadOnlyDictionary<long, long> erasures, IndexSums sums, LedgerKeys keys)
{
    private readonly Utf8Text text = new();
    private readonly long before = after;
    private Hash previous;
    private byte[] lastTime = [];
    private bool? canOpen;

    /// <summary>The last sound entry of the stretch, or the one before the stretch.</summary>
    public long LastSound { get; private set; } = after;

    /// <summary>The hash that the first entry of the stretch gives for the entry before it.</summary>
    public Hash FirstPrevious { get; private set; }

    /// <summary>The hash of the last sound entry.</summary>
    public Hash LastHash => previous;

    /// <summary>What ended the scan before its time, or null.</summary>
    public ChainFault? Fault { get; private set; }

    /// <summary>What the indexes should hold for this stretch.</summary>
    public IndexSums Sums => sums;

    /// <summary>How many entries of the stretch have a row for a personal body.</summary>
    public long PersonalRows { get; private set; }

    /// <summary>How many of them could not be opened, for want of the key, and were not held against their commitments.</summary>
    public long Unopened { get; private set; }

    /// <summary>Why they could not.</summary>
    public string? WhyUnopened { get; private set; }

    /// <summary>The hashes of those entries that heads were noted for.</summary>
    public Dictionary<long, Hash> Noted { get; } = [];

    /// <summary>Reads the stretch.</summary>
    /// <param name="noted">The sequences, ascending, that heads were noted for.</param>
    public void Run(IReadOnlyList<long> noted)
    {
        var nextNoted = 0;
        try
        {
            using var digest = new Digest();
            using var bodies = new PersonalBodies(file, keys);
            using var rows = EntryQuery.InRange(file, before, through);
            while (rows.Read())
            {
                Fault = FaultOf(rows, LastSound + 1, digest, bodies);
                if (Fault is not null)
                {
                    return;
                }

                LastSound++;
                previous = new(rows.Hash);
                sums.Add(rows.Record, rows.Kind, LastSound);
                PersonalRows += rows.HasPersonal ? 1 : 0;
                while (nextNoted < noted.Count && noted[nextNoted] <= LastSound)
                {
                    if (noted[nextNoted++] == LastSound)
                    {
                        Noted[LastSound] = previous;
                    }
                }
            }

            if (LastSound < through && through != long.MaxValue)
            {
                Fault = ChainFault.Missing(LastSound + 1, through + 1);
            }
        }
        catch (StoreFault fault) when (fault.IsDamage)
        {
            Fault = new(
                null, $"The file is damaged after entry {LastSound}: {LedgerRefusal.Sentence(fault.Message)}");
        }
    }

    private ChainFault? FaultOf(EntryQuery row, long expected, Digest digest, PersonalBodies bodies)
    {
        if (row.Sequence != expected)
        {
            return row.Sequence > expected
                ? ChainFault.Missing(expected, row.Sequence)
                : new(expected, $"Entry {expected}: in its place stands another entry {row.Sequence}.");
        }

        return FormFault(row, expected) ?? ChainFaultOf(row, expected, digest) ?? BodyFault(row, expected, digest, bodies);
    }

    private bool CanOpen(PersonalBodies bodies)
    {
        var can = bodies.CanOpen(out var why);
        WhyUnopened = why;
        return can;
    }

    private ChainFault? FormFault(EntryQuery row, long sequence)
    {
        var column = row.WronglyStored()
            ?? (!IsTime(row.RecordedAt) ? "recorded_at"
            : !EntryHeader.IsKind(row.Kind) ? "kind"
            : row.Record.Length is not (0 or EntryHeader.RecordSize) ? "record"
            : row.Commitment.Length is not (0 or Hash.Size) ? "commitment"
            : row.Previous.Length != Hash.Size ? "previous"
            : row.Hash.Length != Hash.Size ? "hash"
            : row.Body.IsEmpty == row.Commitment.IsEmpty ? "body"
            : !row.Body.IsEmpty && !CanonicalForm.IsObject(row.Body) ? "body"
            : null);
        return column is null
            ? null
            : new(sequence, $"Entry {sequence}: what stands in its column {column} cannot have been written there.");
    }

    // The entries of a batch have one time, and reading it is slow.
    private bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual(lastTime))
        {
            return true;
        }

        if (!EntryHeader.TryTime(text, out _))
        {
            return false;
        }

        lastTime = text.ToArray();
        return true;
    }

    private ChainFault? ChainFaultOf(EntryQuery row, long sequence, Digest digest)
    {
        text.Clear();
        EntryHeader.Write(
            text, sequence, row.RecordedAt, row.Kind, row.Record, row.Commitment, row.Body, row.Previous);
        Span<byte> hash = stackalloc byte[Hash.Size];
        digest.Of(text.Span, default, hash);
        if (!hash.SequenceEqual(row.Hash))
        {
            return ChainFault.WrongHash(sequence, new(row.Hash), new(hash));
        }

        if (sequence == before + 1)
        {
            FirstPrevious = new(row.Previous);
            return null;
        }

        return row.Previous.SequenceEqual(previous.Span)
            ? null
            : ChainFault.WrongLink(sequence, new(row.Previous), previous);
    }

    private ChainFault? BodyFault(EntryQuery row, long sequence, Digest digest, PersonalBodies bodies)
    {
        if (row.Commitment.IsEmpty)
        {
            return row.HasPersonal
                ? new(sequence, $"Entry {sequence}: it has a personal body, but commits itself to none.")
                : null;
        }

        var erasedBy = erasures.TryGetValue(sequence, out var erasure) && erasure > sequence ? erasure : (long?)null;
        if (EntryRow.IsErased(row))
        {
            return erasedBy is null ? ChainFault.NoBody(sequence)
                : row.PersonalBody.ContainsAnyExcept((byte)0) ? ChainFault.ErasedBody(sequence, erasedBy.Value)
                : null;
        }

        if (erasedBy is not null)
        {
            return ChainFault.ErasedBody(sequence, erasedBy.Value);
        }

        if (!(canOpen ??= CanOpen(bodies)))
        {
            Unopened++;
            return null;
        }

        if (!bodies.TryOpen(row, out var plain))
        {
            return new(sequence, $"Entry {sequence}: its personal body was changed: it does not open with the ledger's key.");
        }

        Span<byte> commitment = stackalloc byte[Hash.Size];
        digest.Of(plain, default, commitment);
        return commitment.SequenceEqual(row.Commitment)
            ? null
            : ChainFault.WrongBody(sequence, new(commitment), new(row.Commitment));
    }
}
