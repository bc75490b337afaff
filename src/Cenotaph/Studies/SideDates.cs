using System.Collections.Immutable;
using Cenotaph.Disclosure;
using Cenotaph.Persons;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The dead of one side by date of death, as known at each vintage: what the first release showed of the time before it, then each release.</summary>
internal static class SideDates
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The steps of the rows and of the vintages before the first release, as words: week, month, quarter, year.</summary>
    public static (string Rows, string? Past) Steps(LinkedMembership membership) =>
        (Step(membership.Find(SideTables.Date)?.RowSteps ?? 3),
            membership.Past.FirstOrDefault(one => one.Name == SideTables.Date) is { } past ? Step(past.Held.ColumnSteps) : null);

    /// <summary>The series, and the places of which the count is hidden.</summary>
    public static (Series Series, ImmutableArray<HiddenWeek> Hidden) Of(Definition side, LinkedRelease release)
    {
        var rows = ImmutableArray.CreateBuilder<SeriesRow>();
        var hidden = ImmutableArray.CreateBuilder<HiddenWeek>();
        var days = release.Membership.Days;
        if (release.Past.TryGetValue(SideTables.Date, out var past))
        {
            Past(past, days[0], rows, hidden);
        }

        var counted = release.Membership.Find(SideTables.Date)?.Releases ?? [];
        var first = days.Length - counted.Length;

        // Of several releases of one day the last holds.
        for (var at = 0; at < counted.Length; at++)
        {
            if (at + 1 == counted.Length || days[first + at + 1] != days[first + at])
            {
                foreach (var (row, date) in Ordered(counted[at].Select(cell => cell.Row)))
                {
                    rows.Add(Row(date, days[first + at], counted[at].Where(cell => cell.Row == row).Sum(cell => cell.Count)));
                }
            }
        }

        return (
            new(
                new(
                    "persons-" + side.Id.ToLowerInvariant(), new(side.Id), new() { Side = side.Id, Category = "killed", Kind = QuantityKind.Period },
                    "", null, null, null, "", new("", "")),
                rows.ToImmutable()),
            hidden.ToImmutable());
    }

    // Summed up to each vintage. A sum that holds hidden cells is hidden, unless it holds all of them: the rest then follows from the row's total.
    private static void Past(
        ImmutableArray<PublicCount> past, DateOnly before, ImmutableArray<SeriesRow>.Builder rows, ImmutableArray<HiddenWeek>.Builder hidden)
    {
        var cells = past.Where(one => one.Row is not null && one.Column is not null).ToDictionary(one => (one.Row!, one.Column!), one => one.Count);
        var totals = past.Where(one => one.Row is not null && one.Column is null).ToDictionary(one => one.Row!, one => one.Count!.Value, StringComparer.Ordinal);
        var vintages = Ordered(cells.Keys.Select(place => place.Item2)).Where(one => one.Date is not null).Select(one => (one.Label, one.Date!.Value.Last)).ToList();
        foreach (var (label, vintage) in vintages.Where(one => one.Last < before))
        {
            foreach (var (row, date) in Ordered(cells.Keys.Select(place => place.Item1)))
            {
                var sum = Sum(vintages.Where(one => one.Last <= vintage)) ?? totals[row] - Sum(vintages.Where(one => one.Last > vintage).Append((TableGate.NotKnown, before)));
                if (sum is null)
                {
                    hidden.Add(new(date, DateSpan.Day(vintage)));
                }
                else if (sum > 0)
                {
                    rows.Add(Row(date, vintage, sum.Value));
                }

                long? Sum(IEnumerable<(string Label, DateOnly Last)> some)
                {
                    var counts = some.Select(one => cells.TryGetValue((row, one.Label), out var count) ? count : 0).ToList();
                    return counts.Contains(null) ? null : counts.Sum();
                }
            }
        }
    }

    // Dates in order; what is not known last. Rows merged into "other" have no date and stand in no series.
    private static IEnumerable<(string Label, DateSpan? Date)> Ordered(IEnumerable<string> labels) => labels.Distinct(StringComparer.Ordinal)
        .Where(label => label != TableGate.Other)
        .Select(label => (Label: label, Date: DateSpan.TryParse(label, out var span) ? span : (DateSpan?)null))
        .OrderBy(one => one.Date is null).ThenBy(one => one.Date?.First).ThenBy(one => one.Date?.Last);

    private static SeriesRow Row(DateSpan? date, DateOnly vintage, long count) =>
        new(date, DateSpan.Day(vintage), date is null ? None.Add("group", PersonSeries.NotKnown) : None, count, null, null, null, null);

    private static string Step(int steps) => steps switch { 1 => "year", 2 => "quarter", 3 => "month", _ => "week" };
}
