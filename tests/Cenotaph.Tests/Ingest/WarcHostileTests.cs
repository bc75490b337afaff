using System.IO.Compression;
using System.Text;
using Cenotaph.Ingest;
using CsCheck;
using static Cenotaph.Tests.Ingest.WarcFile;

namespace Cenotaph.Tests.Ingest;

public sealed class WarcHostileTests
{
    private static readonly Gen<string> Body = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 60], Gen.Byte.Array[0, 300].Select(bytes => Encoding.Latin1.GetString(bytes)));

    private static readonly Gen<WarcFile> File = Gen.Select(Body, Gen.Int[0, 2]).Array[1, 6].Select(records =>
    {
        var file = new WarcFile();
        foreach (var (body, kind) in records)
        {
            _ = kind == 0 ? file.Response(body)
                : kind == 1 ? file.Response(body, digest: bytes => Sha256(bytes))
                : file.Add("resource", Bytes(body), "WARC-Block-Digest: " + Sha1(Bytes(body)));
        }

        return file;
    });

    [Fact]
    public void What_is_written_reads_back_whole_and_verified() =>
        File.Sample(
            file =>
            {
                foreach (var how in new[] { "plain", "packed", "whole" })
                {
                    var report = Check(WarcCheckTests.How(file, how));
                    Assert.Equal(0, report.Errors);
                    Assert.Equal((file.Members.Count, file.Members.Count), (report.Warc!.Records, report.Warc.Verified));
                }
            },
            iter: 200);

    [Fact]
    public void A_flipped_bit_of_a_plain_file_is_reported_unless_it_lies_in_a_header() =>
        Gen.Select(File, Gen.Int[0, 1_000_000], Gen.Int[0, 7]).Sample(
            (file, where, bit) =>
            {
                var bytes = file.Plain;
                var at = where % bytes.Length;
                var header = InHeader(bytes, at);
                bytes[at] ^= (byte)(1 << bit);
                Assert.True(header || !Check(bytes, "a.warc").IsSound, $"byte {at}");
            },
            iter: 2000);

    // What it may lie in: the time, level and system of a gzip header, and the bits that fill the last byte of a member up.
    [Fact]
    public void A_flipped_bit_of_a_packed_file_is_reported_or_changes_nothing_that_is_unpacked() =>
        Gen.Select(File, Gen.Int[0, 1_000_000], Gen.Int[0, 7]).Sample(
            (file, where, bit) =>
            {
                var bytes = file.Packed;
                var at = where % bytes.Length;
                bytes[at] ^= (byte)(1 << bit);
                if (Check(bytes).IsSound)
                {
                    using var unpacked = new MemoryStream();
                    using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
                    gzip.CopyTo(unpacked);
                    Assert.Equal(file.Plain, unpacked.ToArray());
                }
            },
            iter: 2000);

    [Fact]
    public void A_file_cut_at_any_byte_is_reported_and_what_came_before_is_verified()
    {
        var file = Sample();
        var ends = file.Members.Aggregate(new List<int> { 0 }, (all, member) => [.. all, all[^1] + member.Length]);
        for (var length = 0; length < file.Packed.Length; length++)
        {
            var report = Check(file.Packed[..length]);
            var whole = ends.FindLastIndex(end => end <= length);
            Assert.Equal(whole > 0 && ends[whole] == length, report.IsSound);
            Assert.InRange(report.Warc!.Verified, whole, whole + 1);
        }

        foreach (var bytes in new[] { file.Plain, file.PackedWhole })
        {
            var sound = 0;
            for (var length = 0; length < bytes.Length; length++)
            {
                sound += Check(bytes[..length]).IsSound ? 1 : 0;
            }

            Assert.Equal(bytes == file.PackedWhole || bytes.Length != file.Plain.Length ? 0 : 4, sound);
        }
    }

    [Theory]
    [InlineData("a.warc")]
    [InlineData("a.warc.gz")]
    [InlineData("a.wacz")]
    [InlineData("a.bin")]
    public void Any_bytes_at_all_are_answered(string name) =>
        Gen.Select(Gen.Byte.Array[0, 500], Gen.Int[0, 4]).Sample(
            (bytes, start) =>
            {
                byte[] file = start switch
                {
                    0 => bytes,
                    1 => [0x1F, 0x8B, 8, 0, .. bytes],
                    2 => [.. Bytes("WARC/1.1\r\n"), .. bytes],
                    3 => Gzip([.. Bytes("WARC/1.0\r\nContent-Length: 99\r\n\r\n"), .. bytes]),
                    _ => [.. Bytes("PK\u0003\u0004"), .. bytes],
                };
                return !Check(file, name).IsSound || name == "a.bin";
            },
            iter: 3000);

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("99999999999999999999999999")]
    [InlineData("4294967296")]
    public void A_huge_declared_length_reads_no_more_than_there_is(string length)
    {
        var file = new WarcFile().Raw($"WARC/1.1\nWARC-Type: warcinfo\nWARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2031-04-05T06:07:08Z\nContent-Length: {length}\n\n", Bytes("abc"))
            .Response("the next one");
        var report = Check(file.Packed);
        Assert.Equal((1L, 1L), (report.Errors, report.Warc!.Verified));
    }

    [Fact]
    public void A_header_line_of_a_megabyte_is_passed_over_and_the_rest_of_the_record_is_verified()
    {
        var file = new WarcFile().Add("resource", Bytes("abcd"), "X-Long: " + new string('x', 1_000_000), "WARC-Block-Digest: " + Sha1(Bytes("abcd")));
        var report = Check(file.Packed);
        Assert.Equal("a.warc.gz, record 1 at byte 0 (" + Id(1) + "), header: seen a line of 1,000,009 bytes; expected at most 65,536; its end was not read.", Assert.Single(Faults(report)));
    }

    [Fact]
    public void A_header_of_endless_lines_is_given_up()
    {
        var fields = Enumerable.Range(0, 5000).Select(i => $"X-{i}: y").ToArray();
        var report = Check(new WarcFile().Add("resource", Bytes("abcd"), fields).Response("the next one").Packed);
        Assert.Contains(Faults(report), fault => fault.Contains("more than 1000 lines", StringComparison.Ordinal));
        Assert.Equal(1, report.Warc!.Verified);
    }

    [Fact]
    public void Headers_of_many_megabytes_are_not_kept()
    {
        var fields = Enumerable.Range(0, 100).Select(i => $"X-{i}: " + new string('y', 60_000)).ToArray();
        var file = new WarcFile().Add("revisit", Bytes("a"), fields).Response("the next one");
        var report = Check(file.Packed);
        Assert.Contains(Faults(report), fault => fault.Contains("header: seen more than 1,048,576 bytes", StringComparison.Ordinal));
        Assert.Equal(1, report.Warc!.Verified);
    }

    [Fact]
    public void Gzip_inside_gzip_is_no_record()
    {
        var report = Check(Gzip(Gzip(Sample().Plain)));
        Assert.StartsWith("a.warc.gz, at byte 0, record: seen \"\\u001f\\u008b", Faults(report)[0], StringComparison.Ordinal);
        Assert.False(report.IsSound);
    }

    [Fact]
    public void A_file_of_zeros_packed_a_thousandfold_stops_at_its_limit_in_little_memory()
    {
        var file = new WarcFile().Add("resource", new byte[50_000_000]).Packed;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var report = Check(file, most: 20_000_000);
        Assert.Contains(Faults(report), fault => fault.Contains("unpacks to more than 20,000,000 bytes", StringComparison.Ordinal));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 4_000_000);
    }

    [Fact]
    public void Members_nested_in_stored_blocks_are_read_a_bounded_number_of_times()
    {
        // Each member is a stored block that claims to go on to the end of the file, and holds the beginning of the next.
        byte[] one = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 0xFF, 0xFF, 0, 0, .. Bytes("WARC/1.0\r\n")];
        var bytes = Enumerable.Repeat(one, 40_000).SelectMany(part => part).ToArray();
        using var counted = new CountedStream(bytes);
        Assert.False(DocumentCheck.Of(counted, "a.warc.gz").IsSound);
        Assert.InRange(counted.BytesRead, bytes.Length, 8L * bytes.Length);
    }

    private static bool InHeader(byte[] bytes, int at)
    {
        var first = "WARC/1.1\r\nWARC-Type"u8;
        var start = bytes.AsSpan(0, Math.Min(at + first.Length, bytes.Length)).LastIndexOf(first);
        if (start < 0)
        {
            return true;
        }

        return at < start + bytes.AsSpan(start).IndexOf("\r\n\r\n"u8) + 4;
    }

    private sealed class CountedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            BytesRead += read;
            return read;
        }
    }
}
