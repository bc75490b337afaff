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

    private sealed record Slip(Claim Claim, string Address, DateSpan Page, int Late, Phrase Differences);

    /// <summary>One finding for each address and what is off it: several numbers of one page repeat one slip.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        from slips in Slips(book)
            .OrderBy(slip => slip.Claim.Id, StringComparer.Ordinal)
            .GroupBy(slip => (slip.Address, slip.Differences.ToString()))
        let first = slips.First()
        let ids = slips.Select(slip => slip.Claim.Id).ToList()
        select new Finding(
            "data-entry",
            first.Late > ContradictionDays ? Weight.Contradiction : Weight.Warning,
            ids,
            Phrase.Of(
                "data-entry.arithmetic",
                ("record", Phrase.Same(string.Join(", ", ids))), ("page", Written.Date(first.Page)), ("differences", first.Differences)),
            first.Late > AsOfSlack
                ? Phrase.Of(
                    "data-entry.message.as-of",
                    ("as-of", Written.Date(first.Claim.Quantity.AsOf)), ("late", Written.Days(first.Late)), ("page", Written.Date(first.Page)))
                : Phrase.Of("data-entry.message.publication", ("page", Written.Date(first.Page))),
            Phrase.Of("data-entry.remedy"),
            ids.Count);

    private static IEnumerable<Slip> Slips(ClaimBook book)
    {
        var numbers = new OwnNumbers(book);
        var replaced = Comparable.Replaced(book);
        foreach (var claim in book.Claims.Where(claim => !claim.Figure.InWords && !replaced.Contains(claim.Id)))
        {
            if (claim.Origin.Address is not { } address || AddressDates.In(address).Distinct().ToList() is not { Count: > 0 } dates)
            {
                continue;
            }

            // Of several dates in one address the page's own is the last.
            var page = DateSpan.Day(dates.Max());
            List<Phrase> differences = [];
            var late = claim.Quantity.AsOf is { } asOf && !IsKeptUp(claim, page.First, numbers) ? Written.Since(asOf, page) : 0;
            if (late > AsOfSlack)
            {
                differences.Add(Phrase.Of(
                    "data-entry.as-of", ("as-of", Written.Date(claim.Quantity.AsOf)), ("late", Written.Days(late)), ("limit", Written.Days(AsOfSlack))));
            }

            if (Publication(claim) is { } publication && !dates.Exists(date => Off(claim, publication, date) <= PublicationSlack
                || (claim.PublishedAt is { } first && Written.Apart(first, DateSpan.Day(date)) <= PublicationSlack)))
            {
                differences.Add(Phrase.Of(
                    claim.ReportedAt is not null && claim.ReportedBy is not null ? "data-entry.reported" : "data-entry.published",
                    ("publication", Written.Date(publication)), ("off", Written.Days(Off(claim, publication, page.First))),
                    ("limit", Written.Days(PublicationSlack))));
            }

            if (differences.Count > 0)
            {
                yield return new(claim, address, page, late, Phrase.List("; ", differences));
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
