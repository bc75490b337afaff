using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Cenotaph.Ingest;

/// <summary>
/// The text of a file as valid UTF-8, whatever its encoding, in flat memory. It ends before the first byte that is
/// no text and before a line that is too long; <see cref="Fault"/> then says what was met.
/// </summary>
internal sealed class CheckedText : Stream
{
    private const int Chunk = 1 << 16;

    private readonly FileStream file;
    private readonly string name;
    private readonly Encoding? encoding;
    private readonly Decoder? decoder;
    private readonly bool isCodePage;
    private readonly long longest;
    private readonly byte[] raw = new byte[Chunk];
    private readonly char[] chars = [];
    private readonly byte[] converted = [];
    private readonly byte[] ready;
    private int readyStart;
    private int readyEnd;
    private int held;
    private bool ended;
    private bool afterReturn;
    private long lineLength;
    private bool sawForeign;
    private bool mayBeUtf8 = true;

    /// <summary>Reads on from the file's start.</summary>
    /// <param name="file">The file; closed with this stream.</param>
    /// <param name="name">How problems call it.</param>
    /// <param name="text">Its encoding.</param>
    /// <param name="longest">The longest line allowed, in bytes of UTF-8.</param>
    public CheckedText(FileStream file, string name, TextEncoding text, long longest = InputFile.LongestLine)
    {
        this.file = file;
        this.name = name;
        this.longest = longest;
        encoding = text.Encoding;
        ready = raw;
        file.Position = text.Mark;
        if (encoding is not null)
        {
            decoder = encoding.GetDecoder();
            chars = new char[encoding.GetMaxCharCount(Chunk)];
            converted = new byte[3 * chars.Length];
            ready = converted;

            // Code pages decode bytes that mean nothing to control characters instead of failing.
            isCodePage = encoding.IsSingleByte && !encoding.WebName.StartsWith("iso-8859", StringComparison.Ordinal);
        }
    }

    /// <summary>What ended the text too early, or null.</summary>
    public Problem? Fault { get; private set; }

    /// <summary>The line, from 1, on which the bytes checked so far end.</summary>
    public long Line { get; private set; } = 1;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes at the start end with a whole UTF-8 character.</summary>
    public static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if (value >= 0xC0)
            {
                var needs = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return needs > back ? bytes.Length - back : bytes.Length;
            }

