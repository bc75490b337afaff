using Cenotaph.Numerics;

namespace Cenotaph.Tests.Numerics;

public sealed class ChainDiagnosticsTests
{
    [Fact]
    public void Independent_draws_are_worth_their_number()
    {
        var chains = Chains(4, 2000, 0);
        Assert.InRange(ChainDiagnostics.RHat(chains), 0.999, 1.004);
        Assert.InRange(ChainDiagnostics.BulkSize(chains), 7000, 9200);
        Assert.InRange(ChainDiagnostics.TailSize(chains), 6800, 9200);
        Assert.InRange(ChainDiagnostics.Mean(chains).Error, 0.9 / Math.Sqrt(8000), 1.15 / Math.Sqrt(8000));
    }

    /// <summary>An autoregressive series of coefficient φ is worth (1 − φ)/(1 + φ) of its number.</summary>
    [Theory]
    [InlineData(0.5, 1.0 / 3)]
    [InlineData(0.9, 1.0 / 19)]
    [InlineData(-0.4, 1.4 / 0.6)]
    public void Autoregressive_draws_are_worth_their_known_share(double coefficient, double share)
    {
        var chains = Chains(4, 20_000, coefficient);
        Assert.InRange(ChainDiagnostics.BulkSize(chains), 0.85 * share * 80_000, 1.15 * share * 80_000);
    }

    [Fact]
    public void Chains_apart_and_chains_of_other_width_are_found_out()
    {
        var chains = Chains(4, 1000, 0);
        double[][] apart = [.. chains.Select((chain, number) => Array.ConvertAll(chain, draw => draw + (number == 0 ? 1 : 0)))];
        double[][] wide = [.. chains.Select((chain, number) => Array.ConvertAll(chain, draw => draw * (number == 0 ? 4 : 1)))];
        Assert.True(ChainDiagnostics.RHat(apart) > 1.05);
        Assert.True(ChainDiagnostics.RHat(wide) > 1.05);
        Assert.True(ChainDiagnostics.BulkSize(apart) < 100);
    }

    [Fact]
    public void A_chain_that_drifts_is_found_out_by_its_halves() =>
        Assert.True(ChainDiagnostics.RHat([.. Chains(4, 1000, 0).Select(chain => chain.Select((draw, place) => draw + (place / 500.0)).ToArray())]) > 1.05);

    [Fact]
    public void Ranks_do_not_heed_the_scale()
    {
        var chains = Chains(3, 500, 0.3);
        double[][] logarithms = [.. chains.Select(chain => Array.ConvertAll(chain, Math.Exp))];
        Assert.Equal(ChainDiagnostics.BulkSize(chains), ChainDiagnostics.BulkSize(logarithms), 1e-6);
        Assert.Equal(ChainDiagnostics.TailSize(chains), ChainDiagnostics.TailSize(logarithms), 1e-6);
    }

    [Fact]
    public void The_error_of_a_median_is_that_of_a_normal_sample()
    {
        // √(π/2)/√n.
        var chains = Chains(4, 5000, 0);
        Assert.InRange(ChainDiagnostics.QuantileError(chains, 0.5), 0.85 * 1.2533 / Math.Sqrt(20_000), 1.15 * 1.2533 / Math.Sqrt(20_000));
    }

    [Fact]
    public void Draws_that_are_all_the_same_agree_and_too_few_tell_nothing()
    {
        Assert.Equal(1, ChainDiagnostics.RHat([new double[20], new double[20]]));
        Assert.True(double.IsNaN(ChainDiagnostics.RHat([[1, 2, 3], [2, 3, 1]])));
        Assert.True(double.IsNaN(ChainDiagnostics.BulkSize([[.. Enumerable.Repeat(1.0, 20), double.NaN], new double[21]])));
    }

    [Fact]
    public void The_transform_is_the_sum_that_defines_it()
    {
        double[] series = [1, -2, 3.5, 0.25, -1, 4, 2, -0.5];
        var (real, imaginary) = ((double[])series.Clone(), new double[8]);
        FourierTransform.InPlace(real, imaginary);
        for (var frequency = 0; frequency < 8; frequency++)
        {
            Assert.Equal(series.Select((value, place) => value * Math.Cos(2 * Math.PI * frequency * place / 8)).Sum(), real[frequency], 1e-12);
            Assert.Equal(series.Select((value, place) => -value * Math.Sin(2 * Math.PI * frequency * place / 8)).Sum(), imaginary[frequency], 1e-12);
        }
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.001)]
    [InlineData(0.02425)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    [InlineData(0.99999)]
    public void Normal_scores_are_normal_quantiles(double probability) =>
        Assert.Equal(NormalDistribution.Quantile(probability), NormalScore.Of(probability), 2e-8);

    private static double[][] Chains(int number, int length, double coefficient)
    {
        var random = new RandomStream(11);
        return [.. Enumerable.Range(0, number).Select(_ =>
        {
            var (chain, at) = (new double[length], random.Normal() / Math.Sqrt(1 - (coefficient * coefficient)));
            for (var place = 0; place < length; place++)
            {
                chain[place] = at;
                at = (coefficient * at) + random.Normal();
            }

            return chain;
        })];
    }
}
