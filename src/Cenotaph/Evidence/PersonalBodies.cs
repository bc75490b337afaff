using System.Security.Cryptography;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>The personal bodies that one connection to a ledger reads and writes; its key is looked for when the first is met.</summary>
internal sealed class PersonalBodies(SqliteFile file, LedgerKeys keys) : IDisposable
{
    private BodyCipher? cipher;
    private byte[]? key;

    /// <summary>Where the key comes from.</summary>
    public LedgerKeys Keys => keys;

    /// <summary>Whether there is a key to open with; false, with the reason, when there is none. A ledger without personal bodies needs none.</summary>
    public bool CanOpen(out string why)
    {
        why = "";
        if (cipher is not null)
        {
            return true;
        }

        if (VaultHeader.Read(LedgerQuery.Meta(file, "vault"u8)) is not { } header)
        {
            why = "The ledger has lost the header of their key.";
            return false;
        }

        key = keys.Open(header, out why);
        cipher = key is null ? null : new(key);
        return cipher is not null;
    }

    /// <summary>Whether the ledger has a key by now.</summary>
    public bool HasKey => cipher is not null || LedgerQuery.Meta(file, "vault"u8).Length > 0;

    /// <summary>The body of the current row, be it personal or not; empty when it was erased. It holds until the next is asked for.</summary>
    /// <exception cref="LedgerKeyException">There is no key for it.</exception>
    /// <exception cref="FormatException">It was changed.</exception>
    public ReadOnlySpan<byte> Of(EntryQuery row) =>
        row.Commitment.IsEmpty ? row.Body
        : EntryRow.IsErased(row) ? []
        : Opened(row)[Seals.SaltSize..];

    /// <summary>Salt and body of the current row, one behind the other.</summary>
    public ReadOnlySpan<byte> Opened(EntryQuery row) => !CanOpen(out var why)
        ? throw new LedgerKeyException($"{file.Path}: the personal bodies cannot be read. {why}")
        : TryOpen(row, out var plain) ? plain
        : throw new FormatException($"Entry {row.Sequence}: its personal body was changed.");

    /// <summary>Salt and body of the current row; false when they were changed. There must be a key.</summary>
    public bool TryOpen(EntryQuery row, out ReadOnlySpan<byte> plain) =>
        cipher!.TryDecrypt(row.Seal, row.PersonalBody, row.Commitment, out plain);

    /// <summary>The cipher to write with; makes the ledger's key, inside the open transaction, when it has none.</summary>
    /// <param name="made">Whether it was made now, and goes when the transaction is rolled back.</param>
    public BodyCipher ToWrite(out bool made)
    {
        made = false;
        if (cipher is null && LedgerQuery.Meta(file, "vault"u8).Length == 0)
        {
            key = RandomNumberGenerator.GetBytes(VaultHeader.KeySize);
            LedgerTable.SetVault(file, keys.Wrap(key).Bytes);
            cipher = new(key);
            made = true;
        }

        return CanOpen(out var why) ? cipher! : throw new LedgerKeyException($"{file.Path}: nothing personal can be added. {why}");
    }

    /// <summary>Locks the ledger's key anew, inside the open transaction, and gives the body of the entry that says so.</summary>
    /// <exception cref="LedgerKeyException">There is no key that opens it now.</exception>
    public ReadOnlyMemory<byte> Relock(LedgerKeys next)
    {
        _ = ToWrite(out _);
        var header = next.Wrap(key);
        LedgerTable.SetVault(file, header.Bytes);
        var json = new CanonicalJson();
        json.Begin();
        json.Member("key", header.Kind == KeyKind.Passphrase ? "passphrase" : header.KeyName);
        return json.End();
    }

    /// <summary>A key for files that belong to the ledger: HKDF (RFC 5869) of its own.</summary>
    public byte[] KeyFor(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> purpose)
    {
        var derived = new byte[VaultHeader.KeySize];
        _ = CanOpen(out var why) ? 0 : throw new LedgerKeyException($"{file.Path}: {why}");
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt, purpose);
        return derived;
    }

    /// <summary>Forgets a key that was made in a transaction that is no more.</summary>
    public void Forget()
    {
        Dispose();
        (cipher, key) = (null, null);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(key);
        cipher?.Dispose();
    }
}
