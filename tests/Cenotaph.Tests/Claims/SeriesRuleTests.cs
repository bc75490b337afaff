using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Claims;

public sealed class SeriesRuleTests
{
    private static Series Daily(string id, params decimal[] values) => FlowBook.Series(
        id, "blue-staff", QuantityKind.Cumulative, values.Select((value, index) => FlowBook.Row($"2024-05-{index + 1:00}", value)));

    [Fact]
    public void A_cumulative_series_that_falls_contradicts_itself()
    {
        var found = Assert.Single(DecreaseRule.Of(FlowBook.Book(series: [Daily("s", 10, 20, 18, 30, 25)])));
        Assert.Equal((Weight.Contradiction, 2), (found.Weight, found.Count));
        Assert.Contains("25 on 2024-05-05 (series:s@2024-05-05) − 30 on 2024-05-04 (series:s@2024-05-04) = −5", found.Arithmetic, StringComparison.Ordinal);
        Assert.Empty(DecreaseRule.Of(FlowBook.Book(series: [Daily("s", 10, 20, 20, 30)])));
    }

    [Theory]
    [InlineData("one", "one", "8000", 1)]
    [InlineData("one", "two", "8000", 0)] // another basis
    [InlineData(null, null, "8000", 0)] // no known basis
    [InlineData("one", "one", "9500", 0)] // hidden by the printed units
    public void Claims_fall_only_within_one_known_basis_and_beyond_their_printed_units(string? first, string? second, string value, int count) =>
        Assert.Equal(count, DecreaseRule.Of(FlowBook.Book(
        [
            FlowBook.Claim("A", "institute", ("value", "10000"), ("rounding", "1000"), ("as_of", "2024-05-01"), ("basis", first)),
            FlowBook.Claim("B", "institute", ("value", value), ("rounding", "1000"), ("as_of", "2024-06-01"), ("basis", second)),
        ])).Count());

