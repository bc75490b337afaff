using Cenotaph.Claims;

namespace Cenotaph.Tests.Studies;

/// <summary>Real cases that the rules over single claims and pairs must find.</summary>
public sealed class ExpectedClaimFindingsTests(RussiaUkraineFigures figures) : IClassFixture<RussiaUkraineFigures>
{
    [Theory]
    [InlineData("drift-range", "S2-05", "about 325,000; O-S2-05 prints 275,000–325,000")]
    [InlineData("drift-range", "S2-03", "600,000; O-S2-03 prints 500,000–600,000")]
    [InlineData("drift-range", "S2-04", "2; O-S2-04 prints 2–2.5")]
    [InlineData("drift-interval", "S1-03", "limits 40,000 to 55,000 are not printed")]
    [InlineData("drift-scope", "S0-06", "military-courts")]
    [InlineData("drift-category", "S1-02", "excess-inheritance-cases against killed")]
    [InlineData("drift-category", "S1-05", "casualties against killed")]
    [InlineData("drift-as-of", "S0-05", "X30 has 110,608 on 2025-05-30, O-S0-05 121,500 on 2025-08-01")]
    [InlineData("drift-as-of", "E001", "as of 2024-01-16: 21 days off")]
    [InlineData("drift-modality", "S2-01", "“will”")]
    [InlineData("data-entry", "E101", "the address holds 2022-03-24; as of 2022-04-23, 30 days after it")]
    [InlineData("shrinkage", "X10", "(111,569 − 41,512) / 111,569 = 0.6279")]
    [InlineData("status-contradiction", "S0-08", "X12 1,326 of 1,348 = 0.9837")]
    [InlineData("silence", "O-S1-05", "2026-08-22 − 2022-09-21 = 1,431 days")]
    [InlineData("silence", "X21", "2026-08-22 − 2026-02-04 = 199 days")]
    public void A_case_on_record_is_found_with_its_numbers(string type, string record, string arithmetic) => Assert.Contains(
        Findings().Where(finding => finding.Type == type && finding.Records.Contains(record)),
        finding => finding.Arithmetic.Contains(arithmetic, StringComparison.Ordinal));

    [Theory]
    [InlineData("denominator", "S2-10")]
    [InlineData("denominator", "S2-11")]
    [InlineData("denominator", "S0-07")]
    [InlineData("data-entry", "O-S0-05")]
    [InlineData("drift-as-of", "S0-09")]
    [InlineData("bound-violation", "E080")]
    [InlineData("bound-violation", "K003")]
    [InlineData("bound-violation", "K006")]
    [InlineData("bound-violation", "K011")]
    [InlineData("stale", "S0-11")]
    public void What_agrees_with_its_sources_is_not_found(string type, string record) => Assert.DoesNotContain(
        Findings(), finding => finding.Type == type && finding.Records.Contains(record));

    [Fact]
    public void A_number_printed_as_approximate_goes_with_its_date_and_the_note_on_it_is_shown()
    {
        var finding = Assert.Single(Findings(), one => one.Type == "drift-as-of" && one.Records.Contains("S0-05"));

        Assert.Equal(("K013", Weight.Note), (finding.Records[0], finding.Weight));
        Assert.EndsWith("on 2025-06-30 they stood near 115,968.", finding.Message, StringComparison.Ordinal);
        Assert.Contains(finding.Explanations, note => note.StartsWith("This study's note on K013: The quote says approximately", StringComparison.Ordinal));
    }

    private System.Collections.Immutable.ImmutableArray<Finding> Findings() => FindingRules.Findings(new(
        figures.Records.Claims, figures.Records.Series, figures.Study.Lineage, figures.Study.Vocabulary, figures.Records.AsOf, figures.Study.Limits, []));
}
