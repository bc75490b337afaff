namespace Cenotaph.Claims;

/// <summary>Finds a side whose own publishers once gave a number of its own killed or casualties, and none since.</summary>
internal static class SilenceRule
{
    /// <summary>The age, in days, from which it weighs more than a note.</summary>
    private const int Year = 365;

    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var row in LastLosses.Of(book))
        {
            if (row.OwnLosses is not { } last || last.DaysAgo <= book.Limits.SilenceDays)
            {
                continue;
            }

            yield return new(
                "silence",
                last.DaysAgo > Year ? Weight.Warning : Weight.Note,
                [last.Record],
                Phrase.Of(
                    "silence.arithmetic",
                    ("record", Phrase.Same(last.Record)), ("figure", Written.Figure(last.Figure)), ("category", Spoken.Category(book.Vocabulary, last.Category)),
                    ("as-of", Written.Date(last.AsOf)), ("day", Written.Day(book.AsOf)), ("last", Written.Day(last.AsOf.Last)),
                    ("age", Written.Days(last.DaysAgo)), ("limit", Written.Days(book.Limits.SilenceDays)),
                    ("enemy", row.EnemyLosses is { } enemy
                        ? Phrase.Of("silence.enemy", ("record", Phrase.Same(enemy.Record)), ("as-of", Written.Date(enemy.AsOf)))
                        : Phrase.Of("silence.no-enemy"))),
                Phrase.Of(
                    "silence.message",
                    ("side", Phrase.Name(book.Vocabulary.Side(row.Side).Name)), ("figure", Written.Figure(last.Figure)),
                    ("category", Spoken.Category(book.Vocabulary, last.Category)), ("as-of", Written.Date(last.AsOf)),
                    ("publisher", Phrase.Name(last.Publisher.Name)), ("age", Written.Days(last.DaysAgo))),
                Phrase.Of("silence.remedy"),
                explanations: Explanations.Responses(book).Where(response => response.Relation == Relation.Own
                        && response.Quantity.Side == row.Side && response.PublishedAt is { } said && Written.Since(said, last.AsOf) > 0)
                    .Select(Explanations.Text));
        }
    }
}
