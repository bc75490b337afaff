using System.Text;
using Cenotaph.Tests.Harness;
using Cenotaph.Tests.Ingest;

namespace Cenotaph.Tests.Cli;

public sealed class NewTests : IDisposable
{
    private const string Losses =
        "Date,Country,Who says,Losses,Type,Link\n"
        + "23/04/2031,North,Ministry of the North,\"nearly 5,000\",killed,https://example.org/a\n"
        + "05/06/2031,North,The Counters,4200-6100,KIA,https://example.org/b\n"
        + "07/06/2031,South,Ministry of the North,\"more than 26,000\",losses,\n";

    private readonly TemporaryFolder folder = new("new");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_study_without_files_runs()
    {
        var study = folder.PathTo("mine");

        Assert.Equal(0, Run("new", study).ExitCode);
        Assert.Equal((0, ""), Told(Run("run", study)));
    }

    [Fact]
    public void A_study_from_a_csv_runs_and_reads_figures_sides_and_publishers()
    {
        var file = folder.Write("Losses of 2031.csv", Losses);
        var study = folder.PathTo("mine");
        var made = Run("new", study, "--from", file);

        Assert.Equal((0, ""), Told(made));
        Assert.Contains("inputs/losses-of-2031.toml reads data/losses-of-2031.csv, 3 rows; the first of them:", made.Output, StringComparison.Ordinal);
        Assert.Contains("more than 26,000   casualties", made.Output, StringComparison.Ordinal);
        Assert.Contains("Doubt: data/losses-of-2031.csv: seen no column for the field kind; expected kind = \"…\" in [columns] or [constants]; taken \"cumulative\" for every row.", made.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), Told(Run("run", study)));
        var listed = Run("claims", "list", study, "--publisher", "the counters").Output;
        Assert.Contains("4,200–6,100", listed, StringComparison.Ordinal);
        Assert.Contains("1 claims", listed, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_doubt_stands_in_the_input_file_too()
    {
        var study = folder.PathTo("mine");
        var made = Run("new", study, "--from", folder.Write("losses.csv", Losses));

        var doubts = made.Output.Split('\n').Where(line => line.StartsWith("Doubt: ", StringComparison.Ordinal)).ToList();
        var toml = File.ReadAllText(Path.Combine(study, "inputs", "losses.toml"));
        Assert.NotEmpty(doubts);
        Assert.All(doubts, doubt => Assert.Contains("# DOUBT: " + doubt["Doubt: ".Length..], toml, StringComparison.Ordinal));
    }

    [Fact]
    public void A_windows_1251_list_of_people_runs_after_its_faulty_date_is_mended()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = folder.PathTo("список.csv");
        File.WriteAllText(
            file,
            "№;Фамилия Имя;Дата рождения;Дата гибели;Регион;Статус\n"
            + "1;Вымыслов Иван;01.02.1990;05.03.2033;Первая область;погиб\n"
            + "2;Небылицын Пётр;11.12.1985;;Вторая область;пропал без вести\n"
            + "3;Макетов Олег;1979;31.02.2033;Третья область;в плену\n",
            Encoding.GetEncoding(1251));
        var study = folder.PathTo("mine");
        var made = Run("new", study, "--from", file);

        Assert.Contains("Вымыслов Иван", made.Output, StringComparison.Ordinal);
        Assert.Contains("encoding = \"windows-1251\"", File.ReadAllText(Path.Combine(study, "inputs", "input.toml")), StringComparison.Ordinal);
        Assert.Contains("Problem: data/input.csv, row 4, column \"Дата гибели\": seen a text of 10 characters; expected ", made.Output, StringComparison.Ordinal);
        var first = Run("run", study);
        Assert.Equal(1, first.ExitCode);
        Assert.DoesNotContain("Макетов", first.Output + first.Error, StringComparison.Ordinal);

        var data = Path.Combine(study, "data", "input.csv");
        File.WriteAllBytes(data, Encoding.GetEncoding(1251).GetBytes(Encoding.GetEncoding(1251).GetString(File.ReadAllBytes(data)).Replace("31.02", "28.02", StringComparison.Ordinal)));
        Assert.Equal((0, ""), Told(Run("run", study)));
    }

    [Fact]
    public void A_messy_spreadsheet_runs_after_its_doubts_are_answered()
    {
        var book = new WorkbookFile()
            .Sheet("Notes", WorkbookFile.Texts(1, "nothing to see"))
            .Sheet("Losses", string.Concat(
                WorkbookFile.Texts(1, "Losses of the invented war"),
                WorkbookFile.Texts(2, "compiled by hand, see notes"),
                WorkbookFile.Texts(4, "As of", "Side", "Source", "Category", "Number", "Comment"),
                WorkbookFile.Row(5, WorkbookFile.Cell("A5", "47938", style: 1), Text("B5", "North"), Text("C5", "The Counters"), Text("D5", "KIA"), WorkbookFile.Cell("E5", "4200"), Text("F5", "first")),
                WorkbookFile.Texts(6, "April 2031", "North", "Ministry of the North", "погибло", "nearly 5,000", null),
                WorkbookFile.Texts(8, "2031-05-02", "South", "The Counters", "MIA", "275–325k", "after a blank row"),
                WorkbookFile.Row(9, Text("A9", "2031-05-03"), Text("B9", "South"), Text("C9", "The Counters"), Text("D9", "KIA"), WorkbookFile.Cell("E9", "48000", style: 1)),
                WorkbookFile.Texts(10, "2031-05-04", "South", "The Counters", "KIA", "about 12 thousand", null)));
        var file = folder.PathTo("Losses v2 (final).xlsx");
        File.WriteAllBytes(file, book.Bytes());
        var study = folder.PathTo("mine");
        var made = Run("new", study, "--from", file);

        Assert.Equal((0, ""), Told(made));
        var toml = Path.Combine(study, "inputs", "losses-v2-final.toml");
        Assert.Contains("sheet = \"Losses\"", File.ReadAllText(toml), StringComparison.Ordinal);
        Assert.Contains("header_row = 4", File.ReadAllText(toml), StringComparison.Ordinal);
        Assert.Contains("row 9, column \"Number\"", made.Output, StringComparison.Ordinal);

        // The one row that a spreadsheet spoiled is named; without a figure it is not a claim, the others are.
        var first = Run("run", study);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("4 claims", first.Output, StringComparison.Ordinal);
        var listed = Run("claims", "list", study).Output;
        Assert.Contains("275,000–325,000", listed, StringComparison.Ordinal);
        Assert.Contains("2031-04 ", listed, StringComparison.Ordinal);
        Assert.Contains("about 12,000", listed, StringComparison.Ordinal);

        static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
    }

