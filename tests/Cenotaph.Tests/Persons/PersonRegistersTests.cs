using System.Collections.Immutable;
using Cenotaph.Persons;
using Cenotaph.Registers;
using CsCheck;
using static Cenotaph.Tests.Persons.InventedHistory;

namespace Cenotaph.Tests.Persons;

public sealed class PersonRegistersTests
{
    private static readonly Dictionary<string, string> Alone = [];

    [Fact]
    public void A_person_counts_from_the_vintage_at_which_a_report_said_dead_by_what_was_known_then()
    {
        var missing = Said(1, "missing", "2023-03-01") with { Known = new(2023, 3, 5), Region = "Lake" };
        var dead = Dead(2, "2023-03") with { Known = new(2023, 4, 10), Region = "Hill" };
        var grave = Dead(3, "2023-03-02", "grave-photograph") with { Known = new(2023, 6, 30), Region = "hill", Birth = Date("1990") };

        var registers = PersonRegisters.Of(
            [Of(missing, dead, grave)], person => person.Reports.Length > 2 ? Standing.Confirmed : Standing.Unconfirmed,
            VintageDays.MonthEnds(new(2023, 3, 1), new(2023, 7, 31)));

        Assert.Equal(
            ["2023-04-30  Unconfirmed 1", "2023-05-31  Unconfirmed 1", "2023-06-30 2023-W09 Confirmed 1", "2023-07-31 2023-W09 Confirmed 1"],
            registers[0].Cells.Select(cell => $"{cell.Vintage:yyyy-MM-dd} {cell.Week} {cell.Standing} {cell.Count}"));
        // one report each for Lake and Hill: the earlier known; then a document and two groups for Hill
        Assert.Equal(["Lake", "Lake", "Hill", "Hill"], Register(registers, "region").Cells.Select(cell => cell.Value));
        Assert.Equal([null, null, "30-34", "30-34"], Register(registers, "age").Cells.Select(cell => cell.Value));
    }

    [Fact]
    public void In_every_vintage_and_standing_the_totals_of_all_dimensions_are_equal() => Gen.Select(AnyPerson.Array[1, 30], Gen.Int[0, 900]).Sample((persons, start) =>
    {
        var vintages = VintageDays.MonthEnds(Start.AddDays(start), Start.AddDays(start + 200));
        var registers = PersonRegisters.Of(persons, Stands, vintages);
        Assert.Equal(PersonRegisters.Dimensions, registers.Select(register => register.Dimension));
        foreach (var vintage in vintages)
        {
            var known = persons.Select(person => person with { Reports = [.. person.Reports.Where(report => report.Known <= vintage)] })
                .Where(person => person.IsSaidDead).ToList();
            foreach (var standing in Enum.GetValues<Standing>())
            {
                Assert.All(registers, register => Assert.Equal(known.Count(person => Stands(person) == standing), register.Total(vintage, standing)));
            }
        }

        Assert.All(registers, register => Assert.All(register.Cells, cell => Assert.True(cell.Count > 0)));
        Assert.All(registers, register => Assert.Equal(register.Cells.Length, register.Cells.DistinctBy(cell => (cell.Vintage, cell.Week, cell.Value, cell.Standing)).Count()));
    });

    [Fact]
    public void A_series_has_the_counted_standings_together_and_what_is_not_known_in_a_part_of_its_own() => AnyPerson.Array[1, 30].Sample(persons =>
    {
        var vintages = VintageDays.MonthEnds(Start, Start.AddDays(900));
        foreach (var register in PersonRegisters.Of(persons, Stands, vintages))
        {
            var series = PersonSeries.Of(register, [Standing.Confirmed, Standing.Probable], Definition(register.Dimension));
            Assert.All(vintages, vintage => Assert.Equal(
                register.Total(vintage, Standing.Confirmed, Standing.Probable),
                series.Rows.Where(row => row.Vintage == DateSpan.Day(vintage)).Sum(row => row.Value)));
            Assert.All(series.Rows, row => Assert.True(row.Date is null != row.Part.IsEmpty));
            Assert.Equal(series.Rows.Length, series.Rows.DistinctBy(row => (row.Vintage, row.Date, string.Join('|', row.Part))).Count());
        }
    });

