using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>The last number that somebody gave.</summary>
/// <param name="Publisher">Who gave it.</param>
/// <param name="Record">The claim's id, or the series with the date as <c>series:ID@DATE</c>.</param>
/// <param name="Category">What it counts: killed or casualties.</param>
/// <param name="Figure">The number.</param>
/// <param name="AsOf">Up to when it counts.</param>
/// <param name="DaysAgo">How many days lie between it and the study's as-of; 0 when there is none.</param>
internal sealed record LastGiven(Publisher Publisher, string Record, string Category, Figure Figure, DateSpan AsOf, int DaysAgo);

/// <summary>What a side's own publishers last said of killed or casualties.</summary>
/// <param name="Side">The side.</param>
/// <param name="OwnLosses">The last number of its own; null when there is none on record.</param>
/// <param name="EnemyLosses">The last number of the other side's; null when there is none on record.</param>
internal sealed record LossRow(string Side, LastGiven? OwnLosses, LastGiven? EnemyLosses);

/// <summary>Who on each side last gave its own losses and the other side's, and when.</summary>
internal static class LastLosses
{
    private static readonly string[] Categories = ["killed", "casualties"];

    /// <summary>One row for each side that has such a number, in the study's order.</summary>
    public static ImmutableArray<LossRow> Of(ClaimBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        List<Given> given = [.. OfClaims(book), .. book.Series.Select(series => OfSeries(book, series)).OfType<Given>()];
        return
        [
            .. from side in book.Vocabulary.Sides
               let own = given.Where(one => one.Side == side.Id && one.Relation == Relation.Own)
               let enemy = given.Where(one => one.Relation == Relation.Adversary
                   && PublisherList.RelationTo(one.Number.Publisher, side.Id, book.Vocabulary.Rules.Sides) == Relation.Own)
               let row = new LossRow(side.Id, Last(own), Last(enemy))
               where row.OwnLosses is not null || row.EnemyLosses is not null
               select row,
        ];
    }

    private static LastGiven? Last(IEnumerable<Given> given) => given.Select(one => one.Number)
        .OrderByDescending(number => number.AsOf.Last).ThenByDescending(number => number.AsOf.First)
        .ThenBy(number => Array.IndexOf(Categories, number.Category)).ThenBy(number => number.Record, StringComparer.Ordinal)
        .FirstOrDefault();

    private static IEnumerable<Given> OfClaims(ClaimBook book) =>
        from claim in book.Claims
        where Counts(claim.Quantity) && claim.Figure.Bound != Bound.None && !claim.Figure.InWords
            && claim.Date is { } date && !(date.Last < book.Vocabulary.Start)
        select new Given(claim.Quantity.Side, claim.Relation, new(
            claim.Publisher, claim.Id, claim.Quantity.Category, claim.Figure, claim.Date!.Value, Age(book, claim.Date!.Value)));

    private static Given? OfSeries(ClaimBook book, Series series)
    {
        var definition = series.Definition;
        if (!Counts(definition.Quantity) || book.Vocabulary.Publishers.Find(definition.Publisher) is not { } publisher)
        {
            return null;
        }

        return LastRow(series, book.Vocabulary.Start) is { } last ? new(
            definition.Quantity.Side,
            PublisherList.RelationTo(publisher, definition.Quantity.Side, book.Vocabulary.Rules.Sides),
            new(publisher, SeriesRecord.Id(series, last), definition.Quantity.Category, FigureOf(last), last.Date!.Value, Age(book, last.Date!.Value)))
            : null;
    }

    /// <summary>The row about the last day that a series speaks of, in its newest edition; null when the war had not begun.</summary>
    internal static SeriesRow? LastRow(Series series, DateOnly? start) => series.Rows
        .Where(row => row is { Date: { } date, Part.Count: 0 } && (row.Value ?? row.Low ?? row.High) is not null && !(date.Last < start))
        .OrderByDescending(row => row.Date!.Value.Last).ThenByDescending(row => row.Vintage?.Last).FirstOrDefault();

    /// <summary>A row's numbers as a figure.</summary>
    internal static Figure FigureOf(SeriesRow row) => (row.Value, row.Low, row.High) switch
    {
        ({ } value, { } low, { } high) when low <= value && value <= high => Figure.Between(low, high, value),
        ({ } value, _, _) => Figure.Point(value),
        (null, { } low, { } high) when low <= high => Figure.Between(low, high),
        (null, { } low, _) => Figure.AtLeast(low),
        (null, null, { } high) => Figure.AtMost(high),
        _ => Figure.None,
    };

    private static bool Counts(Quantity quantity) =>
        quantity.Kind is QuantityKind.Cumulative or QuantityKind.Period && Categories.Contains(quantity.Category, StringComparer.Ordinal);

    private static int Age(ClaimBook book, DateSpan date) => Math.Max(0, book.AsOf.DayNumber - date.Last.DayNumber);

    private sealed record Given(string Side, Relation Relation, LastGiven Number);
}
