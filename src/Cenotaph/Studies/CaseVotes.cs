namespace Cenotaph.Studies;

/// <summary>What reviewers say of cases: withdrawn or restored, by a report of the person as input:id.</summary>
/// <param name="fourEyes">Whether a case is withdrawn only when two reviewers say so.</param>
internal sealed class CaseVotes(bool fourEyes)
{
    private const int Eyes = 2;

    private readonly SortedDictionary<string, (bool Withdrawn, DateOnly At)> last = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Dictionary<string, (bool Withdrawn, DateOnly At)>> votes = new(StringComparer.Ordinal);

    /// <summary>The reports whose cases are withdrawn.</summary>
    public IEnumerable<string> Withdrawn => fourEyes
        ? votes.Where(one => Count(one.Value, true) is var yes && yes >= Eyes && yes > Count(one.Value, false)).Select(one => one.Key)
        : last.Where(one => one.Value.Withdrawn).Select(one => one.Key);

    /// <summary>The reports whose cases one reviewer withdrew and a second has to judge.</summary>
    public IEnumerable<string> Waiting => fourEyes ? votes.Where(one => one.Value.Count == 1 && Count(one.Value, true) == 1).Select(one => one.Key) : [];

    /// <summary>Takes a decision; false where it differs from another of its day.</summary>
    /// <param name="report">The report.</param>
    /// <param name="withdrawn">Withdrawn, or restored.</param>
    /// <param name="at">The day.</param>
    /// <param name="by">The reviewer.</param>
    /// <param name="inOrder">Whether decisions come in the order they were made, so that the last of a day counts.</param>
    public bool Take(string report, bool withdrawn, DateOnly at, string by, bool inOrder = false)
    {
        if (!votes.TryGetValue(report, out var readers))
        {
            votes.Add(report, readers = new(StringComparer.Ordinal));
        }

        var sound = !readers.TryGetValue(by, out var own) || inOrder || own.At != at || own.Withdrawn == withdrawn;
        if (sound && own.At <= at)
        {
            readers[by] = (withdrawn, at);
        }

        var known = last.TryGetValue(report, out var earlier);
        if (!inOrder && known && earlier.At == at && earlier.Withdrawn != withdrawn)
        {
            // Whoever may be wrongly listed is not listed until a later day decides.
            last[report] = (true, at);
            return fourEyes && sound;
        }

        if (!known || earlier.At <= at)
        {
            last[report] = (withdrawn, at);
        }

        return sound;
    }

    private static int Count(Dictionary<string, (bool Withdrawn, DateOnly At)> readers, bool withdrawn) => readers.Values.Count(vote => vote.Withdrawn == withdrawn);
}
