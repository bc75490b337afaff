namespace Cenotaph.Linkage;

/// <summary>
/// Finds records that repeat one another in every column that is used, so often that namesakes cannot explain it: a row pasted a thousand times.
/// Ten of them are compared, and the others go where these go. A million identical records are then ten, and frequencies are those of persons.
/// </summary>
/// <remarks>
/// Rows that say little (a surname and an initial) repeat by chance, and their number is what term frequency rests on: they must all be counted.
/// So a group counts as copies only when strangers would make less than a thousandth of it, if fields went together by chance: N Π f, with f the
/// share of a value among the distinct rows, to which what is assumed of strangers is added as in the estimate of u.
/// </remarks>
internal static class RecordCopies
{
    /// <summary>So many copies of a record are compared.</summary>
    public const int MostCompared = 10;

    private const double ShareByChance = 0.001;

    /// <summary>The groups of copies of which some are to be set aside, as stretches of <paramref name="rows"/>.</summary>
    /// <param name="rows">The rows of a table, equal ones side by side.</param>
    /// <param name="columns">The columns that are used.</param>
    /// <param name="roles">The roles of these columns.</param>
    public static IReadOnlyList<(int From, int To)> Find(int[] rows, TextColumn[] columns, IReadOnlyList<ColumnRole> roles)
    {
        var starts = Starts(rows, columns);
        List<(int From, int To)> groups = [];
        for (var group = 0; group + 1 < starts.Count; group++)
        {
            if (starts[group + 1] - starts[group] > MostCompared)
            {
                groups.Add((starts[group], starts[group + 1]));
            }
        }

        if (groups.Count == 0)
        {
            return groups;
        }

        var distinct = starts.Count - 1;
        var roleOf = roles.ToDictionary(role => role.Column, role => role.Role, StringComparer.Ordinal);
        TextColumn[] telling = [.. columns.Where(column => roleOf[column.Name] != FieldRole.Source)];
        var counts = telling.Select(column => Counts(column, rows, starts)).ToArray();
        return [.. groups.Where(group =>
        {
            double expected = rows.Length;
            for (var c = 0; c < telling.Length; c++)
            {
                var id = telling[c].Ids[rows[group.From]];
                var assumed = ModelEstimation.AssumedPairs * ModelEstimation.AssumedAgreement(roleOf[telling[c].Name]);
                expected *= id < 0 ? 1 : (counts[c][id] + assumed) / (distinct + ModelEstimation.AssumedPairs);
            }

            return expected < ShareByChance * (group.To - group.From);
        })];
    }

    // Where each group of equal rows begins, and the end of all.
    private static List<int> Starts(int[] rows, TextColumn[] columns)
    {
        List<int> starts = [0];
        for (var at = 1; at < rows.Length; at++)
        {
            foreach (var column in columns)
            {
                if (column.Ids[rows[at]] != column.Ids[rows[at - 1]])
                {
                    starts.Add(at);
                    break;
                }
            }
        }

        starts.Add(rows.Length);
        return starts;
    }

    private static int[] Counts(TextColumn column, int[] rows, List<int> starts)
    {
        var counts = new int[column.Values.Count];
        for (var group = 0; group + 1 < starts.Count; group++)
        {
            if (starts[group] < rows.Length && column.Ids[rows[starts[group]]] is >= 0 and var id)
            {
                counts[id]++;
            }
        }

        return counts;
    }
}
