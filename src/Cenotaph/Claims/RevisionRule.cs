namespace Cenotaph.Claims;

/// <summary>The difference of two numbers of unlike or unknown basis is a revision, not a flow.</summary>
internal static class RevisionRule
{
    private const double Month = 30.4375;

    // A flow a month takes a month to measure.
    private const int Shortest = 28;

    private sealed record Case(Weight Weight, double Ratio, Claim From, Claim To, Flow Other, string Publisher, string Arithmetic);

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
                    $"({Printed(to)} − {Printed(from)}) / {Amount.Text(months)} months of {Amount.Text(Month, 4)} days = {Monthly(difference)} a month, "
                    + $"with what the printed figures can hide {Monthly(least)} to {Monthly(most)}; {other.Publisher} for the same days: "
                    + $"({flow.Arithmetic}) / {Amount.Text(months)} = {Monthly(flow.Value)} a month; ratio {Amount.Text(ratio)}, "
                    + $"with what the printed figures can hide {Amount.Text(lowest)} to {Amount.Text(highest)}, "
                    + $"limits {Amount.Text(1 / book.Limits.Revision)} to {Amount.Text(book.Limits.Revision)}.");

                string Monthly(decimal number) => Amount.Text((double)number / months, 0);
            }
        }
    }

    private static string Printed(Claim claim) =>
        $"{Amount.Text(FigureLimits.Centre(claim.Figure)!.Value)} ({Amount.Middle(claim.Figure)}{claim.Id}, {Day(claim):yyyy-MM-dd}, basis {claim.Quantity.Text(QuantityPart.Basis)})";

    private static Finding Finding(ClaimBook book, List<Case> all)
    {
        var weight = all.Max(one => one.Weight);
        var cases = all.Where(one => one.Weight == weight).ToList();
        var worst = cases.OrderByDescending(one => one.Ratio <= 0 ? double.MaxValue : Math.Abs(Math.Log(one.Ratio)))
            .ThenBy(one => one.From.Id, StringComparer.Ordinal).ThenBy(one => one.Publisher, StringComparer.Ordinal).First();
        var pairs = cases.DistinctBy(one => (one.From.Id, one.To.Id)).Count();
        List<string> records = [worst.From.Id, worst.To.Id, .. worst.Other.Records];
        var lineage = KnownLineage.Between(book, worst.To.Publisher.Id, worst.Publisher, records.ToHashSet(StringComparer.Ordinal));
        return new(
            "revision-not-flow",
            weight,
            records,
            $"{Comparable.What(worst.To.Quantity)}, cumulative. {(pairs > 1 ? $"{Amount.Text(pairs)} pairs of numbers; the farthest: " : "")}{worst.Arithmetic}",
            $"The difference of two numbers of {worst.To.Publisher.Name}, whose bases differ or are not known, cannot be taken for the flow between their dates: "
                + (weight == Weight.Warning
                    ? $"it is not like the flow that {BoundRule.Name(book, worst.Publisher)} gives, whatever rounding hides."
                    : $"it is not like the flow that {BoundRule.Name(book, worst.Publisher)} gives, and rounding alone may explain that.")
                + (lineage is { } status ? $" The lineage between the two is {status.ToString().ToLowerInvariant()}; a copy would have the flow of its origin." : ""),
            weight == Weight.Warning
                ? "Take no difference of the two; ask the publisher what changed, and state the basis of each number."
                : "Take no difference of the two; ask the publisher for the numbers before rounding, and state the basis of each.",
            pairs);
    }
}
