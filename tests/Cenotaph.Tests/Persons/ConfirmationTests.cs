using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

public sealed class ConfirmationTests
{
    private static readonly Independence Alone = new([], [], []);
    private ulong number;

    [Fact]
    public void Two_independent_groups_confirm_and_one_makes_probable()
    {
        var confirmer = new Confirmer(Confirmer.UsualRules, Alone);

        var two = confirmer.Decide(Of(Dead("a"), Dead("b")));
        Assert.Equal((Standing.Confirmed, "two-groups"), (two.Standing, two.Rule));
        Assert.Equal(["a", "b"], two.Groups);
        Assert.Equal(2, two.Reports.Length);
        Assert.Equal("2 independent groups say that the person is dead: a, b.", two.Why.ToString());
        Assert.Equal((Standing.Probable, "one"), confirmer.Decide(Of(Dead("a"), Dead("a"))) is var one ? (one.Standing, one.Rule) : default);
    }

    [Fact]
    public void A_source_and_its_declared_copy_are_one_group() =>
        Assert.Equal(Standing.Probable, new Confirmer(Confirmer.UsualRules, new([("b", "a")], [], [])).Decide(Of(Dead("a"), Dead("b"))).Standing);

    [Fact]
    public void Who_retells_two_sources_does_not_make_them_one()
    {
        var independence = new Independence([("c", "a"), ("c", "b")], [], []);

        Assert.Equal(["a", "b"], independence.Groups(["c", "b", "a"]));
        Assert.False(independence.AreOne("a", "b"));
        Assert.True(new Independence([("a", "o"), ("b", "o")], [], []).AreOne("a", "b"));
    }

    [Theory]
    [InlineData("funeral", Standing.Confirmed)]
    [InlineData("post", Standing.Probable)]
    public void One_document_of_a_kind_that_the_rule_names_confirms(string kind, Standing expected) =>
        Assert.Equal(expected, new Confirmer(Confirmer.UsualRules, Alone).Decide(Of(Dead("a") with { DocumentKind = kind })).Standing);

    [Theory]
    [InlineData("2031-05-15", Standing.Contested)]
    [InlineData("2031-05-14", Standing.Confirmed)]
    [InlineData("2031", Standing.Confirmed)]
    public void A_sighting_contests_only_after_every_day_of_the_death(string day, Standing expected)
    {
        var person = Of(Dead("a"), Dead("b"), Said("c", "captured", day));

        Assert.Equal(expected, new Confirmer(Confirmer.UsualRules, Alone).Decide(person).Standing);
    }

    [Fact]
    public void A_death_before_the_birth_or_on_a_day_that_has_not_come_confirms_nobody_and_hinders_no_other_report()
    {
        var confirmer = new Confirmer(Confirmer.UsualRules, Alone, asOf: new(2031, 7, 1));
        PersonReport Later(string source) => Dead(source) with { Event = DateSpan.Day(new(2053, 5, 14)), DocumentKind = "funeral" };
        PersonReport Unborn(string source) => Dead(source) with { Birth = DateSpan.Day(new(2032, 1, 1)) };

        var decision = confirmer.Decide(Of(Later("a"), Unborn("b")));
        Assert.Equal((Standing.Unconfirmed, 2), (decision.Standing, decision.Reports.Length));
        Assert.Equal("Every report of the death dates it before the birth, or after the day as of which this is decided.", decision.Why.ToString());
        Assert.Equal(Standing.Probable, confirmer.Decide(Of(Later("a"), Dead("b"))).Standing);
        Assert.Equal(Standing.Confirmed, confirmer.Decide(Of(Later("a"), Dead("b"), Dead("c"))).Standing);
        Assert.Equal(Standing.Confirmed, new Confirmer(Confirmer.UsualRules, Alone).Decide(Of(Later("a"))).Standing);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("deserter")]
    public void A_label_after_the_death_contests_nothing(string label) =>
        Assert.Equal(Standing.Confirmed, new Confirmer(Confirmer.UsualRules, Alone).Decide(Of(Dead("a"), Dead("b"), Said("c", label, "2032-01-01"))).Standing);

    [Fact]
    public void A_withdrawn_case_is_withdrawn_and_restored_it_is_as_before()
    {
        var person = Of(Dead("a"), Dead("b"));

        Assert.Equal(Standing.Withdrawn, new Confirmer(Confirmer.UsualRules, Alone, null, new HashSet<RecordId> { person.Reports[0].Record }).Decide(person).Standing);
        Assert.Equal(Standing.Confirmed, new Confirmer(Confirmer.UsualRules, Alone, null, new HashSet<RecordId>()).Decide(person).Standing);
    }

