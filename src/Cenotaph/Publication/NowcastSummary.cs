using System.Collections.Immutable;

namespace Cenotaph.Publication;

/// <summary>All that one section [[nowcast]] of a study gives: what the command prints and the bulletin shows. Numbers are cases that the register will
/// hold, never all that happened.</summary>
public sealed record NowcastSummary
{
    /// <summary>Its word in addresses and files.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The series that is nowcast; empty where persons or a table are.</summary>
    public string Register { get; init; } = "";

    /// <summary>What its numbers count, or null.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The length of the periods: day, week, month, quarter or year.</summary>
    public required string Grid { get; init; }

    /// <summary>The periods of the triangle, rising, without gaps.</summary>
    public required ImmutableArray<DateSpan> Periods { get; init; }

    /// <summary>The vintages of the triangle, rising.</summary>
    public required ImmutableArray<NowcastVintage> Vintages { get; init; }

    /// <summary>What each vintage knew of each period, period by period, in cases; null for periods that had not ended.</summary>
    public required ImmutableArray<ImmutableArray<double?>> Triangle { get; init; }

    /// <summary>Nothing is expected after this delay, in periods.</summary>
    public required int MaximumDelay { get; init; }

    /// <summary>Whether the greatest delay was read from the data and not set.</summary>
    public bool DelayFromData { get; init; }

    /// <summary>The seed of the draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many draws.</summary>
    public required int Draws { get; init; }

    /// <summary>Why there is no nowcast; null where there is one.</summary>
    public Phrase? Refusal { get; init; }

    /// <summary>The recent periods, rising.</summary>
    public ImmutableArray<NowcastRow> Recent { get; init; } = [];

    /// <summary>Every period through time, rising, the recent ones among them; empty where there is no nowcast.</summary>
    public ImmutableArray<NowcastRow> Path { get; init; } = [];

    /// <summary>Sums of the newest periods and of all, by joint draws.</summary>
    public ImmutableArray<NowcastRow> Sums { get; init; } = [];

    /// <summary>The same sums of each stratum, where strata were asked.</summary>
    public ImmutableArray<NowcastRow> Strata { get; init; } = [];

    /// <summary>Breaks of the delay that were used, and those that were declared too late.</summary>
    public ImmutableArray<NowcastBreakUse> Breaks { get; init; } = [];

    /// <summary>Past nowcasts against what later vintages hold, where they were asked; else empty.</summary>
    public ImmutableArray<NowcastScoreRow> Scores { get; init; } = [];

    /// <summary>The scores by method.</summary>
    public ImmutableArray<NowcastMethodScore> Methods { get; init; } = [];

    /// <summary>Editions of estimates of all the dead against ours and a later edition.</summary>
    public ImmutableArray<FlashComparison> Flash { get; init; } = [];

    /// <summary>What the numbers do not say.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];
}

/// <summary>A vintage of a register.</summary>
/// <param name="Label">As the register names it.</param>
/// <param name="Date">The day at whose end it was made.</param>
/// <param name="Period">The place of the last period that had ended by then.</param>
public sealed record NowcastVintage(string Label, DateOnly Date, int Period);

/// <summary>What is known of a time, and what the register is expected to hold of it.</summary>
/// <param name="Name">The period, <c>last-26</c> or <c>total</c>; with the stratum before it where it is of one.</param>
/// <param name="Stratum">The stratum, or empty.</param>
/// <param name="Time">From the first day to the last.</param>
/// <param name="Known">Cases that are known.</param>
/// <param name="ShareKnown">Known over the median; null where nothing is expected.</param>
/// <param name="ShareLow">The share at the high limit, or null.</param>
/// <param name="ShareHigh">The share at the low limit, or null.</param>
/// <param name="Quantiles">The 2.5, 10, 25, 50, 75, 90 and 97.5 % quantiles, in cases.</param>
public sealed record NowcastRow(
    string Name, string Stratum, DateSpan Time, double Known, double? ShareKnown, double? ShareLow, double? ShareHigh, ImmutableArray<double> Quantiles)
{
    /// <summary>The probabilities of the quantiles.</summary>
    public static ImmutableArray<double> Probabilities { get; } = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    /// <summary>The low limit of the 95 % interval.</summary>
    public double Low => Quantiles[0];

    /// <summary>The median.</summary>
    public double Median => Quantiles[3];

    /// <summary>The high limit of the 95 % interval.</summary>
    public double High => Quantiles[6];
}

