namespace Cenotaph.Ingest;

/// <summary>What a document is, by its name for web archives and else by its first bytes.</summary>
internal static class DocumentType
{
    public const string Warc = "application/warc";
    public const string Wacz = "application/wacz";
    public const string Text = "text/plain";
    private const string Unknown = "application/octet-stream";
    private const int HeadSize = 512;

    /// <summary>The media type of a file; its reading place is left at the beginning.</summary>
    public static string Of(Stream file, string name)
    {
        var bytes = new byte[HeadSize];
        var head = bytes.AsSpan(0, file.ReadAtLeast(bytes, HeadSize, throwOnEndOfStream: false));
        file.Seek(0, SeekOrigin.Begin);
        if (WaczCheck.IsWarc(name) || head.StartsWith(GzipMembers.RecordStart))
        {
            return Warc;
        }

        if (name.EndsWith(".wacz", StringComparison.OrdinalIgnoreCase))
        {
            return Wacz;
        }

        if (head.StartsWith<byte>([0x1F, 0x8B]))
        {
            var members = new GzipMembers(file, HeadSize * HeadSize);
            var packed = members.Begin() && members.Next().StartsWith(GzipMembers.RecordStart);
            file.Seek(0, SeekOrigin.Begin);
            return packed ? Warc : "application/gzip";
        }

        return ByContent(head);
    }

    private static string ByContent(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? "application/pdf"
        : head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : head.StartsWith("GIF8"u8) ? "image/gif"
        : head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8) ? "image/webp"
        : head.StartsWith<byte>([(byte)'I', (byte)'I', 42, 0]) || head.StartsWith<byte>([(byte)'M', (byte)'M', 0, 42]) ? "image/tiff"
        : head.StartsWith("PK\u0003\u0004"u8) ? "application/zip"
        : head.Length > 12 && head[4..].StartsWith("ftyp"u8) ? "video/mp4"
        : IsHtml(head) ? "text/html"
        : Unknown;

    private static bool IsHtml(ReadOnlySpan<byte> head)
    {
        var text = System.Text.Encoding.Latin1.GetString(head).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
