using System.IO.Compression;
using Cenotaph.Ingest;
using CsCheck;

namespace Cenotaph.Tests.Ingest;

public sealed class InflateTests
{
    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.Byte.Array[0, 3000],
        Gen.Byte[0, 3].Array[0, 100_000],
        Gen.Select(Gen.Byte.Array[1, 400], Gen.Int[1, 400], (piece, times) => Enumerable.Repeat(piece, times).SelectMany(bytes => bytes).ToArray()));

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void What_was_packed_is_unpacked_and_its_end_is_found_to_the_byte(CompressionLevel level) =>
        Gen.Select(Content, Gen.Byte.Array[0, 20]).Sample(
            (content, behind) =>
            {
                var packed = Deflate(content, level);
                var window = new ByteWindow(new MemoryStream([.. packed, .. behind]));
                var (found, fault) = Unpack(window);
                Assert.Null(fault);
                Assert.Equal(content, found);
                Assert.Equal(packed.Length, window.Position);
            },
            iter: 60);

    [Fact]
    public void A_stream_cut_anywhere_is_said_to_be_cut()
    {
        var content = Enumerable.Range(0, 4000).Select(i => (byte)(i * i % 97)).ToArray();
        foreach (var level in new[] { CompressionLevel.NoCompression, CompressionLevel.Optimal })
        {
            var packed = Deflate(content, level);
            for (var length = 0; length < packed.Length; length++)
            {
                var (found, fault) = Unpack(new(new MemoryStream(packed[..length])));
                Assert.NotNull(fault);
                Assert.True(content.AsSpan().StartsWith(found));
            }
        }
    }

    [Fact]
    public void Any_bytes_at_all_end_in_a_fault_or_an_end() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Unpack(new(new MemoryStream(bytes))).Content.Length <= 1032 * (bytes.Length + 1), iter: 20_000);

    [Fact]
    public void A_checksum_is_that_of_the_standard()
    {
        var sum = default(Crc32);
        sum.Add("1234"u8);
        sum.Add("56789"u8);
        Assert.Equal(0xCBF43926u, sum.Value);
    }

    private static byte[] Deflate(byte[] content, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, level, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.Length == 0 ? [3, 0] : packed.ToArray();
    }

    private static (byte[] Content, string? Fault) Unpack(ByteWindow window)
    {
        var inflate = new Inflate(window);
        inflate.Begin();
        using var found = new MemoryStream();
        for (var piece = inflate.Next(); !piece.IsEmpty; piece = inflate.Next())
        {
            found.Write(piece);
        }

        return (found.ToArray(), inflate.Fault);
    }
}
