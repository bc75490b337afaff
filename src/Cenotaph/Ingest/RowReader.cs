using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>
/// Reads an input file row by row as text, whatever its format, in flat memory. What is wrong with the file becomes
/// a <see cref="Problem"/>; a fault of the whole file (<see cref="Failed"/>) ends the reading.
/// </summary>
public abstract class RowReader : IDisposable
{
    /// <summary>The column names, trimmed, in file order.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The line, as an editor or spreadsheet shows it, on which the current row begins; from 1.</summary>
    public abstract long Row { get; }

    /// <summary>Whether the file as a whole turned out unusable; nothing of it may be taken in.</summary>
    public abstract bool Failed { get; }

    /// <summary>Moves to the next sound row; faulty rows are reported and passed over. False at the end.</summary>
    public abstract bool Read();

    /// <summary>The text of a cell of the current row, untrimmed; valid until the next <see cref="Read"/>.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <summary>Opens a file. Null when it cannot be read at all; the reason is then among the problems.</summary>
    /// <param name="path">The path of the file to read.</param>
    /// <param name="name">How problems call the file: its path inside the study.</param>
    /// <param name="format">How to read it.</param>
    /// <param name="problems">Receives what is wrong, in the order it is met.</param>
    public static RowReader? Open(string path, string name, InputFormat format, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(problems);
        var kind = format.Format ?? InputFile.FormatOf(path);
        if (kind is null)
        {
            problems.Add(new(name, null, null, "a file whose ending names no known format", InputFile.Endings));
            return null;
        }

        if (format.HeaderRow < 1)
        {
            problems.Add(new(
                name, null, null, $"header row {format.HeaderRow.ToString(CultureInfo.InvariantCulture)}", "a line counted from 1"));
            return null;
        }

        if (InputFile.Open(path, name, problems) is not { } file)
        {
            return null;
        }

        RowReader? reader = null;
        try
        {
            reader = kind switch
            {
                FileFormat.Csv or FileFormat.Tsv => CsvRows.Open(file, name, format with { Format = kind }, problems),
                FileFormat.Json => JsonRows.Open(file, name, format, problems),
                FileFormat.JsonLines => JsonLineRows.Open(file, name, format, problems),
                FileFormat.Xlsx => SheetRows.Open(file, name, format, problems),
                _ => ParquetRows.Open(file, name, problems),
            };
        }
        catch (Exception fault) when (InputFile.IsFault(fault))
        {
            problems.Add(InputFile.Unreadable(name, fault));
        }
        finally
        {
            if (reader is null)
            {
                file.Dispose();
            }
        }

        return reader;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    protected abstract void Dispose(bool disposing);
}
