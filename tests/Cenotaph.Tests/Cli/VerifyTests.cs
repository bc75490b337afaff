using Cenotaph.Evidence;
using Microsoft.Data.Sqlite;

namespace Cenotaph.Tests.Cli;

public sealed class VerifyTests
{
    [Fact]
    public void A_sound_ledger_verifies_and_says_how_long_it_is()
    {
        using var study = Ingested();

        Assert.StartsWith("6 entries verified; the head is ", study.RunWell("verify", "STUDY"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'c2', 'c9') AS BLOB) WHERE sequence = 3", 3)]
    [InlineData("UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE sequence = 4", 4)]
    [InlineData("DELETE FROM entry WHERE sequence = 2", 2)]
    [InlineData("UPDATE entry SET sequence = 100 WHERE sequence = 3; UPDATE entry SET sequence = 3 WHERE sequence = 4; UPDATE entry SET sequence = 4 WHERE sequence = 100", 3)]
    [InlineData("INSERT INTO entry SELECT 7, recorded_at, kind, record, commitment, body, previous, hash FROM entry WHERE sequence = 5", 7)]
    public void An_edit_from_outside_is_named_by_its_entry(string edit, long broken)
    {
        using var study = Ingested();
        Edit(study, edit);
        var outcome = study.Run("verify", "STUDY");

        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith($"{study.Ledger} fails at entry {broken}: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_onto_a_broken_ledger()
    {
        using var study = Ingested();
        Edit(study, "DELETE FROM entry WHERE sequence = 2");
        study.Write(InventedStudy.Header);

        Assert.Equal(3, study.Run("ingest", "STUDY").ExitCode);
        Assert.Equal(3, study.Run("run", "STUDY").ExitCode);
        Assert.Equal(3, study.Run("publish", "STUDY").ExitCode);
        Assert.False(Directory.Exists(study.PathTo("out")));
    }

    [Fact]
    public void Entries_cut_off_the_end_are_found_by_the_heads()
    {
        using var study = Ingested();
        Edit(study, "DELETE FROM entry WHERE sequence > 4");
        var outcome = study.Run("verify", "STUDY");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("ledger.heads", outcome.Error, StringComparison.Ordinal);
        File.Delete(study.PathTo("ledger.heads"));
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Fact]
    public void A_chain_made_anew_is_found_by_a_head_kept_elsewhere()
    {
        using var study = Ingested();
        study.RunWell("publish", "STUDY");
        var kept = study.PathTo("kept.json");
        File.Copy(study.PathTo("out", "ledger-head.json"), kept);
        Assert.Equal(0, study.Run("verify", "STUDY", "--head", kept).ExitCode);

        foreach (var file in Directory.EnumerateFiles(study.Folder, "ledger.*"))
        {
            File.Delete(file);
        }

        study.RunWell("ingest", "STUDY");
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
        Assert.Equal(3, study.Run("verify", "STUDY", "--head", kept).ExitCode);
    }

    [Fact]
    public void A_file_of_heads_that_notes_none_is_no_check()
    {
        using var study = Ingested();
        var outcome = study.Run("verify", "STUDY", "--head", study.Write("kept.heads", "\n"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal($"{study.PathTo("kept.heads")} notes no head, so nothing can be checked against it.\n", outcome.Error);
    }

    [Fact]
    public void A_ledger_that_is_gone_fails_against_its_heads()
    {
        using var study = Ingested();
        File.Delete(study.Ledger);
        var outcome = study.Run("run", "STUDY");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("names entry 6, and the ledger is not there.", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(study.Ledger));
    }

    [Fact]
    public void A_damaged_file_gives_exit_3_and_the_last_good_entry()
    {
        using var study = Ingested();
        using (var file = new FileStream(study.Ledger, FileMode.Open))
        {
            file.Position = 4096;
            file.Write(new byte[file.Length - 4096]);
        }

        var outcome = study.Run("verify", "STUDY");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("No entry is known to be good.", outcome.Error, StringComparison.Ordinal);
        File.WriteAllText(study.Ledger, "not a database at all, but long enough to look at twice");
        Assert.Equal(3, study.Run("verify", "STUDY").ExitCode);
        Assert.Equal(3, study.Run("claims", "list", "STUDY").ExitCode);
    }

    [Fact]
    public void An_exported_ledger_verifies_without_the_study_and_an_edited_one_does_not()
    {
        using var study = Ingested();
        var export = study.PathTo("export.jsonl");
        study.RunWell("ledger", "export", "STUDY", "--to", export);
        Assert.StartsWith("6 entries verified", study.RunWell("verify", "--export", export), StringComparison.Ordinal);
        Assert.Equal(1, study.Run("ledger", "export", "STUDY", "--to", export).ExitCode);

        File.WriteAllText(export, File.ReadAllText(export).Replace("nearly 5,000", "nearly 6,000", StringComparison.Ordinal));
        var outcome = study.Run("verify", "--export", export);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("fails at entry 2: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_is_a_ledger_and_replaces_nothing()
    {
        using var study = Ingested();
        var backup = study.PathTo("backup.sqlite");
        study.RunWell("ledger", "backup", "STUDY", backup);

        Assert.True(Verification.Of(backup).IsSound);
        Assert.Equal(1, study.Run("ledger", "backup", "STUDY", backup).ExitCode);
    }

    [Fact]
    public void Json_tells_the_broken_entry_and_both_hashes()
    {
        using var study = Ingested();
        Edit(study, "UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE sequence = 4");
        using var answer = System.Text.Json.JsonDocument.Parse(study.Run("verify", "STUDY", "--json").Output);

        Assert.False(answer.RootElement.GetProperty("sound").GetBoolean());
        Assert.Equal(4, answer.RootElement.GetProperty("broken").GetInt64());
        Assert.Equal(64, answer.RootElement.GetProperty("found").GetString()!.Length);
        Assert.Equal(64, answer.RootElement.GetProperty("expected").GetString()!.Length);
    }

    [Fact]
    public void Wrong_usage_exits_with_2_and_says_where_help_is()
    {
        using var study = new InventedStudy();

        Assert.Equal(2, study.Run("verify").ExitCode);
        Assert.Equal(2, study.Run("frobnicate").ExitCode);
        Assert.Equal(2, study.Run("ingest", "STUDY", "--undo", "three").ExitCode);
        Assert.Equal(
            "Required argument 'study' missing for command: 'run'.\n"
            + "\"cenotaph --help\" lists the commands, \"cenotaph COMMAND --help\" explains one.\n",
            study.Run("run").Error);
    }

    [Fact]
    public void A_personal_body_that_is_erased_leaves_a_chain_that_verifies()
    {
        using var study = new InventedStudy();
        study.Write("data/people.csv", "id,name\np1,Invented Person One\np2,Invented Person Two\n");
        study.Write("inputs/people.toml", "kind = \"report\"\npath = \"data/people.csv\"\n[origin]\ntitle = \"Invented\"\n[columns]\nid = \"id\"\nname = \"name\"\n");
        study.RunWell("ingest", "STUDY");
        Directory.Delete(study.PathTo("archive"), recursive: true);
        long first;
        using (var ledger = Ledger.OpenToRead(study.Ledger))
        {
            first = ledger.Entries("report").First().Sequence;
        }

        study.RunWell("ledger", "erase", "STUDY", $"{first}", "--why", "asked for by the family");
        study.RunWell("verify", "STUDY");
        using (var ledger = Ledger.OpenToRead(study.Ledger))
        {
            Assert.Equal([true, false], ledger.Entries("report").Select(entry => entry.Body.IsEmpty));
        }

        Assert.Equal(1, study.Run("ledger", "erase", "STUDY", $"{first}", "--why", "again").ExitCode);
    }

    private static InventedStudy Ingested()
    {
        var study = new InventedStudy();
        study.RunWell("ingest", "STUDY");
        return study;
    }

    private static void Edit(InventedStudy study, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={study.Ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
