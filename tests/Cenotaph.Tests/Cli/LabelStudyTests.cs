using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class LabelStudyTests
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
        relatives = "relatives"
        """;

    private static readonly CopiedStudy Made = new(() => MakeOne(onlyDead: false));
    private static readonly CopiedStudy MadeOfDead = new(() => MakeOne(onlyDead: true));

    [Fact]
    public void Each_answer_is_an_entry_at_once_and_one_taken_back_no_longer_counts()
    {
        using var study = Study();
        var before = study.Entries();

        var asked = study.Typing("s\nd\nz\nu\nq\n", "label", "STUDY", "--by", "reader-2", "--draw", "10", "--why", "seen");

        Assert.Equal((0, ""), (asked.ExitCode, asked.Error));
        Assert.EndsWith("\n2 of 10 pairs are judged; the ledger holds them.\n", asked.Output, StringComparison.Ordinal);
        Assert.Equal(before + 4, study.Entries());
        Assert.Equal(["same", "unsure"], Standing(study).Select(judgement => judgement.Decision));
        Assert.All(Standing(study), judgement => Assert.Equal(("reader-2", "seen"), (judgement.By, judgement.Why)));
        Assert.All(Standing(study), judgement => Assert.InRange(judgement.Inclusion!.Value, 1e-9, 1));
        Assert.Equal(0, study.Run("verify", "STUDY").ExitCode);
    }

    [Fact]
    public void What_a_reader_judged_is_not_asked_of_that_reader_again_but_of_another_one()
    {
        using var study = Study();
        study.RunWell("label", "STUDY", "--by", "reader-1", "--draw", "10000", "--out", study.PathTo("all.csv"));
        var all = Rows(study, "all.csv").Count - 1;

        study.Typing("s\nd\nu\nq\n", "label", "STUDY", "--by", "reader-1", "--draw", "10");

        Assert.Equal($"Pair 1 of {all - 3}", First(study.Typing("q\n", "label", "STUDY", "--by", "reader-1", "--draw", "10000")));
        Assert.Equal($"Pair 1 of {all}", First(study.Typing("q\n", "label", "STUDY", "--by", "reader-2", "--draw", "10000")));
        Assert.Contains($": {all - 3} pairs to judge", study.RunWell("label", "STUDY", "--draw", "10000", "--out", study.PathTo("rest.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_link_holds_to_the_judgements_and_is_calibrated_by_twenty()
    {
        using var study = Study();
        study.RunWell("link", "STUDY");
        study.RunWell("label", "STUDY", "--draw", "40", "--out", study.PathTo("pairs.csv"));
        var before = Persons(study);
        var rows = Rows(study, "pairs.csv");
        // Every second one against what the first run found: only a judgement can make it so.
        var judged = rows.Skip(1).Select((row, number) => (Left: row[1], Right: row[3], Word: number % 2 == 0 ? "same" : "different")).ToList();
        study.Write("judged.csv", "left,right,judgement\n" + string.Concat(judged.Select(row => $"{row.Left},{row.Right},{row.Word}\n")));

        Assert.EndsWith("\n", study.RunWell("label", "STUDY", "--take", study.PathTo("judged.csv"), "--by", "reader-2"), StringComparison.Ordinal);
        using var told = JsonDocument.Parse(study.Run("link", "STUDY", "--json").Output);
        var persons = Persons(study);

        Assert.Equal(40, told.RootElement.GetProperty("judgements").GetInt32());
        Assert.Equal(40, told.RootElement.GetProperty("calibration_labels").GetInt32());
        Assert.All(judged.Where(row => row.Word == "different" && !Joined(judged, row)), row => Assert.NotEqual(persons[row.Left], persons[row.Right]));
        Assert.Contains(judged, row => row.Word == "different" && before[row.Left] == before[row.Right] && persons[row.Left] != persons[row.Right]);
        Assert.All(judged.Where(row => row.Word == "same"), row => Assert.Equal(persons[row.Left], persons[row.Right]));
    }

    [Fact]
    public void A_file_taken_twice_adds_nothing_the_second_time()
    {
        using var study = Study();
        study.RunWell("label", "STUDY", "--draw", "10", "--out", study.PathTo("pairs.csv"));
        study.Write("judged.csv", string.Join('\n', File.ReadAllLines(study.PathTo("pairs.csv")).Select((row, number) => number == 0 ? row : row + (number < 4 ? "unsure" : ""))));

        var first = study.RunWell("label", "STUDY", "--take", study.PathTo("judged.csv"), "--by", "reader-2");
        var entries = study.Entries();
        var second = study.RunWell("label", "STUDY", "--take", study.PathTo("judged.csv"), "--by", "reader-2");

        Assert.Contains("3 pairs are judged in ", first, StringComparison.Ordinal);
        Assert.Contains("; 3 judgements by reader-2 were added to the ledger.", first, StringComparison.Ordinal);
        Assert.Contains("; 0 judgements by reader-2 were added to the ledger.", second, StringComparison.Ordinal);
        Assert.Equal(entries, study.Entries());
        Assert.Equal(3, Standing(study).Count);
    }

    [Fact]
    public void Two_readers_who_differ_on_one_day_are_a_problem_and_the_file_of_judgements_is_heard_too()
    {
        using var study = Study();
        study.RunWell("label", "STUDY", "--draw", "1", "--out", study.PathTo("pairs.csv"));
        var row = Rows(study, "pairs.csv")[1];
        foreach (var (word, by) in new[] { ("same", "reader-1"), ("different", "reader-2") })
        {
            study.Write("judged.csv", $"left,right,judgement\n{row[1]},{row[3]},{word}\n");
            study.RunWell("label", "STUDY", "--take", study.PathTo("judged.csv"), "--by", by);
        }

        var differing = study.Run("link", "STUDY");
        var standing = Standing(study);
        study.Write("judgements/persons.csv", $"kind,from,of,decision,by,at,why\nperson,{Report(study, row[1])},{Report(study, row[3])},different,desk,2999-01-01,settled\n");
        var settled = study.Run("link", "STUDY");

        Assert.Equal(1, differing.ExitCode);
        Assert.Equal(
            $"Problem: ledger.sqlite: seen entry {standing[1].Sequence}, \"different\" of a pair that ledger entry {standing[0].Sequence} calls same on that day; expected one decision of all readers on one day, or a later day.\n",
            differing.Error);
        Assert.Equal("", settled.Error);
        var persons = Persons(study);
        Assert.NotEqual(persons[row[1]], persons[row[3]]);
    }

    [Fact]
    public void Who_is_not_reported_dead_leaves_no_trace_in_the_pairs_and_relatives_are_not_shown()
    {
        using var with = Study();
        using var without = Study(onlyDead: true);
        with.RunWell("label", "STUDY", "--draw", "10000", "--out", with.PathTo("pairs.csv"));
        without.RunWell("label", "STUDY", "--draw", "10000", "--out", without.PathTo("pairs.csv"));

        // Handles are each ledger's own; all else is the same.
        static IEnumerable<string> Shown(InventedStudy study) =>
            Rows(study, "pairs.csv").Select(row => string.Join(',', row.Where((_, column) => column is not (0 or 1 or 2 or 3)))).Order(StringComparer.Ordinal);
        Assert.Equal(Shown(without), Shown(with));
        Assert.DoesNotContain("Ottokar", File.ReadAllText(with.PathTo("pairs.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain("Aunt", File.ReadAllText(with.PathTo("pairs.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain("890000", File.ReadAllText(with.PathTo("pairs.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_usage_is_said()
    {
        using var study = Study();

        Assert.Equal(new(2, "", "Give --by, the pseudonym of who judges, or --out to write the pairs to a file.\n"), study.Run("label", "STUDY"));
        Assert.Equal(
            new(2, "", "\"Olga P.\" is no pseudonym: up to 40 letters, digits, points, hyphens and underscores.\n"),
            study.Run("label", "STUDY", "--by", "Olga P."));
        Assert.Equal(new(2, "", "--by is for a study.\n"), study.Run("label", "people.csv", "--by", "reader-2", "--out", "x.csv"));
        study.Write("judged.csv", "left,right,judgement\n00,11,same\n");
        Assert.Equal(1, study.Run("label", "STUDY", "--take", study.PathTo("judged.csv"), "--by", "reader-2").ExitCode);
    }

    // Whether judgements "same" join the ends of a pair: the ones in the way of a "different" are told as problems by the run.
    private static bool Joined(List<(string Left, string Right, string Word)> judged, (string Left, string Right, string Word) pair)
    {
        var reached = new HashSet<string> { pair.Left };
        while (judged.Exists(row => row.Word == "same" && reached.Contains(row.Left) != reached.Contains(row.Right)))
        {
            foreach (var (left, right, word) in judged)
            {
                if (word == "same" && (reached.Contains(left) || reached.Contains(right)))
                {
                    reached.UnionWith([left, right]);
                }
            }
        }

        return reached.Contains(pair.Right);
    }

    private static string First(Outcome outcome) => outcome.Output[..outcome.Output.IndexOf('\n', StringComparison.Ordinal)];

    private static List<string[]> Rows(InventedStudy study, string file) => [.. File.ReadAllLines(study.PathTo(file)).Select(row => row.Split(','))];

    private static IReadOnlyList<Judgement> Standing(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        return Judgement.Standing(ledger);
    }

    private static Dictionary<string, string> Persons(InventedStudy study)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        var persons = new Dictionary<string, string>();
        foreach (var entry in ledger.Entries("person-id"))
        {
            persons[Member(entry, "report")] = Member(entry, "person");
        }

        return persons;
    }

    private static string Report(InventedStudy study, string handle)
    {
        using var ledger = Ledger.OpenToRead(study.Ledger);
        var entry = ledger.Entries("report").First(entry => entry.Record?.ToString() == handle);
        return Member(entry, "input") + ":" + Member(entry, "id");
    }

    private static string Member(Entry entry, string name)
    {
        using var body = JsonDocument.Parse(entry.Body);
        return body.RootElement.GetProperty(name).GetString()!;
    }

    private static InventedStudy Study(bool onlyDead = false) => (onlyDead ? MadeOfDead : Made).Copy();

    private static InventedStudy MakeOne(bool onlyDead)
    {
        var study = new InventedStudy();
        var rows = InventedTable.People(80).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        foreach (var (name, list) in new[] { ("a", "A"), ("b", "B") })
        {
            study.Write($"inputs/{name}.toml", Input.Replace("NAME", name, StringComparison.Ordinal));
            var living = onlyDead ? "" : $"{name}x1-q1,Ottokar Quillfeder Xaverovich,1951-12-30,Abseits,captured,Aunt\n{name}x2-q2,Ottokar Quillfeder Xaverovich,1951-12-30,Abseits,,Aunt\n";
            study.Write($"data/{name}.csv", "id,name,born,town,status,relatives\n" + string.Concat(rows.Where(row => row[6] == list)
                .Select((row, number) => $"{row[0]}-{row[7]},{row[1]} {row[2]} {row[3]},{row[4]},{row[5]}{(number % 20 == 3 ? " 89000012345" : "")},killed,Aunt\n")) + living);
        }

        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        return study;
    }
}
