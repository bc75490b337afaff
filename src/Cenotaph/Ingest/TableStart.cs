using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;

namespace Cenotaph.Ingest;

/// <summary>Finds where a table begins in a file with titles and notes above it, and what parts its columns.</summary>
internal static class TableStart
{
    private const int Looked = 60;

    /// <summary>The separator and the header's line of a text.</summary>
    public static InputFormat InText(TextEncoding encoding, FileFormat format, string name, ICollection<Problem> problems)
    {
        var best = ',';
        List<(long Row, string[] Cells)> grid = [];
        var most = (Agreeing: -1, Width: 0);
        foreach (var candidate in format == FileFormat.Tsv ? "\t" : ",;\t|")
        {
            var rows = Split(encoding.Head, candidate);
            var fit = Usual(rows);
            if (fit.CompareTo(most) > 0)
            {
                (most, best, grid) = (fit, candidate, rows);
            }
        }

        var row = HeaderRow(grid, name, problems);
        return new(format, encoding.Name, best, HeaderRow: row);
    }

    /// <summary>The sheet with the largest table and its header's row; null when there is no such workbook.</summary>
    public static InputFormat? InSheets(FileStream file, string name, ICollection<Problem> problems)
    {
        if (Workbook.Open(file, name, problems) is not { } book)
        {
            return null;
        }

        using (book)
        {
            try
            {
                var sheets = new List<(string Name, long Size, List<(long, string[])> Grid)>();
                do
                {
                    if (Workbook.IsShown(book) && Workbook.TooLarge(book, name) is null)
                    {
                        var grid = Rows(book);
                        var cells = grid.Sum(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)));
                        sheets.Add((book.Name, (long)cells * Math.Max(book.RowCount, 1), grid));
                    }
                }
                while (book.NextResult());

                if (sheets.Count == 0)
                {
                    problems.Add(new(name, null, null, "no sheet with a table", "a sheet with a header and rows"));
                    return null;
                }

                var chosen = sheets.MaxBy(sheet => sheet.Size);
                if (sheets.Count > 1)
                {
                    problems.Add(new(name, null, null,
                        "the sheets " + string.Join(", ", sheets.Select(sheet => $"\"{sheet.Name}\"")),
                        $"a choice of one; took \"{chosen.Name}\", which has the most cells", Severity.Doubt));
                }

                return new(FileFormat.Xlsx, Sheet: chosen.Name, HeaderRow: HeaderRow(chosen.Grid, name, problems));
            }
            catch (Exception fault) when (Workbook.IsDamage(fault))
            {
                problems.Add(Workbook.Damaged(name));
                return null;
            }
        }
    }

    // The first row that is as full as the table below it, with a different text in every cell; failing that, with texts.
    private static int HeaderRow(List<(long Row, string[] Cells)> grid, string name, ICollection<Problem> problems)
    {
        var counts = grid.Select(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell))).ToList();
        var several = counts.Where(count => count > 1).Order().ToList();
        var width = several.Count == 0 ? 1 : several[several.Count / 2];

        // A table has empty cells, its header seldom: two thirds of a usual row are enough, titles have one or two cells.
        var enough = Math.Max(Math.Min(width, 2), ((2 * width) + 2) / 3);
        var usual = Usual(grid).Width;
        bool IsFull(int i) => counts[i] >= enough && grid[i].Cells.Length == usual;

        // A title in prose may have as many commas as the table; the line below it seldom has.
        bool IsFollowed(int i) => i + 1 == grid.Count || grid[i + 1].Cells.Length == usual;
        var full = Enumerable.Range(0, grid.Count).Where(IsFull).ToList();
        var named = full.Where(i => AreNames(grid[i].Cells, repeating: false)).ToList();
        if (named.Count == 0)
        {
            named = full.Where(i => AreNames(grid[i].Cells, repeating: true)).ToList();
        }

        var header = named.Where(IsFollowed).Concat(named).Concat(full).Cast<int?>().FirstOrDefault();
        if (header is not { } at)
        {
            return 1;
        }

        var row = (int)grid[at].Row;
        if (named.Count == 0)
        {
            problems.Add(new(name, row, null, "a first full row that looks like data, not like names of columns",
                "a line of column names; taken for one", Severity.Doubt));
        }
        else if (row > 1 && at > 0)
        {
            problems.Add(new(name, row, null, string.Create(CultureInfo.InvariantCulture, $"a table that begins on row {row}"),
                "a header on the first row; what stands above it is left out", Severity.Doubt));
        }

        return row;
    }

    private static bool AreNames(string[] cells, bool repeating)
    {
        var names = cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Select(cell => cell.Trim()).ToList();
        return names.TrueForAll(cell => CellContent.Of(cell) is CellLook.Text) && (repeating || names.Distinct().Count() == names.Count);
    }

    // The number of cells that most rows have, and how many rows that are.
    private static (int Agreeing, int Width) Usual(List<(long Row, string[] Cells)> rows)
    {
        var most = rows.Where(row => row.Cells.Length > 1).CountBy(row => row.Cells.Length)
            .OrderByDescending(one => one.Value).ThenByDescending(one => one.Key).FirstOrDefault();
        return most.Value == 0 ? (0, 1) : (most.Value, most.Key);
    }

    private static List<(long Row, string[] Cells)> Split(byte[] head, char separator)
    {
        // The last line may be cut by the end of the sample.
        var end = head.AsSpan().LastIndexOf((byte)'\n');
        using var csv = CsvReader.Create(
            new ReadOnlyMemory<byte>(head, 0, end > 0 ? end : head.Length), new CsvReaderOptions
            {
                Separator = separator,
                HasHeader = false,
                DetectSeparatorHint = false,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                Encoding = Encoding.UTF8,
            });
        var rows = new List<(long, string[])>();
        while (rows.Count < Looked && csv.Read())
        {
            rows.Add((csv.LineNumber, csv.Current.ToArray()));
        }

        return rows;
    }

    private static List<(long Row, string[] Cells)> Rows(IExcelDataReader book)
    {
        var rows = new List<(long, string[])>();
        for (var row = 1; row <= Looked && book.Read(); row++)
        {
            rows.Add((row, [.. Enumerable.Range(0, book.FieldCount).Select(i => SheetRows.Text(book.GetValue(i)))]));
        }

        return rows;
    }
}
