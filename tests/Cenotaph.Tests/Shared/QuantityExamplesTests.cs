namespace Cenotaph.Tests;

public class QuantityExamplesTests
{
    private static readonly Quantity Killed = new()
    {
        Side = "Red",
        Category = "killed",
        Kind = QuantityKind.Cumulative,
        Period = Days(1, 31),
        AsOf = DateSpan.Day(new(2024, 1, 31)),
        Basis = "list of May",
    };

    private static readonly Quantity Flow = Killed with { Kind = QuantityKind.Period };

    private static QuantityRules Rules => QuantityModel.Rules;

    [Theory]
    [InlineData("side", "These may not be added: they differ in side (Red against Green).")]
    [InlineData("category", "These may not be added: they differ in category (killed against wounded).")]
    [InlineData("scope", "These may not be added: they differ in scope (all against army).")]
    [InlineData("nothing", "These may not be added: the scope of both is all.")]
    [InlineData("period", "These may not be added: they differ in period (2024-01 against 2024-01-01/2024-02-15).")]
    [InlineData("as-of", "These may not be added: they differ in as-of (2024-01-31 against 2024-02-01).")]
    [InlineData("no as-of", "These may not be added: they differ in as-of (2024-01-31 against not known).")]
    [InlineData("confirmation", "These may not be added: they differ in confirmation (total against named).")]
    [InlineData("unit", "These may not be added: they differ in unit (persons against claims).")]
    [InlineData("kind", "These may not be added: they differ in kind (cumulative against period).")]
    [InlineData("side and confirmation", "These may not be added: they differ in side (Red against Blue) and in confirmation (total against named).")]
    public void A_sum_is_refused_in_words_that_name_the_part(string part, string message) =>
        Assert.Equal(message, Rules.Add(Killed, But(Killed, part)).ToString());

    [Fact]
    public void The_two_sides_of_a_declared_whole_add_up_to_it() =>
        Assert.Equal("both", Allowed(Rules.Add(Killed, Killed with { Side = "Blue" })).Side);

    [Fact]
    public void A_sum_over_two_bases_has_none()
    {
        Assert.Null(Allowed(Rules.Add(Killed, Killed with { Side = "Blue", Basis = "list of June" })).Basis);
        Assert.Equal("list of May", Allowed(Rules.Add(Killed, Killed with { Side = "Blue" })).Basis);
    }

    [Fact]
    public void Disjoint_scopes_add_up_to_their_union()
    {
        var army = Killed with { Scope = new("army") };
        Assert.Equal(new Scope("land"), Allowed(Rules.Add(army, Killed with { Scope = new("guard") })).Scope);
        Assert.Equal(
            "These may not be added: they differ in scope (army against drafted).",
            Rules.Add(army, Killed with { Scope = new("drafted") }).ToString());
    }

    [Fact]
    public void Periods_add_up_when_one_follows_on_the_other_and_the_basis_is_known_and_one()
    {
        var (first, second) = (Flow with { Period = Days(1, 10) }, Flow with { Period = Days(11, 31) });
        Assert.Equal(Days(1, 31), Allowed(Rules.Add(second, first)).Period);
        Assert.Equal(
            "These may not be added: they differ in period (2024-01-01/2024-01-10 against 2024-01-10/2024-01-31).",
            Rules.Add(first, second with { Period = Days(10, 31) }).ToString());
        Assert.Equal(
            "These may not be added: they differ in period (2024-01-01/2024-01-10 against 2024-01-12/2024-01-31).",
            Rules.Add(first, second with { Period = Days(12, 31) }).ToString());
        Assert.Equal(
            "These may not be added: they differ in basis (list of May against list of June).",
            Rules.Add(first, second with { Basis = "list of June" }).ToString());
        Assert.Equal(
            "These may not be added: the basis of both is not known.",
            Rules.Add(first with { Basis = null }, second with { Basis = null }).ToString());
    }

    [Fact]
    public void A_period_up_to_the_last_day_of_the_calendar_has_no_follower_and_does_not_throw()
    {
        var last = Flow with { Period = new(new(9999, 12, 1), DateOnly.MaxValue) };
        Assert.IsType<Joined.Refused>(Rules.Add(last, Flow));
        Assert.IsType<Joined.Refused>(Rules.Add(Flow, last));
    }

    [Fact]
    public void Rates_and_unknown_periods_are_not_added()
    {
        var rate = Killed with { Kind = QuantityKind.Rate, Scope = new("army") };
        Assert.Equal(
            "These may not be added: they differ in scope (army against guard), and the kind of both is rate.",
            Rules.Add(rate, rate with { Scope = new("guard") }).ToString());
        var undated = Killed with { Period = null, AsOf = null, Scope = new("army") };
        Assert.Equal(
            "These may not be added: they differ in scope (army against guard), and the period of both is not known, "
                + "and the as-of of both is not known.",
            Rules.Add(undated, undated with { Scope = new("guard") }).ToString());
    }

