using System.Runtime.CompilerServices;
using System.Text;

namespace Cenotaph.Ingest;

/// <summary>Finds the cells of a row in bytes (RFC 4180).</summary>
internal static class CsvCells
{
    /// <summary>Wider tables are left to the slower reader.</summary>
    public const int MostColumns = 1024;

    /// <summary>
    /// Reads the row that begins at <paramref name="at"/> and moves on to the next. Gives how many cells it has, more than there is room for
    /// among them; −1 where a quote is not closed, text follows it, or one stands inside a cell without quotes. A cell's bytes are those between its quotes, doubled ones still double.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ReadOnlySpan<byte> text, ref int at, byte separator, Span<(int Start, int Length)> cells, out int newlines)
    {
        var count = 0;
        var position = at;
        newlines = 0;
        while (true)
        {
            int start, length;
            if (position < text.Length && text[position] == '"')
            {
                start = position + 1;
                var close = Close(text, start);
                if (close < 0)
                {
                    return -1;
                }

                length = close - start;
                newlines += text.Slice(start, length).Count((byte)'\n');
                position = close + 1;
                position += position < text.Length && text[position] == '\r' ? 1 : 0;
                if (position < text.Length && text[position] != separator && text[position] != '\n')
                {
                    return -1;
                }
            }
            else
            {
                start = position;
                var found = text[start..].IndexOfAny(separator, (byte)'\n', (byte)'"');
                position = found < 0 ? text.Length : start + found;
                if (found >= 0 && text[position] == '"')
                {
                    return -1;
                }

                length = position - start;
                if (length > 0 && text[position - 1] == '\r' && (position == text.Length || text[position] == '\n'))
                {
                    length--;
                }
            }

            if (count < cells.Length)
            {
                cells[count] = (start, length);
            }

            count++;
            if (position >= text.Length)
            {
                at = text.Length;
                return count;
            }

            if (text[position++] == '\n')
            {
                newlines++;
                at = position;
                return count;
            }
        }
    }

    /// <summary>A cell's text, doubled quotes made one.</summary>
    public static string Text(ReadOnlySpan<byte> text, (int Start, int Length) cell) =>
        Encoding.UTF8.GetString(text.Slice(cell.Start, cell.Length)).Replace("\"\"", "\"", StringComparison.Ordinal);

    /// <summary>What stands in a row after that many cells without quotes; the whole row where it has quotes.</summary>
    public static ReadOnlySpan<byte> After(ReadOnlySpan<byte> row, byte separator, int cells)
    {
        if (row.Contains((byte)'"'))
        {
            return row;
        }

        for (var i = 0; i < cells; i++)
        {
            row = row[(row.IndexOf(separator) + 1)..];
        }

        return row;
    }

    /// <summary>Where the last whole row ends, counted from a row's beginning; 0 where none does.</summary>
    public static int LastRowEnd(ReadOnlySpan<byte> text)
    {
        // A row ends where the quotes before its end are even in number.
        var isOdd = text.Count((byte)'"') % 2 != 0;
        while (text.LastIndexOf((byte)'\n') is >= 0 and var end)
        {
            isOdd ^= text[end..].Count((byte)'"') % 2 != 0;
            if (!isOdd)
            {
                return end + 1;
            }

            text = text[..end];
        }

        return 0;
    }

    private static int Close(ReadOnlySpan<byte> text, int from)
    {
        while (text[from..].IndexOf((byte)'"') is >= 0 and var found)
        {
            var close = from + found;
            if (close + 1 >= text.Length || text[close + 1] != '"')
            {
                return close;
            }

            from = close + 2;
        }

        return -1;
    }
}
