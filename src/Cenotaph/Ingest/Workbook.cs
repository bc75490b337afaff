using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Cenotaph.Ingest;

/// <summary>Opens Excel workbooks, refusing those that are damaged, encrypted or blow up when unpacked.</summary>
internal static class Workbook
{
    // An honest workbook of a million rows unpacks to some hundred megabytes; its texts are held in memory.
    private const long MostUnpacked = 2L << 30;
    private const long MostTexts = 128L << 20;
    private const long MostRatio = 200;
    private const long AlwaysAllowed = 16L << 20;
    private const int MostRows = 1 << 20;
    private const long MostCells = 300_000_000;

    // Old workbooks name their code pages; the reader asks the runtime for them.
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens the workbook; null when it is none or cannot be read.</summary>
    public static IExcelDataReader? Open(FileStream file, string name, ICollection<Problem> problems)
    {
        var head = new byte[Math.Min(file.Length, 4096)];
        file.ReadExactly(head);
        var kind = FileSignature.Of(head);
        var isZip = IsZip(file);
        if (!isZip && kind != FileSignature.OldOffice)
        {
            problems.Add(new(name, null, null, kind ?? "text or an unknown kind of file", InputFile.Describe(FileFormat.Xlsx)));
            return null;
        }

        try
        {
            if (isZip && Refusal(file) is { } refused)
            {
                problems.Add(new(name, null, null, refused, InputFile.Describe(FileFormat.Xlsx)));
                return null;
            }

            file.Position = 0;
            return ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (InvalidPasswordException)
        {
            problems.Add(new(name, null, null, "a workbook protected by a password", "one without"));
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            problems.Add(Damaged(name));
        }

        return null;
    }

    /// <summary>Whether the file is an archive of XML parts, not one of the old compound files.</summary>
    public static bool IsZip(FileStream file)
    {
        Span<byte> head = stackalloc byte[4];
        return RandomAccess.Read(file.SafeFileHandle, head, 0) == 4 && head.SequenceEqual("PK\u0003\u0004"u8);
    }

    /// <summary>Moves to the named sheet, or to the first visible one.</summary>
    public static bool Enter(IExcelDataReader book, string? wanted, string name, ICollection<Problem> problems)
    {
        var names = new List<string>();
        var visible = new List<string>();
        do
        {
            names.Add(book.Name);
            if (IsShown(book))
            {
                visible.Add(book.Name);
            }
        }
        while (book.NextResult());

        var target = wanted is null
            ? visible.FirstOrDefault() ?? names[0]
            : names.Find(sheet => sheet == wanted)
                ?? names.Find(sheet => sheet.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase));
        if (target is null)
        {
            problems.Add(new(name, null, null, $"no sheet \"{wanted}\"", "one of the sheets " + string.Join(", ", names.Select(Quoted))));
            return false;
        }

        if (wanted is null && visible.Count > 1)
        {
            problems.Add(new(name, null, null, "the sheets " + string.Join(", ", visible.Select(Quoted)),
                $"a sheet in the input file; read {Quoted(target)}", Severity.Doubt));
        }

        book.Reset();
        while (book.Name != target)
        {
            book.NextResult();
        }

        if (TooLarge(book, name) is { } fault)
        {
            problems.Add(fault);
            return false;
        }

        return true;
    }

    /// <summary>Whether the sheet is one a person sees, with anything on it.</summary>
    public static bool IsShown(IExcelDataReader book) => book.VisibleState is null or "visible" && book.RowCount > 0;

    /// <summary>
    /// The problem of a sheet whose table no spreadsheet can hold, or whose stray last cell would make it the work of minutes to
    /// walk through the empty ones before it; else null.
    /// </summary>
    public static Problem? TooLarge(IExcelDataReader book, string name) =>
        book.RowCount > MostRows || book.FieldCount > ColumnNames.Most || (long)book.RowCount * book.FieldCount > MostCells
            ? new(name, null, null, string.Create(CultureInfo.InvariantCulture,
                $"a sheet of {book.RowCount:N0} rows and {book.FieldCount:N0} columns"),
                "a smaller one; a stray cell far from the table may have to be deleted")
            : null;

    /// <summary>Whether an exception of the reading library tells of a damaged file. It throws nearly anything.</summary>
    public static bool IsDamage(Exception fault) => fault is not (OutOfMemoryException or ThreadInterruptedException);

    /// <summary>The problem of a workbook that cannot be read to its end.</summary>
    public static Problem Damaged(string name) => new(name, null, null, "a damaged workbook", "one that a spreadsheet program opens");

    /// <summary>A column's letters, from 0: A, B … Z, AA.</summary>
    public static string Letters(int column)
    {
        var letters = new StringBuilder();
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters.Insert(0, (char)('A' + ((rest - 1) % 26)));
        }

        return letters.ToString();
    }

    // The archive's own list says how large each part becomes; one that lies about it fails when read.
    private static string? Refusal(FileStream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (!archive.Entries.Any(part => part.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)
            || part.FullName.EndsWith("workbook.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return archive.Entries.Any(part => part.FullName == "word/document.xml") ? "a Word document"
                : archive.Entries.Any(part => part.FullName == "content.xml") ? "an OpenDocument file"
                : "a ZIP archive";
        }

        long unpacked = 0;
        foreach (var part in archive.Entries)
        {
            unpacked += part.Length;
            var isText = part.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
            if (unpacked > MostUnpacked || (isText && part.Length > MostTexts)
                || (part.Length > AlwaysAllowed && part.Length / MostRatio > Math.Max(part.CompressedLength, 1)))
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"a workbook whose part {part.FullName} unpacks to {part.Length / 1e6:N0} MB");
            }
        }

        return null;
    }

    private static string Quoted(string sheet) => $"\"{sheet}\"";
}
