using Cenotaph.Ingest;
using Cenotaph.Simulation;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Simulation;

public sealed class FrontSimulationTests
{
    private static readonly FrontSimulation Small = new(3_000, 9_000, 5);

    [Fact]
    public void The_shipped_study_is_what_the_program_writes_byte_for_byte()
    {
        var (files, totals) = FrontFolder.Make(new(20_000, 60_000, 1));
        var folder = Checkout.PathTo("studies", "invented-front");

        foreach (var (name, bytes) in files)
        {
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder, name))), $"{name} differs; write the study again");
        }

        foreach (var part in new[] { "data", "inputs", "judgements" })
        {
            Assert.All(Directory.GetFiles(Path.Combine(folder, part)), path => Assert.Contains($"{part}/{Path.GetFileName(path)}", files.Keys));
        }

        Assert.InRange(totals.Reports, 59_900, 60_100);
        Assert.InRange((double)totals.ConfirmableDead / totals.Dead, 0.6, 0.8);
    }

    [Fact]
    public void The_same_settings_give_the_same_files_and_another_seed_gives_others()
    {
        var (one, same, other) = (FrontFolder.Make(Small).Files, FrontFolder.Make(Small).Files, FrontFolder.Make(new(3_000, 9_000, 6)).Files);

        Assert.All(one, file => Assert.Equal(file.Value, same[file.Key]));
        Assert.All(one.Where(file => file.Key.StartsWith("data/", StringComparison.Ordinal)), file => Assert.NotEqual(file.Value, other[file.Key]));
    }

    [Theory]
    [InlineData(200, 600)]
    [InlineData(1_000, 2_000)]
    [InlineData(1_000, 4_000)]
    public void It_comes_within_three_reports_of_the_number_asked_for(int persons, int reports)
    {
        var totals = FrontFolder.Make(new(persons, reports, 8)).Totals;

        Assert.Equal(persons, totals.Persons);
        Assert.InRange(totals.Reports, reports - 3, reports + 3);
    }

    [Fact]
    public void Nothing_is_published_before_it_happened_nor_after_the_last_day()
    {
        var (_, reports) = FrontFolder.World(Small);

        Assert.All(reports, report =>
        {
            Assert.InRange(report.Published, Small.Base.FirstDay, Small.LastDay);
            Assert.True(report["status_date"] is not { } day || DateOnly.Parse(day, null) <= report.Published, report.Id);
            Assert.False(report is { SaysDead: true, Planted: false, Person.IsDead: true } && report.Published < report.Person.Death, report.Id);
            Assert.False(report["event_date"] is { Length: 10 } date && DateOnly.Parse(date, null) > report.Published, report.Id);
        });
    }

    [Fact]
    public void The_truth_agrees_with_the_files_about_wrong_labels_and_planted_deaths()
    {
        var files = FrontFolder.Make(Small).Files;
        var truth = Rows(files["truth.csv"]).ToDictionary(row => (row["input"], row["id"]));
        var register = Rows(files["data/deserters.csv"]);

        Assert.NotEmpty(register);
        foreach (var row in register)
        {
            var known = truth[("deserters", row["п/п"])];
            var label = DateOnly.ParseExact(row["Дата отметки"], "dd.MM.yyyy", null);
            var isWrong = known["fate"] == "dead" && DateOnly.Parse(known["death_date"], null) <= label;
            Assert.Equal(isWrong ? "1" : "0", known["label_wrong"]);
        }

        Assert.All(truth.Values, row => Assert.Equal(row["fate"] == "dead", row["death_date"].Length > 0));
        Assert.All(truth.Values.Where(row => row["poison"] == "1"), row => Assert.Equal("alive", row["fate"]));
        Assert.Contains(truth.Values, row => row["poison"] == "1");
    }

    [Fact]
    public void A_family_and_an_undeclared_pair_say_each_planted_death_twice_and_every_forged_document_meets_a_living_namesake()
    {
        var (people, reports) = FrontFolder.World(new FrontSimulation(3_000, 9_000, 5) { PlantedDocuments = 0.002 });
        var planted = reports.Where(report => report.Planted).ToList();
        var dead = people.Where(person => person.IsDead).Select(person => person.Invented.Truth).ToLookup(truth => (truth.Surname, truth.FirstName, truth.Patronymic));

        foreach (var victim in planted.Where(report => report.Source.Input == "social").GroupBy(report => report.Person!.Number))
        {
            Assert.Single(victim.Select(report => FrontSources.Group(report.Source.Id)).Distinct());
            Assert.Equal(2, victim.Select(report => report.Source.Id).Distinct().Count());
        }

        var forged = planted.Where(report => report.Source.Input != "social").ToList();
        Assert.NotEmpty(forged);
        Assert.All(forged, report =>
        {
            var truth = report.Person!.Invented.Truth;
            Assert.NotEmpty(dead[(truth.Surname, truth.FirstName, truth.Patronymic)]);
            Assert.Contains(reports, other => other.Person?.Number == report.Person.Number && other["status"] == "alive");
        });
    }

    // Reports of death for each man so labelled, beside those of men without a label. About 1,800 men bear the label, so that the ratio has a
    // standard error of about 0.03; the bound is three of them.
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void A_deserter_label_divides_the_reports_of_a_death_by_what_the_settings_say(double suppression)
    {
        var (people, reports) = FrontFolder.World(
            new FrontSimulation(12_000, 36_000, 3) { DeserterSuppression = suppression, DeserterLabels = 0.4, MissingLabels = 0 });
        var own = reports.Where(report => report is { SaysDead: true, Planted: false, Person: not null } && report.Source.Of is null && report.Source.Document is "obituary" or "official" or "grave-photograph")
            .CountBy(report => report.Person!.Number).ToDictionary();
        double Mean(IEnumerable<FrontPerson> some) => some.Average(person => own.GetValueOrDefault(person.Number));

        // Of deaths long before the end, so that later discovery does not count.
        var early = people.Where(person => person.IsDead && person.Event < Small.LastDay.AddDays(-600) && person.Captured is null).ToList();
        var ratio = Mean(early.Where(person => person.Deserter >= person.Event)) / Mean(early.Where(person => person.Deserter is null));

        Assert.InRange(ratio, suppression - 0.1, suppression + 0.1);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrontSimulation(199, 600, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrontSimulation(1_000, 999, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrontSimulation(1_000, 5_001, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Small with { Dead = 1.01 });
    }

    [Fact]
    public void Extreme_shares_still_give_a_study()
    {
        var allDead = FrontFolder.Make(new FrontSimulation(200, 600, 1) { Dead = 1 }).Totals;
        var nobodyDead = FrontFolder.Make(new FrontSimulation(200, 600, 1) { Dead = 0 }).Totals;

        Assert.Equal((200, 0, 0), (allDead.Dead, allDead.Planted, allDead.LivingCalledDead));
        Assert.Equal((0, 0), (nobodyDead.Dead, nobodyDead.ListedDead));
    }

    private static List<Dictionary<string, string>> Rows(byte[] file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathTo("x.csv"), file);
        var problems = new ProblemCollection();
        using var reader = RowReader.Open(folder.PathTo("x.csv"), "x.csv", new(), problems);
        var rows = new List<Dictionary<string, string>>();
        while (reader!.Read())
        {
            rows.Add(reader.Columns.Select((column, number) => (column, Cell: reader[number].ToString())).ToDictionary(cell => cell.column, cell => cell.Cell, StringComparer.Ordinal));
        }

        Assert.Empty(problems);
        return rows;
    }
}
