using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The lines of a text, as bytes of UTF-8, holding one of them at a time.</summary>
internal sealed class TextLines(CheckedText text, string name)
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long next = 1;

    /// <summary>The line given last.</summary>
    public long Line { get; private set; }

    /// <summary>What ended the text too early, or null.</summary>
    public Problem? Fault { get; private set; }

    /// <summary>Gives the next line that is not blank, without its end.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        while (Fault is null)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0 && More())
            {
                continue;
            }

            var isLast = length < 0;
            line = buffer.AsSpan(start, isLast ? end - start : length);
            if (Fault is not null || (isLast && line.IsEmpty))
            {
                break;
            }

            start = isLast ? end : start + length + 1;
            Line = next++;
            if (line.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
            {
                return true;
            }
        }

        line = default;
        return false;
    }

    private bool More()
    {
        if (end - start > InputFile.LongestLine)
        {
            Fault = new(name, next, null,
                $"a line of more than {InputFile.LongestLine.ToString("N0", CultureInfo.InvariantCulture)} bytes", "shorter lines");
            return false;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end > buffer.Length / 2)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var read = text.Read(buffer.AsSpan(end));
        end += read;
        Fault = text.Fault;
        return read > 0 && Fault is null;
    }
}
