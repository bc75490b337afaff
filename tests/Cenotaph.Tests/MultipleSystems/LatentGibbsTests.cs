using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

/// <summary>A second implementation, person by person as the paper has it (Manrique-Vallier 2016), gives the same posterior.</summary>
public sealed class LatentGibbsTests
{
    private const int Classes = 4;

    [Fact]
    [Trait("Category", "Slow")]
    public void A_plain_Gibbs_sampler_gives_the_same_numbers()
    {
        var table = Of("ABC", ("100", 24), ("010", 18), ("001", 15), ("110", 9), ("011", 8), ("101", 6), ("111", 5));
        var chains = Enumerable.Range(1, 4).Select(seed => Gibbs(table, new((ulong)seed), 40_000)).ToArray();
        var row = Assert.IsType<SystemsEstimate>(Assert.Single(new LatentMethod().Estimate(table, new() { Latent = new() { Classes = Classes } })));
        void Near(double theirs, double error, string figure, string ours) =>
            Assert.Equal(theirs, Figure(row, figure), 0.5 + (3 * Math.Sqrt((error * error) + (Figure(row, ours) * Figure(row, ours)))));
        double[] all = [.. chains.SelectMany(chain => chain)];
        Near(Quantiles.Of(all, 0.5), ChainDiagnostics.QuantileError(chains, 0.5), "median", "mcse_median");
        Near(Quantiles.Of(all, 0.1), ChainDiagnostics.QuantileError(chains, 0.1), "quantile_0.1", "mcse_0.1");
        Near(Quantiles.Of(all, 0.9), ChainDiagnostics.QuantileError(chains, 0.9), "quantile_0.9", "mcse_0.9");
    }

    private static double[] Gibbs(CaptureTable table, RandomStream random, int sweeps)
    {
        var lists = table.Lists.Length;
        List<int> seen = [.. table.Cells.SelectMany(cell => Enumerable.Repeat(cell.History, (int)cell.Count))];
        var (chances, shares, alpha) = (new double[Classes, lists], new double[Classes], 0.5);
        for (var k = 0; k < Classes; k++)
        {
            shares[k] = 1.0 / Classes;
            for (var list = 0; list < lists; list++)
            {
                chances[k, list] = 0.2 + (0.5 * random.Uniform());
            }
        }

        var totals = new double[sweeps];
        for (var sweep = -1000; sweep < sweeps; sweep++)
        {
            double Of(int k, int history) => shares[k] * Enumerable.Range(0, lists).Aggregate(1.0, (all, list) => all * ((history >> list & 1) != 0 ? chances[k, list] : 1 - chances[k, list]));
            var missed = Enumerable.Range(0, Classes).Sum(k => Of(k, 0));
            var unlisted = random.NegativeBinomial(seen.Count, 1 - missed);
            var (members, listed) = (new double[Classes], new double[Classes, lists]);
            void Put(int history)
            {
                double[] weights = [.. Enumerable.Range(0, Classes).Select(k => Of(k, history))];
                var (k, place) = (0, random.Uniform() * weights.Sum());
                while (k < Classes - 1 && (place -= weights[k]) >= 0)
                {
                    k++;
                }

                members[k]++;
                for (var list = 0; list < lists; list++)
                {
                    listed[k, list] += history >> list & 1;
                }
            }

            seen.ForEach(Put);
            for (var person = 0L; person < unlisted; person++)
            {
                Put(0);
            }

            // What a stick leaves may be too small for a double; its logarithm is not.
            var logLeft = 0.0;
            for (var k = 0; k < Classes; k++)
            {
                var odds = k == Classes - 1 ? 0 : LogGamma(1 + members[k]) - LogGamma(alpha + members.Skip(k + 1).Sum());
                shares[k] = Math.Exp(logLeft - (k == Classes - 1 ? 0 : odds > 30 ? 0 : Math.Log(1 + Math.Exp(-odds))));
                logLeft -= k == Classes - 1 ? 0 : odds > 30 ? odds : Math.Log(1 + Math.Exp(odds));
                for (var list = 0; list < lists; list++)
                {
                    chances[k, list] = random.Beta(1 + listed[k, list], 1 + members[k] - listed[k, list]);
                }
            }

            alpha = random.Gamma(0.25 + Classes - 1) / (0.25 - logLeft);
            double LogGamma(double shape) => shape < 1 ? Math.Log(random.Gamma(shape + 1)) + (Math.Log(random.OpenUniform()) / shape) : Math.Log(random.Gamma(shape));
            if (sweep >= 0)
            {
                totals[sweep] = seen.Count + unlisted;
            }
        }

        return totals;
    }
}
