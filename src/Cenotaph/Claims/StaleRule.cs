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
        foreach (var claim in book.Claims.Where(claim => claim.Figure.Bound != Bound.None && !claim.Figure.InWords))
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

            var days = (asOf.IsDay && report.IsDay ? "" : "at least ") + Written.Days(age);
            var told = claim.ReportedAt is null ? "published" : "reported";
            yield return new(
                "stale",
                age > Year && !isClosed ? Weight.Warning : Weight.Note,
                newer is null ? [claim.Id] : [claim.Id, newer.Id],
                $"{claim.Id}: as of {asOf}, {told} {report}{(report == (claim.ReportedAt ?? claim.PublishedAt) ? "" : " (not before what it reports was published)")}: {Written.Day(report.First)} − {Written.Day(asOf.Last)} = {days}, limit {Written.Days(book.Limits.StaleDays)}"
                    + (newer is null ? ""
                        : $"; {newer.Id} ({Written.Figure(newer.Figure)}) has {newer.Quantity.Period} as of {newer.Quantity.AsOf}, which holds the days {claim.Quantity.Period}"),
                newer is null
                    ? $"The number was {days} old when it was {told}."
                    : $"When the number was {told}, {days} after its as-of, {newer.Publisher.Name} had counted the same days anew.",
                newer is null
                    ? "Give the as-of date beside the number, or look for a newer one of the same publisher."
                    : $"Cite {newer.Id} instead, or give the as-of date beside the number.");
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

    // The same quantity, or one that a rate or ratio was made of, counted anew by its publisher over days that hold these, known before the report.
    private static Claim? Newer(ClaimBook book, Claim claim, Dictionary<string, Claim> known, DateOnly report)
    {
        var (period, asOf) = (claim.Quantity.Period, claim.Quantity.AsOf!.Value);
        var counted = claim.Lineage.Where(edge => edge.OfClaim && edge.From == claim.Id).Select(edge => known.GetValueOrDefault(edge.Of))
            .Append(claim.Original is { } id ? known.GetValueOrDefault(id) : null)
            .OfType<Claim>().Prepend(claim).ToList();
        return period is not { } days ? null : book.Claims
            .Where(other => other.Id != claim.Id && !other.Vanished && other.Original is null
                && other.Figure is { InWords: false, Bound: not Bound.None } && other.Figure != claim.Figure
                && other.Quantity is { Period: { } wider, AsOf: { } later } && wider.Contains(days) && Written.Since(later, asOf) > 0
                && (other.PublishedAt ?? other.ReportedAt ?? later).Last < report
                && counted.Exists(one => one.Publisher.Id == other.Publisher.Id && one.Quantity.Kind == other.Quantity.Kind
                    && Comparable.Same(book.Vocabulary.Rules, one.Quantity, other.Quantity)))
            .OrderByDescending(other => other.Quantity.AsOf!.Value.Last).ThenBy(other => other.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
