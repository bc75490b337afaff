using System.Text.Json;

namespace Cenotaph.Ingest;

/// <summary>
/// Verifies a WACZ file (Webrecorder, Web Archive Collection Zipped, version 1.1.1): each file against the list, the list against its digest, the WARC files
/// record by record, the lists of pages line by line. Indexes are named and not read.
/// </summary>
internal static class WaczCheck
{
    private const int LongestPage = 1 << 20;

    public static WaczTally? Run(Stream from, long most, string name, DocumentFaults faults, WarcCounts counts, WarcRevisits revisits)
    {
        using var files = WaczFiles.Open(from, name, most, faults);
        if (files is null)
        {
            return null;
        }

        foreach (var file in files.Names.Where(file => file.StartsWith('/') || file.Contains('\\', StringComparison.Ordinal) || file.Split('/').Contains("..")))
        {
            faults.Add(new($"{name}: {DocumentFault.Plain(file)}", "file", "a name that leads out of the archive", "a path inside it"));
        }

        var package = new WaczPackage(files, name, faults);
        package.Check();
        var archives = files.Names.Where(file => file.StartsWith("archive/", StringComparison.Ordinal) && IsWarc(file)).ToList();
        foreach (var file in archives)
        {
            files.Use(file, stream => WarcCheck.Run(stream, Math.Max(files.Left, 0), $"{name}: {DocumentFault.Plain(file)}", faults, counts, revisits));
        }

        var indexes = files.Names.Where(file => file.StartsWith("indexes/", StringComparison.Ordinal)).ToList();
        Missing(archives.Count == 0, "archive/", "at least one WARC file", Severity.Error);
        Missing(indexes.Count == 0, "indexes/", "at least one index; the records can be read without it", Severity.Doubt);
        Missing(!files.Has("pages/pages.jsonl"), "pages/pages.jsonl", "the list of pages; the records can be read without it", Severity.Doubt);
        var pages = 0L;
        foreach (var file in files.Names.Where(file => file.StartsWith("pages/", StringComparison.Ordinal) && file.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            files.Use(file, stream => pages += Pages(stream, Math.Max(files.Left, 0), $"{name}: {DocumentFault.Plain(file)}", faults));
        }

        return new(
            package.Version, package.Resources, package.Verified, [.. archives.Select(file => DocumentFault.Plain(file))],
            [.. indexes.Select(file => DocumentFault.Plain(file))], pages, files.Has(WaczPackage.DigestFile), package.HasSignature);

        void Missing(bool missing, string file, string expected, Severity severity)
        {
            if (missing)
            {
                faults.Add(new($"{name}: {file}", "file", "nothing", expected, severity));
            }
        }
    }

    /// <summary>Whether a file's name is that of a WARC file.</summary>
    public static bool IsWarc(string file) =>
        file.EndsWith(".warc", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);

    private static long Pages(Stream from, long most, string name, DocumentFaults faults)
    {
        var window = new ByteWindow(from);
        var (line, number, pages, length) = (new byte[LongestPage], 0L, 0L, 0);
        while (window.Ensure(1) && window.Position <= most)
        {
            var bytes = window.Available;
            var feed = bytes.IndexOf((byte)'\n');
            var part = feed < 0 ? bytes : bytes[..feed];
            var fits = Math.Min(part.Length, line.Length - length);
            part[..fits].CopyTo(line.AsSpan(length));
            length += fits;
            window.Advance(feed < 0 ? part.Length : feed + 1);
            if (feed >= 0 || !window.Ensure(1))
            {
                number++;
                pages += IsPage(line.AsMemory(0, length), number, name, faults) ? 1 : 0;
                length = 0;
            }
        }

        return pages;
    }

    private static bool IsPage(ReadOnlyMemory<byte> line, long number, string name, DocumentFaults faults)
    {
        if (line.Span.Trim(" \r\t"u8).IsEmpty)
        {
            return false;
        }

        try
        {
            using var page = JsonDocument.Parse(line);
            var root = page.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("url", out _) && root.TryGetProperty("ts", out _))
            {
                return true;
            }

            if (number == 1 && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("format", out _))
            {
                return false;
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        faults.Add(new(name, $"line {number}", "something else", "a page as a JSON object with url and ts", Severity.Doubt));
        return false;
    }
}
