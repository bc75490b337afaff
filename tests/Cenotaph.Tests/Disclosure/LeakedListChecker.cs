namespace Cenotaph.Tests.Disclosure;

/// <summary>A row as it was published, with the key of the person behind it, which no reader has.</summary>
internal sealed record ExportedRow(string Key, string[] Values, string Status);

/// <summary>
/// The definition of what a release must withstand, tried exhaustively: every person of a leaked list is joined on every subset of up to
/// <paramref name="most"/> columns with every release, and with every pair of releases. It knows nothing of how releases are made.
/// </summary>
/// <param name="covers">Whether a published value of a column may stand for an exact one.</param>
/// <param name="k">The least number of persons.</param>
/// <param name="most">The most columns joined on.</param>
internal sealed class LeakedListChecker(Func<int, string, string, bool> covers, int k, int most = 4)
{
    /// <summary>What is wrong, in words; empty when nothing is.</summary>
    public List<string> Faults(IReadOnlyList<IReadOnlyList<ExportedRow>> releases, IReadOnlyList<string?[]> leaked)
    {
        List<string> faults = [];
        HashSet<string> tried = [];
        var subsets = leaked.Count == 0 ? [] : Subsets(leaked[0].Length).ToList();
        var rows = releases.SelectMany(release => release).ToList();
        foreach (var person in leaked)
        {
            var masks = rows.ConvertAll(row => Mask(row, person));
            foreach (var subset in subsets.Where(subset => Array.TrueForAll(subset, column => person[column] is not null)))
            {
                // What is found depends on the rows found alone, so the same rows are looked at once.
                var wanted = subset.Sum(column => 1 << column);
                var found = new char[(rows.Count / 16) + 1];
                for (var i = 0; i < rows.Count; i++)
                {
                    if ((masks[i] & wanted) == wanted)
                    {
                        found[i / 16] |= (char)(1 << (i % 16));
                    }
                }

                if (tried.Add(new(found)))
                {
                    Join(faults, string.Join(' ', subset.Select(column => person[column])), releases, found);
                }
            }
        }

        return faults;
    }

    private void Join(List<string> faults, string where, IReadOnlyList<IReadOnlyList<ExportedRow>> releases, char[] found)
    {
        List<List<ExportedRow>> joins = [];
        var place = 0;
        foreach (var release in releases)
        {
            var start = place;
            joins.Add([.. release.Where((_, i) => (found[(start + i) / 16] >> ((start + i) % 16) & 1) == 1)]);
            place += release.Count;
        }

        for (var late = 0; late < joins.Count; late++)
        {
            Need(faults, $"release {late} joined on {where}", [.. joins[late].Select(row => row.Status)]);
            for (var early = 0; early < late; early++)
            {
                Compare(faults, $"releases {early} and {late} joined on {where}", joins[early], joins[late]);
            }
        }
    }

    // Which columns of a row may stand for what the list says of a person.
    private int Mask(ExportedRow row, string?[] person) =>
        Enumerable.Range(0, person.Length).Where(column => person[column] is { } exact && covers(column, row.Values[column], exact)).Sum(column => 1 << column);

    private void Compare(List<string> faults, string where, List<ExportedRow> early, List<ExportedRow> late)
    {
        var before = early.ToDictionary(row => row.Key);
        var after = late.ToDictionary(row => row.Key);
        Need(faults, where + ": added", [.. late.Where(row => !before.ContainsKey(row.Key)).Select(row => row.Status)]);
        Need(faults, where + ": removed", [.. early.Where(row => !after.ContainsKey(row.Key)).Select(row => row.Status)]);
        var changed = late.Where(row => before.TryGetValue(row.Key, out var old) && old.Status != row.Status).ToList();
        Need(faults, where + ": changed, before", [.. changed.Select(row => before[row.Key].Status)]);
        Need(faults, where + ": changed, after", [.. changed.Select(row => row.Status)]);
        Need(faults, where + ": more of", Excess(late, early));
        Need(faults, where + ": less of", Excess(early, late));
    }

    // What one release has more of, counted as a reader counts who has no keys: by everything that stands in a row.
    private static List<string> Excess(List<ExportedRow> these, List<ExportedRow> those)
    {
        var counts = new Dictionary<string, int>();
        foreach (var row in those)
        {
            counts[Text(row)] = counts.GetValueOrDefault(Text(row)) + 1;
        }

        List<string> more = [];
        foreach (var row in these)
        {
            var left = counts.GetValueOrDefault(Text(row));
            counts[Text(row)] = left - 1;
            if (left <= 0)
            {
                more.Add(row.Status);
            }
        }

        return more;

        static string Text(ExportedRow row) => string.Join('\u001f', row.Values.Append(row.Status));
    }

    private void Need(List<string> faults, string where, List<string> statuses)
    {
        if (statuses.Count > 0 && (statuses.Count < k || statuses.Distinct().Count() < 2))
        {
            faults.Add($"{where}: {statuses.Count} with {statuses.Distinct().Count()} statuses");
        }
    }

    private IEnumerable<int[]> Subsets(int columns) =>
        Enumerable.Range(1, (1 << columns) - 1)
            .Select(set => Enumerable.Range(0, columns).Where(column => (set >> column & 1) == 1).ToArray())
            .Where(subset => subset.Length <= most);
}
