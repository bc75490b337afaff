namespace Cenotaph.Simulation;

/// <summary>Rows to be written: a number, texts and the number of the person.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="Texts">The texts by column, from the second to the last but one; null is not said.</param>
/// <param name="Persons">The last column.</param>
/// <param name="Ids">The first column; null to number the rows of the whole file from 0.</param>
internal sealed record TableRows(int Count, string?[][] Texts, long[] Persons, long[]? Ids = null)
{
    /// <summary>Rows whose texts are filled in afterwards.</summary>
    public static TableRows Of(int count, int textColumns, bool withIds = false)
    {
        var texts = new string?[textColumns][];
        for (var column = 0; column < textColumns; column++)
        {
            texts[column] = new string?[count];
        }

        return new(count, texts, new long[count], withIds ? new long[count] : null);
    }
}

/// <summary>A format of file: partitions are encoded by several threads, then written in order by one.</summary>
internal abstract class TableFormat
{
    /// <summary>The rows of a partition, encoded but for ids that depend on the partitions before.</summary>
    /// <param name="Rows">How many.</param>
    public abstract record Block(int Rows);

    /// <summary>The format that a path ends in; null where it is none that can be written.</summary>
    public static TableFormat? Of(string path, string[] columns) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => new CsvFormat(columns),
        ".parquet" => new ParquetFormat(columns),
        _ => null,
    };

    /// <summary>Writes what stands before the first block.</summary>
    public abstract void Begin(Stream file);

    /// <summary>Encodes a partition; may be called by several threads.</summary>
    public abstract Block Encode(TableRows rows);

    /// <summary>Writes a block whose first row has that id, unless its rows have their own.</summary>
    public abstract void Write(Stream file, Block block, long firstId);

    /// <summary>Writes what stands after the last block.</summary>
    public abstract void End(Stream file, long rows);
}