    [Fact]
    public void Two_transcriptions_that_differ_on_few_dates_are_in_conflict()
    {
        var found = Assert.Single(ParseConflictRule.Of(FlowBook.Book(series: [Daily("a", 10, 20, 30, 40), Daily("b", 10, 20, 31, 40)])));
        Assert.Equal(["series:a@2024-05-03", "series:b@2024-05-03"], found.Records);
        Assert.Contains("share 4 dates and differ on 1", found.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_methods_that_differ_everywhere_are_not_in_conflict() =>
        Assert.Empty(ParseConflictRule.Of(FlowBook.Book(series: [Daily("a", 10, 20, 30, 40), Daily("b", 11, 22, 33, 40)])));

    [Fact]
    public void Limits_of_which_nobody_says_how_they_go_together_cannot_be_summed()
    {
        // Half-widths of ten: together 9 × 10 = 90, apart √9 × 10 = 30, factor 3. Of four weeks the factor is 2, not above it.
        Series Weeks(int count, string? correlation) => FlowBook.Series(
            "s", "institute", QuantityKind.Period,
            Enumerable.Range(1, count).Select(week => FlowBook.Row($"2024-W{week:00}", 100, 90, 110)), correlation: correlation);
        var found = Assert.Single(AggregationRule.Of(FlowBook.Book(series: [Weeks(9, "unknown")])));
        Assert.Contains("= 90; if they are independent: √ Σ ((high − low) / 2)² = √ 900 = 30; factor 3, limit 2.", found.Arithmetic, StringComparison.Ordinal);
        Assert.Empty(AggregationRule.Of(FlowBook.Book(series: [Weeks(9, "none")])));
        Assert.Empty(AggregationRule.Of(FlowBook.Book(series: [Weeks(4, "unknown")])));
    }

    [Fact]
    public void Rows_with_reversed_limits_are_left_out_of_a_sum_and_named()
    {
        var rows = Enumerable.Range(1, 9).Select(week => FlowBook.Row($"2024-W{week:00}", 100, 90, 110)).Append(FlowBook.Row("2024-W10", 100, 110, 90));
        var found = Assert.Single(AggregationRule.Of(FlowBook.Book(series: [FlowBook.Series("s", "institute", QuantityKind.Period, rows, correlation: "unknown")])));
        Assert.Contains("9 rows with limits", found.Arithmetic, StringComparison.Ordinal);
        Assert.EndsWith("Left out is 1 row whose low limit is above the high one: 2024-W10.", found.Arithmetic, StringComparison.Ordinal);
    }

    private static Series Front(string id, decimal from, decimal to, string unit = "m") => FlowBook.Series(
        id, "recorder", QuantityKind.Level, [FlowBook.Row("2024-05-01", from, area: "north"), FlowBook.Row("2024-08-09", to, area: "north")], unit: unit);

    [Fact]
    public void Metrics_that_move_unlike_over_the_same_days_are_a_note()
    {
        var found = Assert.Single(MetricRule.Of(FlowBook.Book(series: [Front("mean", 0, 1000), Front("reach", 500, 1800)])));
        Assert.Contains("mean (1,000 − 0) / 100 days = 10 m a day; reach (1,800 − 500) / 100 days = 13 m a day. Factor 1.3, limit 1.25.", found.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("series:mean@2024-05-01#area=north", found.Records);
        Assert.Empty(MetricRule.Of(FlowBook.Book(series: [Front("mean", 0, 1000), Front("reach", 500, 1700)])));
        Assert.Empty(MetricRule.Of(FlowBook.Book(series: [Front("mean", 0, 1000), Front("reach", 0, 2000, "feet")])));
    }

    [Fact]
    public void A_floor_is_no_metric_and_is_said_to_be_left_out()
    {
        var floor = Front("floor", 0, 100);
        floor = floor with { Rows = [.. floor.Rows.Select(row => row with { Low = row.Value, Value = null })] };
        Assert.Empty(MetricRule.Of(FlowBook.Book(series: [Front("mean", 0, 1000), floor])));
        var found = Assert.Single(MetricRule.Of(FlowBook.Book(series: [Front("mean", 0, 1000), Front("reach", 500, 1800), floor])));
        Assert.EndsWith("Left out: floor, which gives at least and no value.", found.Arithmetic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void A_metric_that_stands_still_on_a_tenth_of_its_dates_is_named(int days, bool isNamed)
    {
        Series Days(string id, Func<int, decimal> value) => FlowBook.Series(id, "recorder", QuantityKind.Level, Enumerable.Range(0, 100)
            .Select(day => FlowBook.Row(new DateOnly(2024, 1, 1).AddDays(day).ToString("O", System.Globalization.CultureInfo.InvariantCulture), value(day), area: "north")));
        var found = MetricRule.Of(FlowBook.Book(series: [Days("mean", day => 10 * day), Days("reach", day => 20 * Math.Min(day, 100 - days))])).Single();
        Assert.Equal(isNamed, found.Arithmetic.EndsWith(" reach stands at its greatest number, exactly 1,800, on 10 of 100 dates.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10, "area=south")]
    [InlineData(9, "area=north")]
    public void A_part_where_no_measure_stands_at_one_value_to_the_end_is_shown_first(int days, string shown)
    {
        static IEnumerable<SeriesRow> Days(string area, Func<int, decimal> value) => Enumerable.Range(0, 100).Select(day => FlowBook.Row(
            new DateOnly(2024, 1, 1).AddDays(day).ToString("O", System.Globalization.CultureInfo.InvariantCulture), value(day), area: area));
        Series Both(string id, decimal north, decimal south) => FlowBook.Series(
            id, "recorder", QuantityKind.Level, [.. Days("north", day => north * Math.Min(day, 100 - days)), .. Days("south", day => south * day)], unit: "m");
        var found = Assert.Single(MetricRule.Of(FlowBook.Book(series: [Both("mean", 10, 10), Both("reach", 30, 20)])));

        Assert.EndsWith("#" + shown, found.Records[0], StringComparison.Ordinal);
        Assert.Equal(
            days == 10,
            found.Arithmetic.Contains("At one value to the end: area=north mean at 900 from 2024-03-31 on; area=north reach at 2,700 from 2024-03-31 on.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_hold_their_laws()
    {
        var book = FlowBook.Book(
            [
                FlowBook.Claim("A", "institute", ("value", "10000"), ("as_of", "2024-05-01"), ("basis", "one")),
                FlowBook.Claim("B", "institute", ("value", "8000"), ("as_of", "2024-06-01"), ("basis", "one")),
            ],
            [Daily("a", 10, 20, 30, 40, 35), Daily("b", 10, 20, 31, 40, 35), Front("mean", 0, 1000), Front("reach", 500, 1800)]);
        FlowBook.HoldsItsLaws(DecreaseRule.Of, book);
        FlowBook.HoldsItsLaws(ParseConflictRule.Of, book);
        FlowBook.HoldsItsLaws(MetricRule.Of, book);
        FlowBook.HoldsItsLaws(one => FindingRules.Findings(one), book);
    }

    [Fact]
    public void Numbers_too_large_to_add_up_are_left_out_and_never_throw()
    {
        var huge = Daily("a", decimal.MaxValue, decimal.MinValue, 30, 20);
        var claim = FlowBook.Claim("A", "institute", ("value", "79228162514264337593543950335"), ("rounding", "79228162514264337593543950335"));
        Assert.Single(FindingRules.Findings(FlowBook.Book([claim, claim with { Id = "B" }], [huge])));
    }

    [Fact]
    public void A_publishers_explanation_and_the_responses_stand_beside_the_finding()
    {
        var first = FlowBook.Claim("A", "institute", ("value", "10000"), ("as_of", "2024-05-01"), ("basis", "one"));
        var second = FlowBook.Claim("B", "institute", ("value", "8000"), ("as_of", "2024-06-01"), ("basis", "one"), ("explanation", "Doubles were taken out."));
        var response = FlowBook.Claim("R", "red-staff", ("kind", "response"), ("value", null), ("bound", "none"), ("responds_to", "A"), ("response", "denial"), ("quote", "Not so"));
        Assert.Equal(
            ["Red Staff, R: denial, “Not so”", "Institute on B: Doubles were taken out."],
            Assert.Single(FindingRules.Findings(FlowBook.Book([first, second, response])), finding => finding.Type == "decrease").Explanations!);
    }
}
