using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

/// <summary>As-of dates, ages and dates in addresses.</summary>
public sealed class DriftAsOfRuleTests
{
    [Theory]
    [InlineData("2024-05-28", 0)]
    [InlineData("2024-05-29", 1)]
    [InlineData("2024-04-29", 1)]
    [InlineData("2024-05", 0)]
    public void An_as_of_more_than_two_weeks_off_the_original_is_found(string asOf, int count) =>
        Assert.Equal(count, DriftAsOfRule.Of(FindingBook.Of(
            FindingBook.Claim("R", ("original", "O"), ("as_of", asOf)), FindingBook.Claim("O", ("as_of", "2024-05-14")))).Count());

    [Fact]
    public void A_straight_line_between_the_publishers_own_numbers_dates_what_lies_between()
    {
        // 1,000 on 1 May and 2,000 on 10 June: 1,750 is three quarters of the way, 30 of 40 days, on 31 May.
        var finding = Assert.Single(DriftAsOfRule.Of(FindingBook.Of(
            FindingBook.Claim("R", ("reported_by", "press"), ("value", "1750"), ("as_of", "2024-05-10")),
            FindingBook.Claim("A", ("value", "1000"), ("as_of", "2024-05-01")),
            FindingBook.Claim("B", ("value", "2000"), ("as_of", "2024-06-10")))));

        Assert.Equal(["R", "A", "B"], finding.Records);
        Assert.Equal(
            "R prints 1,750: A has 1,000 on 2024-05-01, B 2,000 on 2024-06-10; 40 × (1,750 − 1,000) / (2,000 − 1,000) = 30 days after "
            + "2024-05-01 is 2024-05-31; as of 2024-05-10: 21 days off with the printed units, limit 14 days",
            finding.Arithmetic);
        Assert.Equal((Weight.Warning, "The as-of date, 2024-05-10, does not go with the number, 1,750: the publisher's own numbers reach it on 2024-05-31."), (finding.Weight, finding.Message));
    }

    [Theory]
    [InlineData("1750", "0", "point", "2024-05-20", 0)]
    [InlineData("1750", "1000", "point", "2024-05-12", 0)]
    [InlineData("1750", "0", "lower", "2024-05-10", 1)]
    [InlineData("1250", "0", "lower", "2024-06-09", 0)]
    [InlineData("1250", "0", "upper", "2024-06-09", 1)]
    [InlineData("2500", "0", "point", "2024-05-10", 0)]
    [InlineData("1750", "100", "lower", "2024-05-14", 1)]
    [InlineData("1750", "400", "lower", "2024-05-14", 0)]
    [InlineData("1250", "400", "upper", "2024-06-02", 0)]
    public void Printed_units_and_the_side_of_a_bound_count(string number, string rounding, string bound, string asOf, int count)
    {
        var field = bound == "lower" ? "low" : bound == "upper" ? "high" : "value";
        Assert.Equal(count, DriftAsOfRule.Of(FindingBook.Of(
            FindingBook.Claim("R", ("reported_by", "press"), ("value", null), (field, number), ("bound", bound), ("rounding", rounding), ("as_of", asOf)),
            FindingBook.Claim("A", ("value", "1000"), ("as_of", "2024-05-01")),
            FindingBook.Claim("B", ("value", "2000"), ("as_of", "2024-06-10")))).Count());
    }

    [Fact]
    public void The_line_is_told_beside_another_as_of_than_the_originals_also_where_the_units_hide_that_it_is_off()
    {
        // 1,750 of a unit of 1,000 is at least 1,250: ten of forty days after 1 May.
        var report = FindingBook.Claim(
            "R", ("original", "B"), ("reported_by", "press"), ("value", "1750"), ("rounding", "1000"), ("as_of", "2024-05-12"), ("note", "Printed in passing."));
        var finding = Assert.Single(FindingRules.Findings(FindingBook.Of(
            report, FindingBook.Claim("A", ("value", "1000"), ("as_of", "2024-05-01")), FindingBook.Claim("B", ("value", "2000"), ("as_of", "2024-06-10"), ("note", "Not told."))))
            .Where(one => one.Type == "drift-as-of"));

        Assert.Equal(["R", "B", "A"], finding.Records);
        Assert.Equal(["This study's note on R: Printed in passing."], finding.Explanations);
        Assert.Contains("is 2024-05-31, with the printed units of all three not before 2024-05-11; as of 2024-05-12: 0 days off", finding.Arithmetic, StringComparison.Ordinal);
        Assert.Equal(Weight.Note, finding.Weight);
        Assert.Equal(
            "The original on record is of another day: 2,000 as of 2024-06-10, where the report has 1,750 as of 2024-05-12. By the publisher's own "
            + "numbers the report's date goes with its number as it is rounded: on 2024-05-12 they stood near 1,275.",
            finding.Message);
    }

