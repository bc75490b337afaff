using System.IO.Compression;
using System.Text.Json;
using CsCheck;
using static Cenotaph.Tests.Ingest.WarcFile;

namespace Cenotaph.Tests.Ingest;

public sealed class WaczTests
{
    private const string Warc = "archive/data.warc.gz";

    private static readonly string Pages = "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All\"}\n"
        + "{\"url\":\"https://example.org/\",\"ts\":\"2031-04-05T06:07:08Z\"}\n{\"url\":\"https://example.org/b\",\"ts\":\"2031-04-05T06:07:09Z\"}";

    [Fact]
    public void A_sound_file_is_verified_file_by_file_and_record_by_record()
    {
        var report = Check(Write(Files()), "a.wacz");
        Assert.Empty(Faults(report));
        Assert.Equal((5L, 5L), (report.Warc!.Records, report.Warc.Verified));
        Assert.Equal(("1.1.1", 3L, 3L, 2L, true, false), (report.Wacz!.Version, report.Wacz.Resources, report.Wacz.Verified, report.Wacz.Pages, report.Wacz.HasDigest, report.Wacz.HasSignature));
        Assert.Equal([Warc], report.Wacz.Archives);
        Assert.Equal(["indexes/index.cdx"], report.Wacz.Indexes);
    }

    [Fact]
    public void A_signature_is_said_to_be_there()
    {
        var report = Check(Write(Files(), signed: true), "a.wacz");
        Assert.True(report.IsSound && report.Wacz!.HasSignature);
    }

    [Fact]
    public void A_changed_file_is_named_with_both_hashes_and_so_is_the_record_in_it()
    {
        var files = Files();
        var list = List(files);
        var then = files[Warc];
        files[Warc] = new WarcFile().Add("resource", Bytes("changed"), "WARC-Block-Digest: " + Sha1(Bytes("then"))).Packed;
        var faults = Faults(Check(Zip(files, list, Digest(list)), "a.wacz"));
        Assert.Equal($"a.wacz: {Warc}, hash: seen {Sha256(files[Warc])}; expected {Sha256(then)}.", faults[0]);
        Assert.Equal($"a.wacz: {Warc}, record 1 at byte 0 ({Id(1)}), WARC-Block-Digest: seen {Sha1(Bytes("changed"))}; expected {Sha1(Bytes("then"))}.", faults[1]);
    }

    [Fact]
    public void Files_that_are_missing_or_not_listed_are_named()
    {
        var files = Files();
        var list = List(files);
        files.Remove("indexes/index.cdx");
        files.Add("archive/more.warc.gz", Sample().Packed);
        var faults = Faults(Check(Zip(files, list, Digest(list)), "a.wacz"));
        Assert.Contains("a.wacz: indexes/index.cdx, file: seen nothing; expected the file, which datapackage.json lists.", faults);
        Assert.Contains("a.wacz: archive/more.warc.gz, file: seen a file that datapackage.json does not list; expected only files that are listed.", faults);
    }

    [Fact]
    public void A_changed_list_does_not_fit_its_digest()
    {
        var files = Files();
        var list = List(files);
        var changed = Bytes(System.Text.Encoding.UTF8.GetString(list).Replace("A title", "B title", StringComparison.Ordinal));
        Assert.Equal($"a.wacz: datapackage.json, hash: seen {Sha256(changed)}; expected {Sha256(list)}.", Assert.Single(Faults(Check(Zip(files, changed, Digest(list)), "a.wacz"))));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"wacz_version\":\"1.1.1\",\"resources\":[{\"path\":\"archive/data.warc.gz\"},{},3,{\"path\":\"\\ud800\"}]}")]
    public void A_list_that_is_none_is_an_error(string list) =>
        Assert.False(Check(Zip(Files(), Bytes(list), Digest(Bytes(list))), "a.wacz").IsSound);

    [Fact]
    public void Without_a_list_nothing_is_sound() => Assert.False(Check(Zip(Files(), null, null), "a.wacz").IsSound);

    [Fact]
    public void A_bomb_stops_at_the_limit()
    {
        var files = Files();
        files["pages/extra.jsonl"] = new byte[30_000_000];
        var report = Check(Write(files, level: CompressionLevel.Optimal), "a.wacz", most: 1_000_000);
        Assert.Contains(Faults(report), fault => fault.Contains("unpacks to more than 1,000,000 bytes", StringComparison.Ordinal));
        Assert.True(report.Faults.Length < 20);
    }

    [Fact]
    public void A_file_cut_anywhere_is_an_error()
    {
        var bytes = Write(Files());
        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.False(Check(bytes[..length], "a.wacz").IsSound);
        }
    }

    [Fact]
    public void A_flipped_bit_of_a_stored_archive_is_reported() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 7]).Sample(
            (where, bit) =>
            {
                var bytes = Write(Files());
                var warc = Files()[Warc];
                var start = bytes.AsSpan().IndexOf(warc);
                bytes[start + (where % warc.Length)] ^= (byte)(1 << bit);
                Assert.False(Check(bytes, "a.wacz").IsSound);
            },
            iter: 300);

    internal static SortedDictionary<string, byte[]> Files() => new(StringComparer.Ordinal)
    {
        [Warc] = Sample().Packed,
        ["indexes/index.cdx"] = Bytes("org,example)/ 20310405060708 {}\n"),
        ["pages/pages.jsonl"] = Bytes(Pages),
    };

    internal static byte[] Write(SortedDictionary<string, byte[]> files, bool signed = false, CompressionLevel level = CompressionLevel.NoCompression) =>
        Zip(files, List(files), Digest(List(files), signed), level);

    private static byte[] List(SortedDictionary<string, byte[]> files) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        profile = "data-package",
        wacz_version = "1.1.1",
        title = "A title",
        resources = files.Select(file => new { name = Path.GetFileName(file.Key), path = file.Key, hash = Sha256(file.Value), bytes = file.Value.Length }),
    });

    private static byte[] Digest(byte[] list, bool signed = false) => signed
        ? JsonSerializer.SerializeToUtf8Bytes(new { path = "datapackage.json", hash = Sha256(list), signedData = new { hash = Sha256(list), signature = "AAAA" } })
        : JsonSerializer.SerializeToUtf8Bytes(new { path = "datapackage.json", hash = Sha256(list) });

    private static byte[] Zip(SortedDictionary<string, byte[]> files, byte[]? list, byte[]? digest, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.Append(new("datapackage.json", list!)).Append(new("datapackage-digest.json", digest!)).Where(file => file.Value is not null))
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
