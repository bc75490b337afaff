namespace Cenotaph.Ingest;

/// <summary>A stream read through a buffer that can be looked into ahead and stepped back by a few bytes.</summary>
internal sealed class ByteWindow
{
    /// <summary>How far back <see cref="Back"/> may step.</summary>
    public const int Kept = 8;

    private const int Size = 1 << 16;

    private readonly Stream? from;
    private readonly byte[] buffer;
    private int start;
    private int end;
    private long read;

    public ByteWindow(Stream from)
    {
        this.from = from;
        buffer = new byte[Size];
    }

    /// <summary>A window over bytes that <see cref="Show"/> gives.</summary>
    public ByteWindow(int size) => buffer = new byte[size];

    /// <summary>How far the stream was read by the window's user.</summary>
    public long Position => read - (end - start);

    /// <summary>What lies in the buffer.</summary>
    public ReadOnlySpan<byte> Available => buffer.AsSpan(start, end - start);

    public bool CanSeek => from is { CanSeek: true };

    /// <summary>Takes bytes in place of a stream's; no more than the window's size.</summary>
    public void Show(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer);
        (start, end, read) = (0, bytes.Length, bytes.Length);
    }

    /// <summary>Reads until so many bytes lie in the buffer, or the stream ends; false when it did.</summary>
    public bool Ensure(int bytes)
    {
        while (end - start < bytes)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The next byte, or −1 at the end.</summary>
    public int ReadByte() => start < end || Fill() ? buffer[start++] : -1;

    public void Advance(int bytes) => start += bytes;

    /// <summary>Steps back by up to <see cref="Kept"/> bytes that were read last.</summary>
    public void Back(int bytes) => start -= bytes;

    /// <summary>Goes on from another place of the stream.</summary>
    public void Seek(long position)
    {
        from!.Seek(position, SeekOrigin.Begin);
        (start, end, read) = (0, 0, position);
    }

    private bool Fill()
    {
        if (from is null)
        {
            return false;
        }

        if (end == buffer.Length)
        {
            // What lies before the start may still be stepped back into.
            var keep = Math.Min(start, Kept);
            buffer.AsSpan(start - keep, end - start + keep).CopyTo(buffer);
            (start, end) = (keep, end - start + keep);
        }

        var count = from.Read(buffer, end, buffer.Length - end);
        (end, read) = (end + count, read + count);
        return count > 0;
    }
}
