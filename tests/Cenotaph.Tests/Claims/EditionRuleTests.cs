using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class EditionRuleTests
{
    private static Claim Year(string id, string asOf, string value, params (string, string?)[] changes) => FlowBook.Claim(
        id, "institute", [("kind", "period"), ("value", value), ("period_start", "2024-01-01"), ("period_end", "2024-12-31"), ("as_of", asOf), .. changes]);

    [Fact]
    public void A_period_counted_again_with_another_number_is_an_edition()
    {
        var found = Assert.Single(VintageRule.Of(FlowBook.Book([Year("A", "2025-02-03", "20000"), Year("B", "2025-06-05", "22500")])));
        Assert.Equal(Weight.Warning, found.Weight);
        Assert.Equal(["A", "B"], found.Records);
        Assert.Contains("22,500 − 20,000 = 2,500 (+12.5 %).", found.Arithmetic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-06-05", "20400", "1000")] // hidden by the printed units
    [InlineData("2025-02-03", "22500", "0")] // of one edition
    public void Numbers_that_printing_hides_or_that_have_one_as_of_are_no_editions(string asOf, string value, string rounding) =>
        Assert.Empty(VintageRule.Of(FlowBook.Book([Year("A", "2025-02-03", "20000", ("rounding", rounding)), Year("B", asOf, value, ("rounding", rounding))])));

    [Fact]
    public void Editions_of_a_series_are_one_finding_with_the_largest_revision_and_days_ahead_of_an_edition_do_not_count()
    {
        var series = FlowBook.Series("s", "institute", QuantityKind.Cumulative,
        [
            FlowBook.Row("2024-05-01", 1000, vintage: "2024-06-01"), FlowBook.Row("2024-05-01", 1050, vintage: "2024-07-01"),
            FlowBook.Row("2024-06-01", 2000, vintage: "2024-06-01"), FlowBook.Row("2024-06-01", 1900, vintage: "2024-07-01"),
            FlowBook.Row("2024-07-01", 9000, vintage: "2024-06-01"), FlowBook.Row("2024-07-01", 3000, vintage: "2024-07-01"),
            FlowBook.Row("2024-04-01", 900, vintage: "2024-06-01"),
        ]);
        var found = Assert.Single(VintageRule.Of(FlowBook.Book(series: [series])));
        Assert.Equal((Weight.Note, 2), (found.Weight, found.Count));
        Assert.Equal(["series:s@2024-06-01@2024-06-01", "series:s@2024-07-01@2024-06-01"], found.Records);
        Assert.Contains("1,900 − 2,000 = -100 (-5 %)", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("2 of the 2 dates that stand in more than one edition are revised, 0 of them by more than 10 %.", found.Arithmetic, StringComparison.Ordinal);
        FlowBook.HoldsItsLaws(VintageRule.Of, FlowBook.Book([Year("A", "2025-02-03", "20000"), Year("B", "2025-06-05", "22500")], [series]));
    }

    [Fact]
    public void The_case_that_sets_the_weight_is_shown_before_the_largest_number()
    {
        var series = FlowBook.Series("s", "institute", QuantityKind.Cumulative,
        [
            FlowBook.Row("2024-04-01", 100, vintage: "2024-06-01"), FlowBook.Row("2024-04-01", 130, vintage: "2024-07-01"),
            FlowBook.Row("2024-05-01", 1000, vintage: "2024-06-01"), FlowBook.Row("2024-05-01", 950, vintage: "2024-07-01"),
        ]);
        var found = Assert.Single(VintageRule.Of(FlowBook.Book(series: [series])));
        Assert.Equal(Weight.Warning, found.Weight);
        Assert.Equal("series:s@2024-06-01@2024-04-01", found.Records[0]);
        Assert.Contains("The largest by its share, 2024-04-01: 100", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("The largest by number, 2024-05-01: 1,000", found.Arithmetic, StringComparison.Ordinal);
        Assert.EndsWith("the number for 2024-04-01 is 100 in one edition (2024-06-01) and 130 in a later one (2024-07-01).", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_list_of_names_it_is_said_that_it_grows_and_by_how_much()
    {
        var series = FlowBook.Series("s", "recorder", QuantityKind.Period,
        [
            FlowBook.Row("2024-W10", 100, vintage: "2024"), FlowBook.Row("2024-W10", 300, vintage: "2025"),
            FlowBook.Row("2024-W11", 100, vintage: "2024"), FlowBook.Row("2024-W11", 200, vintage: "2025"),
            FlowBook.Row("2025-W01", 70, vintage: "2025"),
        ], "killed", Confirmation.Named);
        Assert.EndsWith(
            "a list of names grows as names are found, over the same days from 200 to 500 (+150 %).",
            Assert.Single(VintageRule.Of(FlowBook.Book(series: [series]))).Message,
            StringComparison.Ordinal);
    }

    private static ClaimBook Revised(string later, string? basis = null, params LineageEdge[] edges) => FlowBook.Book(
        [FlowBook.Claim("A", "institute", ("value", "100000"), ("as_of", "2024-03-31"), ("basis", basis)), FlowBook.Claim("B", "institute", ("value", later), ("as_of", "2024-06-30"), ("basis", basis))],
        [FlowBook.Series("s", "blue-staff", QuantityKind.Period, FlowBook.Months(1, 1, 1, 10_000, 10_000, 10_000))],
        edges);

    [Fact]
    public void A_difference_far_from_the_flow_of_others_is_a_revision()
    {
        var found = Assert.Single(RevisionRule.Of(Revised("160000")));
        Assert.Contains("(160,000 (B, 2024-06-30, basis not known) − 100,000 (A, 2024-03-31, basis not known)) / 2.99 months", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("ratio 2, limits 0.75 to 1.33.", found.Arithmetic, StringComparison.Ordinal);
        FlowBook.HoldsItsLaws(RevisionRule.Of, Revised("160000"));
    }

    [Fact]
    public void A_difference_like_the_flow_of_others_or_of_one_basis_or_only_beside_its_own_origin_is_none()
    {
        Assert.Empty(RevisionRule.Of(Revised("135000")));
        Assert.Empty(RevisionRule.Of(Revised("160000", "one list")));
        Assert.Empty(RevisionRule.Of(Revised("160000", null, new LineageEdge("institute", "blue-staff", false, false, "derived", LineageStatus.Stated, null, null))));
    }

    [Fact]
    public void Who_retells_two_publishers_does_not_make_them_one_origin() => Assert.Single(RevisionRule.Of(Revised(
        "160000",
        null,
        new LineageEdge("paper", "blue-staff", false, false, "secondary", LineageStatus.Stated, null, null),
        new LineageEdge("paper", "institute", false, false, "secondary", LineageStatus.Stated, null, null))));
}
