using System.IO.Compression;
using System.Text;
using Cenotaph.Evidence;
using Cenotaph.Registers;
using Cenotaph.Studies;

namespace Cenotaph.Tests.Cli;

public sealed class ArchivedTableTests
{
    [Fact]
    public void A_table_of_cases_enters_as_one_entry_and_once()
    {
        using var study = InventedCases.Study(InventedCases.Rows(25_000));
        study.Run("ingest", "STUDY");
        var entries = study.Entries();
        var bytes = study.Bytes("archive");
        var again = study.RunWell("ingest", "STUDY");

        Assert.Equal(6 + 3, entries);
        Assert.Equal(entries, study.Entries());
        Assert.Equal(bytes, study.Bytes("archive"));
        Assert.Equal(2, again.Split("unchanged").Length - 1);
        var table = Assert.Single(Tables(study));
        Assert.Equal((25_000, "case", true), (table.Rows, table.Kind, table.IsSealed));
        Assert.Equal("DATE", table.Schema["death_date"]);
        Assert.Equal("DATE", table.Schema["birth_date.last"]);
    }

    [Fact]
    public void Nothing_about_persons_lies_plain_in_the_archive()
    {
        using var study = InventedCases.Study(InventedCases.Rows(100));
        study.Run("ingest", "STUDY");
        var name = Encoding.UTF8.GetBytes("Горелка");

        Assert.NotEmpty(study.Bytes("archive"));
        Assert.DoesNotContain(study.Bytes("archive"), file => file.Key.EndsWith("sealed", StringComparison.Ordinal) && file.Value.AsSpan().IndexOf(name) >= 0);
        Assert.DoesNotContain(study.Bytes("archive").Keys, file => file.EndsWith(".parquet", StringComparison.Ordinal) || file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_file_is_a_new_vintage_and_one_with_fewer_rows_is_told()
    {
        using var study = InventedCases.Study(InventedCases.Rows(50));
        study.Run("ingest", "STUDY");
        study.Write("data/cases.csv", InventedCases.Header + InventedCases.Rows(40));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Contains("The input cases has 10 fewer rows than before.", outcome.Error + outcome.Output, StringComparison.Ordinal);
        Assert.Equal([50, 40], Tables(study).Select(table => table.Rows));
        Assert.StartsWith("12 entries verified", study.RunWell("verify", "STUDY"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_comes_back_has_the_archived_file_it_had()
    {
        using var study = InventedCases.Study(InventedCases.Rows(50));
        study.Run("ingest", "STUDY");
        study.Write("data/cases.csv", InventedCases.Header + InventedCases.Rows(40));
        study.Run("ingest", "STUDY");
        study.Write("data/cases.csv", InventedCases.Header + InventedCases.Rows(50));
        study.Run("ingest", "STUDY");

        var tables = Tables(study);
        Assert.Equal((tables[0].File, tables[0].Stored), (tables[2].File, tables[2].Stored));
        study.RunWell("verify", "STUDY");
    }

    [Fact]
    public void A_faulty_row_is_named_by_row_and_column_and_left_out_without_its_text()
    {
        using var study = InventedCases.Study(
            InventedCases.Rows(11_000) + "c90001,Ланушов,Олег,Олегович,,2031-02-30,2031-05-01,Горелка\nc90002,Ланушов,Олег,Олегович,,2031-02,2031-05-01,Горелка\n"
            + "c7,Ланушов,Олег,Олегович,,2031-02-20,2031-05-01,Горелка\nc90003,Ланушов,Олег,Олегович,,,2031-05-01,Горелка\n");
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Problem: data/cases.csv, row 11002, column \"death_date\": seen a text of 10 characters; expected ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Problem: data/cases.csv, row 11003, column \"death_date\": seen a text of 7 characters; expected a date known to the day, such as 2024-05-14.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Problem: data/cases.csv, row 11004, column \"case_id\": seen an id that an earlier row has; expected an id of its own.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Problem: data/cases.csv, row 11005, column \"death_date\": seen nothing; expected a date.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(11_000, Assert.Single(Tables(study)).Rows);
        var entries = study.Entries();
        study.Run("ingest", "STUDY");
        Assert.Equal(entries, study.Entries());
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void One_bad_date_in_two_million_rows_is_found()
    {
        using var study = InventedCases.Study(
            InventedCases.Rows(1_999_000) + "x,Ланушов,Олег,Олегович,,2031-13-01,2031-05-01,Горелка\n"
            + InventedCases.Rows(1_000).Replace("\nc", "\nd", StringComparison.Ordinal)["c0".Length..].Insert(0, "d0"));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Contains("Problem: data/cases.csv, row 1999002, column \"death_date\": ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2_000_000, Assert.Single(Tables(study)).Rows);
    }

    [Fact]
    public void A_file_that_fails_at_its_end_leaves_nothing_behind()
    {
        using var study = InventedCases.Study(InventedCases.Rows(30_000) + "c99999,\"Ланушов,Олег\n");
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(Tables(study));
        Assert.DoesNotContain(study.Bytes("archive").Keys, file => file.Contains("parquet", StringComparison.Ordinal) || file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Parquet_file_that_is_cut_short_leaves_nothing_behind()
    {
        using var study = InventedCases.Study("");
        study.RunWell("simulate", "probate", "--cases", "2000", "--seed", "1", "--out", study.PathTo("sim"));
        var whole = File.ReadAllBytes(study.PathTo("sim", "data", "cases.parquet"));
        File.WriteAllBytes(study.PathTo("data", "cases.parquet"), whole);
        study.Write("inputs/cases.toml", InventedCases.Toml("data/cases.parquet"));
        study.Run("ingest", "STUDY");
        var sound = Assert.Single(Tables(study));

        foreach (var length in new[] { whole.Length - 1, whole.Length / 2, 9 })
        {
            File.WriteAllBytes(study.PathTo("data", "cases.parquet"), whole[..length]);
            Assert.Contains("data/cases.parquet: seen a Parquet file that is cut short", study.Run("ingest", "STUDY").Error, StringComparison.Ordinal);
        }

        var middle = (byte[])whole.Clone();
        middle.AsSpan(whole.Length / 3, 400).Clear();
        File.WriteAllBytes(study.PathTo("data", "cases.parquet"), middle);
        Assert.Equal(1, study.Run("ingest", "STUDY").ExitCode);
        Assert.Equal(sound.File, Assert.Single(Tables(study)).File);
    }

    [Fact]
    public void A_changed_or_missing_archived_file_is_named_by_its_entry()
    {
        using var study = InventedCases.Study(InventedCases.Rows(500));
        study.Run("ingest", "STUDY");
        var table = Assert.Single(Tables(study));
        var path = study.PathTo("archive", table.File);
        var bytes = File.ReadAllBytes(path);
        var changed = (byte[])bytes.Clone();
        changed[^100] ^= 1;
        File.WriteAllBytes(path, changed);
        var outcome = study.Run("verify", "STUDY");

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith(
            $"{study.Ledger} fails at entry {table.Sequence}: archive/{table.File}, which holds its 500 rows, was changed.\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("expected " + table.Stored, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(3, study.Run("ingest", "STUDY").ExitCode);

        File.Delete(path);
        Assert.Contains("is not there", study.Run("verify", "STUDY").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_archived_file_of_an_undone_run_may_be_taken_away()
    {
        using var study = InventedCases.Study(InventedCases.Rows(500));
        study.Run("ingest", "STUDY");
        var table = Assert.Single(Tables(study));
        study.RunWell("ingest", "STUDY", "--undo", $"{table.Run.Number}", "--why", "asked to");
        File.Delete(study.PathTo("archive", table.File));

        study.RunWell("verify", "STUDY");
        study.RunWell("ingest", "STUDY");
        Assert.Equal(2, Tables(study).Length);
    }

    [Fact]
    public void The_same_rows_in_another_encoding_and_packed_are_the_same_table()
    {
        using var study = InventedCases.Study(InventedCases.Rows(300));
        study.Run("ingest", "STUDY");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = (InventedCases.Header + InventedCases.Rows(300)).Replace(',', '\t');
        using (var file = File.Create(study.PathTo("data", "cases.tsv.gz")))
        using (var packed = new GZipStream(file, CompressionLevel.Fastest))
        {
            packed.Write(Encoding.GetEncoding(1251).GetBytes(text));
        }

        study.Write("inputs/cases.toml", InventedCases.Toml("data/cases.tsv.gz", "encoding = \"windows-1251\""));
        study.RunWell("ingest", "STUDY");

        Assert.Equal(2, Tables(study).Length);
        Assert.Single(Tables(study).Select(table => table.Digest).Distinct());
    }

    [Fact]
    public void A_register_as_a_table_gives_the_series_it_gives_row_by_row()
    {
        using var study = new InventedStudy();
        study.Write("data/deaths.csv", "year,week,region,deaths,vintage\n2031,1,A,12.50,2031-03\n2031,2,A,-3,2031-03\n2031,,B,100000000000.000001,\n2032,9,B,,2032\n");
        const string Toml =
            """
            kind = "register"
            path = "data/deaths.csv"
            key = ["year", "week", "area"]
            as = "rows"
            [origin]
            title = "Invented deaths"
            [columns]
            year = "year"
            week = "week"
            area = "region"
            vintage = "vintage"
            [series.deaths]
            value = "deaths"
            publisher = "counters"
            side = "North"
            category = "killed"
            quantity = "period"
            """;
        study.Write("inputs/deaths.toml", Toml);
        var rows = Series(study);
        study.Write("inputs/deaths.toml", Toml.Replace("\"rows\"", "\"table\"", StringComparison.Ordinal));
        var table = Series(study);

        Assert.Equal(3, rows.Length);
        Assert.Equal(rows, table);
        Assert.False(Assert.Single(Tables(study)).IsSealed);
        Assert.Contains("The rows of 1 tables are not in it but in archive/", study.RunWell("ledger", "backup", "STUDY", study.PathTo("copy.sqlite")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claim", "table")]
    [InlineData("case", "rows")]
    [InlineData("case", "heap")]
    public void A_form_that_a_kind_cannot_have_is_a_problem(string kind, string form)
    {
        using var study = InventedCases.Study("", more: $"as = \"{form}\"");
        study.Write("inputs/cases.toml", File.ReadAllText(study.PathTo("inputs", "cases.toml")).Replace("\"case\"", $"\"{kind}\"", StringComparison.Ordinal));

        Assert.Contains($"column \"as\": seen \"{form}\"; expected ", study.Run("ingest", "STUDY").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_counts_the_rows_and_writes_nothing()
    {
        using var study = InventedCases.Study(InventedCases.Rows(40));

        Assert.Contains("40", study.RunWell("ingest", "STUDY", "--dry-run"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(study.PathTo("archive")));
        Assert.False(File.Exists(study.Ledger));
    }

    private static string[] Series(InventedStudy study)
    {
        study.RunWell("ingest", "STUDY");
        var problems = new ProblemCollection();
        var loaded = StudyLoader.Load(study.Folder, problems)!;
        using var ledger = Ledger.OpenToRead(study.Ledger);
        return
        [
            .. SeriesReader.Read(ledger, loaded.Series).Single().Rows
                .Select(row => $"{row.Date} {row.Vintage} {string.Join(",", row.Part)} {row.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)}"),
        ];
    }

    private static ArchivedTable[] Tables(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        return [.. ArchivedTable.All(ledger)];
    }
}
