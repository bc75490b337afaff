namespace Cenotaph.Disclosure;

/// <summary>What a study says of disclosure: the section [disclosure] of study.toml.</summary>
public sealed record DisclosureRules
{
    /// <summary>The least number of persons behind anything published, from 2; 5 or more in a study.</summary>
    public int K { get; init; } = 5;

    /// <summary>The same where unit, settlement and a time finer than the month stand together.</summary>
    public int KFine { get; init; } = 10;

    /// <summary>How many statuses each class of records must hold (distinct l-diversity), from 2.</summary>
    public int Statuses { get; init; } = 2;

    /// <summary>Days from the second reviewer's decision to a name's publication.</summary>
    public int WaitDays { get; init; } = 14;

    /// <summary>Days before the as-of from which no figure of a unit or a settlement is published.</summary>
    public int RecentDays { get; init; } = 90;

    /// <summary>The same for tallies of contradictions by unit.</summary>
    public int TallyDays { get; init; } = 180;

    /// <summary>The share of persons that a table may hide or merge before its axes are coarsened, 0 to 1.</summary>
    public double HiddenShare { get; init; } = 0.3;

    /// <summary>Whether the study publishes names at all.</summary>
    public bool Named { get; init; }

    /// <summary>On what legal basis it does, for readers; without one no name is published.</summary>
    public string? Basis { get; init; }

    /// <summary>Whether names may be published.</summary>
    public bool MayName => Named && !string.IsNullOrWhiteSpace(Basis);

    internal int KFor(Detail detail) => detail == (Detail.Unit | Detail.Settlement | Detail.Day) ? KFine : K;

    internal static bool IsLocal(Detail detail) => (detail & (Detail.Unit | Detail.Settlement)) != 0;

    // Throws on values under which nothing would be guarded; a study's own are checked, with messages, where they are read.
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(K, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(KFine, K);
        ArgumentOutOfRangeException.ThrowIfLessThan(Statuses, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Statuses, K);
        ArgumentOutOfRangeException.ThrowIfNegative(RecentDays);
        ArgumentOutOfRangeException.ThrowIfNegative(TallyDays);
        ArgumentOutOfRangeException.ThrowIfNegative(WaitDays);
    }
}

/// <summary>What makes a column local or fine, so that stricter rules hold.</summary>
[Flags]
public enum Detail
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It names units.</summary>
    Unit = 1,

    /// <summary>It names settlements.</summary>
    Settlement = 2,

    /// <summary>It is a time finer than the month.</summary>
    Day = 4,
}
