using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Frontline;

/// <summary>The area held in all, by day, as one source has it.</summary>
/// <param name="Id">The series.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="Definition">What the source counts as held; null where it does not say.</param>
/// <param name="Quantity">What it measures.</param>
/// <param name="Positions">km² by day, each day once.</param>
public sealed record AreaTrack(
    string Id, LocalText Title, LocalText Publisher, LocalText? Definition, Quantity Quantity, ImmutableArray<FrontPosition> Positions);

/// <summary>Area gained within a window, by one source or by all that are on record for it.</summary>
public sealed record AreaGain
{
    /// <summary>What the limits of one source mean.</summary>
    public const string OneMeaning = "95 %, each end uncertain by the scatter of a week's gain";

    /// <summary>What the limits of several mean.</summary>
    public const string AllMeaning = "95 %, the difference of the sources and the scatter of a week's gain";

    // A map lags, and is corrected, within about a week.
    private const int Week = 7;

    // So many weeks' gains, at least, show how they scatter.
    private const int LeastDays = 28;

    private const double Tail = 0.025;

    /// <summary>The sources.</summary>
    public required ImmutableArray<AreaTrack> Sources { get; init; }

    /// <summary>The days asked for.</summary>
    public required DateSpan Asked { get; init; }

    /// <summary>The days of the two areas used; null where the window does not hold two.</summary>
    public DateSpan? Used { get; init; }

    /// <summary>Whether the days used reach both ends of the window.</summary>
    public bool IsWhole { get; init; }

    /// <summary>km² gained; below 0 what was lost.</summary>
    public double? Gained { get; init; }

    /// <summary>The standard deviation of its error, in km²; null where it is not known.</summary>
    public double? Deviation { get; init; }

    /// <summary>Its limits; null where the error is not known.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Why there is no number, or no interval.</summary>
    public Phrase? Refusal { get; init; }

    /// <summary>What one source shows.</summary>
    internal static AreaGain Of(AreaTrack track, DateSpan window, FrontSettings settings)
    {
        var gain = new AreaGain { Sources = [track], Asked = window };
        if (window.IsDay)
        {
            return gain with { Refusal = Phrase.Of("front.one-day", ("day", Phrase.Date(window))) };
        }

        if (Movements.Within(track.Positions.AsSpan(), window, settings.GapDays) is not { } moved)
        {
            return gain with { Refusal = Phrase.Of("front.no-areas", ("window", Phrase.Date(window))) };
        }

        gain = gain with { Used = moved.Used, IsWhole = moved.Covers(window, settings.GapDays), Gained = moved.Total };
        return moved.Daily.Length < LeastDays
            ? gain with { Refusal = Phrase.Of("front.short-area", ("days", Phrase.Number(moved.Daily.Length)), ("least", Phrase.Number(LeastDays))) }
            : gain.With(Math.Sqrt(2) * WeeklyScatter(moved.Daily), OneMeaning);
    }

    /// <summary>
    /// What several sources show together: their mean. The sources are taken for some of those that might have been, so the error holds how far
    /// they differ, and the scatter of each. Null where fewer than two cover the same days.
    /// </summary>
    internal static AreaGain? Together(IReadOnlyList<AreaGain> gains, FrontSettings settings)
    {
        var known = gains.Where(gain => gain is { Gained: not null, Deviation: not null }).ToList();
        if (known.Count < 2 || known.Exists(gain => Math.Abs(gain.Used!.Value.First.DayNumber - known[0].Used!.Value.First.DayNumber) > settings.GapDays
            || Math.Abs(gain.Used!.Value.Last.DayNumber - known[0].Used!.Value.Last.DayNumber) > settings.GapDays))
        {
            return null;
        }

        var mean = known.Sum(gain => gain.Gained!.Value) / known.Count;
        var between = known.Sum(gain => (gain.Gained!.Value - mean) * (gain.Gained!.Value - mean)) / (known.Count - 1);
        var within = known.Sum(gain => gain.Deviation!.Value * gain.Deviation!.Value) / known.Count;
        return (known[0] with
        {
            Sources = [.. known.SelectMany(gain => gain.Sources)],
            Used = new(known.Min(gain => gain.Used!.Value.First), known.Max(gain => gain.Used!.Value.Last)),
            IsWhole = known.TrueForAll(gain => gain.IsWhole),
            Gained = mean,
        }).With(Math.Sqrt(between + within), AllMeaning);
    }

    private AreaGain With(double deviation, string meaning)
    {
        var reach = NormalDistribution.Quantile(1 - Tail) * deviation;
        return this with { Deviation = deviation, Interval = new(Gained!.Value - reach, Gained.Value + reach, meaning) };
    }

    private static double WeeklyScatter(double[] daily)
    {
        var weeks = new double[daily.Length - Week + 1];
        for (var i = 0; i < weeks.Length; i++)
        {
            weeks[i] = daily.AsSpan(i, Week).ToArray().Sum();
        }

        var mean = weeks.Average();
        return Math.Sqrt(weeks.Sum(week => (week - mean) * (week - mean)) / weeks.Length);
    }
}
