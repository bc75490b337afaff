using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Evidence;

/// <summary>Makes record handles with the key of one ledger: HMAC-SHA-256 (RFC 2104), cut to 16 bytes.</summary>
internal sealed class RecordHandles(byte[] key) : IDisposable
{
    private const char Separator = '\u001f';

    private readonly IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
    private byte[] name = new byte[256];

    public RecordId Of(string kind, string input, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Unparted(kind, nameof(kind));
        Unparted(input, nameof(input));
        Span<byte> digest = stackalloc byte[Hash.Size];
        lock (hmac)
        {
            var size = Encoding.UTF8.GetMaxByteCount(kind.Length + input.Length + id.Length + 2);
            if (name.Length < size)
            {
                name = new byte[size];
            }

            var length = Write(kind, 0);
            name[length++] = (byte)Separator;
            length = Write(input, length);
            name[length++] = (byte)Separator;
            length = Write(id, length);
            hmac.AppendData(name, 0, length);
            hmac.GetHashAndReset(digest);
        }

        return EntryRow.Record(digest);
    }

    public void Dispose() => hmac.Dispose();

    private int Write(string part, int at) => at + Encoding.UTF8.GetBytes(part, name.AsSpan(at));

    private static void Unparted(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Contains(Separator, StringComparison.Ordinal))
        {
            throw new ArgumentException("The character U+001F parts kind, input and id and cannot be in them.", parameter);
        }
    }
}
