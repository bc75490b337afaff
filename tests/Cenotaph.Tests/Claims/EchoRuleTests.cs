using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Claims;

public sealed class EchoRuleTests
{
    private static readonly decimal[] Original = [10_000, 12_500, 9_100, 15_200, 20_300, 18_700];

    private static Series Months(string id, string publisher, IEnumerable<decimal> values) =>
        FlowBook.Series(id, publisher, QuantityKind.Period, FlowBook.Months([.. values]));

    [Fact]
    public void Flows_within_one_per_cent_of_another_publishers_are_an_echo()
    {
        var book = FlowBook.Book(series: [Months("a", "blue-staff", Original), Months("b", "institute", Original.Select(value => value * 1.005m))]);
        var found = Assert.Single(EchoRule.Of(book));
        Assert.Equal((Weight.Warning, 6), (found.Weight, found.Count));
        Assert.Contains("agrees within rounding and 1 % with Institute in 6 of 6 flows; no lineage", found.Message, StringComparison.Ordinal);

        // By hand: each flow 0.95 / (2 × 0.0101) ÷ 1 / (0.2828 √(2π)) + 0.05 ≈ 33; six of them 10^9.1.
        Assert.Contains("Log₁₀ Bayes factor 9.1", found.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_steady_ratio_of_another_than_one_is_no_echo() =>
        Assert.Empty(EchoRule.Of(FlowBook.Book(series: [Months("a", "blue-staff", Original), Months("b", "institute", Original.Select(value => value * 1.1m))])));

    [Fact]
    public void One_publisher_does_not_echo_itself() =>
        Assert.Empty(EchoRule.Of(FlowBook.Book(series: [Months("a", "institute", Original), Months("b", "institute", Original)])));

    [Fact]
    public void Small_counts_that_agree_by_chance_are_no_echo() =>
        Assert.Empty(EchoRule.Of(FlowBook.Book(series: [Months("a", "blue-staff", [3, 5, 2]), Months("b", "institute", [3, 5, 2])])));

    [Fact]
    public void A_stated_edge_makes_it_a_note_and_an_inferred_one_does_not()
    {
        Series[] series = [Months("a", "blue-staff", Original), Months("b", "institute", Original)];
        LineageEdge Edge(LineageStatus status) => new("institute", "blue-staff", false, false, "republishes", status, null, null);
        Assert.Equal(Weight.Note, Assert.Single(EchoRule.Of(FlowBook.Book(null, series, Edge(LineageStatus.Stated)))).Weight);
        Assert.Equal(Weight.Warning, Assert.Single(EchoRule.Of(FlowBook.Book(null, series, Edge(LineageStatus.Inferred)))).Weight);
    }

    [Fact]
    public void The_origins_that_a_claim_lists_do_not_state_what_a_declared_edge_only_infers()
    {
        var year = Year("171600", ("rounding", "0"), ("derived_from", null)) with
        {
            Lineage = [new("Y", "blue-staff", true, false, "derived", LineageStatus.Stated, null, null)],
        };
        var inferred = new LineageEdge("Y", "blue-staff", true, false, "derived", LineageStatus.Inferred, null, "They agree.");
        Series[] series = [Months("a", "blue-staff", [.. Original, .. Original])];

        Assert.EndsWith("the lineage is stated.", Assert.Single(EchoRule.Of(FlowBook.Book([year], series))).Message, StringComparison.Ordinal);
        Assert.EndsWith("the lineage is inferred.", Assert.Single(EchoRule.Of(FlowBook.Book([year], series, inferred))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("171600", "0", true)]
    [InlineData("172000", "1000", true)] // 400 away, half of the unit is 500
    [InlineData("172400", "0", false)] // 0.5 % away, which printing does not explain
    [InlineData("170000", "5000", false)] // within the unit, which is too coarse to tell
    public void A_single_flow_must_agree_within_its_printing_alone(string value, string rounding, bool isEcho)
    {
        var found = EchoRule.Of(FlowBook.Book([Year(value, ("rounding", rounding))], [Months("a", "blue-staff", [.. Original, .. Original])])).ToList();

        Assert.Equal(isEcho, found.Count == 1);
        Assert.All(found, one => Assert.Contains("agrees within rounding with Institute in one flow", one.Message, StringComparison.Ordinal));
    }

    private static Claim Year(string value, params (string, string?)[] changes) => FlowBook.Claim(
        "Y", "institute",
        [("kind", "period"), ("value", value), ("period_start", "2024-01-01"), ("period_end", "2024-12-31"), ("as_of", "2025-01-10"), .. changes]);

    [Fact]
    public void A_year_is_held_against_the_sum_of_its_months()
    {
        decimal[] months = [.. Original, .. Original];
        var found = Assert.Single(EchoRule.Of(FlowBook.Book([Year("171600")], [Months("a", "blue-staff", months)])));
        Assert.Contains("171,600 (sum of 12 rows, series:a@2024-01 to series:a@2024-12) against 171,600 (Y)", found.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_cumulative_numbers_are_no_echo_unless_their_differences_of_one_basis_are()
    {
        Claim At(string id, string publisher, string month, string value, string? basis) =>
            FlowBook.Claim(id, publisher, ("value", value), ("as_of", $"2024-{month}-01"), ("basis", basis));
        IEnumerable<Claim> Claims(string? basis) =>
            [
                .. new[] { ("02", "10000"), ("03", "21000"), ("04", "39500") }.SelectMany((one, index) => new[]
                {
                    At($"A{index}", "blue-staff", one.Item1, one.Item2, basis), At($"B{index}", "institute", one.Item1, one.Item2, basis),
                }),
            ];
        Assert.Empty(EchoRule.Of(FlowBook.Book(Claims(null))));
        Assert.Equal(2, Assert.Single(EchoRule.Of(FlowBook.Book(Claims("count")))).Count);
    }

    [Fact]
    public void The_rule_holds_its_laws() => FlowBook.HoldsItsLaws(EchoRule.Of, FlowBook.Book(
        series: [Months("a", "blue-staff", Original), Months("b", "institute", Original), Months("c", "red-staff", Original.Select(value => value + 20))]));
}
