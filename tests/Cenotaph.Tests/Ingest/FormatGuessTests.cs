using Cenotaph.Ingest;
using static Cenotaph.Tests.Ingest.WorkbookFile;

namespace Cenotaph.Tests.Ingest;

public sealed class FormatGuessTests : IDisposable
{
    private readonly InputFolder folder = new();
    private readonly List<Problem> problems = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_windows_1251_table_with_semicolons_is_found_with_one_doubt()
    {
        var text = "№;Имя;Дата гибели;Возраст\n1;Имярек Пробный;14.05.2023;34\n2;Образец Примеров;02.06.2023;41\n";
        var guess = Guess(folder.Write("a.csv", TextEncoding.Named("windows-1251")!.GetBytes(text)));
        Assert.Equal(new(FileFormat.Csv, "windows-1251", ';'), guess.Format);
        Assert.Equal(["№", "Имя", "Дата гибели", "Возраст"], guess.Columns);
        Assert.Equal(["1", "Имярек Пробный", "14.05.2023", "34"], guess.Rows[0]);
        Assert.Equal(["a.csv: seen no declared encoding, and bytes that look like windows-1251; "
            + "expected encoding = \"windows-1251\" in the input file if that is right; read as windows-1251."], Doubts());
    }

    [Fact]
    public void A_messy_spreadsheet_is_found_below_its_titles_and_on_its_sheet()
    {
        var book = new WorkbookFile()
            .Sheet("О таблице", Texts(1, "Как читать"))
            .Sheet("Потери", Texts(1, "Сводка потерь") + Texts(2, "составил", "никто")
                + Texts(4, null, "№", "Имя", null, "Дата", "Число")
                + Texts(5, null, "1", "Имярек", null, "2023-05-14", "более 20")
                + Texts(6, null, "2", "Проба", null, "2023-05-15", "30")
                + Texts(7, null, "3", "Образец", null, null, "40"))
            .Sheet("скрытый", Texts(1, "a", "b"), state: "hidden");
        var guess = Guess(folder.Write("a.xlsx", book.Bytes()));
        Assert.Equal(new(FileFormat.Xlsx, Sheet: "Потери", HeaderRow: 4), guess.Format);
        Assert.Equal(["column 1", "№", "Имя", "column 4", "Дата", "Число"], guess.Columns);
        Assert.Equal(3, guess.Rows.Length);
        Assert.Equal(
            [
                "a.xlsx: seen the sheets \"О таблице\", \"Потери\"; expected a choice of one; took \"Потери\", which has the most cells.",
                "a.xlsx, row 4: seen a table that begins on row 4; "
                    + "expected a header on the first row; what stands above it is left out.",
                "a.xlsx, row 4: seen no name above column 1; expected a name; called \"column 1\" here.",
                "a.xlsx, row 4: seen no name above column 4; expected a name; called \"column 4\" here.",
            ], Doubts());
    }

    [Fact]
    public void A_text_with_titles_above_its_table_is_found()
    {
        var guess = Guess(folder.Write("a.csv",
            "Losses, by day, of \"nobody\n\nsource: none, as ever\nday,killed,missing\n2023-05-14,1,2\n2023-05-15,3,4\n2023-05-16,5,6\n"));
        Assert.Equal(new(FileFormat.Csv, "utf-8", ',', HeaderRow: 4), guess.Format);
        Assert.Equal(["day", "killed", "missing"], guess.Columns);
        Assert.Equal(3, guess.Rows.Length);
    }

    [Theory]
    [InlineData("a.tsv", "id\tn,m\n1\t2,5\n", FileFormat.Tsv)]
    [InlineData("a.json", "[{\"id\":1,\"n,m\":2}]", FileFormat.Json)]
    [InlineData("a.jsonl", "{\"id\":1,\"n,m\":2}\n", FileFormat.JsonLines)]
    [InlineData("a", "{\"id\":1,\"n,m\":2}\n{\"id\":2}\n", FileFormat.JsonLines)]
    [InlineData("a.dat", "[{\"id\":1,\"n,m\":2}]", FileFormat.Json)]
    public void Other_texts_are_known_by_their_ending_or_their_first_sign(string name, string text, FileFormat format)
    {
        var guess = Guess(folder.Write(name, text));
        Assert.Equal(format, guess.Format.Format);
        Assert.Equal(["id", "n,m"], guess.Columns);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_workbook_under_another_ending_is_known_by_its_content()
    {
        var guess = Guess(folder.Write("a.csv", new WorkbookFile().Sheet("Data", Texts(1, "id", "n") + Texts(2, "1", "2")).Bytes()));
        Assert.Equal(new(FileFormat.Xlsx, Sheet: "Data"), guess.Format);
        Assert.Equal(["a.csv: seen an Excel workbook under another ending; expected the ending of an Excel workbook; read as that."],
            Doubts());
    }

    [Fact]
    public void A_parquet_file_needs_no_description()
    {
        var guess = Guess(folder.WriteParquet("a.parquet", "SELECT i AS id FROM range(40) AS t(i)"));
        Assert.Equal(new(FileFormat.Parquet), guess.Format);
        Assert.Equal(10, guess.Rows.Length);
    }

    [Fact]
    public void A_table_without_names_of_columns_is_a_doubt()
    {
        Guess(folder.Write("a.csv", "1,2023-05-14,x\n2,2023-05-15,y\n"));
        Assert.Equal(["a.csv, row 1: seen a first full row that looks like data, not like names of columns; "
            + "expected a line of column names; taken for one."], Doubts());
    }

    [Fact]
    public void A_ragged_first_row_does_not_hide_the_header()
    {
        var guess = FormatGuess.Of(folder.Path(folder.Write("a.csv", "day,killed,missing\n2023-05-14,1\n2023-05-15,3,4\n")), "a.csv", problems);
        Assert.Equal(["day", "killed", "missing"], guess!.Columns);
        Assert.Equal(["a.csv, row 2: seen 2 cells; expected 3 cells, as in the header."], problems.ConvertAll(one => one.ToString()));
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_no_guess()
    {
        Assert.Null(FormatGuess.Of(folder.Path("none.csv"), "none.csv", problems));
        Assert.Equal("none.csv: seen no such file; expected a file that can be read.", Assert.Single(problems).ToString());
    }

    private FormatGuess Guess(string name) => Assert.IsType<FormatGuess>(FormatGuess.Of(folder.Path(name), name, problems));

    private List<string> Doubts()
    {
        Assert.All(problems, problem => Assert.Equal(Severity.Doubt, problem.Severity));
        return problems.ConvertAll(problem => problem.ToString());
    }
}
