using System.IO.Compression;
using System.Security.Cryptography;

namespace Cenotaph.Ingest;

/// <summary>The files in a zip archive that nobody vouches for: read within a limit, and against their checksums.</summary>
internal sealed class WaczFiles : IDisposable
{
    private const int MostEntries = 100_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    private readonly string name;
    private readonly DocumentFaults faults;
    private readonly long most;

    private WaczFiles(ZipArchive zip, string name, long most, DocumentFaults faults)
    {
        (this.zip, this.name, this.faults, this.most, Left) = (zip, name, faults, most, most);
        foreach (var entry in zip.Entries.Take(MostEntries).Where(entry => !entry.FullName.EndsWith('/')))
        {
            if (!entries.TryAdd(entry.FullName, entry))
            {
                Fault(entry.FullName, "file", "a second file of that name", "one; the first is read");
            }
        }

        if (zip.Entries.Count > MostEntries)
        {
            faults.Add(new(name, "zip", $"{zip.Entries.Count:N0} files", $"at most {MostEntries:N0}; the rest was not read"));
        }
    }

    /// <summary>How many bytes may still be unpacked.</summary>
    public long Left { get; private set; }

    /// <summary>The names of the files, in order.</summary>
    public IEnumerable<string> Names => entries.Keys.Order(StringComparer.Ordinal);

    /// <summary>Opens the archive; null, with a fault, when it is none.</summary>
    public static WaczFiles? Open(Stream from, string name, long most, DocumentFaults faults)
    {
        try
        {
            return new(new(from, ZipArchiveMode.Read, leaveOpen: true), name, most, faults);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            faults.Add(new(name, "zip", "an archive that cannot be read", "a zip archive with its directory at the end"));
            return null;
        }
    }

    public bool Has(string file) => entries.ContainsKey(file);

    public void Dispose() => zip.Dispose();

    /// <summary>Length and digest of a file, proved against the archive's checksum; null, with a fault, when it cannot be read.</summary>
    public (long Length, byte[] Digest)? Measure(string file, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        var (sum, length) = (default(Crc32), 0L);
        var read = Read(file, piece =>
        {
            hash.AppendData(piece);
            sum.Add(piece);
            length += piece.Length;
            return true;
        });
        if (read && sum.Value != entries[file].Crc32)
        {
            Fault(file, "zip", $"the checksum {sum.Value:x8}", $"{entries[file].Crc32:x8}");
        }

        return read ? (length, hash.GetCurrentHash()) : null;
    }

    /// <summary>All bytes of a small file; null, with a fault, when it cannot be read or is larger.</summary>
    public byte[]? Whole(string file, int largest)
    {
        using var whole = new MemoryStream();
        var fits = true;
        var read = Read(file, piece =>
        {
            fits = whole.Length + piece.Length <= largest;
            if (fits)
            {
                whole.Write(piece);
            }

            return fits;
        });
        if (!fits)
        {
            Fault(file, "file", $"more than {largest:N0} bytes", "less; it was not read");
        }

        return read && fits ? whole.ToArray() : null;
    }

    /// <summary>Lets a file be read as a stream; what cannot be read becomes a fault.</summary>
    public void Use(string file, Action<Stream> read)
    {
        try
        {
            using var stream = entries[file].Open();
            read(stream);
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            Unreadable(file);
        }
    }

    private bool Read(string file, Func<ReadOnlySpan<byte>, bool> met)
    {
        var whole = true;
        try
        {
            using var stream = entries[file].Open();
            var buffer = new byte[1 << 16];
            for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            {
                Left -= count;
                if (Left < 0)
                {
                    Fault(file, "zip", $"an archive that unpacks to more than {most:N0} bytes", "less; what follows was not read");
                    return false;
                }

                if (!met(buffer.AsSpan(0, count)))
                {
                    return false;
                }
            }
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            Unreadable(file);
            whole = false;
        }

        return whole;
    }

    private void Unreadable(string file) => Fault(file, "zip", "a file that cannot be unpacked", "a file that was not changed");

    private void Fault(string file, string what, string seen, string expected) =>
        faults.Add(new($"{name}: {DocumentFault.Plain(file)}", what, seen, expected));

    // Whatever the reader of zip archives says of a file that is made to mislead it; never a fault of this program's memory.
    private static bool IsOfFile(Exception exception) =>
        exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException or UnauthorizedAccessException;
}
