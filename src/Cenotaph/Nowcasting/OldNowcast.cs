using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>Draws of how many cases each young period will have, all periods together in each draw, so that sums have intervals of their own.</summary>
internal sealed class OldNowcast
{
    // So many periods before the youngest complete one tell the level that the young ones begin from.
    private const int LeadIn = 26;

    // How many scales of drift the draws are spread over: what is not known of the scales is part of the interval.
    private const int Scales = 20;

    private readonly double[] known;
    private readonly double[] shares;
    private readonly double[] totals;

    private OldNowcast(int firstPeriod, int replicates, double[] known, double[] shares, double[] totals)
    {
        (FirstPeriod, Replicates) = (firstPeriod, replicates);
        (this.known, this.shares, this.totals) = (known, shares, totals);
    }

    /// <summary>The first period that is nowcast; older ones are taken for complete.</summary>
    public int FirstPeriod { get; }

    /// <summary>How many periods are nowcast, up to the youngest.</summary>
    public int Periods => known.Length;

    /// <summary>How many draws.</summary>
    public int Replicates { get; }

    /// <summary>Why a triangle cannot be nowcast, in words for the reader: too few vintages, or a delay longer than the triangle; null when it can be.</summary>
    public static string? Refusal(ReportingTriangle triangle, NowcastSettings settings) =>
        triangle.Vintages.Length < 2 ? "There is one vintage: nothing shows how its numbers grow."
        : settings.MaximumDelay > triangle.LastVintage
            ? $"The greatest delay of {settings.MaximumDelay} periods is longer than the {triangle.Periods} periods there are: no period is complete."
            : null;

    /// <summary>The total of a run of periods as a forecast beside those of other methods.</summary>
    /// <param name="first">The first period; periods older than the first nowcast one count as complete.</param>
    /// <param name="count">How many, at least 1.</param>
    public TotalForecast Forecast(int first, int count) =>
        TotalForecast.Of("drift", Enumerable.Range(first, count).Sum(Known), Totals(first, count));

    /// <summary>The share of a run of periods that is known, with its interval of 95 %: known over each draw of the total.</summary>
    /// <param name="first">The first period.</param>
    /// <param name="count">How many, at least 1.</param>
    public (double Median, double Low, double High) Share(int first, int count)
    {
        var total = Forecast(first, count);
        return (total.ShareKnown, total.Known / total.Quantile(0.975), total.Known / total.Quantile(0.025));
    }

