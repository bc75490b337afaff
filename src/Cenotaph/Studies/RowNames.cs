using System.Security.Cryptography;
using System.Text;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>
/// How the rows of a table are known again in a later run: by the id that no other row bears, or else by what they say.
/// </summary>
internal sealed class RowNames
{
    private const int ShownBytes = 16;
    private const char Parted = '\u001f';

    private readonly LinkageTable table;
    private readonly TextColumn[] columns;

    // Of each id the first row that bears it; below 0 where another one does too: ~ the first.
    private readonly Dictionary<string, int> rowOf = new(StringComparer.Ordinal);

    public RowNames(LinkageTable table)
    {
        this.table = table;
        columns = [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal)];
        for (var row = 0; table.IdColumn is not null && row < table.Records; row++)
        {
            var id = table.Id(row);
            if (id.Length > 0 && !rowOf.TryAdd(id, row) && rowOf[id] >= 0)
            {
                rowOf[id] = ~rowOf[id];
            }
        }
    }

    /// <summary>Whether every row has an id of its own.</summary>
    public bool AreUnique => rowOf.Count == table.Records;

    /// <summary>The row of that id, the first where several bear it; null where none does, or where rows have no ids.</summary>
    public int? First(string id) => rowOf.TryGetValue(id, out var row) ? row < 0 ? ~row : row : null;

    /// <summary>What stands for the row's content where its id is not enough; else an empty text.</summary>
    public string Content(int row) =>
        table.IdColumn is not null && rowOf.TryGetValue(table.Id(row), out var only) && only == row ? "" : Digest(row);

    /// <summary>What stands for the row's content: 32 hexadecimal digits.</summary>
    /// <remarks>
    /// SHA-256, cut to 16 bytes, over the row's id and its cells that are not empty, by column name, so that neither the order of rows and
    /// columns nor an empty new column matters. Columns that may not be used are not in it.
    /// </remarks>
    public string Digest(int row)
    {
        var text = new StringBuilder();
        if (table.IdColumn is not null)
        {
            text.Append(table.Id(row));
        }

        foreach (var column in columns)
        {
            if (column[row] is { } cell)
            {
                text.Append(Parted).Append(column.Name).Append(Parted).Append(cell);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, ShownBytes));
    }
}
