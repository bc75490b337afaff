using System.Globalization;
using CsvHelper;

namespace Cenotaph.Ingest;

/// <summary>
/// Rows of text in columns (RFC 4180). CsvHelper finds the cells; what is a fault is decided here and in
/// <see cref="CheckedText"/>.
/// </summary>
internal sealed class CsvRows : RowReader
{
    private readonly CsvReader csv;
    private readonly CheckedText text;
    private readonly string name;
    private readonly long skipped;
    private readonly ICollection<Problem> problems;
    private string[] columns = [];
    private char[] chars = new char[1024];
    private int used;
    private (long Stamp, int Start, int Length)[] cells = [];
    private long stamp;
    private CsvMalformedReason? malformed;
    private bool failed;

    private CsvRows(CheckedText text, string name, char separator, long skipped, ICollection<Problem> problems)
    {
        this.text = text;
        this.name = name;
        this.skipped = skipped;
        this.problems = problems;
        csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            DetectSeparatorHint = false,
            MaxRecordSize = InputFile.LongestLine,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            Encoding = System.Text.Encoding.UTF8,
            OnMalformedRecord = record => malformed ??= record.Reason,
        }, leaveOpen: false);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => columns;

    /// <inheritdoc/>
    public override long Row => csv.LineNumber + skipped;

    /// <inheritdoc/>
    public override bool Failed => failed;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, columns.Length);
            ref var cell = ref cells[column];
            if (cell.Stamp != stamp)
            {
                var length = csv.GetChars(column, chars.AsSpan(used));
                cell = (stamp, used, length);
                used += length;
            }

            return chars.AsSpan(cell.Start, cell.Length);
        }
    }

    /// <summary>Opens a file of comma-, tabulator- or otherwise separated text; null when its header cannot be used.</summary>
    public static CsvRows? Open(FileStream file, string name, InputFormat format, ICollection<Problem> problems)
    {
        var kind = format.Format ?? FileFormat.Csv;
        if (format.Separator is { } declared && (!char.IsAscii(declared) || declared is '"' or '\r' or '\n' or '\0'))
        {
            problems.Add(new(name, null, null, $"the separator U+{(int)declared:X4}", "a comma, semicolon, tabulator or other ASCII sign"));
            return null;
        }

        if (TextEncoding.Of(file, name, kind, format.Encoding, problems) is not { } encoding)
        {
            return null;
        }

        var hint = Ingest.Separator.Declared(encoding.Head);
        var headerRow = format.HeaderRow == 1 && hint is not null ? 2 : format.HeaderRow;
        var separator = format.Separator ?? (kind == FileFormat.Tsv ? '\t' : hint) ?? Ingest.Separator.Find(encoding.Head, headerRow, name, problems);
        var text = new CheckedText(file, name, encoding);
        text.SkipTo(headerRow);
        var rows = new CsvRows(text, name, separator, headerRow - 1, problems);
        if (rows.ReadHeader())
        {
            return rows;
        }

        rows.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (Advance())
        {
            if (malformed is CsvMalformedReason.TextAfterClosingQuote)
            {
                problems.Add(new(name, Row, null, "text after the closing quote of a cell", "a separator after the closing quote"));
                continue;
            }

            if (csv.FieldCount == columns.Length && (csv.GetRawSpan(0) is [> (byte)' ' and not (byte)'"', ..] || !IsBlank()))
            {
                return true;
            }

            if (IsBlank())
            {
                continue;
            }

            if (csv.FieldCount > columns.Length && IsBlank(columns.Length))
            {
                return true;
            }

            problems.Add(new(name, Row, null, ColumnNames.Cells(csv.FieldCount),
                $"{ColumnNames.Cells(columns.Length)}, as in the header"));
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            csv.Dispose();
            text.Dispose();
        }
    }

    private bool ReadHeader()
    {
        var found = Advance();
        while (found && IsBlank())
        {
            found = Advance();
        }

        if (!found)
        {
            if (!failed)
            {
                problems.Add(new(name, null, null, "no header", "a line of column names"));
            }

            return false;
        }

        var header = new string[csv.FieldCount];
        for (var i = 0; i < header.Length; i++)
        {
            header[i] = csv.GetString(i);
        }

        // Columns that end the header without a name and are an export's padding are not columns at all.
        var last = Array.FindLastIndex(header, cell => !string.IsNullOrWhiteSpace(cell));
        if (ColumnNames.From(header[..(last + 1)], name, Row, problems) is not { } names)
        {
            return false;
        }

        columns = names;
        cells = new (long, int, int)[names.Length];
        return true;
    }

    // To the next record, sound or not. False at the end and at a fault of the whole file.
    private bool Advance()
    {
        if (failed)
        {
            return false;
        }

        malformed = null;
        bool found;
        try
        {
            found = csv.Read();
        }
        catch (CsvFormatException fault)
        {
            var limit = InputFile.LongestLine.ToString("N0", CultureInfo.InvariantCulture);
            return Fail(text.Fault ?? new(name, Math.Max(fault.LineNumber, 1) + skipped, null,
                $"a row of more than {limit} bytes", "shorter rows; a quote that opens on this row may not be closed"));
        }

        if (text.Fault is { } end)
        {
            return Fail(end);
        }

        if (malformed is CsvMalformedReason.UnterminatedQuote)
        {
            return Fail(new(name, Row, null, "a quote that is not closed before the file ends", "a closing quote"));
        }

        if (found)
        {
            stamp++;
            used = 0;
            var needed = csv.RawRecord.Length;
            if (needed > chars.Length)
            {
                chars = new char[Math.Max(needed, 2 * chars.Length)];
            }
        }

        return found;
    }

    private bool Fail(Problem fault)
    {
        failed = true;
        problems.Add(fault);
        return false;
    }

    private bool IsBlank(int from = 0)
    {
        for (var i = from; i < csv.FieldCount; i++)
        {
            if (csv.GetSpan(i).ContainsAnyExcept(" \t\r\n"u8))
            {
                return false;
            }
        }

        return true;
    }
}
