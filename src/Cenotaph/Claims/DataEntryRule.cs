namespace Cenotaph.Claims;

/// <summary>Finds a stated date that the date in the address rules out.</summary>
internal static class DataEntryRule
{
    /// <summary>A number may count to the end of a day that has begun elsewhere.</summary>
    private const int AsOfSlack = 1;

    /// <summary>A page may be dated before or after the day on which its publisher says it came out.</summary>
    private const int PublicationSlack = 3;

    /// <summary>How far the as-of may be after the address before both cannot be right.</summary>
    private const int ContradictionDays = 14;

    private sealed record Slip(Claim Claim, string Address, DateSpan Page, int Late, string Differences);

    /// <summary>One finding for each address and what is off it: several numbers of one page repeat one slip.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        from slips in Slips(book)
            .OrderBy(slip => slip.Claim.Id, StringComparer.Ordinal)
            .GroupBy(slip => (slip.Address, slip.Differences))
        let first = slips.First()
        let ids = slips.Select(slip => slip.Claim.Id).ToList()
        select new Finding(
            "data-entry",
            first.Late > ContradictionDays ? Weight.Contradiction : Weight.Warning,
            ids,
            $"{string.Join(", ", ids)}: the address holds {first.Page}; {first.Differences}",
            first.Late > AsOfSlack
                ? $"The number counts up to {first.Claim.Quantity.AsOf}, {Written.Days(first.Late)} after the date in its address, {first.Page}."
                : $"The stated publication is not the date in the address, {first.Page}.",
            "Open the address and correct the date in the record; if the page was changed later, cite the later edition.",
            ids.Count);

    private static IEnumerable<Slip> Slips(ClaimBook book)
    {
        var numbers = new OwnNumbers(book);
        foreach (var claim in book.Claims.Where(claim => !claim.Figure.InWords))
        {
            if (claim.Origin.Address is not { } address || AddressDates.In(address).Distinct().ToList() is not { Count: > 0 } dates)
            {
                continue;
            }

            // Of several dates in one address the page's own is the last.
            var page = DateSpan.Day(dates.Max());
            List<string> differences = [];
            var late = claim.Quantity.AsOf is { } asOf && !IsKeptUp(claim, page.First, numbers) ? Written.Since(asOf, page) : 0;
            if (late > AsOfSlack)
            {
                differences.Add($"as of {claim.Quantity.AsOf}, {Written.Days(late)} after it, limit {Written.Days(AsOfSlack)}");
            }

            if (Publication(claim) is { } publication && !dates.Exists(date => Off(claim, publication, date) <= PublicationSlack
                || (claim.PublishedAt is { } first && Written.Apart(first, DateSpan.Day(date)) <= PublicationSlack)))
            {
                differences.Add(
                    $"{(claim.ReportedAt is not null && claim.ReportedBy is not null ? "reported" : "published")} {publication}, "
                    + $"{Written.Days(Off(claim, publication, page.First))} off it, limit {Written.Days(PublicationSlack)}");
            }

            if (differences.Count > 0)
            {
                yield return new(claim, address, page, late, string.Join("; ", differences));
            }
        }
    }

    // A page whose publisher gave a smaller number for a day after the page's date, and before the record's, was changed later.
    private static bool IsKeptUp(Claim claim, DateOnly page, OwnNumbers numbers) =>
        claim.Quantity is { Kind: QuantityKind.Cumulative, AsOf: { } asOf } && (claim.Figure.Value ?? claim.Figure.Low) is { } value
        && numbers.InSeries(claim).Append(numbers.InClaims(claim))
            .Any(list => list.Exists(number => number.Date.First > page && number.Date.Last < asOf.First && number.Value < value));

    // The address of a report is dated as the report; of the claim's own page, as the claim.
    private static DateSpan? Publication(Claim claim) =>
        claim.ReportedBy is not null && claim.ReportedAt is { } reported ? reported : claim.PublishedAt;

    // A report whose own day is not recorded may be later than what it reports, but not earlier.
    private static int Off(Claim claim, DateSpan publication, DateOnly date) =>
        claim.ReportedBy is not null && claim.ReportedAt is null
            ? Math.Max(0, Written.Since(publication, DateSpan.Day(date)))
            : Written.Apart(publication, DateSpan.Day(date));
}
