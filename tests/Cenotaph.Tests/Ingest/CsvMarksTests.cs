using System.Text;
using System.Text.Unicode;
using Cenotaph.Ingest;
using CsCheck;

namespace Cenotaph.Tests.Ingest;

/// <summary>Rows found many bytes at a time must be those found byte by byte.</summary>
public sealed class CsvMarksTests
{
    private const int Samples = 20_000;

    // Pieces of tables, and of what is no UTF-8.
    private static readonly byte[][] Pieces =
    [
        .. new[] { ",", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\"a,b\n\"", ";", " ", "Иванов", "Ivanov", "1991-05-12", "€", "𐍈", "Ščukin, ", "обл. Омская", "oblast′", "一", "\uFFFD" }
            .Select(Encoding.UTF8.GetBytes),
        [0], [(byte)'\r'], [0xC0, 0x80], [0xD0], [0x90], [0xC1], [0xE0, 0xA4], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xED, 0xA0, 0x80], [0xC2, 0x80], [0xDF, 0xBF],
        [0xE0, 0x9F, 0xBF], [0xE2, 0x80], [0xED, 0x9F, 0xBF], [0xEF, 0xBF, 0xBF], [0xF0],
    ];

    private static readonly int Clean = Pieces.Length - 17;

    private static readonly Gen<byte[]> Block =
        Gen.Bool.SelectMany(clean => Gen.Int[0, (clean ? Clean : Pieces.Length) - 1].Array[0, 80]).Select(pieces => pieces.SelectMany(piece => Pieces[piece]).ToArray());

    [Fact]
    public void A_block_is_refused_where_it_is_not_text_or_its_lines_end_oddly() => Block.Sample(
        block =>
        {
            var isGood = Utf8.IsValid(block) && !block.Contains((byte)0) && block.AsSpan().Count((byte)'\r') == block.AsSpan().Count("\r\n"u8);
            return new CsvMarks((byte)',').Find(block) == isGood;
        },
        iter: Samples);

    [Fact]
    public void The_rows_of_a_block_are_those_found_byte_by_byte() => Gen.Select(Block, Gen.Int[1, 5], Gen.Char[",;"]).Sample(
        (block, columns, separator) =>
        {
            var marks = new CsvMarks((byte)separator);
            if (!marks.Find(block))
            {
                return true;
            }

            var cells = new (int Start, int Length)[columns];
            var others = new (int Start, int Length)[columns];
            var (at, other) = (0, 0);
            while (other < block.Length)
            {
                var count = CsvCells.Read(block, ref other, (byte)separator, others, out var otherNewlines);
                if (marks.Read(block, ref at, cells, out var newlines) != count)
                {
                    return false;
                }

                if (count < 0)
                {
                    return true;
                }

                if (at != other || newlines != otherNewlines || !cells.AsSpan(0, Math.Min(count, columns)).SequenceEqual(others.AsSpan(0, Math.Min(count, columns))))
                {
                    return false;
                }
            }

            return at == other;
        },
        iter: Samples);

    [Fact]
    public void One_reader_takes_block_after_block()
    {
        var marks = new CsvMarks((byte)',');
        var cells = new (int Start, int Length)[2];
        foreach (var rows in new[] { 3, 40_000, 1 })
        {
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Иванов,\"Омск, город\"\n", rows)));
            Assert.True(marks.Find(block));
            var (at, read) = (0, 0);
            while (at < block.Length)
            {
                Assert.Equal(2, marks.Read(block, ref at, cells, out var newlines));
                Assert.Equal(1, newlines);
                read++;
            }

            Assert.Equal(rows, read);
        }
    }
}
