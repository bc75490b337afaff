namespace Cenotaph.Claims;

/// <summary>Finds a report whose kind or period is not the original's.</summary>
internal static class DriftPeriodRule
{
    /// <summary>How many days a start or end may be off: reports name weeks and months, not days.</summary>
    private const int Slack = 3;

    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var pair in Reported.Pairs(book))
        {
            var (claim, original) = (pair.Claim.Quantity, pair.Original.Quantity);
            List<string> differences = [];
            if (claim.Kind != original.Kind)
            {
                differences.Add($"kind {claim.Kind.Word()} against {original.Kind.Word()}");
            }

            if (claim.Period is { } one && original.Period is { } other)
            {
                var start = Math.Abs(one.First.DayNumber - other.First.DayNumber);
                var end = EndsWithAsOf(claim) || EndsWithAsOf(original) ? 0 : Math.Abs(one.Last.DayNumber - other.Last.DayNumber);
                if (start > Slack || end > Slack)
                {
                    differences.Add(
                        $"{Written.Day(one.First)} to {Written.Day(one.Last)} against {Written.Day(other.First)} to "
                        + $"{Written.Day(other.Last)}: start {Written.Days(start)} off, end {Written.Days(end)} off, limit {Written.Days(Slack)}");
                }
            }

            if (differences.Count > 0)
            {
                yield return pair.Drift(
                    "drift-period",
                    Weight.Warning,
                    $"{pair.Claim.Id} and {pair.Original.Id}: {string.Join("; ", differences)}",
                    claim.Kind != original.Kind
                        ? $"The report gives the number as {claim.Kind.Word()}, the original as {original.Kind.Word()}."
                        : "The report's number runs over other days than the original's.",
                    "Cite the original's period; divide or add only by that one.");
            }
        }
    }

    // A cumulative number ends on its as-of date, which has a rule of its own.
    private static bool EndsWithAsOf(Quantity quantity) =>
        quantity.Kind == QuantityKind.Cumulative && (quantity.AsOf is not { } asOf || quantity.Period?.Last == asOf.Last);
}
