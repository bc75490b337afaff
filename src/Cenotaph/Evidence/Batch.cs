using System.Security.Cryptography;
using System.Text;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>
/// Entries that become part of the ledger together, when <see cref="Commit"/> returns, or not at all. A ledger has
/// one batch open at a time; its entries can be read through the ledger that writes them.
/// </summary>
public sealed class Batch : IDisposable
{
    private const int SaltSize = 16;
    private const int SaltsAtOnce = 256;

    private readonly Ledger ledger;
    private readonly EntryTable table;
    private readonly byte[] recordedAt;
    private readonly Utf8Text header = new();
    private readonly byte[] salts = new byte[SaltSize * SaltsAtOnce];
    private readonly Digest digest = new();
    private int nextSalt = SaltsAtOnce;
    private string kind = "";
    private byte[] kindBytes = [];
    private Head head;
    private bool open = true;

    internal Batch(Ledger ledger, EntryTable table, Head head, DateTimeOffset now)
    {
        this.ledger = ledger;
        this.table = table;
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

            ledger.Closed();
        }

        digest.Dispose();
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
        Span<byte> commitmentBytes = stackalloc byte[Hash.Size];
        scoped ReadOnlySpan<byte> commitment = default;
        scoped ReadOnlySpan<byte> salt = default;
        if (personal)
        {
            salt = NextSalt();
            digest.Of(salt, body, commitmentBytes);
            commitment = commitmentBytes;
        }

        var sequence = head.Sequence + 1;
        var inline = personal ? default : body;
        header.Clear();
        EntryHeader.Write(
            header, sequence, recordedAt, kindOfEntry, recordOfEntry, commitment, inline, head.Hash.Span);
        Span<byte> hash = stackalloc byte[Hash.Size];
        digest.Of(header.Span, default, hash);
        try
        {
            table.Add(sequence, recordedAt, kindOfEntry, recordOfEntry, commitment, inline, head.Hash.Span, hash);
            if (personal)
            {
                table.AddPersonal(sequence, salt, body);
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

    private ReadOnlySpan<byte> NextSalt()
    {
        if (nextSalt == SaltsAtOnce)
        {
            RandomNumberGenerator.Fill(salts);
            nextSalt = 0;
        }

        return salts.AsSpan(SaltSize * nextSalt++, SaltSize);
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
