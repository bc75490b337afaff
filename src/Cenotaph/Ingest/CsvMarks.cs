using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace Cenotaph.Ingest;

/// <summary>Where the separators, line ends and quotes of a block stand, found many bytes at a time, and the rows between them: the same
/// that <see cref="CsvCells"/> reads. One thread uses one.</summary>
internal sealed class CsvMarks(byte separator)
{
    // So many bytes are looked at together; as many marks they may have.
    private const int Step = 64;

    private int[] marks = new int[1 << 14];
    private int count;
    private int next;

    /// <summary>Looks through a block; false where it is not UTF-8, holds a zero, or has a carriage return elsewhere than in a line end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Find(ReadOnlySpan<byte> text)
    {
        (count, next) = (0, 0);
        var odd = Vector256<byte>.Zero;
        var isPlain = true;
        var pending = 0ul;
        var at = 0;
        for (; at <= text.Length - Step; at += Step)
        {
            if (count > marks.Length - Step)
            {
                Array.Resize(ref marks, 2 * marks.Length);
            }

            var low = Vector256.Create(text.Slice(at, Step / 2));
            var high = Vector256.Create(text.Slice(at + (Step / 2), Step / 2));
            odd |= Odd(low) | Odd(high);
            Put(at, Bits(Marks(low), Marks(high)));

            // Plain is what has letters of one byte, of two and of most of three: a byte from 0xC2 to 0xDF is followed by one from 0x80 to
            // 0xBF, one from 0xE1 to 0xEF but 0xED by two, and there are no others beyond ASCII.
            var beyond = Bits(low, high);
            if ((beyond | pending) != 0)
            {
                var follow = Bits(Follow(low), Follow(high));
                var three = Bits(LeadOfThree(low), LeadOfThree(high));
                var lead = Bits(Lead(low), Lead(high)) | three;
                isPlain &= follow == ((lead << 1) | (three << 2) | pending) && (lead | follow) == beyond;
                pending = (lead >> (Step - 1)) | (three >> (Step - 2));
            }
        }

        var rest = text[at..];
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == separator || rest[i] is (byte)'\n' or (byte)'"')
            {
                Put(at + i, 1);
            }
        }

        var isOdd = odd != Vector256<byte>.Zero || rest.ContainsAny((byte)0, (byte)'\r');
        // The last letter may go on beyond the last step.
        while (isPlain && pending != 0 && (text[--at] & 0xC0) == 0x80)
        {
        }

        return Utf8.IsValid(isPlain ? text[at..] : text)
            && !(isOdd && (text.Contains((byte)0) || text.Count((byte)'\r') != text.Count("\r\n"u8)));
    }

    /// <summary>Reads the rows of the block in their order, as <see cref="CsvCells.Read"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(ReadOnlySpan<byte> text, ref int at, Span<(int Start, int Length)> cells, out int newlines)
    {
        var start = at;
        var found = 0;
        for (var i = next; i < count; i++)
        {
            var end = marks[i];
            var mark = text[end];
            if (mark == '"')
            {
                return ReadQuoted(text, ref at, cells, out newlines);
            }

            var isLast = mark == '\n';
            if (found < cells.Length)
            {
                cells[found] = (start, end - start - (isLast && end > start && text[end - 1] == '\r' ? 1 : 0));
            }

            found++;
            start = end + 1;
            if (isLast)
            {
                (at, next, newlines) = (start, i + 1, 1);
                return found;
            }
        }

        // The last row of the file may have no line end.
        if (found < cells.Length)
        {
            cells[found] = (start, text.Length - start - (start < text.Length && text[^1] == '\r' ? 1 : 0));
        }

        (at, next, newlines) = (text.Length, count, 0);
        return found + 1;
    }

    private int ReadQuoted(ReadOnlySpan<byte> text, ref int at, Span<(int Start, int Length)> cells, out int newlines)
    {
        var found = CsvCells.Read(text, ref at, separator, cells, out newlines);
        while (next < count && marks[next] < at)
        {
            next++;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int at, ulong bits)
    {
        var to = marks.AsSpan(count);
        var put = 0;
        while (bits != 0)
        {
            to[put++] = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }

        count += put;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> Marks(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256.Create(separator)) | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'"'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Odd(Vector256<byte> bytes) =>
        Vector256.Equals(bytes, Vector256<byte>.Zero) | Vector256.Equals(bytes, Vector256.Create((byte)'\r'));

    // As signed numbers, bytes from 0x80 to 0xBF are below 0xC0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Follow(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xC0))).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Lead(Vector256<byte> bytes) =>
        (Vector256.GreaterThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xC1)))
            & Vector256.LessThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xE0)))).AsByte();

    // From 0xE1 to 0xEF without 0xED: what may follow 0xE0 and 0xED is not everything.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LeadOfThree(Vector256<byte> bytes) =>
        (Vector256.GreaterThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xE0)))
            & Vector256.LessThan(bytes.AsSByte(), Vector256.Create(unchecked((sbyte)0xF0)))).AsByte()
        & ~Vector256.Equals(bytes, Vector256.Create((byte)0xED));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << (Step / 2));
}
