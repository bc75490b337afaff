using System.Text;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>
/// Entries that become part of the ledger together, when <see cref="Commit"/> returns, or not at all. A ledger has
/// one batch open at a time; its entries can be read through the ledger that writes them.
/// </summary>
public sealed class Batch : IDisposable
{
    private readonly Ledger ledger;
    private readonly EntryTable table;
    private readonly byte[] recordedAt;
    private readonly Utf8Text header = new();
    private readonly Digest digest = new();
    private readonly Seals seals = new();
    private readonly PersonalBodies bodies;
    private string kind = "";
    private byte[] kindBytes = [];
    private Head head;
    private bool open = true;
    private bool keyMade;

    internal Batch(Ledger ledger, EntryTable table, PersonalBodies bodies, Head head, DateTimeOffset now)
    {
        this.ledger = ledger;
        this.table = table;
        this.bodies = bodies;
        this.head = head;
        recordedAt = Encoding.ASCII.GetBytes(EntryHeader.TimeText(now));
        table.Begin();
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="kind">The kind of entry: lower-case letters, digits, hyphens, underscores.</param>
    /// <param name="record">The record it is a version of; null for an entry about a run.</param>
    /// <param name="body">The body as canonical JSON (RFC 8785), UTF-8.</param>
    /// <param name="personal">Whether the body is kept apart from the chain behind a salted commitment.</param>
    /// <returns>The sequence that the entry has when the batch is committed.</returns>
    /// <exception cref="ArgumentException">The kind is no such word, or the body is not canonical.</exception>
    public long Add(string kind, RecordId? record, ReadOnlySpan<byte> body, bool personal)
    {
        if (kind == Erasure.Kind)
        {
            throw new ArgumentException($"An entry of kind {Erasure.Kind} is added by erasing.", nameof(kind));
        }

        return AddAnyKind(kind, record, body, personal);
    }

    /// <summary>Makes the entries part of the ledger; they are on disk when this returns.</summary>
    /// <returns>The new head.</returns>
    public Head Commit()
    {
        ObjectDisposedException.ThrowIf(!open, this);
        ledger.Run(table.Commit);
        open = false;
        ledger.Committed(head);
        return head;
    }

    /// <summary>Gives up whatever was not committed.</summary>
    public void Dispose()
    {
        if (open)
        {
            open = false;
            try
            {
                table.Rollback();
            }
            catch (StoreFault)
            {
                // SQLite has rolled back by itself, as it does when the disk is full.
            }

            if (keyMade)
            {
                bodies.Forget();
            }

            ledger.Closed();
        }

        digest.Dispose();
        seals.Dispose();
    }

    /// <summary>Adds a personal entry whose body is known to be canonical and was sealed by <see cref="Seals"/>.</summary>
    internal long AddSealed(string kind, RecordId record, ReadOnlySpan<byte> body, ReadOnlySpan<byte> seal)
    {
        ObjectDisposedException.ThrowIf(!open, this);
        Span<byte> recordBytes = stackalloc byte[EntryHeader.RecordSize];
        EntryRow.Write(record, recordBytes);
        return Link(Kind(kind), recordBytes, body, seal);
    }

    /// <summary>Makes the key to personal bodies before there is one, and nothing else.</summary>
    internal void CommitKey()
    {
        _ = Cipher();
        Commit();
    }

    internal long AddAnyKind(string kind, RecordId? record, ReadOnlySpan<byte> body, bool personal)
    {
        ObjectDisposedException.ThrowIf(!open, this);
        var kindOfEntry = Kind(kind);
        if (!CanonicalForm.IsObject(body))
        {
            throw new ArgumentException(
                $"The body of a draft of kind {kind} is not one object in canonical JSON (RFC 8785).", nameof(body));
        }

        Span<byte> recordBytes = stackalloc byte[EntryHeader.RecordSize];
        if (record is { } handle)
        {
            EntryRow.Write(handle, recordBytes);
        }

        scoped ReadOnlySpan<byte> recordOfEntry = record is null ? default : recordBytes;
        Span<byte> seal = stackalloc byte[Seals.Size];
        if (personal)
        {
            seals.Write(body, seal);
        }

        return Link(kindOfEntry, recordOfEntry, body, personal ? seal : default);
    }

    // Puts one entry at the end of the chain; without a seal its body stands in the chain itself.
    private long Link(
        byte[] kind, scoped ReadOnlySpan<byte> record, ReadOnlySpan<byte> body, scoped ReadOnlySpan<byte> seal)
    {
        var sequence = head.Sequence + 1;
        var inline = seal.IsEmpty ? body : default;
        var commitment = seal.IsEmpty ? default : Seals.Commitment(seal);
        header.Clear();
        EntryHeader.Write(header, sequence, recordedAt, kind, record, commitment, inline, head.Hash.Span);
        Span<byte> hash = stackalloc byte[Hash.Size];
        digest.Of(header.Span, default, hash);
        try
        {
            table.Add(sequence, recordedAt, kind, record, commitment, inline, head.Hash.Span, hash);
            if (!seal.IsEmpty)
            {
                Span<byte> beside = stackalloc byte[BodyCipher.SealSize];
                var stored = Cipher().Encrypt(Seals.Salt(seal), body, commitment, beside);
                table.AddPersonal(sequence, beside, stored);
            }
        }
        catch (StoreFault fault)
        {
            // Half an entry must not be committed, even by a caller who goes on.
            Dispose();
            throw ledger.Refusal(fault);
        }

        head = new(sequence, new(hash));
        return sequence;
    }

    private BodyCipher Cipher()
    {
        var cipher = bodies.ToWrite(out var made);
        keyMade |= made;
        return cipher;
    }

    private byte[] Kind(string kind)
    {
        if (this.kind != kind)
        {
            ArgumentNullException.ThrowIfNull(kind);
            var bytes = Encoding.UTF8.GetBytes(kind);
            if (!EntryHeader.IsKind(bytes))
            {
                throw new ArgumentException(
                    $"\"{kind}\" is no kind: 1 to 64 lower-case letters, digits, hyphens and underscores.", nameof(kind));
            }

            (this.kind, kindBytes) = (kind, bytes);
        }

        return kindBytes;
    }
}
