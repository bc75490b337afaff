using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Makes capture tables from rows of text: a column of 0 and 1 for each list, columns of strata, and <c>count</c> last. A table with a faulty row is no
/// table: what is missing would be taken for nobody.
/// </summary>
public static class CaptureRows
{
    // More persons than there are; sums of counts then never overflow.
    private const long MostPersons = 1_000_000_000_000;

    private static readonly string[] counts = ["count", "counts", "n", "freq", "frequency"];

    /// <summary>The tables, one for each stratum in the order in which strata appear; empty, with problems, when the rows cannot be used.</summary>
    /// <param name="file">How problems call the file.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The line of each row, and its cells in the order of the columns.</param>
    /// <param name="what">What the columns are.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static ImmutableArray<CaptureTable> Read(
        string file, IReadOnlyList<string> columns, IEnumerable<(long Row, ImmutableArray<string> Cells)> rows, CaptureColumns what, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(problems);
        if (Heading(file, columns, what, problems) is not { } heading)
        {
            return [];
        }

        var strata = new Dictionary<Place, Dictionary<int, long>>();
        List<Place> order = [];
        var (faults, total, repeated) = (0, 0L, (Problem?)null);
        foreach (var (row, cells) in rows)
        {
            if (Row(file, row, cells, columns, heading, problems) is not var (history, count))
            {
                faults++;
                continue;
            }

            total += count;
            if (total > MostPersons)
            {
                problems.Add(new(file, row, columns[^1], "counts that add up to more than a million millions", "counts of persons"));
                return [];
            }

            string Named(int column) => column < 0 ? "" : cells[column].Trim();
            var place = new Place(
                string.Join(", ", heading.Strata.Select(column => $"{columns[column]} = {Named(column)}")), Named(heading.LinkageDraw), Named(heading.Imputation));
            if (!strata.TryGetValue(place, out var counted))
            {
                strata.Add(place, counted = []);
                order.Add(place);
            }

            if (history != 0 && !counted.TryAdd(history, count))
            {
                counted[history] += count;
                repeated ??= new(file, row, null, "a capture history that stood there before", "one row for each history; their counts are added up", Severity.Doubt);
            }
        }

        if (faults > 0)
        {
            return [];
        }

        if (total == 0)
        {
            problems.Add(new(file, null, columns[^1], "no count above 0", "at least one person on a list"));
            return [];
        }

        if (repeated is not null)
        {
            problems.Add(repeated);
        }

