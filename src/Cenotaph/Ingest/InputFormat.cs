namespace Cenotaph.Ingest;

/// <summary>The formats that input files come in.</summary>
public enum FileFormat
{
    /// <summary>Text in columns, parted by a separator (a comma unless the input says otherwise).</summary>
    Csv,

    /// <summary>Text in columns, parted by tabulators.</summary>
    Tsv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,

    /// <summary>One JSON array of objects, or an object with one such array.</summary>
    Json,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}

/// <summary>How an input file is to be read. Null means: find out from the file, and say so when in doubt.</summary>
/// <param name="Format">The format; null for the one that the file's ending names.</param>
/// <param name="Encoding">utf-8, utf-16, windows-1251 or another name; a byte order mark always wins.</param>
/// <param name="Separator">The column separator of CSV.</param>
/// <param name="Sheet">The sheet of a workbook, by name; the first unless named.</param>
/// <param name="HeaderRow">The line, from 1, that holds the column names.</param>
/// <param name="At">In JSON, the path of member names, parted by full stops, to the array of records.</param>
public sealed record InputFormat(
    FileFormat? Format = null,
    string? Encoding = null,
    char? Separator = null,
    string? Sheet = null,
    int HeaderRow = 1,
    string? At = null);
