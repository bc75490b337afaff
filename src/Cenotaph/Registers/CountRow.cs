namespace Cenotaph.Registers;

/// <summary>Where a count stands: whom it counts, where and when.</summary>
/// <param name="Area">The area; empty when the row is about the whole.</param>
/// <param name="Date">The year, month or week.</param>
/// <param name="Sex">The sex.</param>
/// <param name="Age">The group of ages.</param>
public readonly record struct CountPlace(string Area, DateSpan Date, SexGroup Sex, AgeGroup Age)
{
    /// <summary>As problems call it: <c>Tuva, 2022, male, 15-19</c>.</summary>
    public override string ToString() =>
        string.Join(", ", new[] { Area, Date.ToString(), CountLabel.Word(Sex), Age.ToString() }.Where(part => part.Length > 0));
}

/// <summary>One count of a register.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Count">How many; at least 0. Statistics that were estimated need not be whole.</param>
/// <param name="Vintage">When its edition was made; null where there is one edition.</param>
public readonly record struct CountRow(CountPlace Place, decimal Count, DateSpan? Vintage = null);
