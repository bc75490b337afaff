using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Probate;

public sealed class ProbateRefusalTests
{
    private static readonly Lazy<InventedRegister> usual = new(() => InventedRegister.Of(1, weekly: 60));

    [Fact]
    public void Without_the_years_of_the_baseline_there_is_no_estimate()
    {
        var refusal = Refused(usual.Value, InventedRegister.Settings with { BaselineFrom = 2010 });
        Assert.Equal("The register holds every year of the baseline, which has three or more: they show the ratio of the sexes without the war.", refusal.Assumption);
        Assert.Equal("The baseline is 2010–2019, the register's first week of death 2014-01-06.", refusal.Evidence);
        Assert.Equal("The baseline is 2018–2019, the register's first week of death 2014-01-06.", Refused(usual.Value, InventedRegister.Settings with { BaselineFrom = 2018 }).Evidence);
    }

    [Fact]
    public void A_baseline_that_runs_into_the_war_or_is_not_complete_is_none()
    {
        Assert.Equal(
            "It ends in 2022, the war begins on 2022-02-24.", Refused(usual.Value, InventedRegister.Settings with { BaselineTo = 2022 }).Evidence);
        var early = InventedRegister.Of(2, weekly: 60, extracted: new(2022, 12, 25));
        Assert.Equal(
            "The last week of 2021 is 51 weeks old at the extraction, the greatest delay is 78.",
            Refused(early, InventedRegister.Settings with { BaselineTo = 2021 }).Evidence);
    }

    [Fact]
    public void A_list_without_dead_of_the_war_tells_no_coverage()
    {
        var list = new ListedCounts(usual.Value.Cube.Frame, ["contract"]);
        Assert.Equal("The list holds dead of the register's weeks.", Refused(usual.Value with { List = list }, InventedRegister.Settings).Assumption);
        list.AddUndated(7);
        Assert.Equal("7 are named, 7 of them without a week of death in the register's weeks.", Refused(usual.Value with { List = list }, InventedRegister.Settings).Evidence);
        list.Add(new(0, 0, 500, 4, false));
        Assert.Equal("Of 1 listed none was.", Refused(usual.Value with { List = list }, InventedRegister.Settings).Evidence);
        list.Add(new(0, 0, 500, 4, true));
        Assert.Equal("Of 1 searched for none has.", Refused(usual.Value with { List = list }, InventedRegister.Settings).Evidence);
    }

    [Fact]
    public void Without_women_there_is_nothing_to_compare_with()
    {
        var refusal = Refused(InventedRegister.Of(3, weekly: 60, womenShare: 0), InventedRegister.Settings);
        Assert.Equal(("Each age has cases of women in the baseline.", "Age 20-34 has none."), (refusal.Assumption, refusal.Evidence));
    }

    [Fact]
    public void A_war_that_began_yesterday_is_too_young()
    {
        var young = InventedRegister.Of(4, weekly: 400, extracted: new(2022, 3, 20));
        var refusal = Refused(young, InventedRegister.Settings);
        Assert.Equal("Some week of the war is old enough for its cases.", refusal.Assumption);
        Assert.Contains("the 3 weeks since the first", refusal.Evidence, StringComparison.Ordinal);
        Assert.Equal(
            "The war begins within the weeks of the register, two whole weeks or more before the extraction.",
            Refused(young, InventedRegister.Settings with { WarFrom = new(2022, 3, 16) }).Assumption);
    }

    [Fact]
    public void One_extraction_shows_no_revision()
    {
        var none = ProbateRevisions.Of([Estimated(usual.Value)]);
        Assert.Equal("Of 1 extractions 1 gave an estimate; it takes two to see a revision.", none.WhyNot);
        Assert.Empty(none.Revisions);
    }

    [Fact]
    public void A_list_on_other_axes_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => ProbateEstimator.Estimate(
            usual.Value.Cube, new(new(InventedRegister.FirstWeek, new(2025, 6, 29), [AgeGroup.Between(20, 49)], 156), ["contract"]), InventedRegister.Settings));

    private static ProbateEstimate Estimated(InventedRegister register) =>
        Assert.IsType<ProbateEstimate>(ProbateEstimator.Estimate(register.Cube, register.List, InventedRegister.Settings));

    private static ProbateRefusal Refused(InventedRegister register, ProbateSettings settings) =>
        Assert.IsType<ProbateRefusal>(ProbateEstimator.Estimate(register.Cube, register.List, settings));
}
