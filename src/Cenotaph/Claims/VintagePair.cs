using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>Which later edition an earlier one is held against.</summary>
public enum VintageTarget
{
    /// <summary>The next edition.</summary>
    Next,

    /// <summary>The newest edition.</summary>
    Newest,

    /// <summary>An edition between the two.</summary>
    Other,
}

/// <summary>An earlier edition of an estimate held against a later one, date by date and in blocks.</summary>
public sealed record VintagePair
{
    // Fewer blocks than this cannot tell limits that hold 95 % of the time from limits that hold 80 %: of 14 right ones all are inside every second time.
    private const int Few = 15;

    private VintagePair(EstimateEdition from, EstimateEdition to, VintageTarget target, ImmutableArray<VintageCheck> checks)
    {
        (From, To, Target, Checks) = (from.Name, to.Name, target, checks);
        Interval = from.Interval;
        IsRunning = from.IsRunning;
        var limited = checks.Where(check => check.Inside is not null).ToList();
        Blocks = [.. limited.GroupBy(check => DateSpan.Quarter(check.Date.Last.Year, (check.Date.Last.Month + 2) / 3)).OrderBy(block => block.Key.First)
            .Select(block => VintageBlock.Of(block.Key, [.. block], IsRunning))];
        Whole = limited.Count == 0 ? null
            : VintageBlock.Of(new(limited.Min(check => check.Date.First), limited.Max(check => check.Date.Last)), limited, IsRunning);
    }

    /// <summary>The earlier edition.</summary>
    public string From { get; }

    /// <summary>The later edition.</summary>
    public string To { get; }

    /// <summary>Which later edition it is.</summary>
    public VintageTarget Target { get; }

    /// <summary>What the limits of the earlier one mean (ci95, range), or null.</summary>
    public string? Interval { get; }

    /// <summary>Whether its numbers are running totals.</summary>
    public bool IsRunning { get; }

    /// <summary>Every date that both have.</summary>
    public ImmutableArray<VintageCheck> Checks { get; }

    /// <summary>
    /// The dates with limits by calendar quarter: of counts of periods their sums, of running totals the last date. Dates that stand close share
    /// nearly all they count, so blocks tell more honestly than dates how often limits held.
    /// </summary>
    public ImmutableArray<VintageBlock> Blocks { get; }

    /// <summary>All dates with limits as one block; null where there are none.</summary>
    public VintageBlock? Whole { get; }

    /// <summary>Dates whose later value lies within the limits.</summary>
    public int Hits => Checks.Count(check => check.Inside == true);

    /// <summary>Dates with limits.</summary>
    public int Limited => Checks.Count(check => check.Inside is not null);

    /// <summary>Blocks that hold, sums of periods with limits added.</summary>
    public int BlockHits => Blocks.Count(block => block.Inside);

    /// <summary>Blocks of periods that hold with errors taken for independent; null for running totals.</summary>
    public int? BlockHitsApart => IsRunning ? null : Blocks.Count(block => block.InsideApart == true);

    /// <summary>Whether the blocks are too few for a rate.</summary>
    public bool IsFew => Blocks.Length < Few;

    /// <summary>
    /// The probability of so few blocks inside or fewer, were the limits right 95 times of 100 and the blocks independent of one another. They are
    /// not, as one model made them all, so this is smaller than it should be. Null without blocks.
    /// </summary>
    public double? ChanceIfRight => Blocks.IsEmpty ? null : Binomial(BlockHits, Blocks.Length, 0.95);

    /// <summary>The pair; null where no date stands in both.</summary>
    public static VintagePair? Of(EstimateEdition from, EstimateEdition to, VintageTarget target)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ImmutableArray<VintageCheck> checks =
        [
            .. from row in @from.Rows
               let later = to.At(@from, row.Date)
               where later is not null
               select new VintageCheck(row.Date, row.Value, Least(row), Most(row), later.Value),
        ];
        return checks.IsEmpty ? null : new(from, to, target, checks);
    }

    private static decimal? Least(EditionRow row) => row is { Low: { } low, High: { } high } ? Math.Min(low, high) : null;

    private static decimal? Most(EditionRow row) => row is { Low: { } low, High: { } high } ? Math.Max(low, high) : null;

    // P(X ≤ hits), added up from the smallest term.
    private static double Binomial(int hits, int trials, double chance)
    {
        var (sum, term) = (0.0, Math.Pow(1 - chance, trials));
        for (var count = 0; count <= hits; count++)
        {
            sum += term;
            term *= (double)(trials - count) / (count + 1) * chance / (1 - chance);
        }

        return Math.Min(1, sum);
    }
}

/// <summary>What an earlier edition said of a date, and what a later one says.</summary>
/// <param name="Date">The date.</param>
/// <param name="Value">The earlier number.</param>
/// <param name="Low">Its low limit, or null.</param>
/// <param name="High">Its high limit, or null.</param>
/// <param name="Later">The later number.</param>
public sealed record VintageCheck(DateSpan Date, decimal Value, decimal? Low, decimal? High, decimal Later)
{
    /// <summary>Whether the later number lies within the earlier limits; null where none were stated.</summary>
    public bool? Inside => Low is { } low && High is { } high ? low <= Later && Later <= high : null;

    /// <summary>
    /// How far the number moved, in distances from value to limit on the side to which it moved: beyond 1 or −1 it is outside. Null where there is no
    /// such distance.
    /// </summary>
    public double? Moved => (Later >= Value ? High - Value : Value - Low) is { } distance and > 0 ? (double)((Later - Value) / distance) : null;
}

/// <summary>Dates that are judged together.</summary>
/// <param name="Dates">The quarter, or all the time.</param>
/// <param name="Rows">How many dates it has.</param>
/// <param name="Value">The earlier number: a sum, or the last running total.</param>
/// <param name="Together">Its limits, those of rows added.</param>
/// <param name="Apart">Its limits with errors of rows independent; null for running totals.</param>
/// <param name="Later">The later number.</param>
public sealed record VintageBlock(DateSpan Dates, int Rows, decimal Value, SumLimits Together, SumLimits? Apart, decimal Later)
{
    /// <summary>Whether the later number lies within the limits that were added.</summary>
    public bool Inside => Together.Low <= Later && Later <= Together.High;

    /// <summary>Whether it lies within those of independent errors; null for running totals.</summary>
    public bool? InsideApart => Apart is { } apart ? apart.Low <= Later && Later <= apart.High : null;

    internal static VintageBlock Of(DateSpan dates, List<VintageCheck> checks, bool isRunning)
    {
        List<(decimal Value, decimal Low, decimal High)> rows = [.. (isRunning ? checks[^1..] : checks).Select(check => (check.Value, check.Low!.Value, check.High!.Value))];
        return new(
            dates, checks.Count, rows.Sum(row => row.Value), SeriesSum.LimitsOf(rows, 1), isRunning ? null : SeriesSum.LimitsOf(rows, 0),
            isRunning ? checks[^1].Later : checks.Sum(check => check.Later));
    }
}
