namespace Cenotaph.Probate;

/// <summary>One listed dead, by what the estimate needs of him. Weeks and ages are indexes of the frame.</summary>
/// <param name="Age">The index of his age at death.</param>
/// <param name="Recruitment">The index of how he was recruited, from 0, by the settings.</param>
/// <param name="Week">The week of death.</param>
/// <param name="ListingDelay">The week in which his name was published less that of death, at least 0.</param>
/// <param name="Searched">Whether the register was searched for him.</param>
/// <param name="Found">The stream of the case that was found; null where none was, or where none was sought.</param>
/// <param name="CaseDelay">The week of opening of that case less that of death, at least 0; not read without one.</param>
internal readonly record struct ListedDead(
    int Age, int Recruitment, int Week, int ListingDelay, bool Searched, CaseStream? Found = null, int CaseDelay = 0);

/// <summary>The named list beside a register: how many are listed in each cell, and how many of those searched for have a case.</summary>
internal sealed class ListedCounts
{
    private readonly Dictionary<ListedDead, long> counts = [];

    /// <summary>A list without names.</summary>
    /// <param name="frame">The axes of the register it stands beside.</param>
    /// <param name="recruitments">The ways of recruitment that are told apart; <c>unknown</c> may be one.</param>
    public ListedCounts(ProbateFrame frame, IReadOnlyList<string> recruitments)
    {
        ArgumentOutOfRangeException.ThrowIfZero(recruitments.Count);
        (Frame, Recruitments) = (frame, recruitments);
    }

    /// <summary>The axes.</summary>
    public ProbateFrame Frame { get; }

    /// <summary>The ways of recruitment.</summary>
    public IReadOnlyList<string> Recruitments { get; }

    /// <summary>All names on the list, those without a day of death and those left out too: what the simple anchors are taken of.</summary>
    public long Named { get; private set; }

    /// <summary>Names whose week of death is not known or lies outside the frame, or that were published after its last week.</summary>
    public long Undated { get; private set; }

    /// <summary>The cells in a fixed order, with how many stand in each.</summary>
    public IEnumerable<(ListedDead Cell, long Count)> Cells => counts
        .OrderBy(one => one.Key.Week).ThenBy(one => one.Key.Age).ThenBy(one => one.Key.Recruitment).ThenBy(one => one.Key.ListingDelay)
        .ThenBy(one => one.Key.Searched).ThenBy(one => one.Key.Found is { } stream ? (int)stream : -1).ThenBy(one => one.Key.CaseDelay)
        .Select(one => (one.Key, one.Value));

    /// <summary>Counts names of a cell.</summary>
    public void Add(in ListedDead cell, long count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(cell.Age);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell.Age, Frame.AgeSlots);
        ArgumentOutOfRangeException.ThrowIfNegative(cell.Recruitment);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell.Recruitment, Recruitments.Count);
        Named += count;
        if (cell.Week < 0 || cell.Week >= Frame.Weeks || cell.ListingDelay < 0 || cell.ListingDelay >= Frame.Weeks - cell.Week)
        {
            Undated += count;
            return;
        }

        // A case that the frame does not hold, because it came too late, is none.
        var seen = cell.Searched && cell.Found is not null && cell.CaseDelay >= 0 && cell.CaseDelay <= Frame.Oldest(cell.Week);
        var key = seen ? cell : cell with { Found = null, CaseDelay = 0 };
        counts[key] = counts.GetValueOrDefault(key) + count;
    }

    /// <summary>Counts names whose day of death is not known.</summary>
    public void AddUndated(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (Named, Undated) = (Named + count, Undated + count);
    }
}
