using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>What a study tells of projections, ratios, burden and flows.</summary>
public sealed record ComparisonSummary
{
    /// <summary>Projections, in the study's order.</summary>
    public ImmutableArray<ProjectionSummary> Projections { get; init; } = [];

    /// <summary>Ratios, in the study's order.</summary>
    public ImmutableArray<ComparisonRow> Ratios { get; init; } = [];

    /// <summary>The titles of the comparisons, by id.</summary>
    public ImmutableSortedDictionary<string, LocalText> Titles { get; init; } = ImmutableSortedDictionary.Create<string, LocalText>(StringComparer.Ordinal);

    /// <summary>Numbers by the day and month of their period.</summary>
    public ImmutableArray<PaceRow> Paces { get; init; } = [];

    /// <summary>Ranks ("none since") held against the tables of past wars.</summary>
    public ImmutableArray<RankTest> Ranks { get; init; } = [];

    /// <summary>Wounded for each killed, by publisher and day.</summary>
    public ImmutableArray<WoundedRatio> Wounded { get; init; } = [];

    /// <summary>How that changed.</summary>
    public ImmutableArray<WoundedDrift> Drifts { get; init; } = [];

    /// <summary>Losses in relation to strength and population.</summary>
    public ImmutableArray<RelativeLossRow> Relative { get; init; } = [];

    /// <summary>Cases by area.</summary>
    public ImmutableArray<RegionalBurden> Burdens { get; init; } = [];

    /// <summary>Changes of forces.</summary>
    public ImmutableArray<StockFlowSummary> StockFlows { get; init; } = [];

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => Projections.IsEmpty && Ratios.IsEmpty && Relative.IsEmpty && Burdens.IsEmpty && StockFlows.IsEmpty;
}

/// <summary>A projection with its answers.</summary>
/// <param name="Plan">What was asked, after what was changed on the command line.</param>
/// <param name="Terms">What is added up, as read from the record.</param>
/// <param name="Start">The first day.</param>
/// <param name="StartLevel">2.5, 50 and 97.5 % of the sum on that day.</param>
/// <param name="Rate">The same of its growth in a month.</param>
/// <param name="Crossing">When the threshold is reached; null where none is asked.</param>
/// <param name="Days">The days that were asked for.</param>
/// <param name="Scores">How it did, where later claims are on record.</param>
public sealed record ProjectionSummary(
    ProjectionPlan Plan, ImmutableArray<ProjectionTermRead> Terms, DateOnly Start, ProjectionQuantiles StartLevel, ProjectionQuantiles Rate,
    ThresholdCrossing? Crossing, ImmutableArray<ProjectionDay> Days, ImmutableArray<ProjectionOutcome> Scores);

/// <summary>One term as read from the record.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Quantity">What it counts.</param>
/// <param name="Term">The numbers.</param>
/// <param name="Rate">How fast it grows by the middle of its limits, a month; not a number where its pace is relative.</param>
public sealed record ProjectionTermRead(ProjectionTermPlan Plan, Quantity Quantity, ProjectionTerm Term, double Rate);

/// <summary>The middle and the 95 % limits of what was drawn.</summary>
public readonly record struct ProjectionQuantiles(double Low, double Middle, double High);

/// <summary>A projection for one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Reached">The probability that the threshold is reached by then; null without one.</param>
/// <param name="Level">The sum on that day.</param>
/// <param name="Quantiles">The sum at the probabilities of <see cref="ProjectionScore.Probabilities"/>.</param>
public sealed record ProjectionDay(DateOnly Day, double? Reached, ProjectionQuantiles Level, ImmutableArray<double> Quantiles);

/// <summary>A kept forecast for one day, scored by later claims.</summary>
/// <param name="Id">The projection.</param>
/// <param name="Day">The day that was forecast.</param>
/// <param name="Made">The day from which it was projected.</param>
/// <param name="Claims">The later claims that decide, added up.</param>
/// <param name="Low">Their low limit.</param>
/// <param name="High">Their high limit.</param>
/// <param name="Reached">Whether the threshold was reached by then; null where they do not decide it.</param>
/// <param name="Probability">The probability that was given; null without a threshold.</param>
/// <param name="Brier">Its score; null where the claims do not decide.</param>
/// <param name="Crps">The score of the forecast sum by the middle of what was published for that very day; null where nothing was.</param>
/// <param name="Interval">The score of its 95 % interval; null likewise.</param>
/// <param name="Inside">Whether that middle lay within it; null likewise.</param>
public sealed record ProjectionOutcome(
    string Id, DateOnly Day, DateOnly Made, ImmutableArray<string> Claims, double Low, double High, bool? Reached, double? Probability, double? Brier, double? Crps,
    double? Interval, bool? Inside);

