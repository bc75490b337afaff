using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>A total lies below a lower bound of what it holds: the scope differs or the bound is violated.</summary>
internal static class BoundRule
{
    /// <summary>One finding for each pair of publishers and quantities, and for each pair of period or cumulative series.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) => OfClaims(book).Concat(BoundSeries.Of(book));

    /// <summary>Whether a total of the first confirmation must hold what the second counts: all of it, or the side's own count of its own dead the named ones.</summary>
    internal static bool MustHold(Confirmation whole, bool own, Confirmation part, bool otherPublisher) =>
        whole == Confirmation.Total || (whole == Confirmation.Acknowledged && own && part == Confirmation.Named && otherPublisher);

    // The pairs, beside the widest, that the arithmetic writes out.
    private const int Shown = 10;

    private sealed record Count(string Record, string Publisher, Relation Relation, Quantity Quantity, string What, decimal? Low, decimal? Value, decimal? High, decimal Hidden, bool HasCentre, Phrase Printed, LocalText? Title = null, Phrase? Told = null);

    private sealed record Case(Count Part, Count Whole, bool Exceeds, decimal Bound, decimal Doubt)
    {
        public decimal Held => Exceeds ? Whole.High!.Value : Whole.Value!.Value;

        public double Share => (double)Held / (double)Bound;

        // Over the high limit by no more than is in doubt, and over the central value by more.
        public bool IsFarOverCentre => Exceeds && Bound - Held <= Doubt && Whole.HasCentre && Bound - Whole.Value > Doubt;

        public Weight Weight => Weigh(Exceeds, Bound - Held, Doubt);
    }

    /// <summary>
    /// How much it weighs that a bound exceeds the high limit of a total, or only its central value, by so much, when so
    /// much of it is in doubt.
    /// </summary>
    internal static Weight Weigh(bool exceedsHigh, decimal excess, decimal doubt) => (exceedsHigh, excess > doubt) switch
    {
        (true, true) => Weight.Contradiction,
        (false, false) => Weight.Note,
        _ => Weight.Warning,
    };

    private static IEnumerable<Finding> OfClaims(ClaimBook book)
    {
        var claims = Comparable.Claims(book)
            .Where(claim => claim.Quantity is { Kind: QuantityKind.Cumulative or QuantityKind.Period, Period: not null })
            .ToList();
        var wholes = claims.Where(claim => FigureLimits.High(claim.Figure) is not null).Select(Counted).Where(count => IsWhole(count.Quantity, count.Relation)).ToList();
        var parts = claims.Where(claim => FigureLimits.Low(claim.Figure) is not null && (claim.Figure.Bound == Bound.Lower || IsPart(claim.Quantity))).Select(Counted).ToList();
        var within = new Dictionary<(string, string), bool>();
        bool Within(Quantity part, string partWhat, Quantity whole, string wholeWhat) =>
            within.TryGetValue((partWhat, wholeWhat), out var known) ? known
            : within[(partWhat, wholeWhat)] = Comparable.Within(book.Vocabulary.Rules, part, whole);

        var partsByWhat = parts.GroupBy(part => (part.What, part.Quantity.Kind)).ToList();
        var cases = wholes.GroupBy(whole => (whole.What, whole.Quantity.Kind))
            .SelectMany(some => partsByWhat
                .Where(held => held.Key.Kind == some.Key.Kind && Within(held.First().Quantity, held.Key.What, some.First().Quantity, some.Key.What))
                .SelectMany(held => some.SelectMany(whole => held.Select(part => Compare(book, part, whole)))))
            .Concat(WithSeries(book, wholes, parts, Within))
            .OfType<Case>();
        foreach (var group in cases
            .GroupBy(one => (one.Part.Publisher, Of: one.Whole.Publisher, Part: one.Part.What, Whole: one.Whole.What, one.Part.Quantity.Kind))
            .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            yield return Finding(book, [.. group]);
        }
    }

    private static bool IsPart(Quantity quantity) => quantity.Confirmation is Confirmation.Named or Confirmation.Acknowledged;

    private static bool IsWhole(Quantity quantity, Relation relation) =>
        quantity.Confirmation == Confirmation.Total || (quantity.Confirmation == Confirmation.Acknowledged && relation == Relation.Own);

