using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

public sealed class PersonsTests
{
    private const string Input =
        """
        kind = "report"
        path = "data/NAME.csv"
        [origin]
        title = "An invented list"
        published = "2031-06-01"
        licence = "facts"
        [columns]
        id = "id"
        name = "name"
        birth_date = "born"
        settlement = "town"
        status = "status"
        form = "form"
        """;

    private static readonly CopiedStudy Made = new(MakeOne);

    [Fact]
    public void A_second_run_with_nothing_changed_adds_nothing()
    {
        using var study = Study();

        var first = study.RunWell("persons", "STUDY");
        var entries = study.Entries();
        var second = study.RunWell("persons", "STUDY");

        Assert.Contains("New: confirmed (two-groups): ", first, StringComparison.Ordinal);
        Assert.Contains("never merged into persons: group 1.", first, StringComparison.Ordinal);
        Assert.Contains("counted and never listed: captured 1.", first, StringComparison.Ordinal);
        Assert.EndsWith("Nothing changed; no entry was added.\n", second, StringComparison.Ordinal);
        Assert.Equal(entries, study.Entries());
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Fact]
    public void A_side_or_publisher_that_is_not_declared_is_a_problem_that_repeats_no_text()
    {
        using var study = Study();
        foreach (var column in new[] { "side", "source" })
        {
            study.Write("inputs/c.toml", Input.Replace("NAME", "c", StringComparison.Ordinal) + $"\n{column} = \"town\"\n");
            study.Write("data/c.csv", "id,name,born,town,status,form\nc2,Ottokar Quillfeder,1951,Zweimal,killed,\nc1,Xaver Quillfeder,1952,Dreimal,killed,\n");
            study.Run("ingest", "STUDY");
            study.Run("link", "STUDY");

            var told = study.Run("persons", "STUDY");

            Assert.Equal(1, told.ExitCode);
            Assert.Contains($"input c, column \"{column}\": seen a {(column == "side" ? "side" : "publisher")} that is not declared, in 2 reports, c1 among them; expected a ", told.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Zweimal", told.Output + told.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_rule_decides_anew_and_says_what_changed()
    {
        using var study = Study();
        study.RunWell("persons", "STUDY");
        var before = Standing(study, "confirmed");
        File.AppendAllText(study.PathTo("study.toml"), "\n[confirmation]\nversion = \"2\"\n[[confirmation.rules]]\nid = \"three\"\nstanding = \"confirmed\"\ngroups = 3\n");

        var changed = study.RunWell("persons", "STUDY");

        Assert.True(before > 0);
        Assert.Contains($"From confirmed (two-groups) to unconfirmed: {before} persons.\n", changed, StringComparison.Ordinal);
        Assert.Contains("Rules of confirmation: version 2, before usual-1;", changed, StringComparison.Ordinal);
        Assert.Equal(0, Standing(study, "confirmed"));
    }

    [Fact]
    public void A_person_is_shown_only_for_a_reason_that_the_ledger_keeps()
    {
        using var study = Study();
        study.RunWell("persons", "STUDY");
        var id = PersonOf(study, "a1");

        Assert.Equal(new(2, "", "This shows personal fields. Say why with --reveal \"…\"; the ledger keeps the reason.\n"), study.Run("persons", "show", "STUDY", id));
        var entries = study.Entries();
        var shown = study.RunWell("persons", "show", "STUDY", id, "--reveal", "second check");

        Assert.Contains("a:a1", shown, StringComparison.Ordinal);
        Assert.Equal(entries + 1, study.Entries());
        using var ledger = Ledger.OpenToRead(study.Ledger);
        Assert.Contains("second check", System.Text.Encoding.UTF8.GetString(Assert.Single(ledger.Entries("reveal")).Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_was_merged_leads_to_the_person_who_has_the_reports_now()
    {
        using var study = Study();
        study.RunWell("persons", "STUDY");
        study.Write("judgements/persons.csv", "kind,from,of,decision,by,at,why\nperson,a:a1,a:a2,same,reader,2031-01-01,seen\n");
        var (first, second) = (PersonOf(study, "a1"), PersonOf(study, "a2"));
        study.RunWell("link", "STUDY");
        var now = PersonOf(study, "a1");
        var lost = now == first ? second : first;

        var shown = study.Run("persons", "show", "STUDY", lost, "--reveal", "an old letter names this id");

        Assert.Equal(now, PersonOf(study, "a2"));
        Assert.Contains($"{lost} was merged on ", shown.Error, StringComparison.Ordinal);
        Assert.EndsWith($"its reports are with person {now}. Nothing was shown.\n", shown.Error, StringComparison.Ordinal);
        Assert.Contains("No person has or had the id \"0123456789ABC\".", study.Run("persons", "show", "STUDY", "0123456789ABC", "--reveal", "x").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_about_persons_are_listed_with_the_person_and_without_a_name()
    {
        using var study = Study();
        study.Write("inputs/c.toml", Input.Replace("NAME", "c", StringComparison.Ordinal) + "\nstatus_date = \"on\"\n");
        study.Write("data/c.csv", "id,name,born,town,status,form,on\nc1,Quillfeder Ottokar Xaverovich,1951-12-30,Abseits,killed,,2031-01-05\nc2,Quillfeder Ottokar Xaverovich,1951-12-30,Abseits,captured,,2031-03-05\n");
        study.Write("judgements/persons.csv", "kind,from,of,decision,by,at,why\nperson,c:c1,c:c2,same,reader,2031-01-01,seen\n");
        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        study.RunWell("link", "STUDY");
        var id = PersonOf(study, "c1");

        using var all = JsonDocument.Parse(study.RunWell("findings", "STUDY", "--json"));

        var of = all.RootElement.EnumerateArray().Where(finding => finding.TryGetProperty("persons", out var persons) && persons.EnumerateArray().Any(one => one.GetString() == id)).ToList();
        Assert.NotEmpty(of);
        var type = of[0].GetProperty("type").GetString()!;
        Assert.Contains($"of {id}", study.RunWell("findings", "STUDY", "--type", type), StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeder", all.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(2, study.Run("findings", "STUDY", "--type", "no-such").ExitCode);
    }

    [Fact]
    public void A_withdrawn_case_and_a_granted_correction_take_a_person_from_the_list()
    {
        using var study = Study();
        study.RunWell("persons", "STUDY");
        var id = PersonOf(study, "a2");
        study.Write("judgements/persons.csv", "kind,from,of,decision,by,at,why\nperson,a:a1,,withdrawn,reader,2031-01-01,alive\n");
        study.RunWell("persons", "STUDY");
        Assert.Equal(1, Standing(study, "withdrawn"));

        var added = study.RunWell("persons", "corrections", "add", "STUDY", id, "--ask", "wrong", "--by", "reader", "--why", "asked");
        var number = added.Split(' ', ',')[1];
        Assert.Equal(1, Standing(study, "withdrawn"));
        study.RunWell("persons", "corrections", "decide", "STUDY", number, "--outcome", "granted", "--by", "reader", "--why", "shown");

        Assert.Equal(2, Standing(study, "withdrawn"));
        using var counters = JsonDocument.Parse(study.RunWell("persons", "corrections", "list", "STUDY", "--json"));
        Assert.Equal(1, counters.RootElement.GetProperty("wrong_granted").GetInt32());
        Assert.DoesNotContain(id, counters.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_score_holds_decisions_against_the_truth()
    {
        using var study = Study();
        study.RunWell("persons", "STUDY");
        Assert.Equal(1, study.Run("persons", "score", "STUDY", "--json").ExitCode);
        var rows = from name in new[] { "a", "b" }
                   from row in File.ReadAllLines(study.PathTo("data", name + ".csv")).Skip(1)
                   let cells = row.Split(',')
                   select $"{name},{cells[0]},{cells[1]} {cells[2]},{(cells[0] == "a60" ? "alive" : "dead")},0,0\n";
        study.Write("truth.csv", "input,id,person,fate,label_wrong,poison\n" + string.Concat(rows));

        using var score = JsonDocument.Parse(study.RunWell("persons", "score", "STUDY", "--json"));

        Assert.Equal(1, score.RootElement.GetProperty("precision").GetProperty("share").GetDouble());
        Assert.Equal(Standing(study, "confirmed"), score.RootElement.GetProperty("precision").GetProperty("of").GetInt32());
    }

    [Fact]
    public void Nothing_that_is_printed_holds_a_name()
    {
        using var study = Study();
        var printed = study.RunWell("persons", "STUDY") + study.RunWell("persons", "STUDY", "--json") + study.RunWell("persons", "pending", "STUDY");

        var names = File.ReadAllLines(study.PathTo("data", "a.csv")).Skip(1).Select(row => row.Split(',')[1]).Where(name => name.Length > 0).ToList();
        Assert.All(names, name => Assert.DoesNotContain(name, printed, StringComparison.OrdinalIgnoreCase));
    }

    private static InventedStudy Study() => Made.Copy();

    private static InventedStudy MakeOne()
    {
        var study = new InventedStudy();
        var rows = InventedTable.People(80).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        foreach (var (name, list) in new[] { ("a", "A"), ("b", "B") })
        {
            study.Write($"inputs/{name}.toml", Input.Replace("NAME", name, StringComparison.Ordinal));
            var number = 0;
            study.Write($"data/{name}.csv", "id,name,born,town,status,form\n" + string.Concat(rows.Where(row => row[6] == list)
                .Select(row => FormattableString.Invariant($"{name}{++number},{row[1]} {row[2]} {row[3]},{row[4]},{row[5]},killed,\n"))));
        }

        var path = study.PathTo("data", "a.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Select(row => row.StartsWith("a60,", StringComparison.Ordinal) ? "a60,Ottokar Quillfeder Xaverovich,1951-12-30,Abseits,captured," : row)
            .Append("a900,,,Abseits,killed,group"));
        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        study.RunWell("link", "STUDY");
        return study;
    }

    private static int Standing(InventedStudy study, string word)
    {
        using var told = JsonDocument.Parse(study.RunWell("persons", "STUDY", "--json"));
        return told.RootElement.GetProperty("standings").GetProperty(word).GetInt32();
    }

    private static string PersonOf(InventedStudy study, string report)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        var handle = ledger.RecordOf("report", report[..1], report).ToString();
        return ledger.Entries("person-id").Select(entry => JsonDocument.Parse(entry.Body).RootElement)
            .Last(body => body.GetProperty("report").GetString() == handle).GetProperty("person").GetString()!;
    }
}
