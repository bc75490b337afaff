using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>What a nowcast is made with.</summary>
/// <param name="MaximumDelay">Nothing is expected after this delay, in periods; at least 1.</param>
/// <param name="Breaks">Breaks of the delay; those that were declared after the newest vintage are not used.</param>
/// <param name="Replicates">How many draws, at least 1.</param>
/// <param name="Seed">The seed of the draws.</param>
/// <param name="Ahead">The target: what is known so many vintages after the newest; null for all that comes up to the greatest delay.</param>
public sealed record NowcastSettings(int MaximumDelay, ImmutableArray<DelayBreak> Breaks, int Replicates, ulong Seed, int? Ahead = null)
{
    /// <summary>The target as a number of vintages ahead, at most the greatest delay.</summary>
    internal int Steps => Math.Min(Ahead ?? MaximumDelay, MaximumDelay);

    /// <summary>The breaks that were declared by a vintage.</summary>
    internal DelayBreak[] BreaksAt(int vintage) => Breaks.IsDefault ? [] : [.. Breaks.Where(one => one.Declared <= vintage)];

    /// <summary>Throws what is wrong with the settings for a triangle.</summary>
    internal void Check(ReportingTriangle triangle)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Ahead ?? 1, 1);
        if (Nowcast.Refusal(triangle, this) is { } refusal)
        {
            throw new ArgumentOutOfRangeException(nameof(triangle), refusal);
        }
    }
}

/// <summary>Draws of how many cases each young period will have, all periods together in each draw, so that sums have intervals of their own.</summary>
public sealed class Nowcast
{
    // How many scales of drift the draws are spread over: what is not known of the scales is part of the interval.
    internal const int Scales = 20;

    private readonly double[] older;
    private readonly double[] known;
    private readonly double[] shares;
    private readonly double[] coming;

    private Nowcast(double[] older, int replicates, double[] known, double[] shares, double[] coming)
    {
        Replicates = replicates;
        (this.older, this.known, this.shares, this.coming) = (older, known, shares, coming);
    }

    /// <summary>The first period that is nowcast; older ones are taken for complete.</summary>
    public int FirstPeriod => older.Length;

    /// <summary>How many periods are nowcast, up to the youngest.</summary>
    public int Periods => known.Length;

    /// <summary>How many draws.</summary>
    public int Replicates { get; }

    /// <summary>Why a triangle cannot be nowcast, in words for the reader: too few vintages, or a delay longer than the triangle; null when it can be.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="settings">The settings.</param>
    public static string? Refusal(ReportingTriangle triangle, NowcastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(triangle);
        ArgumentNullException.ThrowIfNull(settings);
        return triangle.Vintages.Length < 2 ? "There is one vintage: nothing shows how its numbers grow."
            : settings.MaximumDelay > triangle.LastVintage
                ? $"The greatest delay of {settings.MaximumDelay} periods is longer than the {triangle.Periods} periods there are: no period is complete."
                : null;
    }

    /// <summary>Nowcasts the young periods of a triangle with a delay that drifts.</summary>
    /// <param name="triangle">As it stands at its newest vintage.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">There is a <see cref="Refusal"/>, or a setting is outside its domain.</exception>
    public static Nowcast Of(ReportingTriangle triangle, NowcastSettings settings)
    {
        ArgumentNullException.ThrowIfNull(triangle);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check(triangle);
        var smooth = triangle.WithoutFalls(out _);
        var model = new ReportingModel(smooth, settings.MaximumDelay, settings.BreaksAt(triangle.LastVintage));
        var random = new RandomStream(settings.Seed);
        var fits = ScaleSearch.Draw(model, Math.Min(Scales, settings.Replicates), random.Substream(0));
        var draws = DelayDraw.Of(model, fits, settings.Replicates, random.Substream(1));
        var (shares, coming) = NowcastDraws.Run(model, fits, draws, settings.Steps, random.Substream(2));
        return Of(smooth, settings, model, shares, coming);
    }

    /// <summary>A nowcast of draws: one row a replicate, one column a young period.</summary>
    internal static Nowcast Of(ReportingTriangle smooth, NowcastSettings settings, ReportingModel model, double[] shares, double[] coming)
    {
        var young = NowcastDraws.FirstYoung(model);
        return new(
            [.. Enumerable.Range(0, young).Select(period => smooth.Within(period, settings.MaximumDelay))],
            settings.Replicates,
            [.. Enumerable.Range(young, smooth.Periods - young).Select(smooth.Newest)],
            shares,
            coming);
    }

