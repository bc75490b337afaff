using System.Collections.Immutable;
using Cenotaph.Persons;
using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

/// <summary>Invented persons of the North, read into counts.</summary>
public sealed class LabelledPersonsTests
{
    private static readonly DateOnly AsOf = new(2033, 1, 1);

    private static readonly PersonReading Deserters = new() { Side = "North", Label = "deserter", AsOf = AsOf };

    [Theory]
    [InlineData("2032-03-01", "2032-03-05", LabelTiming.OnOrBefore)]
    [InlineData("2032-03-05", "2032-03-05", LabelTiming.OnOrBefore)]
    [InlineData("2032-03-06", "2032-03-05", LabelTiming.After)]
    [InlineData("2032-03", "2032-03-05", LabelTiming.Unknown)]
    [InlineData("2032-03", "2032-04", LabelTiming.OnOrBefore)]
    [InlineData(null, "2032-03-05", LabelTiming.Unknown)]
    [InlineData("2032-03-01", null, LabelTiming.Unknown)]
    public void The_dates_of_death_and_label_tell_the_row(string? death, string? label, LabelTiming timing)
    {
        var evidence = LabelledPersons.Evidence([At(Dead(death, "obituary"), Label("deserter", label))], Deserters);

        Assert.Equal(timing, Assert.Single(evidence.Pairs).Timing);
    }

    [Fact]
    public void Coverage_is_the_share_of_the_independent_lists_dead_who_are_named_elsewhere()
    {
        var evidence = LabelledPersons.Evidence(
            [
                At(Dead("2032-12-01", "probate")),
                At(Dead("2032-12-02", "probate"), Dead("2032-12-02", "post")),
                At(Dead("2030-01-01", "official"), Dead("2030-01-01", "obituary")),
                At(Dead("2032-12-03", "obituary")),
                At(Dead("2032-12-03", "obituary"), Label("deserter", "2032-12-20")),
                At(Label("deserter", "2032-12-20")),
            ],
            Deserters);

        Assert.Equal([new(0, new(1, 2)), new CoverageStratum(730, new(1, 1))], evidence.Coverage);
        Assert.Equal((2, 29), (evidence.Entries, Assert.Single(evidence.Pairs).DaysSinceDeath));
        Assert.True(evidence.CoverageByLinkage);
    }

    [Fact]
    public void A_labelled_man_whom_a_court_alone_declares_dead_or_who_is_not_confirmed_is_no_pair()
    {
        Assert.Empty(LabelledPersons.Evidence([At(Dead("2032-01-01", "court"), Label("deserter", "2032-02-01"))], Deserters).Pairs);
        Assert.Empty(LabelledPersons.Evidence([At(Dead("2032-01-01", "post"), Label("deserter", "2032-02-01")) with { ConfirmedDead = false }], Deserters).Pairs);
    }

    [Fact]
    public void A_doubtful_link_widens_the_interval_and_leaves_the_estimate()
    {
        PersonAtHand[] listed = [.. Enumerable.Range(0, 60).Select(_ => At(Dead("2032-01-02", "probate"), Dead("2032-01-02", "post")))];
        PersonAtHand[] unlisted = [.. Enumerable.Range(0, 6).Select(_ => At(Dead("2032-01-02", "probate")))];
        PersonAtHand[] sure = [.. Enumerable.Range(0, 40).Select(_ => At(Dead("2032-01-02", "post"), Label("deserter", "2032-02-20")))];
        PersonAtHand[] others = [.. Enumerable.Range(0, 400).Select(_ => At(Label("deserter", "2032-02-20")))];
        PersonAtHand[] doubtful = [.. sure.Select(one => one with { ByLabel = one.ByLabel.Add("deserter", 0.6) })];

        var (certain, doubted) = (Row([.. listed, .. unlisted, .. sure, .. others]), Row([.. listed, .. unlisted, .. doubtful, .. others]));

        Assert.Equal(certain.Value, doubted.Value, 1e-9);
        Assert.True(doubted.Interval.High - doubted.Interval.Low > 1.5 * (certain.Interval.High - certain.Interval.Low), $"{certain} {doubted}");
        Assert.All(LabelledPersons.Evidence(doubtful, Deserters with { Label = "missing" }).Pairs, pair => Assert.Equal(1, pair.Probability));

        static KappaRow Row(IReadOnlyList<PersonAtHand> persons) =>
            ((LinkageAnswer.Estimated)LabelledDead.Estimate(LabelledPersons.Evidence(persons, Deserters), 1)).Reading.Rows[0];
    }

