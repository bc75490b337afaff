using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>What readers say of pairs of reports, and which of it counts.</summary>
/// <param name="fourEyes">Whether same and different count only when two readers agree.</param>
internal sealed class PairVotes(bool fourEyes)
{
    private const int Eyes = 2;

    private readonly SortedDictionary<(int Left, int Right), (string Decision, DateOnly At, string Name)> last = [];
    private readonly HashSet<((int Left, int Right) Pair, DateOnly At)> contradicted = [];
    private readonly SortedDictionary<(int Left, int Right), SortedDictionary<string, (string Decision, DateOnly At, string Name)>> votes = [];

    /// <summary>Every pair that anybody judged.</summary>
    public IEnumerable<(int Left, int Right)> Pairs => votes.Keys;

    /// <summary>Takes a decision: of two the later day counts, and of two of one day that differ neither. False, with the name of the other, where it differs from another of its day.</summary>
    public bool Take((int Left, int Right) pair, string decision, DateOnly at, string by, string name, out string against)
    {
        against = "";
        if (!votes.TryGetValue(pair, out var readers))
        {
            votes.Add(pair, readers = new(StringComparer.Ordinal));
        }

        var voted = readers.TryGetValue(by, out var own);
        var differs = voted && own.At == at && own.Decision != decision;
        if (!differs && (!voted || own.At <= at))
        {
            readers[by] = (decision, at, name);
        }

        if (fourEyes)
        {
            against = differs ? $"{own.Name} calls {own.Decision}" : "";
            return !differs;
        }

        var known = last.TryGetValue(pair, out var earlier);
        if (known && earlier.At == at && earlier.Decision != decision)
        {
            against = $"{earlier.Name} calls {earlier.Decision}";
            contradicted.Add((pair, at));
            return false;
        }

        if (!known || earlier.At <= at)
        {
            last[pair] = (decision, at, name);
        }

        return true;
    }

    /// <summary>The decisions that count, in the order of the pairs.</summary>
    public IReadOnlyList<JudgedPair> Standing() => fourEyes
        ? [.. from pair in votes
              let same = Count(pair.Value, "same")
              let different = Count(pair.Value, "different")
              where Math.Max(same, different) >= Eyes && same != different
              let word = same > different ? "same" : "different"
              select new JudgedPair(pair.Key.Left, pair.Key.Right, same > different, pair.Value.Values.First(vote => vote.Decision == word).Name)]
        : [.. from pair in last
              where pair.Value.Decision != "unsure" && !contradicted.Contains((pair.Key, pair.Value.At))
              select new JudgedPair(pair.Key.Left, pair.Key.Right, pair.Value.Decision == "same", pair.Value.Name)];

    /// <summary>Whether a reader judged a pair.</summary>
    public bool HasVoted((int Left, int Right) pair, string by) => votes.TryGetValue(pair, out var readers) && readers.ContainsKey(by);

    /// <summary>Whether anybody judged a pair.</summary>
    public bool IsJudged((int Left, int Right) pair) => votes.ContainsKey(pair);

    /// <summary>Whether as many readers call a pair same as different.</summary>
    public bool IsSplit((int Left, int Right) pair) =>
        votes.TryGetValue(pair, out var readers) && Count(readers, "same") is var same and > 0 && same == Count(readers, "different");

    /// <summary>Whether one reader decided a pair and a second is needed.</summary>
    public bool IsWaiting((int Left, int Right) pair) =>
        fourEyes && votes.TryGetValue(pair, out var readers) && Count(readers, "same") + Count(readers, "different") is > 0 and < Eyes;

    private static int Count(SortedDictionary<string, (string Decision, DateOnly At, string Name)> readers, string word) =>
        readers.Values.Count(vote => vote.Decision == word);
}
