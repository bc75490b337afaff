using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>What keeps two records apart: judgements, one-to-one sources, rules, in this order.</summary>
internal sealed class PairConstraints(ClusterTask task, JudgedLinks judged)
{
    private const int OneToOne = -1;
    private readonly int rules = task.Conflicts.Count;

    /// <summary>Whether any constraint can hold at all.</summary>
    public bool Any { get; } = task.Judged.Count > 0 || task.OneToOne is not null || task.Conflicts.Count > 0;

    /// <summary>The number of the constraint that keeps two records apart; null where there is none.</summary>
    public int? Between(int left, int right)
    {
        if (judged.Apart(left, right) is >= 0 and var index)
        {
            return rules + index;
        }

        if (task.OneToOne?.Apart(left, right) == true)
        {
            return OneToOne;
        }

        for (var rule = 0; rule < rules; rule++)
        {
            if (task.Conflicts[rule].Conflicts(left, right))
            {
                return rule;
            }
        }

        return null;
    }

    /// <summary>The first pair across two sets of records that a constraint keeps apart. Judgements and one-to-one are always found; rules are
    /// tried on at most <paramref name="most"/> pairs.</summary>
    public (int Left, int Right, int Constraint)? Across(IReadOnlyList<int> first, IReadOnlyList<int> second, long most)
    {
        if (!Any)
        {
            return null;
        }

        var all = (long)first.Count * second.Count <= most;
        var (some, others) = all ? (first, second) : (first.Where(judged.HasApart).ToList(), second.Where(judged.HasApart).ToList());
        foreach (var left in some)
        {
            foreach (var right in others)
            {
                if (Between(Math.Min(left, right), Math.Max(left, right)) is { } constraint)
                {
                    return (left, right, constraint);
                }
            }
        }

        return all ? null : SameSource(first, second) ?? Sampled(first, second, most);
    }

    /// <summary>How a constraint is shown.</summary>
    public string Text(int constraint, int left) => constraint switch
    {
        OneToOne => string.Create(
            CultureInfo.InvariantCulture, $"one-to-one: both records are of source {task.OneToOne!.SourceOf[left]}, which holds no person twice"),
        _ when constraint < rules => $"rule: {task.Conflicts[constraint].Name}",
        _ => judged.Cited(constraint - rules),
    };

    private (int Left, int Right, int Constraint)? SameSource(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        if (task.OneToOne is not { } sources)
        {
            return null;
        }

        var holders = new Dictionary<int, int>();
        foreach (var left in first)
        {
            holders.TryAdd(sources.SourceOf[left], left);
        }

        foreach (var right in second)
        {
            if (holders.TryGetValue(sources.SourceOf[right], out var left) && sources.Apart(left, right))
            {
                return (left, right, OneToOne);
            }
        }

        return null;
    }

    private (int Left, int Right, int Constraint)? Sampled(IReadOnlyList<int> first, IReadOnlyList<int> second, long most)
    {
        foreach (var (left, right) in SpreadPairs.Of(first, second, rules == 0 ? 0 : most))
        {
            if (Between(Math.Min(left, right), Math.Max(left, right)) is { } constraint)
            {
                return (left, right, constraint);
            }
        }

        return null;
    }
}
