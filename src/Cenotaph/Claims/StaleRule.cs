namespace Cenotaph.Claims;

/// <summary>Finds a number that was old when it was reported.</summary>
internal static class StaleRule
{
    /// <summary>The age, in days, from which it weighs more than a note.</summary>
    private const int Year = 365;

    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var known = book.Claims.GroupBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var replaced = Comparable.Replaced(book);
        foreach (var claim in book.Claims.Where(claim => !replaced.Contains(claim.Id) && claim.Figure.Bound != Bound.None && !claim.Figure.InWords))
        {
            if (claim.Quantity.AsOf is not { } asOf || Report(claim, known) is not { } report
                || report.First.DayNumber - asOf.Last.DayNumber is var age && age <= book.Limits.StaleDays)
            {
                continue;
            }

            // What was counted within days that are over does not grow, however late it is told: it is old once it was counted anew.
            var isClosed = IsClosed(claim.Quantity);
            var newer = isClosed ? Newer(book, claim, known, report.First) : null;
            if (isClosed && newer is null)
            {
                continue;
            }

            var days = asOf.IsDay && report.IsDay ? Written.Days(age) : Phrase.Count("days.least", age);
            var told = claim.ReportedAt is null ? "published" : "reported";
            var stated = Written.Date(report);
            var arithmetic = Phrase.Of(
                "stale." + told,
                ("record", Phrase.Same(claim.Id)), ("as-of", Written.Date(asOf)),
                ("report", report == (claim.ReportedAt ?? claim.PublishedAt) ? stated : Phrase.Of("stale.not-before", ("report", stated))),
                ("day", Written.Day(report.First)), ("counted", Written.Day(asOf.Last)), ("age", days), ("limit", Written.Days(book.Limits.StaleDays)));
            yield return newer is null
                ? new(
                    "stale",
                    age > Year && !isClosed ? Weight.Warning : Weight.Note,
                    [claim.Id],
                    arithmetic,
                    Phrase.Of("stale.message." + told, ("age", days)),
                    Phrase.Of(IsFollowed(book, claim, known) ? "stale.remedy" : "stale.remedy.last"))
                : new(
                    "stale",
                    Weight.Note,
                    [claim.Id, newer.Id],
                    Phrase.Of(
                        "stale.anew",
                        ("arithmetic", arithmetic), ("newer", Phrase.Same(newer.Id)), ("figure", Written.Figure(newer.Figure)),
                        ("period", Written.Date(newer.Quantity.Period)), ("newer-as-of", Written.Date(newer.Quantity.AsOf)),
                        ("days", Written.Date(claim.Quantity.Period))),
                    Phrase.Of("stale.message.anew." + told, ("age", days), ("newer", Written.Figure(newer.Figure)), ("publisher", Phrase.Name(newer.Publisher.Name))),
                    Phrase.Of("stale.remedy.anew", ("newer", Phrase.Same(newer.Id))));
        }
    }

    // The days on which it may have been told. A report follows what it reports.
    private static DateSpan? Report(Claim claim, Dictionary<string, Claim> known)
    {
        if ((claim.ReportedAt ?? claim.PublishedAt) is not { } told)
        {
            return null;
        }

        var original = claim.Original is { } id ? known.GetValueOrDefault(id) : null;
        var first = new[] { claim.PublishedAt, original?.PublishedAt }.Max(date => date?.First) is { } published && published > told.First && published <= told.Last
            ? published : told.First;
        return new(first, told.Last);
    }

    private static bool IsClosed(Quantity quantity) =>
        quantity.Kind == QuantityKind.Period
        || (quantity.Kind is QuantityKind.Rate or QuantityKind.Ratio && quantity is { Period: { } period, AsOf: { } asOf } && period.Last <= asOf.Last);

    // The same quantity counted anew by its publisher over these very days, known before the report.
    private static Claim? Newer(ClaimBook book, Claim claim, Dictionary<string, Claim> known, DateOnly report)
    {
        var (period, asOf) = (claim.Quantity.Period, claim.Quantity.AsOf!.Value);
        var counted = Told(claim, known);
        return period is not { } days ? null : book.Claims
            .Where(other => other.Id != claim.Id && !other.Vanished && other.Original is null
                && other.Figure is { InWords: false, Bound: not Bound.None } && other.Figure != claim.Figure
                && other.Quantity.Period == days && other.Quantity.AsOf is { } later && Written.Since(later, asOf) > 0
                && (other.PublishedAt ?? other.ReportedAt ?? later).Last < report
                && counted.Exists(one => one.Publisher.Id == other.Publisher.Id && one.Quantity.Kind == other.Quantity.Kind
                    && Comparable.Same(book.Vocabulary.Rules, one.Quantity, other.Quantity)))
            .OrderByDescending(other => other.Quantity.AsOf!.Value.Last).ThenBy(other => other.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    // Whether its publisher gave a later number of the same side and category, as it is told or as the original has it.
    private static bool IsFollowed(ClaimBook book, Claim claim, Dictionary<string, Claim> known)
    {
        var counted = Told(claim, known);
        return book.Claims.Any(other => !other.Vanished && other.Figure.Bound != Bound.None
            && other.Quantity.AsOf is { } later && Written.Since(later, claim.Quantity.AsOf!.Value) > 0 && counted.Exists(one => Follows(one, other.Publisher.Id, other.Quantity)))
            || book.Series.Any(series => counted.Exists(one => Follows(one, series.Definition.Publisher, series.Definition.Quantity))
                && series.Rows.Any(row => row.Date is { } later && Written.Since(later, claim.Quantity.AsOf!.Value) > 0));

        static bool Follows(Claim one, string publisher, Quantity quantity) => one.Publisher.Id == publisher
            && one.Quantity.Kind == quantity.Kind && one.Quantity.Side == quantity.Side && one.Quantity.Category == quantity.Category;
    }

    // The claim, and the original that it reports.
    private static List<Claim> Told(Claim claim, Dictionary<string, Claim> known) =>
        claim.Original is { } id && known.TryGetValue(id, out var original) ? [claim, original] : [claim];
}
