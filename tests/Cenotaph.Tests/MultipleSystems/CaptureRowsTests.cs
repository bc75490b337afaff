using System.Collections.Immutable;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class CaptureRowsTests
{
    [Theory]
    [InlineData("1,0,-3", "table.csv, row 2, column \"count\": seen \"-3\"; expected a count of persons: 0 or a whole number above it.")]
    [InlineData("1,0,2.5", "table.csv, row 2, column \"count\": seen \"2.5\"; expected a count of persons: 0 or a whole number above it.")]
    [InlineData("1,0,many", "table.csv, row 2, column \"count\": seen \"many\"; expected a count of persons: 0 or a whole number above it.")]
    [InlineData("1,0,", "table.csv, row 2, column \"count\": seen \"\"; expected a count of persons: 0 or a whole number above it.")]
    [InlineData("1,0,9999999999999999", "table.csv, row 2, column \"count\": seen \"9999999999999999\"; expected a count of persons: 0 or a whole number above it.")]
    [InlineData("1,2,3", "table.csv, row 2, column \"B\": seen \"2\"; expected 0 or 1 (a column that is no list is named as a stratum).")]
    [InlineData("0,0,3", "table.csv, row 2, column \"count\": seen \"3\" on no list; expected no row of persons on no list: how many they are is what is asked.")]
    [InlineData("1,0,0", "table.csv, column \"count\": seen no count above 0; expected at least one person on a list.")]
    public void A_faulty_row_is_named_with_its_column_and_there_is_no_table(string row, string message)
    {
        var problems = new ProblemCollection();
        Assert.Empty(Read("A,B,count", [row], new(), problems));
        Assert.Equal(message, Assert.Single(problems).ToString());
    }

    [Theory]
    [InlineData("A,B,C", "table.csv, column \"C\": seen a last column of another name; expected columns of 0 and 1, one for each list, and count last.")]
    [InlineData("A,A,count", "table.csv, column \"A\": seen two columns of this name; expected a name of its own for each list.")]
    [InlineData("stratum,count", "table.csv: seen 0 lists; expected 1 to 25 lists.")]
    public void A_heading_that_is_none_is_told(string heading, string message)
    {
        var problems = new ProblemCollection();
        Assert.Empty(Read(heading, [], new(), problems));
        Assert.Equal(message, Assert.Single(problems).ToString());
    }

    [Fact]
    public void Strata_become_tables_and_a_list_that_sees_nobody_in_one_is_left_out_there()
    {
        var problems = new ProblemCollection();
        var tables = Read("A,B,C,year,count", ["1,0,0,1991,4", "1,1,0,1991,2", "0,1,0,1991,3", "1,1,1,1992,5", "0,0,1,1992,6"], new() { Strata = ["year"] }, problems);
        Assert.Equal(["year = 1991", "year = 1992"], tables.Select(table => table.Stratum));
        Assert.Equal(["A", "B"], tables[0].Lists);
        Assert.Equal(9, tables[0].Observed);
        Assert.Equal(5, tables[1].OnAll(0b101));
        var doubt = Assert.Single(problems);
        Assert.Equal(("C", "nobody on this list in year = 1991", Severity.Doubt), (doubt.Column, doubt.Seen, doubt.Severity));
    }

    [Fact]
    public void A_history_that_comes_twice_is_added_up_and_doubted()
    {
        var problems = new ProblemCollection();
        var table = Assert.Single(Read("A,B,count", ["1,0,4", "1,1,2.0", "1,0,1", "0,1,0"], new(), problems));
        Assert.Equal([new(1, 5), new(3, 2)], table.Cells);
        Assert.Equal(Severity.Doubt, Assert.Single(problems).Severity);
        Assert.Equal(4, problems.Kept[0].Row);
    }

    [Fact]
    public void Lists_that_nobody_can_be_on_together_may_not_share_anybody()
    {
        var problems = new ProblemCollection();
        Assert.Empty(Read("A,B,C,count", ["1,1,0,4", "1,0,1,2"], new() { Impossible = [["A", "C"]] }, problems));
        Assert.Equal("table.csv: seen 2 on A + C together; expected nobody, as they are said to be lists that nobody can be on together.", Assert.Single(problems).ToString());
        problems.Clear();
        Assert.Empty(Read("A,B,count", ["1,1,4"], new() { Censored = ["D"] }, problems));
        Assert.Equal("table.csv, column \"D\": seen no such list; expected one of the lists A, B.", Assert.Single(problems).ToString());
    }

    [Fact]
    public void Keeping_lists_forgets_who_is_on_none_of_them()
    {
        var table = CaptureTable.Of(["A", "B", "C"], [new(1, 10), new(2, 20), new(7, 3), new(6, 4)]) with { Impossible = [0b011], Censored = 0b100 };
        var kept = table.Keeping(0b110);
        Assert.Equal([new(1, 20), new(3, 7)], kept.Cells);
        Assert.Equal(["B", "C"], kept.Lists);
        Assert.Empty(kept.Impossible);
        Assert.Equal(0b10, kept.Censored);
        Assert.Equal([new(1, 20), new(2, 4), new(3, 3)], CaptureTable.Of(["A", "B", "C"], [new(1, 10), new(3, 20), new(5, 4), new(7, 3)]).Within(0).Cells);
    }

    private static ImmutableArray<CaptureTable> Read(string heading, string[] rows, CaptureColumns what, ProblemCollection problems) => CaptureRows.Read(
        "table.csv", heading.Split(','), rows.Select((row, place) => ((long)place + 2, row.Split(',').ToImmutableArray())), what, problems);
}
