using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class BoundRuleTests
{
    private static Claim Total(string id, string value, params (string, string?)[] changes) =>
        FlowBook.Claim(id, "institute", [("category", "killed"), ("value", value), ("as_of", "2024-06-30"), .. changes]);

    private static Claim Named(string id, string value, params (string, string?)[] changes) =>
        FlowBook.Claim(id, "recorder", [("category", "killed"), ("confirmation", "named"), ("value", value), ("as_of", "2024-05-31"), .. changes]);

    [Fact]
    public void A_total_below_the_names_contradicts_them()
    {
        var found = Assert.Single(BoundRule.Of(FlowBook.Book([Total("T", "900"), Named("N", "1000")])));
        Assert.Equal(("bound-violation", Weight.Contradiction, 1), (found.Type, found.Weight, found.Count));
        Assert.Equal(["N", "T"], found.Records);
        Assert.Contains("1,000 × (1 − 0.02) = 980 > 900, by 80.", found.Arithmetic, StringComparison.Ordinal);
        Assert.StartsWith("Scope differs or bound violated", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("985", "2024-05-31", "killed")] // within the allowance of 2 %
    [InlineData("900", "2024-07-01", "killed")] // named later than the total
    [InlineData("900", "2024-05-31", "missing")] // not a part of the killed
    public void What_does_not_count_within_the_total_does_not_bound_it(string total, string asOf, string category) =>
        Assert.Empty(BoundRule.Of(FlowBook.Book([Total("T", total), Named("N", "1000", ("as_of", asOf), ("category", category))])));

    [Fact]
    public void A_part_of_the_scope_bounds_the_whole_and_the_whole_does_not_bound_the_part()
    {
        var army = Total("T", "900") with { Quantity = Total("T", "900").Quantity with { Scope = new("army") } };
        Assert.Empty(BoundRule.Of(FlowBook.Book([army, Named("N", "1000")])));
        var named = Named("N", "1000") with { Quantity = Named("N", "1000").Quantity with { Scope = new("army") } };
        Assert.Single(BoundRule.Of(FlowBook.Book([Total("T", "900"), named])));
    }

    [Fact]
    public void Only_the_central_value_below_the_names_is_a_warning()
    {
        var range = Total("T", "900", ("bound", "range"), ("low", "800"), ("high", "1100"));
        Assert.Equal(Weight.Warning, Assert.Single(BoundRule.Of(FlowBook.Book([range, Named("N", "1000")]))).Weight);
    }

    [Fact]
    public void The_sides_own_count_below_the_names_of_another_is_found_and_that_of_a_third_party_is_not()
    {
        var own = Total("T", "900", ("publisher", "red-staff"), ("confirmation", "acknowledged"));
        Assert.Single(BoundRule.Of(FlowBook.Book([own, Named("N", "1000")])));
        Assert.Empty(BoundRule.Of(FlowBook.Book([own with { Relation = Relation.Third }, Named("N", "1000")])));
    }

    [Fact]
    public void Weeks_and_months_are_summed_by_quarters_that_both_cover()
    {
        var total = FlowBook.Series("t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100, 300, 300, 300, 90), "killed");
        var named = FlowBook.Series("n", "recorder", QuantityKind.Period, FlowBook.Months(120, 100, 100, 250, 250, 250, 100), "killed", Confirmation.Named);
        var found = Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, named])));
        Assert.Contains("320 × (1 − 0.02) = 313.6 > 300, the sum of highs", found.Arithmetic, StringComparison.Ordinal);

        // The third quarter is not whole: its one month does not count.
        Assert.Equal(1, found.Count);
    }

    [Fact]
    public void The_rule_holds_its_laws() => FlowBook.HoldsItsLaws(BoundRule.Of, FlowBook.Book(
        [Total("T", "900"), Named("N", "1000"), Named("M", "950", ("as_of", "2024-04-30")), Total("S", "880", ("publisher", "red-staff"), ("confirmation", "acknowledged"))],
        [
            FlowBook.Series("t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100), "killed"),
            FlowBook.Series("n", "recorder", QuantityKind.Period, FlowBook.Months(120, 100, 100), "killed", Confirmation.Named),
        ]));
}
