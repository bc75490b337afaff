using Cenotaph.Names;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Simulation;

public sealed class PersonSimulationTests
{
    private static readonly PersonSimulation Plain =
        new(20_000, 3, 5) { Script = ScriptChoice.Cyrillic, SourceSpread = 0, Rates = ReportRates.None };

    [Fact]
    public void Every_report_is_about_one_of_the_persons_between_death_and_the_last_day()
    {
        var simulation = new PersonSimulation(40_000, 6, 11);
        var people = simulation.People().ToArray();
        var last = simulation.FirstDay.AddDays(simulation.Days - 1);

        Assert.Equal(Enumerable.Range(0, 40_000).Select(number => (long)number), people.Select(person => person.Number));
        foreach (var report in simulation.Reports())
        {
            Assert.InRange(report.Published, people[report.Person].DeathDate, last);
        }
    }

    [Fact]
    public void Without_rates_and_spread_every_report_says_what_is_true()
    {
        var people = Plain.People().ToArray();
        foreach (var report in Plain.Reports())
        {
            var person = people[report.Person];
            Assert.Equal(
                (person.Surname, person.FirstName, person.Patronymic, DateSpan.Day(person.BirthDate).ToString()),
                (report.Surname, report.FirstName, report.Patronymic, report.BirthDate));
            Assert.Equal(
                (person.Region, person.Settlement, person.Unit, DateSpan.Day(person.DeathDate).ToString()),
                (report.Region, report.Settlement, report.Unit, report.DeathDate));
        }
    }

    [Fact]
    public void Without_spread_a_source_lists_the_share_it_was_given_of_those_who_died_early()
    {
        var early = Plain.FirstDay.AddDays(500);
        var people = Plain.People().ToArray();
        var reports = Plain.Reports().Where(report => report.Source == "s1" && people[report.Person].DeathDate < early);

        Trials.Agree(reports.LongCount(), people.LongCount(person => person.DeathDate < early), Plain.Coverage);
    }

    [Fact]
    public void Sources_with_spread_overlap_more_than_independent_ones()
    {
        var simulation = new PersonSimulation(30_000, 2, 3) { Rates = ReportRates.None };
        var lists = simulation.Reports().ToLookup(report => report.Source, report => report.Person);
        var both = lists["s0"].Intersect(lists["s1"]).Count();

        Assert.True(both > 1.1 * lists["s0"].Count() * lists["s1"].Count() / 30_000);
    }

    [Fact]
    public void Reports_of_a_person_are_rarely_neighbours()
    {
        var reports = new PersonSimulation(16_000, 8, 2).Reports().ToArray();
        var neighbours = reports.Zip(reports.Skip(1)).Count(pair => pair.First.Person == pair.Second.Person);

        Assert.True(neighbours < reports.Length / 100);
    }

    [Fact]
    public void Brothers_share_surname_father_and_home_and_are_as_frequent_as_asked()
    {
        var people = (Plain with { Brothers = 0.1, Namesakes = 0, Women = 0 }).People().ToArray();
        var brothers = people.Zip(people.Skip(1)).Count(pair =>
            pair.First.Surname == pair.Second.Surname && pair.First.Patronymic == pair.Second.Patronymic
            && pair.First.Settlement == pair.Second.Settlement && pair.First.FirstName != pair.Second.FirstName
            && Math.Abs(pair.First.BirthDate.Year - pair.Second.BirthDate.Year) <= 9);

        Trials.Agree(brothers, people.Length, 0.1);
    }

    [Fact]
    public void Namesakes_share_the_whole_name_and_the_year_of_birth()
    {
        Assert.True(Namesakes(0.1) > Namesakes(0) + 1_500);

        static int Namesakes(double share) => (Plain with { Brothers = 0, Namesakes = share }).People()
            .GroupBy(person => (person.Surname, person.FirstName, person.Patronymic, person.BirthDate.Year))
            .Sum(group => group.Count() - 1);
    }

    [Fact]
    public void Soldiers_die_between_18_and_72()
    {
        Assert.All(Plain.People(), person => Assert.InRange(person.DeathDate.Year - person.BirthDate.Year, 18, 72));
    }

