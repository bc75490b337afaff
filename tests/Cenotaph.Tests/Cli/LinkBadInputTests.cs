using System.IO.Compression;
using System.Text;

namespace Cenotaph.Tests.Cli;

public sealed class LinkBadInputTests
{
    private static byte[] Packed(string text)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }

    private const string Nothing = "Nothing was linked and nothing was written.\n";

    [Fact]
    public void A_column_in_the_model_that_is_not_there_is_named_with_those_that_are()
    {
        using var table = Table();
        table.Write("model.toml", "schema = 1\n[[tables]]\n[tables.roles]\nsirname = \"surname\"\n");

        Assert.Equal(
            new(1, "", "Problem: model.toml, column \"sirname\": seen a column that people.csv does not have; "
                + "expected one of surname, given name, patronymic, birth date, town, list, who.\n" + Nothing),
            table.Run("link", "@people.csv", "--model", "@model.toml", "--out", "@out.csv"));
        Assert.False(table.Has("out.csv"));
    }

    [Fact]
    public void An_unknown_key_in_the_model_is_a_problem_with_its_line()
    {
        using var table = Table();
        table.Write("model.toml", "schema = 1\nlambda = 2\nlamda = 0.1\n");

        Assert.Equal(
            new(1, "", "Problem: model.toml, row 2, column \"lambda\": seen 2; expected a number between 0 and 1.\n"
                + "Problem: model.toml, row 3, column \"lamda\": seen a name that means nothing here; expected schema, lambda, kin, threshold, "
                + "chosen_threshold, frequency_strength, regional_frequency, exchanged_m, exchanged_u, tables, blocking, comparisons.\n" + Nothing),
            table.Run("link", "@people.csv", "--model", "@model.toml"));
    }

    [Fact]
    public void A_refused_column_is_not_compared_whatever_the_model_says()
    {
        using var table = new InventedTable();
        table.Write("people.csv", "id,surname,given name,phone\n1,Zorev,Anton,5551234\n2,Zorev,Anton,5551234\n3,Klimakin,Oleg,5559876\n");
        table.Write("model.toml", "schema = 1\n[[comparisons]]\nname = \"p\"\nkind = \"exact\"\ncolumn = \"phone\"\n");
        var outcome = table.Run("link", "@people.csv", "--model", "@model.toml");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("could locate a living person", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_truth_column_is_named_with_the_columns_there_are()
    {
        using var table = Table();

        Assert.Equal(
            new(1, "", "Problem: people.csv, column \"truth\": seen no such column for the truth; "
                + "expected one of surname, given name, patronymic, birth date, town, list, who.\n" + Nothing),
            table.Run("link", "@people.csv", "--truth", "truth"));
    }

    [Fact]
    public void A_table_without_names_is_refused_with_what_its_columns_are()
    {
        using var table = new InventedTable();
        table.Write("people.csv", "id,birth date,rank\n1,1990-01-02,private\n2,1991-02-03,major\n");
        var outcome = table.Run("link", "@people.csv");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("Problem: people.csv: seen no column of names that can be used among birth date (birth-date: its header), rank (", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_a_header_alone_and_no_file_are_problems()
    {
        using var table = new InventedTable();
        table.Write("empty.csv", "");
        table.Write("header.csv", InventedTable.Header);

        Assert.Equal(new(1, "", "Problem: empty.csv: seen an empty file; expected a file with a header and rows.\n" + Nothing), table.Run("link", "@empty.csv"));
        Assert.Equal(new(1, "", "Problem: header.csv: seen a header without rows; expected at least one record.\n" + Nothing), table.Run("link", "@header.csv"));
        Assert.Equal(new(1, "", "Problem: none.csv: seen no such file; expected a file that can be read.\n" + Nothing), table.Run("link", "@none.csv"));
    }

    [Fact]
    public void A_file_without_a_header_is_refused_without_naming_anyone()
    {
        using var table = new InventedTable();
        table.Write("people.csv", "1,Zorev,Anton,1990-01-02,+7 900 000-00-01\n2,Klimakin,Oleg,1991-02-03,+7 900 000-00-02\n");

        Assert.Equal(
            new(1, "", "Problem: people.csv, row 1: seen a first row that looks like a record; expected the names of the columns.\n" + Nothing),
            table.Run("link", "@people.csv"));
    }

    [Fact]
    public void What_is_read_is_not_written_over_and_nothing_is_written_twice()
    {
        using var table = Table();
        var before = table.Read("people.csv");

        Assert.Equal(2, table.Run("link", "@people.csv", "--out", "@people.csv", "--force").ExitCode);
        Assert.Equal(2, table.Run("link", "@people.csv", "--out", "@out.csv", "--page", "@out.csv").ExitCode);
        Assert.Equal(2, table.Run("label", "@people.csv", "--out", "@people.csv", "--force").ExitCode);
        Assert.Equal(2, table.Run("link", "explain", "@people.csv", "r1", "r2", "--page", "@people.csv", "--force").ExitCode);
        Assert.Equal(before, table.Read("people.csv"));
        Assert.False(table.Has("out.csv"));
    }

    [Fact]
    public void A_compressed_file_that_was_cut_off_is_a_problem_and_one_of_two_members_is_not()
    {
        using var table = new InventedTable();
        var text = InventedTable.People(60).Split('\n', 40);
        byte[] whole = [.. Packed(string.Join('\n', text[..39]) + "\n"), .. Packed(text[39])];
        var path = table.Write("people.csv.gz", "");
        File.WriteAllBytes(path, whole);
        table.RunWell("link", "@people.csv.gz");

        File.WriteAllBytes(path, whole[..^40]);

        Assert.Equal(
            new(1, "", "Problem: people.csv.gz: seen a compressed file that ends before its end; expected the whole file.\n" + Nothing),
            table.Run("link", "@people.csv.gz"));
    }

    [Fact]
    public void The_column_of_ids_is_no_truth()
    {
        using var table = Table();

        Assert.StartsWith("Problem: people.csv, column \"id\": seen the column of ids; ", table.Run("link", "@people.csv", "--truth", "id").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Telephones_are_written_neither_as_ids_nor_as_sources()
    {
        using var table = new InventedTable();
        var rows = InventedTable.People(40).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        table.Write("people.csv", string.Join('\n', rows.Select((row, i) => row + (i == 0 ? ",extra" : FormattableString.Invariant($",8900000{i:0000}")))));

        Assert.Equal(1, table.Run("link", "@people.csv", "--id", "extra", "--out", "@out.csv").ExitCode);
        Assert.Equal(1, table.Run("link", "@people.csv", "--one-to-one", "extra", "--out", "@out.csv").ExitCode);
        Assert.False(table.Has("out.csv"));
    }

    [Fact]
    public void Names_of_hundreds_of_letters_take_no_longer_than_a_run_may()
    {
        using var table = new InventedTable();
        var letters = Enumerable.Range(0, 300).Select(i => string.Concat(Enumerable.Range(0, 400).Select(j => (char)('a' + (((i * 7919) + (j * j * (i + 3))) % 23)))));
        table.Write("people.csv", "surname,given name,birth date\n" + string.Join('\n', letters.Select((name, i) => FormattableString.Invariant($"{name},{name[50..]},{1960 + (i % 40)}-01-02"))));

        Assert.Contains("300 records are ", table.RunWell("link", "@people.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_is_one_person()
    {
        using var table = new InventedTable();
        table.Write("people.csv", InventedTable.Header + "r1,Zorev,Anton,Olegovich,1990-01-02,Lesnoye,A,p1\n");

        table.RunWell("link", "@people.csv", "--out", "@out.csv");

        Assert.Equal(2, table.Read("out.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Empty_columns_are_said_and_left_out()
    {
        using var table = new InventedTable();
        table.Write("people.csv", string.Join('\n', InventedTable.People(50).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((row, i) => row + (i == 0 ? ",rank" : ","))));

        Assert.Contains("rank (every cell is empty)", table.RunWell("link", "@people.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_all_empty_are_no_names()
    {
        using var table = new InventedTable();
        table.Write("people.csv", "id,surname,given name\n1,,\n2,,\n");
        var outcome = table.Run("link", "@people.csv");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("surname (ignored: every cell is empty)", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_one_name_are_told_apart_and_doubted()
    {
        using var table = new InventedTable();
        table.Write("people.csv", string.Join('\n', InventedTable.People(50).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((row, i) => row + (i == 0 ? ",town" : ",Lesnoye"))));
        var outcome = table.Run("link", "@people.csv");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("Doubt: people.csv, row 1, column \"town\": seen the same name above columns 6, 9;", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_a_problem_and_not_a_wrong_name()
    {
        using var table = new InventedTable();
        var path = table.Write("people.csv", "");
        File.WriteAllBytes(path, [.. Encoding.UTF8.GetBytes(InventedTable.People(20)), 0xC3, 0x28, (byte)'\n']);
        var outcome = table.Run("link", "@people.csv", "--out", "@out.csv");

        Assert.NotEqual("", outcome.Error);
        Assert.DoesNotContain("Zorev", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ragged_row_is_named_and_left_out()
    {
        using var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(50) + "r999,Zorev\n");
        var outcome = table.Run("link", "@people.csv", "--out", "@out.csv");

        Assert.StartsWith("Problem: people.csv, row ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("r999", table.Read("out.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_block_that_holds_everything_is_left_out_with_a_warning()
    {
        using var table = new InventedTable();
        var rows = Enumerable.Range(0, 3000).Select(i => FormattableString.Invariant($"{i},{(i < 2990 ? "Zorev" : "Klimakin")},Anton,{1950 + (i % 60)}-01-{1 + (i % 28):00}"));
        table.Write("people.csv", "id,surname,given name,birth date\n" + string.Join('\n', rows));
        table.Write("model.toml", "schema = 1\n[[blocking]]\nkeys = [\"surname\"]\n");
        var outcome = table.Run("link", "@people.csv", "--model", "@model.toml");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("The blocking rule surname left out 1 key(s) that too many records share (4,468,555 pairs)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_million_identical_records_are_bounded()
    {
        using var table = new InventedTable();
        using (var file = new StreamWriter(table.PathTo("people.csv")))
        {
            file.Write("surname,given name,birth date\n");
            for (var i = 0; i < 1_000_000; i++)
            {
                file.Write("Zorev,Anton,1990-01-02\n");
            }
        }

        var outcome = table.Run("link", "@people.csv");

        Assert.InRange(outcome.ExitCode, 0, 1);
        Assert.NotEqual("", outcome.Output + outcome.Error);
        Assert.DoesNotContain("A fault of cenotaph itself", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threshold", "2", "\"2\" is no probability; give a number from 0 to 1 such as 0.8.")]
    [InlineData("--memory", "much", "\"much\" is no size of memory; give it as 2GB or 800MB.")]
    [InlineData("--threads", "0", "\"0\" is no whole number of 1 or more; give it in plain digits.")]
    [InlineData("--seed", "-1", "\"-1\" is no seed; give a whole number in plain digits.")]
    public void An_option_that_makes_no_sense_is_wrong_usage(string option, string value, string message)
    {
        using var table = Table();
        var outcome = table.Run("link", "@people.csv", option, value);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(message + "\n", outcome.Error, StringComparison.Ordinal);
    }

    private static InventedTable Table()
    {
        var table = new InventedTable();
        table.Write("people.csv", InventedTable.People(100));
        return table;
    }
}