    [Fact]
    public void The_value_of_most_documents_is_taken_then_of_most_groups_then_the_earliest_and_losers_are_counted()
    {
        var press = Report(1) with { Rank = "private", Known = new(2023, 1, 1) };
        var relatives = Report(2) with { Rank = " Sergeant ", Known = new(2023, 2, 1) };
        var post = Report(3) with { Rank = "sergeant", Known = new(2023, 3, 1) };
        var grave = Report(4) with { Rank = "corporal", DocumentKind = "grave-photograph", Known = new(2023, 4, 1) };

        Assert.Equal("private", Ranks(Alone, press, relatives).Taken!.Value);
        Assert.Equal("Sergeant", Ranks(Alone, press, relatives, post).Taken!.Value);
        Assert.Equal("private", Ranks(new() { ["source-2"] = "g", ["source-3"] = "g" }, press, relatives, post).Taken!.Value);
        Assert.Equal("corporal", Ranks(Alone, press, relatives, post, grave).Taken!.Value);
        Assert.Equal((3, 3), (Ranks(Alone, press, relatives, post, grave).Values.Length, Ranks(Alone, press, relatives, post, grave).Disagreements));
        Assert.Null(Ranks(Alone, press with { Rank = "  " }).Taken);

        static AssertedField<string> Ranks(Dictionary<string, string> groups, params PersonReport[] reports) =>
            AssertedFields.Texts(reports, report => report.Rank, groups);
    }

    [Fact]
    public void A_coarse_date_supports_the_finer_one_that_it_holds_and_disagrees_only_where_it_cannot_be_true()
    {
        PersonReport[] reports = [Dead(1, "2023-03-05"), Dead(2, "2023-04-01"), Dead(3, "2023-04"), Dead(4, "2023")];
        var dates = AssertedFields.Dates(reports, report => report.Event, Alone);

        Assert.Equal("2023-04-01", dates.Taken!.Value.ToString());
        Assert.Equal(3, dates.Taken.Groups);
        Assert.Equal(1, dates.Disagreements);
        Assert.Equal(["2023-04-01", "2023-03-05", "2023-04", "2023"], dates.Values.Select(one => one.Value.ToString()));
    }

    [Theory]
    [InlineData(17, "0-17")]
    [InlineData(18, "18-20")]
    [InlineData(60, "60+")]
    [InlineData(120, "60+")]
    [InlineData(121, null)]
    [InlineData(-1, null)]
    public void An_age_is_in_one_band(int age, string? band) => Assert.Equal(band, AgeBands.Standard.Of(age));

    [Theory]
    [InlineData("1990", "2023-03-02", "30-34")]
    [InlineData("1993", "2023-03-02", null)]
    [InlineData("1993-03-02", "2023-03-02", "30-34")]
    [InlineData("1993-03-03", "2023-03-02", "25-29")]
    [InlineData("2004-02-29", "2022-02-28", "0-17")]
    [InlineData("2004-02-29", "2022-03-01", "18-20")]
    public void The_age_at_death_is_known_where_birth_and_death_leave_one_band(string born, string died, string? band) =>
        Assert.Equal(band, PersonValues.Of([Dead(1, died) with { Birth = Date(born) }]).Age);

    [Fact]
    public void The_age_that_a_report_gives_counts_where_the_dates_leave_more_than_one_band() =>
        Assert.Equal("25-29", PersonValues.Of([Dead(1, "2023-03-02") with { Birth = Date("1993"), Age = 29 }]).Age);

    [Theory]
    [InlineData("2023-03-02", "2023-W09")]
    [InlineData("2023-02-27/2023-03-05", "2023-W09")]
    [InlineData("2023-03-02/2023-03-06", null)]
    [InlineData("2023-03", null)]
    [InlineData("2024-12-30", "2025-W01")]
    [InlineData("9999-12-31", null)]
    [InlineData("0001-01-01", "0001-W01")]
    public void A_date_is_in_a_week_where_all_its_days_are(string date, string? week) =>
        Assert.Equal(week, PersonRegisters.WeekOf(Date(date))?.ToString());

    [Fact]
    public void Vintages_end_weeks_on_Sundays_and_months_on_their_last_day()
    {
        Assert.Equal(["2024-02-25", "2024-03-03"], VintageDays.WeekEnds(new(2024, 2, 20), new(2024, 3, 9)).Select(Iso));
        Assert.Equal(["2024-02-25"], VintageDays.WeekEnds(new(2024, 2, 25), new(2024, 2, 25)).Select(Iso));
        Assert.Equal(["2024-01-31", "2024-02-29"], VintageDays.MonthEnds(new(2024, 1, 31), new(2024, 3, 30)).Select(Iso));
        Assert.Empty(VintageDays.MonthEnds(new(2024, 1, 2), new(2024, 1, 30)));
    }

