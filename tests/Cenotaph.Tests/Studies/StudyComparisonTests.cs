using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Studies;

/// <summary>Published reference values, computed through the shipped study.</summary>
public sealed class StudyComparisonTests(StudyComparisonTests.Fixture fixture) : IClassFixture<StudyComparisonTests.Fixture>
{
    private readonly ComparisonSummary summary = fixture.Summary;

    [Fact]
    public void The_forecast_of_two_million_moves_by_one_unstated_assumption()
    {
        var may = new DateOnly(2026, 5, 31);
        var own = Projection("two-million-own-pace");
        Assert.Equal((1_150_000.0, 1_250_000.0, 500_000.0, 600_000.0), (own.Terms[0].Term.Start.Low, own.Terms[0].Term.Start.High, own.Terms[1].Term.Start.Low, own.Terms[1].Term.Start.High));
        Assert.Equal(34_583, own.Terms[0].Rate, 1.0);
        Assert.InRange(own.Crossing!.At(0.5)!.Value, new DateOnly(2026, 6, 11), new DateOnly(2026, 6, 13));
        Assert.InRange(own.Crossing.By(may), 0.33, 0.34);
        var same = Projection("two-million-same-pace");
        Assert.Equal(new DateOnly(2026, 5, 30), same.Crossing!.At(0.5));
        Assert.Equal(0.50, same.Crossing.By(may), 0.005);
    }

    [Fact]
    public void Both_forecasts_are_scored_by_what_the_same_publisher_said_later()
    {
        foreach (var one in summary.Projections)
        {
            // The later range does not tell whether the sum was above the threshold a month before.
            Assert.Equal([(new DateOnly(2026, 5, 31), (bool?)null), (new(2026, 6, 30), true)], one.Scores.Select(score => (score.Day, score.Reached)));
            Assert.Null(one.Scores[0].Brier);
            Assert.Equal(Math.Pow(1 - one.Crossing!.By(new(2026, 6, 30)), 2), one.Scores[1].Brier!.Value, 1e-9);
            Assert.True(one.Scores[1].Crps > 0 && one.Scores[1].Interval > 0);
        }
    }

    [Theory]
    [InlineData("O-PW-01", 17.2, 23.2, 17.8, 22.5)]
    [InlineData("O-PW-02", 11.0, 27.1, 11.8, 24.7)]
    public void Ratios_with_past_wars_are_told_by_intervals_and_by_distributions(string by, double low, double high, double drawnLow, double drawnHigh)
    {
        var ratio = summary.Ratios.First(one => one.By is [var only] && only == by).Ratio!.Value;
        Assert.Equal((low, high), (Math.Round(ratio.Low!.Value, 1), Math.Round(ratio.High!.Value, 1)));
        Assert.Equal((drawnLow, drawnHigh), (Math.Round(ratio.Drawn!.Value.Low, 1), Math.Round(ratio.Drawn.Value.High, 1)));
    }

    [Fact]
    public void More_than_five_times_needs_all_those_wars_to_have_cost_at_most_55_000()
    {
        var row = summary.Ratios.First(one => one.Printed == "O-S2-12");
        Assert.Equal(55_000, row.Implied);
        Assert.Equal(ComparisonFit.Always, row.Fits);
    }

    [Fact]
    public void Casualties_of_the_sides_stand_at_two_to_two_point_four_and_with_rounding_to_two_and_a_half()
    {
        var row = summary.Ratios.First(one => one.Comparison == "casualties-of-the-sides");
        Assert.Equal((2.0, 2.4), (row.Ratio!.Value.Low!.Value, row.Ratio.Value.High!.Value));
        Assert.Equal(2.5, row.Widened!.Value.High, 1e-9);
    }