            if (value < 0x80)
            {
                break;
            }
        }

        return bytes.Length;
    }

    /// <summary>Passes over whole lines, so that reading begins on the given one.</summary>
    public void SkipTo(long line)
    {
        for (long at = 1; at < line && Available();)
        {
            var rest = ready.AsSpan(readyStart, readyEnd - readyStart);
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                readyStart = readyEnd;
                continue;
            }

            var isPair = rest[end] == '\r' && end + 1 == rest.Length;
            readyStart += end + 1;
            if (rest[end] == '\r' && (isPair ? Available() && ready[readyStart] == '\n' : rest[end + 1] == '\n'))
            {
                readyStart++;
            }

            at++;
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (!Available())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, readyEnd - readyStart);
        ready.AsSpan(readyStart, count).CopyTo(buffer);
        readyStart += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Available()
    {
        while (readyStart == readyEnd && Fault is null && !ended)
        {
            try
            {
                if (decoder is null)
                {
                    Check();
                }
                else
                {
                    Convert();
                }
            }
            catch (Exception fault) when (InputFile.IsFault(fault))
            {
                Fault = InputFile.Unreadable(name, fault);
            }

            if (Fault is null)
            {
                Follow(ready.AsSpan(readyStart, readyEnd - readyStart));
            }
        }

        return Fault is null && readyStart < readyEnd;
    }

    // UTF-8: the bytes pass as they are; a character cut by the end of the chunk waits for the next one.
    private void Check()
    {
        var waiting = held;
        raw.AsSpan(readyEnd, waiting).CopyTo(raw);
        var read = file.Read(raw, waiting, raw.Length - waiting);
        ended = read == 0;
        var bytes = raw.AsSpan(0, waiting + read);
        var whole = ended ? bytes.Length : WholeCharacters(bytes);
        held = bytes.Length - whole;
        (readyStart, readyEnd) = (0, whole);
        if (!Utf8.IsValid(bytes[..whole]))
        {
            Utf8.ToUtf16(bytes[..whole], new char[whole], out var good, out _, replaceInvalidSequences: false, ended);
            Foreign(bytes[..good], bytes[good], "UTF-8");
        }
    }

    private void Convert()
    {
        var read = file.Read(raw, 0, raw.Length);
        ended = read == 0;
        int count;
        try
        {
            count = decoder!.GetChars(raw.AsSpan(0, read), chars, flush: ended);
        }
        catch (DecoderFallbackException fault)
        {
            var lenient = (Encoding)encoding!.Clone();
            lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
            var good = Encoding.UTF8.GetBytes(lenient.GetString(raw, 0, Math.Clamp(fault.Index, 0, read)));
            Foreign(good, fault.BytesUnknown is { Length: > 0 } unknown ? unknown[0] : raw[0], encoding.WebName);
            return;
        }

        var text = chars.AsSpan(0, count);
        if (isCodePage && mayBeUtf8 && !Ascii.IsValid(raw.AsSpan(0, read)))
        {
            // Checked chunk by chunk: a character cut by the border only ends the suspicion, never raises one.
            sawForeign = true;
            mayBeUtf8 = Utf8.IsValid(raw.AsSpan(0, WholeCharacters(raw.AsSpan(0, read))));
        }

        var bad = isCodePage ? text.IndexOfAnyInRange('\u0080', '\u009F') : -1;
        if (sawForeign && mayBeUtf8 && (ended || bad >= 0))
        {
            Fault = new(name, null, null, $"a wrong encoding: declared {encoding!.WebName}, but the bytes are utf-8",
                "encoding = \"utf-8\" in the input file");
            return;
        }

        if (bad >= 0)
        {
            Foreign(Encoding.UTF8.GetBytes(chars, 0, bad), raw[bad], encoding!.WebName);
            return;
        }

        (readyStart, readyEnd) = (0, Encoding.UTF8.GetBytes(text, converted));
    }

    private void Foreign(ReadOnlySpan<byte> before, byte value, string encodingName)
    {
        Follow(before);
        Fault ??= new(name, Line, null, string.Create(CultureInfo.InvariantCulture,
            $"the byte 0x{value:X2}, which is no text in {encodingName}"), "text in that encoding, or another encoding in the input file");
    }

    // Counts lines (LF, CR LF or CR alone) and watches their length.
    private void Follow(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var begin = afterReturn && bytes[0] == '\n' ? 1 : 0;
        afterReturn = bytes[^1] == '\r';
        bytes = bytes[begin..];
        var zero = bytes.IndexOf((byte)0);
        var sound = zero < 0 ? bytes : bytes[..zero];
        for (var end = sound.IndexOfAny((byte)'\n', (byte)'\r'); end >= 0; end = sound.IndexOfAny((byte)'\n', (byte)'\r'))
        {
            if (lineLength + end > longest)
            {
                break;
            }

            Line++;
            lineLength = 0;
            sound = sound[(sound[end] == '\r' && end + 1 < sound.Length && sound[end + 1] == '\n' ? end + 2 : end + 1)..];
        }

        lineLength += sound.Length;
        if (lineLength > longest)
        {
            Fault = new(name, Line, null, $"a line of more than {longest.ToString("N0", CultureInfo.InvariantCulture)} bytes",
                "shorter lines; the file may lack line breaks or a closing quote");
        }
        else if (zero >= 0)
        {
            Fault = new(name, Line, null, "a zero byte, as in a binary file", "text");
        }
    }
}
