namespace Cenotaph.Ingest;

/// <summary>Finds out what parts the columns of a text file.</summary>
internal static class Separator
{
    private const int Rows = 30;

    private static readonly byte[] Candidates = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>
    /// The candidate that parts most of the first lines into as many cells as the header; the one with more cells when two do.
    /// A doubt when two fit equally.
    /// </summary>
    public static char Find(ReadOnlySpan<byte> head, int headerRow, string name, ICollection<Problem> problems)
    {
        char best = ',', rival = ',';
        (int Agreeing, int Cells) most = (0, 1), second = (0, 1);
        foreach (var candidate in Candidates)
        {
            var fit = Fit(head, headerRow, candidate);
            if (fit.Cells > 1 && fit.CompareTo(most) > 0)
            {
                (second, rival) = (most, best);
                (most, best) = (fit, (char)candidate);
            }
            else if (fit.Cells > 1 && fit.CompareTo(second) > 0)
            {
                (second, rival) = (fit, (char)candidate);
            }
        }

        if (second == most && most.Cells > 1)
        {
            problems.Add(new(name, headerRow, null, $"columns that {Name(best)} and {Name(rival)} part equally well",
                $"a separator in the input file; read with {Name(best)}", Severity.Doubt));
        }

        return best;
    }

    /// <summary>The separator that Excel's first line <c>sep=;</c> declares, or null.</summary>
    public static char? Declared(ReadOnlySpan<byte> head) =>
        head.StartsWith("sep="u8) && head.Length > 4 && head[4] is >= 9 and < 128 and not (byte)'"' and not (byte)'\n' and not (byte)'\r'
            && (head.Length == 5 || head[5] is (byte)'\r' or (byte)'\n') ? (char)head[4] : null;

    /// <summary>The separator's name in words.</summary>
    public static string Name(char separator) => separator switch
    {
        ',' => "a comma",
        ';' => "a semicolon",
        '\t' => "a tabulator",
        '|' => "a vertical bar",
        _ => $"\"{separator}\"",
    };

    // How many of the first records have as many cells as the header, and how many that is.
    private static (int Agreeing, int Cells) Fit(ReadOnlySpan<byte> head, int headerRow, byte separator)
    {
        int line = 1, cells = 1, header = 0, agreeing = 0, records = 0;
        bool quoted = false, start = true, blank = true;
        for (var i = 0; i < head.Length && records <= Rows; i++)
        {
            var value = head[i];
            if (line < headerRow)
            {
                line += value == '\n' ? 1 : 0;
                continue;
            }

            if (quoted)
            {
                quoted = value != '"';
                continue;
            }

            if (value is (byte)'\n' or (byte)'\r')
            {
                (header, agreeing, records) = blank ? (header, agreeing, records) : Count(header, agreeing, records, cells);
                (cells, start, blank) = (1, true, true);
                continue;
            }

            blank = false;
            if (value == separator)
            {
                cells++;
                start = true;
                continue;
            }

            quoted = value == '"' && (start || (i > 0 && head[i - 1] == '"'));
            start = false;
        }

        if (!blank && records <= Rows && !quoted)
        {
            (header, agreeing, _) = Count(header, agreeing, records, cells);
        }

        return (agreeing, Math.Max(header, 1));
    }

    private static (int Header, int Agreeing, int Records) Count(int header, int agreeing, int records, int cells) =>
        header == 0 ? (cells, 1, 1) : (header, agreeing + (cells == header ? 1 : 0), records + 1);
}
