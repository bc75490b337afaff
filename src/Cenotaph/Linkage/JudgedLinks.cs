using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>The judgements as constraints: which records must be together and which apart, after contradictions were found.</summary>
internal sealed class JudgedLinks
{
    private readonly Dictionary<(int Left, int Right), int> apart = [];
    private readonly bool[]? hasApart;

    private JudgedLinks(ClusterTask task, List<Problem> problems)
    {
        Judged = task.Judged;
        for (var index = 0; index < Judged.Count; index++)
        {
            var pair = Judged[index];
            if (pair.Left < 0 || pair.Right < 0 || pair.Left >= task.Scope.Records || pair.Right >= task.Scope.Records || pair.Left == pair.Right)
            {
                problems.Add(new(task.JudgementsFile, null, null, Cited(index) + Numbers(pair), "two records that the input holds"));
            }
            else if (!pair.Same)
            {
                hasApart ??= new bool[task.Scope.Records];
                hasApart[pair.Left] = hasApart[pair.Right] = true;
                apart.TryAdd(Ordered(pair.Left, pair.Right), index);
            }
        }

        Join(task, problems);
    }

    /// <summary>The judgements as they were given.</summary>
    public IReadOnlyList<JudgedPair> Judged { get; }

    /// <summary>The judgements "same" that join two sets, in the order given: left, right, index of the judgement.</summary>
    public List<(int Left, int Right, int Index)> Together { get; } = [];

    public static JudgedLinks Of(ClusterTask task, List<Problem> problems) => new(task, problems);

    /// <summary>Whether a record must stay apart from any other.</summary>
    public bool HasApart(int record) => hasApart is not null && hasApart[record];

    /// <summary>The judgement that keeps two records apart; −1 where there is none.</summary>
    public int Apart(int left, int right) =>
        HasApart(left) && HasApart(right) && apart.TryGetValue(Ordered(left, right), out var index) ? index : -1;

    /// <summary>How a judgement is shown.</summary>
    public string Cited(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"judgement {Judged[index].Label}: {(Judged[index].Same ? "same" : "different")}");

    // A "same" that would put two records judged "different" into one set is not applied. To find that, each set keeps the partners that its
    // records must stay apart from; the shorter list is poured into the longer.
    private void Join(ClusterTask task, List<Problem> problems)
    {
        if (!Judged.Any(pair => pair.Same))
        {
            return;
        }

        var sets = new UnionFind(task.Scope.Records);
        var partners = new Dictionary<int, List<(int Own, int Other)>>();
        foreach (var (left, right) in apart.Keys)
        {
            Of(partners, left).Add((left, right));
            Of(partners, right).Add((right, left));
        }

        for (var index = 0; index < Judged.Count; index++)
        {
            var (left, right) = (Judged[index].Left, Judged[index].Right);
            if (!Judged[index].Same || left < 0 || right < 0 || left >= task.Scope.Records || right >= task.Scope.Records || left == right)
            {
                continue;
            }

            var (keep, pour) = (sets.Root(left), sets.Root(right));
            if (keep == pour)
            {
                continue;
            }

            var (long_, short_) = (partners.GetValueOrDefault(keep), partners.GetValueOrDefault(pour));
            if ((long_?.Count ?? 0) < (short_?.Count ?? 0))
            {
                (keep, pour, long_, short_) = (pour, keep, short_, long_);
            }

            var clash = short_?.FindIndex(pair => sets.Root(pair.Other) == keep) ?? -1;
            if (clash >= 0)
            {
                var against = apart[Ordered(short_![clash].Own, short_[clash].Other)];
                problems.Add(new(
                    task.JudgementsFile, null, null, $"{Cited(index)}, against {Cited(against)}", "judgements that agree; the pair was kept apart"));
                continue;
            }

            Together.Add((left, right, index));
            sets.Join(left, right);
            partners.Remove(pour);
            partners.Remove(keep);
            if (long_ is not null || short_ is not null)
            {
                (long_ ??= []).AddRange(short_ ?? []);
                partners[sets.Root(keep)] = long_;
            }
        }
    }

    private static List<(int Own, int Other)> Of(Dictionary<int, List<(int Own, int Other)>> partners, int record) =>
        partners.TryGetValue(record, out var list) ? list : partners[record] = [];

    private static (int Left, int Right) Ordered(int left, int right) => left < right ? (left, right) : (right, left);

    private static string Numbers(JudgedPair pair) =>
        string.Create(CultureInfo.InvariantCulture, $", of records {pair.Left} and {pair.Right}");
}
