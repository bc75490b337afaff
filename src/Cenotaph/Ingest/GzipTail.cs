using System.Buffers.Binary;

namespace Cenotaph.Ingest;

/// <summary>Checks that a gzip file was unpacked to its end: the reader of .NET takes one that was cut off for a short one.</summary>
internal static class GzipTail
{
    private const int TailBytes = 8;
    private const int HeadBytes = 10;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>Whether the last eight bytes, a checksum and a length (RFC 1952), are those of the text's end: of all of it, or of the last member
    /// where several were put one after another.</summary>
    public static bool Fits(string packed, string plain)
    {
        using var file = File.OpenRead(packed);
        if (file.Length < HeadBytes + TailBytes)
        {
            return false;
        }

        Span<byte> tail = stackalloc byte[TailBytes];
        file.Seek(-TailBytes, SeekOrigin.End);
        file.ReadExactly(tail);
        var (sum, length) = (BinaryPrimitives.ReadUInt32LittleEndian(tail), BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]));
        var whole = new FileInfo(plain).Length;
        return (whole & uint.MaxValue) == length || (length <= whole && sum == SumFrom(plain, whole - length));
    }

    private static uint SumFrom(string plain, long start)
    {
        using var file = File.OpenRead(plain);
        file.Seek(start, SeekOrigin.Begin);
        var buffer = new byte[1 << 16];
        var sum = uint.MaxValue;
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            for (var i = 0; i < read; i++)
            {
                sum = Table[(sum ^ buffer[i]) & 0xff] ^ (sum >> 8);
            }
        }

        return ~sum;
    }

    private static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
