using Cenotaph.Numerics;

namespace Cenotaph.Linkage;

/// <summary>What became of a person's number.</summary>
internal enum PersonIdFate
{
    /// <summary>All its records went to a person of another number: follow the forwarding.</summary>
    Merged,

    /// <summary>Some of its records went to a person of another number; this number stands for the largest part that was left to it.</summary>
    Split,

    /// <summary>None of its records is there any more.</summary>
    Gone,

    /// <summary>It had ended, and stands again for exactly the records that it stood for before: what ended it was undone.</summary>
    Restored,
}

/// <summary>A forwarding entry.</summary>
/// <param name="From">The number that was known.</param>
/// <param name="To">Where records of it are now; null where they are gone.</param>
/// <param name="Fate">What became of the number.</param>
/// <param name="Records">How many records went that way.</param>
internal sealed record PersonIdChange(PersonId From, PersonId? To, PersonIdFate Fate, int Records);

/// <summary>Person numbers that stay when clusters are made anew.</summary>
/// <param name="Ids">For each cluster its number.</param>
/// <param name="Changes">Forwarding entries, in the order of the old numbers and then of the clusters.</param>
internal sealed record PersonIds(PersonId[] Ids, IReadOnlyList<PersonIdChange> Changes)
{
    /// <summary>A number goes to the cluster that holds most of its records, the largest overlaps first; a cluster without one draws a new one.</summary>
    /// <param name="clusterOf">For each record the number of its cluster, from 0.</param>
    /// <param name="previous">For each record the number of its person before, null for a new record; empty where all are new.</param>
    /// <param name="issued">All numbers that were ever given, also those of records that are gone: none is drawn again.</param>
    /// <param name="random">Where new numbers are drawn. They depend on the seed, never on what a record says.</param>
    /// <param name="former">By cluster the number that stood for exactly its records once; such a cluster gets it back before all others choose.</param>
    public static PersonIds Assign(
        int[] clusterOf, PersonId?[] previous, IReadOnlyCollection<PersonId> issued, RandomStream random, IReadOnlyDictionary<int, PersonId>? former = null)
    {
        var overlaps = new Dictionary<(PersonId Id, int Cluster), int>();
        for (var record = 0; record < previous.Length; record++)
        {
            if (previous[record] is { } id)
            {
                overlaps[(id, clusterOf[record])] = overlaps.GetValueOrDefault((id, clusterOf[record])) + 1;
            }
        }

        var ids = new PersonId?[clusterOf.Length == 0 ? 0 : clusterOf.Max() + 1];
        var kept = new HashSet<PersonId>();

        // Whoever bears the number now comes before who bore it once.
        foreach (var (cluster, id) in (former ?? new Dictionary<int, PersonId>()).OrderByDescending(one => overlaps.ContainsKey((one.Value, one.Key))).ThenBy(one => one.Key))
        {
            if (kept.Add(id))
            {
                ids[cluster] = id;
            }
        }

        foreach (var ((id, cluster), _) in overlaps.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Cluster).ThenBy(pair => pair.Key.Id))
        {
            if (ids[cluster] is null && kept.Add(id))
            {
                ids[cluster] = id;
            }
        }

        var used = new HashSet<PersonId>(ids.Length + issued.Count);
        used.UnionWith(issued.Concat(overlaps.Keys.Select(pair => pair.Id)));
        for (var cluster = 0; cluster < ids.Length; cluster++)
        {
            while (ids[cluster] is null)
            {
                var drawn = new PersonId(random.Next());
                ids[cluster] = used.Add(drawn) ? drawn : null;
            }
        }

        var all = ids.Select(id => id!.Value).ToArray();
        var there = overlaps.Keys.Select(pair => pair.Id).ToHashSet();
        var restored = (former ?? new Dictionary<int, PersonId>()).Where(one => ids[one.Key] == one.Value && !there.Contains(one.Value)).OrderBy(one => one.Value)
            .Select(one => new PersonIdChange(one.Value, one.Value, PersonIdFate.Restored, clusterOf.Count(cluster => cluster == one.Key)));
        return new(all, [.. Forwarding(all, overlaps, kept, issued), .. restored]);
    }

    private static List<PersonIdChange> Forwarding(
        PersonId[] ids, Dictionary<(PersonId Id, int Cluster), int> overlaps, HashSet<PersonId> kept, IReadOnlyCollection<PersonId> issued)
    {
        var there = overlaps.Keys.Select(pair => pair.Id).ToHashSet();
        var changes = issued.Where(id => !there.Contains(id) && !kept.Contains(id)).Distinct().Order().Select(id => new PersonIdChange(id, null, PersonIdFate.Gone, 0)).ToList();
        foreach (var ((id, cluster), records) in overlaps.OrderBy(pair => pair.Key.Id).ThenBy(pair => pair.Key.Cluster))
        {
            if (ids[cluster] != id)
            {
                // A number that stays somewhere was split; one that stays nowhere and went to several persons was split and merged.
                changes.Add(new(id, ids[cluster], kept.Contains(id) ? PersonIdFate.Split : PersonIdFate.Merged, records));
            }
        }

        return changes;
    }
}
