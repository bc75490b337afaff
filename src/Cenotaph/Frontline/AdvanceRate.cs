using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Frontline;

/// <summary>How far and how fast a front moved on an axis within a window, by one measure.</summary>
public sealed record AdvanceRate
{
    /// <summary>What the limits of a rate mean.</summary>
    public const string Meaning = "95 %, block bootstrap of daily movements";

    /// <summary>The axis.</summary>
    public required FrontAxis Axis { get; init; }

    /// <summary>The measure.</summary>
    public required FrontMeasure Measure { get; init; }

    /// <summary>The days asked for: the day of the first position, and that of the last.</summary>
    public required DateSpan Asked { get; init; }

    /// <summary>The days of the two positions used; null where the window does not hold two.</summary>
    public DateSpan? Used { get; init; }

    /// <summary>Whether the days used reach both ends of the window.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Days between the two that have no map of their own.</summary>
    public int Missing { get; init; }

    /// <summary>What was gained, in m or km²; below 0 what was lost.</summary>
    public double? Gained { get; init; }

    /// <summary>The same a day.</summary>
    public double? PerDay => Used is { } used ? Gained / (used.Days - 1) : null;

    /// <summary>How far the rate is known from days that differ; null where too few do.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The length of the blocks, in days; null without an interval.</summary>
    public int? Block { get; init; }

    /// <summary>Why there is no rate, or no interval; null where there are both.</summary>
    public Phrase? Refusal { get; init; }

    /// <summary>Its place among the axes in this window by this measure, the fastest first; null without a rate.</summary>
    public int? Rank { get; init; }

    /// <summary>Among how many.</summary>
    public int Ranked { get; init; }

    /// <summary>The rate within a window.</summary>
    /// <param name="track">The positions.</param>
    /// <param name="window">The days asked for.</param>
    /// <param name="settings">How.</param>
    internal static AdvanceRate Of(FrontTrack track, DateSpan window, FrontSettings settings)
    {
        var rate = new AdvanceRate { Axis = track.Axis, Measure = track.Measure, Asked = window };
        if (window.IsDay)
        {
            return rate with { Refusal = Phrase.Of("front.one-day", ("day", Phrase.Date(window))) };
        }

        if (Movements.Within(track.Positions.AsSpan(), window, settings.GapDays) is not { } moved)
        {
            return rate with { Refusal = Phrase.Of("front.no-positions", ("window", Phrase.Date(window))) };
        }

        rate = rate with { Used = moved.Used, IsWhole = moved.Covers(window, settings.GapDays), Missing = moved.Missing, Gained = moved.Total };
        if (Array.TrueForAll(moved.Daily, one => one == 0))
        {
            return rate with { Refusal = Phrase.Of("front.no-movement") };
        }

        var block = Math.Max(Math.Max(BlockBootstrap.LeastLength, moved.Longest), BlockBootstrap.Length(moved.Daily));
        return BlockBootstrap.Mean(moved.Daily, block, settings.Resamples, Stream(track, window, settings.Seed)) is not { } limits
            ? rate with
            {
                Refusal = Phrase.Of("front.few-blocks", ("days", Phrase.Number(moved.Daily.Length)), ("block", Phrase.Number(block)), ("least", Phrase.Number(BlockBootstrap.LeastBlocks))),
            }
            : rate with { Interval = new(limits.Low, limits.High, Meaning), Block = block };
    }

    /// <summary>The rates of all tracks within a window, each with its rank among the axes.</summary>
    internal static ImmutableArray<AdvanceRate> Of(IReadOnlyList<FrontTrack> tracks, DateSpan window, FrontSettings settings)
    {
        List<AdvanceRate> rates = [.. tracks.Select(track => Of(track, window, settings))];
        return
        [
            .. rates.Select(rate => rate.PerDay is not { } speed ? rate : rate with
            {
                Rank = 1 + rates.Count(other => other.Measure == rate.Measure && other.PerDay > speed),
                Ranked = rates.Count(other => other.Measure == rate.Measure && other.PerDay is not null),
            }),
        ];
    }

    // The same axis, measure and window give the same draws, whatever stands beside them.
    private static RandomStream Stream(FrontTrack track, DateSpan window, ulong seed)
    {
        var stream = new RandomStream(seed).Substream(((ulong)window.First.DayNumber << 32) | (uint)window.Last.DayNumber).Substream((ulong)track.Measure);
        return track.Axis.Id.Aggregate(stream, (one, letter) => one.Substream(letter));
    }
}