    // The line stands near 1,275 on 12 May, and near 1,775 on 1 June.
    [Theory]
    [InlineData("lower", "low", "1750", "2024-05-12", "By then the publisher's own numbers had not reached it: on 2024-05-12 they stood near 1,275.")]
    [InlineData("upper", "high", "1500", "2024-06-01", "By then the publisher's own numbers had passed it: on 2024-06-01 they stood near 1,775.")]
    [InlineData("lower", "low", "1250", "2024-05-12", null)]
    [InlineData("upper", "high", "1800", "2024-06-01", null)]
    public void A_bound_is_not_cleared_by_its_own_rounding(string bound, string field, string number, string asOf, string? ending)
    {
        var finding = Assert.Single(DriftAsOfRule.Of(FindingBook.Of(
            FindingBook.Claim("R", ("original", "O"), ("reported_by", "press"), ("value", null), (field, number), ("bound", bound), ("rounding", "1000"), ("as_of", asOf)),
            FindingBook.Claim("O", ("value", null), ("low", "3000"), ("bound", "lower"), ("as_of", "2024-12-31")),
            FindingBook.Claim("A", ("value", "1000"), ("as_of", "2024-05-01")),
            FindingBook.Claim("B", ("value", "2000"), ("as_of", "2024-06-10")))));

        Assert.Equal(ending is null ? Weight.Note : Weight.Warning, finding.Weight);
        Assert.EndsWith(ending ?? ".", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_another_replaces_is_named_beside_that_and_found_no_more()
    {
        var finding = Assert.Single(FindingRules.Findings(FindingBook.Of(
            FindingBook.Claim("R", ("original", "O"), ("as_of", "2024-02-01")),
            FindingBook.Claim("S", ("original", "O"), ("as_of", "2024-03-01"), ("supersedes", "R")),
            FindingBook.Claim("O", ("as_of", "2024-05-14")))).Where(one => one.Type == "drift-as-of"));

        Assert.Equal(["S", "O", "R"], finding.Records);
    }

    [Fact]
    public void A_series_dates_a_number_and_an_edition_made_later_does_not()
    {
        var claim = FindingBook.Claim("E", ("value", "1500"), ("as_of", "2024-04-01"));
        var series = FindingBook.Series("daily", ("2024-05-01", 1000), ("2024-05-02", 1500), ("2024-05-03", 2000));
        var late = series with { Rows = [.. series.Rows.Select(row => row with { Vintage = DateSpan.Year(2025) })] };

        Assert.Equal(["E", "series:daily@2024-05-01", "series:daily@2024-05-02"], Assert.Single(DriftAsOfRule.Of(FindingBook.Of(claim) with { Series = [series] })).Records);
        Assert.Empty(DriftAsOfRule.Of(FindingBook.Of(claim) with { Series = [late] }));
    }

    [Fact]
    public void A_line_longer_than_a_quarter_does_not_date_what_lies_between() =>
        Assert.Empty(DriftAsOfRule.Of(FindingBook.Of(
            FindingBook.Claim("R", ("reported_by", "press"), ("value", "1750"), ("as_of", "2024-02-01")),
            FindingBook.Claim("A", ("value", "1000"), ("as_of", "2024-01-10")),
            FindingBook.Claim("B", ("value", "2000"), ("as_of", "2024-06-10")))));
}

public sealed class StaleRuleTests
{
    [Theory]
    [InlineData("2024-01-01", "2024-06-29", null)]
    [InlineData("2024-01-01", "2024-06-30", Weight.Note)]
    [InlineData("2024-01-01", "2024-12-31", Weight.Note)]
    [InlineData("2024-01-01", "2025-01-01", Weight.Warning)]
    [InlineData("2024", "2025-06-29", null)]
    public void A_number_is_stale_from_half_a_year_and_weighs_more_beyond_a_year(string asOf, string reported, Weight? weight) =>
        Assert.Equal(weight, StaleRule.Of(FindingBook.Of(FindingBook.Claim("C", ("as_of", asOf), ("published_at", "2024-01-01"), ("reported_at", reported)))).SingleOrDefault()?.Weight);

    [Fact]
    public void The_days_are_counted_in_the_arithmetic() => Assert.Equal(
        "C: as of 2024-01-01, published 2024-07-01: 2024-07-01 − 2024-01-01 = 182 days, limit 180 days",
        Assert.Single(StaleRule.Of(FindingBook.Of(FindingBook.Claim("C", ("as_of", "2024-01-01"), ("published_at", "2024-07-01"))))).Arithmetic);

    [Theory]
    [InlineData("2025-07", "2024-12-31", null, "at least 182 days")]
    [InlineData("2025-07", "2024-12-31", "2025-07-10", "at least 191 days")]
    [InlineData("2025-07-20", "2024", null, "at least 201 days")]
    [InlineData("2025-07-20", "2024-12-31", "2025-07-10", "201 days")]
    [InlineData("2025-07-20", "2024-12-31", "2025-08-10", "201 days")]
    public void Dates_known_to_a_span_give_the_least_age_and_no_report_comes_before_its_original(string reported, string asOf, string? original, string age)
    {
        var finding = Assert.Single(StaleRule.Of(FindingBook.Of(
            FindingBook.Claim("C", ("original", "O"), ("as_of", asOf), ("published_at", null), ("reported_at", reported)),
            FindingBook.Claim("O", ("as_of", null), ("published_at", original)))));

        Assert.Equal($"The number was {age} old when it was reported.", finding.Message);
        Assert.Contains($" = {age}, limit", finding.Arithmetic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("desk", "2023-01-01", "2023-12-31", "2024-01-10", "900", true)]
    [InlineData("desk", "2023-01-01", "2024-01-31", "2024-02-10", "900", false)] // more days than these
    [InlineData("desk", "2023-01-01", "2023-12-31", "2024-01-10", "1200", false)] // the same number
    [InlineData("desk", "2023-01-01", "2023-12-31", "2024-09-01", "900", false)] // after the report
    [InlineData("desk", "2023-03-01", "2023-12-31", "2024-01-10", "900", false)] // does not hold the days
    [InlineData("press", "2023-01-01", "2023-12-31", "2024-01-10", "900", false)] // of another publisher
    public void A_number_of_days_that_are_over_is_stale_once_its_publisher_counted_them_anew(string publisher, string start, string end, string published, string value, bool isStale)
    {
        var claim = Period("C", "desk", "2023-01-01", "2023-12-31", "2023-12-31", "2024-08-01", "1200");
        var other = Period("N", publisher, start, end, "2024-01-05", published, value);

        Assert.Empty(StaleRule.Of(FindingBook.Of(claim)));
        var found = StaleRule.Of(FindingBook.Of(claim, other)).Where(finding => finding.Records[0] == "C").ToList();
        Assert.Equal(isStale, found.Count == 1);
        Assert.All(found, finding => Assert.Equal((Weight.Note, "N"), (finding.Weight, finding.Records[1])));
    }

    [Fact]
    public void What_a_ratio_was_made_of_is_no_newer_count_of_it()
    {
        var ratio = FindingBook.Claim(
            "C", ("kind", "ratio"), ("unit", "ratio"), ("value", "2"), ("period_start", "2023-01-01"), ("period_end", "2023-10-31"), ("as_of", "2023-10-31"),
            ("published_at", "2024-08-01"), ("publisher", "press"), ("derived_from", "[N;M]"));
        var whole = Period("N", "desk", "2023-01-01", "2023-12-31", "2023-12-31", "2024-01-10", "1200");
        var before = Period("M", "desk", "2022-01-01", "2022-12-31", "2022-12-31", "2023-01-10", "600");

        Assert.DoesNotContain(StaleRule.Of(FindingBook.Of(ratio, whole, before)), finding => finding.Records[0] == "C");
    }

    [Fact]
    public void A_newer_number_is_looked_for_only_where_there_is_one()
    {
        var claim = FindingBook.Claim("C", ("as_of", "2024-01-01"), ("published_at", "2024-09-01"));

        Assert.Contains("this study has no later one", Assert.Single(StaleRule.Of(FindingBook.Of(claim))).Remedy, StringComparison.Ordinal);
        Assert.EndsWith("look for a newer one of the same publisher.", Assert.Single(StaleRule.Of(FindingBook.Of(claim, FindingBook.Claim("N", ("as_of", "2024-08-01"))))).Remedy, StringComparison.Ordinal);
    }

    private static Claim Period(string id, string publisher, string start, string end, string asOf, string published, string value) => FindingBook.Claim(
        id, ("kind", "period"), ("publisher", publisher), ("period_start", start), ("period_end", end), ("as_of", asOf), ("published_at", published), ("value", value));
}

public sealed class DataEntryRuleTests
{
    [Fact]
    public void Numbers_of_one_page_with_one_slip_are_one_finding()
    {
        Claim Number(string id) => FindingBook.Claim(id, ("address", "https://press.example/2024/04/14/losses"), ("as_of", "2024-05-14"));
        var found = Assert.Single(DataEntryRule.Of(FindingBook.Of(Number("B"), Number("A"))));
        Assert.Equal((Weight.Contradiction, 2), (found.Weight, found.Count));
        Assert.Equal(["A", "B"], found.Records);
        Assert.StartsWith("A, B: the address holds 2024-04-14; as of 2024-05-14, 30 days after it", found.Arithmetic, StringComparison.Ordinal);
        Assert.Equal("The number counts up to 2024-05-14, 30 days after the date in its address, 2024-04-14.", found.Message);
    }

    [Theory]
    [InlineData("https://example.org/2024/05/13/losses", null)]
    [InlineData("https://example.org/2024/05/12/losses", Weight.Warning)]
    [InlineData("https://example.org/2024-04-29-losses", Weight.Contradiction)]
    [InlineData("https://example.org/20240430-losses", Weight.Warning)]
    [InlineData("https://example.org/20240429-losses", Weight.Contradiction)]
    [InlineData("https://example.org/2024/06/30/losses", null)]
    [InlineData("https://example.org/status/120240429001", null)]
    [InlineData("https://example.org/fc20240429", null)]
    [InlineData("https://example.org/2024/13/45/losses", null)]
    public void An_as_of_after_the_date_in_the_address_is_found(string address, Weight? weight) =>
        Assert.Equal(weight, DataEntryRule.Of(FindingBook.Of(FindingBook.Claim("C", ("address", address)))).SingleOrDefault()?.Weight);

    [Theory]
    [InlineData("2024-06-04", null, null, 1)]
    [InlineData("2024-06-03", null, null, 0)]
    [InlineData("2024-05-01", "press", null, 0)]
    [InlineData("2024-05-01", "press", "2024-06-20", 1)]
    public void The_publication_that_belongs_to_the_address_is_held_against_it(string published, string? by, string? reported, int count) =>
        Assert.Equal(count, DataEntryRule.Of(FindingBook.Of(FindingBook.Claim(
            "C", ("address", "https://example.org/2024/05/31/losses"), ("published_at", published), ("reported_by", by), ("reported_at", reported)))).Count());

    [Fact]
    public void A_page_that_was_changed_later_is_no_contradiction()
    {
        var claim = FindingBook.Claim("C", ("address", "https://example.org/2024/02/01/list"));

        Assert.Single(DataEntryRule.Of(FindingBook.Of(claim)));
        Assert.Empty(DataEntryRule.Of(FindingBook.Of(claim, FindingBook.Claim("A", ("value", "900"), ("as_of", "2024-03-01")))));
        Assert.Single(DataEntryRule.Of(FindingBook.Of(claim, FindingBook.Claim("A", ("value", "1300"), ("as_of", "2024-03-01")))));
    }
}
