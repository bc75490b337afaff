using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>What is asked of a method: the total of a run of periods at a target.</summary>
/// <param name="MaximumDelay">Nothing is expected after this delay, in periods; at least 1.</param>
/// <param name="First">The first period of the run, from 0.</param>
/// <param name="Count">How many periods, at least 1.</param>
/// <param name="Ahead">The target: what is known so many vintages after the newest, at least 1; null for all that comes up to the greatest delay.</param>
public sealed record ForecastTask(int MaximumDelay, int First, int Count, int? Ahead = null);

/// <summary>The methods that a nowcast is held against. Each takes the triangle as it stands at its newest vintage and nothing else. Where vintages are
/// far apart, the triangle is interpolated first (<see cref="ReportingTriangle.OnGrid"/>): its errors then look smaller than they are.</summary>
public static class RivalForecasts
{
    // So many quantiles stand for a distribution, and so many draws for a sum of counts.
    private const int Quantiles = 400;
    private const int Draws = 1000;

    // Fewer past errors than this give no interval.
    private const int FewestErrors = 3;

    /// <summary>The stationary chain ladder with Mack's standard error (1993); log-normal in what is outstanding.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="task">What is asked.</param>
    public static TotalForecast Mack(ReportingTriangle triangle, ForecastTask task)
    {
        const string method = "mack";
        var (grid, known) = Prepare(triangle, task);
        if (Refusal(grid, task) is { } refusal)
        {
            return TotalForecast.Refused(method, known, refusal);
        }

        var ladder = MackChainLadder.Fit(grid, task.MaximumDelay);
        var (outstanding, error) = ladder.Outstanding(task.First, task.Count, task.Ahead);
        if (!double.IsFinite(outstanding) || !double.IsFinite(error))
        {
            return TotalForecast.Refused(method, known, "At some delay nobody was known yet, so its factor cannot be told.");
        }

        var spread = outstanding > 0 ? Math.Sqrt(Math.Log(1 + (error * error / (outstanding * outstanding)))) : 0;
        var middle = outstanding > 0 ? Math.Log(outstanding) - (spread * spread / 2) : double.NegativeInfinity;
        return TotalForecast.Of(method, known, [.. Normals().Select(normal => known + (outstanding > 0 ? Math.Exp(middle + (spread * normal)) : outstanding))]);
    }

    /// <summary>The negative binomial chain ladder; periods are drawn each for itself, so sums look surer than they are. At a nearer target it keeps the
    /// sizes of the whole.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static TotalForecast NegativeBinomial(ReportingTriangle triangle, ForecastTask task, ulong seed = 1)
    {
        const string method = "negative-binomial";
        var (grid, known) = Prepare(triangle, task);
        if (Refusal(grid, task) is { } refusal)
        {
            return TotalForecast.Refused(method, known, refusal);
        }

        var smooth = grid.WithoutFalls(out _);
        var ladder = NegativeBinomialChainLadder.Fit(smooth, task.MaximumDelay);
        var totals = new double[Draws];
        Array.Fill(totals, known);
        for (var period = task.First; period < task.First + task.Count; period++)
        {
            var delay = smooth.LastVintage - period;
            if (delay >= task.MaximumDelay)
            {
                continue;
            }

            // Expected total (x + 1 − π)/π, with π the share of what is known at the target.
            var share = ladder.Share(delay) / ladder.Share((int)Math.Min(task.MaximumDelay, (long)delay + (task.Ahead ?? task.MaximumDelay)));
            var cases = smooth.Within(period, task.MaximumDelay);
            var mean = ((cases + 1 - share) / share) - cases;
            var size = SizeNear(ladder, delay, task.MaximumDelay);
            if (!double.IsFinite(mean) || double.IsNaN(size))
            {
                return TotalForecast.Refused(method, known, "No past vintage has periods that have become complete since.");
            }

            var random = new RandomStream(seed).Substream((ulong)period);
            for (var draw = 0; draw < Draws && mean > 0; draw++)
            {
                totals[draw] += NegativeBinomialDistribution.Draw(random, Math.Max(size, 1e-3), mean);
            }
        }

        return TotalForecast.Of(method, known, totals);
    }