    [Fact]
    public void A_table_of_counts_becomes_a_register_with_a_series_for_each_column_of_numbers()
    {
        var study = folder.PathTo("mine");
        Run("new", study, "--from", folder.Write("weekly.csv", "date,killed,wounded\n2031-01-07,12,40\n2031-01-14,15,38\n2031-01-21,9,55\n"));

        var toml = File.ReadAllText(Path.Combine(study, "inputs", "weekly.toml"));
        Assert.Contains("kind = \"register\"", toml, StringComparison.Ordinal);
        Assert.Contains("category = \"wounded\"", toml, StringComparison.Ordinal);
        var run = Run("run", study);
        Assert.Equal((0, ""), Told(run));
        Assert.Contains("0 claims, 2 series and ", run.Output, StringComparison.Ordinal);
        Assert.Contains(" as of 2031-01-21", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_measured_columns_of_a_register_are_shown_and_each_is_a_doubt()
    {
        var study = folder.PathTo("mine");
        var made = Run("new", study, "--from", folder.Write("daily.csv", "date,killed_total,wounded (all)\n2031-01-07,1234,40\n2031-01-08,1300,55\n"));

        Assert.Contains("date         killed-total   wounded-all", made.Output, StringComparison.Ordinal);
        Assert.Contains("2031-01-07   1234           40", made.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Doubt: data/daily.csv, column \"killed_total\": seen a column of numbers; expected its publisher, side, category and quantity "
            + "in [series.killed-total]; taken \"Unnamed publisher\", \"Side A\", \"killed\" and \"cumulative\".\n",
            made.Output, StringComparison.Ordinal);
        var toml = File.ReadAllText(Path.Combine(study, "inputs", "daily.toml"));
        Assert.Contains("category = \"wounded\"", toml, StringComparison.Ordinal);
        Assert.DoesNotContain("# not used", toml, StringComparison.Ordinal);
        Assert.Equal((0, ""), Told(Run("run", study)));
    }

    [Fact]
    public void Headings_that_stand_twice_are_a_doubt_and_no_refusal()
    {
        var study = folder.PathTo("mine");
        var file = folder.Write("twice.csv", "id;Дата;Дата;Сторона;Категория;Число;Источник\n1;01.03.2031;02.03.2031;North;убито;100;The Counters\n");
        var made = Run("new", study, "--from", file);

        Assert.Equal((0, ""), Told(made));
        Assert.Contains("called \"Дата (1)\" to \"Дата (2)\" here.", made.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("looks like data", made.Output, StringComparison.Ordinal);
        Assert.Contains("as_of = \"Дата (1)\"", File.ReadAllText(Path.Combine(study, "inputs", "twice.toml")), StringComparison.Ordinal);
        Assert.Equal(0, Run("run", study).ExitCode);
        Assert.Contains("2031-03-01", Run("claims", "list", study).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_years_among_whole_dates_get_a_format_with_a_doubt()
    {
        var study = folder.PathTo("mine");
        var file = folder.Write("mixed.csv",
            "id,side,category,figure,as of,publisher\n1,N,killed,100,2031-03-01,P\n2,N,killed,110,05.03.31,P\n3,N,killed,120,7 April 2031,P\n");
        var made = Run("new", study, "--from", file);

        Assert.DoesNotContain("Problem: ", made.Output, StringComparison.Ordinal);
        Assert.Contains("taken d.M.yy for the field as_of", made.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), Told(Run("run", study)));
        Assert.Contains("2031-03-05", Run("claims", "list", study).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_files_in_it_is_left_alone()
    {
        var study = folder.PathTo("mine");
        folder.Write("mine/notes.txt", "keep me");
        var refused = Run("new", study);

        Assert.Equal(
            (1, $"Problem: {study}: seen a folder with files in it; expected a folder that is not there yet, or an empty one.\nNo study was made.\n"),
            Told(refused));
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(study).Select(Path.GetFileName));
    }

    [Fact]
    public void Nothing_is_left_behind_when_a_file_cannot_be_read()
    {
        var study = folder.PathTo("mine");
        var refused = Run("new", study, "--from", folder.PathTo("not-there.csv"));

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("not-there.csv: seen no such file", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    private static Outcome Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cenotaph.Cli.CommandLine.Run(arguments, new(output, error, interactive: false), TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }

    private static (int Code, string Error) Told(Outcome outcome) => (outcome.ExitCode, outcome.Error);
}
