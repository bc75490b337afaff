namespace Cenotaph.Persons;

/// <summary>When each source first said of one person that he is dead.</summary>
/// <param name="Event">A day of death, as the first report that knows the month gives it; null where none does.</param>
/// <param name="Known">By source.</param>
internal readonly record struct KnownDays(DateOnly? Event, IReadOnlyDictionary<string, DateOnly> Known);

/// <summary>Finds sources that hardly ever come first and follow within days upon another, far more often than their usual delay explains.</summary>
internal static class Followers
{
    private const int Fewest = 20;
    private const int Neighbours = 4;
    private const double MostFirst = 0.1;
    private const double LeastExcess = 0.2;

    // Four windows are tried on each source; at three and a half standard errors one source in a thousand is found by chance.
    private const double Errors = 3.5;

    // Who plants does so with several sources: where one is found, the others are held to less.
    private const double MostFirstBeside = 0.2;
    private const double LeastExcessBeside = 0.1;
    private const double ErrorsBeside = 2;
    private static readonly int[] Windows = [3, 7, 14, 30];

    /// <summary>The followers: the source, how many of its shared dead follow upon another within the window, how many it shares.</summary>
    public static IReadOnlyList<(string Source, int Follows, int Shared)> Of(IReadOnlyList<KnownDays> persons, Independence declared, bool isOneFound)
    {
        var (mostFirst, leastExcess, errors) = isOneFound ? (MostFirstBeside, LeastExcessBeside, ErrorsBeside) : (MostFirst, LeastExcess, Errors);
        var shared = new Dictionary<string, List<(int Event, int Own, int[] Others)>>(StringComparer.Ordinal);
        foreach (var person in persons.Where(person => person is { Event: not null, Known.Count: > 1 }))
        {
            foreach (var (source, own) in person.Known)
            {
                int[] others = [.. person.Known.Where(other => other.Key != source && !declared.IsDeclared(source, other.Key)).Select(other => other.Value.DayNumber)];
                if (others.Length > 0)
                {
                    (shared.TryGetValue(source, out var list) ? list : shared[source] = []).Add((person.Event!.Value.DayNumber, own.DayNumber, others));
                }
            }
        }

        List<(string Source, int Follows, int Shared)> found = [];
        foreach (var window in Windows)
        {
            var measured = shared.Where(one => one.Value.Count >= Fewest).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => (Source: one.Key, Shared: one.Value.Count, Met: Measure(one.Value, window))).ToList();
            if (measured.Count < 3)
            {
                break;
            }

            // What moves all sources at once, as a body found late, moves the middle one too.
            double[] excess = [.. measured.Select(one => one.Met.Share - one.Met.Chance).Order()];
            var usual = Math.Max(0, excess[excess.Length / 2]);
            found.AddRange(
                from one in measured
                let error = Math.Sqrt(Math.Max(one.Met.Chance * (1 - one.Met.Chance), 0.01) / one.Shared)
                where one.Met.First < mostFirst && one.Met.Share - one.Met.Chance - usual > Math.Max(leastExcess, errors * error)
                where found.TrueForAll(other => other.Source != one.Source)
                select (one.Source, (int)Math.Round(one.Met.Share * one.Shared), one.Shared));
        }

        return found;
    }

    // The share that follows, the share that would if each person had the delay of a person who died about then, and the share in which it is first.
    private static (double Share, double Chance, double First) Measure(List<(int Event, int Own, int[] Others)> persons, int window)
    {
        var sorted = persons.OrderBy(one => one.Event).ThenBy(one => one.Own).ToList();
        var (follows, chance, tried, first) = (0, 0, 0, 0);
        for (var i = 0; i < sorted.Count; i++)
        {
            follows += Follows(sorted[i].Own, sorted[i].Others, window) ? 1 : 0;
            first += Array.TrueForAll(sorted[i].Others, other => other > sorted[i].Own) ? 1 : 0;
            for (var j = Math.Max(0, i - Neighbours); j <= Math.Min(sorted.Count - 1, i + Neighbours); j++)
            {
                if (j != i)
                {
                    tried++;
                    chance += Follows(sorted[i].Event + sorted[j].Own - sorted[j].Event, sorted[i].Others, window) ? 1 : 0;
                }
            }
        }

        return ((double)follows / sorted.Count, (double)chance / Math.Max(1, tried), (double)first / sorted.Count);
    }

    private static bool Follows(int own, int[] others, int window) => Array.Exists(others, other => other <= own && own - other <= window);
}
