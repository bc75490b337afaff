namespace Cenotaph.Claims;

/// <summary>The difference of two numbers of unlike or unknown basis is a revision, not a flow.</summary>
internal static class RevisionRule
{
    private const double Month = 30.4375;

    // A flow a month takes a month to measure.
    private const int Shortest = 28;

    private sealed record Case(Weight Weight, Claim From, Claim To, List<Window> Windows, string Publisher, decimal Difference, decimal Least, decimal Most)
    {
        public double Ratio => Windows[0].Ratio;
    }

    // The days between one day of the first span and one of the second, and what the other publisher gives for them.
    private sealed record Window(DateOnly Start, DateOnly End, Flow Flow, double Ratio, double Lowest, double Highest)
    {
        public double Months => (End.DayNumber - Start.DayNumber) / Month;

        public Phrase Monthly(decimal number) => Amount.Text((double)number / Months, 0);
    }

    /// <summary>One finding for each publisher and quantity.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var sources = Flows.Of(book);
        var groups = new LineageGroups(book.Lineage);
        foreach (var claims in Comparable.Claims(book)
            .Where(claim => claim.Quantity is { Kind: QuantityKind.Cumulative, Period: not null } && FigureLimits.Centre(claim.Figure) is not null)
            .GroupBy(claim => (claim.Publisher.Id, What: Comparable.What(claim.Quantity), claim.Quantity.Period!.Value.First))
            .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            var others = sources.Where(source => source.Publisher != claims.Key.Id && source.Part.Length == 0
                && !groups.IsDownstream(source.Publisher, claims.Key.Id)
                && Comparable.Same(book.Vocabulary.Rules, source.Quantity, claims.First().Quantity)).ToList();
            var ordered = claims.OrderBy(Day).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
            List<Case> cases = others.Count == 0 ? [] :
            [
                .. ordered.SelectMany((from, index) => ordered.Skip(index + 1).SelectMany(to => Cases(book, from, to, others))),
            ];
            if (cases.Count > 0)
            {
                yield return Finding(book, cases);
            }
        }
    }

    // The last day up to which the number may count, as its period has it.
    private static DateOnly Day(Claim claim) => claim.Quantity.Period!.Value.Last;

    // The days up to one of which the number counts: several where its as-of is known to a span.
    private static DateSpan Days(Claim claim) =>
        claim.Quantity is { AsOf: { IsDay: false } asOf } && asOf.Last == Day(claim) ? asOf : DateSpan.Day(Day(claim));

    private static IEnumerable<Case> Cases(ClaimBook book, Claim from, Claim to, List<FlowSource> others)
    {
        var (starts, ends) = (Days(from), Days(to));
        var difference = FigureLimits.Centre(to.Figure)!.Value - FigureLimits.Centre(from.Figure)!.Value;
        var (start, end) = (Comparable.Reach(from.Figure), Comparable.Reach(to.Figure));
        var (least, most) = (end.Low - start.High, end.High - start.Low);
        if (Written.Since(ends, starts) < Shortest || (least <= 0 && most >= 0)
            || (from.Quantity.Basis is not null && from.Quantity.Basis == to.Quantity.Basis))
        {
            yield break;
        }

        // What rounding changes by more than the limits allow says little of a flow, even where it might fit one.
        var (lower, upper) = (1 / book.Limits.Revision, book.Limits.Revision);
        var limit = (decimal)book.Limits.Revision;
        var isLoose = difference > 0 && (least * limit < difference || most > difference * limit);
        foreach (var other in others)
        {
            // Flows grow with the days, so the ends of the spans hold the limits of the ratio.
            List<Window> windows =
            [
                .. from last in Ends(other, ends)
                   from first in Ends(other, starts)
                   select Over(other, first, last, difference, least, most) into window
                   where window is not null
                   select window,
            ];
            Weight? weight = windows.Count == 0 ? null
                : windows.TrueForAll(one => one.Highest < lower) || windows.TrueForAll(one => one.Lowest > upper) ? Weight.Warning
                : isLoose && windows.Exists(one => one.Ratio < lower || one.Ratio > upper) ? Weight.Note
                : null;
            if (weight is { } known)
            {
                yield return new(known, from, to, windows, other.Publisher, difference, least, most);
            }
        }
    }

    // The last and the first day of a span at which a flow of the other can begin or end.
    private static IEnumerable<DateOnly> Ends(FlowSource other, DateSpan days)
    {
        if (days.IsDay)
        {
            return [days.Last];
        }

        var marks = other.Marks.Where(mark => mark >= days.First && mark <= days.Last).ToList();
        return marks.Count == 0 ? [] : new[] { marks[^1], marks[0] }.Distinct();
    }

    private static Window? Over(FlowSource other, DateOnly first, DateOnly last, decimal difference, decimal least, decimal most) =>
        other.Over(new(first.AddDays(1), last)) is { Value: > 0, Low: > 0 } flow
            ? new(
                first, last, flow, (double)difference / (double)flow.Value,
                (double)least / (double)(least < 0 ? flow.Low : flow.High),
                (double)most / (double)(most < 0 ? flow.High : flow.Low))
            : null;

    private static IEnumerable<Phrase> Arithmetic(ClaimBook book, Case one)
    {
        var window = one.Windows[0];
        yield return Phrase.Of(
            "revision.comparison",
            ("later", Printed(one.To, window.End)), ("earlier", Printed(one.From, window.Start)),
            ("months", Amount.Text(window.Months)), ("length", Amount.Text(Month, 4)),
            ("monthly", window.Monthly(one.Difference)), ("least", window.Monthly(one.Least)), ("most", window.Monthly(one.Most)),
            ("publisher", Phrase.Same(one.Publisher)), ("flow", window.Flow.Arithmetic), ("other", window.Monthly(window.Flow.Value)),
            ("ratio", Amount.Text(window.Ratio)), ("lowest", Amount.Text(window.Lowest)), ("highest", Amount.Text(window.Highest)),
            ("lower", Amount.Text(1 / book.Limits.Revision)), ("upper", Amount.Text(book.Limits.Revision)));
        foreach (var instead in one.Windows.Skip(1))
        {
            yield return Phrase.Of(
                "revision.instead",
                ("start", Written.Day(instead.Start)), ("end", Written.Day(instead.End)), ("months", Amount.Text(instead.Months)),
                ("monthly", instead.Monthly(one.Difference)), ("other", instead.Monthly(instead.Flow.Value)),
                ("ratio", Amount.Text(instead.Ratio)), ("lowest", Amount.Text(instead.Lowest)), ("highest", Amount.Text(instead.Highest)));
        }
    }

    private static Phrase Printed(Claim claim, DateOnly day) => Phrase.Of(
        Days(claim).IsDay ? "revision.number" : "revision.number.span",
        ("number", Amount.Text(FigureLimits.Centre(claim.Figure)!.Value)), ("record", Spoken.Record(claim)),
        ("date", Written.Date(Days(claim))), ("day", Written.Day(day)), ("basis", Spoken.Basis(claim.Quantity)));

    private static Phrase Message(ClaimBook book, Case worst, List<Case> cases)
    {
        var spans = worst.Windows;
        var message = Phrase.Of(
            worst.Weight == Weight.Warning ? "revision.message.surely" : "revision.message.perhaps",
            ("publisher", Phrase.Name(worst.To.Publisher.Name)), ("other", Spoken.Publisher(book.Vocabulary, worst.Publisher)),
            ("earlier", Written.Figure(worst.From.Figure)), ("earlier-date", Written.Date(Days(worst.From))),
            ("later", Written.Figure(worst.To.Figure)), ("later-date", Written.Date(Days(worst.To))),
            ("least", spans.MaxBy(one => one.Months)!.Monthly(worst.Least)), ("most", spans.MinBy(one => one.Months)!.Monthly(worst.Most)),
            ("flow", spans[0].Monthly(spans[0].Flow.Value)));

        // One number that stands in every pair is the odd one.
        var pairs = cases.DistinctBy(one => (one.From.Id, one.To.Id)).ToList();
        var common = pairs.Count < 2 ? null
            : new[] { worst.From.Id, worst.To.Id }.FirstOrDefault(id => pairs.TrueForAll(one => one.From.Id == id || one.To.Id == id));
        return common is null ? message
            : Phrase.List(" ", message, Phrase.Of("revision.message.common", ("record", Phrase.Same(common))));
    }

    private static Finding Finding(ClaimBook book, List<Case> all)
    {
        var weight = all.Max(one => one.Weight);
        var cases = all.Where(one => one.Weight == weight).ToList();
        var worst = cases.OrderByDescending(one => one.Ratio <= 0 ? double.MaxValue : Math.Abs(Math.Log(one.Ratio)))
            .ThenBy(one => one.From.Id, StringComparer.Ordinal).ThenBy(one => one.Publisher, StringComparer.Ordinal).First();
        var pairs = cases.DistinctBy(one => (one.From.Id, one.To.Id)).Count();
        List<string> records = [worst.From.Id, worst.To.Id, .. worst.Windows[0].Flow.Records];
        var lineage = KnownLineage.Between(book, worst.To.Publisher.Id, worst.Publisher, records.ToHashSet(StringComparer.Ordinal));
        var what = Spoken.What(book.Vocabulary, worst.To.Quantity);
        var message = Message(book, worst, cases);
        return new(
            "revision-not-flow",
            weight,
            records,
            Phrase.List(
                " ",
                pairs > 1 ? Phrase.Count("revision.pairs", pairs, ("what", what)) : Phrase.Of("revision.once", ("what", what)),
                Phrase.List(" ", Arithmetic(book, worst))),
            lineage is { } status ? Phrase.List(" ", message, Phrase.Of("revision.lineage." + status.ToString().ToLowerInvariant())) : message,
            Phrase.Of(weight == Weight.Warning ? "revision.remedy.surely" : "revision.remedy.perhaps"),
            pairs);
    }
}
