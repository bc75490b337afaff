using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>A projection that a study asks for: a section [[projections]] of study.toml.</summary>
/// <param name="Id">Its word in files.</param>
/// <param name="Title">For readers.</param>
/// <param name="Assumption">What it assumes, for readers.</param>
/// <param name="Threshold">The number to be reached; null where none is asked.</param>
/// <param name="By">The days for which the probability and the level are told.</param>
/// <param name="Terms">What is added up.</param>
/// <param name="Replays">The claim that forecasts the same, or null.</param>
/// <param name="ScoredBy">Sets of later claims that add up to what came.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Seed">Of the random numbers.</param>
public sealed record ProjectionPlan(
    string Id, LocalText Title, LocalText Assumption, double? Threshold, ImmutableArray<DateOnly> By, ImmutableArray<ProjectionTermPlan> Terms,
    string? Replays, ImmutableArray<ImmutableArray<string>> ScoredBy, int Draws, ulong Seed);

/// <summary>One term of a projection: exactly one of rate, own months, relative and window says how fast it grows.</summary>
/// <param name="Start">The claim that says where it stands; or a series, at its last row.</param>
/// <param name="Spread">How the number is taken to lie in its limits.</param>
/// <param name="Steps">How many printed units a number without limits may be off.</param>
/// <param name="Rate">A claim that counts a period, or a rate a month.</param>
/// <param name="Months">Of the rate: how many months its period is taken for. Without a rate: by how many months the start is divided.</param>
/// <param name="RelativeTo">The start of another term, whose share a month it grows by.</param>
/// <param name="Window">Days of the series by which its own pace is told.</param>
public sealed record ProjectionTermPlan(
    string Start, ProjectionSpread Spread, double Steps, string? Rate, double? Months, string? RelativeTo, int? Window);

/// <summary>A comparison that a study asks for: a section [[comparisons]] of study.toml.</summary>
/// <param name="Id">Its word in files.</param>
/// <param name="Title">For readers.</param>
/// <param name="Of">The claim that is divided.</param>
/// <param name="SetAside">The parts of a quantity that the comparison is across: side, scope, period, as-of.</param>
/// <param name="Why">Why they may be set aside, for readers; null where none are.</param>
/// <param name="With">What it is divided by.</param>
public sealed record ComparisonPlan(string Id, LocalText Title, string Of, ImmutableArray<QuantityPart> SetAside, LocalText? Why, ImmutableArray<ComparedRecord> With);

/// <summary>What a claim is divided by.</summary>
/// <param name="Records">Claims, or rows of series as <c>ID@GROUP</c>; several are added up. None: every row of every table of past wars.</param>
/// <param name="Title">For readers; null for that of the record.</param>
/// <param name="Printed">The claim that prints the ratio, or null.</param>
public sealed record ComparedRecord(ImmutableArray<string> Records, LocalText? Title, string? Printed);

/// <summary>Losses that a study sets in relation to strength and population: the section [relative_losses].</summary>
/// <param name="Losses">The claims.</param>
/// <param name="Denominators">What they are divided by; what is not named is unknown.</param>
public sealed record RelativeLossPlan(ImmutableArray<string> Losses, ImmutableArray<LossDenominator> Denominators);

/// <summary>What losses of a side are divided by.</summary>
/// <param name="Side">The side.</param>
/// <param name="Measure">strength, men-18-60, population, or a word of the study's own.</param>
/// <param name="Record">A claim, or a row of a series as <c>ID@GROUP</c>.</param>
public sealed record LossDenominator(string Side, string Measure, string Record);

/// <summary>Cases by area that a study asks for: a section [[regional_burden]].</summary>
/// <param name="Id">Its word in files.</param>
/// <param name="Title">For readers.</param>
/// <param name="Cases">The series that counts them by area.</param>
/// <param name="Among">The series of those they are counted among.</param>
/// <param name="Scale">The rate is told for so many.</param>
public sealed record RegionalBurdenPlan(string Id, LocalText Title, string Cases, string Among, double Scale);

/// <summary>The change of a force that a study asks for: a section [[stock_flow]].</summary>
/// <param name="Id">Its word in files.</param>
/// <param name="Title">For readers.</param>
/// <param name="Side">The side.</param>
/// <param name="Period">The days.</param>
/// <param name="Shares">The shares of the wounded that return to duty.</param>
/// <param name="Flows">The flows; what is not named is unknown.</param>
/// <param name="Beside">Other claims of recruits, shown by the month.</param>
/// <param name="NotAdded">Claims of who fights on the side that are no flow of the period: told, and not added.</param>
/// <param name="Seed">Of the random numbers.</param>
public sealed record StockFlowPlan(
    string Id, LocalText Title, string Side, DateSpan Period, ImmutableArray<double> Shares, ImmutableArray<FlowPlan> Flows, ImmutableArray<string> Beside, ImmutableArray<string> NotAdded, ulong Seed)
{
    /// <summary>The flows whose claims are reconciled; each kind is among <see cref="Flows"/> too.</summary>
    public ImmutableArray<ReconciledFlowPlan> Reconciled { get; init; } = [];
}

/// <summary>A flow whose claims are reconciled with one another.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Claims">Claims of one scope, of periods or by the month, whatever their days.</param>
/// <param name="Added">Claims of the period asked for, of those whom the others do not hold.</param>
/// <param name="Flow">What is assumed of a week before a claim is read.</param>
public sealed record ReconciledFlowPlan(StockFlowKind Kind, ImmutableArray<string> Claims, ImmutableArray<string> Added, Prior Flow);

/// <summary>One flow.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Records">Claims of the period that are added up; or one series.</param>
/// <param name="Between">Of a running total: the two days whose difference is the flow.</param>
public sealed record FlowPlan(StockFlowKind Kind, ImmutableArray<string> Records, DateSpan? Between);

/// <summary>All that a study asks of this kind.</summary>
public sealed record ComparisonPlans
{
    /// <summary>Projections, in file order.</summary>
    public ImmutableArray<ProjectionPlan> Projections { get; init; } = [];

    /// <summary>Comparisons, in file order.</summary>
    public ImmutableArray<ComparisonPlan> Comparisons { get; init; } = [];

    /// <summary>Losses in relation to strength and population; null where not asked.</summary>
    public RelativeLossPlan? Relative { get; init; }

    /// <summary>Cases by area, in file order.</summary>
    public ImmutableArray<RegionalBurdenPlan> Burdens { get; init; } = [];

    /// <summary>Changes of forces, in file order.</summary>
    public ImmutableArray<StockFlowPlan> StockFlows { get; init; } = [];

    /// <summary>Whether nothing is asked.</summary>
    public bool IsEmpty => Projections.IsEmpty && Comparisons.IsEmpty && Relative is null && Burdens.IsEmpty && StockFlows.IsEmpty;
}
