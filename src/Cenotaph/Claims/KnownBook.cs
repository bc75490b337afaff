namespace Cenotaph.Claims;

/// <summary>
/// A book as it stood on a day: claims published by then (else recorded, else reported, else read at an address
/// that holds a day by then, else counted up to a day by then), editions out by then and
/// their rows up to it. A replacement that came later leaves what it replaces in its place; one without a day of its own is a
/// correction of the record, and the first reading stays out at any time.
/// </summary>
internal static class KnownBook
{
    public static ClaimBook Of(ClaimBook book, DateOnly day)
    {
        bool IsKnown(Claim claim) => Since(claim)?.Last <= day;
        var corrected = book.Claims.Where(claim => !claim.Vanished && claim.Supersedes is { } first && first != claim.Id && Appeared(claim) is null)
            .Select(claim => claim.Supersedes!).ToHashSet(StringComparer.Ordinal);
        return book with
        {
            Claims = book.Claims.RemoveAll(claim => !IsKnown(claim) || corrected.Contains(claim.Id)),
            Series = [.. book.Series.Select(series => series with { Rows = series.Rows.RemoveAll(row => SeriesRecord.Edition(series, row)?.Last > day || row.Date?.Last > day) })],
        };
    }

    /// <summary>Since when a claim is known; null when nothing tells.</summary>
    internal static DateSpan? Since(Claim claim) => Appeared(claim) ?? FromAddress(claim) ?? claim.Quantity.AsOf;

    /// <summary>Whether only the days that it counts say since when a claim is known.</summary>
    internal static bool IsUndated(Claim claim) => Appeared(claim) is null && FromAddress(claim) is null;

    // The last day in the address where it was read, if not before the days that the number counts.
    private static DateSpan? FromAddress(Claim claim) =>
        claim.Origin.Address is { } address && AddressDates.In(address).Select(day => (DateOnly?)day).Max() is { } day && !(day < claim.Quantity.AsOf?.Last)
            ? DateSpan.Day(day) : null;

    private static DateSpan? Appeared(Claim claim) => claim.PublishedAt ?? claim.RecordedAt ?? claim.ReportedAt;
}
