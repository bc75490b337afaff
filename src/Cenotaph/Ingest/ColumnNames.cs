using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The rule of headers, the same for every format: names are trimmed, and those that repeat are numbered.</summary>
internal static class ColumnNames
{
    /// <summary>As many columns as a spreadsheet can hold; a file with more is taken for damaged.</summary>
    public const int Most = 16_384;

    /// <summary>
    /// The names of the columns; an empty one becomes <c>column 3</c>, and a name that stands twice <c>name (1)</c> and
    /// <c>name (2)</c>, with a doubt: nobody can mean one of them by the name alone. Null when names cannot be told apart.
    /// </summary>
    public static string[]? From(IReadOnlyList<string> header, string name, long row, ICollection<Problem> problems)
    {
        if (header.Count > Most)
        {
            problems.Add(TooMany(name, row));
            return null;
        }

        var names = new string[header.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = header[i].Trim().Trim('\uFEFF').Normalize();
            if (names[i].Length == 0)
            {
                names[i] = "column " + Number(i + 1);
                problems.Add(new(name, row, null, $"no name above column {Number(i + 1)}", $"a name; called \"{names[i]}\" here", Severity.Doubt));
            }
        }

        NumberThoseThatRepeat(names, name, row, problems);
        return AreDifferent(names, name, row, problems) ? names : null;
    }

    private static void NumberThoseThatRepeat(string[] names, string file, long row, ICollection<Problem> problems)
    {
        foreach (var same in Enumerable.Range(0, names.Length).GroupBy(i => names[i], StringComparer.Ordinal).Where(same => same.Count() > 1).ToList())
        {
            var places = same.ToList();
            problems.Add(new(file, row, same.Key,
                $"the same name above columns {string.Join(", ", places.Take(5).Select(i => Number(i + 1)))}{(places.Count > 5 ? ", …" : "")}",
                $"a different name for each column; called \"{same.Key} (1)\" to \"{same.Key} ({Number(places.Count)})\" here", Severity.Doubt));
            for (var at = 0; at < places.Count; at++)
            {
                names[places[at]] = $"{same.Key} ({Number(at + 1)})";
            }
        }
    }

    private static bool AreDifferent(string[] names, string file, long row, ICollection<Problem> problems)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (!first.TryAdd(names[i], i))
            {
                problems.Add(new(file, row, names[i],
                    $"the same name above columns {Number(first[names[i]] + 1)} and {Number(i + 1)}", "a different name for each column"));
                return false;
            }
        }

        return true;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The problem of a file with more columns than <see cref="Most"/>.</summary>
    public static Problem TooMany(string name, long? row) =>
        new(name, row, null, $"more than {Most.ToString("N0", CultureInfo.InvariantCulture)} columns", "fewer; the file may be read with a wrong separator or header");

    /// <summary>A count of cells, in words.</summary>
    public static string Cells(int count) =>
        count == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{count} cells");
}
