using System.Security.Cryptography;

namespace Cenotaph.Ingest;

/// <summary>Takes the chunks off an HTTP body (RFC 9112, section 7.1) as it comes, in whatever pieces.</summary>
internal sealed class Dechunk
{
    private const int LongestSizeLine = 4096;
    private const long LargestChunk = 1L << 50;

    private Part part = Part.Size;
    private long size;
    private int lineLength;
    private bool digits;

    private enum Part
    {
        Size,
        Extension,
        Data,
        Gap,
        Trailer,
        Broken,
    }

    /// <summary>Whether the last chunk was met and all were sound.</summary>
    public bool IsWhole => part == Part.Trailer;

    /// <summary>Takes the next bytes and adds those inside chunks to a digest.</summary>
    public void Add(ReadOnlySpan<byte> bytes, IncrementalHash entity)
    {
        while (!bytes.IsEmpty && part is not (Part.Trailer or Part.Broken))
        {
            if (part == Part.Data)
            {
                var count = (int)Math.Min(size, bytes.Length);
                entity.AppendData(bytes[..count]);
                bytes = bytes[count..];
                size -= count;
                part = size == 0 ? Part.Gap : Part.Data;
                continue;
            }

            Take(bytes[0]);
            bytes = bytes[1..];
        }
    }

    private void Take(byte letter)
    {
        switch (part)
        {
            case Part.Gap:
                part = letter switch { (byte)'\n' => Part.Size, (byte)'\r' => Part.Gap, _ => Part.Broken };
                (size, lineLength, digits) = (0, 0, false);
                return;
            case Part.Size when Digit(letter) is var value and >= 0 && size < LargestChunk:
                (size, digits) = ((size * 16) + value, true);
                break;
            case Part.Size or Part.Extension when letter == '\n':
                part = !digits ? Part.Broken : size == 0 ? Part.Trailer : Part.Data;
                return;
            case Part.Size:
                part = digits && letter is (byte)';' or (byte)' ' or (byte)'\t' or (byte)'\r' ? Part.Extension : Part.Broken;
                break;
        }

        part = ++lineLength > LongestSizeLine ? Part.Broken : part;
    }

    private static int Digit(byte letter) => letter switch
    {
        >= (byte)'0' and <= (byte)'9' => letter - '0',
        >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
        _ => -1,
    };
}
