using System.IO.Compression;
using static Cenotaph.Tests.Ingest.WorkbookFile;

namespace Cenotaph.Tests.Ingest;

public sealed class SheetReaderTests : IDisposable
{
    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cells_become_the_text_a_person_would_type()
    {
        var book = new WorkbookFile().Sheet("Data", Texts(1, "id", "value")
            + Row(2, Cell("A2", "1"), Cell("B2", "1000000"))
            + Row(3, Cell("A3", "2"), Cell("B3", "0.30000000000000004"))
            + Row(4, Cell("A4", "3"), Cell("B4", "1E+20"))
            + Row(5, Cell("A5", "4"), Cell("B5", "-1.25E-07"))
            + Row(6, Cell("A6", "5"), Cell("B6", "45426", style: 1))
            + Row(7, Cell("A7", "6"), Cell("B7", "45426.75", style: 2))
            + Row(8, Cell("A8", "7"), Cell("B8", "1", "b"))
            + Row(9, Cell("A9", "8"), Cell("B9", "cached", "str"))
            + Row(10, Cell("A10", "9"), "<c r=\"B10\"><f>1+1</f><v>2</v></c>")
            + Texts(11, "10", " текст "));
        folder.Read(folder.Write("a.xlsx", book.Bytes())).Is(
            "2: 1|1000000", "3: 2|0.3", "4: 3|100000000000000000000", "5: 4|-0.000000125", "6: 5|2024-05-14",
            "7: 6|2024-05-14T18:00:00", "8: 7|true", "9: 8|cached", "10: 9|2", "11: 10| текст ");
    }

