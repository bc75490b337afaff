namespace Cenotaph.Linkage;

/// <summary>Ranks what searches found and groups the records that are surely one person.</summary>
internal static class SearchResult
{
    // So many records are grouped; beyond them they are only counted.
    private const int MostGrouped = 400;

    /// <summary>The answer.</summary>
    /// <param name="sought">The person sought.</param>
    /// <param name="columns">The columns that were read.</param>
    /// <param name="searches">The searches of all threads.</param>
    /// <param name="rowOf">The line of a place in the file.</param>
    /// <param name="top">How many persons to give at most.</param>
    public static FindAnswer Of(
        SoughtPerson sought, SearchColumns columns, IReadOnlyList<PersonSearch> searches, Func<(int Block, int Line), long> rowOf, int top)
    {
        var looked = searches.Sum(search => search.Records);
        var counts = searches[0].Counts;
        foreach (var search in searches.Skip(1))
        {
            Add(counts, search.Counts);
        }

        var weights = new SearchWeights(looked, counts);
        var near = searches.SelectMany(search => search.Candidates)
            .Select(candidate => (Candidate: candidate, Weight: weights.Of(candidate)))
            .Where(one => one.Weight >= 0 || Agrees(one.Candidate, sought))
            .OrderByDescending(one => one.Weight).ThenBy(one => one.Candidate.Place).ThenBy(one => one.Candidate.Reading)
            .DistinctBy(one => one.Candidate.Place)
            .ToList();
        var persons = new List<List<RecordDetail>>();
        foreach (var (candidate, _) in near.Take(MostGrouped))
        {
            var detail = new RecordDetail(candidate, columns);
            if (persons.Find(person => person.TrueForAll(detail.IsSurely)) is { } known)
            {
                known.Add(detail);
            }
            else
            {
                persons.Add([detail]);
            }
        }

        return new(
            looked, near.Count,
            [.. persons.Take(top).Select(person => new FoundPerson([.. person.Select(one => one.Show(sought, weights, rowOf(one.Candidate.Place)))]))]);
    }

    // Worth showing as a namesake: nothing that is known speaks against it.
    private static bool Agrees(in Candidate candidate, SoughtPerson sought)
    {
        for (var scale = 0; scale < Scales.All.Count; scale++)
        {
            // Homes and units change; names and dates do not.
            if (!ReferenceEquals(Scales.All[scale], Scales.From) && !ReferenceEquals(Scales.All[scale], Scales.Unit)
                && !Scales.All[scale].AgreesOrSilent(candidate.Levels[scale]))
            {
                return false;
            }
        }

        var name = candidate.Levels.Name;
        var reading = sought.Readings[candidate.Reading];
        return (!reading.Surname.Name.IsKnown || name.Surname > 0) && (!reading.Given.Name.IsKnown || name.Given > 0 || name.Surname > 0);
    }

    private static void Add(long[][][] to, long[][][] from)
    {
        for (var reading = 0; reading < to.Length; reading++)
        {
            for (var scale = 0; scale < to[reading].Length; scale++)
            {
                for (var level = 0; level < to[reading][scale].Length; level++)
                {
                    to[reading][scale][level] += from[reading][scale][level];
                }
            }
        }
    }
}