    [Fact]
    public void Exchanged_sides_exchange_the_counts()
    {
        ImmutableArray<PersonAtHand> persons =
        [
            At(Dead("2032-12-02", "probate"), Dead("2032-12-02", "post"), Label("deserter", "2032-12-20")),
            At(Dead("2032-12-02", "probate"), Dead("2032-12-02", "post")),
            OfSouth(At(Dead("2032-12-02", "post"))),
        ];
        var swapped = persons.Select(one => one.Person.Reports[0].Side == "North" ? OfSouth(one) : Of(one, "North")).ToImmutableArray();

        var north = LabelledPersons.Evidence(persons, Deserters);
        var south = LabelledPersons.Evidence(swapped, Deserters with { Side = "South" });
        Assert.Equal((north.Entries, north.Pairs.Length, north.Coverage.Single()), (south.Entries, south.Pairs.Length, south.Coverage.Single()));
        Assert.Equal(0, LabelledPersons.Evidence(persons, Deserters with { Side = "South" }).Entries);
    }

    [Fact]
    public void The_first_outcome_after_the_listing_ends_a_missing_mans_case()
    {
        var reading = Deserters with { Label = "missing" };
        var missing = Label("missing", "2032-01-01") with { Known = new(2032, 1, 11) };

        Assert.Equal([new(10, 59, MissingOutcome.NamedDead)], LabelledPersons.Missing([At(missing, Dead("2032-01-01", "post") with { Known = new(2032, 2, 29) }, Dead("2032-01-01", "court") with { Known = new(2032, 9, 1) })], reading));
        Assert.Equal([new(10, 59, MissingOutcome.DeclaredDead)], LabelledPersons.Missing([At(missing, Dead("2032-01-01", "court") with { Known = new(2032, 2, 29) })], reading));
        Assert.Equal([new(10, 59, MissingOutcome.Captured)], LabelledPersons.Missing([At(missing, Label("captured", null) with { Known = new(2032, 2, 29) })], reading));
        Assert.Equal([new(10, 366, MissingOutcome.StillMissing)], LabelledPersons.Missing([At(missing)], reading));
        // seen alive before he disappeared: no outcome
        Assert.Equal([new(10, 366, MissingOutcome.StillMissing)], LabelledPersons.Missing([At(missing, Label("alive", "2031-12-01") with { Known = new(2032, 2, 29) })], reading));
        // named dead before he was listed, or gone on no known day: never at risk
        Assert.Empty(LabelledPersons.Missing([At(missing, Dead("2032-01-01", "post") with { Known = new(2032, 1, 5) })], reading));
        Assert.Empty(LabelledPersons.Missing([At(Label("missing", "2032"))], reading));
    }

    [Fact]
    public void Compensation_is_counted_of_the_mislabelled_dead()
    {
        PersonAtHand Told(params string[] words) => At(
            [Dead("2032-01-01", "post"), Label("deserter", "2032-02-01"), .. words.Select(word => Label("deserter", "2032-02-01") with { Compensation = word })]);

        Assert.Equal(new(1, 1, 2), LabelledPersons.Compensation([Told("refused"), Told("due"), Told("paid"), Told("refused", "paid"), Told()], Deserters));
    }

    private static PersonReport Dead(string? date, string document) =>
        Report(date) with { Status = "killed", DocumentKind = document };

    private static PersonReport Label(string status, string? date) => Report(date) with { Status = status, DocumentKind = "register" };

    private static PersonReport Report(string? date) => new()
    {
        Record = new(1, 2),
        Input = "invented",
        Id = "1",
        Source = "counters",
        Known = new(2032, 6, 1),
        Side = "North",
        Event = date is not null && DateSpan.TryParse(date, out var span) ? span : null,
    };

    private static PersonAtHand At(params ImmutableArray<PersonReport> reports) => new(new("p", reports), ConfirmedDead: true);

    private static PersonAtHand Of(PersonAtHand one, string side) =>
        one with { Person = one.Person with { Reports = [.. one.Person.Reports.Select(report => report with { Side = side })] } };

    private static PersonAtHand OfSouth(PersonAtHand one) => Of(one, "South");
}