    [Fact]
    public void Nobody_is_dead_of_whom_no_report_says_so() =>
        Assert.Equal(Standing.NotDead, new Confirmer(Confirmer.UsualRules, Alone).Decide(Of(Said("a", "missing", "2031-01-01"))).Standing);

    [Fact]
    public void Every_value_is_kept_and_the_one_of_most_groups_is_picked()
    {
        var person = Of(Dead("a") with { Rank = "private" }, Dead("b") with { Rank = "sergeant" }, Dead("c") with { Rank = "sergeant" });

        var rank = Assert.Single(GivenValues.Of(person, Alone), field => field.Field == "rank");
        Assert.Equal(["sergeant", "private"], rank.Values.Select(value => value.Value));
        Assert.Equal("private", Assert.Single(GivenValues.Of(person, new([("c", "b")], [], [])), field => field.Field == "rank").Values[0].Value);
    }

    [Fact]
    public void A_changed_rule_shows_as_changes_and_the_same_rule_as_none()
    {
        var book = Book(Confirmer.UsualRules, Dead("a"), Dead("b"));
        var strict = Book(new("strict", [new("three", Standing.Confirmed, 3, [])]), [.. book.Persons[0].Reports]);

        Assert.Empty(DecisionChange.Between(book.Kept(), book.Kept()));
        var change = Assert.Single(DecisionChange.Between(book.Kept(), strict.Kept()));
        Assert.Equal(("P", Standing.Confirmed, Standing.Unconfirmed), (change.Person, change.From!.Value.Standing, change.To!.Value.Standing));
    }

    [Fact]
    public void A_case_waits_from_the_first_report_of_the_death()
    {
        var pending = Assert.Single(Book(Confirmer.UsualRules, Dead("a"), Said("b", "missing", "2031-01-01")).Pending);

        Assert.Equal((new DateOnly(2031, 6, 1), 30), (pending.Since, pending.Days));
    }

    [Fact]
    public void A_forged_document_of_a_living_namesake_raises_a_finding()
    {
        var forged = Dead("x") with { DocumentKind = "funeral", Name = "Zorin Oleg Petrovich", Birth = DateSpan.Year(1990) };
        var living = Said("register", "captured", "2031-05-01") with { Name = "Зорин Олег Петрович", Birth = DateSpan.Year(1990) };

        var attached = Book(Confirmer.UsualRules, forged, living);
        Assert.Contains(attached.Findings, finding => finding.Type == "lone-document" && finding.Records.Contains(living.Record.ToString()));
        var apart = PersonBook.Of([forged, living with { StatusDate = DateSpan.Year(2032) }], record => record == forged.Record ? "P" : null, Judging(Confirmer.UsualRules));
        Assert.Contains(apart.Findings, finding => finding.Type == "living-namesake" && finding.Records.Contains(living.Record.ToString()));
    }

    [Theory]
    [InlineData(3, 10, 0.3, 0.6172)]
    [InlineData(10, 10, 0.5, 0.00098)]
    public void With_hardly_any_spread_the_tail_is_binomial(int count, int trials, double mean, double expected) =>
        Assert.Equal(expected, Tails.BetaBinomial(count, trials, mean, 0.001), 3);

    [Theory]
    [InlineData(1, 2.0, 0.864665)]
    [InlineData(5, 2.0, 0.052653)]
    public void With_hardly_any_spread_the_tail_of_counts_is_poisson(int count, double mean, double expected) =>
        Assert.Equal(expected, Tails.NegativeBinomial(count, mean, 0.001), 4);

    private static PersonBook Book(ConfirmationRules rules, params PersonReport[] reports) => PersonBook.Of(reports, _ => "P", Judging(rules));

    private static PersonJudging Judging(ConfirmationRules rules) => new(rules, [], [], [], [], new(2031, 7, 1));

    private static Person Of(params PersonReport[] reports) => new("P", [.. reports]);

    private PersonReport Dead(string source) => Said(source, "killed", null) with { Event = DateSpan.Day(new(2031, 5, 14)) };

    private PersonReport Said(string source, string status, string? day)
    {
        number++;
        return new()
        {
            Record = new(1, number),
            Input = source,
            Id = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Source = source,
            Known = new(2031, 6, 1),
            Status = status,
            StatusDate = day is not null && DateSpan.TryParse(day, out var date) ? date : null,
        };
    }
}