        return [.. order.Select(place => Table(file, place, strata[place], columns, heading, problems)).OfType<CaptureTable>()];
    }

    private static CaptureTable? Table(string file, Place place, Dictionary<int, long> counted, IReadOnlyList<string> columns, Columns heading, ICollection<Problem> problems)
    {
        var lists = heading.Lists.Select(column => columns[column]);
        var where = (CaptureTable.Of(lists, []) with { Stratum = place.Stratum, LinkageDraw = place.LinkageDraw, Imputation = place.Imputation }).Place;
        var within = where.Length == 0 ? "" : $" in {where}";
        var seen = counted.Where(pair => pair.Value > 0).Aggregate(0, (lists, pair) => lists | pair.Key);
        if (seen == 0)
        {
            problems.Add(new(file, null, null, $"nobody on any list{within}", "at least one person; the stratum is left out", Severity.Doubt));
            return null;
        }

        var table = CaptureTable.Of(lists, counted.Select(pair => new CaptureCell(pair.Key, pair.Value))) with
        {
            Stratum = place.Stratum,
            LinkageDraw = place.LinkageDraw,
            Imputation = place.Imputation,
            Impossible = heading.Impossible,
            Censored = heading.Censored,
        };
        foreach (var together in table.Impossible.Where(together => table.OnAll(together) > 0))
        {
            problems.Add(new(file, null, null, $"{table.OnAll(together)} on {table.Names(together)} together{within}", "nobody, as they are said to be lists that nobody can be on together"));
            return null;
        }

        for (var list = 0; list < table.Lists.Length; list++)
        {
            if ((seen >> list & 1) == 0)
            {
                problems.Add(new(file, null, table.Lists[list], $"nobody on this list{within}", "at least one person; the list is left out", Severity.Doubt));
            }
        }

        return table.Keeping(seen);
    }

    private static (int History, long Count)? Row(
        string file, long row, ImmutableArray<string> cells, IReadOnlyList<string> columns, Columns heading, ICollection<Problem> problems)
    {
        var (history, good) = (0, true);
        for (var list = 0; list < heading.Lists.Length; list++)
        {
            var column = heading.Lists[list];
            if (Membership(cells[column].Trim()) is { } on)
            {
                history |= on ? 1 << list : 0;
            }
            else
            {
                problems.Add(new(file, row, columns[column], Quoted(cells[column]), "0 or 1 (a column that is no list is named as a stratum)"));
                good = false;
            }
        }

        var text = cells[^1].Trim();
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            problems.Add(new(file, row, columns[^1], Quoted(cells[^1]), "a count of persons: 0 or a whole number above it"));
            return null;
        }

        if (count < 0 || count != decimal.Truncate(count) || count > MostPersons)
        {
            problems.Add(new(file, row, columns[^1], Quoted(cells[^1]), "a count of persons: 0 or a whole number above it"));
            return null;
        }

        if (good && history == 0 && count > 0)
        {
            problems.Add(new(file, row, columns[^1], $"{Quoted(cells[^1])} on no list", "no row of persons on no list: how many they are is what is asked"));
            return null;
        }

        return good ? (history, (long)count) : null;
    }

    private static Columns? Heading(string file, IReadOnlyList<string> columns, CaptureColumns what, ICollection<Problem> problems)
    {
        if (columns.Count < 2 || !counts.Contains(columns[^1].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(new(file, null, columns.Count == 0 ? null : columns[^1], "a last column of another name", "columns of 0 and 1, one for each list, and count last"));
            return null;
        }

        foreach (var name in what.Strata.Where(name => !columns.Take(columns.Count - 1).Contains(name, StringComparer.Ordinal)))
        {
            problems.Add(new(file, null, name, "no such column", $"a column of strata among {string.Join(", ", columns.Take(columns.Count - 1))}"));
            return null;
        }

        foreach (var name in new[] { what.Imputation, what.LinkageDraw }.OfType<string>().Where(name => columns.Take(columns.Count - 1).Count(column => column == name) != 1))
        {
            problems.Add(new(file, null, name, "no such column, or two", $"a column of replicates among {string.Join(", ", columns.Take(columns.Count - 1))}"));
            return null;
        }

        if (what.Imputation is { } same && same == what.LinkageDraw)
        {
            problems.Add(new(file, null, same, "one column for imputations and linkage draws", "a column for each"));
            return null;
        }

        int Find(string? name) => name is null ? -1 : Enumerable.Range(0, columns.Count - 1).First(column => columns[column] == name);
        var (imputation, draw) = (Find(what.Imputation), Find(what.LinkageDraw));
        int[] inside = [.. Enumerable.Range(0, columns.Count - 1).Where(column => column != imputation && column != draw)];
        int[] lists = [.. inside.Where(column => !what.IsStratum(columns[column]))];
        if (lists.Length is < 1 or > CaptureTable.MostLists)
        {
            problems.Add(new(file, null, null, string.Create(CultureInfo.InvariantCulture, $"{lists.Length} lists"), string.Create(CultureInfo.InvariantCulture, $"1 to {CaptureTable.MostLists} lists")));
            return null;
        }

        foreach (var twice in lists.GroupBy(column => columns[column], StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add(new(file, null, twice.Key, "two columns of this name", "a name of its own for each list"));
            return null;
        }

        var bits = lists.Select((column, list) => (Name: columns[column], Bit: 1 << list)).ToDictionary(pair => pair.Name, pair => pair.Bit, StringComparer.Ordinal);
        foreach (var name in what.Impossible.SelectMany(names => names).Concat(what.Censored).Where(name => !bits.ContainsKey(name)))
        {
            problems.Add(new(file, null, name, "no such list", $"one of the lists {string.Join(", ", bits.Keys)}"));
            return null;
        }

        ImmutableArray<int> impossible = [.. what.Impossible.Select(names => names.Aggregate(0, (together, name) => together | bits[name]))];
        if (impossible.Any(together => (together & together - 1) == 0))
        {
            problems.Add(new(file, null, null, "a structural zero of a single list", "at least two lists; a list that cannot see a stratum is empty there"));
            return null;
        }

        return new([.. lists], [.. inside.Except(lists)], imputation, draw, impossible, what.Censored.Aggregate(0, (censored, name) => censored | bits[name]));
    }

    private static bool? Membership(string text) => text switch
    {
        "1" or "1.0" or "TRUE" or "True" or "true" => true,
        "0" or "0.0" or "FALSE" or "False" or "false" => false,
        _ => null,
    };

    private static string Quoted(string text) => $"\"{text.Trim()}\"";

    private readonly record struct Place(string Stratum, string LinkageDraw, string Imputation);

    private sealed record Columns(ImmutableArray<int> Lists, ImmutableArray<int> Strata, int Imputation, int LinkageDraw, ImmutableArray<int> Impossible, int Censored);
}
