using System.Globalization;
using ExcelDataReader;

namespace Cenotaph.Ingest;

/// <summary>Rows of one sheet of an Excel workbook, cells as the text a person would have typed.</summary>
internal sealed class SheetRows : RowReader
{
    private readonly FileStream file;
    private readonly IExcelDataReader sheet;
    private readonly string name;
    private readonly ICollection<Problem> problems;
    private readonly HashSet<int> shortDates = [];
    private readonly SheetErrors? errors;
    private string[] columns = [];
    private string[] cells = [];
    private IReadOnlyDictionary<int, string>? faulty;
    private long row;
    private bool failed;

    private SheetRows(FileStream file, IExcelDataReader sheet, SheetErrors? errors, string name, ICollection<Problem> problems) =>
        (this.file, this.sheet, this.errors, this.name, this.problems) = (file, sheet, errors, name, problems);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => columns;

    /// <inheritdoc/>
    public override long Row => row;

    /// <inheritdoc/>
    public override bool Failed => failed;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column] => cells[column];

    /// <summary>Opens a workbook at its sheet; null when either cannot be read.</summary>
    public static SheetRows? Open(FileStream file, string name, InputFormat format, ICollection<Problem> problems)
    {
        if (Workbook.Open(file, name, problems) is not { } book)
        {
            return null;
        }

        SheetErrors? errors = null;
        try
        {
            if (Workbook.Enter(book, format.Sheet, name, problems))
            {
                errors = Workbook.IsZip(file) ? SheetErrors.Of(file.Name, book.Name) : null;
                var rows = new SheetRows(file, book, errors, name, problems);
                if (rows.ReadHeader(format.HeaderRow))
                {
                    return rows;
                }
            }
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            problems.Add(Workbook.Damaged(name));
        }

        errors?.Dispose();
        book.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (Advance())
        {
            if (Take())
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            errors?.Dispose();
            sheet.Dispose();
            file.Dispose();
        }
    }

    private bool Advance()
    {
        try
        {
            if (!failed && sheet.Read())
            {
                row++;
                faulty = errors?.On(row);
                return true;
            }
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            failed = true;
            problems.Add(Workbook.Damaged(name));
        }

        return false;
    }

    private bool ReadHeader(int headerRow)
    {
        while (Advance())
        {
            if (row < headerRow)
            {
                continue;
            }

            var header = new string[sheet.FieldCount];
            for (var i = 0; i < header.Length; i++)
            {
                header[i] = Text(sheet.GetValue(i));
            }

            var last = Array.FindLastIndex(header, cell => !string.IsNullOrWhiteSpace(cell));
            if (last < 0)
            {
                continue;
            }

            if (ColumnNames.From(header[..(last + 1)], name, row, problems) is not { } names)
            {
                return false;
            }

            columns = names;
            cells = new string[names.Length];
            Merged();
            return true;
        }

        if (!failed)
        {
            problems.Add(new(name, null, null, $"no header in the sheet \"{sheet.Name}\"", "a row of column names"));
        }

        return false;
    }

    // Whether the current row is one to hand out: neither blank nor faulty.
    private bool Take()
    {
        bool blank = true, sound = true;
        for (var i = 0; i < sheet.FieldCount; i++)
        {
            var value = sheet.GetValue(i);
            var text = Text(value);
            if (i < cells.Length)
            {
                cells[i] = text;
            }

            var error = faulty?.GetValueOrDefault(i);
            if (error is null && string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            blank = false;
            if (i >= cells.Length)
            {
                problems.Add(new(name, row, null, $"a value in column {Workbook.Letters(i)}, to the right of the header",
                    $"{ColumnNames.Cells(cells.Length)}, as in the header"));
                return false;
            }

            if (error is not null)
            {
                problems.Add(new(name, row, columns[i], $"the error {error}", "a value"));
                sound = false;
            }
            else if (value is DateTime)
            {
                Doubt(i);
            }
        }

        for (var i = sheet.FieldCount; i < cells.Length; i++)
        {
            cells[i] = "";
        }

        return !blank && sound;
    }

    // A date that the sheet shows without its year was typed without one ("May-14"): the year is the spreadsheet's guess.
    private void Doubt(int column)
    {
        var shown = sheet.GetNumberFormatString(column) ?? "";
        if ((!shown.Contains('y', StringComparison.OrdinalIgnoreCase) || !shown.Contains('d', StringComparison.OrdinalIgnoreCase))
            && shown.Contains('m', StringComparison.OrdinalIgnoreCase) && !shown.Contains('h', StringComparison.OrdinalIgnoreCase)
            && shortDates.Add(column))
        {
            problems.Add(new(name, row, columns[column], $"a date that the sheet shows only as {shown}",
                "a full date, or text where no date is meant; read as the date the sheet holds, here and below", Severity.Doubt));
        }
    }

    private void Merged()
    {
        var merged = (sheet.MergeCells ?? []).Where(range => range.ToRow >= row).ToList();
        if (merged.Count > 0)
        {
            var first = merged[0];
            problems.Add(new(name, first.FromRow + 1, null, string.Create(CultureInfo.InvariantCulture,
                $"{merged.Count} merged ranges, the first from {Workbook.Letters(first.FromColumn)}{first.FromRow + 1}"),
                "one cell a value; only the first cell of a merged range has it", Severity.Doubt));
        }
    }

    /// <summary>The text a person would type to get the value.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        double number => PlainDigits.Of(number),
        bool truth => truth ? "true" : "false",
        DateTime moment => PlainDigits.Of(moment),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