    /// <summary>Last year's share: the share of the run's cases that was known at the same delay one year before, with a log-normal interval from the errors
    /// that the same rule made at the vintages before. What last year's run has at the target is what is known of it now, where the target is later.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="year">How many periods a year has: 365, 52 or 12.</param>
    public static TotalForecast LastYear(ReportingTriangle triangle, ForecastTask task, int year = 52)
    {
        const string method = "last-year";
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        var (grid, known) = Prepare(triangle, task);
        var steps = Math.Min(task.Ahead ?? task.MaximumDelay, task.MaximumDelay);
        if (Estimate(grid.LastVintage, grid.LastVintage) is not { } estimate)
        {
            return TotalForecast.Refused(method, known, "One year before, the run of periods or its vintage is not in the triangle, or nobody was known.");
        }

        // A past vintage tells an error when its target had come by the newest; the rule then used what was known at that past vintage.
        var (squares, errors) = (0.0, 0);
        for (var vintage = grid.FirstVintage; vintage + steps <= grid.LastVintage; vintage++)
        {
            if (Estimate(vintage, vintage) is { } then && Sum(vintage, vintage + steps) is > 0 and var came)
            {
                var error = Math.Log(came / then);
                (squares, errors) = (squares + (error * error), errors + 1);
            }
        }

        if (errors < FewestErrors)
        {
            return TotalForecast.Refused(method, known, $"{errors} past vintages have an outcome, where {FewestErrors} are needed for an interval.");
        }

        var spread = Math.Sqrt(squares / errors);
        return TotalForecast.Of(method, known, [.. Normals().Select(normal => Math.Max(known, estimate * Math.Exp(spread * normal)))]);

        // The run as it lay at a vintage, known at another; null outside the triangle.
        double? Sum(int at, int seen)
        {
            var first = task.First - (grid.LastVintage - at);
            return first < 0 || seen < grid.FirstVintage ? null
                : Enumerable.Range(first, task.Count).Sum(period => period > seen ? 0 : grid.At(period, Math.Min(seen, period + task.MaximumDelay) < grid.FirstVintage
                    ? seen : Math.Min(seen, period + task.MaximumDelay)));
        }

        double? Estimate(int at, int newest) =>
            Sum(at, at) is { } now && Sum(at - year, at - year) is > 0 and var before && Sum(at - year, Math.Min(newest, at - year + steps)) is { } since
                ? now * since / before is > 0 and var total ? total : null
                : null;
    }

    private static (ReportingTriangle Grid, double Known) Prepare(ReportingTriangle triangle, ForecastTask task)
    {
        ArgumentNullException.ThrowIfNull(triangle);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(task.MaximumDelay, 1, nameof(task));
        ArgumentOutOfRangeException.ThrowIfNegative(task.First, nameof(task));
        ArgumentOutOfRangeException.ThrowIfLessThan(task.Count, 1, nameof(task));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(task.Count, triangle.Periods - task.First, nameof(task));
        ArgumentOutOfRangeException.ThrowIfLessThan(task.Ahead ?? 1, 1, nameof(task));
        var grid = triangle.OnGrid();
        return (grid, Enumerable.Range(task.First, task.Count).Sum(period => triangle.Within(period, task.MaximumDelay) is var within && double.IsNaN(within)
            ? triangle.Newest(period) : within));
    }

    private static string? Refusal(ReportingTriangle grid, ForecastTask task) =>
        grid.FirstVintage == grid.LastVintage ? "There is one vintage: nothing shows how its numbers grow."
        : task.MaximumDelay > grid.LastVintage ? $"The greatest delay of {task.MaximumDelay} periods is longer than the {grid.Periods} periods there are."
        : null;

    // Where no past nowcast of a delay has an outcome, the size of the nearest delay that has one.
    private static double SizeNear(NegativeBinomialChainLadder ladder, int delay, int maximumDelay) =>
        Enumerable.Range(0, maximumDelay).OrderBy(other => Math.Abs(other - delay)).Select(ladder.Size).FirstOrDefault(size => !double.IsNaN(size), double.NaN);

    private static IEnumerable<double> Normals() =>
        Enumerable.Range(0, Quantiles).Select(index => NormalDistribution.Quantile((index + 0.5) / Quantiles));
}
