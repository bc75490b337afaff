using Cenotaph.Numerics;
using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Probate;

public sealed class ProbateEstimateTests
{
    private static readonly Lazy<InventedRegister> usual = new(() => InventedRegister.Of(21));
    private static readonly Lazy<ProbateEstimate> estimate = new(() => Of(usual.Value, InventedRegister.Settings));

    [Fact]
    public void A_seed_gives_the_same_numbers_again_and_another_seed_others()
    {
        var again = Of(usual.Value, InventedRegister.Settings);
        Assert.Equal(estimate.Value.Total, again.Total);
        Assert.Equal(estimate.Value.Draws, again.Draws);
        Assert.NotEqual(estimate.Value.Total, Of(usual.Value, InventedRegister.Settings with { Seed = 99 }).Total);
    }

    [Fact]
    public void Sums_are_taken_within_replicates_so_that_weeks_share_what_is_not_known()
    {
        var found = estimate.Value;
        double[] sums = [.. found.Draws.Select(draw => draw.Sum())];
        Assert.Equal(Quantiles.Of(sums, 0.5), found.Total.Dead.Value, 6);

        // Were weeks drawn apart, the variance of the sum would be the sum of theirs.
        var apart = Enumerable.Range(0, found.Weeks.Count).Sum(week => Variance([.. found.Draws.Select(draw => draw[week])]));
        Assert.True(Variance(sums) > 2 * apart);
    }