    [Fact]
    public void Deaths_of_all_causes_are_not_what_killed_are_divided_by()
    {
        var refused = summary.Ratios.Where(one => one.Refusal is not null).ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, one => Assert.Equal("These may not be divided: they differ in category (killed against deaths).", one.Refusal!.ToString()));
    }

    [Fact]
    public void Paces_and_ranks_are_told_and_what_is_not_on_record_is_unknown()
    {
        var war = summary.Paces.Single(one => one.Record == "O-PW-01");
        Assert.Equal((14_000.0 / 3342, 16_000.0 / 3342), (war.PerDay!.Value.Low!.Value, war.PerDay.Value.High!.Value));
        Assert.Contains(summary.Paces, one => one.PerDay is null);
        Assert.Contains(summary.Ranks, one => one is { Claim: "S2-17", Low: 275_000, GreatestHigh: 167_976, Reach.IsEmpty: true });
        Assert.All(summary.Relative.Where(one => one.Measure is "strength" or "population" or "men-18-60"), one => Assert.Null(one.Share));
        Assert.Equal(275_000 / 31_734_741.0, summary.Relative.Single(one => one is { Loss: "O-S2-05", Measure: "men-18-49" }).Share!.Value.Low!.Value, 1e-12);
    }

    [Fact]
    public void Wounded_for_each_killed_are_told_by_one_publisher_and_day_with_their_drift()
    {
        var csis = summary.Wounded.Single(one => one.Killed == "O-S2-05");
        Assert.Equal("O-S2-02", csis.Other);
        Assert.Equal(((1_200_000.0 / 325_000) - 1, (1_200_000.0 / 275_000) - 1), (csis.Low!.Value, csis.High!.Value));
        Assert.Equal(["Russia", "Ukraine"], summary.Drifts.Select(one => one.Side));
        Assert.All(summary.Drifts, one => Assert.True(one.Low < one.Factor && one.Factor < one.High));
    }

    [Fact]
    public void The_burden_of_regions_is_that_of_the_published_table()
    {
        var burden = Assert.Single(summary.Burdens);
        Assert.Equal(Confirmation.Named, burden.Confirmation);
        var (first, last) = (burden.Table.Rows[0], burden.Table.Rows.Last(row => row.Area.Length > 0));
        Assert.Equal(("Tuva", 248.7, 217.66, 282.92), (first.Area, Math.Round(first.Rate.Rate, 2), Math.Round(first.Rate.Low, 2), Math.Round(first.Rate.High, 2)));
        Assert.Equal(("Moscow", 3.05), (last.Area, Math.Round(last.Rate.Rate, 2)));
        Assert.Equal(81.5, burden.Table.Ratio!.Value.Value!.Value, 0.1);
        Assert.All(burden.Table.Rows, row => Assert.True(row.Rate.Cases >= 5));
    }

    [Fact]
    public void Every_region_has_the_limits_that_its_source_gives()
    {
        var burden = summary.Burdens[0].Table.Rows.Where(row => row.Area.Length > 0).ToDictionary(row => row.Area, StringComparer.Ordinal);
        var told = RussiaUkraineFigures.Reference("historic", "regional_burden_2023.csv").Where(row => burden.ContainsKey(row["region"])).ToList();
        Assert.True(told.Count > 70);
        Assert.All(told, row =>
        {
            var rate = burden[row["region"]].Rate;
            Assert.Equal((double)RussiaUkraineFigures.Number(row["rate_lo95"])!.Value, rate.Low, 0.01);
            Assert.Equal((double)RussiaUkraineFigures.Number(row["rate_hi95"])!.Value, rate.High, 0.01);
        });
    }

    [Fact]
    public void Force_grew_in_2025_by_what_the_share_of_returning_wounded_makes_it()
    {
        var stock = Assert.Single(summary.StockFlows);
        Assert.Equal([453_000, 418_170, 149_076], stock.Flows.Select(flow => Math.Round(flow.Value)));
        Assert.Equal((124_141.0, 174_011.0), (Math.Round(stock.Flows[2].Low), Math.Round(stock.Flows[2].High)));
        Assert.Equal([116.0, 169, 223], stock.Changes.Select(change => Math.Round(change.Value / 1000)));
        Assert.Equal([StockFlowKind.Foreign, StockFlowKind.Convicts, StockFlowKind.Captured, StockFlowKind.Deserted, StockFlowKind.Discharged], stock.Unknown);
        Assert.InRange(stock.Conflict!.Value, 4, 5);

        // Claims that conflict do not tell whether it grew.
        var reconciled = Assert.Single(stock.Reconciled);
        Assert.Equal(["russian-state", "ukraine-ccd", "ukraine-state"], reconciled.Flow.Groups.Select(group => group.Origin));
        Assert.Equal((36_000.0, reconciled.Flow.Estimate!.Value.Value + 36_000), (reconciled.Added, reconciled.Total!.Value.Value));
        Assert.InRange(reconciled.Total.Value.Value, 36_000 + (12 * 12_677), 453_000);
        Assert.InRange(453_000, reconciled.Total.Value.Low, reconciled.Total.Value.High);
        Assert.All(stock.ReconciledChanges, change => Assert.True(change.Drawn.Low < 0 && change.Drawn.High > 0));
        Assert.Equal(["S2-15"], stock.Plan.NotAdded);
    }

    [Fact]
    public void What_was_published_later_is_not_known_before()
    {
        var early = new ProblemCollection();
        Assert.Empty(Known(new(2026, 1, 20), early));
        Assert.Contains(early.Kept, problem => problem.ToString().Contains("claim \"O-S2-02\", which was published after 2026-01-20; expected the id of a claim that the study has", StringComparison.Ordinal));
        var unscored = new ProblemCollection();
        Assert.All(Known(new(2026, 2, 20), unscored), one => Assert.Empty(one.Scores));
        Assert.Empty(unscored.Kept);
    }

    private ImmutableArray<ProjectionSummary> Known(DateOnly day, ProblemCollection problems) =>
        StudyComparison.Projections(fixture.Figures.Study, fixture.Figures.Records, fixture.Ledger, problems, new(KnownBy: day));

    private ProjectionSummary Projection(string id) => summary.Projections.Single(one => one.Plan.Id == id);

    public sealed class Fixture : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Fixture()
        {
            Ledger = Ledger.OpenToWrite(folder.PathTo("ledger.sqlite"), "a test", TimeProvider.System);
            var problems = new ProblemCollection();
            Summary = StudyComparison.Of(Figures.Study, Figures.Records, Ledger, problems);
            Assert.Empty(problems.Kept);
        }

        public RussiaUkraineFigures Figures { get; } = new();

        public Ledger Ledger { get; }

        public ComparisonSummary Summary { get; }

        public void Dispose()
        {
            Ledger.Dispose();
            folder.Dispose();
        }
    }
}
