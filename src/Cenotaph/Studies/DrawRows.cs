using System.Data.Common;
using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Store;

namespace Cenotaph.Studies;

/// <summary>Reads the rows of a file of draws, Parquet or CSV by its first bytes.</summary>
internal static class DrawRows
{
    /// <summary>The columns of such a file, in order.</summary>
    public static readonly string[] Columns = ["draw", "key", "value"];

    // Parquet begins with these bytes.
    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    /// <summary>Hands over every row in the order of the file; false, with a problem, when it is no sound file of draws.</summary>
    public static bool Read(string path, string name, ICollection<Problem> problems, Action<int, string, double> row)
    {
        try
        {
            return IsParquet(path) ? Parquet(path, name, problems, row) : Csv(path, name, problems, row);
        }
        catch (DbException)
        {
            problems.Add(new(name, null, null, "bytes that are no sound Parquet file", "a file of draws"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(name, null, null, "a file that cannot be read", "a file of draws"));
        }

        return false;
    }

    private static bool IsParquet(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Mark);
    }

    private static bool Parquet(string path, string name, ICollection<Problem> problems, Action<int, string, double> row)
    {
        using var rows = new ParquetQuery(path);
        if (!Has(rows.Columns, name, problems))
        {
            return false;
        }

        for (var number = 1L; rows.Read(); number++)
        {
            if (!Take(rows[0], rows[1], rows[2], name, number, problems, row))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Csv(string path, string name, ICollection<Problem> problems, Action<int, string, double> row)
    {
        var faults = new ProblemCollection();
        using var rows = RowReader.Open(path, name, new(FileFormat.Csv, "utf-8", ','), faults);
        var sound = rows is not null && !rows.Failed && Has(rows.Columns, name, faults);
        while (sound && rows!.Read())
        {
            sound = Take(rows[0].ToString(), rows[1].ToString(), rows[2].ToString(), name, rows.Row, faults, row);
        }

        // A row that was passed over as faulty is missing from its draw: half a file is none.
        sound = sound && !rows!.Failed && faults.Errors == 0;
        foreach (var fault in faults)
        {
            problems.Add(fault);
        }

        return sound;
    }

    private static bool Has(IReadOnlyList<string> columns, string name, ICollection<Problem> problems)
    {
        if (columns.SequenceEqual(Columns, StringComparer.Ordinal))
        {
            return true;
        }

        problems.Add(new(name, null, null, "the columns " + string.Join(", ", columns), "draw, key, value"));
        return false;
    }

    private static bool Take(string draw, string key, string value, string name, long number, ICollection<Problem> problems, Action<int, string, double> row)
    {
        if (!int.TryParse(draw, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            problems.Add(new(name, number, "draw", $"\"{draw}\"", "a whole number from 1"));
            return false;
        }

        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var deaths) || !double.IsFinite(deaths))
        {
            problems.Add(new(name, number, "value", $"\"{value}\"", "a number of deaths"));
            return false;
        }

        row(at, key, deaths);
        return true;
    }
}
