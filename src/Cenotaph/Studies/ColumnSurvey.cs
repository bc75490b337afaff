using System.Text.RegularExpressions;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>What the whole of a file shows about one of its columns, for a first draft of a study.</summary>
internal sealed partial class ColumnSurvey(string name)
{
    /// <summary>More different texts than this are no list of words.</summary>
    public const int MostWords = 60;

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private int dayFirst;
    private int monthFirst;
    private int slashed;
    private int slashedShort;
    private int dottedShort;

    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>How many rows have a text here.</summary>
    public int Filled { get; private set; }

    /// <summary>How many rows have a number here.</summary>
    public int Numbers { get; private set; }

    /// <summary>The different texts in order of first appearance; null when there are too many.</summary>
    public IReadOnlyList<string>? Words => words.Count <= MostWords ? order : null;

    /// <summary>
    /// The format of its dates where the usual reading could not tell: slashes, or years of two digits. Null when
    /// there is no need for one.
    /// </summary>
    public (string Format, bool IsCertain)? DateFormat =>
        slashed > 0 && slashed >= dottedShort
            ? ((dayFirst >= monthFirst ? "d/M/" : "M/d/") + (slashedShort * 2 > slashed ? "yy" : "yyyy"), dayFirst > 0 != monthFirst > 0)
        : dottedShort > 0
            ? ("d.M.yy", false)
        : null;

    /// <summary>Reads a file to its end; rows that are faulty are passed over.</summary>
    public static List<ColumnSurvey> Of(string path, string file, InputFormat format, out long rows)
    {
        rows = 0;
        using var reader = RowReader.Open(path, file, format, new ProblemCollection());
        if (reader is null)
        {
            return [];
        }

        var columns = reader.Columns.Select(column => new ColumnSurvey(column)).ToList();
        while (reader.Read())
        {
            rows++;
            for (var column = 0; column < columns.Count; column++)
            {
                columns[column].Look(reader[column].Trim());
            }
        }

        return columns;
    }

    private void Look(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        Filled++;
        Numbers += CellReader.Number(text) is null ? 0 : 1;
        if (words.Count <= MostWords)
        {
            var word = text.ToString();
            if (words.Add(word))
            {
                order.Add(word);
            }
        }

        if (text.Length <= 10 && Day().Match(text.ToString()) is { Success: true } day)
        {
            var (first, second) = (day.Groups[1].Value, day.Groups[3].Value);
            var isShort = day.Groups[4].Value.Length == 2 ? 1 : 0;
            if (day.Groups[2].Value == ".")
            {
                dottedShort += isShort;
            }
            else
            {
                slashed++;
                slashedShort += isShort;
                dayFirst += first.Length == 2 && string.CompareOrdinal(first, "12") > 0 ? 1 : 0;
                monthFirst += second.Length == 2 && string.CompareOrdinal(second, "12") > 0 ? 1 : 0;
            }
        }
    }

    [GeneratedRegex(@"^(\d{1,2})([./])(\d{1,2})[./](\d{2}|\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
