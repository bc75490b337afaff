namespace Cenotaph.Claims;

/// <summary>Finds a number that was old when it was reported.</summary>
internal static class StaleRule
{
    /// <summary>The age, in days, from which it weighs more than a note.</summary>
    private const int Year = 365;

    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var claim in book.Claims.Where(claim => claim.Figure.Bound != Bound.None && !claim.Figure.InWords))
        {
            if (claim.Quantity.AsOf is { } asOf && (claim.ReportedAt ?? claim.PublishedAt) is { } report
                && Written.Since(report, asOf) is var age && age > book.Limits.StaleDays)
            {
                yield return new(
                    "stale",
                    age > Year && !IsClosed(claim.Quantity) ? Weight.Warning : Weight.Note,
                    [claim.Id],
                    $"{claim.Id}: as of {asOf}, {(claim.ReportedAt is null ? "published" : "reported")} {report}: "
                        + $"{Written.Day(report.First)} − {Written.Day(asOf.Last)} = {Written.Days(age)}, limit {Written.Days(book.Limits.StaleDays)}",
                    $"The number was {Written.Days(age)} old when it was {(claim.ReportedAt is null ? "published" : "reported")}.",
                    "Give the as-of date beside the number, or look for a newer one of the same publisher.");
            }
        }
    }

    // What was counted within days that are over does not grow, however late it is told: that is worth a note and no more.
    private static bool IsClosed(Quantity quantity) =>
        quantity.Kind == QuantityKind.Period
        || (quantity.Kind is QuantityKind.Rate or QuantityKind.Ratio && quantity is { Period: { } period, AsOf: { } asOf } && period.Last <= asOf.Last);
}
