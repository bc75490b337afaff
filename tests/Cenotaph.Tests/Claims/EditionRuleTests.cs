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
    public void A_large_share_of_a_trifle_does_not_lead()
    {
        var series = FlowBook.Series("s", "institute", QuantityKind.Cumulative,
        [
            FlowBook.Row("2024-04-01", 100, vintage: "2024-06-01"), FlowBook.Row("2024-04-01", 130, vintage: "2024-07-01"),
            FlowBook.Row("2024-05-01", 9000, vintage: "2024-06-01"), FlowBook.Row("2024-05-01", 8900, vintage: "2024-07-01"),
        ]);
        var found = Assert.Single(VintageRule.Of(FlowBook.Book(series: [series])));
        Assert.Equal(Weight.Warning, found.Weight);
        Assert.Contains("The largest by number, 2024-05-01: 9,000", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("The largest by its share, 2024-04-01: 100", found.Arithmetic, StringComparison.Ordinal);
        Assert.EndsWith("the number for 2024-05-01 is 9,000 in one edition (2024-06-01) and 8,900 in a later one (2024-07-01).", found.Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("2025-W01", "from 170, put together from the first edition of each week, to 321 (+88.8 %).")]
    [InlineData("2025-01", "from 170, put together from the first edition of each date, to 321 (+88.8 %).")]
    public void A_first_total_of_several_editions_is_said_to_be_put_together_and_persons_are_whole(string later, string ending)
    {
        var series = FlowBook.Series("s", "recorder", QuantityKind.Period,
        [
            FlowBook.Row("2024-W10", 100, vintage: "2024"), FlowBook.Row("2024-W10", 200.6m, vintage: "2026"),
            FlowBook.Row(later, 70, vintage: "2025"), FlowBook.Row(later, 120.4m, vintage: "2026"),
        ], "killed", Confirmation.Named);
        Assert.EndsWith(ending, Assert.Single(VintageRule.Of(FlowBook.Book(series: [series]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_numbers_that_differ_are_not_made_one_by_telling_persons_whole()
    {
        var series = FlowBook.Series("s", "institute", QuantityKind.Cumulative,
            [FlowBook.Row("2024-05-01", 2.1m, vintage: "2024-06-01"), FlowBook.Row("2024-05-01", 2.4m, vintage: "2024-07-01")]);
        Assert.Contains("is 2.1 in one edition", Assert.Single(VintageRule.Of(FlowBook.Book(series: [series]))).Message, StringComparison.Ordinal);
    }

    private static ClaimBook Revised(string later, string? basis = null, string rounding = "0", params LineageEdge[] edges) => FlowBook.Book(
        [
            FlowBook.Claim("A", "institute", ("value", "100000"), ("rounding", rounding), ("as_of", "2024-03-31"), ("basis", basis)),
            FlowBook.Claim("B", "institute", ("value", later), ("rounding", rounding), ("as_of", "2024-06-30"), ("basis", basis)),
        ],
        [FlowBook.Series("s", "blue-staff", QuantityKind.Period, FlowBook.Months(1, 1, 1, 10_000, 10_000, 10_000))],
        edges);

    [Fact]
    public void A_difference_far_from_the_flow_of_others_is_a_revision()
    {
        var found = Assert.Single(RevisionRule.Of(Revised("160000")));
        Assert.Contains("(160,000 (B, 2024-06-30, basis not known) − 100,000 (A, 2024-03-31, basis not known)) / 2.99 months", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("ratio 2, with what the printed figures can hide 2 to 2, limits 0.75 to 1.33.", found.Arithmetic, StringComparison.Ordinal);
        FlowBook.HoldsItsLaws(RevisionRule.Of, Revised("160000"));
    }

    [Theory]
    [InlineData("160000", "0", Weight.Warning)]
    [InlineData("160000", "10000", Weight.Warning)] // 50,000 to 70,000 against 30,000
    [InlineData("150000", "20000", Weight.Note)] // 30,000 to 70,000: rounding alone may explain it, and hides two fifths
    [InlineData("141000", "3000", null)] // 38,000 to 44,000: rounding may explain it, and hides little
    [InlineData("122000", "1000", null)] // 21,000 to 23,000 against 0.75 of 30,000
    [InlineData("121000", "1000", Weight.Warning)] // 20,000 to 22,000
    [InlineData("135000", "20000", null)] // like the flow as printed
    [InlineData("115000", "20000", null)] // no difference that rounding could not hide
    public void What_rounding_can_hide_is_used_before_a_difference_is_called_a_revision(string later, string rounding, Weight? weight) =>
        Assert.Equal(weight, RevisionRule.Of(Revised(later, rounding: rounding)).SingleOrDefault()?.Weight);

    [Fact]
    public void A_range_counts_with_its_limits_and_its_middle_is_not_told_as_printed()
    {
        ClaimBook Book(string low, string high) => FlowBook.Book(
            [
                FlowBook.Claim("A", "institute", ("value", null), ("low", low), ("high", high), ("bound", "range"), ("as_of", "2024-03-31")),
                FlowBook.Claim("B", "institute", ("value", "160000"), ("as_of", "2024-06-30")),
            ],
            [FlowBook.Series("s", "blue-staff", QuantityKind.Period, FlowBook.Months(1, 1, 1, 10_000, 10_000, 10_000))]);
        var found = Assert.Single(RevisionRule.Of(Book("90000", "110000")));

        Assert.Equal(Weight.Warning, found.Weight);
        Assert.Contains("− 100,000 (the middle of 90,000–110,000, A, 2024-03-31, ", found.Arithmetic, StringComparison.Ordinal);
        Assert.Equal(Weight.Note, Assert.Single(RevisionRule.Of(Book("70000", "130000"))).Weight);
    }

    // The first number is of March, known to the month; the other gives 10,000 a month, and 30,000 or 40,000 up to June.
    [Theory]
    [InlineData("145000", "0", null)] // 1.13 times the flow from the end of February, 1.5 times that from the end of March
    [InlineData("145000", "30000", Weight.Note)]
    [InlineData("160000", "0", Weight.Warning)] // 1.5 and 2 times
    public void A_number_known_to_a_month_departs_only_if_it_does_from_every_day_of_it(string later, string rounding, Weight? weight)
    {
        var book = FlowBook.Book(
            [
                FlowBook.Claim("A", "institute", ("value", "100000"), ("rounding", rounding), ("as_of", "2024-03")),
                FlowBook.Claim("B", "institute", ("value", later), ("rounding", rounding), ("as_of", "2024-06-30")),
            ],
            [
                FlowBook.Series("s", "blue-staff", QuantityKind.Cumulative,
                [
                    FlowBook.Row("2024-03-01", 200_000), FlowBook.Row("2024-03-31", 210_000), FlowBook.Row("2024-06-30", 240_000),
                ]),
            ]);
        var found = RevisionRule.Of(book).SingleOrDefault();

        Assert.Equal(weight, found?.Weight);
        if (found is not null)
        {
            Assert.Contains("100,000 (A, 2024-03, reckoned from 2024-03-31, basis not known)", found.Arithmetic, StringComparison.Ordinal);
            Assert.Contains("From 2024-03-01 to 2024-06-30 instead", found.Arithmetic, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_number_that_stands_in_every_pair_is_named()
    {
        var found = Assert.Single(RevisionRule.Of(FlowBook.Book(
            [
                FlowBook.Claim("A", "institute", ("value", "100000"), ("as_of", "2024-03-31")),
                FlowBook.Claim("B", "institute", ("value", "160000"), ("as_of", "2024-04-30")),
                FlowBook.Claim("C", "institute", ("value", "130000"), ("as_of", "2024-06-30")),
            ],
            [FlowBook.Series("s", "blue-staff", QuantityKind.Period, FlowBook.Months(1, 1, 1, 10_000, 10_000, 10_000))])));

        Assert.Equal(2, found.Count);
        Assert.EndsWith("B is in every pair that departs.", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_like_the_flow_of_others_or_of_one_basis_is_none()
    {
        Assert.Empty(RevisionRule.Of(Revised("135000")));
        Assert.Empty(RevisionRule.Of(Revised("160000", "one list")));
    }

    [Fact]
    public void A_number_taken_from_the_other_is_revised_all_the_same_and_the_lineage_is_told()
    {
        var found = Assert.Single(RevisionRule.Of(Revised("160000", edges: new LineageEdge("A", "blue-staff", true, false, "derived", LineageStatus.Inferred, null, null))));

        Assert.EndsWith("The lineage between the two is inferred; a copy would have the flow of its origin.", found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("lineage", Assert.Single(RevisionRule.Of(Revised("160000"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_takes_figures_from_the_publisher_or_from_its_origin_shows_nothing_new()
    {
        LineageEdge Edge(string from, string of) => new(from, of, false, false, "pooled", LineageStatus.Stated, null, null);

        Assert.Empty(RevisionRule.Of(Revised("160000", edges: Edge("blue-staff", "institute"))));
        Assert.Empty(RevisionRule.Of(Revised("160000", null, "0", Edge("blue-staff", "recorder"), Edge("institute", "recorder"))));
        Assert.Empty(RevisionRule.Of(Revised("160000", null, "0", Edge("blue-staff", "paper"), Edge("paper", "institute"))));
        Assert.Single(RevisionRule.Of(Revised("160000", null, "0", Edge("paper", "blue-staff"), Edge("paper", "institute"))));
        Assert.Single(RevisionRule.Of(Revised("160000", edges: Edge("institute", "blue-staff"))));
    }
}