    [Fact]
    public void Two_days_of_one_month_are_not_known_to_be_the_same_day()
    {
        var sometime = Killed with { AsOf = DateSpan.Month(2024, 1), Scope = new("army") };
        Assert.Equal(
            "These may not be added: they differ in scope (army against guard), and the as-of of both is 2024-01.",
            Rules.Add(sometime, sometime with { Scope = new("guard") }).ToString());
        Assert.Equal(Containment.Unknown, Rules.Compare(sometime, sometime with { Scope = Scope.All }));
    }

    [Fact]
    public void A_later_cumulative_minus_an_earlier_of_its_basis_is_the_flow_between()
    {
        var earlier = Killed with { AsOf = DateSpan.Day(new(2024, 1, 10)), Period = Days(1, 10) };
        var flow = Allowed(Rules.Subtract(Killed, earlier));
        Assert.Equal((QuantityKind.Period, Days(11, 31)), (flow.Kind, flow.Period!.Value));
        Assert.Equal(
            "These may not be subtracted: they differ in as-of (2024-01-10 against 2024-01-31).",
            Rules.Subtract(earlier, Killed).ToString());
        Assert.Equal(
            "These may not be subtracted: they differ in basis (list of May against list of June).",
            Rules.Subtract(Killed, earlier with { Basis = "list of June" }).ToString());
        Assert.Equal(
            "These may not be subtracted: the basis of both is not known.",
            Rules.Subtract(Killed with { Basis = null }, earlier with { Basis = null }).ToString());
        Assert.Equal(
            "These may not be subtracted: they differ in period (2024-01 against 2024-01-03/2024-01-10).",
            Rules.Subtract(Killed, earlier with { Period = Days(3, 10) }).ToString());
        Assert.Equal(
            "These may not be subtracted: the period of both is not known.",
            Rules.Subtract(Killed with { Period = null }, earlier with { Period = null }).ToString());
        Assert.Equal(
            "These may not be subtracted: they differ in confirmation (total against named).",
            Rules.Subtract(Killed, earlier with { Confirmation = Confirmation.Named }).ToString());
        Assert.Equal(
            "These may not be subtracted: the kind of both is period.",
            Rules.Subtract(Flow, Flow).ToString());
    }

    [Fact]
    public void A_ratio_says_what_was_divided_by_what()
    {
        var ratio = Allowed(Rules.Divide(Killed, Killed with { Category = "wounded" }));
        Assert.Equal(QuantityKind.Ratio, ratio.Kind);
        Assert.Equal(
            "(Red · killed · all · cumulative · total · persons · 2024-01 · as of 2024-01-31 · list of May) divided by "
                + "(Red · wounded · all · cumulative · total · persons · 2024-01 · as of 2024-01-31 · list of May)",
            ratio.Basis);
        Assert.Equal(
            "These may not be compared: they differ in basis "
                + $"({ratio.Basis} against {ratio.Basis!.Replace("wounded", "casualties", StringComparison.Ordinal)}).",
            Rules.Hold(ratio, Allowed(Rules.Divide(Killed, Killed with { Category = "casualties" }))).ToString());
    }

