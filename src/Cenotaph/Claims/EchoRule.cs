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
    public static IEnumerable<Finding> Of(ClaimBook book) => Pairs(book).Select(pair => pair.Finding);

    /// <summary>The findings with the publishers, quantity and part that each is about.</summary>
    public static IEnumerable<(string First, string Second, Quantity Quantity, string Part, Finding Finding)> Pairs(ClaimBook book)
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

        return
            from meetings in pairs.Values
            let finding = Judge(book, meetings)
            where finding is not null
            let first = meetings[0].First
            select (first.Publisher, meetings[0].Second.Publisher, first.Quantity, first.Part, finding);
    }

    /// <summary>
    /// The logarithm to base ten of the Bayes factor of one number that two publishers print alike, by what printing hides of each: a half step divided by the number.
    /// </summary>
    public static double OfOneNumber(ClaimBook book, double firstHalf, double secondHalf) => WeightOf(book, Slack + firstHalf + secondHalf, 0, 0);

    // (0.95 U(r; ±w) + 0.05 N(r)) ÷ N(r), written so that a far ratio cannot divide 0 by 0.
    private static double WeightOf(ClaimBook book, double width, double ratio, double centre) =>
        Math.Log10(Math.Exp(Math.Log((1 - Elsewhere) / (2 * width)) - LogNormal(ratio, centre, Spread(book))) + Elsewhere);

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
            var width = Width(flows[index]);
            if (Math.Abs(ratios[index]) <= Allowed(flows, index))
            {
                agreeing++;
                inPrint &= Math.Abs(ratios[index]) <= width - Slack;
                weight += WeightOf(book, width, ratios[index], centre);
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
        var meeting = meetings.OrderByDescending(one => one.Weight)
            .ThenBy(one => one.First.Id, StringComparer.Ordinal).ThenBy(one => one.Second.Id, StringComparer.Ordinal).First();
        var (first, second, flows, ratios, _, agreeing, inPrint, largest) = meeting;
        var weight = largest + Math.Log10(meetings.Sum(one => Math.Pow(10, one.Weight - largest)) / meetings.Count);
        if (!(weight > book.Limits.Echo))
        {
            return null;
        }

        var differences = ratios.ConvertAll(Math.Abs);
        var shown = Enumerable.Range(0, flows.Count).OrderBy(index => differences[index]).ThenBy(index => index).ElementAt((flows.Count - 1) / 2);
        ImmutableArray<string> records =
        [
            .. new[] { flows[shown], flows[0], flows[^1] }
                .SelectMany(flow => flow.First.Records.Concat(flow.Second.Records))
                .Distinct(StringComparer.Ordinal),
        ];
        var known = KnownLineage.Between(book, first.Publisher, second.Publisher, new HashSet<string>([.. flows.SelectMany(flow => flow.First.Records.Concat(flow.Second.Records))], StringComparer.Ordinal));
        return new(
            "echo",
            known is LineageStatus.Stated or LineageStatus.Accepted ? Weight.Note : Weight.Warning,
            records,
            Phrase.List(" ", Arithmetic(book, meetings, meeting, shown, weight)),
            Phrase.Of(
                "echo.message",
                ("first", Spoken.Publisher(book.Vocabulary, first.Publisher)), ("second", Spoken.Publisher(book.Vocabulary, second.Publisher)),
                ("within", Phrase.Of(inPrint ? "echo.within" : "echo.within.slack")),
                ("flows", flows.Count == 1 ? Phrase.Of("echo.in-one")
                    : Phrase.Of("echo.in-some", ("agreeing", Amount.Text(agreeing)), ("flows", Amount.Text(flows.Count)))),
                ("lineage", Phrase.Of("lineage.is." + (known is { } status ? status.ToString().ToLowerInvariant() : "none")))),
            known is LineageStatus.Stated or LineageStatus.Accepted
                ? Phrase.Of("echo.remedy.known")
                : Phrase.Of("echo.remedy.ask", ("first", Phrase.Same(first.Publisher)), ("second", Phrase.Same(second.Publisher))),
            flows.Count);
    }

    private static IEnumerable<Phrase> Arithmetic(ClaimBook book, List<Meeting> meetings, Meeting meeting, int shown, double weight)
    {
        var (first, second, flows, ratios, centre, agreeing, _, largest) = meeting;
        var units = Phrase.Of(flows.Count < Several ? "echo.units" : "echo.units.slack");
        var comparison = Phrase.Of(
            "echo.comparison",
            ("period", Written.Date(flows[shown].First.Period)), ("first", flows[shown].First.Arithmetic), ("second", flows[shown].Second.Arithmetic),
            ("ratio", Amount.Text(ratios[shown], 4)), ("allowed", Amount.Text(Allowed(flows, shown), 4)), ("units", units));
        yield return Phrase.Of("echo.what", ("what", Spoken.What(book.Vocabulary, first.Quantity, first.Part)));
        if (flows.Count > 1)
        {
            yield return Phrase.Count("echo.flows", flows.Count, ("agreeing", Amount.Text(agreeing)), ("units", units));
            yield return Phrase.Of(
                "echo.together",
                ("first", Amount.Text(flows.Sum(flow => flow.First.Value))), ("first-publisher", Phrase.Same(first.Publisher)),
                ("second", Amount.Text(flows.Sum(flow => flow.Second.Value))), ("second-publisher", Phrase.Same(second.Publisher)),
                ("median", Amount.Percent(Median(ratios.ConvertAll(Math.Abs)))));
        }

        yield return Phrase.Of(flows.Count == 1 ? "echo.single" : "echo.middle", ("comparison", comparison));
        yield return Phrase.Of(
            "echo.model",
            ("width", Amount.Text(Width(flows[shown]), 4)), ("centre", Amount.Text(centre, 4)),
            ("usual", Amount.Text(book.Limits.UsualSpread)), ("spread", Amount.Text(Spread(book), 3)));
        yield return Phrase.Of(
            meetings.Count > 1 ? "echo.factor.averaged" : "echo.factor",
            ("factor", Amount.Text(largest)), ("pairs", Amount.Text(meetings.Count)), ("weight", Amount.Text(weight)), ("limit", Amount.Text(book.Limits.Echo)));
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
