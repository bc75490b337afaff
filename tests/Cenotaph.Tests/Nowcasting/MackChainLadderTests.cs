using System.Globalization;
using Cenotaph.Nowcasting;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Nowcasting;

public sealed class MackChainLadderTests
{
    // Mack 1993, table 2 (Taylor and Ashe 1983), and Mack 1994 (Reinsurance Association of America 1991): both to the printed digit.
    [Theory]
    [InlineData("GenIns", 18_680_856, 2_447_095)]
    [InlineData("RAA", 52_135, 26_909)]
    public void The_published_totals_and_standard_errors_come_out(string name, double outstanding, double standardError)
    {
        var path = ReferenceData.PathTo("registers", "delay", $"chainladder_{name}_triangle.csv");
        double[][] rows =
        [
            .. File.ReadLines(path).Skip(1).Select(line => line.Split(',').Skip(1).Where(cell => cell != "NA")
                .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];
        var (sum, error) = MackChainLadder.Fit(ReportingTriangle.FromDelays(rows), 9).Outstanding(0, 10);
        Assert.Equal(outstanding, Math.Round(sum));
        Assert.Equal(standardError, Math.Round(error));
    }

    // By hand: factors (6 + 8)/(2 + 4) = 7/3 and 9/6 = 3/2; period 2 grows from 6 to 14 and 21, period 1 from 8 to 12.
    [Fact]
    public void Factors_are_the_sums_at_a_delay_over_the_sums_before_it()
    {
        var ladder = MackChainLadder.Fit(ReportingTriangle.FromDelays([[2, 6, 9], [4, 8], [6]]), 2);
        Assert.Equal(7.0 / 3, ladder.Factors[0], 1e-12);
        Assert.Equal(1.5, ladder.Factors[1], 1e-12);
        Assert.Equal([9.0, 12, 21], [ladder.Ultimate(0), ladder.Ultimate(1), Math.Round(ladder.Ultimate(2), 9)]);
        Assert.Equal(19, ladder.Outstanding(0, 3).Outstanding, 1e-9);
    }

    [Fact]
    public void A_delay_at_which_nobody_was_known_and_then_somebody_has_no_factor()
    {
        var ladder = MackChainLadder.Fit(ReportingTriangle.FromDelays([[0, 6], [0]]), 1);
        Assert.False(ladder.IsEstimable);
        Assert.Equal(double.NaN, ladder.Outstanding(1, 1).Outstanding);
    }

    // By hand: θ₁ = (1 + 2)/(3 + 4) so π₀ = 7/10; 5 known are (5 + 0.3)/0.7 in the end.
    [Fact]
    public void The_negative_binomial_ladder_expects_what_the_hand_gives()
    {
        var ladder = NegativeBinomialChainLadder.Fit(ReportingTriangle.FromDelays([[3, 4], [4, 6], [5]]), 1);
        Assert.Equal(0.7, ladder.Share(0), 1e-12);
        Assert.Equal(1, ladder.Share(1));
        Assert.Equal((5.3 / 0.7) - 5, ladder.Outstanding(5, 0), 1e-12);
    }

    [Fact]
    public void Past_nowcasts_that_missed_by_more_have_a_smaller_size()
    {
        var calm = Ladder(0.0);
        var wild = Ladder(0.8);
        Assert.True(wild.Size(0) < calm.Size(0));
        Assert.True(wild.Size(0) is > 0 and < 20);

        static NegativeBinomialChainLadder Ladder(double swing) => NegativeBinomialChainLadder.Fit(
            ReportingTriangle.FromDelays(
            [
                .. Enumerable.Range(0, 40).Select(period => period == 39 ? new double[] { 50 }
                    : [50, 100 + Math.Round(50 * swing * Math.Sin(period * period))]),
            ]),
            1);
    }
}
