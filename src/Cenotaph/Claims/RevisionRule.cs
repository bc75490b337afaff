namespace Cenotaph.Claims;

/// <summary>The difference of two numbers of unlike or unknown basis is a revision, not a flow.</summary>
internal static class RevisionRule
{
    private const double Month = 30.4375;

    // A flow a month takes a month to measure.
    private const int Shortest = 28;

    private sealed record Case(Weight Weight, double Ratio, Claim From, Claim To, Flow Other, string Publisher, Phrase Arithmetic);

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

    // The day up to which the number counts, as its period has it.
    private static DateOnly Day(Claim claim) => claim.Quantity.Period!.Value.Last;

    private static IEnumerable<Case> Cases(ClaimBook book, Claim from, Claim to, List<FlowSource> others)
    {
        var days = Day(to).DayNumber - Day(from).DayNumber;
        var difference = FigureLimits.Centre(to.Figure)!.Value - FigureLimits.Centre(from.Figure)!.Value;
        var (start, end) = (Comparable.Reach(from.Figure), Comparable.Reach(to.Figure));
        var (least, most) = (end.Low - start.High, end.High - start.Low);
        if (days < Shortest || (least <= 0 && most >= 0) || (from.Quantity.Basis is not null && from.Quantity.Basis == to.Quantity.Basis))
        {
            yield break;
        }

        // What rounding changes by more than the limits allow says little of a flow, even where it might fit one.
        var limit = (decimal)book.Limits.Revision;
        var isLoose = difference > 0 && (least * limit < difference || most > difference * limit);
        foreach (var other in others)
        {
            if (other.Over(new(Day(from).AddDays(1), Day(to))) is not { Value: > 0, Low: > 0 } flow)
            {
                continue;
            }

            var ratio = (double)difference / (double)flow.Value;
            var lowest = (double)least / (double)(least < 0 ? flow.Low : flow.High);
            var highest = (double)most / (double)(most < 0 ? flow.High : flow.Low);
            Weight? weight = highest < 1 / book.Limits.Revision || lowest > book.Limits.Revision ? Weight.Warning
                : isLoose && (ratio < 1 / book.Limits.Revision || ratio > book.Limits.Revision) ? Weight.Note
                : null;
            if (weight is { } known)
            {
                var months = days / Month;
                yield return new(known, ratio, from, to, flow, other.Publisher,
                    Phrase.Of(
                        "revision.comparison",
                        ("later", Printed(to)), ("earlier", Printed(from)), ("months", Amount.Text(months)), ("length", Amount.Text(Month, 4)),
                        ("monthly", Monthly(difference)), ("least", Monthly(least)), ("most", Monthly(most)),
                        ("publisher", Phrase.Same(other.Publisher)), ("flow", flow.Arithmetic), ("other", Monthly(flow.Value)),
                        ("ratio", Amount.Text(ratio)), ("lowest", Amount.Text(lowest)), ("highest", Amount.Text(highest)),
                        ("lower", Amount.Text(1 / book.Limits.Revision)), ("upper", Amount.Text(book.Limits.Revision))));

                Phrase Monthly(decimal number) => Amount.Text((double)number / months, 0);
            }
        }
    }

    private static Phrase Printed(Claim claim) => Phrase.Of(
        "revision.number",
        ("number", Amount.Text(FigureLimits.Centre(claim.Figure)!.Value)), ("record", Spoken.Record(claim)),
        ("date", Written.Day(Day(claim))), ("basis", Spoken.Basis(claim.Quantity)));

    private static Finding Finding(ClaimBook book, List<Case> all)
    {
        var weight = all.Max(one => one.Weight);
        var cases = all.Where(one => one.Weight == weight).ToList();
        var worst = cases.OrderByDescending(one => one.Ratio <= 0 ? double.MaxValue : Math.Abs(Math.Log(one.Ratio)))
            .ThenBy(one => one.From.Id, StringComparer.Ordinal).ThenBy(one => one.Publisher, StringComparer.Ordinal).First();
        var pairs = cases.DistinctBy(one => (one.From.Id, one.To.Id)).Count();
        List<string> records = [worst.From.Id, worst.To.Id, .. worst.Other.Records];
        var lineage = KnownLineage.Between(book, worst.To.Publisher.Id, worst.Publisher, records.ToHashSet(StringComparer.Ordinal));
        var what = Spoken.What(book.Vocabulary, worst.To.Quantity);
        var message = Phrase.Of(
            weight == Weight.Warning ? "revision.message.surely" : "revision.message.perhaps",
            ("publisher", Phrase.Name(worst.To.Publisher.Name)), ("other", Spoken.Publisher(book.Vocabulary, worst.Publisher)));
        return new(
            "revision-not-flow",
            weight,
            records,
            Phrase.List(
                " ",
                pairs > 1 ? Phrase.Count("revision.pairs", pairs, ("what", what)) : Phrase.Of("revision.once", ("what", what)),
                worst.Arithmetic),
            lineage is { } status ? Phrase.List(" ", message, Phrase.Of("revision.lineage." + status.ToString().ToLowerInvariant())) : message,
            Phrase.Of(weight == Weight.Warning ? "revision.remedy.surely" : "revision.remedy.perhaps"),
            pairs);
    }
}
