using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cenotaph.Nowcasting;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Makes every past nowcast again, from what was recorded then, and holds it against what later vintages hold.</summary>
internal sealed class NowcastReplay(NowcastPlan plan, RegisterTriangle register, IProgress<(string Input, long Rows)>? progress)
{
    // Few vintages are held against all later ones; of many, against the next and the newest.
    private const int Few = 12;

    private static readonly string[] Names = ["mack", "negative-binomial", "last-year"];

    /// <summary>The summary with its scores.</summary>
    public NowcastSummary With(NowcastSummary summary)
    {
        var rows = ImmutableCollectionsMarshal.AsImmutableArray(Rows());
        return summary with { Scores = rows, Methods = [.. Methods(rows)] };
    }

    // Pairs of a vintage and what it is held against, on all cores; each has its own place, so that their order is no matter.
    private NowcastScoreRow[] Rows()
    {
        var vintages = register.Vintages;
        (int At, int Target)[] pairs = [.. Enumerable.Range(0, vintages.Length - 1).SelectMany(at => Targets(at).Select(target => (at, target)))];
        var rows = new NowcastScoreRow[pairs.Length][];
        var done = 0;
        Parallel.For(0, pairs.Length, index =>
        {
            var (at, target) = pairs[index];
            var then = Then(at);

            // Then as now the delay was read from what was known.
            rows[index] = [.. Rows(then, NowcastRun.Delay(plan, then.Triangle), vintages[target])];
            progress?.Report(($"{plan.Id}, nowcasts replayed", Interlocked.Increment(ref done)));
        });
        return [.. rows.SelectMany(one => one)];
    }

    private RegisterTriangle Then(int at) => register with
    {
        Triangle = register.Triangle.AsOf(register.Vintages[at].Index),
        Vintages = register.Vintages[..(at + 1)],
        Periods = register.Periods[..(register.Vintages[at].Index + 1)],
        Strata = [],
    };

    private IEnumerable<int> Targets(int at) =>
        register.Vintages.Length <= Few ? Enumerable.Range(at + 1, register.Vintages.Length - at - 1) : new[] { at + 1, register.Vintages.Length - 1 }.Distinct();

    private IEnumerable<NowcastScoreRow> Rows(RegisterTriangle then, int longest, RegisterVintage target)
    {
        var vintage = then.Vintages[^1];
        var ahead = target.Index - vintage.Index;
        var settings = NowcastRun.Settings(plan, then, longest, vintage.Date, ahead);
        var refusal = Nowcast.Refusal(then.Triangle, settings);
        var joint = refusal is null ? new JointTotals(then.Triangle, Nowcast.Of(then.Triangle, settings)) : null;
        foreach (var count in NowcastRun.Lengths(plan, register, vintage.Covered))
        {
            var first = vintage.Covered + 1 - count;
            var time = new DateSpan(register.Periods[first].First, register.Periods[vintage.Covered].Last);
            var known = Enumerable.Range(first, count).Sum(then.Triangle.Newest);
            var held = Enumerable.Range(first, count).Sum(period => register.Triangle.At(period, target.Index));
            var task = new ForecastTask(longest, first, count, ahead);
            TotalForecast[] forecasts =
            [
                joint is null ? TotalForecast.Refused("drift", known, refusal!) : TotalForecast.Of("drift", known, joint.Of(first, count)),
                .. refusal is null ? Rivals(then.Triangle, task) : Names.Select(method => TotalForecast.Refused(method, known, refusal)),
            ];
            foreach (var forecast in forecasts)
            {
                yield return Row(forecast, vintage, target, $"last-{count}", time, held);
            }
        }
    }

    private IEnumerable<TotalForecast> Rivals(ReportingTriangle triangle, ForecastTask task) =>
        [RivalForecasts.Mack(triangle, task), RivalForecasts.NegativeBinomial(triangle, task, plan.Seed), RivalForecasts.LastYear(triangle, task, register.Grid.Year)];

    private static NowcastScoreRow Row(TotalForecast forecast, RegisterVintage vintage, RegisterVintage target, string sum, DateSpan time, double held)
    {
        var row = new NowcastScoreRow(
            NowcastRun.Vintage(vintage), NowcastRun.Vintage(target), sum, time, forecast.Method, forecast.Known, held, null, null, null, null, null, null, forecast.Refusal);
        if (!forecast.IsEstimable)
        {
            return row;
        }

        var draws = forecast.Draws.AsSpan();
        var (low, high) = (forecast.Quantile(0.025), forecast.Quantile(0.975));
        return row with
        {
            Median = forecast.Median,
            Low = low,
            High = high,
            IntervalScore = NowcastScore.Interval(low, high, held, 0.05),
            WeightedIntervalScore = NowcastScore.WeightedInterval(draws, held),
            Crps = NowcastScore.Crps(draws, held),
        };
    }

    // Each method's scores over the nowcasts that all methods give, save those that give none, so that none is better by giving fewer.
    private static IEnumerable<NowcastMethodScore> Methods(ImmutableArray<NowcastScoreRow> rows)
    {
        foreach (var sum in rows.GroupBy(row => row.Sum))
        {
            var giving = sum.Where(row => row.Refusal is null).Select(row => row.Method).ToHashSet(StringComparer.Ordinal);
            var common = sum.Where(row => giving.Contains(row.Method)).GroupBy(row => (row.Vintage, row.Target))
                .Where(pair => pair.All(row => row.Refusal is null)).Select(pair => pair.Key).ToHashSet();
            foreach (var method in sum.GroupBy(row => row.Method))
            {
                var compared = method.Where(row => row.Refusal is null && common.Contains((row.Vintage, row.Target))).ToList();
                double? Mean(Func<NowcastScoreRow, double> score) => compared.Count == 0 ? null : compared.Average(score);
                var revision = NowcastScore.MedianRevision(compared.Select(row => (row.Median!.Value, row.Held)));
                yield return new(
                    method.Key, sum.Key, method.Count(row => row.Refusal is null), compared.Count, Mean(row => row.Hit == true ? 1 : 0), Mean(row => row.IntervalScore!.Value),
                    Mean(row => row.WeightedIntervalScore!.Value), Mean(row => row.Crps!.Value), double.IsFinite(revision) ? revision : null);
            }
        }
    }
}
