using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Cenotaph.Simulation;

/// <summary>CSV after RFC 4180 in UTF-8, with line feeds; an empty cell is not said.</summary>
internal sealed class CsvFormat(string[] columns) : TableFormat
{
    private const int LongestNumber = 20;
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    // Where a row's number depends on the partitions before, it is written when they are: the bytes begin after it.
    private sealed record Lines(int Rows, ArrayBufferWriter<byte> Bytes, int[]? Ends) : Block(Rows);

    public override void Begin(Stream file) => file.Write(Encoding.UTF8.GetBytes(string.Join(',', columns) + "\n"));

    public override Block Encode(TableRows rows)
    {
        var bytes = new ArrayBufferWriter<byte>(1 + (rows.Count * 150));
        var ends = rows.Ids is null ? new int[rows.Count] : null;
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows.Ids is { } ids)
            {
                Put(bytes, ids[row]);
            }

            foreach (var column in rows.Texts)
            {
                Put(bytes, ',');
                Put(bytes, column[row]);
            }

            Put(bytes, ',');
            Put(bytes, rows.Persons[row]);
            Put(bytes, '\n');
            if (ends is not null)
            {
                ends[row] = bytes.WrittenCount;
            }
        }

        return new Lines(rows.Count, bytes, ends);
    }

    public override void Write(Stream file, Block block, long firstId)
    {
        var lines = (Lines)block;
        if (lines.Ends is null)
        {
            file.Write(lines.Bytes.WrittenSpan);
            return;
        }

        var start = 0;
        Span<byte> number = stackalloc byte[LongestNumber];
        for (var row = 0; row < lines.Rows; row++)
        {
            Utf8Formatter.TryFormat(firstId + row, number, out var digits);
            file.Write(number[..digits]);
            file.Write(lines.Bytes.WrittenSpan[start..lines.Ends[row]]);
            start = lines.Ends[row];
        }
    }

    public override void End(Stream file, long rows)
    {
    }

    /// <summary>A cell, quoted where it must be.</summary>
    public static string Cell(string text) =>
        text.AsSpan().ContainsAny(Special) ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    private static void Put(ArrayBufferWriter<byte> bytes, string? text)
    {
        if (text is null)
        {
            return;
        }

        var written = Cell(text);
        bytes.Advance(Encoding.UTF8.GetBytes(written, bytes.GetSpan(written.Length * 3)));
    }

    private static void Put(ArrayBufferWriter<byte> bytes, char ascii)
    {
        bytes.GetSpan(1)[0] = (byte)ascii;
        bytes.Advance(1);
    }

    private static void Put(ArrayBufferWriter<byte> bytes, long number)
    {
        Utf8Formatter.TryFormat(number, bytes.GetSpan(LongestNumber), out var digits);
        bytes.Advance(digits);
    }
}
