using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>Two publishers' flows agree within their printing more often than independent errors would.</summary>
internal static class EchoRule
{
    // Besides what printing hides, a copy may be off by averages, days of a month and late corrections.
    private const double Slack = 0.01;

    // Fewer flows than these may agree within 1 % by chance: they must agree within their printing alone.
    private const int Several = 3;

    // A copy may depart now and then: a correction of one that the other did not take over.
    private const double Elsewhere = 0.05;

    /// <summary>One finding for each pair of publishers and quantity.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var sources = Flows.Of(book);
        SortedDictionary<string, List<Meeting>> pairs = new(StringComparer.Ordinal);
        for (var one = 0; one < sources.Length; one++)
        {
            for (var other = one + 1; other < sources.Length; other++)
            {
                var (first, second) = string.CompareOrdinal(sources[one].Publisher, sources[other].Publisher) < 0
                    ? (sources[one], sources[other]) : (sources[other], sources[one]);
                if (first.Publisher == second.Publisher || first.Part != second.Part
                    || !Comparable.Same(book.Vocabulary.Rules, first.Quantity, second.Quantity))
                {
                    continue;
                }

                var flows = Flows.Common(first, second).Where(flow => flow.First.Value > 0 && flow.Second.Value > 0).ToList();
                if (flows.Count > 0)
                {
                    var key = string.Join('\u001f', first.Publisher, second.Publisher, Comparable.What(first.Quantity), first.Part);
                    pairs.TryAdd(key, []);
                    pairs[key].Add(Meet(book, first, second, flows));
                }
            }
        }

