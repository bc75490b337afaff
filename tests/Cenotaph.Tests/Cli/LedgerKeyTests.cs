using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

public sealed class LedgerKeyTests
{
    private const string List = "id,name,status\n1,Ottokar Quillfeder,killed\n2,Wendelin Abseits,killed\n";

    private const string Input =
        """
        kind = "report"
        path = "data/list.csv"
        [origin]
        title = "An invented list"
        licence = "facts"
        [columns]
        id = "id"
        name = "name"
        status = "status"
        """;

    [Fact]
    public void What_is_taken_in_about_persons_stands_plain_in_no_file_that_the_program_makes()
    {
        using var study = Study();
        var plain = Encoding.UTF8.GetBytes("Quillfeder");
        foreach (var path in Directory.GetFiles(study.Folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("list.csv", StringComparison.Ordinal)))
        {
            Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf(plain) < 0, path);
        }

        Assert.Single(Directory.GetFiles(study.PathTo("archive"), "*.csv.sealed"));
        Assert.Single(Directory.GetFiles(study.PathTo("archive"), "*.csv"));
    }

    [Fact]
    public void Taking_the_same_list_in_again_adds_nothing_and_a_changed_row_supersedes()
    {
        using var study = Study();
        var entries = study.Entries();
        study.RunWell("ingest", "STUDY");
        Assert.Equal(entries, study.Entries());
        study.Write("data/list.csv", List.Replace("Abseits", "Beiseite", StringComparison.Ordinal));
        Assert.Matches(@"list\s.*2\s.*0\s.*1\s.*0\s.*0", study.RunWell("ingest", "STUDY"));
    }

    [Fact]
    public void An_archived_list_is_unsealed_for_a_reason_that_the_ledger_keeps()
    {
        using var study = Study();
        var archived = Directory.GetFiles(study.PathTo("archive"), "*.csv.sealed")[0];
        var to = study.PathTo("plain.csv");
        var refused = study.Run("ledger", "unseal", "STUDY", archived, "--to", to);
        Assert.Equal((2, false), (refused.ExitCode, File.Exists(to)));
        Assert.Contains("Say why with --reveal", refused.Error, StringComparison.Ordinal);

        study.RunWell("ledger", "unseal", "STUDY", archived, "--to", to, "--reveal", "comparing editions");
        Assert.Equal(List, File.ReadAllText(to));
        using var ledger = Ledger.OpenToRead(study.Ledger);
        Assert.Equal("""{"command":"ledger unseal","why":"comparing editions"}""", Encoding.UTF8.GetString(Assert.Single(ledger.Entries("reveal")).Body.Span));
    }

    [Fact]
    public void A_damaged_sealed_file_leaves_no_half_of_it()
    {
        using var study = Study();
        var archived = Directory.GetFiles(study.PathTo("archive"), "*.csv.sealed")[0];
        var bytes = File.ReadAllBytes(archived);
        bytes[^20] ^= 1;
        File.WriteAllBytes(archived, bytes);
        var refused = study.Run("ledger", "unseal", "STUDY", archived, "--to", study.PathTo("plain.csv"), "--reveal", "looking");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("was changed, cut, or belongs to another ledger", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(study.Folder, "plain*"));
    }

    [Fact]
    public void Bodies_are_exported_for_a_reason_alone()
    {
        using var study = Study();
        var refused = study.Run("ledger", "export", "STUDY", "--bodies", "--to", study.PathTo("x.jsonl"));
        Assert.Equal((2, false), (refused.ExitCode, File.Exists(study.PathTo("x.jsonl"))));
        study.RunWell("ledger", "export", "STUDY", "--bodies", "--to", study.PathTo("x.jsonl"), "--reveal", "moving house");
        Assert.Contains("Quillfeder", File.ReadAllText(study.PathTo("x.jsonl")), StringComparison.Ordinal);
        Assert.Equal(0, study.Run("verify", "--export", study.PathTo("x.jsonl")).ExitCode);
    }

    [Fact]
    public void A_ledger_locked_with_a_key_file_of_its_own_says_which_one_it_wants()
    {
        using var study = Study();
        var key = study.PathTo("mine.key");
        study.RunWell("ledger", "key", "STUDY", "--file", key);
        Assert.True(File.Exists(key));
        var refused = study.Run("link", "STUDY");
        Assert.Equal(1, refused.ExitCode);
        Assert.Matches("locked with the key file [0-9a-f]{16}", refused.Error);
        Assert.Contains("2 personal bodies could not be opened and were not checked.", study.RunWell("verify", "STUDY"), StringComparison.Ordinal);
        Assert.Equal(2, study.Run("ledger", "key", "STUDY").ExitCode);
        Assert.Equal(1, study.Run("ledger", "key", "STUDY", "--passphrase-from", "CENOTAPH_NO_SUCH_VARIABLE").ExitCode);
    }

    private static InventedStudy Study()
    {
        var study = new InventedStudy();
        study.Write("inputs/list.toml", Input);
        study.Write("data/list.csv", List);
        study.RunWell("ingest", "STUDY");
        return study;
    }
}