    [Fact]
    public void The_answers_in_the_document_are_those_of_the_rules()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder!.GetFiles("*.slnx").Length == 0)
        {
            folder = folder.Parent;
        }

        var rows = File.ReadAllLines(Path.Combine(folder.FullName, "docs", "quantity.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is ["", "add" or "divide" or "hold", _, _, ""])
            .ToList();
        Assert.True(rows.Count >= 10);
        Assert.All(rows, cells =>
        {
            var other = But(Killed, cells[2]);
            var answer = cells[1] switch
            {
                "add" => Rules.Add(Killed, other),
                "divide" => Rules.Divide(Killed, other),
                _ => Rules.Hold(Killed, other),
            };
            Assert.Equal(cells[3], answer is Joined.Allowed { Quantity: var result } ? result.ToString().Split(" · list")[0] : answer.ToString());
        });
    }

    [Theory]
    [InlineData("side and confirmation", "These may not be divided: they differ in side (Red against Blue) and in confirmation (total against named).")]
    [InlineData("period", "These may not be divided: they differ in period (2024-01 against 2024-01-01/2024-02-15).")]
    [InlineData("as-of", "These may not be divided: they differ in as-of (2024-01-31 against 2024-02-01).")]
    [InlineData("unit", "These may not be divided: they differ in unit (persons against claims).")]
    public void A_quotient_is_refused_in_words_that_name_the_part(string part, string message) =>
        Assert.Equal(message, Rules.Divide(Killed, But(Killed, part)).ToString());

    [Fact]
    public void Ratios_and_responses_are_not_divided() => Assert.Equal(
        "These may not be divided: the kind of both is ratio.",
        Rules.Divide(Killed with { Kind = QuantityKind.Ratio }, Killed with { Kind = QuantityKind.Ratio }).ToString());

    [Theory]
    [InlineData("confirmation", null)]
    [InlineData("scope", null)]
    [InlineData("nothing", null)]
    [InlineData("side", "These may not be compared: they differ in side (Red against Green).")]
    [InlineData("category", "These may not be compared: they differ in category (killed against wounded).")]
    [InlineData("kind", "These may not be compared: they differ in kind (cumulative against period).")]
    [InlineData("as-of", "These may not be compared: they differ in as-of (2024-01-31 against 2024-02-01).")]
    [InlineData("no as-of", "These may not be compared: they differ in as-of (2024-01-31 against not known).")]
    public void A_part_is_held_against_its_whole_and_nothing_else(string part, string? message) =>
        Assert.Equal(message, Rules.Hold(Killed, But(Killed, part)) is Joined.Refused refused ? refused.ToString() : null);

    [Fact]
    public void Numbers_without_a_date_and_answers_without_a_number_are_not_compared()
    {
        var undated = Killed with { Period = null, AsOf = null };
        Assert.Equal(
            "These may not be compared: the period of both is not known, and the as-of of both is not known.",
            Rules.Hold(undated, undated).ToString());
        Assert.Equal(
            "These may not be compared: the kind of both is response.",
            Rules.Hold(Killed with { Kind = QuantityKind.Response }, Killed with { Kind = QuantityKind.Response }).ToString());
    }

    [Fact]
    public void A_rate_over_a_month_is_no_part_of_the_rate_over_a_year()
    {
        var rate = Killed with { Kind = QuantityKind.Rate };
        Assert.Equal(Containment.Unknown, Rules.Compare(rate, rate with { Period = DateSpan.Year(2024) }));
        Assert.Equal(Containment.Same, Rules.Compare(rate, rate with { Basis = null }));
    }

    [Fact]
    public void Confirmed_cases_lie_within_all_of_them_at_one_date_only()
    {
        var named = Killed with { Confirmation = Confirmation.Named };
        Assert.Equal(Containment.Within, Rules.Compare(named, Killed));
        Assert.Equal(Containment.Unknown, Rules.Compare(named, Killed with { AsOf = DateSpan.Day(new(2024, 2, 1)) }));
        Assert.Equal(Containment.Unknown, Rules.Compare(named, Killed with { Confirmation = Confirmation.Acknowledged }));
    }

    [Fact]
    public void Every_part_kind_and_confirmation_has_a_word_that_names_it_back()
    {
        Assert.All(Enum.GetValues<QuantityKind>(), kind => Assert.Equal(kind, QuantityWords.ParseKind(kind.Word())));
        Assert.All(Enum.GetValues<Confirmation>(), one => Assert.Equal(one, QuantityWords.ParseConfirmation(one.Word())));
        Assert.Equal(Enum.GetValues<QuantityPart>().Length, Enum.GetValues<QuantityPart>().Select(part => part.Word()).Distinct().Count());
        Assert.Null(QuantityWords.ParseKind("Cumulative"));
        Assert.Null(QuantityWords.ParseConfirmation(""));
    }

    private static DateSpan Days(int first, int last) => new(new(2024, 1, first), new(2024, 1, last));

    private static Quantity Allowed(Joined answer) => Assert.IsType<Joined.Allowed>(answer).Quantity;

    private static Quantity But(Quantity one, string part) => part switch
    {
        "side" => one with { Side = "Green" },
        "category" => one with { Category = "wounded" },
        "scope" => one with { Scope = new("army") },
        "period" => one with { Period = new(new(2024, 1, 1), new(2024, 2, 15)) },
        "as-of" => one with { AsOf = DateSpan.Day(new(2024, 2, 1)) },
        "no as-of" => one with { AsOf = null },
        "confirmation" => one with { Confirmation = Confirmation.Named },
        "unit" => one with { Unit = "claims" },
        "kind" => one with { Kind = QuantityKind.Period },
        "other side" => one with { Side = "Blue" },
        "side and confirmation" => one with { Side = "Blue", Confirmation = Confirmation.Named },
        _ => one with { },
    };
}
