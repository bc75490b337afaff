using System.Collections.Immutable;
using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;
using CsCheck;

namespace Cenotaph.Tests.MultipleSystems;

public class CombinationTests
{
    [Fact]
    public void Twenty_Colombian_replicates_combine_to_the_published_numbers_by_either_rule()
    {
        var problems = new ProblemCollection();
        var one = Assert.Single(Combination.Of(SystemsDrawFile.Read(ReferenceData.PathTo("systems", "colombia_published_draws.csv"), null, problems)));
        Assert.Empty(problems);
        Assert.Equal((20, 1), (one.Replicates, one.LinkageDraws));
        Assert.Equal((1266, 1593, 2148), (Math.Round(one.Verdata!.Value.Low), Math.Round(one.Mean), Math.Round(one.Verdata.Value.High)));
        Assert.Equal((1275, 1593, 2111), (Math.Round(one.Rubin!.Value.Low), Math.Round(one.Mean), Math.Round(one.Rubin.Value.High)));
    }

    [Fact]
    public void Two_imputations_of_two_draws_are_combined_as_by_hand()
    {
        // log n0: 1, 3 and 2, 6. Means 2 and 4, variances 2 and 8: W = 5, B = 2, T = 5 + 1.5 · 2 = 8.
        var one = Assert.Single(Combination.Of([Logs("", "", "a", 100, 1, 3), Logs("", "", "b", 200, 2, 6)]));
        Assert.Equal(150, one.Observed);
        Assert.Equal(150 + Math.Exp(3), one.Centre, 9);
        Assert.Equal(150 + ((Math.Exp(1) + Math.Exp(3) + Math.Exp(2) + Math.Exp(6)) / 4), one.Mean, 9);
        Assert.Equal((5, 3, 0, 0), (Math.Round(one.Variance.Estimation, 9), Math.Round(one.Variance.Imputation, 9), one.Variance.Linkage, one.Variance.Model));
        Assert.Equal(Math.Pow(1 + (5 / 3.0), 2), one.Rubin!.Value.Freedom, 9);
        Assert.Equal(Math.Pow(1 + (5 / (3 * 2.0)), 2), one.Verdata!.Value.Freedom, 9);
        Assert.Equal(150 + Math.Exp(3 - (StudentT.Quantile(0.975, Math.Pow(1 + (5 / 3.0), 2)) * Math.Sqrt(8))), one.Rubin.Value.Low, 9);
    }

    [Fact]
    public void Imputations_within_linkage_draws_are_combined_as_nested_ones()
    {
        // Means of log n0 by linkage draw: (1, 3) and (4, 8); of the draws 2 and 6. S² within 2 and 8, between 8.
        var one = Assert.Single(Combination.Of(
            [Logs("", "x", "a", 10, 0, 2), Logs("", "x", "b", 10, 2, 4), Logs("", "y", "a", 10, 3, 5), Logs("", "y", "b", 10, 7, 9)]));
        Assert.Equal((2, 4), (one.LinkageDraws, one.Replicates));
        Assert.Equal((2, 2.5, 12), (Math.Round(one.Variance.Estimation, 9), Math.Round(one.Variance.Imputation, 9), Math.Round(one.Variance.Linkage, 9)));
        var total = 2 + 2.5 + 12;
        Assert.Equal(1 / (Math.Pow(12 / total, 2) + (Math.Pow(2.5 / total, 2) / 2)), one.Rubin!.Value.Freedom, 9);
    }

    [Fact]
    public void A_single_stratum_and_replicate_is_what_its_draws_are() => Gen.Double[1, 1e5].Array[20, 200].Sample(unlisted =>
    {
        ImmutableArray<double> totals = [.. unlisted.Select(one => 500 + one)];
        var one = Assert.Single(Combination.Of([new EstimateDraws("", "", "", "latent", 500, totals)]));
        double[] sorted = [.. totals.Order()];
        Assert.Equal(totals.Average(), one.Mean, 6);
        Assert.All(one.Pooled, pair => Assert.Equal(Quantiles.OfSorted(sorted, pair.Probability), pair.Value, 9));
        Assert.Equal((0, 0, 0), (one.Variance.Imputation, one.Variance.Linkage, one.Variance.Model));
        Assert.Equal(double.PositiveInfinity, one.Rubin!.Value.Freedom);
        Assert.Null(one.Verdata);
    }, iter: 50);