    [Fact]
    public void Every_week_of_the_war_stands_once_and_the_newest_are_told_by_the_list_alone()
    {
        var found = estimate.Value;
        Assert.Equal(new(2022, 2, 21), found.Weeks[0].Monday);
        Assert.Equal(new(2025, 6, 23), found.Weeks[^1].Monday);
        Assert.All(found.Weeks, week => Assert.True(week.ShareKnown >= 0.4 || week.IsFlash));
        Assert.True(found.Weeks[^1].IsFlash && !found.Weeks[0].IsFlash);
        Assert.True(double.IsNaN(found.Weeks[^1].Cases.Value) && found.Weeks[^1].Dead.High > found.Weeks[^1].Dead.Low);
        Assert.InRange(found.Total.Flash.Value, 0.8 * 300 * found.Weeks.Count(week => week.IsFlash), 1.2 * 300 * found.Weeks.Count(week => week.IsFlash));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Where_the_listing_stays_as_it_is_the_model_of_drift_and_the_ladder_agree_on_the_newest_weeks()
    {
        var drifting = Of(usual.Value, InventedRegister.Settings with { ListingDrifts = true }).Total.Flash;
        var standing = estimate.Value.Total.Flash;
        Assert.InRange(drifting.Value, standing.Low, standing.High);
        Assert.InRange(standing.Value, drifting.Low, drifting.High);
    }

    [Fact]
    public void Kappa_divides_the_dead_and_a_lower_one_means_more()
    {
        var found = estimate.Value;
        Assert.Equal([1, 0.85, 0.7], found.ByKappa.Select(one => one.Kappa));
        Assert.All(found.ByKappa, one => Assert.Equal(found.Total.Dead.Value / one.Kappa, one.Dead.Value, 6));
    }

    [Fact]
    public void The_court_declared_stream_has_its_own_interval_and_is_not_counted_twice()
    {
        var total = estimate.Value.Total;
        Assert.InRange(total.Court.Value, 0.07 * usual.Value.Dead, 0.13 * usual.Value.Dead);
        Assert.True(total.Court.Low < total.Court.High);
        Assert.InRange(total.Ordinary.Value + total.Court.Value + total.Flash.Value, 0.97 * total.Dead.Value, 1.03 * total.Dead.Value);
    }

    [Fact]
    public void Convicts_have_fewer_cases_and_their_coverage_is_found()
    {
        foreach (var (age, recruitment, truth) in new[] { ("20-34", "contract", 0.55), ("35-49", "contract", 0.7), ("20-34", "convict", 0.33), ("35-49", "convict", 0.42) })
        {
            var stratum = Assert.Single(estimate.Value.Coverage, one => one.Age == age && one.Recruitment == recruitment);
            Assert.InRange(truth, stratum.Coverage.Low - 0.02, stratum.Coverage.High + 0.02);
        }
    }

    [Fact]
    public void Excess_cases_are_not_floored_at_none()
    {
        // A list of a war in which, by the register, hardly anybody died.
        var peace = InventedRegister.Of(22, weekly: 1);
        var found = Of(peace, InventedRegister.Settings);
        Assert.Contains(found.Weeks, week => week.Cases.Value < 0);
        Assert.True(found.Total.Cases.Low < 0 && found.Total.Cases.High > 0);
    }

    [Fact]
    public void The_baselines_beside_hold_other_windows_and_no_trend()
    {
        Assert.Equal(
            ["2014-2019", "no trend", "no season", "2016-2019", "2014-2017", "2014-2021"], estimate.Value.Baseline.Select(one => one.Name));
        Assert.All(estimate.Value.Baseline, one => Assert.True(double.IsFinite(one.Dead) && one.WhyNot is null));
        Assert.True(estimate.Value.Baseline[1].Dead < estimate.Value.Baseline[0].Dead, "The ratio falls; without a trend fewer cases are excess.");
    }

    [Fact]
    public void A_later_vintage_is_held_against_what_was_stated_before()
    {
        var later = Of(InventedRegister.Of(23, extracted: new(2025, 6, 29)), InventedRegister.Settings);
        var earlier = Of(InventedRegister.Of(23, extracted: new(2024, 9, 29)), InventedRegister.Settings);
        var audit = ProbateRevisions.Of([later, earlier, new ProbateRefusal(new(2023, 1, 1), "a", "b")]);
        var revision = Assert.Single(audit.Revisions);
        Assert.Equal((new(2024, 9, 29), new(2025, 6, 29), new DateOnly(2022, 2, 21), new DateOnly(2024, 9, 23)), (revision.Extracted, revision.Later, revision.From, revision.To));
        Assert.Equal(earlier.Total.Dead, revision.Stated);
        Assert.Equal(later.Draws.Select(draw => draw.Take(earlier.Weeks.Count).Sum()).Order().ElementAt(99), revision.Now.Value, 0.01 * revision.Now.Value);
        Assert.Equal(revision.IsHit ? 1 : 0, audit.Hits);
    }

    // The rule that published work gives for the dead of the Russian side: between 45 and 65 % of them are named.
    [Fact]
    public void The_simple_anchors_are_those_of_the_published_rule()
    {
        var anchor = ProbateAnchor.Of(95_026);
        Assert.Equal((146_194, 211_169), (Math.Round(anchor.Low), Math.Round(anchor.High)));
    }

    [Fact]
    public void Streams_of_groups_give_the_same_estimate_as_single_cases()
    {
        var frame = usual.Value.Cube.Frame;
        var copy = new ProbateCube(frame);
        for (var age = 0; age < frame.AgeSlots; age++)
        {
            for (var week = 0; week < frame.Weeks; week++)
            {
                foreach (var stream in Enum.GetValues<CaseStream>())
                {
                    foreach (var sex in new[] { SexGroup.Male, SexGroup.Female })
                    {
                        var row = usual.Value.Cube.Row(stream, sex, age, week);
                        for (var delay = 0; delay < row.Length; delay++)
                        {
                            copy.Add(stream, sex, age, week, delay, row[delay]);
                        }
                    }
                }
            }
        }

        Assert.Equal(estimate.Value.Total, Of(usual.Value with { Cube = copy }, InventedRegister.Settings).Total);
    }

    private static ProbateEstimate Of(InventedRegister register, ProbateSettings settings) =>
        Assert.IsType<ProbateEstimate>(ProbateEstimator.Estimate(register.Cube, register.List, settings));

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
