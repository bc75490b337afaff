using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The rule of headers, the same for every format: names are trimmed and may not repeat.</summary>
internal static class ColumnNames
{
    /// <summary>
    /// The names of the columns; an empty one becomes <c>column 3</c> with a doubt. Null when a name stands twice.
    /// </summary>
    public static string[]? From(IReadOnlyList<string> header, string name, long row, ICollection<Problem> problems)
    {
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

    /// <summary>A count of cells, in words.</summary>
    public static string Cells(int count) =>
        count == 1 ? "1 cell" : string.Create(CultureInfo.InvariantCulture, $"{count} cells");
}
