using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cenotaph.Ingest;

/// <summary>
/// The encoding of one text file. A byte order mark wins over the declared encoding, the declared one over a guess.
/// Without either it is UTF-8 when the bytes are valid; else the likeliest is taken, and a doubt says so.
/// </summary>
/// <param name="Encoding">The encoding, throwing on invalid bytes; null for UTF-8, whose bytes are only checked.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mark">The length of the byte order mark.</param>
/// <param name="Head">The first bytes of the text as UTF-8 (faulty bytes replaced), to look for separators in.</param>
internal sealed record TextEncoding(Encoding? Encoding, string Name, int Mark, byte[] Head)
{
    private const int Sample = 1 << 18;

    // How far an undeclared file is searched for the first byte that is not ASCII.
    private const long Farthest = 64L << 20;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE, 0, 0], "utf-32"),
        ([0, 0, 0xFE, 0xFF], "utf-32BE"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16BE"),
    ];

    /// <summary>Finds a file's encoding. Null when it is no text, or the declared encoding does not fit: see the problems.</summary>
    public static TextEncoding? Of(
        FileStream file, string name, FileFormat format, string? declared, ICollection<Problem> problems)
    {
        var head = ReadAt(file, 0, Sample);
        if (FileSignature.Of(head) is { } kind)
        {
            problems.Add(new(name, null, null, kind, InputFile.Describe(format)));
            return null;
        }

        Encoding? wanted = null;
        if (declared is not null && (wanted = Named(declared)) is null)
        {
            problems.Add(new(
                name, null, null, $"the encoding \"{declared}\"", "a known encoding, such as utf-8, utf-16 or windows-1251"));
            return null;
        }

        foreach (var (mark, marked) in Marks)
        {
            if (head.AsSpan().StartsWith(mark))
            {
                return From(Named(marked)!, mark.Length, head);
            }
        }

        if (wanted is not null)
        {
            return Declared(wanted, head, name, format, problems);
        }

        var wide = EncodingGuess.Wide(head);
        if (wide is null && head.AsSpan().Contains((byte)0))
        {
            problems.Add(Binary(name, format));
            return null;
        }

        if (wide is null)
        {
            var look = FirstForeign(file, head);
            if (IsUtf8(look))
            {
                if (EncodingGuess.IsTwiceEncoded(look))
                {
                    problems.Add(new(name, null, null, "text that was UTF-8, was read as windows-1251 and stored so",
                        "the file as it was before; words come out as signs", Severity.Doubt));
                }

                return From(Encoding.UTF8, 0, head);
            }

            if (EncodingGuess.HasControls(look))
            {
                problems.Add(Binary(name, format));
                return null;
            }

            wide = EncodingGuess.Narrow(look);
        }

        problems.Add(new(
            name, null, null, $"no declared encoding, and bytes that look like {wide}",
            $"encoding = \"{wide}\" in the input file if that is right; read as {wide}", Severity.Doubt));
        return From(Named(wide)!, 0, head);
    }

    /// <summary>The encoding of that name, throwing on invalid bytes; null when there is none.</summary>
    public static Encoding? Named(string name)
    {
        var plain = name.Trim().ToLowerInvariant();
        foreach (var prefix in (ReadOnlySpan<string>)["cp", "win", "windows"])
        {
            if (plain.StartsWith(prefix, StringComparison.Ordinal)
                && plain[prefix.Length..].TrimStart('-', '_') is { Length: 4 } page && page.StartsWith("125", StringComparison.Ordinal))
            {
                plain = "windows-" + page;
            }
        }

        plain = plain switch { "utf8" or "utf-8-sig" => "utf-8", "utf16" => "utf-16", _ => plain };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(
                    plain, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? System.Text.Encoding.GetEncoding(plain, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static TextEncoding? Declared(
        Encoding wanted, byte[] head, string name, FileFormat format, ICollection<Problem> problems)
    {
        var wide = EncodingGuess.Wide(head);
        var fits = wide is null ? head : [];
        if (wanted.CodePage is 1200 or 1201 && wide is not null)
        {
            // "utf-16" without a mark says nothing of the order of bytes; the zero bytes do.
            return From(Named(wide)!, 0, head);
        }

        var really = wide is not null && !IsWide(wanted) ? wide
            : wide is null && wanted.CodePage is 1200 or 1201 && !head.AsSpan().Contains((byte)0) && IsUtf8(fits) ? "utf-8"
            : !IsWide(wanted) && wanted.CodePage != 65001 && IsUtf8(fits) && !Ascii.IsValid(fits) ? "utf-8"
            : wanted.IsSingleByte && !Ascii.IsValid(head) ? EncodingGuess.Better(wanted, head)
            : null;
        if (really is not null)
        {
            problems.Add(new(name, null, null, $"a wrong encoding: declared {wanted.WebName}, but the bytes are {really}",
                $"encoding = \"{really}\" in the input file"));
            return null;
        }

        if (!IsWide(wanted) && head.AsSpan().Contains((byte)0))
        {
            problems.Add(Binary(name, format));
            return null;
        }

        return From(wanted, 0, head);
    }

    private static TextEncoding From(Encoding encoding, int mark, byte[] head)
    {
        if (encoding.CodePage == 65001)
        {
            return new(null, "utf-8", mark, head[mark..]);
        }

        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return new(encoding, encoding.WebName, mark, System.Text.Encoding.UTF8.GetBytes(
            lenient.GetString(head, mark, head.Length - mark)));
    }

    private static bool IsWide(Encoding encoding) => encoding.CodePage is 1200 or 1201 or 12000 or 12001;

    private static Problem Binary(string name, FileFormat format) =>
        new(name, null, null, "a binary file", InputFile.Describe(format));

    // Valid UTF-8, but for a character that the end of the sample may have cut.
    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes[..CheckedText.WholeCharacters(bytes)]);

    private static byte[] FirstForeign(FileStream file, byte[] head)
    {
        if (!Ascii.IsValid(head))
        {
            return head;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            for (long at = head.Length; at < Farthest; at += buffer.Length)
            {
                var read = RandomAccess.Read(file.SafeFileHandle, buffer, at);
                if (read == 0)
                {
                    break;
                }

                if (!Ascii.IsValid(buffer.AsSpan(0, read)))
                {
                    var first = buffer.AsSpan(0, read).IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                    return ReadAt(file, at + first, Sample);
                }

                at -= buffer.Length - read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return head;
    }

    private static byte[] ReadAt(FileStream file, long at, int count)
    {
        var bytes = new byte[(int)Math.Clamp(file.Length - at, 0, count)];
        var filled = 0;
        while (filled < bytes.Length
            && RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(filled), at + filled) is > 0 and var read)
        {
            filled += read;
        }

        return filled == bytes.Length ? bytes : bytes[..filled];
    }
}
