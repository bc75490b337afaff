using System.Globalization;
using System.Numerics;

namespace Cenotaph.Tests.Cli;

/// <summary>
/// What a reader with a leaked list can do with every release of the records without names: join it on any four columns or fewer, and subtract releases from
/// one another. Written from the definition alone, so that it does not share the gate's errors.
/// </summary>
internal sealed class DisclosureJoin
{
    private const int SmallestClass = 5;
    private const int MostColumns = 4;
    private const string Anything = "*";
    private static readonly string[] NotMobilised = ["regular", "volunteer", "inmate", "pmc", "foreign"];

    private readonly string[] columns;
    private readonly List<Table> tables = [];

    /// <summary>Takes the releases, the earliest first, each as the text of its file; the last column is the status.</summary>
    public DisclosureJoin(params string[] releases)
    {
        var counts = releases.Select(Rows).ToArray();
        columns = releases[0].Split('\n')[0].TrimEnd('\r').Split(',')[..^1];
        for (var later = 0; later < releases.Length; later++)
        {
            tables.Add(new($"release {later + 1}", counts[later], columns));
            for (var earlier = 0; earlier < later; earlier++)
            {
                // What can be joined with a row depends on the row's text alone, so the difference of the joined rows is the join of the difference.
                tables.Add(new($"added from release {earlier + 1} to {later + 1}", Less(counts[later], counts[earlier]), columns));
                tables.Add(new($"removed from release {earlier + 1} to {later + 1}", Less(counts[earlier], counts[later]), columns));
            }
        }
    }

    /// <summary>How many joins the last check made: tables by subsets by distinct leaked values.</summary>
    public long Joins { get; private set; }

    /// <summary>How many joins of the last check met any row.</summary>
    public long Met { get; private set; }

    /// <summary>How many rows each release and each difference holds.</summary>
    public IReadOnlyDictionary<string, int> Sizes => tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);

    /// <summary>Every join of this list that gives a class too small or of a single status; a person lacks the columns that the list does not give.</summary>
    public List<string> Violations(IReadOnlyCollection<IReadOnlyDictionary<string, string>> leaked) =>
        Check(subset => leaked.Where(person => subset.All(person.ContainsKey)).Select(person => Array.ConvertAll(subset, column => person[column])));

    /// <summary>The same for every list that can be made of these values: all combinations, of values that meet the same rows only one.</summary>
    public List<string> ViolationsOfAnyList(IReadOnlyDictionary<string, HashSet<string>> values)
    {
        var unlike = values.ToDictionary(
            column => column.Key,
            column => column.Value.Order(StringComparer.Ordinal).DistinctBy(value => string.Join('|', tables.Select(table => table.Covering(column.Key, value)))).ToArray(),
            StringComparer.Ordinal);
        return Check(subset => subset.Aggregate(
            (IEnumerable<string[]>)[[]],
            (tuples, column) => tuples.SelectMany(tuple => unlike[column].Select(value => (string[])[.. tuple, value]))));
    }

    private List<string> Check(Func<string[], IEnumerable<string[]>> leaked)
    {
        (Joins, Met) = (0, 0);
        List<string> violations = [];
        for (var chosen = 0; chosen < 1 << columns.Length; chosen++)
        {
            if (BitOperations.PopCount((uint)chosen) > MostColumns)
            {
                continue;
            }

            string[] subset = [.. columns.Where((_, at) => (chosen >> at & 1) == 1)];
            string[][] tuples = [.. leaked(subset).DistinctBy(tuple => string.Join('\t', tuple))];
            foreach (var table in tables)
            {
                foreach (var tuple in tuples)
                {
                    Joins++;
                    var (rows, statuses, shown) = table.Join(subset, tuple);
                    Met += rows > 0 ? 1 : 0;
                    if (rows > 0 && (rows < SmallestClass || statuses < 2))
                    {
                        var list = string.Join(", ", subset.Zip(tuple, (column, value) => $"{column} = {value}"));
                        violations.Add($"{table.Name}; {list}; {rows} rows, {statuses} statuses: {shown()}");
                    }
                }
            }
        }

        return violations;
    }

    /// <summary>Whether a row's cell is this exact value or a generalisation of it.</summary>
    internal static bool Covers(string column, string cell, string value) =>
        cell == Anything || cell == value || column switch
        {
            "recruitment" => cell == "not mobilised" && NotMobilised.Contains(value),
            "event_date" => value.StartsWith(cell + "-", StringComparison.Ordinal) || (value.Length >= 7 && cell == QuarterOf(value)),
            _ => false,
        };

    private static string QuarterOf(string day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day[..4]}-Q{(int.Parse(day.AsSpan(5, 2), CultureInfo.InvariantCulture) + 2) / 3}");

    private static Dictionary<string, int> Rows(string release) =>
        release.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r'))
            .GroupBy(line => line, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static Dictionary<string, int> Less(Dictionary<string, int> rows, Dictionary<string, int> others) =>
        rows.Select(row => (row.Key, Count: row.Value - others.GetValueOrDefault(row.Key))).Where(row => row.Count > 0)
            .ToDictionary(row => row.Key, row => row.Count, StringComparer.Ordinal);

    /// <summary>Rows to join on: a release, or what one has more than another.</summary>
    private sealed class Table
    {
        private readonly string[] columns;
        private readonly (string Text, string[] Cells, int Count)[] rows;
        private readonly Dictionary<(string Column, string Value), BigInteger> covering = [];

        public Table(string name, Dictionary<string, int> counts, string[] columns)
        {
            (Name, this.columns) = (name, columns);
            rows = [.. counts.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (row.Key, row.Key.Split(','), row.Value))];
            foreach (var (text, cells, _) in rows)
            {
                var date = cells[Array.IndexOf(columns, "event_date")];
                var readable = date == Anything || (date.Length is 4 or 7 or 10 && date.All(sign => char.IsAsciiDigit(sign) || sign is '-' or 'Q'));
                Assert.True(cells.Length == columns.Length + 1 && readable && cells.All(cell => cell.Length > 0), $"{name}: a row that the checker cannot read: {text}");
            }
        }

        public string Name { get; }

        public int Rows => rows.Sum(row => row.Count);

        /// <summary>The rows, as bits, whose cell in this column covers the value.</summary>
        public BigInteger Covering(string column, string value)
        {
            if (!covering.TryGetValue((column, value), out var bits))
            {
                var at = Array.IndexOf(columns, column);
                for (var row = 0; row < rows.Length; row++)
                {
                    bits |= Covers(column, rows[row].Cells[at], value) ? BigInteger.One << row : BigInteger.Zero;
                }

                covering[(column, value)] = bits;
            }

            return bits;
        }

        public (int Rows, int Statuses, Func<string> Shown) Join(string[] subset, string[] values)
        {
            var bits = (BigInteger.One << rows.Length) - 1;
            for (var at = 0; at < subset.Length && !bits.IsZero; at++)
            {
                bits &= Covering(subset[at], values[at]);
            }

            // Two statuses and five rows are soon met: the rest need not be counted.
            var (count, statuses) = (0, new HashSet<string>(StringComparer.Ordinal));
            for (var left = bits; !left.IsZero && (count < SmallestClass || statuses.Count < 2); left &= left - 1)
            {
                var row = rows[(int)BigInteger.TrailingZeroCount(left)];
                count += row.Count;
                statuses.Add(row.Cells[^1]);
            }

            return (count, statuses.Count, () => string.Join(" | ", rows.Where((_, at) => !(bits >> at).IsEven).Select(row => $"{row.Count} × {row.Text}")));
        }
    }
}
