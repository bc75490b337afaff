using System.Collections.Immutable;

namespace Cenotaph.Simulation;

/// <summary>Writes the reports of a simulation to a file, <c>.csv</c> or <c>.parquet</c>: the same bytes for the same settings.</summary>
public static class ReportFile
{
    private static readonly string[] OtherColumns =
        ["report_id", "source", "surname", "first_name", "patronymic", "birth_date", "region", "settlement", "unit", "death_date"];

    /// <summary>What the truth column is called unless the caller says otherwise.</summary>
    public const string UsualTruthColumn = "person";

    /// <summary>Why a name cannot be that of the truth column; null when it can.</summary>
    public static string? Obstacle(string truthColumn)
    {
        ArgumentNullException.ThrowIfNull(truthColumn);
        return truthColumn.Length is 0 or > 60 || truthColumn.Any(letter => !char.IsLetterOrDigit(letter) && letter != '_')
                ? $"\"{truthColumn}\" cannot be the truth column: give a word of letters, digits and _."
            : OtherColumns.Contains(truthColumn, StringComparer.OrdinalIgnoreCase)
                ? $"\"{truthColumn}\" is the name of another column; give the truth column another name."
            : null;
    }

    /// <summary>Writes the file; half a file is never left under its name.</summary>
    /// <param name="simulation">What to write.</param>
    /// <param name="path">A path that ends in <c>.csv</c> or <c>.parquet</c>.</param>
    /// <param name="overwrite">Whether a file there may be replaced.</param>
    /// <param name="truthColumn">The name of the last column: the number of the person.</param>
    /// <param name="threads">How many partitions are made at once; it does not change the file.</param>
    /// <param name="progress">Told after each partition.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <exception cref="ArgumentException">The path or the truth column will not do.</exception>
    /// <exception cref="IOException">A file is there, or cannot be written.</exception>
    public static SimulationTotals Write(
        PersonSimulation simulation,
        string path,
        bool overwrite = false,
        string truthColumn = UsualTruthColumn,
        int threads = 1,
        IProgress<SimulationTotals>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (Obstacle(truthColumn) is { } obstacle)
        {
            throw new ArgumentException(obstacle, nameof(truthColumn));
        }

        if (TableFormat.Of(path, [.. OtherColumns, truthColumn]) is not { } format)
        {
            throw new ArgumentException($"\"{path}\" ends neither in .csv nor in .parquet.", nameof(path));
        }

        if (!overwrite && File.Exists(path))
        {
            throw new IOException($"{path} is there already.");
        }

        var half = path + ".new";
        try
        {
            SimulationTotals totals;
            using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                totals = Write(new PartitionMaker(simulation), format, file, threads, progress, cancellation);
            }

            File.Move(half, path, overwrite);
            return totals;
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    /// <summary>Whether the path ends in that of a format that can be written.</summary>
    public static bool CanWrite(string path) => TableFormat.Of(path, []) is not null;

    private static SimulationTotals Write(
        PartitionMaker maker, TableFormat format, Stream file, int threads, IProgress<SimulationTotals>? progress, CancellationToken cancellation)
    {
        var totals = default(SimulationTotals);
        format.Begin(file);
        OrderedPartitions.Run(
            maker.Count,
            threads,
            number => Make(maker, format, number),
            made =>
            {
                format.Write(file, made.Block, totals.Reports);
                totals = new(totals.Persons + made.People, totals.Listed + made.Listed, totals.Reports + made.Block.Rows);
                progress?.Report(totals);
            },
            cancellation);
        format.End(file, totals.Reports);
        return totals;
    }

    private static (int People, int Listed, TableFormat.Block Block) Make(PartitionMaker maker, TableFormat format, long number)
    {
        var partition = maker.Make(number);
        return (partition.People.Length, partition.Listed, format.Encode(Rows(partition.Reports)));
    }

    // The columns between the id and the truth.
    internal static TableRows Rows(ImmutableArray<SimulatedReport> reports)
    {
        var rows = TableRows.Of(reports.Length, OtherColumns.Length - 1);
        for (var row = 0; row < reports.Length; row++)
        {
            var one = reports[row];
            string?[] texts = [one.Source, one.Surname, one.FirstName, one.Patronymic, one.BirthDate, one.Region, one.Settlement, one.Unit, one.DeathDate];
            for (var column = 0; column < texts.Length; column++)
            {
                rows.Texts[column][row] = texts[column];
            }

            rows.Persons[row] = one.Person;
        }

        return rows;
    }
}
