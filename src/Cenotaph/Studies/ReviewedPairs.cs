using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>The pairs of reports that a decision may part or join, out of a linkage and what reviewers said.</summary>
internal sealed class ReviewedPairs(LinkRun run, IReadOnlyList<StudyReport> reports, ReviewEffects effects)
{
    // So many decisions of most expected wrong pairs are looked at for what they would change.
    private const int LeastLooked = 2_000;
    private const int LookedForOne = 10;

    private readonly ILookup<int, ClusterMerge> merges = run.Result.Clustering.Merges.ToLookup(merge => run.Result.PersonOf[merge.Left]);

    /// <summary>Merges that stand or fell near the cut, and those that a rule forbade; what judgements decided is left out.</summary>
    public IEnumerable<ReviewCase> Uncertain(int most) =>
        from item in ReviewQueue.Of(run.Result.Clustering, Math.Max(LeastLooked, most * LookedForOne))
        where item.Constraint?.StartsWith("judgement", StringComparison.Ordinal) != true
        select Case(item.Left, item.Right, item.Average, item.Constraint is null ? "uncertain" : "constraint");

    /// <summary>Pairs that readers see differently, or that one reader decided and a second has to.</summary>
    public IEnumerable<ReviewCase> Open(PairVotes votes) =>
        from pair in votes.Pairs
        let reason = votes.IsSplit(pair) ? ReviewCase.Disagreement : votes.IsWaiting(pair) ? ReviewCase.SecondReviewer : null
        where reason is not null
        select Case(pair.Left, pair.Right, run.Result.Probability(pair.Left, pair.Right), reason) with { Chance = 0.5 };

    private ReviewCase Case(int left, int right, double probability, string reason)
    {
        var (one, other) = (run.Result.PersonOf[left], run.Result.PersonOf[right]);
        int[] mine = [.. run.Members(one)];
        var together = one == other;
        int[][] parts = together ? Parts(mine, left, right) : [mine, [.. run.Members(other)]];
        var whole = parts.SelectMany(part => part).ToArray();
        IEnumerable<RecordId>[] now = together ? [Handles(whole)] : [Handles(parts[0]), Handles(parts[1])];
        IEnumerable<RecordId>[] then = together ? [Handles(parts[0]), Handles(parts[1])] : [Handles(whole)];
        return new(
            whole.Length == 2 && reason != "constraint" ? ReviewKind.Pairs : ReviewKind.Clusters, reason, reports[left].Handle, reports[right].Handle,
            effects.Ids(reports[left].Handle, reports[right].Handle), together ? 1 - probability : probability, effects.Between(now, then));
    }

    // Without the merge the cluster's tree falls in two. Where no merge joined exactly these two, the right one goes alone.
    private int[][] Parts(int[] members, int left, int right)
    {
        var slots = new Dictionary<int, int>();
        int Slot(int record) => slots.TryGetValue(record, out var slot) ? slot : slots[record] = slots.Count;
        var tree = merges[run.Result.PersonOf[left]].Select(merge => (Left: run.Result.Standing(merge.Left), Right: run.Result.Standing(merge.Right))).ToList();
        var (one, other) = (run.Result.Standing(left), run.Result.Standing(right));
        if (tree.RemoveAll(edge => (edge.Left == one && edge.Right == other) || (edge.Left == other && edge.Right == one)) == 0)
        {
            return [[.. members.Where(member => member != right)], [right]];
        }

        var ends = tree.Select(edge => (Slot(edge.Left), Slot(edge.Right))).ToList();
        int[] standing = [.. members.Select(member => Slot(run.Result.Standing(member)))];
        var (first, second) = (Slot(one), Slot(other));
        var sets = new UnionFind(slots.Count);
        ends.ForEach(edge => sets.Join(edge.Item1, edge.Item2));
        var numbers = sets.Numbers(out _);
        return
        [
            [.. members.Where((_, i) => numbers[standing[i]] != numbers[second])],
            [.. members.Where((_, i) => numbers[standing[i]] == numbers[second])],
        ];
    }

    private IEnumerable<RecordId> Handles(IEnumerable<int> records) => records.Select(record => reports[record].Handle);
}