    [Fact]
    public void Captures_add_up_to_the_persons_and_to_what_each_group_lists() => AnyPerson.Array[1, 40].Sample(persons =>
    {
        var groups = new Dictionary<string, string> { ["press"] = "media", ["relatives"] = "media" };
        var histories = CaptureHistories.Of(persons, groups);
        Assert.Equal(persons.Count(person => person.IsSaidDead), histories.Patterns.Sum(pattern => pattern.Count));
        Assert.DoesNotContain(histories.Patterns, pattern => !pattern.Listed.Contains('1', StringComparison.Ordinal) || pattern.Listed.Length != histories.Groups.Length);
        Assert.Equal(histories.Patterns.Select(pattern => pattern.Listed).Distinct().OrderDescending(StringComparer.Ordinal), histories.Patterns.Select(pattern => pattern.Listed));
        foreach (var (group, at) in histories.Groups.Select((group, at) => (group, at)))
        {
            Assert.Equal(
                persons.Count(person => person.Reports.Any(report => report.SaysDead && groups.GetValueOrDefault(report.Source, report.Source) == group)),
                histories.Patterns.Where(pattern => pattern.Listed[at] == '1').Sum(pattern => pattern.Count));
        }
    });

    [Fact]
    public void Pending_cases_are_aged_from_the_first_report_that_said_dead()
    {
        DateOnly asOf = new(2024, 1, 1);
        var old = Of(Said(1, "missing", null) with { Known = asOf.AddDays(-900) }, Dead(2, "2022") with { Known = asOf.AddDays(-90) }, Dead(3, "2022") with { Known = asOf });
        var later = Of(Dead(1, "2022") with { Known = asOf.AddDays(9) });

        var ages = PendingAges.Of([(old, Standing.Probable), (later, Standing.Contested), (old, Standing.Confirmed), (old, Standing.Unconfirmed)], asOf);

        Assert.Equal(15, ages.Length);
        Assert.Equal(
            [new(Standing.Contested, 0, 29, 1), new(Standing.Unconfirmed, 90, 179, 1), new PendingAge(Standing.Probable, 90, 179, 1)],
            ages.Where(one => one.Count > 0));
    }

    [Fact]
    public void Units_and_regions_with_contradictions_are_counted_once_however_they_are_written()
    {
        var found = StatusFindings.Of([.. new[] { ("7th regiment", "Hill"), ("7TH  regiment", "Lake"), ("9th regiment", "Hill"), (null, "Hill") }.Select(place =>
            Of(Dead(1, "2023-03-05", "funeral") with { Unit = place.Item1, Region = place.Item2, StatusDate = Date("2023-03-07"), Known = new(2023, 4, 1) },
                Said(2, "deserter", "2023-05-01") with { Known = new(2023, 6, 1) }))]);

        var tally = UnitTally.Of(found);

        Assert.Equal([new(null, 4, 2, 2), new("deserter-after-funeral", 4, 2, 2), new TallyTotal("label-after-death", 4, 2, 2)], tally.Totals);
        Assert.Equal(["7TH  regiment 2", "9th regiment 1", " 1"], tally.Units.Where(row => row.Type is null).Select(row => $"{row.Place} {row.Persons}"));
        Assert.Equal(["Hill 3", "Lake 1"], tally.Regions.Where(row => row.Type == "label-after-death").Select(row => $"{row.Place} {row.Persons}"));
        Assert.All(tally.Units, row => Assert.Equal(new(2023, 6, 1), row.Newest));
        Assert.Equal(["regiment 3", " 1"], UnitTally.Of(found, unit => unit[^8..]).Units.Where(row => row.Type is null).Select(row => $"{row.Place} {row.Persons}"));
        Assert.Empty(UnitTally.Of([]).Totals);
    }

    [Fact]
    public void Every_row_of_a_tally_lies_between_one_and_all_its_persons() => AnyPerson.Array[1, 60].Sample(persons =>
    {
        var found = StatusFindings.Of(persons);
        var tally = UnitTally.Of(found);
        foreach (var rows in new[] { tally.Units, tally.Regions })
        {
            Assert.Equal(found.Select(one => one.Person).Distinct().Count(), rows.Where(row => row.Type is null).Sum(row => row.Persons));
            foreach (var place in rows.GroupBy(row => row.Place))
            {
                var any = place.Single(row => row.Type is null).Persons;
                Assert.All(place, row => Assert.InRange(row.Persons, 1, any));
                Assert.True(place.Where(row => row.Type is not null).Sum(row => row.Persons) >= any);
            }
        }
    });

    private static string Iso(DateOnly day) => DateSpan.Day(day).ToString();

    private static Standing Stands(Person person) => person.Reports.Length switch
    {
        1 => Standing.Unconfirmed,
        2 => Standing.Probable,
        < 6 => Standing.Confirmed,
        _ => Standing.Contested,
    };

    private static PersonRegister Register(ImmutableArray<PersonRegister> registers, string dimension) =>
        registers.Single(register => register.Dimension == dimension);

    private static SeriesDefinition Definition(string id) => new(
        id, new(id), new() { Side = "North", Category = "killed", Kind = QuantityKind.Period }, "counters", null, null, null, "persons", new("Counters"));
}
