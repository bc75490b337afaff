using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public sealed class CsvReaderTests : IDisposable
{
    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_carry_their_line_and_their_cells()
    {
        var reading = folder.Read(folder.Write("a.csv", "id, name \n1,Имярек\n2, Пробный\n"));
        reading.Is("2: 1|Имярек", "3: 2| Пробный");
        Assert.Equal(["id", "name"], reading.Columns);
    }

    [Fact]
    public void Quotes_hold_separators_quotes_and_line_breaks() =>
        folder.Read(folder.Write("a.csv", "id,text\r\n1,\"a \"\"b\"\", c\"\r\n2,\"two\r\nlines\"\r\n3,\"\"\r\n"))
            .Is("2: 1|a \"b\", c", "3: 2|two\r\nlines", "5: 3|");

    [Fact]
    public void A_quote_inside_an_unquoted_cell_is_text() =>
        folder.Read(folder.Write("a.csv", "id,text\n1,OOO \"Romashka\"\n")).Is("2: 1|OOO \"Romashka\"");

    [Fact]
    public void Empty_lines_and_lines_of_nothing_but_separators_are_passed_over() =>
        folder.Read(folder.Write("a.csv", "\n\nid,text\n\n1,a\n,\n   \n , \n2,b\n\n")).Is("5: 1|a", "9: 2|b");

    [Theory]
    [InlineData("id;text;n\n1;a,b;2\n2;c;3\n")]
    [InlineData("id\ttext\tn\n1\ta,b\t2\n2\tc\t3\n")]
    [InlineData("id|text|n\n1|a,b|2\n2|c|3\n")]
    [InlineData("sep=;\nid;text;n\n1;a,b;2\n2;c;3\n")]
    public void The_separator_is_found(string text)
    {
        var reading = folder.Read(folder.Write("a.csv", text));
        Assert.Equal(["id", "text", "n"], reading.Columns);
        Assert.Equal([], reading.Problems);
        Assert.Equal(["1|a,b|2", "2|c|3"], reading.Rows.Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void Two_separators_that_fit_equally_are_a_doubt() =>
        folder.Read(folder.Write("a.csv", "a,b;c\n1,2;3\n")).Has(
            ["2: 1|2;3"],
            "doubt: a.csv, row 1: seen columns that a comma and a semicolon part equally well; "
            + "expected a separator in the input file; read with a comma.");

    [Fact]
    public void A_declared_separator_is_used() =>
        folder.Read(folder.Write("a.csv", "a,b;c\n1,2;3\n"), new(Separator: ';')).Is("2: 1,2|3");

    [Fact]
    public void A_separator_that_is_no_ascii_sign_is_refused() =>
        folder.Read(folder.Write("a.csv", "a§b\n"), new(Separator: '§')).IsRefused(
            "a.csv: seen the separator U+00A7; expected a comma, semicolon, tabulator or other ASCII sign.");

    [Fact]
    public void The_header_may_stand_below_other_lines() =>
        folder.Read(folder.Write("a.csv", "Title \"of the table\r\n\r\nsource: nobody\r\nid,text\r\n1,a\r\n"), new(HeaderRow: 4))
            .Is("5: 1|a");

    [Fact]
    public void A_ragged_row_is_a_problem_and_the_rest_is_read() =>
        folder.Read(folder.Write("a.csv", "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3,,\n7,8,9\n")).Has(
            ["2: 1|2|3", "5: 1|2|3", "6: 7|8|9"],
            "a.csv, row 3: seen 2 cells; expected 3 cells, as in the header.",
            "a.csv, row 4: seen 4 cells; expected 3 cells, as in the header.");

    [Fact]
    public void Text_after_a_closing_quote_is_a_problem_of_the_row() =>
        folder.Read(folder.Write("a.csv", "a,b\n\"1\"x,2\n3,4\n")).Has(
            ["3: 3|4"],
            "a.csv, row 2: seen text after the closing quote of a cell; expected a separator after the closing quote.");

    [Fact]
    public void An_unclosed_quote_fails_the_file_and_names_its_row() =>
        folder.Read(folder.Write("a.csv", "a,b\n1,2\n3,\"4\n5,6\n")).IsRefused(
            "a.csv, row 3: seen a quote that is not closed before the file ends; expected a closing quote.");

    [Fact]
    public void Names_that_stand_twice_are_numbered_with_a_doubt()
    {
        var reading = folder.Read(folder.Write("a.csv", "id,name,name \n1,a,b\n"));
        reading.Has(
            ["2: 1|a|b"],
            "doubt: a.csv, row 1, column \"name\": seen the same name above columns 2, 3; "
            + "expected a different name for each column; called \"name (1)\" to \"name (2)\" here.");
        Assert.Equal(["id", "name (1)", "name (2)"], reading.Columns);
    }

    [Fact]
    public void A_numbered_name_that_is_there_already_fails_the_file()
    {
        var reading = folder.Read(folder.Write("a.csv", "a,a,a (2)\n1,2,3\n"));
        Assert.True(reading.Failed);
        Assert.Equal("a.csv, row 1, column \"a (2)\": seen the same name above columns 2 and 3; expected a different name for each column.", reading.Problems[^1]);
    }

    [Fact]
    public void A_column_without_a_name_gets_one_and_a_doubt()
    {
        var reading = folder.Read(folder.Write("a.csv", "id,,name\n1,a,b\n"));
        reading.Has(["2: 1|a|b"], "doubt: a.csv, row 1: seen no name above column 2; expected a name; called \"column 2\" here.");
        Assert.Equal(["id", "column 2", "name"], reading.Columns);
    }

    [Fact]
    public void Empty_names_at_the_end_are_no_columns() =>
        Assert.Equal(["a", "b"], folder.Read(folder.Write("a.csv", "a,b,,\n1,2,,\n")).Columns);

    [Fact]
    public void More_columns_than_a_spreadsheet_holds_are_refused() =>
        folder.Read(folder.Write("a.csv", new string(',', 20_000) + "x\n")).IsRefused(
            "a.csv, row 1: seen more than 16,384 columns; expected fewer; the file may be read with a wrong separator or header.");

    [Fact]
    public void A_header_alone_is_a_table_without_rows() => folder.Read(folder.Write("a.csv", "id,name")).Is();

    [Fact]
    public void A_file_of_nothing_but_empty_lines_has_no_header() =>
        folder.Read(folder.Write("a.csv", "\n \n,,\n")).IsRefused("a.csv: seen no header; expected a line of column names.");

    [Fact]
    public void A_header_row_beyond_the_end_is_missing() =>
        folder.Read(folder.Write("a.csv", "a,b\n1,2\n"), new(HeaderRow: 9)).IsRefused(
            "a.csv: seen no header; expected a line of column names.");

    [Fact]
    public void A_header_row_below_one_is_refused() =>
        folder.Read(folder.Write("a.csv", "a,b\n1,2\n"), new(HeaderRow: 0)).IsRefused(
            "a.csv: seen header row 0; expected a line counted from 1.");

    [Theory]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    public void Every_line_break_ends_a_row(string text) => folder.Read(folder.Write("a.csv", text)).Is("2: 1|2", "3: 3|4");

    [Fact]
    public void Tabs_part_a_tsv_file_whatever_else_is_in_it() =>
        folder.Read(folder.Write("a.tsv", "a,x\tb\n1,2,3\t4\n")).Is("2: 1,2,3|4");

    [Fact]
    public void A_cell_read_twice_or_late_is_the_same()
    {
        folder.Write("a.csv", "a,b,c\nлево,\"x\"\"y\",право\n");
        using var reader = RowReader.Open(folder.Path("a.csv"), "a.csv", new(), [])!;
        Assert.True(reader.Read());
        var last = reader[2];
        var first = reader[0];
        Assert.Equal("право", last.ToString());
        Assert.Equal("лево", first.ToString());
        Assert.Equal("право", reader[2].ToString());
        Assert.Equal("x\"y", reader[1].ToString());
    }

    [Fact]
    public void Reading_a_million_cells_allocates_next_to_nothing()
    {
        folder.Write("a.csv", "a,b,c,d\n" + string.Concat(Enumerable.Repeat("один,\"два, три\",3,4\n", 250_000)));
        var problems = new List<Problem>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var reader = RowReader.Open(folder.Path("a.csv"), "a.csv", new(), problems)!;
        long letters = 0;
        while (reader.Read())
        {
            letters += reader[0].Length + reader[1].Length + reader[2].Length + reader[3].Length;
        }

        Assert.Equal(250_000 * 14, letters);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }
}
