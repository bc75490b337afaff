using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

public sealed class AuditTests
{
    private static readonly Origin Page = new("The Counters");

    [Fact]
    public void What_an_audit_finds_of_deaths_is_never_multiplied()
    {
        Assert.Equal(600, Of(AuditFinding.Mislabelled).IfLike(1000));
        Assert.Null(Of(AuditFinding.DeathKnown).IfLike(1000));
        Assert.Empty(AuditProduct.Of([Of(AuditFinding.DeathKnown)], [Register("persons")]));
    }

    [Fact]
    public void An_audit_stands_beside_registers_of_persons_of_its_own_side_and_label()
    {
        var other = Register("persons") with { Side = "South" };
        var product = Assert.Single(AuditProduct.Of([Of(AuditFinding.Mislabelled)], [Register("persons"), Register("cases"), other, other with { Side = "North", Label = "missing" }]));

        Assert.Equal(300, product.WouldBeWrong, 9);
        Assert.False(product.PeriodsMeet);
    }

    // 9.4 and 24.1 thousand, each to the nearest hundred, and 91 thousand to the nearest thousand.
    [Fact]
    public void A_comparison_of_a_part_says_what_share_it_takes()
    {
        var comparison = new PeriodComparison(
            new RoundedCount(9400, 9350, 9450) + new RoundedCount(24100, 24050, 24150), new(91000, 90500, 91500), DateSpan.Year(2024), new(new(2024, 1, 1), new(2024, 10, 31)));

        Assert.Equal(2.716, (double)comparison.Ratio.Value, 3);
        Assert.Equal(2.693, (double)comparison.Ratio.Low, 3);
        Assert.Equal(2.740, (double)comparison.Ratio.High, 3);
        Assert.Equal(305m / 366, comparison.ShareOfDays);
        Assert.Equal(33500m / 91000, comparison.ShareNeeded);
        Assert.Throws<ArgumentException>(() => new PeriodComparison(new(1, 1, 1), new(1, 1, 1), DateSpan.Year(2024), DateSpan.Year(2023)));
    }

    [Fact]
    public void Compensation_is_a_range_within_which_the_known_refusals_lie()
    {
        var table = new CompensationTable("North", "XXX", [new("a", new("a"), 10, 12, Page), new("b", new("b"), 5, 5, Page)]);

        Assert.Equal(new("XXX", 100 * 15, 300 * 17, 7 * 15, (300 - 20) * 17), table.For(new(100, 300, "95 % credible"), refused: 7, paid: 20));
        // more are known than the interval has
        Assert.Equal(new("XXX", 30 * 15, 30 * 17, 10 * 15, 10 * 17), table.For(new(0, 3, "95 % credible"), refused: 10, paid: 20));
    }

    private static Audit Of(AuditFinding finding) =>
        new("a", "North", "deserter", finding, 0.6, null, null, new("frame"), new("drawn"), DateSpan.Year(2032), Page, null);

    private static LabelRegister Register(string unit) =>
        new("r", "North", "deserter", new("register"), Figure.Approximate(500, 10), unit, DateSpan.Year(2031), new("The Counters"), Page);
}
