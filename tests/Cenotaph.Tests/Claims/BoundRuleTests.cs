using Cenotaph.Claims;
using Cenotaph.Registers;

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

    [Theory]
    [InlineData("970", "0", Weight.Warning)] // 980 exceeds it by 10, and the allowance leaves 20 more in doubt
    [InlineData("950", "0", Weight.Contradiction)]
    [InlineData("950", "30", Weight.Warning)] // 980 exceeds the highest number that rounds to 950 by 15
    public void An_excess_that_is_in_doubt_itself_weighs_less(string total, string rounding, Weight weight) =>
        Assert.Equal(weight, Assert.Single(BoundRule.Of(FlowBook.Book([Total("T", total, ("rounding", rounding)), Named("N", "1000")]))).Weight);

    [Fact]
    public void The_rounding_of_a_printed_limit_is_in_doubt_too()
    {
        Claim Range(string rounding) => Total("T", "900", ("bound", "range"), ("low", "800"), ("high", "950"), ("rounding", rounding));
        Assert.Equal(Weight.Contradiction, Assert.Single(BoundRule.Of(FlowBook.Book([Range("10"), Named("N", "1000")]))).Weight);
        var found = Assert.Single(BoundRule.Of(FlowBook.Book([Range("50"), Named("N", "1000")])));
        Assert.Equal(Weight.Warning, found.Weight);
        Assert.Contains("by 30. In doubt besides: 1,000 × 0.02 + 25 of rounding = 45.", found.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void A_central_value_that_is_exceeded_by_no_more_than_is_in_doubt_is_a_note()
    {
        var range = Total("T", "970", ("bound", "range"), ("low", "800"), ("high", "1100"));
        Assert.Equal(Weight.Note, Assert.Single(BoundRule.Of(FlowBook.Book([range, Named("N", "1000")]))).Weight);
    }

    [Fact]
    public void A_table_is_held_to_the_widest_limits_that_its_publisher_states()
    {
        Series Table(string id, decimal low, decimal high) => FlowBook.Series(
            id, "institute", QuantityKind.Cumulative, [FlowBook.Row("2024-07-01", 900, low, high)], "killed");
        var found = Assert.Single(BoundRule.Of(FlowBook.Book([Named("N", "1000")], [Table("credible", 880, 920), Table("predicted", 700, 1200)])));
        Assert.Equal((Weight.Warning, 1), (found.Weight, found.Count));
        Assert.Equal(["N", "series:predicted@2024-07-01"], found.Records);

        // Another table with other numbers is another estimate.
        var other = Table("predicted", 700, 1200) with { Rows = [FlowBook.Row("2024-07-01", 990, 700, 1200)] };
        Assert.Equal(Weight.Contradiction, Assert.Single(BoundRule.Of(FlowBook.Book([Named("N", "1000")], [Table("credible", 880, 920), other]))).Weight);
    }

    [Fact]
    public void Two_tables_of_one_publisher_bound_a_total_once_and_the_stronger_is_shown()
    {
        var total = FlowBook.Series("t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100), "killed");
        Series Names(string id, decimal value) => FlowBook.Series(id, "recorder", QuantityKind.Period, FlowBook.Months(value, 120, 120), "killed", Confirmation.Named);
        var found = Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, Names("first", 120), Names("second", 150)])));
        Assert.Equal("series:second@2024-01", found.Records[0]);
        Assert.Contains("By the same publisher's first: 2024-Q1: 352.8 > 300 (high).", found.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_number_leaves_out_stands_beside_it_and_its_date_is_no_finer_than_it_is_known()
    {
        var found = Assert.Single(
            FindingRules.Findings(FlowBook.Book(
            [
                FlowBook.Claim("T", "institute", ("value", "1000"), ("as_of", "2024-06"), ("note", "Without the fleet.")),
                FlowBook.Claim("N", "recorder", ("value", "2000"), ("confirmation", "named"), ("as_of", "2024-05-01")),
            ])),
            finding => finding.Type == "bound-violation");
        Assert.Contains("/2024-06, at most 1,000 (T, institute", found.Arithmetic, StringComparison.Ordinal);
        Assert.Equal(["This study's note on T: Without the fleet."], found.Explanations);
    }

    [Fact]
    public void A_quarter_exceeded_by_no_more_than_is_in_doubt_is_told_apart()
    {
        var total = FlowBook.Series("t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100, 100, 100, 100), "killed");
        var named = FlowBook.Series("n", "recorder", QuantityKind.Period, FlowBook.Months(120, 120, 120, 103, 103, 103), "killed", Confirmation.Named);
        Assert.EndsWith(
            "in 2024-Q1, and by no more than is in doubt in 2024-Q2.",
            Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, named]))).Message,
            StringComparison.Ordinal);
    }

    // The sum of values is 300, that of highs 330, 348 or 360; 360 names in the quarter are 352.8, and 7.2 more in doubt.
    [Theory]
    [InlineData(110, "in 2024-Q1 even by its high limits.")]
    [InlineData(116, "by its values in 2024-Q1, where the high limit too is passed, by no more than is in doubt.")]
    [InlineData(120, "by its values only in 2024-Q1.")]
    public void A_high_limit_passed_in_doubt_does_not_put_the_values_in_doubt(decimal high, string ending)
    {
        var total = FlowBook.Series(
            "t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100).Select(row => row with { Low = 90, High = high }), "killed");
        var named = FlowBook.Series("n", "recorder", QuantityKind.Period, FlowBook.Months(120, 120, 120), "killed", Confirmation.Named);
        Assert.EndsWith("which counts within it, " + ending, Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, named]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_values_passed_in_doubt_are_in_doubt_and_the_edition_of_the_table_is_told()
    {
        var total = FlowBook.Series(
            "t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100).Select(row => row with { Low = 90, High = 110 }), "killed");
        var named = FlowBook.Series(
            "n", "recorder", QuantityKind.Period, FlowBook.Months(103, 103, 103).Select(row => row with { Vintage = DateSpan.Year(2025) }), "killed", Confirmation.Named);
        Assert.Empty(BoundRule.Of(FlowBook.Book(series: [total with { Rows = [.. total.Rows.Select(row => row with { Vintage = DateSpan.Year(2024) })] }, named])));
        Assert.EndsWith(
            "lies below n (edition 2025), which counts within it, by no more than is in doubt in 2024-Q1.",
            Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, named]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_strongest_quarter_is_told_first()
    {
        var total = FlowBook.Series("t", "institute", QuantityKind.Period, FlowBook.Months(100, 100, 100, 100, 100, 100), "killed");
        var named = FlowBook.Series("n", "recorder", QuantityKind.Period, FlowBook.Months(120, 120, 120, 130, 130, 130), "killed", Confirmation.Named);
        Assert.EndsWith("in 2024-Q2, 2024-Q1.", Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, named]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("900", "its central value by far, its high limit by no more than is in doubt.")]
    [InlineData("945", "1,000, by no more than is in doubt.")]
    public void A_total_tells_whether_its_central_value_too_is_passed_only_in_doubt(string value, string ending) =>
        Assert.EndsWith(
            ending,
            Assert.Single(BoundRule.Of(FlowBook.Book(
                [Total("T", value, ("bound", "range"), ("low", "800"), ("high", "950"), ("rounding", "50")), Named("N", "1000")]))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Persons_are_told_whole_and_reckoned_in_full()
    {
        var total = FlowBook.Series("t", "institute", QuantityKind.Cumulative, [FlowBook.Row("2024-07-01", 900.25m, 880.5m, 920.75m)], "killed");
        var found = Assert.Single(BoundRule.Of(FlowBook.Book([Named("N", "1000")], [total])));
        Assert.Contains("for 2024-07-01, 881–921, lies below", found.Message, StringComparison.Ordinal);
        Assert.Contains("980 > 920.75", found.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_names_the_quarters_and_which_are_exceeded_by_values_only()
    {
        SeriesRow[] rows = [.. FlowBook.Months(100, 100, 100, 100, 100, 100).Select(row => row with { Low = 90, High = 110 })];

        // The limits of one row stand the wrong way round: it counts with the greater of them.
        rows[0] = rows[0] with { Low = 150, High = 60 };
        var total = FlowBook.Series("t", "institute", QuantityKind.Period, rows, "killed");
        var named = FlowBook.Series("n", "recorder", QuantityKind.Period, FlowBook.Months(120, 120, 120, 120, 120, 120), "killed", Confirmation.Named);
        var found = Assert.Single(BoundRule.Of(FlowBook.Book(series: [total, named])));
        Assert.EndsWith("which counts within it, in 2024-Q2 even by its high limits, and by its values only in 2024-Q1.", found.Message, StringComparison.Ordinal);
        Assert.Contains("360 × (1 − 0.02) = 352.8 > 330, the sum of highs", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("Also 2024-Q1: 352.8 > 300 (value), by 52.8.", found.Arithmetic, StringComparison.Ordinal);
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
