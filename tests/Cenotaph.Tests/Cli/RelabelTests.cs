using System.Text.Json;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class RelabelTests
{
    private const string Linked = """
        [[relabel.linked]]
        side = "North"
        label = "deserter"
        entries = 1000
        after = 3
        unknown = 5
        precision = [90, 100]
        sensitivity = [80, 100]
        compensation_refused = 4
        origin = { publisher = "The Counters" }
        [[relabel.linked.strata]]
        from_days = 0
        pairs = 40
        listed = [50, 100]

        """;

    private const string Amounts = """
        [compensation.North]
        currency = "XXX"
        [[compensation.North.amounts]]
        id = "grant"
        low = 100
        high = 120
        origin = { publisher = "Ministry of the North" }

        """;

    private const string Audits = """
        [[relabel.registers]]
        side = "South"
        label = "deserter"
        claim = "c4"
        [[relabel.audits]]
        id = "check"
        side = "South"
        label = "deserter"
        finding = "mislabelled"
        counts = [3, 12]
        frame = "Men of one town"
        drawn = "Cases that families disputed"
        period = 2031
        origin = { publisher = "The Counters" }
        [[relabel.audits]]
        id = "letters"
        side = "South"
        label = "deserter"
        finding = "death-known"
        share = 0.2
        at_least = 50
        frame = "Letters"
        drawn = "Leaked"
        period = 2031
        origin = { publisher = "The Counters" }

        """;

    [Fact]
    public void Linked_counts_give_the_table_by_kappa_and_compensation_as_a_range()
    {
        using var study = Study(Linked + Amounts);
        var printed = study.RunWell("relabel", "STUDY", "--label", "deserter", "--side", "North");

        Assert.Contains("1,000 entries; linked to named dead: 40 with death on or before the label's date, 3 after it, 5 whose dates do not tell.", printed, StringComparison.Ordinal);
        Assert.Matches("on or before +1 +90 +[0-9]+ to [0-9]+ +a lower reading", printed);
        Assert.Matches("on or before +0.25 +360", printed);
        Assert.Matches("dates do not tell +1 +11", printed);
        Assert.Matches("1 +XXX +[0-9,]+ to [0-9,]+ +400 to [0-9,]+", printed);
        Assert.Contains("not evidence in a single case", printed, StringComparison.Ordinal);
        Assert.Contains("Mislabelled is not dead", printed, StringComparison.Ordinal);
        Assert.False(File.Exists(study.Ledger));
    }

    [Fact]
    public void Exchanged_sides_exchange_the_answers()
    {
        using var north = Study(Linked);
        using var south = Study(Linked.Replace("North", "South", StringComparison.Ordinal));

        Assert.Equal(
            Rows(north, "North").Concat(Rows(north, "South")),
            Rows(south, "South").Concat(Rows(south, "North")));
        Assert.NotEqual(Rows(north, "North"), Rows(north, "South"));
    }

    [Fact]
    public void Where_there_is_no_register_the_output_says_so()
    {
        using var study = Study("");
        var printed = study.RunWell("relabel", "STUDY", "--label", "missing");

        Assert.Equal(2, printed.Split("No register of this label is on record for this side.").Length - 1);
        Assert.Equal(2, printed.Split("Not estimable by linkage.").Length - 1);
    }

    [Fact]
    public void Audits_are_fractions_and_only_wrong_labels_are_set_beside_the_register()
    {
        using var study = Study(Audits);
        using var json = JsonDocument.Parse(study.RunWell("relabel", "STUDY", "--label", "deserter", "--side", "South", "--json"));
        var south = Assert.Single(json.RootElement.EnumerateArray());

        Assert.Equal([0.25, 0.2], south.GetProperty("audits").EnumerateArray().Select(audit => audit.GetProperty("share").GetDouble()));
        var product = Assert.Single(south.GetProperty("if_like_the_sample").EnumerateArray());
        Assert.Equal("check", product.GetProperty("audit").GetString());
        Assert.Equal(300_000, product.GetProperty("entries_that_would_be_wrong_if_the_register_were_like_this_sample").GetDouble());
        Assert.Contains("entries that would be wrong if the register were like this sample", study.RunWell("relabel", "STUDY", "--label", "deserter"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label = \"deserter\"", "label = \"lost\"", "expected deserter or missing")]
    [InlineData("side = \"North\"", "side = \"East\"", "expected a declared side")]
    [InlineData("[90, 100]", "[101, 100]", "expected two whole numbers")]
    [InlineData("entries = 1000", "entries = -1", "expected a whole number from 0")]
    [InlineData("entries = 1000", "wrong = 1", "a name that means nothing here")]
    [InlineData("low = 100", "low = 200", "the first at least 0 and at most the second")]
    [InlineData("\"XXX\"", "\"crowns\"", "three letters of ISO 4217")]
    public void A_fault_in_the_declarations_is_a_problem_that_names_its_line(string sound, string faulty, string message)
    {
        using var study = Study((Linked + Amounts).Replace(sound, faulty, StringComparison.Ordinal));
        var outcome = study.Run("relabel", "STUDY", "--label", "deserter");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Matches("study.toml, row [0-9]+, column", outcome.Error);
    }

    [Theory]
    [InlineData("c9", "claim \"c9\"")]
    [InlineData("c1", "claim c1 of North")]
    public void A_register_needs_a_claim_of_its_side(string claim, string message)
    {
        using var study = Study(Audits.Replace("\"c4\"", $"\"{claim}\"", StringComparison.Ordinal));
        var outcome = study.Run("relabel", "STUDY", "--label", "deserter");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--label", "dead", "\"dead\" is no label: deserter, missing.")]
    [InlineData("--side", "East", "\"East\" is no side of this study: North, South.")]
    public void Unknown_words_are_wrong_usage(string option, string word, string message)
    {
        using var study = Study("");
        var outcome = study.Run(option == "--label" ? ["relabel", "STUDY", option, word] : ["relabel", "STUDY", "--label", "missing", option, word]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(message + "\n", outcome.Error);
    }

    [Fact]
    public void The_shipped_study_recomputes_the_comparison_and_multiplies_no_deaths()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Cenotaph.Cli.CommandLine.Run(["relabel", Checkout.PathTo("studies", "russia-ukraine"), "--label", "deserter"], new(output, error, interactive: false), TimeProvider.System);
        var printed = output.ToString();

        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.Contains("The whole later period has 2.72 times the earlier count (2.69 to 2.74 by rounding).", printed, StringComparison.Ordinal);
        Assert.Contains("1,326 of 1,348", printed, StringComparison.Ordinal);
        Assert.Matches("sverdlovsk-2025 +S0-08 +49,676", printed);
        Assert.DoesNotMatch("complaints-2025 +S0-08", printed);
    }

    private static List<string> Rows(InventedStudy study, string side)
    {
        using var json = JsonDocument.Parse(study.RunWell("relabel", "STUDY", "--label", "deserter", "--side", side, "--json"));
        return [json.RootElement[0].GetProperty("linkage").GetRawText(), json.RootElement[0].GetProperty("notes").GetRawText()];
    }

    private static InventedStudy Study(string more)
    {
        var study = new InventedStudy();
        study.Write("study.toml", File.ReadAllText(study.PathTo("study.toml")) + "\n" + more);
        return study;
    }
}