/// <summary>One number by another.</summary>
/// <param name="Comparison">The comparison's id.</param>
/// <param name="Title">What it is divided by.</param>
/// <param name="Of">The claim that is divided.</param>
/// <param name="By">What it is divided by.</param>
/// <param name="Ratio">The ratio; null where it may not be told.</param>
/// <param name="Widened">The outer limits when what the printed digits hide is counted too; null where it changes nothing.</param>
/// <param name="Refusal">Why there is none: the parts in which the two differ.</param>
/// <param name="Printed">The claim that prints a ratio; null where none is named.</param>
/// <param name="PrintedFigure">What it prints.</param>
/// <param name="Implied">The most that the second number can be if the printed ratio holds for the low limit of the first.</param>
/// <param name="Fits">How what is printed stands to the outer limits; null where it cannot be told.</param>
public sealed record ComparisonRow(
    string Comparison, LocalText Title, string Of, ImmutableArray<string> By, WarRatio? Ratio, (double Low, double High)? Widened, Joined.Refused? Refusal,
    string? Printed, Figure? PrintedFigure, double? Implied, ComparisonFit? Fits);

/// <summary>How a printed ratio stands to the ratios that the ranges allow.</summary>
public enum ComparisonFit
{
    /// <summary>It holds whatever the numbers in the ranges are.</summary>
    Always,

    /// <summary>It holds for some of them.</summary>
    Possible,

    /// <summary>It holds for none of them.</summary>
    Never,
}

/// <summary>A number by the days of its period.</summary>
/// <param name="Record">The claim or row.</param>
/// <param name="Title">What it is, for readers.</param>
/// <param name="Period">The days; null where they are not on record.</param>
/// <param name="PerDay">Limits by the day; null without a period.</param>
public sealed record PaceRow(string Record, LocalText Title, DateSpan? Period, (double? Low, double? High)? PerDay)
{
    /// <summary>Limits by the month.</summary>
    public (double? Low, double? High)? PerMonth =>
        PerDay is { } day ? (day.Low * ProjectionDraws.DaysInMonth, day.High * ProjectionDraws.DaysInMonth) : null;
}

/// <summary>Losses of a side by its strength or population.</summary>
/// <param name="Side">The side.</param>
/// <param name="Loss">The claim of the losses.</param>
/// <param name="Measure">strength, men-18-60, population or a word of the study's own.</param>
/// <param name="Denominator">The record; null where none is known.</param>
/// <param name="Share">The share; null where the denominator is not known.</param>
public sealed record RelativeLossRow(string Side, string Loss, string Measure, string? Denominator, WarRatio? Share);

/// <summary>Cases by area.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Confirmation">How the cases are known: identified dead are not all dead.</param>
/// <param name="Table">The lines.</param>
public sealed record RegionalBurden(RegionalBurdenPlan Plan, Confirmation Confirmation, BurdenTable Table);

/// <summary>The change of a force.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Flows">The flows that are known, in the order of their kinds.</param>
/// <param name="Unknown">The flows that are not.</param>
/// <param name="Changes">The change at each share; empty where recruits, casualties or killed and missing are not known.</param>
/// <param name="Recruits">Every claim of recruits by the month, as printed.</param>
public sealed record StockFlowSummary(
    StockFlowPlan Plan, ImmutableArray<FlowRead> Flows, ImmutableArray<StockFlowKind> Unknown, ImmutableArray<StockFlowChange> Changes, ImmutableArray<RecruitPace> Recruits)
{
    /// <summary>The flows whose claims were reconciled.</summary>
    public ImmutableArray<ReconciledFlowRead> Reconciled { get; init; } = [];

    /// <summary>The change at each share with the reconciled flows in place of the printed ones; empty where none could be reconciled.</summary>
    public ImmutableArray<StockFlowChange> ReconciledChanges { get; init; } = [];

    /// <summary>
    /// The greatest number of recruits a month by the least, among the claims of the scope that most of them share; null with fewer than two of it, or a
    /// least one of 0.
    /// </summary>
    public double? Conflict => Recruits.GroupBy(one => one.Scope).OrderByDescending(group => group.Count()).FirstOrDefault()?.Select(one => one.PerMonth).Order().ToList() is [> 0 and var least, .., var most]
        ? most / least : null;
}

/// <summary>One flow as read from the record.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Records">The claims or series.</param>
/// <param name="Value">Its centre.</param>
/// <param name="Low">Its low limit.</param>
/// <param name="High">Its high limit.</param>
/// <param name="IsLeast">Whether a lower bound is among the records: it counts as the number.</param>
public sealed record FlowRead(StockFlowKind Kind, ImmutableArray<string> Records, double Value, double Low, double High, bool IsLeast);

/// <summary>A claim of recruits by the month.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Publisher">Who makes it.</param>
/// <param name="Scope">Who is counted.</param>
/// <param name="Period">Its days.</param>
/// <param name="PerMonth">The number by the month.</param>
/// <param name="IsLeast">Whether it is a lower bound.</param>
public sealed record RecruitPace(string Claim, Publisher Publisher, Scope Scope, DateSpan Period, double PerMonth, bool IsLeast);

/// <summary>A flow whose claims were reconciled.</summary>
/// <param name="Plan">What was asked.</param>
/// <param name="Flow">What the claims of one scope say together.</param>
/// <param name="Added">The number of the claims that were added.</param>
/// <param name="Total">Both together; null where the claims could not be reconciled.</param>
public sealed record ReconciledFlowRead(ReconciledFlowPlan Plan, ReconciledFlow Flow, double Added, Pooled? Total);
