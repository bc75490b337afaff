using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>How links are chosen where every record has at most one partner.</summary>
internal enum AssignmentMethod
{
    /// <summary>The pair is the best of both its records.</summary>
    MutualBest,

    /// <summary>From the strongest pair down, each record once.</summary>
    Greedy,

    /// <summary>The links that are together the most likely.</summary>
    Optimal,
}

/// <summary>A link between two tables.</summary>
/// <param name="Left">The record of the left table.</param>
/// <param name="Right">The record of the right table.</param>
/// <param name="Weight">The match weight.</param>
/// <param name="Probability">The probability given that each record has at most one partner.</param>
/// <param name="Margin">By how much the weight exceeds that of the strongest other pair of either record; negative where another was stronger.</param>
internal readonly record struct AssignedLink(int Left, int Right, double Weight, double Probability, double Margin);

/// <summary>One-to-one links between two tables that hold no person twice.</summary>
/// <param name="Links">The links, by left record.</param>
/// <param name="Ambiguous">Links left out because their margin was too small, by left record: for review.</param>
/// <param name="Notices">What a person should know.</param>
internal sealed record Assignment(IReadOnlyList<AssignedLink> Links, IReadOnlyList<AssignedLink> Ambiguous, IReadOnlyList<string> Notices)
{
    // The cost of the optimal method grows with the cube of the records of a component.
    private const int LargestSide = 500;

    /// <param name="scope">Two tables.</param>
    /// <param name="edges">The scored pairs across them.</param>
    /// <param name="probability">The calibrated probability of a weight.</param>
    /// <param name="method">How links are chosen.</param>
    /// <param name="least">The least probability, given one partner at most, at which a link stands.</param>
    /// <param name="margin">The least margin at which a link is not ambiguous.</param>
    public static Assignment Of(
        PairScope scope, Edge[] edges, Func<double, double> probability, AssignmentMethod method, double least = 0.5, double margin = double.NegativeInfinity)
    {
        if (scope.LeftRecords is null)
        {
            throw new ArgumentException("One-to-one links are between two tables.", nameof(scope));
        }

        var sorted = edges.ToArray();
        Array.Sort(sorted, static (x, y) =>
            x.Weight != y.Weight ? y.Weight.CompareTo(x.Weight) : x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        var rivals = new Rivals(scope.Records, sorted, probability);
        var notices = new List<string>();
        var chosen = method switch
        {
            AssignmentMethod.MutualBest => sorted.Where(edge => rivals.Margin(edge) > 0),
            AssignmentMethod.Greedy => Greedy(sorted),
            _ => Optimal(sorted, scope.Records, probability, notices),
        };
        var links = chosen
            .Select(edge => new AssignedLink(edge.Left, edge.Right, edge.Weight, rivals.Probability(edge), rivals.Margin(edge)))
            .Where(link => link.Probability >= least)
            .OrderBy(link => link.Left)
            .ToList();
        return new([.. links.Where(link => link.Margin >= margin)], [.. links.Where(link => link.Margin < margin)], notices);
    }

    private static List<Edge> Greedy(IEnumerable<Edge> sorted)
    {
        var (taken, chosen) = (new HashSet<int>(), new List<Edge>());
        foreach (var edge in sorted)
        {
            if (!taken.Contains(edge.Left) && !taken.Contains(edge.Right))
            {
                taken.Add(edge.Left);
                taken.Add(edge.Right);
                chosen.Add(edge);
            }
        }

        return chosen;
    }

    // The most likely set of links has the largest sum of log odds; a pair less likely than not never helps.
    private static List<Edge> Optimal(Edge[] sorted, int records, Func<double, double> probability, List<string> notices)
    {
        var useful = sorted.Select(edge => (Edge: edge, Value: Odds(probability(edge.Weight)))).Where(pair => pair.Value > 0).ToArray();
        var sets = new UnionFind(records);
        foreach (var (edge, _) in useful)
        {
            sets.Join(edge.Left, edge.Right);
        }

        var (chosen, large) = (new List<Edge>(), 0);
        foreach (var component in useful.GroupBy(pair => sets.Root(pair.Edge.Left)))
        {
            var pairs = component.ToArray();
            var lefts = pairs.Select(pair => pair.Edge.Left).Distinct().Order().ToArray();
            var rights = pairs.Select(pair => pair.Edge.Right).Distinct().Order().ToArray();
            if (lefts.Length == 1 || rights.Length == 1 || lefts.Length > LargestSide || rights.Length > LargestSide)
            {
                chosen.AddRange(Greedy(pairs.Select(pair => pair.Edge)));
                large += lefts.Length > 1 && rights.Length > 1 ? 1 : 0;
                continue;
            }

            var values = new double[lefts.Length, rights.Length];
            var edgeOf = new Dictionary<(int, int), Edge>();
            foreach (var (edge, value) in pairs)
            {
                var cell = (Array.BinarySearch(lefts, edge.Left), Array.BinarySearch(rights, edge.Right));
                (values[cell.Item1, cell.Item2], edgeOf[cell]) = (value, edge);
            }

            var partner = BestAssignment.Of(values);
            chosen.AddRange(Enumerable.Range(0, lefts.Length).Where(left => edgeOf.ContainsKey((left, partner[left]))).Select(left => edgeOf[(left, partner[left])]));
        }

        if (large > 0)
        {
            notices.Add(string.Create(
                CultureInfo.InvariantCulture, $"{large} component(s) of more than {LargestSide} records a side were assigned from the strongest pair down, not optimally."));
        }

        return chosen;
    }

    private static double Odds(double probability) => Math.Clamp(MatchProbability.Weight(probability), -60, 60);

    // For each record the sum of odds and the two strongest weights of its pairs.
    private sealed class Rivals
    {
        private readonly double[] odds;
        private readonly double[] best;
        private readonly double[] second;
        private readonly Func<double, double> probability;

        public Rivals(int records, Edge[] sorted, Func<double, double> probability)
        {
            (odds, best, second, this.probability) = (new double[records], new double[records], new double[records], probability);
            Array.Fill(best, double.NegativeInfinity);
            Array.Fill(second, double.NegativeInfinity);
            foreach (var edge in sorted)
            {
                Add(edge.Left, edge.Weight);
                Add(edge.Right, edge.Weight);
            }
        }

        // Of all ways to give the two records at most one partner each, each weighed by its odds: this pair against none and against each other pair.
        public double Probability(Edge edge)
        {
            var own = Math.Pow(2, Odds(probability(edge.Weight)));
            return own / (1 + odds[edge.Left] + odds[edge.Right] - own);
        }

        public double Margin(Edge edge) => edge.Weight - Math.Max(Other(edge.Left, edge.Weight), Other(edge.Right, edge.Weight));

        private double Other(int record, double weight) => weight < best[record] ? best[record] : second[record];

        private void Add(int record, double weight)
        {
            odds[record] += Math.Pow(2, Odds(probability(weight)));
            (best[record], second[record]) = weight > best[record] ? (weight, best[record]) : (best[record], Math.Max(second[record], weight));
        }
    }
}
