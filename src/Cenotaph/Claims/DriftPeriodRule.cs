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
            List<Phrase> differences = [];
            if (claim.Kind != original.Kind)
            {
                differences.Add(Phrase.Of("drift-period.kind", ("first", Spoken.Kind(claim.Kind)), ("second", Spoken.Kind(original.Kind))));
            }

            if (claim.Period is { } one && original.Period is { } other)
            {
                var start = Math.Abs(one.First.DayNumber - other.First.DayNumber);
                var end = EndsWithAsOf(claim) || EndsWithAsOf(original) ? 0 : Math.Abs(one.Last.DayNumber - other.Last.DayNumber);
                if (start > Slack || end > Slack)
                {
                    differences.Add(Phrase.Of(
                        "drift-period.days",
                        ("first", Written.Day(one.First)), ("last", Written.Day(one.Last)),
                        ("original-first", Written.Day(other.First)), ("original-last", Written.Day(other.Last)),
                        ("start", Written.Days(start)), ("end", Written.Days(end)), ("limit", Written.Days(Slack))));
                }
            }

            if (differences.Count > 0)
            {
                yield return pair.Drift(
                    "drift-period",
                    Weight.Warning,
                    Phrase.Of(
                        "drift-period.arithmetic",
                        ("claim", Phrase.Same(pair.Claim.Id)), ("original", Phrase.Same(pair.Original.Id)), ("differences", Phrase.List("; ", differences))),
                    claim.Kind != original.Kind
                        ? Phrase.Of("drift-period.message.kind", ("figure", Written.Figure(pair.Claim.Figure)), ("first", Spoken.Kind(claim.Kind)), ("second", Spoken.Kind(original.Kind)))
                        : Phrase.Of(
                            "drift-period.message.days",
                            ("figure", Written.Figure(pair.Claim.Figure)), ("days", Written.Date(claim.Period)), ("original-days", Written.Date(original.Period))),
                    Phrase.Of("drift-period.remedy"));
            }
        }
    }

    // A cumulative number ends on its as-of date, which has a rule of its own.
    private static bool EndsWithAsOf(Quantity quantity) =>
        quantity.Kind == QuantityKind.Cumulative && (quantity.AsOf is not { } asOf || quantity.Period?.Last == asOf.Last);
}
