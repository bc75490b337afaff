using System.Collections.Immutable;
using Cenotaph.Ingest;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Studies;

/// <summary>A table of capture histories read from a file that no study describes.</summary>
public static class CaptureFile
{
    /// <summary>Reads a file: a column of 0 and 1 for each list, columns of strata, and <c>count</c> last. Empty, with problems, when it cannot be used.</summary>
    /// <param name="path">The file: CSV, TSV, JSON, JSON Lines, Parquet or Excel by its ending; <c>.gz</c> after it for a compressed one.</param>
    /// <param name="columns">What the columns are.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static ImmutableArray<CaptureTable> Read(string path, CaptureColumns columns, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        var tables = UnpackedFile.Read(path, name, problems, plain => Plain(plain, name, columns, problems));
        return tables ?? [];
    }

    private static ImmutableArray<CaptureTable>? Plain(string path, string name, CaptureColumns columns, ICollection<Problem> problems)
    {
        if (FormatGuess.Of(path, name, new ProblemCollection()) is not { } guess)
        {
            // Read again for the reasons: doubts about the separator are no faults of the data.
            _ = FormatGuess.Of(path, name, problems);
            return null;
        }

        var faults = new ProblemCollection();
        using var reader = RowReader.Open(path, name, guess.Format, faults);
        List<(long, ImmutableArray<string>)> rows = [];
        while (reader is { Failed: false } && reader.Read())
        {
            var cells = ImmutableArray.CreateBuilder<string>(reader.Columns.Count);
            for (var column = 0; column < reader.Columns.Count; column++)
            {
                cells.Add(reader[column].ToString());
            }

            rows.Add((reader.Row, cells.ToImmutable()));
        }

        foreach (var fault in faults.Kept)
        {
            problems.Add(fault);
        }

        // A row that could not be read is missing, and would be taken for nobody.
        return reader is null or { Failed: true } || faults.Errors > 0 ? null : CaptureRows.Read(name, reader.Columns, rows, columns, problems);
    }
}
