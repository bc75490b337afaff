using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

public sealed class ReportTests
{
    private const string Text = "Погиб рядовой Зорев Антон Борисович, 12.05.1991 г.р., уроженец г. Верхний Кузнецкой области. Погиб 3 февраля 2031 года, в/ч 12345. https://example.org/p/1";

    [Fact]
    public void A_pasted_text_is_read_field_by_field_and_saved_for_a_yes()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        var added = study.Typing("settlement=Nizhny\ny\n", "report", "add", "STUDY", "--text", Text, "--source", "The Counters", "--reveal", "new post", "--by", "reader-2");

        Assert.Equal((0, ""), (added.ExitCode, added.Error));
        Assert.Equal(entries + 5, study.Entries());
        var body = Body(study)!;
        Assert.Equal(("Зорев Антон Борисович", "рядовой"), (body["name"], body["rank"]));
        Assert.Equal(("1991-05-12", "2031-02-03", "killed"), (body["birth_date"], body["event_date"], body["status"]));
        Assert.Equal(("Nizhny", "Кузнецкая область", "в/ч 12345"), (body["settlement"], body["region"], body["unit"]));
        Assert.Equal(("counters", "reader-2", "desk", Hash(Text)), (body["source"], body["collector"], body["input"], body["document"]));
        Assert.False(body.ContainsKey("note"));
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("")]
    [InlineData("Y E S\n")]
    [InlineData("status=dead\ny\n")]
    public void Without_a_yes_or_with_a_faulty_field_nothing_is_saved_but_the_reason(string typed)
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        study.Typing(typed, "report", "add", "STUDY", "--text", Text, "--reveal", "new post", "--by", "reader-2");

        Assert.Equal(entries + 1, study.Entries());
        Assert.Null(Body(study));
    }

    [Theory]
    [InlineData("column \"side\": seen a side that is not declared; expected one of ", "--text", "Зорев Антон Борисович погиб", "--set", "side=Mauve")]
    [InlineData("seen a link alone, which says nothing of anybody; expected a text, or --set with at least one of ", "--link", "https://example.invalid/1")]
    public void A_side_that_the_study_lacks_and_a_link_alone_are_refused_before_anything_is_saved(string seen, params string[] what)
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        var refused = study.Run(["report", "add", "STUDY", .. what, "--reveal", "new post", "--by", "reader-2", "--yes"]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(seen, refused.Error, StringComparison.Ordinal);
        Assert.Equal(entries + 1, study.Entries());
        Assert.Null(Body(study));
    }

    [Fact]
    public void A_value_that_a_field_cannot_have_is_a_problem_and_nothing_is_written_but_the_reason()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        var refused = study.Typing("status=dead\ny\n", "report", "add", "STUDY", "--text", Text, "--reveal", "new post", "--by", "reader-2");

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("Problem: desk, column \"status\": seen a text of 4 characters; expected ", refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal(entries + 1, study.Entries());
        Assert.False(Directory.Exists(study.PathTo("documents")));
    }

    [Fact]
    public void A_report_of_the_desk_counts_outlives_an_ingest_and_is_taken_back_by_an_entry()
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);
        var id = Add(study);

        study.Write("data/b.csv", File.ReadAllText(study.PathTo("data", "b.csv")).Replace("b5,", "b500,", StringComparison.Ordinal));
        study.Run("ingest", "STUDY");
        study.Write("data/b.csv", File.ReadAllText(study.PathTo("data", "b.csv")).Replace("b500,", "b5,", StringComparison.Ordinal));
        study.Run("ingest", "STUDY");
        Assert.NotNull(Body(study));
        Assert.NotEqual(before, ReviewedStudy.State(study));

        Assert.Equal(1, study.Run("report", "undo", "STUDY", "desk:00", "--why", "x").ExitCode);
        Assert.Equal(0, study.Run("report", "undo", "STUDY", id, "--why", "entered twice").ExitCode);
        Assert.Equal(1, study.Run("report", "undo", "STUDY", id, "--why", "entered twice").ExitCode);
        Assert.Null(Body(study));
        Assert.Equal(0, study.Run("publish", "STUDY").ExitCode);
    }

    [Fact]
    public void A_report_taken_back_leaves_persons_as_they_were()
    {
        using var study = ReviewedStudy.Make();
        var before = ReviewedStudy.State(study);

        var id = Add(study);
        ReviewedStudy.State(study);
        study.RunWell("report", "undo", "STUDY", id, "--why", "entered twice");
        var after = ReviewedStudy.State(study);

        Assert.Equal(Persons(before), Persons(after).Where(line => Persons(before).Contains(line)));
        Assert.Equal(Standings(before), Standings(after));
    }

    [Fact]
    public void No_usage_without_reason_shows_a_field_and_no_source_is_made_up()
    {
        using var study = ReviewedStudy.Make();
        var entries = study.Entries();

        Assert.Equal(new(2, "", "This shows personal fields. Say why with --reveal \"…\"; the ledger keeps the reason.\n"), study.Run("report", "add", "STUDY", "--text", Text, "--by", "reader-2"));
        Assert.Equal(2, study.Run("report", "add", "STUDY", "--text", Text, "--reveal", "x").ExitCode);
        Assert.Equal(2, study.Run("report", "add", "STUDY", "--text", Text, "--set", "nonsense", "--reveal", "x", "--by", "reader-2").ExitCode);
        Assert.Equal(entries, study.Entries());
        var refused = study.Run("report", "add", "STUDY", "--text", Text, "--source", "Nobody", "--reveal", "x", "--by", "reader-2", "--yes");
        Assert.Equal(1, refused.ExitCode);
        Assert.DoesNotContain("Зорев", refused.Error, StringComparison.Ordinal);
        Assert.Null(Body(study));
    }

    [Fact]
    public void A_text_from_standard_input_ends_at_a_point_and_answers_follow()
    {
        using var study = ReviewedStudy.Make();

        var added = study.Typing(Text + "\n.\ny\n", "report", "add", "STUDY", "--reveal", "new post", "--by", "reader-2");

        Assert.Contains("Saved as desk:", added.Output, StringComparison.Ordinal);
        Assert.Equal(Hash(Text), Body(study)!["document"]);
    }

    [Fact]
    public void A_pasted_text_is_an_encrypted_document_that_the_report_names_and_that_unseals_to_the_same_bytes()
    {
        using var study = ReviewedStudy.Make();
        Add(study);

        var kept = Assert.Single(Directory.GetFiles(study.PathTo("documents")));
        Assert.Equal(Hash(Text) + ".sealed", Path.GetFileName(kept));
        var plain = Encoding.UTF8.GetBytes("Зорев");
        Assert.All(Directory.GetFiles(study.Folder, "*", SearchOption.AllDirectories), path => Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf(plain) < 0, path));
        study.RunWell("documents", "check", "STUDY");
        study.RunWell("ledger", "unseal", "STUDY", kept, "--to", study.PathTo("text.txt"), "--reveal", "reading it again");
        Assert.Equal(Text, File.ReadAllText(study.PathTo("text.txt")));
    }

    [Fact]
    public void The_same_text_again_is_said_and_adds_no_second_document()
    {
        using var study = ReviewedStudy.Make();
        var first = Add(study);
        var entries = study.Entries();

        var again = study.Typing("y\n", "report", "add", "STUDY", "--text", Text, "--reveal", "new post", "--by", "reader-2");

        Assert.Contains($"The same text was added before, as {first}.", again.Output, StringComparison.Ordinal);
        Assert.Equal(entries + 4, study.Entries());
        Assert.Single(Directory.GetFiles(study.PathTo("documents")));
    }

    [Fact]
    public void Who_names_another_document_keeps_the_text_in_the_note()
    {
        using var study = ReviewedStudy.Make();
        var scan = new string('a', 64);
        study.RunWell("report", "add", "STUDY", "--text", Text, "--set", "document=" + scan, "--reveal", "new post", "--by", "reader-2", "--yes", "--json");

        Assert.Equal((scan, Text), (Body(study)!["document"], Body(study)!["note"]));
        Assert.False(Directory.Exists(study.PathTo("documents")));
    }

    [Fact]
    public void An_input_file_cannot_take_the_desks_name()
    {
        using var study = ReviewedStudy.Make();
        File.Copy(study.PathTo("inputs", "a.toml"), study.PathTo("inputs", "desk.toml"));

        Assert.Contains("the name of the reports entered by hand", study.Run("ingest", "STUDY").Error, StringComparison.Ordinal);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Add(InventedStudy study)
    {
        using var told = JsonDocument.Parse(study.RunWell("report", "add", "STUDY", "--text", Text, "--reveal", "new post", "--by", "reader-2", "--yes", "--json"));
        return told.RootElement.GetProperty("saved").GetString()!;
    }

    private static List<string> Persons(string state) => [.. state.Split('\n').Where(line => line.Length > 40)];

    private static List<string> Standings(string state) => [.. state.Split('\n').Where(line => line.Length <= 40)];

    private static Dictionary<string, string>? Body(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        foreach (var record in CurrentRecords.Of(ledger, "report", keepVanished: true).Where(record => record.Run?.Input == "desk"))
        {
            using var body = JsonDocument.Parse(record.Entry.Body);
            return body.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
        }

        return null;
    }
}
