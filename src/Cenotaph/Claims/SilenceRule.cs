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
                $"{last.Record}: {Written.Figure(last.Figure)} {last.Category}, as of {last.AsOf}: "
                    + $"{Written.Day(book.AsOf)} − {Written.Day(last.AsOf.Last)} = {Written.Days(last.DaysAgo)}, limit {Written.Days(book.Limits.SilenceDays)}"
                    + (row.EnemyLosses is { } enemy
                        ? $"; of the other side's losses the last is {enemy.Record}, as of {enemy.AsOf}"
                        : "; of the other side's losses there is none on record"),
                $"The last number of its own losses from publishers of {book.Vocabulary.Side(row.Side).Name}, {Written.Figure(last.Figure)} {last.Category} "
                    + $"as of {last.AsOf} ({last.Publisher.Name}), is {Written.Days(last.DaysAgo)} old.",
                "Ask the publisher for a newer number; add one that this study lacks.",
                Explanations: [.. Explanations.Responses(book).Where(response => response.Relation == Relation.Own
                        && response.Quantity.Side == row.Side && response.PublishedAt is { } said && Written.Since(said, last.AsOf) > 0)
                    .Select(Explanations.Text)]);
        }
    }
}
