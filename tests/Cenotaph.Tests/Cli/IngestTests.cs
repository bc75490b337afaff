using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

public sealed class IngestTests
{
    [Fact]
    public void A_file_that_can_no_longer_be_read_is_told_once()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        File.Delete(study.PathTo("data", "claims.csv"));
        Directory.CreateDirectory(study.PathTo("data", "claims.csv"));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal("Problem: data/claims.csv: seen a folder; expected a file.\n", outcome.Error);
        Assert.Equal(4, study.Standing().Length);
    }

    [Theory]
    [InlineData("data/a\\u0000.csv", "data/a\\u0000.csv")]
    [InlineData("data/**/*.csv", "data/**/*.csv")]
    [InlineData("d*/claims.csv", "d*/claims.csv")]
    public void A_path_that_can_name_no_file_is_a_problem_of_the_input(string path, string seen)
    {
        using var study = new InventedStudy();
        study.Write("inputs/claims.toml", File.ReadAllText(study.PathTo("inputs", "claims.toml")).Replace("data/claims.csv", path, StringComparison.Ordinal));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            $"Problem: inputs/claims.toml, column \"path\": seen {seen}; expected a path, with * and ? in the file's name alone, not in a folder's.\n",
            outcome.Error);
    }

    [Fact]
    public void A_second_ingest_adds_no_entry()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        var entries = study.Entries();

        Assert.Contains("unchanged", study.RunWell("ingest", "STUDY"), StringComparison.Ordinal);
        Assert.Equal(6, entries);
        Assert.Equal(entries, study.Entries());
        Assert.Single(File.ReadAllLines(study.PathTo("ledger.heads")));
    }

    [Fact]
    public void A_printed_number_keeps_its_bound()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");

        Assert.Equal(["c1 approx 5000", "c2 range 42006100", "c3 lower 26000", "c4 point 1200000"], study.Standing());
    }

    [Fact]
    public void A_touched_file_with_the_same_rows_adds_only_the_run()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Claims + "\n\n");
        var entries = study.Entries();
        study.RunWell("ingest", "STUDY");

        Assert.Equal(entries + 2, study.Entries());
        Assert.Equal(4, study.Standing().Length);
    }

    [Fact]
    public void A_changed_row_supersedes_and_the_ledger_keeps_both()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Claims.Replace("4200–6100", "4300–6100", StringComparison.Ordinal));
        study.RunWell("ingest", "STUDY");

        Assert.Contains("c2 range 43006100", study.Standing());
        using var ledger = Ledger.OpenToRead(study.Ledger);
        Assert.Equal(5, ledger.Entries("claim").Count());
    }

    [Fact]
    public void Rows_in_another_order_are_the_same_rows()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        var lines = InventedStudy.Claims.TrimEnd('\n').Split('\n');
        study.Write(string.Join('\n', [lines[0], .. lines[1..].Reverse()]));
        study.RunWell("ingest", "STUDY");

        using var ledger = Ledger.OpenToRead(study.Ledger);
        Assert.Equal(4, ledger.Entries("claim").Count());
    }

    [Fact]
    public void A_vanished_row_raises_a_shrinkage_finding_with_its_arithmetic()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(string.Concat(InventedStudy.Claims.Split('\n').Where(line => !line.StartsWith("c3", StringComparison.Ordinal)).Select(line => line + "\n")));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            "Finding (shrinkage): The input claims no longer lists 1 of the 4 records that it listed before. "
            + "listed before 4, of these listed now 3: 4 − 3 = 1 gone; new 0. "
            + "They no longer count, and the ledger keeps them. If the file is at fault, mend it and ingest again.\n  c3\n",
            outcome.Error);
        Assert.Equal(["c1", "c2", "c4"], study.Standing().Select(claim => claim[..2]));
    }

    [Fact]
    public void A_row_that_comes_back_counts_again()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Header);
        study.Run("ingest", "STUDY");
        Assert.Empty(study.Standing());
        study.Write(InventedStudy.Claims);
        study.RunWell("ingest", "STUDY");

        Assert.Equal(4, study.Standing().Length);
    }

    [Fact]
    public void A_vanished_row_that_the_input_keeps_still_counts()
    {
        using var study = new InventedStudy();
        study.Write("inputs/claims.toml", "on_vanish = \"keep\"\n" + File.ReadAllText(study.PathTo("inputs", "claims.toml")));
        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Header);
        study.Run("ingest", "STUDY");

        Assert.Equal(4, study.Standing().Length);
        Assert.Contains("\"vanished\": true", study.Run("claims", "list", "STUDY", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_prints_the_difference_and_writes_nothing()
    {
        using var study = new InventedStudy();
        var printed = study.RunWell("ingest", "STUDY", "--dry-run");
        Assert.Contains("added c1", printed, StringComparison.Ordinal);
        Assert.Equal(["data", "inputs", "sources.toml", "study.toml"], Names(study));

        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Claims.Replace("4200–6100", "4300–6100", StringComparison.Ordinal).Replace("c4,", "c5,", StringComparison.Ordinal));
        var before = study.Bytes(".");
        var outcome = study.Run("ingest", "STUDY", "--dry-run");
        Assert.Contains("changed c2\n  - ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("added c5", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("vanished c4", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(before, study.Bytes("."));
    }

    [Fact]
    public void An_undone_run_stops_counting_and_the_version_before_counts_again()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        var second = study.Entries() + 1;
        study.Write(InventedStudy.Claims.Replace("4200–6100", "1–2", StringComparison.Ordinal).Replace("c4,", "c5,", StringComparison.Ordinal));
        study.Run("ingest", "STUDY");
        Assert.Equal(["c1", "c2", "c3", "c5"], study.Standing().Select(claim => claim[..2]));

        study.RunWell("ingest", "STUDY", "--undo", $"{second}", "--why", "a wrong file");
        Assert.Equal(["c1 approx 5000", "c2 range 42006100", "c3 lower 26000", "c4 point 1200000"], study.Standing());

        study.Write(InventedStudy.Claims);
        study.RunWell("ingest", "STUDY");
        Assert.Equal(["c1 approx 5000", "c2 range 42006100", "c3 lower 26000", "c4 point 1200000"], study.Standing());
    }

    [Fact]
    public void Json_tells_run_counts_problems_and_findings()
    {
        using var study = new InventedStudy(InventedStudy.Claims + "c5,East,killed,cumulative,12,2031-02-01,The Counters,\n");
        using var first = System.Text.Json.JsonDocument.Parse(study.Run("ingest", "STUDY", "--json").Output);
        var intake = first.RootElement[0];
        Assert.Equal((1, 4), (intake.GetProperty("run").GetInt64(), intake.GetProperty("added").GetInt64()));
        Assert.Equal(6, intake.GetProperty("problems")[0].GetProperty("row").GetInt64());

        study.Write(InventedStudy.Header);
        using var second = System.Text.Json.JsonDocument.Parse(study.Run("ingest", "STUDY", "--json").Output);
        var finding = second.RootElement[0].GetProperty("findings")[0];
        Assert.Equal(("shrinkage", "warning"), (finding.GetProperty("type").GetString(), finding.GetProperty("severity").GetString()));
        Assert.Equal(4, finding.GetProperty("records").GetArrayLength());
    }

    [Fact]
    public void Undo_wants_a_reason_and_a_run_that_is_there()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");

        Assert.Equal(
            (2, "Say why with --why \"…\"; the ledger keeps the reason.\n"),
            Told(study.Run("ingest", "STUDY", "--undo", "1")));
        Assert.Equal(
            (1, "There is no run 9. The last is 1 (claims).\n"),
            Told(study.Run("ingest", "STUDY", "--undo", "9", "--why", "x")));
        study.RunWell("ingest", "STUDY", "--undo", "1", "--why", "x");
        Assert.Equal(
            (1, "Run 1 (claims) was undone before.\n"),
            Told(study.Run("ingest", "STUDY", "--undo", "1", "--why", "x")));
    }

    [Fact]
    public void A_faulty_row_is_named_and_left_out_and_the_others_enter()
    {
        using var study = new InventedStudy(
            InventedStudy.Claims
            + "c5,North,killed,cumulative,12,31.02.2031,The Counters,\n"
            + "c6,East,killed,cumulative,12,2031-02-01,The Counters,\n"
            + "c7,North,killed,cumulative,May-14,2031-02-01,The Counters,\n"
            + "c8,North,killed,cumulative,12,2031-02-01,Nobody,\n"
            + "c1,North,killed,cumulative,12,2031-02-01,The Counters,\n"
            + "c9,North,killed\n"
            + ",North,killed,cumulative,12,2031-02-01,The Counters,\n");
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        var problems = outcome.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(7, problems.Length);
        Assert.Contains(problems, line => line.StartsWith("Problem: data/claims.csv, row 6, column \"as_of\": seen \"31.02.2031\"; expected ", StringComparison.Ordinal));
        Assert.Contains("Problem: data/claims.csv, row 7, column \"side\": seen \"East\"; expected one of North, South.", problems);
        Assert.Contains(problems, line => line.StartsWith("Problem: data/claims.csv, row 8, column \"figure\": seen \"May-14\"; expected ", StringComparison.Ordinal));
        Assert.Contains("Problem: data/claims.csv, row 9, column \"publisher\": seen \"Nobody\"; expected a publisher of sources.toml, by id, name or alias.", problems);
        Assert.Contains("Problem: data/claims.csv, row 10, column \"id\": seen an id that an earlier row has; expected an id of its own.", problems);
        Assert.Contains(problems, line => line.StartsWith("Problem: data/claims.csv, row 11: seen 3 cells; expected 8 cells", StringComparison.Ordinal));
        Assert.Contains("Problem: data/claims.csv, row 12, column \"id\": seen nothing; expected a text that names the row for ever.", problems);
        Assert.Equal(4, study.Standing().Length);
    }

    [Fact]
    public void A_row_that_turned_faulty_does_not_count_as_vanished()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Claims.Replace("2031-04-01", "2031-04-31", StringComparison.Ordinal));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.DoesNotContain("shrinkage", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("c2 range 42006100", study.Standing());
    }

    [Fact]
    public void Problems_are_told_again_at_the_next_run_and_add_nothing()
    {
        using var study = new InventedStudy(InventedStudy.Claims + "c5,East,killed,cumulative,12,2031-02-01,The Counters,\n");
        var first = study.Run("ingest", "STUDY");
        var entries = study.Entries();
        var second = study.Run("ingest", "STUDY");

        Assert.Equal((1, first.Error), Told(second));
        Assert.Equal(entries, study.Entries());
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,side\n\"unclosed")]
    [InlineData("id,side,category\nc1,North,killed\n")]
    [InlineData("PK\u0003\u0004 nothing of the kind")]
    public void A_faulty_file_leaves_the_ledger_as_it_was(string claims)
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(claims);
        var (ledger, archive) = (File.ReadAllBytes(study.Ledger), study.Bytes("archive"));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("Problem: data/claims.csv", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("left out", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(ledger, File.ReadAllBytes(study.Ledger));
        Assert.Equal(archive, study.Bytes("archive"));
    }

    [Fact]
    public void A_file_that_is_gone_leaves_the_ledger_as_it_was()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        var entries = study.Entries();
        File.Delete(study.PathTo("data", "claims.csv"));
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(
            (1, "Problem: data/claims.csv: seen no such file; expected the file or files that inputs/claims.toml names.\n"),
            Told(outcome));
        Assert.Equal(entries, study.Entries());
        Assert.Equal(4, study.Standing().Length);
    }

    [Fact]
    public void A_glob_takes_several_files_as_one_input()
    {
        using var study = new InventedStudy();
        study.Write("inputs/claims.toml", File.ReadAllText(study.PathTo("inputs", "claims.toml")).Replace("claims.csv", "claims*.csv", StringComparison.Ordinal));
        study.Write("data/claims-2.csv", InventedStudy.Header + "c7,North,killed,cumulative,\"~4,000\",2031-02-01,The Counters,\nc1,North,killed,cumulative,1,2031-02-01,The Counters,\n");
        var outcome = study.Run("ingest", "STUDY");

        // In name order "claims-2.csv" stands before "claims.csv", so there the repeated id is met.
        Assert.Equal(
            (1, "Problem: data/claims.csv, row 2, column \"id\": seen an id that an earlier row has; expected an id of its own.\n"),
            Told(outcome));
        Assert.Equal(["c1", "c2", "c3", "c4", "c7"], study.Standing().Select(claim => claim[..2]));
    }

    [Fact]
    public void A_second_writer_is_told_who_writes()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        using var writer = Ledger.OpenToWrite(study.Ledger, "a long import", TimeProvider.System);
        study.Write(InventedStudy.Header);
        var outcome = study.Run("ingest", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("a long import", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"{Environment.ProcessId}", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_run_left_is_brought_back_to_what_the_file_says()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        using (var ledger = Ledger.OpenToWrite(study.Ledger, "a run that is killed", TimeProvider.System))
        {
            var begun = ledger.Entries("ingest").Single();
            var claim = ledger.Entries("claim").ElementAt(1);
            var edited = System.Text.Encoding.UTF8.GetBytes(
                System.Text.Encoding.UTF8.GetString(claim.Body.Span).Replace("4200", "4900", StringComparison.Ordinal));
            ledger.Append([new("ingest", null, begun.Body, false), new("claim", claim.Record, edited, false)]);
        }

        Assert.Contains("c2 range 49006100", study.Standing());
        study.RunWell("ingest", "STUDY");
        Assert.Contains("c2 range 42006100", study.Standing());
        var entries = study.Entries();
        study.RunWell("ingest", "STUDY");
        Assert.Equal(entries, study.Entries());
    }

    [Fact]
    public void What_was_erased_stays_erased_though_its_source_still_has_it()
    {
        using var study = new InventedStudy();
        study.Write("data/people.csv", "id,name\np1,Invented Person One\n");
        study.Write("inputs/people.toml", "kind = \"report\"\npath = \"data/people.csv\"\n[origin]\ntitle = \"Invented\"\n[columns]\nid = \"id\"\nname = \"name\"\n");
        study.RunWell("ingest", "STUDY");
        using (var ledger = Ledger.OpenToWrite(study.Ledger, "a test", TimeProvider.System))
        {
            ledger.Erase(ledger.Entries("report").Single().Sequence, "asked for");
        }

        study.Write("data/people.csv", "id,name\np1,Invented Person One\np2,Invented Person Two\n");
        study.RunWell("ingest", "STUDY");
        using var after = Ledger.OpenToRead(study.Ledger);
        Assert.Equal(2, after.Entries("report").Count());
        Assert.True(after.Entries("report").First().Body.IsEmpty);
    }

    [Fact]
    public void The_archive_keeps_each_file_as_it_was_under_its_digest()
    {
        using var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        study.Write(InventedStudy.Claims + "c5,North,killed,cumulative,12,2031-02-01,The Counters,\n");
        study.RunWell("ingest", "STUDY");

        var archive = study.Bytes("archive");
        Assert.Equal(2, archive.Count);
        Assert.All(archive, file => Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Value)) + ".csv", file.Key));
    }

    private static (int Code, string Error) Told(Harness.Outcome outcome) => (outcome.ExitCode, outcome.Error);

    private static string[] Names(InventedStudy study) =>
        [.. Directory.EnumerateFileSystemEntries(study.Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
