namespace Cenotaph.Claims;

/// <summary>The difference of two numbers of unlike or unknown basis is a revision, not a flow.</summary>
internal static class RevisionRule
{
    private const double Month = 30.4375;

    // A flow a month takes a month to measure.
    private const int Shortest = 28;

    private sealed record Case(double Ratio, Claim From, Claim To, Flow Other, string Publisher, string Arithmetic);

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
                && !groups.IsOne(source.Publisher, claims.Key.Id)
                && Comparable.Same(book.Vocabulary.Rules, source.Quantity, claims.First().Quantity)).ToList();
            var ordered = claims.OrderBy(Day).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
            List<Case> cases = [.. ordered.Zip(ordered.Skip(1)).SelectMany(pair => Cases(book, pair.First, pair.Second, others))];
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
        var (low, high) = (FigureLimits.Centre(from.Figure)!.Value, FigureLimits.Centre(to.Figure)!.Value);
        var hidden = Comparable.Half(from.Figure) + Comparable.Half(to.Figure);
        if (days < Shortest || Math.Abs(high - low) <= hidden || (from.Quantity.Basis is not null && from.Quantity.Basis == to.Quantity.Basis))
        {
            yield break;
        }

        foreach (var other in others)
        {
            if (other.Over(new(Day(from).AddDays(1), Day(to))) is not { Value: > 0 } flow)
            {
                continue;
            }

            var months = days / Month;
            var ratio = (double)((high - low) / flow.Value);
            if (ratio < 1 / book.Limits.Revision || ratio > book.Limits.Revision)
            {
                yield return new(ratio, from, to, flow, other.Publisher,
                    $"({Amount.Text(high)} ({to.Id}, {Day(to):yyyy-MM-dd}, basis {to.Quantity.Text(QuantityPart.Basis)}) − {Amount.Text(low)} ({from.Id}, {Day(from):yyyy-MM-dd}, "
                    + $"basis {from.Quantity.Text(QuantityPart.Basis)})) / {Amount.Text(months)} months of {Amount.Text(Month, 4)} days = {Amount.Text((double)(high - low) / months, 0)} a month, "
                    + $"where the printed units can hide {Amount.Text((double)hidden / months, 0)} a month; {other.Publisher} for the same days: "
                    + $"({flow.Arithmetic}) / {Amount.Text(months)} = {Amount.Text((double)flow.Value / months, 0)} a month; ratio {Amount.Text(ratio)}, "
                    + $"limits {Amount.Text(1 / book.Limits.Revision)} to {Amount.Text(book.Limits.Revision)}.");
            }
        }
    }

    private static Finding Finding(ClaimBook book, List<Case> cases)
    {
        var worst = cases.OrderByDescending(one => one.Ratio <= 0 ? double.MaxValue : Math.Abs(Math.Log(one.Ratio)))
            .ThenBy(one => one.From.Id, StringComparer.Ordinal).ThenBy(one => one.Publisher, StringComparer.Ordinal).First();
        var pairs = cases.DistinctBy(one => (one.From.Id, one.To.Id)).Count();
        List<string> records = [worst.From.Id, worst.To.Id, .. worst.Other.Records];
        return new(
            "revision-not-flow",
            Weight.Warning,
            records,
            $"{Comparable.What(worst.To.Quantity)}, cumulative. {(pairs > 1 ? $"{Amount.Text(pairs)} pairs of numbers that follow on one another; the farthest: " : "")}{worst.Arithmetic}",
            $"The difference of two numbers of {worst.To.Publisher.Name} whose bases differ or are not known is not the flow between their dates.",
            "Take no difference of the two; ask the publisher what changed, and state the basis of each number.",
            pairs);
    }
}
