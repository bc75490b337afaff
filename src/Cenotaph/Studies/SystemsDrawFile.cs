using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Studies;

/// <summary>Draws of N in a file, a row a draw, to be combined.</summary>
public static class SystemsDrawFile
{
    private const double MostPersons = 1e12;

    private static readonly (string Role, string[] Names)[] roles =
    [
        ("total", ["N", "total"]), ("unlisted", ["n0", "n_0", "N0", "unlisted"]), ("observed", ["n_obs", "observed", "n"]),
        ("imputation", ["replicate", "imputation"]), ("linkage draw", ["linkage_draw"]), ("stratum", ["stratum"]), ("method", ["method", "model"]), ("draw", ["draw"]),
    ];

    /// <summary>
    /// Reads a file with the columns <c>N</c> or <c>n0</c>, <c>n_obs</c> (or <c>observed</c>), and where there are any <c>replicate</c> (or <c>imputation</c>),
    /// <c>linkage_draw</c>, <c>stratum</c>, <c>method</c> and <c>draw</c>. Empty, with problems, when it cannot be used.
    /// </summary>
    /// <param name="path">CSV, TSV, JSON, JSON Lines, Parquet or Excel by its ending; <c>.gz</c> after it for a compressed one.</param>
    /// <param name="observed">Persons on any list, for a file without such a column; null for none.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static ImmutableArray<EstimateDraws> Read(string path, double? observed, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        return UnpackedFile.Read(path, name, problems, plain => Plain(plain, name, observed, problems)) ?? [];
    }

    private static ImmutableArray<EstimateDraws>? Plain(string path, string name, double? observed, ICollection<Problem> problems)
    {
        if (FormatGuess.Of(path, name, new ProblemCollection()) is not { } guess)
        {
            _ = FormatGuess.Of(path, name, problems);
            return null;
        }

        var faults = new ProblemCollection();
        using var reader = RowReader.Open(path, name, guess.Format, faults);
        var columns = reader is null or { Failed: true } ? null : Columns(reader.Columns, name, observed, faults);
        var cells = new Dictionary<(string Stratum, string Linkage, string Imputation, string Method), Cell>();
        List<Cell> order = [];
        while (columns is not null && reader!.Read())
        {
            Row(reader, columns, name, observed, cells, order, faults);
        }

        if (columns is not null && order.Count == 0 && faults.Errors == 0)
        {
            faults.Add(new(name, null, null, "no row", "a row for each draw"));
        }

        foreach (var fault in faults)
        {
            problems.Add(fault);
        }

        return faults.Errors > 0 ? null : [.. order.Select(cell => cell.Draws with { Totals = [.. cell.Totals], Numbers = [.. cell.Numbers] })];
    }

    private static void Row(
        RowReader reader, Dictionary<string, int> columns, string name, double? given, Dictionary<(string, string, string, string), Cell> cells, List<Cell> order, ProblemCollection problems)
    {
        string Text(string role) => columns.TryGetValue(role, out var column) ? reader[column].Trim().ToString() : "";
        double? Number(string role)
        {
            if (double.TryParse(Text(role), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= MostPersons)
            {
                return number;
            }

            problems.Add(new(name, reader.Row, reader.Columns[columns[role]], $"\"{Text(role)}\"", "a number of persons: 0 or above"));
            return null;
        }

        var listed = columns.ContainsKey("observed") ? Number("observed") : given;
        var total = columns.ContainsKey("total") ? Number("total") : Number("unlisted") + listed;
        if (listed is not { } n || total is not { } sum)
        {
            return;
        }

        if (sum < n)
        {
            problems.Add(new(name, reader.Row, reader.Columns[columns["total"]], $"\"{Text("total")}\" in all", $"at least the {n.ToString(CultureInfo.InvariantCulture)} on lists"));
            return;
        }

        var key = (Text("stratum"), Text("linkage draw"), Text("imputation"), Text("method"));
        if (!cells.TryGetValue(key, out var cell))
        {
            cells.Add(key, cell = new(new(key.Item1, key.Item2, key.Item3, key.Item4.Length > 0 ? key.Item4 : "draws", n, [])));
            order.Add(cell);
        }

        if (cell.Draws.Observed != n)
        {
            problems.Add(new(
                name, reader.Row, columns.TryGetValue("observed", out var at) ? reader.Columns[at] : null, $"\"{Text("observed")}\"",
                $"{cell.Draws.Observed.ToString(CultureInfo.InvariantCulture)}, as in the rows before of the same stratum and replicate"));
            return;
        }

        cell.Totals.Add(sum);
        if (!columns.TryGetValue("draw", out var place))
        {
            return;
        }

        if (!long.TryParse(Text("draw"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            problems.Add(new(name, reader.Row, reader.Columns[place], $"\"{Text("draw")}\"", "a whole number"));
            return;
        }

        cell.Numbers.Add(number);
    }

    private static Dictionary<string, int>? Columns(IReadOnlyList<string> headings, string name, double? observed, ProblemCollection problems)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < headings.Count; column++)
        {
            var heading = headings[column].Trim();
            var (role, _) = roles.FirstOrDefault(one => one.Names.Contains(heading, heading.Length > 2 ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal));
            if (role is null)
            {
                problems.Add(new(name, null, heading, "a column that is not used", string.Join(", ", roles.Select(one => one.Names[0])), Severity.Doubt));
            }
            else if (!found.TryAdd(role, column))
            {
                problems.Add(new(name, null, heading, $"a second column of the {role}", "one"));
            }
        }

        if (found.ContainsKey("total") == found.ContainsKey("unlisted"))
        {
            problems.Add(new(name, null, null, "no column of draws, or two", "N, draws of the total, or n0, draws of those on no list"));
        }

        if (found.ContainsKey("observed") == observed is not null)
        {
            problems.Add(new(name, null, null, observed is null ? "no column n_obs" : "a column of persons on lists beside --observed", "persons on any list: a column n_obs, or the option --observed"));
        }

        return problems.Errors > 0 ? null : found;
    }

    private sealed record Cell(EstimateDraws Draws)
    {
        public List<double> Totals { get; } = [];

        public List<long> Numbers { get; } = [];
    }
}