    /// <summary>The sum of strata that were drawn together.</summary>
    internal static Nowcast Sum(Nowcast[] strata)
    {
        var one = strata[0];
        var (shares, coming) = (new double[one.shares.Length], new double[one.coming.Length]);
        for (var place = 0; place < shares.Length; place++)
        {
            // A stratum's share counts by the cases it is to have in the end; where nobody is known yet, all alike.
            var (still, end) = (0.0, 0.0);
            foreach (var stratum in strata)
            {
                var known = stratum.known[place % one.Periods];
                coming[place] += stratum.coming[place];
                (still, end) = (still + known, end + (known / Math.Max(1e-9, stratum.shares[place])));
            }

            shares[place] = end > 0 ? still / end : strata.Average(stratum => stratum.shares[place]);
        }

        double[] older = [.. Enumerable.Range(0, one.FirstPeriod).Select(period => strata.Sum(stratum => stratum.older[period]))];
        double[] sums = [.. Enumerable.Range(0, one.Periods).Select(period => strata.Sum(stratum => stratum.known[period]))];
        return new(older, one.Replicates, sums, shares, coming);
    }

    /// <summary>What is known of a period at the newest vintage, up to the greatest delay, in cases.</summary>
    /// <param name="period">From 0 to the youngest.</param>
    public double Known(int period)
    {
        Check(period, 1);
        return period < FirstPeriod ? older[period] : known[period - FirstPeriod];
    }

    /// <summary>The share of a period that is known, by the median draw: stands beside every young period that is shown. 1 of an older one.</summary>
    /// <param name="period">From 0 to the youngest.</param>
    public double ShareKnown(int period)
    {
        Check(period, 1);
        return period < FirstPeriod ? 1 : Quantiles.Of(Column(shares, period - FirstPeriod), 0.5);
    }

    /// <summary>The share of a run of periods that is known: known over the median total; NaN where nothing is known or expected.</summary>
    /// <param name="first">The first period, from 0.</param>
    /// <param name="count">How many, at least 1.</param>
    public double ShareKnown(int first, int count) => Forecast(first, count).ShareKnown;

    /// <summary>The share of a run of periods that is known, with its interval of 95 %: known over each draw of the total.</summary>
    /// <param name="first">The first period, from 0.</param>
    /// <param name="count">How many, at least 1.</param>
    public (double Median, double Low, double High) Share(int first, int count)
    {
        var total = Forecast(first, count);
        return (total.ShareKnown, total.Known / total.Quantile(0.975), total.Known / total.Quantile(0.025));
    }

    /// <summary>The total of a run of periods as a forecast beside those of other methods.</summary>
    /// <param name="first">The first period, from 0; periods older than the first nowcast one count as complete.</param>
    /// <param name="count">How many, at least 1.</param>
    public TotalForecast Forecast(int first, int count)
    {
        Check(first, count);
        return TotalForecast.Of("drift", Enumerable.Range(first, count).Sum(Known), Totals(first, count));
    }

    /// <summary>The draws of the total of a run of periods, in cases: in one draw all periods go together.</summary>
    /// <param name="first">The first period, from 0; periods older than the first nowcast one count as complete.</param>
    /// <param name="count">How many, at least 1.</param>
    public double[] Totals(int first, int count)
    {
        Check(first, count);
        return Sums(Enumerable.Range(first, count));
    }

    /// <summary>The draws of the total of any periods, in cases; a period that is named twice counts twice.</summary>
    /// <param name="periods">From 0 to the youngest each.</param>
    public double[] Sums(IEnumerable<int> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var sums = new double[Replicates];
        foreach (var period in periods)
        {
            var still = Known(period);
            for (var replicate = 0; replicate < Replicates; replicate++)
            {
                sums[replicate] += still + (period < FirstPeriod ? 0 : coming[(replicate * Periods) + period - FirstPeriod]);
            }
        }

        return sums;
    }

    private double[] Column(double[] values, int place) =>
        [.. Enumerable.Range(0, Replicates).Select(replicate => values[(replicate * Periods) + place])];

    private void Check(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, FirstPeriod + Periods - first);
    }
}
