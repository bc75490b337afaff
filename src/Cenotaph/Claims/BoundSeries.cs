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

        public bool IsInDoubt => Excess <= Counted - Bound;

        // Over the high limits by no more than is in doubt, and over the values by more.
        public bool IsFarOverValues => Exceeds && IsInDoubt && Bound - Sum > Counted - Bound;

        public Weight Weight => BoundRule.Weigh(Exceeds, Excess, Counted - Bound);
    }

    /// <summary>The quarters that one table of a part and the total have in common and in which the total is exceeded.</summary>
    private sealed record Excess(Series Part, DateSpan? Edition, List<Quarter> Met)
    {
        public Quarter Worst => Met[0];
    }

    // The strongest first.
    private static List<Quarter> Ordered(List<Quarter> quarters) =>
    [
        .. quarters.OrderByDescending(quarter => quarter.Weight).ThenByDescending(quarter => quarter.Exceeds)
            .ThenByDescending(quarter => quarter.Excess).ThenBy(quarter => quarter.Days.First),
    ];

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
                        .Select(line => (line.Series, line.Vintage, Met: (whole.Definition.Quantity.Kind == QuantityKind.Period
                            ? Sums(book, line.Rows, rows) : Levels(book, line.Rows, rows)).FindAll(quarter => quarter.Bound > quarter.Sum || quarter.Exceeds)))
                        .Where(one => one.Met.Count > 0).Select(one => new Excess(one.Series, one.Vintage, Ordered(one.Met)))
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
        return new(
            "bound-violation",
            worst.Weight,
            [.. records.Distinct(StringComparer.Ordinal)],
            Phrase.List(" ", Arithmetic(book, all, whole)),
            Phrase.Of(
                "bound-series.message",
                ("whole", Phrase.Name(whole.Definition.Title)), ("part", Titled(all[0])), ("where", In(met, totals))),
            Phrase.Of("bound-series.remedy"),
            met.Count);
    }

    private static IEnumerable<Phrase> Arithmetic(ClaimBook book, List<Excess> all, Series whole)
    {
        var (part, met, worst) = (all[0].Part.Definition, all[0].Met, all[0].Worst);
        var allowance = Amount.Text(book.Limits.Allowance);
        yield return Phrase.Of(
            "bound-series.pair",
            ("part", Spoken.What(book.Vocabulary, part.Quantity)), ("part-series", Phrase.Same(part.Id)),
            ("whole", Spoken.What(book.Vocabulary, whole.Definition.Quantity)), ("whole-series", Phrase.Same(whole.Definition.Id)));
        yield return Phrase.Of(
            worst.Exceeds ? "bound-series.quarter.high" : "bound-series.quarter.value",
            ("quarter", Written.Date(worst.Days)), ("rows", Phrase.Count("bound-series.rows", worst.Rows)),
            ("first", Written.Day(worst.First.Date!.Value.First)), ("last", Written.Day(worst.Last.Date!.Value.Last)),
            ("counted", Amount.Text(worst.Counted)), ("allowance", allowance), ("bound", Amount.Text(worst.Bound)), ("held", Amount.Text(worst.Held)),
            ("values", Amount.Text(worst.Sum)), ("highs", Highs(worst)), ("excess", Amount.Text(worst.Excess)));
        yield return Phrase.Of(
            "bound.doubt", ("low", Amount.Text(worst.Counted)), ("allowance", allowance), ("doubt", Amount.Text(worst.Counted - worst.Bound)));
        var others = met.Where(quarter => quarter != worst).ToList();
        if (others.Count > 0)
        {
            yield return Phrase.Of("bound-series.also", ("quarters", Phrase.List("; ", others.Select(quarter => Phrase.Of(
                quarter.IsFarOverValues ? "bound-series.by.doubt.far" : quarter.IsInDoubt ? "bound-series.by.doubt" : "bound-series.by",
                ("quarter", More(quarter)), ("excess", Amount.Text(quarter.Excess)),
                ("values", Amount.Text(quarter.Sum)), ("more", Amount.Text(quarter.Bound - quarter.Sum)))))));
        }

        foreach (var one in all.Skip(1))
        {
            yield return Phrase.Of(
                "bound-series.same", ("series", Phrase.Same(one.Part.Definition.Id)), ("quarters", Phrase.List("; ", one.Met.Select(More))));
        }
    }

    private static Phrase More(Quarter quarter) => Phrase.Of(
        quarter.Exceeds ? "bound-series.more.high" : "bound-series.more.value",
        ("quarter", Written.Date(quarter.Days)), ("bound", Amount.Text(quarter.Bound)), ("held", Amount.Text(quarter.Held)));

    private static Phrase Highs(Quarter quarter) => quarter.High == quarter.Printed ? Amount.Text(quarter.Printed)
        : Phrase.Of("bound-series.turned", ("highs", Amount.Text(quarter.Printed)), ("turned", Amount.Text(quarter.High)));

    // Which edition of the table is meant, where it has several.
    private static Phrase Titled(Excess excess) => excess.Edition is { } edition
        ? Phrase.Of("bound-series.edition", ("series", Phrase.Name(excess.Part.Definition.Title)), ("edition", Written.Date(edition)))
        : Phrase.Name(excess.Part.Definition.Title);

    private static Phrase In(List<Quarter> met, List<SeriesRow> totals)
    {
        var sure = met.FindAll(quarter => !quarter.IsInDoubt);
        List<Phrase?> told =
        [
            Told(totals.Exists(row => row.High is not null) ? "bound-series.in.limits" : "bound-series.in", sure.FindAll(quarter => quarter.Exceeds)),
            Told("bound-series.in.far", met.FindAll(quarter => quarter.IsFarOverValues)),
            Told("bound-series.in.values", sure.FindAll(quarter => !quarter.Exceeds)),
            Told("bound-series.in.doubt", met.FindAll(quarter => quarter.IsInDoubt && !quarter.IsFarOverValues)),
        ];
        return told.OfType<Phrase>().Aggregate((first, second) => Phrase.Of("bound-series.in.both", ("first", first), ("second", second)));

        static Phrase? Told(string key, List<Quarter> quarters) => quarters.Count == 0 ? null
            : Phrase.Of(key, ("quarters", Phrase.List(", ", quarters.Select(quarter => Written.Date(quarter.Days)))));
    }
}
