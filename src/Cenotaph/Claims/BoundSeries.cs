using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>Series of totals held against series of named or acknowledged people, by calendar quarter.</summary>
internal static class BoundSeries
{
    private sealed record Quarter(DateSpan Days, SeriesRow First, SeriesRow Last, decimal Bound, decimal Sum, decimal High, int Rows)
    {
        public bool Exceeds => Bound > High;

        public decimal Held => Exceeds ? High : Sum;
    }

    /// <summary>One finding for each pair of series.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var series = book.Series.OrderBy(one => one.Definition.Id, StringComparer.Ordinal)
            .Where(one => one.Definition.Quantity.Kind is QuantityKind.Period or QuantityKind.Cumulative).ToList();
        var parts = series.Where(one => one.Definition.Quantity.Confirmation is Confirmation.Named or Confirmation.Acknowledged)
            .GroupBy(one => (one.Definition.Publisher, one.Definition.Quantity.Kind, What: Comparable.What(one.Definition.Quantity)))
            .Select(group => group.Select(one => (Series: one, Lines: SeriesRecord.Lines(one).ToList())).ToList())
            .ToList();
        foreach (var whole in series)
        {
            foreach (var tables in parts.Where(tables => tables[0].Series != whole && MustHold(book, tables[0].Series.Definition, whole.Definition)))
            {
                foreach (var (key, rows) in SeriesRecord.Newest(whole))
                {
                    // Of a publisher's tables of the part, the newest edition that is not newer than the whole's.
                    var edition = rows[0].Vintage;
                    var lines = tables.SelectMany(table => table.Lines.Select(line => (table.Series, line.Vintage, line.Part, line.Rows)))
                        .Where(line => line.Part == key && !(line.Vintage?.First > edition?.Last)).ToList();
                    var newest = lines.Max(line => line.Vintage?.Last);
                    foreach (var line in lines.Where(line => line.Vintage?.Last == newest))
                    {
                        var quarters = whole.Definition.Quantity.Kind == QuantityKind.Period
                            ? Sums(book, line.Rows, rows) : Levels(book, line.Rows, rows);
                        if (quarters.FindAll(quarter => quarter.Bound > quarter.Sum || quarter.Exceeds) is { Count: > 0 } met)
                        {
                            yield return Finding(book, line.Series, whole, rows, met);
                        }
                    }
                }
            }
        }
    }

    private static bool MustHold(ClaimBook book, SeriesDefinition part, SeriesDefinition whole) =>
        part.Quantity.Kind == whole.Quantity.Kind
        && BoundRule.MustHold(whole.Quantity.Confirmation, IsOwn(book, whole), part.Quantity.Confirmation, part.Publisher != whole.Publisher)
        && Comparable.Within(book.Vocabulary.Rules, part.Quantity, whole.Quantity);

    private static bool IsOwn(ClaimBook book, SeriesDefinition series) =>
        book.Vocabulary.Publishers.Find(series.Publisher) is { } publisher
        && PublisherList.RelationTo(publisher, series.Quantity.Side, book.Vocabulary.Rules.Sides) == Relation.Own;

    private static List<Quarter> Sums(ClaimBook book, List<SeriesRow> part, List<SeriesRow> whole)
    {
        var keep = 1 - (decimal)book.Limits.Allowance;
        var totals = whole.FindAll(row => SeriesRecord.Centre(row) is not null);
        List<Quarter> quarters = [];
        foreach (var group in part.Where(row => SeriesRecord.Centre(row) is not null).GroupBy(row => QuarterOf(row.Date!.Value)).OrderBy(group => group.Key.First))
        {
            var rows = group.ToList();
            var days = new DateSpan(rows[0].Date!.Value.First, rows[^1].Date!.Value.Last);

            // The total's rows that touch these days must hold them whole, so that every counted case is within it.
            var held = totals.FindAll(row => row.Date!.Value.Overlaps(days));
            if (Covers(rows, Clipped(book, group.Key)) && held.Count > 0 && IsUnbroken(held)
                && held[0].Date!.Value.First <= days.First && held[^1].Date!.Value.Last >= days.Last)
            {
                quarters.Add(new(group.Key, rows[0], rows[^1],
                    rows.Sum(row => row.Low ?? row.Value!.Value) * keep,
                    held.Sum(row => SeriesRecord.Centre(row)!.Value),
                    held.Sum(row => row.High ?? row.Value!.Value), rows.Count));
            }
        }

        return quarters;
    }

    private static List<Quarter> Levels(ClaimBook book, List<SeriesRow> part, List<SeriesRow> whole)
    {
        var totals = whole.Where(row => SeriesRecord.Centre(row) is not null).DistinctBy(row => row.Date).ToDictionary(row => row.Date!.Value);
        return
        [
            .. part.Where(row => SeriesRecord.Centre(row) is not null && totals.ContainsKey(row.Date!.Value))
                .GroupBy(row => QuarterOf(DateSpan.Day(row.Date!.Value.Last)))
                .OrderBy(group => group.Key.First)
                .Select(group => (Days: group.Key, Row: group.Last()))
                .Select(one => (one.Days, one.Row, Total: totals[one.Row.Date!.Value]))
                .Select(one => new Quarter(one.Days, one.Row, one.Row, (one.Row.Low ?? one.Row.Value!.Value) * (1 - (decimal)book.Limits.Allowance),
                    SeriesRecord.Centre(one.Total)!.Value, one.Total.High ?? one.Total.Value!.Value, 1)),
        ];
    }

    // A week belongs to the quarter that holds its middle day.
    private static DateSpan QuarterOf(DateSpan row)
    {
        var middle = row.First.AddDays((row.Days - 1) / 2);
        return DateSpan.Quarter(middle.Year, (middle.Month + 2) / 3);
    }

    // The quarter from the study's start on: before it there is nothing to count.
    private static DateSpan Clipped(ClaimBook book, DateSpan quarter) =>
        book.Vocabulary.Start is { } start && start > quarter.First && start <= quarter.Last ? new(start, quarter.Last) : quarter;

    private static bool Covers(List<SeriesRow> rows, DateSpan quarter) =>
        IsUnbroken(rows)
        && rows[0].Date!.Value.First.DayNumber - quarter.First.DayNumber <= rows[0].Date!.Value.Days / 2
        && quarter.Last.DayNumber - rows[^1].Date!.Value.Last.DayNumber <= rows[^1].Date!.Value.Days / 2;

    private static bool IsUnbroken(List<SeriesRow> rows) =>
        rows.Zip(rows.Skip(1)).All(pair => pair.First.Date!.Value.Last.DayNumber + 1 == pair.Second.Date!.Value.First.DayNumber);

    private static Finding Finding(ClaimBook book, Series part, Series whole, List<SeriesRow> totals, List<Quarter> met)
    {
        var worst = met.OrderByDescending(quarter => quarter.Exceeds).ThenByDescending(quarter => quarter.Bound - quarter.Held).ThenBy(quarter => quarter.Days.First).First();
        var total = totals.Last(row => row.Date!.Value.Overlaps(worst.Last.Date!.Value));
        List<string> records = [SeriesRecord.Id(part, worst.First), SeriesRecord.Id(part, worst.Last), SeriesRecord.Id(whole, totals.First(row => row.Date!.Value.Overlaps(worst.First.Date!.Value))), SeriesRecord.Id(whole, total)];
        var keep = 1 - (decimal)book.Limits.Allowance;
        var others = met.Where(quarter => quarter != worst).ToList();
        return new(
            "bound-violation",
            worst.Exceeds ? Weight.Contradiction : Weight.Warning,
            [.. records.Distinct(StringComparer.Ordinal)],
            $"Bound: {Comparable.What(part.Definition.Quantity)} ({part.Definition.Id}). Total: {Comparable.What(whole.Definition.Quantity)} ({whole.Definition.Id}). "
                + $"{worst.Days}, {worst.Rows} rows, {worst.First.Date!.Value.First:yyyy-MM-dd} to {worst.Last.Date!.Value.Last:yyyy-MM-dd}: {Amount.Text(worst.Bound / keep)} × "
                + $"(1 − {Amount.Text(book.Limits.Allowance)}) = {Amount.Text(worst.Bound)} > {Amount.Text(worst.Held)}, the {(worst.Exceeds ? "sum of highs" : "sum of values")} "
                + $"(values {Amount.Text(worst.Sum)}, highs {Amount.Text(worst.High)}), by {Amount.Text(worst.Bound - worst.Held)}."
                + (others.Count > 0 ? " Also " + string.Join("; ", others.Select(quarter =>
                    $"{quarter.Days}: {Amount.Text(quarter.Bound)} > {Amount.Text(quarter.Held)} ({(quarter.Exceeds ? "high" : "value")})")) + "." : ""),
            $"Scope differs or bound violated: {whole.Definition.Title} lies below {part.Definition.Title}, which counts within it.",
            "Compare who each of the two counts and how each dates a death; ask both publishers whether their scopes are as recorded.",
            met.Count);
    }
}