    private static Count Counted(Claim claim) => new(
        claim.Id, claim.Publisher.Id, claim.Relation, claim.Quantity, Comparable.What(claim.Quantity),
        FigureLimits.Low(claim.Figure), claim.Figure.Value, FigureLimits.High(claim.Figure),
        // the limits of a point hold what its rounding hides, at least and at most mean what they say; limits of a range are rounded
        claim.Figure.Bound is Bound.Range or Bound.Interval95 ? claim.Figure.Rounding / 2 : 0,
        // only with stated limits does a central value say more than the number itself
        claim.Figure is { Value: not null, High: not null }, Written.Figure(claim.Figure));

    // Cumulative series: of a part the last number not later than the claim, of a whole the first not earlier.
    private static IEnumerable<Case?> WithSeries(
        ClaimBook book, List<Count> wholes, List<Count> parts, Func<Quantity, string, Quantity, string, bool> within)
    {
        foreach (var series in book.Series.Where(one => one.Definition.Quantity.Kind == QuantityKind.Cumulative))
        {
            var quantity = series.Definition.Quantity;
            if ((quantity.Period?.First ?? book.Vocabulary.Start) is not { } start)
            {
                continue;
            }

            var relation = book.Vocabulary.Publishers.Find(series.Definition.Publisher) is { } publisher
                ? PublisherList.RelationTo(publisher, quantity.Side, book.Vocabulary.Rules.Sides) : Relation.Third;
            var rows = SeriesRecord.Newest(series).Where(line => line.Part.Length == 0).SelectMany(line => line.Rows)
                .Where(row => row.Date!.Value.Last >= start && SeriesRecord.Centre(row) is not null).ToList();
            var what = Comparable.What(quantity);
            if (IsPart(quantity))
            {
                foreach (var whole in wholes.Where(whole => whole.Quantity.Kind == QuantityKind.Cumulative && within(quantity, what, whole.Quantity, whole.What)))
                {
                    if (rows.FindLast(row => row.Date!.Value.Last <= whole.Quantity.Period!.Value.Last) is { } row)
                    {
                        yield return Compare(book, Counted(row), whole);
                    }
                }
            }

            if (IsWhole(quantity, relation) && SeriesRecord.Widest(book, series) == series)
            {
                foreach (var part in parts.Where(part => part.Quantity.Kind == QuantityKind.Cumulative && within(part.Quantity, part.What, quantity, what)))
                {
                    if (rows.Find(row => row.Date!.Value.First >= part.Quantity.Period!.Value.Last) is { } row)
                    {
                        yield return Compare(book, part, Counted(row));
                    }
                }
            }

            Count Counted(SeriesRow row) => new(
                SeriesRecord.Id(series, row), series.Definition.Publisher, relation,
                quantity with { Period = new(start, row.Date!.Value.Last), AsOf = row.Date },
                what, row.Low ?? row.Value, row.Value, row.High ?? row.Value, 0, row is { Value: not null, High: not null },
                row is { Low: { } low, High: { } high }
                    ? Phrase.Of("stated.limits", ("low", Amount.Text(low)), ("high", Amount.Text(high))) : Amount.Text(row.Value!.Value), series.Definition.Title,
                row is { Low: { } least, High: { } most }
                    ? Phrase.Of("stated.limits", ("low", Amount.Told(least, quantity.Unit, most)), ("high", Amount.Told(most, quantity.Unit, least)))
                    : Amount.Told(row.Value!.Value, quantity.Unit));
        }
    }

    private static Case? Compare(ClaimBook book, Count part, Count whole)
    {
        var (inner, outer) = (part.Quantity.Period!.Value, whole.Quantity.Period!.Value);
        if (part.Record == whole.Record || !outer.Contains(inner)
            || !MustHold(whole.Quantity.Confirmation, whole.Relation == Relation.Own, part.Quantity.Confirmation, part.Publisher != whole.Publisher)
            || (part.Quantity.Kind == QuantityKind.Cumulative && (inner.First != outer.First || part.Quantity.AsOf?.First > whole.Quantity.AsOf?.Last)))
        {
            return null;
        }

        var allowance = (decimal)book.Limits.Allowance;
        var bound = part.Low!.Value * (1 - allowance);
        var doubt = (part.Low.Value * allowance) + part.Hidden + whole.Hidden;
        return bound > whole.High ? new(part, whole, true, bound, doubt)
            : whole.HasCentre && bound > whole.Value ? new(part, whole, false, bound, doubt)
            : null;
    }

