using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cenotaph.Simulation;

/// <summary>
/// Apache Parquet (format version 1): a row group for each partition, plain values, pages of version 1, texts compressed with gzip. Written
/// here and not by DuckDB because a table of DuckDB would have to be whole before it is written.
/// </summary>
internal sealed class ParquetFormat(string[] columns) : TableFormat
{
    private const int Int64 = 2;
    private const int ByteArray = 6;
    private const int Plain = 0;
    private const int RunLengthOrPacked = 3;
    private const int Uncompressed = 0;
    private const int Gzip = 2;

    private readonly List<(int Rows, List<Chunk> Chunks)> groups = [];

    private sealed record Columns(int Rows, Page? Ids, Page[] Texts, Page Truth) : Block(Rows);

    private sealed record Page(int Type, int Codec, byte[] Header, byte[] Body, int PlainSize);

    private sealed record Chunk(int Type, int Codec, long Offset, long Size, long PlainSize);

    public override void Begin(Stream file) => file.Write("PAR1"u8);

    public override Block Encode(TableRows rows) => new Columns(
        rows.Count, rows.Ids is { } ids ? NumberPage(rows.Count, row => ids[row]) : null, [.. rows.Texts.Select(TextPage)], NumberPage(rows.Count, row => rows.Persons[row]));

    public override void Write(Stream file, Block block, long firstId)
    {
        // A row group without rows is not allowed.
        if (block.Rows == 0)
        {
            return;
        }

        var encoded = (Columns)block;
        var chunks = new List<Chunk>(columns.Length);
        foreach (var page in encoded.Texts.Prepend(encoded.Ids ?? NumberPage(block.Rows, row => firstId + row)).Append(encoded.Truth))
        {
            chunks.Add(new(page.Type, page.Codec, file.Position, page.Header.Length + page.Body.Length, page.Header.Length + page.PlainSize));
            file.Write(page.Header);
            file.Write(page.Body);
        }

        groups.Add((block.Rows, chunks));
    }

    public override void End(Stream file, long rows)
    {
        var thrift = new CompactThrift();
        thrift.Int(1, 1);
        thrift.List(2, columns.Length + 1, CompactThrift.Struct);
        thrift.Element(() =>
        {
            thrift.Text(4, "reports");
            thrift.Int(5, columns.Length);
        });
        for (var column = 0; column < columns.Length; column++)
        {
            var isNumber = IsNumber(column);
            var name = columns[column];
            thrift.Element(() =>
            {
                thrift.Int(1, isNumber ? Int64 : ByteArray);
                thrift.Int(3, isNumber ? 0 : 1);
                thrift.Text(4, name);
                if (!isNumber)
                {
                    thrift.Int(6, 0);
                }
            });
        }

        thrift.Long(3, rows);
        thrift.List(4, groups.Count, CompactThrift.Struct);
        foreach (var group in groups)
        {
            thrift.Element(() => Group(thrift, group.Rows, group.Chunks));
        }

        thrift.Text(6, "cenotaph simulate");
        var footer = thrift.End();
        file.Write(footer);
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, footer.Length);
        file.Write(size);
        file.Write("PAR1"u8);
    }

    private void Group(CompactThrift thrift, int rows, List<Chunk> chunks)
    {
        thrift.List(1, chunks.Count, CompactThrift.Struct);
        for (var column = 0; column < chunks.Count; column++)
        {
            var (chunk, name) = (chunks[column], columns[column]);
            thrift.Element(() =>
            {
                thrift.Long(2, chunk.Offset);
                thrift.Nested(3, () =>
                {
                    thrift.Int(1, chunk.Type);
                    thrift.List(2, 2, CompactThrift.Int32);
                    thrift.Item(Plain);
                    thrift.Item(RunLengthOrPacked);
                    thrift.List(3, 1, CompactThrift.Binary);
                    thrift.Item(name);
                    thrift.Int(4, chunk.Codec);
                    thrift.Long(5, rows);
                    thrift.Long(6, chunk.PlainSize);
                    thrift.Long(7, chunk.Size);
                    thrift.Long(9, chunk.Offset);
                });
            });
        }

        thrift.Long(2, chunks.Sum(chunk => chunk.PlainSize));
        thrift.Long(3, rows);
    }

    private bool IsNumber(int column) => column == 0 || column == columns.Length - 1;

    // Definition levels (1 where there is a text) as one bit-packed run, then each text with its length before it.
    private static Page TextPage(string?[] texts)
    {
        var groups = (texts.Length + 7) / 8;
        var levels = new ArrayBufferWriter<byte>(groups + 8);
        CompactThrift.Varint(levels, ((ulong)groups << 1) | 1);
        var bits = levels.GetSpan(groups)[..groups];
        bits.Clear();
        var page = new ArrayBufferWriter<byte>(1 + (texts.Length * 20));
        for (var row = 0; row < texts.Length; row++)
        {
            bits[row / 8] |= (byte)(texts[row] is null ? 0 : 1 << (row % 8));
        }

        levels.Advance(groups);
        BinaryPrimitives.WriteInt32LittleEndian(page.GetSpan(4), levels.WrittenCount);
        page.Advance(4);
        page.Write(levels.WrittenSpan);
        foreach (var text in texts)
        {
            if (text is not null)
            {
                var span = page.GetSpan(4 + (text.Length * 3));
                var length = Encoding.UTF8.GetBytes(text, span[4..]);
                BinaryPrimitives.WriteInt32LittleEndian(span, length);
                page.Advance(4 + length);
            }
        }

        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(page.WrittenSpan);
        }

        return MakePage(ByteArray, Gzip, texts.Length, compressed.ToArray(), page.WrittenCount);
    }

    private static Page NumberPage(int rows, Func<int, long> number)
    {
        var body = new byte[8 * rows];
        for (var row = 0; row < rows; row++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(body.AsSpan(8 * row), number(row));
        }

        return MakePage(Int64, Uncompressed, rows, body, body.Length);
    }

    private static Page MakePage(int type, int codec, int rows, byte[] body, int plainSize)
    {
        var header = new CompactThrift();
        header.Int(1, 0);
        header.Int(2, plainSize);
        header.Int(3, body.Length);
        header.Nested(5, () =>
        {
            header.Int(1, rows);
            header.Int(2, Plain);
            header.Int(3, RunLengthOrPacked);
            header.Int(4, RunLengthOrPacked);
        });
        return new(type, codec, header.End(), body, plainSize);
    }
}
