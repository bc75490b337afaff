using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>Series of totals held against series of named or acknowledged people, by calendar quarter.</summary>
internal static class BoundSeries
{
    // Counted is the bound without the allowance; Printed the sum of high limits as they stand, High with the limits turned
    // of rows where they are reversed.
    private sealed record Quarter(
        DateSpan Days, SeriesRow First, SeriesRow Last, decimal Counted, decimal Bound, decimal Sum, decimal Printed, decimal High, int Rows)
    {
        public bool Exceeds => Bound > High;

        public decimal Held => Exceeds ? High : Sum;

        public decimal Excess => Bound - Held;

        public Weight Weight => BoundRule.Weigh(Exceeds, Excess, Counted - Bound);
    }

    /// <summary>The quarters that one table of a part and the total have in common and in which the total is exceeded.</summary>
    private sealed record Excess(Series Part, List<Quarter> Met)
    {
        public Quarter Worst { get; } = Met.OrderByDescending(quarter => quarter.Weight).ThenByDescending(quarter => quarter.Exceeds)
            .ThenByDescending(quarter => quarter.Excess).ThenBy(quarter => quarter.Days.First).First();
    }

    /// <summary>One finding for each total and each publisher's tables of one part of it: the strongest.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var series = book.Series.OrderBy(one => one.Definition.Id, StringComparer.Ordinal)
            .Where(one => one.Definition.Quantity.Kind is QuantityKind.Period or QuantityKind.Cumulative).ToList();
        var parts = series.Where(one => one.Definition.Quantity.Confirmation is Confirmation.Named or Confirmation.Acknowledged)
            .GroupBy(one => (one.Definition.Publisher, one.Definition.Quantity.Kind, What: Comparable.What(one.Definition.Quantity)))
            .Select(group => group.Select(one => (Series: one, Lines: SeriesRecord.Lines(one).ToList())).ToList())
            .ToList();
        foreach (var whole in series.Where(one => SeriesRecord.Widest(book, one) == one))
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
                    var met = lines.Where(line => line.Vintage?.Last == newest)
                        .Select(line => (line.Series, Met: (whole.Definition.Quantity.Kind == QuantityKind.Period
                            ? Sums(book, line.Rows, rows) : Levels(book, line.Rows, rows)).FindAll(quarter => quarter.Bound > quarter.Sum || quarter.Exceeds)))
                        .Where(one => one.Met.Count > 0).Select(one => new Excess(one.Series, one.Met))
                        .OrderByDescending(one => one.Worst.Weight).ThenByDescending(one => one.Worst.Exceeds).ThenByDescending(one => one.Worst.Excess)
                        .ThenBy(one => one.Part.Definition.Id, StringComparer.Ordinal).ToList();
                    if (met.Count > 0)
                    {
                        yield return Finding(book, met, whole, rows);
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
                    rows.Sum(Least), rows.Sum(Least) * keep,
                    held.Sum(row => SeriesRecord.Centre(row)!.Value),
                    held.Sum(Printed), held.Sum(Most), rows.Count));
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
                .Select(one => new Quarter(one.Days, one.Row, one.Row, Least(one.Row), Least(one.Row) * (1 - (decimal)book.Limits.Allowance),
                    SeriesRecord.Centre(one.Total)!.Value, Printed(one.Total), Most(one.Total), 1)),
        ];
    }

    private static decimal Least(SeriesRow row) => row is { Low: { } low, High: { } high } ? Math.Min(low, high) : row.Low ?? row.Value!.Value;

    private static decimal Most(SeriesRow row) => row is { Low: { } low, High: { } high } ? Math.Max(low, high) : row.High ?? row.Value!.Value;

    private static decimal Printed(SeriesRow row) => row.High ?? row.Value!.Value;

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

    private static Finding Finding(ClaimBook book, List<Excess> all, Series whole, List<SeriesRow> totals)
    {
        var (part, met, worst) = (all[0].Part, all[0].Met, all[0].Worst);
        var total = totals.Last(row => row.Date!.Value.Overlaps(worst.Last.Date!.Value));
        List<string> records = [SeriesRecord.Id(part, worst.First), SeriesRecord.Id(part, worst.Last), SeriesRecord.Id(whole, totals.First(row => row.Date!.Value.Overlaps(worst.First.Date!.Value))), SeriesRecord.Id(whole, total)];
        var others = met.Where(quarter => quarter != worst).ToList();
        return new(
            "bound-violation",
            worst.Weight,
            [.. records.Distinct(StringComparer.Ordinal)],
            $"Bound: {Comparable.What(part.Definition.Quantity)} ({part.Definition.Id}). Total: {Comparable.What(whole.Definition.Quantity)} ({whole.Definition.Id}). "
                + $"{worst.Days}, {worst.Rows} rows, {worst.First.Date!.Value.First:yyyy-MM-dd} to {worst.Last.Date!.Value.Last:yyyy-MM-dd}: {Amount.Text(worst.Counted)} × "
                + $"(1 − {Amount.Text(book.Limits.Allowance)}) = {Amount.Text(worst.Bound)} > {Amount.Text(worst.Held)}, the {(worst.Exceeds ? "sum of highs" : "sum of values")} "
                + $"(values {Amount.Text(worst.Sum)}, highs {Amount.Text(worst.Printed)}{Turned(worst)}), by {Amount.Text(worst.Excess)}. "
                + $"In doubt besides: {Amount.Text(worst.Counted)} × {Amount.Text(book.Limits.Allowance)} = {Amount.Text(worst.Counted - worst.Bound)}."
                + (others.Count > 0 ? " Also " + string.Join("; ", others.Select(quarter =>
                    $"{quarter.Days}: {Amount.Text(quarter.Bound)} > {Amount.Text(quarter.Held)} ({(quarter.Exceeds ? "high" : "value")}), by {Amount.Text(quarter.Excess)}"
                    + (quarter.Excess > quarter.Counted - quarter.Bound ? "" : ", which is in doubt"))) + "." : "")
                + string.Concat(all.Skip(1).Select(one => $" By the same publisher's {one.Part.Definition.Id}: "
                    + string.Join("; ", one.Met.Select(quarter => $"{quarter.Days}: {Amount.Text(quarter.Bound)} > {Amount.Text(quarter.Held)} ({(quarter.Exceeds ? "high" : "value")})")) + ".")),
            $"Scope differs or bound violated: {whole.Definition.Title} lies below {part.Definition.Title}, which counts within it, {In(met, totals)}.",
            "Compare who each of the two counts and how each dates a death; ask both publishers whether their scopes are as recorded.",
            met.Count);
    }

    private static string Turned(Quarter quarter) =>
        quarter.High == quarter.Printed ? "" : $", {Amount.Text(quarter.High)} with the limits turned that stand the wrong way round";

    private static string In(List<Quarter> met, List<SeriesRow> totals)
    {
        var (high, value) = (met.FindAll(quarter => quarter.Exceeds), met.FindAll(quarter => !quarter.Exceeds));
        var highs = high.Count == 0 ? "" : $"in {string.Join(", ", high.Select(quarter => quarter.Days))}{(totals.Exists(row => row.High is not null) ? " even by its high limits" : "")}";
        var values = value.Count == 0 ? "" : $"by its values only in {string.Join(", ", value.Select(quarter => quarter.Days))}";
        return string.Join(", and ", new[] { highs, values }.Where(text => text.Length > 0));
    }
}
