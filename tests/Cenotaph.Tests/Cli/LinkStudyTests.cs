using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

public sealed class LinkStudyTests
{
    private const string Input =
        """
        kind = "report"
        path = "data/NAME.csv"
        [origin]
        title = "An invented list"
        licence = "facts"
        [columns]
        id = "id"
        name = "name"
        birth_date = "born"
        settlement = "town"
        status = "status"
        """;

    private static readonly CopiedStudy Made = new(MakeOne);

    [Fact]
    public void A_second_run_with_nothing_changed_adds_nothing()
    {
        using var study = Study();

        var first = study.RunWell("link", "STUDY");
        var entries = study.Entries();
        var second = study.RunWell("link", "STUDY");

        Assert.Contains(" reports got a person's id, 0 ids were forwarded.", first, StringComparison.Ordinal);
        Assert.EndsWith("Nothing changed; no entry was added.\n", second, StringComparison.Ordinal);
        Assert.Equal(entries, study.Entries());
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Fact]
    public void A_judgement_joins_and_parts_and_old_ids_are_forwarded()
    {
        using var study = Study();
        study.RunWell("link", "STUDY");
        var before = Persons(study);
        var (one, other) = (before["a1"], before["a2"]);
        Assert.NotEqual(one, other);

        Judge(study, "person,a:a1,a:a2,same,reader,2031-01-01,seen\n");
        var joined = study.RunWell("link", "STUDY", "--json");
        var between = Persons(study);
        Judge(study, "person,a:a1,a:a2,same,reader,2031-01-01,seen\nperson,a:a1,a:a2,different,reader,2031-01-02,mistaken\n");
        study.RunWell("link", "STUDY");
        var after = Persons(study);
        var last = study.RunWell("link", "STUDY");

        using var told = JsonDocument.Parse(joined);
        Assert.Equal(1, told.RootElement.GetProperty("judgements").GetInt32());
        Assert.Equal(between["a1"], between["a2"]);
        Assert.Contains(between["a1"], new[] { one, other });
        Assert.NotEqual(after["a1"], after["a2"]);
        Assert.Contains(Forwards(study), forward => forward is { Fate: "merged" } && forward.To == between["a1"]);
        Assert.Contains(Forwards(study), forward => forward is { Fate: "split" } && forward.From == between["a1"]);
        Assert.EndsWith("no entry was added.\n", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same", "different")]
    [InlineData("different", "same")]
    public void Of_two_judgements_of_one_day_that_differ_neither_counts_whichever_stands_first(string first, string second)
    {
        using var study = Study();
        study.RunWell("link", "STUDY");
        var before = Persons(study);

        Judge(study, $"person,a:a1,a:a2,{first},reader,2031-01-01,seen\nperson,a:a1,a:a2,{second},other,2031-01-01,seen\n");
        var linked = study.Run("link", "STUDY");

        Assert.Equal(1, linked.ExitCode);
        Assert.Contains($"row 3, column \"decision\": seen \"{second}\"; expected the decision of the other row of that day, or a later day.", linked.Error, StringComparison.Ordinal);
        Assert.Contains(" 0 judgements were held to.", linked.Output, StringComparison.Ordinal);
        Assert.Equal(before, Persons(study));
        Judge(study, $"person,a:a1,a:a2,{first},reader,2031-01-01,seen\nperson,a:a1,a:a2,{second},other,2031-01-01,seen\nperson,a:a1,a:a2,same,other,2031-01-02,seen again\n");
        study.Run("link", "STUDY");
        Assert.Equal(Persons(study)["a1"], Persons(study)["a2"]);
    }

    [Fact]
    public void Who_is_not_reported_dead_is_counted_and_gets_no_id()
    {
        using var study = Study();

        using var told = JsonDocument.Parse(study.RunWell("link", "STUDY", "--json"));
        var persons = Persons(study);

        Assert.Equal(1, told.RootElement.GetProperty("persons_not_reported_dead").GetInt32());
        Assert.False(persons.ContainsKey("a60"));
    }

    [Fact]
    public void Who_bears_no_id_is_one_person_all_the_same_and_his_group_is_noted_once()
    {
        using var study = Study();
        foreach (var list in new[] { "a", "b" })
        {
            File.AppendAllText(study.PathTo("data", $"{list}.csv"), $"{list}900,Zacharias Umbrafeld Xaverovich,1961-11-03,Abseits,{(list == "a" ? "missing" : "captured")}\n");
        }

        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        Assert.Contains("the groups of those without an id were noted", study.RunWell("link", "STUDY"), StringComparison.Ordinal);
        Assert.Contains("Nothing changed; no entry was added.", study.RunWell("link", "STUDY"), StringComparison.Ordinal);
        var problems = new ProblemCollection();
        var loaded = Cenotaph.Studies.StudyLoader.Load(study.Folder, problems)!;
        using var ledger = Ledger.OpenToRead(study.Ledger);
        var book = Cenotaph.Studies.StudyPersonBook.Read(loaded, ledger, problems).Book;
        Assert.Single(book.Persons, person => person.Id is null && person.Reports.Select(report => report.Status).Order(StringComparer.Ordinal).SequenceEqual(["captured", "missing"]));
    }

    [Fact]
    public void Nothing_that_is_printed_holds_a_name()
    {
        using var study = Study();
        Judge(study, "person,a:a1,a:nobody,same,reader,2031-01-01,seen\n");
        var outcome = study.Run("link", "STUDY");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("Problem: judgements/persons.csv, row 2, column \"of\": seen \"a:nobody\"; expected another report of the ledger as input:id.\n", outcome.Error);
        Assert.DoesNotContain("Zor", outcome.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_for_tables_is_wrong_usage_with_a_study()
    {
        using var study = Study();

        Assert.Equal(new(2, "", "--out is for tables; a study's persons go into its ledger.\n"), study.Run("link", "STUDY", "--out", "x.csv"));
    }

    private static void Judge(InventedStudy study, string rows) => study.Write("judgements/persons.csv", "kind,from,of,decision,by,at,why\n" + rows);

    private static InventedStudy Study() => Made.Copy();

    private static InventedStudy MakeOne()
    {
        var study = new InventedStudy();
        var rows = InventedTable.People(80).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        foreach (var (name, list) in new[] { ("a", "A"), ("b", "B") })
        {
            study.Write($"inputs/{name}.toml", Input.Replace("NAME", name, StringComparison.Ordinal));
            var number = 0;
            study.Write($"data/{name}.csv", "id,name,born,town,status\n" + string.Concat(rows.Where(row => row[6] == list)
                .Select(row => FormattableString.Invariant($"{name}{++number},{row[1]} {row[2]} {row[3]},{row[4]},{row[5]},killed\n"))));
        }

        // one man whom nobody reports dead
        var path = study.PathTo("data", "a.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Select(row => row.StartsWith("a60,", StringComparison.Ordinal) ? "a60,Ottokar Quillfeder Xaverovich,1951-12-30,Abseits,captured" : row));
        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        return study;
    }

    // The id of each report's person, by the report's own id.
    private static Dictionary<string, string> Persons(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        var ids = ledger.Entries("report").Where(entry => entry.Record is not null).ToDictionary(entry => entry.Record!.Value.ToString(), entry => Member(entry, "id"));
        var persons = new Dictionary<string, string>();
        foreach (var entry in ledger.Entries("person-id"))
        {
            persons[ids[Member(entry, "report")]] = Member(entry, "person");
        }

        return persons;
    }

    private static List<(string From, string To, string Fate)> Forwards(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        return [.. ledger.Entries("person-forward").Select(entry => (Member(entry, "from"), Member(entry, "to"), Member(entry, "fate")))];
    }

    private static string Member(Entry entry, string name)
    {
        using var body = JsonDocument.Parse(entry.Body);
        return body.RootElement.GetProperty(name).GetString()!;
    }
}
