namespace Cenotaph.Evidence;

/// <summary>Reads lines of bytes that end in a line feed, in the memory of the longest.</summary>
internal sealed class LineReader(Stream stream, int longest = 1 << 28)
{
    private byte[] bytes = new byte[1 << 17];
    private int start;
    private int end;

    /// <summary>Gives the next line without its line feed, valid until the next call; false at the end.</summary>
    /// <param name="line">The line.</param>
    /// <param name="ended">Whether the line feed was there; without it the line is cut off or too long.</param>
    public bool Read(out ReadOnlySpan<byte> line, out bool ended)
    {
        var searched = start;
        while (true)
        {
            var feed = bytes.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = bytes.AsSpan(start, searched + feed - start);
                start = searched + feed + 1;
                ended = true;
                return true;
            }

            searched = end - start;
            if (searched >= longest || !Fill())
            {
                line = bytes.AsSpan(start, end - start);
                start = end;
                ended = false;
                return line.Length > 0;
            }

            searched += start;
        }
    }

    private bool Fill()
    {
        if (start > 0)
        {
            bytes.AsSpan(start, end - start).CopyTo(bytes);
            (start, end) = (0, end - start);
        }

        if (end == bytes.Length)
        {
            Array.Resize(ref bytes, 2 * bytes.Length);
        }

        var count = stream.Read(bytes, end, bytes.Length - end);
        end += count;
        return count > 0;
    }
}