    /// <summary>Nowcasts the young periods of a triangle with a delay that drifts.</summary>
    public static OldNowcast Of(ReportingTriangle triangle, NowcastSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MaximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.MaximumDelay, triangle.LastVintage);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(triangle.FirstVintage, triangle.LastVintage);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replicates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Ahead ?? 1, 1);
        var smooth = triangle.WithoutFalls(out _);
        DelayBreak[] breaks = [.. settings.Breaks.Where(one => one.Declared <= triangle.LastVintage)];
        var bands = DelayBands.Of(smooth, settings.MaximumDelay, vintage => !breaks.Any(one => one.Holds(vintage)));
        var table = ReportTable.Of(smooth, bands, breaks);
        var random = new RandomStream(settings.Seed);
        var scales = DriftScale.Draw(tried => DelayDrift.After(table, tried).LogLikelihood, Scales, random.Substream(2));
        DelayDrift[] drifts = [.. scales.Select(scale => DelayDrift.After(table, scale))];

        var first = Math.Max(0, smooth.Periods - settings.MaximumDelay - LeadIn);
        var known = new double[smooth.Periods - first];
        for (var period = first; period < smooth.Periods; period++)
        {
            known[period - first] = smooth.Within(period, settings.MaximumDelay);
        }

        var (shares, totals) = new Draws(bands, drifts, breaks, smooth.LastVintage, settings, known).Run();
        var young = Math.Max(0, smooth.Periods - settings.MaximumDelay) - first;
        return new(first + young, settings.Replicates, known[young..], [.. Columns(shares, known.Length, young)], [.. Columns(totals, known.Length, young)]);
    }

    /// <summary>What is known of a period.</summary>
    public double Known(int period) => known[Place(period)];

    /// <summary>The share of a period that is known, by the median draw: stands beside every young period that is shown.</summary>
    public double ShareKnown(int period) => Quantiles.Of(Column(shares, Place(period)), 0.5);

    /// <summary>The share of a run of periods that is known: known over the median total.</summary>
    /// <param name="first">The first period.</param>
    /// <param name="count">How many.</param>
    public double ShareKnown(int first, int count)
    {
        var sum = 0.0;
        for (var period = first; period < first + count; period++)
        {
            sum += Known(period);
        }

        return Quantiles.Of(Totals(first, count), 0.5) is > 0 and var total ? sum / total : double.NaN;
    }

    /// <summary>The draws of the total of a run of periods, in cases.</summary>
    /// <param name="first">The first period.</param>
    /// <param name="count">How many.</param>
    public double[] Totals(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var (from, to) = (Place(first), Place(first + count - 1));
        var sums = new double[Replicates];
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            for (var place = from; place <= to; place++)
            {
                sums[replicate] += totals[(replicate * Periods) + place];
            }
        }

        return sums;
    }

    private static IEnumerable<double> Columns(double[] values, int width, int from) => values.Where((_, place) => place % width >= from);

    private double[] Column(double[] values, int place) =>
        [.. Enumerable.Range(0, Replicates).Select(replicate => values[(replicate * Periods) + place])];

    private int Place(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, FirstPeriod);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, FirstPeriod + Periods);
        return period - FirstPeriod;
    }

    /// <summary>Joint draws of shares and totals.</summary>
    private sealed class Draws(
        DelayBands bands, DelayDrift[] drifts, DelayBreak[] breaks, int newest, NowcastSettings settings, double[] known)
    {
        // Vintages to come: until the youngest period is complete.
        private readonly int steps = settings.MaximumDelay;
        private readonly int target = Math.Min(settings.Ahead ?? settings.MaximumDelay, settings.MaximumDelay);

        public (double[] Shares, double[] Totals) Run()
        {
            var (shares, totals) = (new double[settings.Replicates * known.Length], new double[settings.Replicates * known.Length]);
            var random = new RandomStream(settings.Seed);
            var (path, outstanding) = (new double[steps * bands.Count], new double[known.Length]);
            var coming = new double[shares.Length];
            Cholesky[] factors = [.. drifts.Select(drift => drift.Factor())];
            var delays = random.Substream(0);
            for (var replicate = 0; replicate < settings.Replicates; replicate++)
            {
                var turn = replicate % drifts.Length;
                drifts[turn].Draw(delays, factors[turn], step => breaks.Any(one => one.Holds(newest + 1 + step) || one.Last == newest + step), path);
                var row = replicate * known.Length;
                Grow(path, shares.AsSpan(row, known.Length), coming.AsSpan(row, known.Length));
            }

            // The level is learned from the middle of the shares, once; its periods then from the shares of each draw.
            var dispersion = Math.Max(1, drifts.Average(drift => drift.Scale.Dispersion));
            var middle = new double[known.Length];
            for (var place = 0; place < known.Length; place++)
            {
                middle[place] = Quantiles.Of([.. Enumerable.Range(0, settings.Replicates).Select(one => shares[(one * known.Length) + place])], 0.5);
            }

            var level = CaseLevel.MostLikely(known, middle, dispersion);
            var cases = random.Substream(1);
            for (var replicate = 0; replicate < settings.Replicates; replicate++)
            {
                var row = replicate * known.Length;
                level.Draw(cases, known, shares.AsSpan(row, known.Length), coming.AsSpan(row, known.Length), outstanding);
                for (var place = 0; place < known.Length; place++)
                {
                    totals[row + place] = known[place] + outstanding[place];
                }
            }

            return (shares, totals);
        }

        // The share of each period's cases that is known, and the share that comes between the newest vintage and the target.
        private void Grow(ReadOnlySpan<double> path, Span<double> shares, Span<double> coming)
        {
            for (var place = 0; place < known.Length; place++)
            {
                var delay = known.Length - 1 - place;
                var (whole, atTarget) = (1.0, 1.0);
                for (var step = 0; step < steps && ++delay <= bands.MaximumDelay; step++)
                {
                    whole *= 1 + (bands.Usual(delay) * path[(step * bands.Count) + bands.Of(delay)]);
                    atTarget = step < target ? whole : atTarget;
                }

                // A period is never taken for known by less than a billionth: its rate stays a number.
                shares[place] = Math.Max(1 / whole, 1e-9);
                coming[place] = (atTarget - 1) / whole;
            }
        }
    }
}
