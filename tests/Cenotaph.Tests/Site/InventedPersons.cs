using System.Collections.Immutable;
using Cenotaph.Persons;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Site;

/// <summary>Numbers of invented persons of an invented war, some of them withheld, with a value that tries to break a page.</summary>
internal static class InventedPersons
{
    public static Series Weeks { get; } = new(
        new("persons-week", new("Named dead by week"), new() { Side = "North", Category = "killed", Kind = QuantityKind.Period, Confirmation = Confirmation.Named },
            "counters", null, null, null, "persons", new("Cenotaph")),
        [
            .. from vintage in VintageDays.MonthEnds(new(2022, 1, 1), new(2022, 9, 30))
               from week in Enumerable.Range(1, 20)
               where DateSpan.Week(2022, week).Last <= vintage
               select new SeriesRow(
                   DateSpan.Week(2022, week), DateSpan.Day(vintage), ImmutableSortedDictionary<string, string>.Empty,
                   10 + week + ((vintage.DayNumber - DateSpan.Week(2022, week).Last.DayNumber) / 10), null, null, null, null),
            new(null, DateSpan.Day(new(2022, 9, 30)), ImmutableSortedDictionary<string, string>.Empty.Add("group", PersonSeries.NotKnown), 17, null, null, null, null),
        ]);

    public static PersonsSection Section { get; } = new()
    {
        Side = new("North", new("North")),
        Rules = new("7", [new("document", Standing.Confirmed, 0, ["funeral", "grave-photograph", "other"]), new("two-groups", Standing.Confirmed, 2, []), new("one", Standing.Probable, 1, [])]),
        Standings = [new(Standing.Confirmed, 1234), new(Standing.Probable, 321), new(Standing.Unconfirmed, null), new(Standing.Contested, 12), new(Standing.Withdrawn, 5)],
        Labels = [new("missing", 99), new("deserter", null)],
        Weeks = Weeks,
        HiddenWeeks = [new(null, DateSpan.Day(new(2022, 6, 30)))],
        Tables =
        [
            new("region", PersonTables.Standings, [new("Hill", [700, 200, 10, 6]), new(SmallBulletin.Breakout, [500, 100, null, null]), new(null, [34, 21, 0, 6])]),
            new("age", PersonTables.Standings, [new("18-20", [100, 20, null, 6]), new("60+", [30, 7, null, null])]),
            new("recruitment", PersonTables.Standings, [new("mobilised", [800, 200, 10, 12]), new("Unheard-of", [434, 121, null, null])]),
        ],
        Pending = [.. from standing in PendingAges.Pending from start in PendingAges.Starts select new PendingNumber(standing, start, start == 365 ? null : start + 29, start == 90 ? null : start + 5)],
        Contradictions = [new(null, 60, 25, 11), new("deserter-after-funeral", 40, 20, 9), new("alive-after-death", null, null, null)],
        Tallies = [new("unit", [new("7th Regiment", 12), new("8th Regiment", null), new(null, 9)])],
        Withheld = [Phrase.Same("Two rows of the table by region.")],
    };

    public static PersonsSection Bare { get; } = new()
    {
        Side = new("South", new("South")),
        Rules = Section.Rules,
        Standings = [new(Standing.Confirmed, 50)],
    };
}