    private static Finding Finding(ClaimBook book, List<Case> cases)
    {
        var worst = cases.OrderByDescending(one => one.Weight).ThenByDescending(one => one.Exceeds).ThenBy(one => one.Share)
            .ThenBy(one => one.Part.Record, StringComparer.Ordinal).ThenBy(one => one.Whole.Record, StringComparer.Ordinal).First();
        List<string> records = [worst.Part.Record, worst.Whole.Record];
        var (low, excess) = (worst.Part.Low!.Value, worst.Bound - worst.Held);
        return new(
            "bound-violation",
            worst.Weight,
            records,
            Phrase.List(" ", Arithmetic(book, worst, cases)),
            Phrase.Of(
                $"bound.message.{(worst.Exceeds ? "high" : "value")}{(excess > worst.Doubt ? "" : worst.IsFarOverCentre ? ".doubt.far" : ".doubt")}",
                ("subject", Subject(book, worst)), ("part", Spoken.Publisher(book.Vocabulary, worst.Part.Publisher)), ("low", Amount.Told(low, worst.Part.Quantity.Unit, worst.Held))),
            Phrase.Of("bound.remedy"),
            cases.Count);
    }

    // A number of a series by the title of that, which says what its limits are; of a claim as a total that was printed.
    private static Phrase Subject(ClaimBook book, Case worst)
    {
        var (whole, kind) = (worst.Whole, worst.Exceeds ? "high" : "value");
        var publisher = Spoken.Publisher(book.Vocabulary, whole.Publisher);
        return whole.Title is { } title
            ? Phrase.Of(
                $"bound.series.{kind}",
                ("series", Phrase.Name(title)), ("whole", publisher), ("date", Written.Date(whole.Quantity.AsOf)),
                ("printed", worst.Exceeds ? whole.Told! : Amount.Told(worst.Held, whole.Quantity.Unit, worst.Part.Low)))
            : Phrase.Of($"bound.total.{kind}", ("whole", publisher), ("printed", whole.Printed));
    }

    private static IEnumerable<Phrase> Arithmetic(ClaimBook book, Case worst, List<Case> cases)
    {
        var (low, allowance) = (worst.Part.Low!.Value, (decimal)book.Limits.Allowance);
        var rounding = worst.Doubt - (low * allowance);
        yield return Phrase.Of(
            "bound.part",
            ("what", Spoken.What(book.Vocabulary, worst.Part.Quantity)), ("period", Written.Run(worst.Part.Quantity)), ("low", Amount.Text(low)),
            ("record", Phrase.Same(worst.Part.Record)), ("publisher", Phrase.Same(worst.Part.Publisher)));
        yield return Phrase.Of(
            worst.Exceeds ? "bound.whole.high" : "bound.whole.value",
            ("what", Spoken.What(book.Vocabulary, worst.Whole.Quantity)), ("period", Written.Run(worst.Whole.Quantity)), ("held", Amount.Text(worst.Held)),
            ("record", Phrase.Same(worst.Whole.Record)), ("publisher", Phrase.Same(worst.Whole.Publisher)), ("printed", worst.Whole.Printed));
        yield return Phrase.Of(
            "bound.compare",
            ("low", Amount.Text(low)), ("allowance", Amount.Text(allowance)), ("bound", Amount.Text(worst.Bound)),
            ("held", Amount.Text(worst.Held)), ("excess", Amount.Text(worst.Bound - worst.Held)));
        yield return Phrase.Of(
            rounding > 0 ? "bound.doubt.rounded" : "bound.doubt",
            ("low", Amount.Text(low)), ("allowance", Amount.Text(allowance)), ("rounding", Amount.Text(rounding)), ("doubt", Amount.Text(worst.Doubt)));
        if (cases.Count > 1)
        {
            yield return Phrase.Count("bound.widest", cases.Count, ("others", Others(cases, worst)));
        }
    }

    private static Phrase Others(List<Case> cases, Case worst)
    {
        var others = cases.Where(one => one != worst)
            .OrderBy(one => one.Part.Record, StringComparer.Ordinal).ThenBy(one => one.Whole.Record, StringComparer.Ordinal).ToList();
        var shown = others.Take(Shown).Select(one => Phrase.Of(
            one.Exceeds ? "bound.other.high" : "bound.other.value",
            ("part", Phrase.Same(one.Part.Record)), ("bound", Amount.Text(one.Bound)),
            ("held", Amount.Text(one.Held)), ("whole", Phrase.Same(one.Whole.Record))));
        return Phrase.List("; ", others.Count > Shown ? shown.Append(Phrase.Same("…")) : shown);
    }
}
