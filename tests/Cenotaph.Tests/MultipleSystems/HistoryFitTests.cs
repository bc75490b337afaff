using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;
using CsCheck;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class HistoryFitTests
{
    // Counts of each history of four lists, often 0, and a model: a share of the 113.
    private static readonly Gen<(long[] Counts, int Model)> drawn = Gen.Select(Gen.OneOf(Gen.Long[1, 60], Gen.Const(0L), Gen.Long[0, 3]).Array[15], Gen.Int[0, 112]);

    [Fact]
    public void Fits_agree_with_a_regression_on_the_whole_design()
    {
        var fitted = 0;
        drawn.Sample((counts, model) =>
        {
            if (counts.Sum() == 0)
            {
                return;
            }

            var table = Table(4, counts);
            var fit = HistoryFitter.Fit(HistoryCounts.Of(table), HierarchicalModels.All(4)[model]);
            var regression = Regression(table, fit.Model);
            Assert.Equal(regression?.IsFitted ?? false, fit.IsFitted);
            if (fit.IsFitted)
            {
                Interlocked.Increment(ref fitted);
                for (var term = 0; term < fit.Terms.Length; term++)
                {
                    Assert.Equal(regression!.Coefficients[term], fit.Coefficients[term], 1e-6 * (1 + Math.Abs(fit.Coefficients[term])));
                }

                Assert.Equal(regression!.Deviance, fit.Deviance, 1e-6 * (1 + fit.Deviance));
                Assert.Equal(regression.StandardError(0), fit.LogError, 1e-6 * (1 + fit.LogError));
            }
        }, iter: 100, threads: 1);
        Assert.True(fitted > 15);
    }

    [Fact]
    public void Groups_of_independent_lists_give_what_all_histories_give()
    {
        var random = new RandomStream(7);
        var counts = new long[255];
        for (var person = 0; person < 4000; person++)
        {
            var history = 0;
            for (var list = 0; list < 8; list++)
            {
                history |= random.Chance(list == 1 && (history & 1) != 0 ? 0.5 : 0.2) ? 1 << list : 0;
            }

            if (history != 0)
            {
                counts[history - 1]++;
            }
        }

        var table = Table(8, counts);
        var fit = HistoryFitter.Fit(HistoryCounts.Of(table), HistoryModel.Of(8, KnownTable.Term(12), KnownTable.Term(57), KnownTable.Term(37)));
        var regression = Regression(table, fit.Model)!;
        Assert.True(fit.IsFitted);
        Assert.Equal(Math.Exp(regression.Coefficients[0]), fit.Unlisted, 1e-6 * fit.Unlisted);
        Assert.Equal(regression.StandardError(0), fit.LogError, 1e-8);
        Assert.Equal(regression.Deviance, fit.Deviance, 1e-6);
    }

    [Fact]
    public void Numbers_of_lists_do_not_matter() => Gen.Select(Gen.Long[1, 500].Array[15], Gen.Int[0, 112], Gen.Shuffle(new[] { 0, 1, 2, 3 })).Sample((counts, place, order) =>
    {
        var table = Table(4, counts);
        int Moved(int history) => Enumerable.Range(0, 4).Sum(list => (history >> list & 1) << order[list]);
        var moved = CaptureTable.Of(table.Lists, table.Cells.Select(cell => new CaptureCell(Moved(cell.History), cell.Count)));
        var model = HierarchicalModels.All(4)[place];
        var first = HistoryFitter.Fit(HistoryCounts.Of(table), model);
        var second = HistoryFitter.Fit(HistoryCounts.Of(moved), HistoryModel.OfTerms(4, model.Terms.Select(Moved)));
        Assert.True(first.IsFitted && second.IsFitted);
        Assert.Equal(first.Total, second.Total, 1e-7 * first.Total);
        Assert.Equal(first.Deviance, second.Deviance, 1e-6);
    }, iter: 200);

    [Fact]
    public void The_saturated_model_is_its_closed_form() => Gen.Long[1, 500].Array[7].Sample(counts =>
    {
        var table = Table(3, counts);
        var fit = HistoryFitter.Fit(HistoryCounts.Of(table), HistoryModel.Of(3, 3, 5, 6));
        Assert.Equal(ClosedForms.Saturated(table)!.Value, fit.Unlisted, 1e-8 * fit.Unlisted);
        Assert.Equal(0, fit.Deviance, 1e-6);

        // Delta: the variance of a sum of logarithms of Poisson counts.
        Assert.Equal(Math.Sqrt(counts.Sum(count => 1.0 / count)), fit.LogError, 1e-8);
    }, iter: 100);

    [Fact]
    public void Lists_that_cannot_share_anybody_do_not_mislead()
    {
        // 10,000 persons, three independent lists with chances of 0.2, 0.3 and 0.25; nobody can be on the first and the last.
        (double A, double B, double C) on = (0.2, 0.3, 0.25);
        double Chance(int history) => ((history & 1) != 0 ? on.A : 1 - on.A) * ((history & 2) != 0 ? on.B : 1 - on.B) * ((history & 4) != 0 ? on.C : 1 - on.C);
        var free = Enumerable.Range(1, 7).Where(history => (history & 5) != 5).ToList();
        var table = CaptureTable.Of(["A", "B", "C"], free.Select(history => new CaptureCell(history, (long)Math.Round(10000 * Chance(history))))) with { Impossible = [5] };
        var fit = HistoryFitter.Fit(HistoryCounts.Of(table), HistoryModel.Of(3));
        Assert.Equal(4200, fit.Unlisted, 1.0);
        Assert.InRange(HistoryFitter.Fit(HistoryCounts.Of(table with { Impossible = [] }), HistoryModel.Of(3)).Unlisted, 5500, 20000);
    }

    [Fact]
    public void Of_a_censored_list_only_as_many_count_as_the_others_expect()
    {
        // The same three lists; 900 strangers stand on the last alone.
        var counts = new (string, long)[] { ("100", 1050), ("010", 1800), ("001", 1400 + 900), ("110", 450), ("101", 350), ("011", 600), ("111", 150) };
        var table = Of("ABC", counts) with { Censored = 4 };
        var fit = HistoryFitter.Fit(HistoryCounts.Of(table), HistoryModel.Of(3));
        Assert.Equal(10000, fit.Total, 2.0);
        Assert.True(HistoryFitter.Fit(HistoryCounts.Of(table with { Censored = 0 }), HistoryModel.Of(3)).Total > 11500);
    }

    [Fact]
    public void A_profile_without_an_upper_end_says_so()
    {
        // A deviance that takes back what the count of ways adds: every number of unlisted is as likely.
        const double Observed = 100;
        double Flat(double unlisted) => 2 * ((unlisted * Math.Log(unlisted)) + GammaFunction.Log(Observed + unlisted + 1) - ((Observed + unlisted) * Math.Log(Observed + unlisted)) - GammaFunction.Log(unlisted + 1));
        var profile = ProfileInterval.Of(Observed, 50, Flat, 0.95)!.Value;
        Assert.True(profile.IsOpen);
        Assert.Equal(Observed, profile.Low);
        Assert.True(profile.High > 1e7);
    }

    [Fact]
    public void A_profile_is_null_where_nothing_fits() => Assert.Null(ProfileInterval.Of(100, 50, _ => double.NaN, 0.95));

    private static CaptureTable Table(int lists, long[] counts) => CaptureTable.Of(
        Enumerable.Range(0, lists).Select(list => $"list {list + 1}"), counts.Select((count, place) => new CaptureCell(place + 1, count)));

    // The same model by the regression of the room Numerics, on a design with a row for each history that is left.
    private static CountFit? Regression(CaptureTable table, HistoryModel model)
    {
        var (terms, empty) = HistoryFitter.Divide(HistoryCounts.Of(table), model);
        int[] rows = [.. Enumerable.Range(1, (1 << table.Lists.Length) - 1).Where(history => !empty.Any(set => (history & set) == set))];
        if (rows.Length < terms.Length)
        {
            return null;
        }

        double[] values = [.. rows.SelectMany(history => terms.Select(term => (history & term) == term ? 1.0 : 0))];
        return GeneralizedLinearModel.Fit([.. rows.Select(history => (double)table.Exactly(history))], new DesignMatrix([.. terms.Select(term => $"term {term}")], values), CountFamily.Poisson);
    }
}
