using System.Buffers;

namespace Cenotaph.Studies;

/// <summary>Writes files of comma-separated values, whole or not at all.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes a file in UTF-8; when writing fails, what was there before stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows, the header first.</param>
    public static void Write(string path, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        WholeFile.Write(path, writer =>
        {
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.Write(',');
                    }

                    Cell(writer, row[i]);
                }

                writer.Write('\n');
            }
        });
    }

    private static void Cell(TextWriter writer, string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
