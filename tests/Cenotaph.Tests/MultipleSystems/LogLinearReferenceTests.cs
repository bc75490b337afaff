using Cenotaph.MultipleSystems;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

/// <summary>Published answers (Rcapture, SparseMSE, Ball et al. 2002), to the printed digit; limits of profiles within 0.1.</summary>
public sealed class LogLinearReferenceTests
{
    private static readonly LogLinearMethod method = new();

    [Fact]
    public void Kosovo_gives_the_model_and_the_number_of_the_report_of_2002()
    {
        var rows = method.Estimate(Read("kosovo"), Plain);
        var best = Row(rows, "least BIC");
        Assert.Equal("[123,14,34]", best.Model);
        Assert.Equal(10356.52, best.Value, 2);
        Assert.Equal(785.9, best.StandardError!.Value, 1);
        Assert.Equal(9.323, Figure(best, "deviance"), 3);
        Assert.Equal(132.747, Figure(best, "aic"), 3);
        Assert.Equal(203.030, Figure(best, "bic"), 3);
        Assert.Equal(113, Figure(best, "models"));
        Limits(best, 8994.3, 12110.4);
        var saturated = Row(rows, "saturated");
        Assert.Equal(16941.88, saturated.Value, 2);
        Limits(saturated, 9114.5, 35335.7);
        Assert.Equal(12740.97, Fit(Read("kosovo"), 123, 134).Total, 2);
    }

    [Fact]
    public void Gaza_has_the_two_answers_between_which_the_saturated_one_lies()
    {
        var table = Read("gaza");
        var saturated = Row(method.Estimate(table, Plain), "saturated");
        Assert.Equal(29271, table.Observed);
        Assert.Equal(64696.1, saturated.Value, 1);
        Limits(saturated, 58211.6, 72334.7);
        Assert.Equal(79670.7, Fit(table, 13, 23).Total, 1);
        Assert.Equal(53125.7, Fit(table, 12, 23).Total, 1);
    }

    [Fact]
    public void Models_of_three_to_five_lists_give_their_published_numbers()
    {
        Assert.Equal(730.9, Fit(Read("spina_bifida"), 12, 3).Total, 1);
        var korea = Row(method.Estimate(Read("korea"), Plain), "least BIC");
        Assert.Equal(("[12,23]", 157.17), (korea.Model, Math.Round(korea.Value, 2)));
        foreach (var (name, model, value) in new[] { ("my5", "[12,13,45]", 620.5), ("uk5", "[12,13,23,25,34]", 22991.3) })
        {
            var search = ModelSearch.Of(HistoryCounts.Of(Read(name)), HierarchicalModels.Pairwise(5), 1);
            var best = search.Good.MinBy(score => score.Bic);
            Assert.Equal((model, value), (best.Model.Text, Math.Round(best.Total, 1)));
        }

        var uk = ModelSearch.Of(HistoryCounts.Of(Read("uk5")), HierarchicalModels.Pairwise(5), 1).Good.OrderBy(score => score.Bic).ToList();
        var rival = uk.Single(score => Math.Round(score.Total) == 12262 && score.Bic - uk[0].Bic < 1);
        Assert.Equal(0.96, rival.Bic - uk[0].Bic, 2);
    }

    [Fact]
    public void Hares_give_the_columns_of_Cormack_and_of_Rcapture()
    {
        var table = Read("hare");
        Heterogeneity Fit(bool apart, HeterogeneityForm form) => Heterogeneity.Fit(table, apart, form)!;
        Assert.Equal(75.4, table.Observed + Fit(false, HeterogeneityForm.None).Unlisted, 1);
        Assert.Equal(75.1, table.Observed + Fit(true, HeterogeneityForm.None).Unlisted, 1);
        Assert.Equal(79.6, table.Observed + Fit(true, HeterogeneityForm.Chao).Unlisted, 1);
        var poisson = Fit(true, HeterogeneityForm.Poisson);
        Assert.Equal(81.1, table.Observed + poisson.Unlisted, 1);
        Assert.Equal(5.6, poisson.StandardError, 1);
        Assert.Equal(146.327, poisson.Aic, 3);
        var profile = poisson.Profile(0.95)!.Value;
        Assert.InRange(profile.Low, 71.7, 71.9);
        Assert.InRange(profile.High, 93.7, 93.9);
    }

    [Fact]
    public void Models_are_as_many_as_they_are()
    {
        Assert.Equal([1, 8, 113, 6893], Enumerable.Range(2, 4).Select(lists => HierarchicalModels.All(lists).Length));
        Assert.Equal(6893, HierarchicalModels.All(5).Select(model => model.Text).Distinct().Count());
        Assert.Equal(1024, HierarchicalModels.Pairwise(5).Length);
    }

    [Fact]
    public void A_list_without_an_overlap_makes_the_models_of_SparseMSE_fail_in_the_same_way()
    {
        var counts = HistoryCounts.Of(Read("artificial3"));
        int Code(params int[] pairs) => Existence.Code(counts, HistoryModel.Of(3, pairs.Select(KnownTable.Term)));
        Assert.Equal([0, 1, 0, 0, 1, 1, 0, 2], [Code(), Code(12), Code(13), Code(23), Code(12, 13), Code(12, 23), Code(13, 23), Code(12, 13, 23)]);
    }

    private static void Limits(SystemsEstimate estimate, double low, double high)
    {
        var profile = estimate.Intervals.Single(interval => interval.Kind == "profile");
        Assert.InRange(profile.Low, low - 0.1, low + 0.1);
        Assert.InRange(profile.High, high - 0.1, high + 0.1);
        Assert.False(profile.IsOpen);
    }
}
