using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The rule of headers, the same for every format: names are trimmed and may not repeat.</summary>
internal static class ColumnNames
{
    /// <summary>As many columns as a spreadsheet can hold; a file with more is taken for damaged.</summary>
    public const int Most = 16_384;

    /// <summary>
    /// The names of the columns; an empty one becomes <c>column 3</c> with a doubt. Null when a name stands twice.
    /// </summary>
    public static string[]? From(IReadOnlyList<string> header, string name, long row, ICollection<Problem> problems)
    {
        if (header.Count > Most)
        {
            problems.Add(TooMany(name, row));
            return null;
        }

        var names = new string[header.Count];
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var sound = true;
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = header[i].Trim().Trim('\uFEFF').Normalize();
            var place = (i + 1).ToString(CultureInfo.InvariantCulture);
            if (names[i].Length == 0)
            {
                names[i] = "column " + place;
                problems.Add(new(name, row, null, $"no name above column {place}", $"a name; called \"{names[i]}\" here", Severity.Doubt));
            }

            if (!first.TryAdd(names[i], i))
            {
                sound = false;
                problems.Add(new(name, row, names[i],
                    string.Create(CultureInfo.InvariantCulture, $"the same name above columns {first[names[i]] + 1} and {i + 1}"),
                    "a different name for each column"));
            }
        }

        return sound ? names : null;
    }

    /// <summary>The problem of a file with more columns than <see cref="Most"/>.</summary>
    public static Problem TooMany(string name, long? row) =>
        new(name, row, null, $"more than {Most.ToString("N0", CultureInfo.InvariantCulture)} columns", "fewer; the file may be read with a wrong separator or header");

    /// <summary>A count of cells, in words.</summary>
    public static string Cells(int count) =>
        count == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{count} cells");
}