/// <summary>A break of the delay.</summary>
/// <param name="Date">From the first day to the last.</param>
/// <param name="Declared">When it was made known.</param>
/// <param name="Why">What happened, or null.</param>
/// <param name="Used">Whether it was declared by the vintage of the nowcast.</param>
public sealed record NowcastBreakUse(DateSpan Date, DateOnly Declared, LocalText? Why, bool Used);

/// <summary>One method's nowcast of a sum at a past vintage, and what a later one holds.</summary>
/// <param name="Vintage">The vintage.</param>
/// <param name="Target">The later one; what it holds is no final truth.</param>
/// <param name="Sum"><c>last-26</c>.</param>
/// <param name="Time">The periods that are added up.</param>
/// <param name="Method">The method's word.</param>
/// <param name="Known">Cases that were known.</param>
/// <param name="Held">Cases that the later vintage holds.</param>
/// <param name="Median">The median; null where the method gives nothing.</param>
/// <param name="Low">The low limit of its 95 % interval, or null.</param>
/// <param name="High">The high limit, or null.</param>
/// <param name="IntervalScore">The interval score, or null.</param>
/// <param name="WeightedIntervalScore">The weighted interval score, or null.</param>
/// <param name="Crps">The continuous ranked probability score, or null.</param>
/// <param name="Refusal">Why the method gives nothing; null where it gives something.</param>
public sealed record NowcastScoreRow(
    NowcastVintage Vintage, NowcastVintage Target, string Sum, DateSpan Time, string Method, double Known, double Held, double? Median, double? Low, double? High,
    double? IntervalScore, double? WeightedIntervalScore, double? Crps, string? Refusal)
{
    /// <summary>Whether the interval holds what the later vintage holds; null where there is none.</summary>
    public bool? Hit => Low is { } low && High is { } high ? low <= Held && Held <= high : null;
}

/// <summary>A method's scores over the nowcasts that every method gives.</summary>
/// <param name="Method">The method's word.</param>
/// <param name="Sum">Which sum.</param>
/// <param name="Given">How many nowcasts it gives.</param>
/// <param name="Compared">How many of them every method gives: the scores are over these.</param>
/// <param name="Coverage">The share of 95 % intervals that hold what came.</param>
/// <param name="IntervalScore">The mean interval score, in cases.</param>
/// <param name="WeightedIntervalScore">The mean weighted interval score.</param>
/// <param name="Crps">The mean continuous ranked probability score.</param>
/// <param name="MedianRevision">The median of what came over the nowcast, less 1; null where none is above 0.</param>
public sealed record NowcastMethodScore(
    string Method, string Sum, int Given, int Compared, double? Coverage, double? IntervalScore, double? WeightedIntervalScore, double? Crps, double? MedianRevision);

/// <summary>An edition of an estimate of all the dead against ours, by what a later edition holds.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Title">Its title for readers.</param>
/// <param name="Date">Its last day.</param>
/// <param name="Coverage">The share of the dead who get listed, as that edition lets it be learned: median and 95 % limits; null where it cannot be.</param>
/// <param name="Learned">The time on which it was learned, or null.</param>
/// <param name="Rows">Estimates by target: each method over the same periods.</param>
/// <param name="Notes">Assumptions and gaps.</param>
public sealed record FlashComparison(
    string Id, LocalText Title, DateOnly Date, (double Median, double Low, double High)? Coverage, DateSpan? Learned, ImmutableArray<FlashRow> Rows, ImmutableArray<Phrase> Notes);

/// <summary>One estimate of the dead of an edition's newest periods.</summary>
/// <param name="Target">The word of what it is scored on.</param>
/// <param name="TargetTitle">Its title.</param>
/// <param name="Time">The periods that are added up: those of which the target has a number.</param>
/// <param name="Periods">How many.</param>
/// <param name="Held">What the later edition holds.</param>
/// <param name="Method"><c>ours</c>, <c>published-together</c> or <c>published-apart</c>: its limits with errors that go together, or are apart.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The low limit.</param>
/// <param name="High">The high limit.</param>
/// <param name="IntervalScore">The interval score at 95 %.</param>
public sealed record FlashRow(
    string Target, LocalText TargetTitle, DateSpan Time, int Periods, double Held, string Method, double Value, double Low, double High, double IntervalScore)
{
    /// <summary>Whether the interval holds what the later edition holds.</summary>
    public bool Hit => Low <= Held && Held <= High;
}
