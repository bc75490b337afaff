using System.Collections.Immutable;

namespace Cenotaph.Disclosure;

/// <summary>What one class held in each earlier release, as statuses by key, and what it may hold next.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Values">Its generalised values.</param>
/// <param name="Versions">The different contents it had, in order; one that is empty where releases came before it.</param>
internal sealed record ClassHistory(int Id, ImmutableArray<string> Values, IReadOnlyList<Dictionary<string, string>> Versions)
{
    // Which of additions (1), removals (2) and changes (4) are let through, the most first.
    private static readonly int[] Choices = [7, 3, 5, 1, 6, 2, 4];

    public Dictionary<string, string> Last => Versions.Count == 0 ? [] : Versions[^1];

    public static ClassHistory Of(GateClass one, IEnumerable<HeldRow> rows, int releases)
    {
        var held = rows.ToList();
        var starts = held.SelectMany(row => row.Until is { } until ? new[] { row.From, until } : [row.From])
            .Append(0).Distinct().Where(start => start < releases).Order();
        return new(one.Id, one.Values, [.. starts.Select(start => held
            .Where(row => row.From <= start && (row.Until is null || row.Until > start))
            .ToDictionary(row => row.Key, row => row.Status, StringComparer.Ordinal))]);
    }

    /// <summary>
    /// The content nearest to what is wanted that differs from every earlier release by nobody or by enough persons. What the class
    /// held last always passes.
    /// </summary>
    public Dictionary<string, string> Next(Dictionary<string, string> wanted, int k, int l)
    {
        foreach (var choice in Choices)
        {
            var next = Choose(wanted, choice);
            if (IsEnough(next.Values, k, l) && Versions.All(version => IsSafe(version, next, k, l)))
            {
                return next;
            }
        }

        return Last;
    }

    private Dictionary<string, string> Choose(Dictionary<string, string> wanted, int choice)
    {
        Dictionary<string, string> next = new(StringComparer.Ordinal);
        foreach (var (key, status) in Last)
        {
            if (wanted.TryGetValue(key, out var now))
            {
                next.Add(key, (choice & 4) != 0 ? now : status);
            }
            else if ((choice & 2) == 0)
            {
                next.Add(key, status);
            }
        }

        if ((choice & 1) != 0)
        {
            foreach (var (key, status) in wanted.Where(row => !Last.ContainsKey(row.Key)))
            {
                next.Add(key, status);
            }
        }

        return next;
    }

    // By persons, and by what a reader can count who has no keys: in the spirit of m-invariance (Xiao and Tao, SIGMOD 2007), which
    // keeps the statuses of a class the same over releases; here the difference of any two releases is itself a class large enough.
    private static bool IsSafe(Dictionary<string, string> old, Dictionary<string, string> next, int k, int l)
    {
        List<string> added = [], removed = [], before = [], after = [];
        Dictionary<string, int> more = new(StringComparer.Ordinal);
        foreach (var (key, status) in next)
        {
            more[status] = more.GetValueOrDefault(status) + 1;
            if (!old.TryGetValue(key, out var earlier))
            {
                added.Add(status);
            }
            else if (earlier != status)
            {
                before.Add(earlier);
                after.Add(status);
            }
        }

        foreach (var (key, status) in old)
        {
            more[status] = more.GetValueOrDefault(status) - 1;
            if (!next.ContainsKey(key))
            {
                removed.Add(status);
            }
        }

        return IsEnough(added, k, l) && IsEnough(removed, k, l) && IsEnough(before, k, l) && IsEnough(after, k, l)
            && IsEnough(Repeated(more, 1), k, l) && IsEnough(Repeated(more, -1), k, l);
    }

    private static List<string> Repeated(Dictionary<string, int> counts, int sign) =>
        [.. counts.SelectMany(pair => Enumerable.Repeat(pair.Key, Math.Max(0, sign * pair.Value)))];

    private static bool IsEnough(IReadOnlyCollection<string> statuses, int k, int l) =>
        statuses.Count == 0 || (statuses.Count >= k && statuses.Distinct().Take(l).Count() == l);
}
