using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

/// <summary>Ratios, ranks, lists that shrink, labels.</summary>
public sealed class DenominatorRuleTests
{
    [Theory]
    [InlineData("17", "lower", null)]
    [InlineData("17.1875", "lower", null)]
    [InlineData("18", "lower", Weight.Note)]
    [InlineData("24", "lower", Weight.Contradiction)]
    [InlineData("20", "point", null)]
    [InlineData("25", "point", Weight.Contradiction)]
    [InlineData("17", "upper", Weight.Contradiction)]
    [InlineData("18", "upper", null)]
    public void A_ratio_is_held_against_the_division_of_its_operands(string number, string bound, Weight? weight)
    {
        // 275,000 / 16,000 = 17.1875 and 325,000 / 14,000 = 23.2143
        var field = bound == "lower" ? "low" : bound == "upper" ? "high" : "value";
        var found = DenominatorRule.Of(FindingBook.Of(
            FindingBook.Claim("Q", ("kind", "ratio"), ("unit", "ratio"), ("value", null), (field, number), ("bound", bound), ("derived_from", "[A;B]")),
            FindingBook.Claim("A", FindingBook.Range("275000", "325000")),
            FindingBook.Claim("B", FindingBook.Range("14000", "16000"))));

        Assert.Equal(weight, found.SingleOrDefault()?.Weight);
        Assert.All(found, finding => Assert.EndsWith(
            "A 275,000–325,000 divided by B 14,000–16,000: low 275,000 / 16,000 = 17.1875, high 325,000 / 14,000 = 23.2143", finding.Arithmetic, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[A;B]", 0)]
    [InlineData("[B;A]", 1)]
    [InlineData("[A]", 0)]
    [InlineData("[A;B;C]", 0)]
    [InlineData("[A;Z]", 0)]
    public void Two_operands_are_divided_in_their_order(string operands, int count) => Assert.Equal(count, DenominatorRule.Of(FindingBook.Of(
        FindingBook.Claim("Q", ("kind", "ratio"), ("unit", "ratio"), ("value", "2"), ("derived_from", operands)),
        FindingBook.Claim("A", ("value", "400")), FindingBook.Claim("B", ("value", "200")), FindingBook.Claim("C", ("value", "7")))).Count());
}

public sealed class ShrinkageRuleTests
{
    [Theory]
    [InlineData("900", 0)]
    [InlineData("899", 1)]
    [InlineData("1100", 0)]
    public void A_level_that_falls_by_more_than_a_tenth_is_found(string later, int count) => Assert.Equal(count, ShrinkageRule.Of(FindingBook.Of(
        Level("L1", "1000", "2024-05-01"), Level("L2", later, "2024-06-01"))).Count());

    [Fact]
    public void Repeats_are_one_finding_with_the_worst()
    {
        var finding = Assert.Single(ShrinkageRule.Of(FindingBook.Of(
            Level("L3", "100", "2024-07-01"), Level("L1", "1000", "2024-05-01"), Level("L2", "800", "2024-06-01"))));

        Assert.Equal((2, "L2 800 as of 2024-06-01; L3 100 as of 2024-07-01: (800 − 100) / 800 = 0.875, limit 0.1; the largest of 2 falls"), (finding.Count, finding.Arithmetic));
        Assert.Equal(["L1", "L2", "L3"], finding.Records);
    }

    [Fact]
    public void Other_publishers_and_cumulative_numbers_do_not_shrink()
    {
        Assert.Empty(ShrinkageRule.Of(FindingBook.Of(Level("L1", "1000", "2024-05-01"), FindingBook.Claim("L2", ("kind", "level"), ("publisher", "press"), ("value", "10"), ("as_of", "2024-06-01")))));
        Assert.Empty(ShrinkageRule.Of(FindingBook.Of(FindingBook.Claim("C1", ("as_of", "2024-05-01")), FindingBook.Claim("C2", ("value", "10"), ("as_of", "2024-06-01")))));
    }

    private static Claim Level(string id, string value, string asOf) =>
        FindingBook.Claim(id, ("kind", "level"), ("category", "lists-online"), ("value", value), ("as_of", asOf));
}

public sealed class RankRuleTests
{
    [Theory]
    [InlineData("150000", 1)]
    [InlineData("160001", 0)]
    public void A_past_war_as_deadly_as_the_ranked_number_is_a_counter_example(string low, int count)
    {
        var found = RankRule.Of(Book(FindingBook.Claim("K", ("kind", "rank"), ("value", null), ("low", low), ("bound", "lower"))));

        Assert.Equal(count, found.Count());
        Assert.All(found, finding =>
        {
            Assert.Equal(["K", "series:old-wars@winter"], finding.Records);
            Assert.Equal("K: at least 150,000, low 150,000; series:old-wars@winter (Blue) up to 160,000 ≥ 150,000", finding.Arithmetic);
            Assert.EndsWith("The tables hold 2 figures of Blue; wars of others are not in them.", finding.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_rank_printed_as_a_ratio_ranks_the_number_it_was_made_from()
    {
        var rank = FindingBook.Claim("K", ("kind", "rank"), ("category", "killed-to-old-war"), ("unit", "ratio"), ("value", null), ("low", "1"), ("bound", "lower"), ("derived_from", "[A]"));

        Assert.Single(RankRule.Of(Book(rank, FindingBook.Claim("A", FindingBook.Range("120000", "180000")))));
        Assert.Empty(RankRule.Of(Book(rank, FindingBook.Claim("A", FindingBook.Range("170000", "180000")))));
        Assert.Empty(RankRule.Of(Book(rank)));
    }

    private static ClaimBook Book(params Claim[] claims)
    {
        var table = FindingBook.Series("old-wars", ("2024", 160000m), ("2024", 900m));
        var groups = new[] { "winter", "summer" };
        return FindingBook.Of(claims) with
        {
            Series =
            [
                table with
                {
                    Definition = table.Definition with { Quantity = table.Definition.Quantity with { Side = "Blue", Kind = QuantityKind.Period, Scope = new("past-wars") } },
                    Rows = [.. table.Rows.Select((row, at) => row with { Date = null, Part = ImmutableSortedDictionary<string, string>.Empty.Add("group", groups[at]) })],
                },
            ],
        };
    }
}

public sealed class StatusContradictionRuleTests
{
    [Fact]
    public void A_label_that_others_say_was_given_wrongly_is_found_once_for_a_side()
    {
        var finding = Assert.Single(StatusContradictionRule.Of(FindingBook.Of(Label("D1", "all", "1000"), Label("D2", "all", "200"), Wrong("M1", "army", "0.6", "share"), Wrong("M2", "navy", "90", "of 100"))));

        Assert.Equal(["M1", "M2", "D1", "D2"], finding.Records);
        Assert.Equal(
            "M1 0.6 without grounds (army, as of 2024-05-14); M2 90 of 100 = 0.9 (navy, as of 2024-05-14). "
            + "D1 1,000 persons (all, 2024-01-01/2024-05-14); D2 200 persons (all, 2024-01-01/2024-05-14). "
            + "No share is of those that a number counts, so none is multiplied",
            finding.Arithmetic);
    }

    [Theory]
    [InlineData("all", "all", "2024-01-01", "2024-12-31", "share", true)]
    [InlineData("army", "all", "2024-01-01", "2024-12-31", "share", true)] // counted within those the share is of
    [InlineData("all", "army", "2024-01-01", "2024-12-31", "share", false)] // a share of a part
    [InlineData("all", "all", "2024-02-01", "2024-12-31", "share", false)] // of part of the time
    [InlineData("all", "all", "2024-01-01", "2024-12-31", "of 10", false)] // of cases chosen for an audit
    public void A_share_is_multiplied_only_with_a_number_that_it_covers(string counted, string scope, string start, string end, string unit, bool isMultiplied)
    {
        var share = FindingBook.Claim(
            "M1", ("category", "mislabelled-share"), ("kind", "ratio"), ("scope", $"[{scope}]"), ("value", unit == "share" ? "0.6" : "6"), ("unit", unit),
            ("period_start", start), ("period_end", end), ("as_of", end));
        var finding = Assert.Single(StatusContradictionRule.Of(FindingBook.Of(Label("D1", counted, "1000"), share)));

        Assert.Equal(isMultiplied, finding.Arithmetic.EndsWith("× 0.6 (M1) = 600", StringComparison.Ordinal));
    }

    [Fact]
    public void A_share_of_nought_stands_beside_those_above_it() => Assert.Equal(
        ["The Desk, M2: 0 without grounds (navy, as of 2024-05-14)"],
        Assert.Single(StatusContradictionRule.Of(FindingBook.Of(Label("D1", "all", "1000"), Wrong("M1", "army", "0.6", "share"), Wrong("M2", "navy", "0", "share")))).Explanations!);

    [Fact]
    public void Nothing_is_found_without_a_share_above_nought_of_the_same_side_and_scope()
    {
        Assert.Empty(StatusContradictionRule.Of(FindingBook.Of(Label("D1", "all", "1000"))));
        Assert.Empty(StatusContradictionRule.Of(FindingBook.Of(Label("D1", "all", "1000"), Wrong("M1", "army", "0", "share"))));
        Assert.Empty(StatusContradictionRule.Of(FindingBook.Of(Label("D1", "army", "1000"), Wrong("M1", "navy", "0.6", "share"))));
        Assert.Empty(StatusContradictionRule.Of(FindingBook.Of(
            Label("D1", "all", "1000"), FindingBook.Claim("M1", ("side", "Blue"), ("category", "mislabelled-share"), ("kind", "ratio"), ("unit", "share"), ("value", "0.6")))));
    }

    private static Claim Label(string id, string scope, string value) =>
        FindingBook.Claim(id, ("category", "deserter"), ("scope", $"[{scope}]"), ("value", value));

    private static Claim Wrong(string id, string scope, string value, string unit) =>
        FindingBook.Claim(id, ("category", "mislabelled-share"), ("kind", "ratio"), ("scope", $"[{scope}]"), ("value", value), ("unit", unit));
}
