using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>What is known of one side's court claims: what the command prints and the bulletin shows. Claims are not deaths.</summary>
public sealed record CourtSummary
{
    /// <summary>The side.</summary>
    public required Definition Side { get; init; }

    /// <summary>The baseline from published counts, or null.</summary>
    public CourtBaseline? Baseline { get; init; }

    /// <summary>The excess of each published count, by time and edition.</summary>
    public ImmutableArray<CourtExcess> Excess { get; init; } = [];

    /// <summary>Counts of one time in several editions.</summary>
    public ImmutableArray<CourtRevision> Revisions { get; init; } = [];

    /// <summary>Published excesses, recomputed.</summary>
    public ImmutableArray<CourtCheck> Checks { get; init; } = [];

    /// <summary>Shares with a military applicant, each with its own denominator.</summary>
    public ImmutableArray<MilitaryShare> Military { get; init; } = [];

    /// <summary>Deletions, and from when on they censor.</summary>
    public ImmutableArray<DeletionReading> Deletions { get; init; } = [];

    /// <summary>Registers of cases: the study's series, its list of cards, or a table that was handed in.</summary>
    public ImmutableArray<CourtRegister> Registers { get; init; } = [];

    /// <summary>Numbers of other categories that may count the same persons.</summary>
    public ImmutableArray<CourtBeside> Beside { get; init; } = [];

    /// <summary>Registers of proceedings for desertion and absence of this side.</summary>
    public ImmutableArray<LabelRegister> Proceedings { get; init; } = [];

    /// <summary>Their published comparisons, recomputed.</summary>
    public ImmutableArray<LabelComparison> Comparisons { get; init; } = [];

    /// <summary>What the numbers do not say, and what is not on record.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];

    /// <summary>Falls of a register, and published numbers that do not fit together.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>One time counted in two editions.</summary>
/// <param name="Period">The days.</param>
/// <param name="From">The earlier edition: a claim's id or a snapshot's day.</param>
/// <param name="To">The later one.</param>
/// <param name="Earlier">Its count.</param>
/// <param name="Later">The later count.</param>
public sealed record CourtRevision(DateSpan Period, string From, string To, double Earlier, double Later)
{
    /// <summary>The change as a share of the earlier count.</summary>
    public double Change => (Later - Earlier) / Earlier;
}

/// <summary>A published excess and what the publisher's own counts give.</summary>
/// <param name="Claim">The claim that publishes it.</param>
/// <param name="Published">The figure.</param>
/// <param name="Of">The counts that make it up.</param>
/// <param name="Value">Their excess over the baseline, added up.</param>
/// <param name="Low">The low limit; minus infinity where a part is an upper bound.</param>
/// <param name="High">The high limit; infinite where a part is a lower bound.</param>
/// <param name="Fits">Whether the two have a number in common.</param>
/// <param name="Uncovered">Days of the published excess for which no count is on record.</param>
public sealed record CourtCheck(
    string Claim, Figure Published, ImmutableArray<string> Of, double Value, double Low, double High, bool Fits, ImmutableArray<DateSpan> Uncovered);

/// <summary>A deletion and what it does to the series.</summary>
/// <param name="On">The days in which it happened.</param>
/// <param name="CensoredFrom">From this day on what is counted is only a lower bound.</param>
/// <param name="Before">Cards before it, or null.</param>
/// <param name="After">Cards left, or null.</param>
/// <param name="BeforeClaim">The claim that counts those before.</param>
/// <param name="AfterClaim">The claim that counts those left.</param>
public sealed record DeletionReading(DateSpan On, DateOnly CensoredFrom, decimal? Before, decimal? After, string? BeforeClaim, string? AfterClaim)
{
    /// <summary>The share that is gone, or null.</summary>
    public double? Share => Before is > 0 && After is not null ? (double)((Before - After) / Before) : null;
}

/// <summary>A register of cases by period, read against its own years before the war.</summary>
/// <param name="Id">The series' id, or the file's name.</param>
/// <param name="Snapshots">What can be counted of it.</param>
/// <param name="Model">The baseline and the excess, or null.</param>
/// <param name="Refusal">Why there is no baseline; null where there is one.</param>
/// <param name="Other">The same with the other choice of trend, or null.</param>
/// <param name="Delays">From disappearance to claim, where both dates are there.</param>
/// <param name="Gone">Courts that lost cards.</param>
/// <param name="Hash">SHA-256 of a list of cards, which is read from its file; null for a series of the ledger.</param>
public sealed record CourtRegister(
    string Id, CourtSnapshots Snapshots, CourtModel? Model, Phrase? Refusal, CourtModel? Other, CourtDelays? Delays, ImmutableArray<CourtGone> Gone, string? Hash);

/// <summary>A number of persons that may be the same as those of the claims. The two are never added.</summary>
/// <param name="Id">The series or claim.</param>
/// <param name="Name">What it counts.</param>
/// <param name="Period">Its days.</param>
/// <param name="Persons">The number.</param>
/// <param name="Claims">The excess claims that it stands beside.</param>
/// <param name="Excess">Their number.</param>
/// <param name="Refusal">Why the two may not be added.</param>
public sealed record CourtBeside(string Id, LocalText Name, DateSpan? Period, double Persons, string Claims, double Excess, string Refusal)
{
    /// <summary>At most this share of the excess claims may be about persons of the other number; at least none. Nothing on record tells more.</summary>
    public double MostShare => Excess > 0 ? Math.Clamp(Persons / Excess, 0, 1) : 0;
}
