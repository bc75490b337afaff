using System.Text.Json;
using Cenotaph.Persons;
using Cenotaph.Studies;
using Cenotaph.Tests.Cli;

namespace Cenotaph.Tests.Studies;

public sealed class SystemsStudyTests : IDisposable
{
    private const string Study = """
        schema = 1
        id = "lists"
        title = "Lists that overlap"
        start = 2031-01-01
        as_of = 2032-02-29
        steps = ["ingest", "systems", "publish"]
        [[sides]]
        id = "Red"
        name = "Red"
        [[systems]]
        id = "three"
        table = "overlaps"
        side = "Red"
        bootstraps = 40
        methods = ["loglinear", "sparse"]
        [[systems.compare]]
        label = "A later count"
        value = 700
        scope = "soldiers alone"
        origin = { title = "A register" }
        """;

    private const string Input = """
        kind = "histories"
        path = "data/overlaps.csv"
        lists = ["A", "B", "C"]
        strata = ["region"]
        imputation = "filled"
        [origin]
        title = "Invented overlaps"
        """;

    private readonly InventedStudy study = new();

    public SystemsStudyTests()
    {
        study.Write("study.toml", Study);
        study.Write("sources.toml", "[[publishers]]\nid = \"desk\"\nname = \"The Desk\"\n");
        File.Delete(study.PathTo("inputs", "claims.toml"));
        study.Write("inputs/overlaps.toml", Input);
        study.Write("data/overlaps.csv", Overlaps());
    }

    public void Dispose() => study.Dispose();

    [Fact]
    public void Strata_and_imputations_of_a_study_are_estimated_added_up_and_published_the_same_again()
    {
        Assert.Contains("three: 4 tables", study.RunWell("run", "STUDY"), StringComparison.Ordinal);
        var bytes = study.Bytes("out");
        var entries = study.Entries();
        var kept = Directory.GetFiles(study.PathTo("archive"), "*.systems").Order().ToList();
        Assert.NotEmpty(kept);
        using var json = JsonDocument.Parse(study.RunWell("systems", "STUDY", "--json"));
        var combined = json.RootElement[0].GetProperty("combined").EnumerateArray().ToList();
        Assert.Equal(["region = east", "region = west", "all strata"], combined.Select(one => one.GetProperty("stratum").GetString()).Distinct());
        Assert.All(combined, one => Assert.Equal(2, one.GetProperty("replicates").GetInt32()));
        Assert.Equal("soldiers alone", json.RootElement[0].GetProperty("compare")[0].GetProperty("scope").GetString());
        Assert.Contains("data/systems-combined.csv".Replace('/', Path.DirectorySeparatorChar), bytes.Keys);

        // Kept, spoilt or gone: the bytes are the same, and nothing is added to the ledger.
        File.WriteAllText(kept[0], "spoilt");
        File.Delete(kept[1]);
        study.RunWell("run", "STUDY");
        Assert.Equal(entries, study.Entries());
        var again = study.Bytes("out");
        Assert.Equal(bytes.Keys, again.Keys);
        Assert.All(bytes, file => Assert.Equal(file.Value, again[file.Key]));
    }

    [Theory]
    [InlineData("study.toml", "table = \"overlaps\"", "table = \"absent\"", "study.toml, row 10, column \"systems\": seen table \"absent\" in \"three\"; expected an input of kind histories.")]
    [InlineData("study.toml", "side = \"Red\"", "side = \"Red\"\nlists = [\"A\", \"Z\"]", "study.toml, row 10, column \"systems\": seen list \"Z\" in \"three\"; expected one of the lists of inputs/overlaps.toml: A, B, C.")]
    [InlineData("study.toml", "\"sparse\"]", "\"guess\"]", "study.toml, row 15, column \"systems.methods\": seen \"guess\"; expected loglinear, ")]
    [InlineData("study.toml", "side = \"Red\"\nboot", "side = \"Blue\"\nboot", "study.toml, row 13, column \"systems.side\": seen \"Blue\"; expected a declared side.")]
    [InlineData("study.toml", "side = \"Red\"\nboot", "persons = \"Red\"\nboot", "study.toml, row 10: seen none or several of table, persons and publishers; expected table,")]
    [InlineData("study.toml", "scope = \"soldiers alone\"\n", "", "study.toml, row 16, column \"systems.compare.scope\": seen nothing; expected who is counted, in words")]
    [InlineData("study.toml", "value = 700", "value = 700\nlow = 800", "column \"systems.compare.value\": seen no number, one below 0, or limits that do not hold it")]
    [InlineData("inputs/overlaps.toml", "lists = [\"A\", \"B\", \"C\"]", "lists = []", "inputs/overlaps.toml, row 3, column \"lists\": seen 0 lists; expected the names of 1 to 25 columns of 0 and 1.")]
    [InlineData("inputs/overlaps.toml", "\"C\"]", "\"count\"]", "seen the column \"count\" twice, empty, or of a name that rows have already")]
    public void A_section_that_cannot_be_used_says_where_what_was_seen_and_what_was_expected(string file, string from, string to, string problem)
    {
        var text = File.ReadAllText(study.PathTo(file)).ReplaceLineEndings("\n");
        Assert.Contains(from, text, StringComparison.Ordinal);
        study.Write(file, text.Replace(from, to, StringComparison.Ordinal));
        var run = study.Run("systems", "STUDY");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A,B,C", "A,B,Q", "\"C\"")]
    [InlineData("east,1,1,0,0", "east,1,2,0,0", "\"2\"")]
    public void A_table_without_a_column_or_with_another_word_than_0_and_1_is_a_problem(string from, string to, string seen)
    {
        study.Write("data/overlaps.csv", Overlaps().Replace(from, to, StringComparison.Ordinal));
        var run = study.Run("systems", "STUDY");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("data/overlaps.csv", run.Error, StringComparison.Ordinal);
        Assert.Contains(seen, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_of_one_lineage_are_one_list_and_who_retells_two_is_none()
    {
        var problems = new ProblemCollection();
        var publishers = StudyLoader.Load(study.Folder, problems)!.Vocabulary.Publishers;
        (string, string)[] edges = [("copy", "a"), ("copy-of-copy", "copy"), ("digest", "a"), ("digest", "b")];
        string[] sources = ["digest", "copy-of-copy", "b", "a", "c", "copy", "mirror"];
        var lists = SourceLists.Of(sources, new Independence(edges, [("c", "mirror")], []), [], publishers);
        Assert.Equal(["a = a + copy + copy-of-copy", "b = b", "c = c + mirror"], lists.Lists.Select(list => $"{list.Name} = {string.Join(" + ", list.Sources)}"));
        Assert.Equal(["digest"], lists.Retellers);
        lists = SourceLists.Of(sources, new Independence(edges[1..], [("c", "mirror")], []), [], publishers);
        Assert.Contains(lists.Lists, list => list.Sources.SequenceEqual(["copy", "copy-of-copy"]));
    }

    // 2 regions, 2 imputations: the second moves some of the west to the east.
    private static string Overlaps()
    {
        int[] counts = [120, 100, 20, 90, 22, 18, 6];
        var rows = from filled in new[] { 1, 2 }
                   from region in new[] { "east", "west" }
                   from history in Enumerable.Range(1, 7)
                   let count = counts[history - 1] + ((region == "east" ? 3 : -3) * (filled - 1))
                   select $"{region},{filled},{history & 1},{history >> 1 & 1},{history >> 2},{count}";
        return "region,filled,A,B,C,count\n" + string.Join('\n', rows) + "\n";
    }
}
