using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

/// <summary>A report against its original, field by field.</summary>
public sealed class DriftRuleTests
{
    [Theory]
    [InlineData("325000", "0", "point", "R prints 325,000; O prints 275,000–325,000: its high limit")]
    [InlineData("300000", "0", "approx", "R prints about 300,000; O prints 275,000–325,000: a number within them")]
    [InlineData("340000", "0", "point", "R prints 340,000; O prints 275,000–325,000: above its high limit by 15,000")]
    public void One_number_for_a_range_is_a_drift_of_range(string value, string rounding, string bound, string arithmetic)
    {
        var finding = Assert.Single(DriftRangeRule.Of(Book([("value", value), ("rounding", rounding), ("bound", bound)], FindingBook.Range("275000", "325000"))));

        Assert.Equal(("drift-range", Weight.Warning, arithmetic), (finding.Type, finding.Weight, finding.Arithmetic));
        Assert.Equal(["R", "O"], finding.Records);
    }

    [Fact]
    public void Another_number_than_the_centre_is_a_drift_of_range_and_none_of_interval()
    {
        var book = Book([("value", "52000"), ("rounding", "1000")], FindingBook.Range("40000", "55000", "47000"));

        Assert.Equal(
            "R prints 52,000; O prints 47,000, 40,000–55,000: 52,000 − 47,000 = 5,000, printed units 1,000 and 0",
            Assert.Single(DriftRangeRule.Of(book)).Arithmetic);
        Assert.Empty(DriftIntervalRule.Of(book));
    }

    [Theory]
    [InlineData("47000", "1000", "R prints 47,000; O prints 47,000, 40,000–55,000: limits 40,000 to 55,000 are not printed")]
    [InlineData(
        "50000", "10000",
        "R prints 50,000; O prints 47,000, 40,000–55,000: 50,000 − 47,000 = 3,000, within the printed units 10,000 and 0; limits 40,000 to 55,000 are not printed")]
    public void The_centre_without_its_limits_is_a_drift_of_interval_and_none_of_range(string value, string rounding, string arithmetic)
    {
        var book = Book([("value", value), ("rounding", rounding)], FindingBook.Range("40000", "55000", "47000"));
        var finding = Assert.Single(DriftIntervalRule.Of(book));

        Assert.Equal((Weight.Note, arithmetic), (finding.Weight, finding.Arithmetic));
        Assert.Equal(value == "50000", finding.Message.Contains("within the printed units", StringComparison.Ordinal));
        Assert.Empty(DriftRangeRule.Of(book));
    }

    [Fact]
    public void What_keeps_the_limits_of_its_original_has_not_drifted()
    {
        var limits = FindingBook.Range("275000", "325000");
        var named = Book([("value", "110608"), ("confirmation", "named")], [("value", null), ("low", "110608"), ("bound", "lower"), ("confirmation", "named")]);

        Assert.Empty(Drifts(Book(limits, limits)));
        Assert.Empty(Drifts(Book([("value", null), ("low", "275000"), ("bound", "lower")], limits)));
        Assert.Empty(Drifts(named));
        Assert.Empty(Drifts(Book([], [])));
    }

    [Fact]
    public void A_bound_printed_as_a_number_is_a_drift_of_range() =>
        Assert.Single(DriftRangeRule.Of(Book([("value", "1200")], [("value", null), ("low", "1200"), ("bound", "lower")])));

    [Theory]
    [InlineData("army", "navy", "the two have nothing in common")]
    [InlineData("army", "all", "the first lies within the second")]
    [InlineData("forces", "army", "the first holds the second and more")]
    public void Another_scope_is_a_drift_of_scope(string scope, string original, string words)
    {
        var finding = Assert.Single(Drifts(Book([("scope", $"[{scope}]")], [("scope", $"[{original}]")])));

        Assert.Equal(("drift-scope", $"R counts the scope {scope}; O counts the scope {original}: {words}"), (finding.Type, finding.Arithmetic));
    }

