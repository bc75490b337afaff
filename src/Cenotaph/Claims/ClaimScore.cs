using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>One number with 95 % limits at a replayed date, and how it did.</summary>
/// <param name="Number">The number and its limits; null when there was none.</param>
/// <param name="Score">The interval score of the logarithms; null without limits or target. Less is better.</param>
/// <param name="Later">The number that the newest edition's knowledge gives for the same day; null when it gives none.</param>
/// <param name="Method">Of ours, state or closed; null of a peer, and where there is no number.</param>
/// <param name="ScaleReduction">Of ours, the potential scale reduction of the state space, also where it was refused; null without one.</param>
public sealed record ScoredNumber(Pooled? Number, double? Score, double? Later, string? Method = null, double? ScaleReduction = null)
{
    /// <summary>The interval score of Gneiting and Raftery (JASA 102, 2007, equation 43) on logarithms, for 95 %: the log width, and 40 times the log
    /// distance by which the target is missed. Of limits and target above 0.</summary>
    public static double Interval(Pooled number, double target) => ProjectionScore.Interval(Math.Log(number.Low), Math.Log(number.High), Math.Log(target));

    /// <summary>How far the number for the same day moved later: the logarithm of later by then.</summary>
    public double? Revision => Number is { Value: > 0 } then && Later is > 0 ? Math.Log(Later.Value / then.Value) : null;
}

/// <summary>One replayed date.</summary>
/// <param name="Edition">The day of the peer's edition, whose knowledge was ours too.</param>
/// <param name="Day">The last day that the edition counts to, and ours.</param>
/// <param name="Target">The target's number of everyone up to that day; null when there is none.</param>
/// <param name="TargetPrinted">The same in the target's own scope.</param>
/// <param name="NoTarget">Why there is no target; null where there is one.</param>
/// <param name="Ours">Ours, without the target's origins.</param>
/// <param name="Whole">Ours with nothing left out: earlier editions of the target's source too, as a peer may use them.</param>
/// <param name="Peers">The peer's, in the order of its series.</param>
public sealed record ScoredDate(DateOnly Edition, DateOnly Day, double? Target, double? TargetPrinted, string? NoTarget, ScoredNumber Ours, ScoredNumber Whole, ImmutableArray<ScoredNumber> Peers)
{
    /// <summary>Whether everyone has a score, so that the date enters the means.</summary>
    public bool IsCompared => Ours.Score is not null && Peers.All(peer => peer.Score is not null);
}

/// <summary>How one forecaster did over the dates on which all have a score.</summary>
/// <param name="MeanScore">The mean interval score, averaged within blocks first; null without a date.</param>
/// <param name="Coverage">The share of dates whose target lies within the limits.</param>
/// <param name="Ratio">The geometric mean of upper to lower limit.</param>
/// <param name="MedianRevision">The median of the absolute log change of its number for the same day, over all replayed dates.</param>
/// <param name="WorstRevision">The greatest one.</param>
public sealed record ScoreSummary(double? MeanScore, double? Coverage, double? Ratio, double? MedianRevision, double? WorstRevision);

/// <summary>How ours did beside one series of the peer.</summary>
/// <param name="Series">The series.</param>
/// <param name="Publisher">Its publisher.</param>
/// <param name="Interval">What its limits are said to mean; null when nothing is said.</param>
/// <param name="Note">What a reader must know of it, or null.</param>
/// <param name="Summary">How it did.</param>
/// <param name="Difference">Our mean score less its, over blocks, with 95 % t-limits.</param>
/// <param name="Verdict">What may be said of the two.</param>
public sealed record PeerScore(
    string Series, string Publisher, string? Interval, LocalText? Note, ScoreSummary Summary, (double Mean, double? Low, double? High)? Difference, string Verdict);

/// <summary>That a peer takes from what is the target here, which is to its advantage.</summary>
/// <param name="Peer">The peer's publisher.</param>
/// <param name="Publisher">Whom it takes from.</param>
/// <param name="Relation">How.</param>
/// <param name="Strength">From 0 to 1; null when not judged.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record TargetUse(string Peer, string Publisher, string Relation, decimal? Strength, string? Evidence);

/// <summary>A count of cases, recorded after a replay, of a scope and date for which that replay gave an upper limit.</summary>
/// <param name="Edition">The replay.</param>
/// <param name="Day">The day of our limit.</param>
/// <param name="Id">The claim or the row of a series.</param>
/// <param name="Scope">Whom it counts.</param>
/// <param name="To">The last day it counts: not after the day, and at most 31 days before.</param>
/// <param name="Count">How many.</param>
/// <param name="Upper">Our upper limit of that scope.</param>
/// <param name="OfWhole">Whether it is that of ours with nothing left out.</param>
public sealed record LaterCount(DateOnly Edition, DateOnly Day, string Id, Scope Scope, DateOnly To, double Count, double Upper, bool OfWhole)
{
    /// <summary>Whether the limit was too low.</summary>
    public bool IsAbove => Count > Upper;
}

/// <summary>A reconciliation scored beside a peer against a target that was left out of ours.</summary>
public sealed record ClaimScore
{
    /// <summary>What was asked.</summary>
    public required ScorePlan Plan { get; init; }

    /// <summary>The origins left out of ours: those of the target.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>The scope of the target; null where claims of several are.</summary>
    public Scope? TargetScope { get; init; }

    /// <summary>The share of everyone by which the target was divided; null for one of everyone.</summary>
    public ShareOfWhole? Share { get; init; }

    /// <summary>Where peers take from the target.</summary>
    public required ImmutableArray<TargetUse> Used { get; init; }

    /// <summary>The replayed dates.</summary>
    public required ImmutableArray<ScoredDate> Dates { get; init; }

    /// <summary>How many dates entered the means.</summary>
    public required int Compared { get; init; }

    /// <summary>How many blocks of 13 weeks they fill.</summary>
    public required int Blocks { get; init; }

    /// <summary>Ours.</summary>
    public required ScoreSummary Ours { get; init; }

    /// <summary>Ours with nothing left out, beside the comparison: it may have used the target's source.</summary>
    public required ScoreSummary Whole { get; init; }

    /// <summary>The peer's.</summary>
    public required ImmutableArray<PeerScore> Peers { get; init; }

    /// <summary>The counts recorded later that were held against our upper limits.</summary>
    public required ImmutableArray<LaterCount> Counts { get; init; }

    /// <summary>The newest edition, whose knowledge says what became of earlier numbers.</summary>
    public required DateOnly Newest { get; init; }

    /// <summary>What a reader must know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
