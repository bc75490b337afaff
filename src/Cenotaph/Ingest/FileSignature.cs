namespace Cenotaph.Ingest;

/// <summary>Knows common files that are not text by their first bytes, to say what a misnamed file is.</summary>
internal static class FileSignature
{
    /// <summary>What a compound file of the old Office programs is called.</summary>
    public const string OldOffice = "an old Excel or Word file, or an encrypted workbook";

    /// <summary>What the first bytes of a file look like, or null when they may be text.</summary>
    public static string? Of(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']) ? "a PNG image"
        : head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "a JPEG image"
        : head.StartsWith("GIF8"u8) ? "a GIF image"
        : head.StartsWith("%PDF-"u8) ? "a PDF document"
        : head.StartsWith("SQLite format 3\0"u8) ? "an SQLite database"
        : head.StartsWith("PAR1"u8) ? "a Parquet file"
        : head.StartsWith("PK\u0003\u0004"u8) ? Zip(head)
        : head.StartsWith("PK\u0005\u0006"u8) ? "an empty ZIP archive"
        : head.StartsWith<byte>([0x1F, 0x8B]) ? "a gzip archive"
        : head.StartsWith("BZh"u8) && head.Length > 3 && head[3] is >= (byte)'1' and <= (byte)'9' ? "a bzip2 archive"
        : head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? "an xz archive"
        : head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD]) ? "a Zstandard archive"
        : head.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) ? "a 7z archive"
        : head.StartsWith("Rar!\u001A\u0007"u8) ? "a RAR archive"
        : head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? OldOffice
        : head.StartsWith<byte>([0x7F, (byte)'E', (byte)'L', (byte)'F']) ? "a program"
        : null;

    // The names of the parts stand in the archive uncompressed; the first ones tell what the archive is.
    private static string Zip(ReadOnlySpan<byte> head) =>
        head.IndexOf("xl/"u8) >= 0 ? "an Excel workbook"
        : head.IndexOf("word/"u8) >= 0 ? "a Word document"
        : head.IndexOf("opendocument.spreadsheet"u8) >= 0 ? "an OpenDocument spreadsheet"
        : "a ZIP archive";
}