    [Fact]
    public void Blank_and_absent_rows_keep_the_numbers_of_the_others() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data",
            Texts(2, "id", "name") + Texts(3, "1", "a") + Texts(4, " ", null) + Texts(9, null, "b")).Bytes()))
            .Is("3: 1|a", "9: |b");

    [Fact]
    public void Hidden_rows_are_read() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data", Texts(1, "id")
            + Texts(2, "1").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal)).Bytes())).Is("2: 1");

    [Fact]
    public void The_header_row_may_stand_below_titles() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data",
            Texts(1, "A title") + Texts(4, "id", "name") + Texts(5, "1", "a")).Bytes()), new(HeaderRow: 4)).Is("5: 1|a");

    [Fact]
    public void A_sheet_is_found_by_name_and_a_missing_one_names_those_there()
    {
        var name = folder.Write("a.xlsx", new WorkbookFile()
            .Sheet("Read me", Texts(1, "x")).Sheet("Потери", Texts(1, "id") + Texts(2, "7")).Bytes());
        folder.Read(name, new(Sheet: "Потери")).Is("2: 7");
        folder.Read(name, new(Sheet: "потери ")).Is("2: 7");
        folder.Read(name, new(Sheet: "Data")).IsRefused(
            "a.xlsx: seen no sheet \"Data\"; expected one of the sheets \"Read me\", \"Потери\".");
        folder.Read(name).Has([], "doubt: a.xlsx: seen the sheets \"Read me\", \"Потери\"; "
            + "expected a sheet in the input file; read \"Read me\".");
    }

    [Fact]
    public void A_hidden_first_sheet_is_not_taken_unless_named()
    {
        var name = folder.Write("a.xlsx", new WorkbookFile()
            .Sheet("lists", Texts(1, "x"), state: "hidden").Sheet("Data", Texts(1, "id") + Texts(2, "7")).Bytes());
        folder.Read(name).Is("2: 7");
        Assert.Equal(["x"], folder.Read(name, new(Sheet: "lists")).Columns);
    }

    [Fact]
    public void An_error_cell_is_a_problem_of_its_row() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data", Texts(1, "id", "n")
            + Row(2, Cell("A2", "1"), Cell("B2", "#REF!", "e")) + Row(3, Cell("A3", "2"), Cell("B3", "5"))).Bytes()))
            .Has(["3: 2|5"], "a.xlsx, row 2, column \"n\": seen the error #REF!; expected a value.");

    [Fact]
    public void A_value_beyond_the_header_is_a_problem_of_its_row() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data",
            Texts(1, "id", "n") + Texts(2, "1", "2", null, "3") + Texts(3, "4")).Bytes()))
            .Has(["3: 4|"], "a.xlsx, row 2: seen a value in column D, to the right of the header; expected 2 cells, as in the header.");

    [Fact]
    public void A_date_shown_without_its_year_is_a_doubt_once_a_column() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data", Texts(1, "id", "n")
            + Row(2, Cell("A2", "1"), Cell("B2", "45426", style: 3)) + Row(3, Cell("A3", "2"), Cell("B3", "45427", style: 3))).Bytes()))
            .Has(["2: 1|2024-05-14", "3: 2|2024-05-15"],
                "doubt: a.xlsx, row 2, column \"n\": seen a date that the sheet shows only as d-mmm; expected a full date, "
                + "or text where no date is meant; read as the date the sheet holds, here and below.");

    [Fact]
    public void Merged_cells_are_a_doubt() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data", Texts(1, "id", "n") + Texts(2, "1", "a") + Texts(3, "2"),
            "<mergeCells count=\"1\"><mergeCell ref=\"B2:B3\"/></mergeCells>").Bytes()))
            .Has(["2: 1|a", "3: 2|"], "doubt: a.xlsx, row 2: seen 1 merged ranges, the first from B2; "
                + "expected one cell a value; only the first cell of a merged range has it.");

    [Fact]
    public void An_empty_sheet_has_no_header() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data", "").Bytes())).IsRefused(
            "a.xlsx: seen no header in the sheet \"Data\"; expected a row of column names.");

    [Fact]
    public void Names_that_stand_twice_are_numbered_with_a_doubt() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data", Texts(3, "id", "id") + Texts(4, "1", "2")).Bytes())).Has(
            ["4: 1|2"],
            "doubt: a.xlsx, row 3, column \"id\": seen the same name above columns 1, 2; "
            + "expected a different name for each column; called \"id (1)\" to \"id (2)\" here.");

    [Fact]
    public void Text_that_is_called_a_workbook_is_named() =>
        folder.Read(folder.Write("a.xlsx", "id,name\n1,a\n")).IsRefused(
            "a.xlsx: seen text or an unknown kind of file; expected an Excel workbook.");

    [Fact]
    public void A_workbook_called_csv_is_named() =>
        folder.Read(folder.Write("a.csv", new WorkbookFile().Sheet("Data", Texts(1, "id")).Bytes())).IsRefused(
            "a.csv: seen an Excel workbook; expected text in columns (CSV).");

    [Fact]
    public void A_workbook_cut_short_is_damaged()
    {
        var bytes = new WorkbookFile().Sheet("Data", Texts(1, "id")).Bytes();
        folder.Read(folder.Write("a.xlsx", bytes[..(bytes.Length / 2)])).IsRefused(
            "a.xlsx: seen a damaged workbook; expected one that a spreadsheet program opens.");
    }

    [Fact]
    public void A_workbook_with_broken_xml_is_damaged()
    {
        var bytes = new WorkbookFile().Sheet("Data", Texts(1, "id") + "<row r=\"2\"><c r=\"A2\">").Bytes();
        var reading = folder.Read(folder.Write("a.xlsx", bytes));
        reading.IsRefused("a.xlsx: seen a damaged workbook; expected one that a spreadsheet program opens.");
    }

    [Fact]
    public void A_workbook_that_blows_up_is_refused_unread()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            Add(archive, "xl/workbook.xml", "<workbook/>");
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 100; i++)
            {
                sheet.Write(zeros);
            }
        }

        folder.Read(folder.Write("a.xlsx", bytes.ToArray())).IsRefused(
            "a.xlsx: seen a workbook whose part xl/worksheets/sheet1.xml unpacks to 105 MB; expected an Excel workbook.");
    }

    [Fact]
    public void A_sheet_with_a_stray_cell_in_its_last_corner_is_refused() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data",
            Texts(1, "id") + Row(1_048_576, Cell("XFD1048576", "1"))).Bytes())).IsRefused(
            "a.xlsx: seen a sheet of 1,048,576 rows and 16,384 columns; "
            + "expected a smaller one; a stray cell far from the table may have to be deleted.");

    [Fact]
    public void A_stray_row_at_the_end_of_the_sheet_is_only_a_row() =>
        folder.Read(folder.Write("a.xlsx", new WorkbookFile().Sheet("Data",
            Texts(1, "id", "n") + Texts(2, "1", "2") + Row(1_048_576, Cell("A1048576", "7"))).Bytes())).Is("2: 1|2", "1048576: 7|");
}
