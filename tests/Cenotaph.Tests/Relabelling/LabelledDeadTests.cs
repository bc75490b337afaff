using System.Collections.Immutable;
using Cenotaph.Relabelling;
using CsCheck;

namespace Cenotaph.Tests.Relabelling;

public sealed class LabelledDeadTests
{
    // 40 pairs, 9 of 10 right, 4 of 5 found, half of the dead listed: 40 · 0.9 / 0.8 / 0.5 = 90.
    [Fact]
    public void The_estimate_is_the_formula_for_every_reading()
    {
        var reading = Reading(Evidence(1000, 40, new CoverageStratum(0, new(50, 100))) with { Precision = new(90, 100), Sensitivity = new(80, 100) });

        Assert.Equal([90.0, 180, 360], reading.Rows.Select(row => Math.Round(row.Value, 9)));
        Assert.Equal([1, 0.5, 0.25], reading.Rows.Select(row => row.Kappa));
        Assert.Equal(0.09, reading.LeastKappa, 12);
        Assert.All(reading.Rows, row => Assert.True(row.Interval.Contains(row.Value)));
        Assert.DoesNotContain(reading.Rows, row => row.IsAboveRegister);
    }

    // Fresh deaths are listed less often: 10 / 0.2 + 30 / 0.6 = 100, not 40 / 0.4.
    [Fact]
    public void Each_pair_stands_for_the_dead_of_its_own_time_since_death()
    {
        var evidence = Evidence(1000, 0, new(0, new(20, 100)), new(365, new(60, 100))) with
        {
            Pairs = [.. Enumerable.Repeat(new LinkedPair(1, LabelTiming.OnOrBefore, 100), 10), .. Enumerable.Repeat(new LinkedPair(1, LabelTiming.OnOrBefore, 400), 30)],
        };

        Assert.Equal(100, Reading(evidence).Rows[0].Value, 9);
    }

    [Fact]
    public void Pairs_with_unknown_dates_are_a_row_of_their_own_and_later_deaths_are_not_counted()
    {
        var plain = Evidence(1000, 20, new CoverageStratum(0, new(50, 100)));
        var more = plain with
        {
            Pairs = [.. plain.Pairs, .. Enumerable.Repeat(new LinkedPair(1, LabelTiming.Unknown, null), 7), .. Enumerable.Repeat(new LinkedPair(1, LabelTiming.After, 10), 9)],
        };
        var reading = Reading(more);

        Assert.Equal((20, 9, 7), (reading.Before, reading.After, reading.Unknown));
        Assert.Equal(40, reading.Rows[0].Value, 9);
        Assert.Equal(14, reading.UnknownRows[0].Value, 9);
        Assert.Empty(Reading(plain).UnknownRows);
    }

    [Fact]
    public void What_the_same_linkage_misses_falls_out_of_the_quotient()
    {
        var evidence = Evidence(1000, 30, new CoverageStratum(0, new(30, 100))) with { CoverageByLinkage = true };

        Assert.Equal(100, Reading(evidence with { Sensitivity = new(3, 10), Precision = new(5, 10) }).Rows[0].Value, 9);
    }

    [Fact]
    public void No_interval_goes_beyond_the_register_and_a_reading_that_does_is_marked()
    {
        var reading = Reading(Evidence(100, 40, new CoverageStratum(0, new(50, 100))));

        Assert.Equal([false, true, true], reading.Rows.Select(row => row.IsAboveRegister));
        Assert.All(reading.Rows, row => Assert.True(row.Interval.High <= 100));
        Assert.Equal(0.8, reading.LeastKappa, 12);
    }

    [Fact]
    public void Without_coverage_there_is_no_estimate_and_the_reason_is_said()
    {
        Assert.Equal("No overlap with an independent list is on record.", Refused(Evidence(10, 1)).Evidence.ToString());
        Assert.Equal(
            "Of 40 dead of the independent list the list of named dead has none.",
            Refused(Evidence(10, 1, new(0, new(0, 30)), new(90, new(0, 10)))).Evidence.ToString());
        Assert.Equal("There are 11 linked pairs, but only 10 entries.", Refused(Evidence(10, 11, new CoverageStratum(0, new(5, 10)))).Evidence.ToString());
        Assert.Equal(
            "9 pairs were judged, but only 8 were linked.",
            Refused(Evidence(10, 8, new CoverageStratum(0, new(5, 10))) with { Precision = new(9, 9), PrecisionOfThesePairs = true }).Evidence.ToString());
    }

    [Fact]
    public void Strata_with_few_listed_dead_join_their_neighbour()
    {
        var joined = LabelledDead.Joined([new(0, new(1, 50)), new(91, new(2, 40)), new(182, new(6, 30)), new(365, new(20, 40)), new(730, new(4, 5))]);

        Assert.Equal([new(0, new(9, 120)), new CoverageStratum(365, new(24, 45))], joined);
    }

    [Fact]
    public void Judging_these_very_pairs_narrows_the_interval()
    {
        var evidence = Evidence(1000, 60, new CoverageStratum(0, new(500, 1000))) with { Precision = new(30, 60) };

        Assert.True(Width(Reading(evidence with { PrecisionOfThesePairs = true })) < 0.9 * Width(Reading(evidence)));
    }

    [Fact]
    public void A_share_has_no_more_than_its_denominator()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShareCount(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShareCount(0, 0));
        Assert.Throws<ArgumentException>(() => LabelledDead.Estimate(Evidence(10, 1, default(CoverageStratum)), 1));
        Assert.Throws<ArgumentException>(() => LabelledDead.Estimate(Evidence(10, 1, new(90, new(1, 2)), new(0, new(1, 2))), 1));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_a_smaller_kappa_a_higher_one() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 200], Gen.Int[1, 200], Gen.ULong).Sample((pairs, listed, missed, seed) =>
        {
            var evidence = Evidence(100_000, pairs, new CoverageStratum(0, new(listed, listed + missed))) with { Precision = new(9, 10) };
            var rows = ((LinkageAnswer.Estimated)LabelledDead.Estimate(evidence, seed)).Reading.Rows;
            var again = ((LinkageAnswer.Estimated)LabelledDead.Estimate(evidence, seed)).Reading.Rows;
            Assert.Equal(rows, again);
            Assert.True(rows[0].Value <= rows[1].Value && rows[1].Value <= rows[2].Value);
            Assert.True(rows[0].Interval.High <= rows[1].Interval.High && rows[1].Interval.High <= rows[2].Interval.High);
        }, iter: 20);

    private static LinkageEvidence Evidence(long entries, int pairs, params ImmutableArray<CoverageStratum> coverage) => new()
    {
        Entries = entries,
        Pairs = [.. Enumerable.Repeat(new LinkedPair(1, LabelTiming.OnOrBefore, 30), pairs)],
        Coverage = coverage,
    };

    private static LinkageReading Reading(LinkageEvidence evidence) => Assert.IsType<LinkageAnswer.Estimated>(LabelledDead.Estimate(evidence, 1)).Reading;

    private static LinkageAnswer.Refused Refused(LinkageEvidence evidence) => Assert.IsType<LinkageAnswer.Refused>(LabelledDead.Estimate(evidence, 1));

    private static double Width(LinkageReading reading) => reading.Rows[0].Interval.High - reading.Rows[0].Interval.Low;
}
