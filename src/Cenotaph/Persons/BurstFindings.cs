namespace Cenotaph.Persons;

/// <summary>Findings of type <c>burst</c>: a week in which a source lists many dead whom nobody else lists, more than it usually does.</summary>
internal static class BurstFindings
{
    public const string Type = "burst";

    private const int Fewest = 10;
    private const int WeeksToCompare = 8;

    // A source's weekly count of such dead is a gamma-mixed Poisson count; its log spread is taken as at least this.
    private const double LeastSpread = 0.7;
    private const double FalseAlarms = 1e-4;

    public static IEnumerable<Finding> Of(PersonBook book)
    {
        var alone = book.Persons
            .Where(person => person.IsSaidDead)
            .Select(person => person.Reports.Where(report => report.SaysDead).ToList())
            .Where(dead => book.Independence.Groups(dead.Select(report => report.Source)).Length == 1)
            .Select(dead => dead[0])
            .ToLookup(report => report.Source, StringComparer.Ordinal);
        foreach (var source in alone.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var weeks = source.GroupBy(report => report.Known.DayNumber / 7).ToDictionary(week => week.Key, week => week.ToList());
            var span = weeks.Keys.Max() - weeks.Keys.Min() + 1;
            if (span < WeeksToCompare)
            {
                continue;
            }

            int[] counts = [.. Enumerable.Range(weeks.Keys.Min(), span).Select(week => weeks.TryGetValue(week, out var met) ? met.Count : 0).Order()];
            var middle = counts.Skip(span / 4).Take(span - (2 * (span / 4))).Average();
            var usual = Math.Max(middle, 0.5);
            var spread = Math.Max(LeastSpread, Math.Log((counts[span * 3 / 4] + 1) / (usual + 1)) / 0.6745);
            foreach (var (week, reports) in weeks.OrderBy(week => week.Key).Where(week => week.Value.Count >= Fewest))
            {
                if (Tails.NegativeBinomial(reports.Count, usual, spread) < FalseAlarms / span)
                {
                    yield return new(
                        Type, Weight.Note, [.. reports.Select(report => report.Record.ToString())],
                        Phrase.Of(
                            "burst.arithmetic",
                            ("count", Phrase.Number((decimal)reports.Count, 0)), ("day", Phrase.Date(DateOnly.FromDayNumber(week * 7))), ("usual", Phrase.Number(middle, 1))),
                        Phrase.Of("burst.message", ("source", Phrase.Same(source.Key))), Phrase.Of("burst.remedy"), reports.Count);
                }
            }
        }
    }
}