    [Fact]
    public void The_shares_of_the_variance_add_up_to_one_and_agree_with_the_parts() => Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 3], Gen.ULong).Sample((linkages, imputations, methods, seed) =>
    {
        var random = new RandomStream(seed);
        EstimateDraws[] draws =
        [
            .. from linkage in Enumerable.Range(0, linkages)
               from imputation in Enumerable.Range(0, imputations)
               from method in Enumerable.Range(0, methods)
               let middle = random.Normal()
               select Logs("", $"l{linkage}", $"i{imputation}", 300, [.. Enumerable.Range(0, 30).Select(_ => 5 + middle + random.Normal())]) with { Method = $"m{method}" },
        ];
        var all = Combination.Of(draws);
        Assert.Equal(methods == 1 ? 1 : methods + 1, all.Length);
        foreach (var one in all)
        {
            var variance = one.Variance;
            Assert.Equal(1, variance.Share(variance.Estimation) + variance.Share(variance.Imputation) + variance.Share(variance.Linkage) + variance.Share(variance.Model), 9);
            Assert.Equal((linkages > 1, imputations > 1, one.Method == CombinedEstimate.AllMethods), (variance.Linkage > 0, variance.Imputation > 0, variance.Model > 0));
        }
    }, iter: 60);

    [Fact]
    public void Strata_are_added_within_the_linkage_draw_and_imputation_that_they_share()
    {
        // Each linkage draw moves both strata the same way; added across draws that would cancel.
        EstimateDraws[] draws =
        [
            .. from stratum in new[] { "north", "south" }
               from linkage in Enumerable.Range(0, 20)
               select new EstimateDraws(stratum, $"{linkage}", "", "latent", 100, [200 + (50 * linkage), 202 + (50 * linkage)]),
        ];
        var sum = Combination.Of(draws).Single(one => one.Stratum == CombinedEstimate.Whole);
        Assert.Equal(200, sum.Observed);
        Assert.All(sum.Draws, draw => Assert.InRange((draw - 400) % 100, 0, 4));
        Assert.True(sum.Variance.Share(sum.Variance.Linkage) > 0.99);
    }

    [Fact]
    public void Draws_with_numbers_are_added_by_them_and_others_in_a_random_order()
    {
        double[] rising = [.. Enumerable.Range(1, 200).Select(i => 100.0 + i)];
        EstimateDraws[] Both(bool numbered) =>
        [
            .. new[] { ("north", rising), ("south", rising.Reverse().ToArray()) }
                .Select(pair => new EstimateDraws(pair.Item1, "", "", "latent", 50, [.. pair.Item2]) { Numbers = numbered ? [.. Enumerable.Range(0, 200).Select(i => (long)i)] : [] }),
        ];
        Assert.All(Sum(Both(true)).Draws, draw => Assert.Equal(401, draw, 9));
        var mixed = Sum(Both(false));
        Assert.True(mixed.Draws[^1] - mixed.Draws[0] > 150);
        Assert.Equal(mixed.Draws, Sum(Both(false)).Draws);

        static CombinedEstimate Sum(EstimateDraws[] draws) => Combination.Of(draws).Single(one => one.Stratum == CombinedEstimate.Whole);
    }

    [Fact]
    public void A_stratum_without_an_estimate_leaves_the_sum_without_one_and_is_named()
    {
        var combined = Combination.Of(
        [
            new("north", "", "", "sparse", 100, [150, 160, 170]), new("south", "", "", "sparse", 30, [40, 50, 60]),
            new("east", "", "", "sparse", 20, []) { NotEstimable = "There are two lists." },
        ]);
        var whole = combined.Single(one => one.Stratum == CombinedEstimate.Whole);
        Assert.Equal("A sum needs every stratum. east: There are two lists.", whole.NotEstimable);
        Assert.Null(whole.Rubin);
        Assert.True(double.IsNaN(whole.Mean));
        var named = combined.Single(one => one.Stratum == CombinedEstimate.Named);
        Assert.Equal(["north", "south"], named.Strata);
        Assert.Equal(210, named.Mean, 9);
        Assert.Contains("At least of the strata north; south; the others are not in it.", named.Notes);
    }

    [Fact]
    public void A_replicate_that_lacks_an_estimate_is_named_and_nothing_is_combined_without_it()
    {
        var one = Assert.Single(Combination.Of([Logs("", "", "a", 10, 1, 2), new("", "", "b", "latent", 10, []) { NotEstimable = "It has two modes." }]));
        Assert.Equal("It has two modes. In 1 of 2 replicates, the first imputation b.", one.NotEstimable);
    }

    private static EstimateDraws Logs(string stratum, string linkage, string imputation, double observed, params double[] logs) =>
        new(stratum, linkage, imputation, "latent", observed, [.. logs.Select(log => observed + Math.Exp(log))]);
}
