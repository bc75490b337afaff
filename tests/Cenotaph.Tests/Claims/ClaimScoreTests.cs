using Cenotaph.Claims;
using Cenotaph.Registers;
using CsCheck;

namespace Cenotaph.Tests.Claims;

public sealed class ClaimScoreTests
{
    private static readonly DateOnly First = new(2024, 7, 1);

    [Theory]
    [InlineData(200, 1.3862943611)] // within: the log of 4
    [InlineData(800, 29.1121815835)] // twice the upper limit: 40 times the log of 2 more
    [InlineData(50, 29.1121815835)] // half the lower limit
    [InlineData(400, 1.3862943611)] // on the limit
    public void The_score_is_the_log_width_and_forty_times_the_log_distance_missed(double target, double expected) =>
        Assert.Equal(expected, ScoredNumber.Interval(new(180, 100, 400), target), 1e-9);

    [Fact]
    public void A_block_is_thirteen_weeks_from_the_first_date_and_weighs_as_one_date()
    {
        Assert.Equal(1, ScoreBlocks.Count([First, First.AddDays(90)]));
        Assert.Equal(2, ScoreBlocks.Count([First.AddDays(91), First]));
        Assert.Equal(2, ScoreBlocks.Count([First, First.AddDays(91 * 9)]));
        Assert.Equal(0, ScoreBlocks.Count([]));
        Assert.Equal(6, ScoreBlocks.Mean([(First, 1), (First.AddDays(7), 3), (First.AddDays(91), 10)]));
        Assert.Null(ScoreBlocks.Mean([]));
    }

    [Fact]
    public void The_difference_has_the_t_limits_of_its_blocks()
    {
        var (mean, low, high) = ScoreBlocks.Difference([(First, 1), (First.AddDays(91), 4), (First.AddDays(98), 2)])!.Value;
        Assert.Equal((2, 2 - 12.706204736, 2 + 12.706204736), (mean, low!.Value, high!.Value), Near);
        Assert.Equal((5.0, null, null), ScoreBlocks.Difference([(First, 5)]));
        Assert.Null(ScoreBlocks.Difference([]));
    }

    [Fact]
    public void More_dates_in_a_block_do_not_weigh_more() => Gen.Double[0, 5].List[1, 6].Select(Gen.Double[0, 5]).Sample((scores, other) =>
    {
        var mean = scores.Average();
        var many = scores.Select((score, place) => (First.AddDays(7 * place), score)).Append((First.AddDays(91), other));
        return Math.Abs(ScoreBlocks.Mean(many)!.Value - ((mean + other) / 2)) < 1e-9 && ScoreBlocks.Mean(many.Reverse()) == ScoreBlocks.Mean(many);
    });

    [Fact]
    public void Nobody_wins_with_fewer_than_ten_blocks_or_without_a_difference()
    {
        Assert.Equal("too few to rank", ClaimScoring.Verdict(9, (-1, -2, -0.5)));
        Assert.Equal("ours scores better", ClaimScoring.Verdict(10, (-1, -2, -0.5)));
        Assert.Equal("the peer scores better", ClaimScoring.Verdict(10, (1, 0.5, 2)));
        Assert.Equal("no difference that so many blocks could show", ClaimScoring.Verdict(30, (-1, -3, 1)));
        Assert.Equal("nothing to compare", ClaimScoring.Verdict(0, null));
    }

    [Fact]
    public void Totals_run_in_a_straight_line_between_two_of_them_and_nowhere_else()
    {
        RunningTotals totals = new([(First, 100, 90, null, "a"), (First.AddDays(10), 200, 140, null, "b"), (First.AddDays(103), 900, null, null, "c")]);
        Assert.Equal((150, 115, null), totals.At(First.AddDays(5)));
        Assert.Equal((200, 140, null), totals.At(First.AddDays(10)));
        Assert.Null(totals.At(First.AddDays(-1)));
        Assert.Null(totals.At(First.AddDays(50))); // 93 days apart
        Assert.Null(totals.At(First.AddDays(104)));
    }

    [Fact]
    public void Periods_are_added_up_from_the_wars_start_through_a_chain_and_stop_at_a_gap()
    {
        var start = new DateOnly(2024, 1, 1);
        Series Months(string id, params (string Month, decimal? Value)[] rows) => FlowBook.Series(id, "recorder", QuantityKind.Period, rows.Select(row => FlowBook.Row(row.Month, row.Value)));
        var (one, other) = (Months("one", ("2024-01", 310), ("2024-02", 29), ("2024-03", null)), Months("other", ("2024-01", 9999), ("2024-03", 31), ("2024-05", 5)));
        var totals = RunningTotals.Of([(one, one.Rows), (other, other.Rows)], start)!;
        Assert.Equal([(new(2023, 12, 31), 0), (new(2024, 1, 31), 310), (new(2024, 2, 29), 339), (new DateOnly(2024, 3, 31), 370.0)], totals.Points.Select(point => (point.Day, point.Value)));
        Assert.Equal(100, totals.At(new(2024, 1, 10))!.Value.Value, 1e-9);
        Assert.Null(RunningTotals.Of([(Months("late", ("2024-03", 1)), Months("late", ("2024-03", 1)).Rows)], start));
    }

    private static bool Near((double, double, double) one, (double, double, double) other) =>
        Math.Abs(one.Item1 - other.Item1) < 1e-8 && Math.Abs(one.Item2 - other.Item2) < 1e-8 && Math.Abs(one.Item3 - other.Item3) < 1e-8;
}
