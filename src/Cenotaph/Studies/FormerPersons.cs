using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>
/// Which reports each person's id stood for after each linkage, so that a person made whole again gets the id back. A set of reports is known by the sum of
/// their handles, which are uniform, and by their number: two sets of one ledger agree by chance once in 10³⁰.
/// </summary>
internal sealed class FormerPersons
{
    private readonly Dictionary<PersonId, (UInt128 Sum, int Count)> now = [];
    private readonly Dictionary<(UInt128 Sum, int Count), PersonId> ids = [];
    private readonly HashSet<PersonId> touched = [];
    private (long Sequence, DateTimeOffset At) last;

    /// <summary>Takes one entry that moves a report from one person to another; entries that follow one another are of one linkage.</summary>
    public void Give(string report, PersonId? from, PersonId? to, Entry entry)
    {
        if (entry.Sequence != last.Sequence + 1 || entry.RecordedAt != last.At)
        {
            Settle();
        }

        last = (entry.Sequence, entry.RecordedAt);
        var handle = Handle(RecordId.Parse(report));
        if (from is { } left)
        {
            Move(left, unchecked(UInt128.Zero - handle), -1);
        }

        if (to is { } joined)
        {
            Move(joined, handle, 1);
        }
    }

    /// <summary>For each person the id that stood for exactly these reports, where one did.</summary>
    public IReadOnlyDictionary<int, PersonId> Of(IReadOnlyList<RecordId> reports, int[] personOf, bool[] hasId)
    {
        Settle();
        var sets = new (UInt128 Sum, int Count)[hasId.Length];
        for (var i = 0; i < reports.Count; i++)
        {
            ref var set = ref sets[personOf[i]];
            set = (unchecked(set.Sum + Handle(reports[i])), set.Count + 1);
        }

        var known = new Dictionary<int, PersonId>();
        for (var person = 0; person < sets.Length; person++)
        {
            if (hasId[person] && ids.TryGetValue(sets[person], out var id))
            {
                known.Add(person, id);
            }
        }

        return known;
    }

    private static UInt128 Handle(RecordId report) => new(report.High, report.Low);

    private void Move(PersonId id, UInt128 sum, int count)
    {
        var set = now.GetValueOrDefault(id);
        now[id] = (unchecked(set.Sum + sum), set.Count + count);
        touched.Add(id);
    }

    private void Settle()
    {
        foreach (var id in touched.Where(id => now[id].Count > 0))
        {
            ids[now[id]] = id;
        }

        touched.Clear();
    }
}
