using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

/// <summary>A tiny writer of WARC files, and the check run on what it wrote.</summary>
internal sealed class WarcFile
{
    private readonly List<byte[]> records = [];

    /// <summary>The records, one after another.</summary>
    public byte[] Plain => [.. records.SelectMany(record => record)];

    /// <summary>A gzip member for each record.</summary>
    public byte[] Packed => [.. records.SelectMany(record => Gzip(record))];

    /// <summary>One gzip member for all.</summary>
    public byte[] PackedWhole => Gzip(Plain);

    /// <summary>Each record with a gzip member of its own, apart.</summary>
    public IReadOnlyList<byte[]> Members => records.ConvertAll(record => Gzip(record));

    public static string Id(int number) => $"<urn:uuid:00000000-0000-4000-8000-{number:d12}>";

    public static string Sha1(ReadOnlySpan<byte> bytes) => "sha1:" + WarcDigest.InBase32(CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes));

    public static string Sha256(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Adds a record as it stands.</summary>
    public WarcFile Raw(string header, byte[] block, string end = "\r\n\r\n")
    {
        records.Add([.. Bytes(header.ReplaceLineEndings("\r\n")), .. block, .. Bytes(end)]);
        return this;
    }

    /// <summary>Adds a record with the fields that all have; others are given, each <c>Name: value</c>.</summary>
    public WarcFile Add(string type, byte[] block, params string[] fields) => Raw(
        string.Join("\n", [
            "WARC/1.1", $"WARC-Type: {type}", $"WARC-Record-ID: {Id(records.Count + 1)}", "WARC-Date: 2031-04-05T06:07:08Z",
            $"Content-Length: {block.Length}", .. type == "warcinfo" || fields.Any(field => field.StartsWith("WARC-Target-URI", StringComparison.Ordinal)) ? Array.Empty<string>() : ["WARC-Target-URI: https://example.org/" + type],
            .. fields, "", "",
        ]),
        block);

    /// <summary>Adds an HTTP response with both digests.</summary>
    public WarcFile Response(string body, string header = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", Func<byte[], string>? digest = null)
    {
        var make = digest ?? (bytes => Sha1(bytes));
        byte[] block = [.. Bytes(header), .. Bytes(body)];
        return Add("response", block, "Content-Type: application/http;msgtype=response", "WARC-Block-Digest: " + make(block), "WARC-Payload-Digest: " + make(Bytes(body)));
    }

    /// <summary>A file of five records, each with a digest over its block.</summary>
    public static WarcFile Sample()
    {
        var info = Bytes("software: invented\r\n");
        var request = Bytes("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n");
        return new WarcFile()
            .Add("warcinfo", info, "Content-Type: application/warc-fields", "WARC-Block-Digest: " + Sha256(info))
            .Response("A notice about nobody at all.")
            .Add("request", request, "Content-Type: application/http; msgtype=request", "WARC-Block-Digest: " + Sha1(request))
            .Response("Another notice, about nobody either.", digest: bytes => Sha256(bytes))
            .Add("resource", info, "Content-Type: text/plain", "WARC-Block-Digest: " + Sha1(info), "WARC-Payload-Digest: " + Sha1(info));
    }

    public static DocumentReport Check(byte[] bytes, string name = "a.warc.gz", long? most = null) => DocumentCheck.Of(new MemoryStream(bytes), name, most);

    /// <summary>The faults as lines.</summary>
    public static string[] Faults(DocumentReport report) => [.. report.Faults.Select(fault => fault.ToString())];
}