    [Fact]
    public void Latin_sources_write_no_Cyrillic_and_keep_to_the_schemes_they_were_given()
    {
        var simulation = Plain with { Script = ScriptChoice.Latin, Schemes = ["french", "telegram"], SchemePerReport = 1 };
        var people = simulation.People().ToArray();
        var used = new HashSet<string>();
        foreach (var report in simulation.Reports())
        {
            var truth = people[report.Person].Surname;
            var (french, telegram) = (Romanisation.Find("french")!.Of(truth), Romanisation.Find("telegram")!.Of(truth));
            Assert.True(report.Surname == french || report.Surname == telegram);
            Assert.DoesNotContain(report.Region + report.Settlement + report.FirstName, letter => letter is >= 'Ѐ' and <= 'ӿ');
            used.Add(french == telegram ? "either" : report.Surname == french ? "french" : "telegram");
        }

        Assert.Superset(new HashSet<string> { "french", "telegram" }, used);
    }

    [Theory]
    [InlineData(ScriptChoice.Cyrillic, 0, 0)]
    [InlineData(ScriptChoice.Mixed, 2, 5)]
    [InlineData(ScriptChoice.Latin, 8, 8)]
    public void As_many_sources_romanise_as_the_script_says(ScriptChoice script, int least, int most)
    {
        var profiles = new PersonSimulation(1, 8, 4) { Script = script }.Profiles();

        Assert.InRange(profiles.Count(profile => profile.LatinShare > 0), least, most);
    }

    [Fact]
    public void A_copied_report_carries_the_error_of_the_original()
    {
        var simulation = new PersonSimulation(20_000, 12, 9)
        {
            Script = ScriptChoice.Cyrillic,
            SourceSpread = 0,
            Rates = ReportRates.None with { DateDigit = 0.5, Copied = 1 },
        };
        var copying = simulation.Profiles().First(profile => profile.Copies is not null);
        var original = $"s{copying.Copies}";
        var dates = simulation.Reports().ToLookup(report => report.Source);
        var of = dates[copying.Name].ToDictionary(report => report.Person, report => report.BirthDate);
        var shared = dates[original].Where(report => of.ContainsKey(report.Person)).ToArray();

        Assert.True(shared.Length > 1_000);
        Assert.All(shared, report => Assert.Equal(report.BirthDate, of[report.Person]));
    }

    [Fact]
    public void A_source_may_write_the_whole_name_into_the_surname()
    {
        var simulation = Plain with { FullNameSources = 1 };
        var people = simulation.People().ToArray();
        foreach (var report in simulation.Reports())
        {
            var person = people[report.Person];
            Assert.Null(report.FirstName);
            Assert.Null(report.Patronymic);
            Assert.True(report.Surname == $"{person.Surname} {person.FirstName} {person.Patronymic}"
                || report.Surname == $"{person.FirstName} {person.Patronymic} {person.Surname}");
        }
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(-1, 8)]
    [InlineData(1_000_000_001, 8)]
    [InlineData(10, 0)]
    [InlineData(10, -3)]
    [InlineData(10, 100)]
    public void Too_few_or_too_many_are_refused(long persons, int sources) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PersonSimulation(persons, sources, 1));

    [Fact]
    public void Settings_out_of_range_are_refused_by_name()
    {
        Assert.Equal("Typo", Assert.Throws<ArgumentOutOfRangeException>(() => new ReportRates { Typo = 1.1 }).ParamName);
        Assert.Equal("NoUnit", Assert.Throws<ArgumentOutOfRangeException>(() => new ReportRates { NoUnit = double.NaN }).ParamName);
        Assert.Equal("Brothers", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Brothers = -0.1 }).ParamName);
        Assert.Equal("Coverage", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Coverage = 0 }).ParamName);
        Assert.Equal("Days", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Days = 0 }).ParamName);
        Assert.Equal("FirstDay", Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { FirstDay = DateOnly.MaxValue }).ParamName);
        Assert.Contains("no scheme \"nonsense\"", Assert.Throws<ArgumentException>(() => Plain with { Schemes = ["nonsense"] }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_in_a_war_of_one_day_is_no_special_case()
    {
        var simulation = new PersonSimulation(1, 99, ulong.MaxValue) { Days = 1, Coverage = 1 };

        Assert.Single(simulation.People());
        Assert.All(simulation.Reports(), report => Assert.Equal(simulation.FirstDay, report.Published));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_million_persons_bear_over_50_000_surnames_and_the_commonest_is_that_of_six_to_ten_in_a_thousand()
    {
        var counts = (Plain with { Persons = 1_000_000, Sources = 1, Women = 0 }).People().CountBy(person => person.Surname).ToArray();
        var (name, most) = counts.MaxBy(count => count.Value);

        Assert.True(counts.Length > 50_000, $"{counts.Length} surnames");
        Assert.Equal("Иванов", name);
        Assert.InRange(most / 1_000_000.0, 0.006, 0.010);
    }
}