        return pairs.Values.Select(meetings => Judge(book, meetings)).OfType<Finding>();
    }

    // Two publishers' flows from one table of each, and the logarithm to base ten of their Bayes factor.
    private sealed record Meeting(
        FlowSource First, FlowSource Second, List<(Flow First, Flow Second)> Flows, List<double> Ratios, double Centre, int Agreeing, bool InPrint, double Weight);

    private static Meeting Meet(ClaimBook book, FlowSource first, FlowSource second, List<(Flow First, Flow Second)> flows)
    {
        var ratios = flows.Select(flow => Math.Log((double)flow.First.Value / (double)flow.Second.Value)).ToList();
        var centre = ratios.Count < Several ? 0 : Median(ratios);
        var weight = 0.0;
        var agreeing = 0;
        var inPrint = true;
        for (var index = 0; index < flows.Count; index++)
        {
            // Bayes factor of one flow: (0.95 U(r; ±w) + 0.05 N(r)) ÷ N(r), written so that a far ratio cannot divide 0 by 0.
            var width = Width(flows[index]);
            if (Math.Abs(ratios[index]) <= Allowed(flows, index))
            {
                agreeing++;
                inPrint &= Math.Abs(ratios[index]) <= width - Slack;
                weight += Math.Log10(Math.Exp(Math.Log((1 - Elsewhere) / (2 * width)) - LogNormal(ratios[index], centre, Spread(book))) + Elsewhere);
            }
            else
            {
                weight += Math.Log10(Elsewhere);
            }
        }

        return new(first, second, flows, ratios, centre, agreeing, inPrint, weight);
    }

    private static Finding? Judge(ClaimBook book, List<Meeting> meetings)
    {
        // A publisher may have its numbers in several tables: their Bayes factors are averaged, so that trying more
        // tables does not find more echoes. The one with the largest is shown.
        var (first, second, flows, ratios, centre, agreeing, inPrint, largest) = meetings.OrderByDescending(meeting => meeting.Weight)
            .ThenBy(meeting => meeting.First.Id, StringComparer.Ordinal).ThenBy(meeting => meeting.Second.Id, StringComparer.Ordinal).First();
        var weight = largest + Math.Log10(meetings.Sum(meeting => Math.Pow(10, meeting.Weight - largest)) / meetings.Count);
        if (!(weight > book.Limits.Echo))
        {
            return null;
        }

        var differences = ratios.Select(Math.Abs).ToList();
        var shown = Enumerable.Range(0, flows.Count).OrderBy(index => differences[index]).ThenBy(index => index).ElementAt((flows.Count - 1) / 2);
        var (one, other) = flows[shown];
        ImmutableArray<string> records =
        [
            .. new[] { flows[shown], flows[0], flows[^1] }
                .SelectMany(flow => flow.First.Records.Concat(flow.Second.Records))
                .Distinct(StringComparer.Ordinal),
        ];
        var known = KnownLineage.Between(book, first.Publisher, second.Publisher, new HashSet<string>([.. flows.SelectMany(flow => flow.First.Records.Concat(flow.Second.Records))], StringComparer.Ordinal));
        var units = flows.Count < Several ? "the printed units of both" : "the printed units of both plus 1 %";
        return new(
            "echo",
            known is LineageStatus.Stated or LineageStatus.Accepted ? Weight.Note : Weight.Warning,
            records,
            $"{Comparable.What(first.Quantity)}{(first.Part.Length > 0 ? $" · {first.Part}" : "")}. "
                + (flows.Count == 1
                    ? "One flow over the same days, "
                    : $"{Amount.Text(flows.Count)} flows over the same days, {Amount.Text(agreeing)} of them within {units}. "
                        + $"Together {Amount.Text(flows.Sum(flow => flow.First.Value))} ({first.Publisher}) against {Amount.Text(flows.Sum(flow => flow.Second.Value))} ({second.Publisher}); "
                        + $"median absolute difference {Amount.Percent(Median(differences))}. The middle one, ")
                + $"{one.Period}: {one.Arithmetic} against {other.Arithmetic}; log ratio {Amount.Text(ratios[shown], 4)}, allowed ±{Amount.Text(Allowed(flows, shown), 4)} "
                + $"({units}). A copy: log ratio uniform within ±{Amount.Text(Width(flows[shown]), 4)} (the printed units of both plus 1 %). Independent errors: log ratio normal about {Amount.Text(centre, 4)}, standard deviation "
                + $"√2 × {Amount.Text(book.Limits.UsualSpread)} = {Amount.Text(Spread(book), 3)}. Log₁₀ Bayes factor {Amount.Text(largest)}"
                + (meetings.Count > 1 ? $", averaged over {Amount.Text(meetings.Count)} pairs of tables {Amount.Text(weight)}" : "")
                + $"; limit {Amount.Text(book.Limits.Echo)}.",
            $"{BoundRule.Name(book, first.Publisher)} agrees within rounding{(inPrint ? "" : " and 1 %")} with {BoundRule.Name(book, second.Publisher)}"
                + (flows.Count == 1 ? " in one flow" : $" in {Amount.Text(agreeing)} of {Amount.Text(flows.Count)} flows")
                + (known is { } status ? $"; the lineage is {status.ToString().ToLowerInvariant()}." : "; no lineage between them is on record."),
            known is LineageStatus.Stated or LineageStatus.Accepted
                ? "Count the two as one origin in any estimate."
                : $"Ask both how the numbers are made; a judgement can accept the proposed edge between {first.Publisher} and {second.Publisher} (inferred).",
            flows.Count);
    }

    private static double Spread(ClaimBook book) => Math.Sqrt(2) * book.Limits.UsualSpread;

    private static double Width((Flow First, Flow Second) flow) =>
        Slack + ((double)flow.First.Half / (double)flow.First.Value) + ((double)flow.Second.Half / (double)flow.Second.Value);

    private static double Allowed(List<(Flow First, Flow Second)> flows, int index) =>
        flows.Count < Several ? Width(flows[index]) - Slack : Width(flows[index]);

    private static double LogNormal(double value, double mean, double spread) =>
        (-0.5 * Math.Pow((value - mean) / spread, 2)) - Math.Log(spread * Math.Sqrt(2 * Math.PI));

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
