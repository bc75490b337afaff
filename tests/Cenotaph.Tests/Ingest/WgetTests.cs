using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cenotaph.Ingest;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Ingest;

/// <summary>Web archives that GNU Wget makes of a small site on this machine: files of an outside hand.</summary>
public sealed class WgetTests : IDisposable
{
    private readonly TemporaryFolder folder = new("wget");
    private readonly HttpListener site = new();
    private readonly string address;

    public WgetTests()
    {
        Assert.SkipUnless(HasWget(), "wget is not installed.");
        address = $"http://127.0.0.1:{FreePort()}/";
        site.Prefixes.Add(address);
        site.Start();
        _ = Task.Run(Serve, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Every_record_of_a_crawl_is_verified_packed_and_plain()
    {
        Crawl("packed");
        Crawl("plain", "--no-warc-compression");

        foreach (var name in (string[])["packed.warc.gz", "plain.warc"])
        {
            var report = DocumentCheck.Of(folder.PathTo(name));
            Assert.Empty(report.Faults);
            Assert.True(report.Warc!.Records > 8, name);
            Assert.Equal(report.Warc.Records, report.Warc.Verified);
        }
    }

    [Fact]
    public void A_flipped_byte_of_a_page_is_named_by_its_record()
    {
        Crawl("plain", "--no-warc-compression");
        var bytes = File.ReadAllBytes(folder.PathTo("plain.warc"));
        var at = bytes.AsSpan().IndexOf("the only Quillfeder"u8);
        var record = bytes.AsSpan(0, at).LastIndexOf("WARC/1.0\r\n"u8);
        var number = Count(bytes.AsSpan(0, at), "WARC/1.0\r\n"u8);
        bytes[at] ^= 1;
        File.WriteAllBytes(folder.PathTo("plain.warc"), bytes);

        var faults = DocumentCheck.Of(folder.PathTo("plain.warc")).Faults;

        Assert.Equal(["WARC-Block-Digest", "WARC-Payload-Digest"], faults.Select(fault => fault.What));
        Assert.All(faults, fault => Assert.Equal((number, record, Severity.Error), (fault.Record, fault.Offset, fault.Severity)));
    }

    [Fact]
    public void A_flipped_byte_of_a_packed_crawl_is_an_error()
    {
        Crawl("packed");
        var sound = File.ReadAllBytes(folder.PathTo("packed.warc.gz"));
        for (var at = sound.Length / 2; at < sound.Length; at += 97)
        {
            var bytes = sound.ToArray();
            bytes[at] ^= 0x10;
            File.WriteAllBytes(folder.PathTo("packed.warc.gz"), bytes);

            // The header of a member (time, operating system) and the bits that fill up its last byte are under no checksum; what is unpacked differs nowhere unseen.
            var report = DocumentCheck.Of(folder.PathTo("packed.warc.gz"));
            Assert.True(!report.IsSound || Unpacked(bytes).AsSpan().SequenceEqual(Unpacked(sound)), $"byte {at}");
        }
    }

    // Wget writes the digest of an empty block on each revisit; that is no damage.
    [Fact]
    public void A_second_crawl_that_points_back_to_the_first_is_sound_and_its_revisits_are_told()
    {
        Crawl("first", "--warc-cdx");
        Crawl("second", "--warc-dedup=" + folder.PathTo("first.cdx"));

        var report = DocumentCheck.Of(folder.PathTo("second.warc.gz"));

        Assert.True(report.IsSound);
        Assert.True(report.Warc!.Revisits > 0);
        Assert.Equal(report.Warc.Revisits, report.Warc.Unprotected);
        Assert.Equal(report.Warc.Records, report.Warc.Verified + report.Warc.Unprotected);
        Assert.Contains(report.Faults, fault => fault.What == "WARC-Block-Digest" && fault.Severity == Severity.Doubt);
        Assert.Contains(report.Faults, fault => fault.What == "revisit" && fault.Severity == Severity.Doubt);
    }

    public void Dispose()
    {
        site.Close();
        folder.Dispose();
    }

    private static int Count(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark) => bytes.Count(mark);

    private static byte[] Unpacked(byte[] packed)
    {
        using var members = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        members.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static bool HasWget() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "wget")));

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }

    private void Crawl(string name, params string[] options)
    {
        var start = new ProcessStartInfo("wget") { WorkingDirectory = folder.Root, RedirectStandardError = true };
        string[] arguments = ["--no-config", "--no-proxy", "-nv", "-r", "-p", "--tries=2", "--timeout=60", "--warc-file=" + name, .. options, address];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var wget = Process.Start(start)!;
        var said = wget.StandardError.ReadToEnd();
        wget.WaitForExit();

        // 8: the server answered one address with an error, as it should.
        Assert.True(wget.ExitCode is 0 or 8, said);
    }

    private void Serve()
    {
        var pages = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/"] = "<html><body><a href=\"/one.html\">one</a> <a href=\"/two.html\">two</a> <a href=\"/none.html\">none</a> <a href=\"/empty.html\">empty</a></body></html>",
            ["/one.html"] = "<html><body>Here lies the only Quillfeder.</body></html>",
            ["/two.html"] = "<html><body>" + string.Concat(Enumerable.Repeat("Ничего не известно. ", 4000)) + "</body></html>",
            ["/empty.html"] = "",
        };
        while (site.IsListening)
        {
            try
            {
                var context = site.GetContext();
                var found = pages.TryGetValue(context.Request.Url!.AbsolutePath, out var page);
                context.Response.StatusCode = found ? 200 : 404;
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.SendChunked = page?.Length > 1000;
                context.Response.Close(Encoding.UTF8.GetBytes(page ?? "nothing here"), willBlock: true);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