    [Fact]
    public void Of_scopes_of_several_terms_what_is_known_of_the_terms_is_told() => Assert.Equal(
        "R counts the scope army + past-wars; O counts the scope army + navy: they are not the same; how far they overlap is not known; of their parts: army is in both",
        Assert.Single(Drifts(Book([("scope", "[army;past-wars]")], [("scope", "[army;navy]")]))).Arithmetic);

    [Fact]
    public void The_same_scope_in_another_order_is_no_drift() =>
        Assert.Empty(Drifts(Book([("scope", "[army;navy]")], [("scope", "[navy;army]")])));

    [Theory]
    [InlineData("category", "casualties", "category (casualties against killed)")]
    [InlineData("confirmation", "named", "confirmation (named against total)")]
    [InlineData("unit", "cases", "unit (cases against persons)")]
    public void Another_category_confirmation_or_unit_is_a_drift_of_category(string field, string text, string difference)
    {
        var finding = Assert.Single(Drifts(Book([(field, text)], [])));

        Assert.Equal(("drift-category", $"R (1,200) against O (1,200): {difference}"), (finding.Type, finding.Arithmetic));
    }

    [Theory]
    [InlineData("2024-01-01", "2024-03-31", false)]
    [InlineData("2024-01-04", "2024-04-03", false)]
    [InlineData("2024-01-05", "2024-03-31", true)]
    [InlineData("2024-01-01", "2024-06-30", true)]
    public void Another_period_is_a_drift_of_period_beyond_three_days(string start, string end, bool drifts)
    {
        (string, string?)[] own = [("kind", "period"), ("period_start", "2024-01-01"), ("period_end", "2024-03-31")];
        var found = Drifts(Book([("kind", "period"), ("period_start", start), ("period_end", end)], own));

        Assert.Equal(drifts ? ["drift-period"] : [], found.Select(finding => finding.Type));
    }

    [Fact]
    public void Another_kind_is_a_drift_of_period_and_a_later_as_of_is_not()
    {
        Assert.Contains("kind period against cumulative", Assert.Single(DriftPeriodRule.Of(Book([("kind", "period")], []))).Arithmetic, StringComparison.Ordinal);
        Assert.Empty(DriftPeriodRule.Of(Book([("as_of", "2024-09-01")], [])));
    }

    [Theory]
    [InlineData("will reach two million", "could reach two million", true)]
    [InlineData("could reach two million", "will reach two million", true)]
    [InlineData("перевищить два мільйони", "може перевищити два мільйони", true)]
    [InlineData("достигнет двух миллионов", "вероятно, достигнет двух миллионов", true)]
    [InlineData("сягатиме двох мільйонів", "ймовірно, сягатиме двох мільйонів", true)]
    [InlineData("will reach two million", "on pace for two million", true)]
    [InlineData("will likely reach two million", "may reach two million", false)]
    [InlineData("will be counted as of May 27", "will be counted", false)]
    [InlineData("will be counted by may", "will be counted", false)]
    [InlineData("will reach two million", "two million by spring", false)]
    [InlineData("goodwill visit", "could reach two million", false)]
    [InlineData("будет больше", "они не могли не знать, и будет больше", false)]
    public void A_quote_that_asserts_what_the_original_holds_possible_is_a_drift_of_modality(string quote, string original, bool drifts)
    {
        var found = DriftModalityRule.Of(Book([("quote", quote)], [("quote", original)]));

        Assert.Equal(drifts ? 1 : 0, found.Count());
    }

    [Fact]
    public void The_recorded_modality_comes_before_the_words()
    {
        var finding = Assert.Single(DriftModalityRule.Of(Book([("quote", "could reach it"), ("modality", "will")], [("modality", "could")])));

        Assert.Equal("R: “will” (as recorded); O: “could” (as recorded)", finding.Arithmetic);
        Assert.Empty(DriftModalityRule.Of(Book([("modality", "fact")], [("modality", "will")])));
    }

    private static List<Finding> Drifts(ClaimBook book) =>
        [.. FindingRules.Findings(book).Where(finding => finding.Type.StartsWith("drift-", StringComparison.Ordinal))];

    private static ClaimBook Book((string, string?)[] report, (string, string?)[] original) =>
        FindingBook.Of(FindingBook.Claim("R", [("original", "O"), .. report]), FindingBook.Claim("O", original));
}
