namespace Cenotaph.Linkage;

/// <summary>About how many bytes a run takes for its columns and keys, before any pair: what no limit on pairs can bound.</summary>
internal static class ColumnMemory
{
    // The program itself with its tables of names, measured on a table of two records.
    private const long Program = 80L << 20;

    // Numbers of four bytes a record: in the table, ordered, as fields and key parts for each column; keys of the blocking rules and places besides.
    private const long NumbersOfColumn = 8;
    private const long NumbersOfRecord = 60;

    // A distinct value: its text in the table and as a key, its forms, the entries of dictionaries.
    private const long BytesOfValue = 400;

    /// <summary>The bytes.</summary>
    public static long Of(IReadOnlyList<LinkageTable> tables) => Program + tables.Sum(table =>
        (4 * table.Records * (NumbersOfRecord + (NumbersOfColumn * table.Columns.Count))) + table.Columns.Sum(column => BytesOfValue * column.Values.Count));
}
