using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Cenotaph.Ingest;

/// <summary>Takes a row: the bytes its cells lie in, where each begins and how long it is, and its block and line in the block.</summary>
internal delegate void RowTaker(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells, (int Block, int Line) place);

/// <summary>
/// Rows of a large CSV file in UTF-8, read by several threads in blocks, without a copy of any cell. It gives the same rows as
/// <see cref="CsvRows"/>; what it cannot be sure of it leaves to that.
/// </summary>
internal sealed class CsvBlocks : IDisposable
{
    // Small enough to stay near the processor while it is looked at.
    private const int BlockSize = 1 << 18;
    private const int LookSize = 1 << 19;

    private const int MostFaultsABlock = 8;

    private readonly FileStream file;
    private readonly string name;
    private readonly byte separator;
    private readonly long headerEnd;
    private readonly int headerLines;
    private readonly Lock reading = new();
    private readonly ConcurrentDictionary<int, int> lines = [];
    private readonly ConcurrentBag<((int Block, int Line) Place, int Cells)> faults = [];
    private long next;
    private int blocks;
    private volatile bool unsure;

    private CsvBlocks(FileStream file, string name, byte separator, string[] columns, long headerEnd, int headerLines)
    {
        (this.file, this.name, this.separator, Columns) = (file, name, separator, columns);
        (this.headerEnd, this.headerLines) = (headerEnd, headerLines);
    }

    /// <summary>The column names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How long the file is, in bytes.</summary>
    public long Length => file.Length;

    /// <summary>Reads the rows of a text as it would those of a block.</summary>
    public static void Practise(ReadOnlySpan<byte> text, int columns, RowTaker take)
    {
        var marks = new CsvMarks((byte)',');
        var cells = new (int Start, int Length)[columns];
        for (var at = marks.Find(text) ? 0 : text.Length; at < text.Length;)
        {
            marks.Read(text, ref at, cells, out _);
            take(text, cells, default);
        }
    }

    /// <summary>Opens a file; null where it is not plain enough, and then nothing is added to the problems.</summary>
    public static CsvBlocks? Open(string path, string name, ICollection<Problem> problems)
    {
        var format = InputFile.FormatOf(path);
        if (format is not (FileFormat.Csv or FileFormat.Tsv) || InputFile.Open(path, name, []) is not { } file)
        {
            return null;
        }

        List<Problem> seen = [];
        var blocks = Open(file, name, format.Value, seen);
        if (blocks is null)
        {
            file.Dispose();
            return null;
        }

        seen.ForEach(problems.Add);
        return blocks;
    }

    /// <summary>The first rows, for a look at what the columns hold.</summary>
    public void Look(int rows, RowTaker take)
    {
        var buffer = new byte[LookSize];
        var read = RandomAccess.Read(file.SafeFileHandle, buffer, headerEnd);
        var text = buffer.AsSpan(0, read);
        var cells = new (int, int)[Columns.Count];
        for (int at = 0, row = 0; at < text.Length && row < rows; row++)
        {
            var count = CsvCells.Read(text, ref at, separator, cells, out var newlines);
            if (count == Columns.Count && (at < text.Length || read < buffer.Length))
            {
                take(text, cells, (0, row));
            }
        }
    }

    /// <summary>Reads every row once. False where the file turned out not to be plain; what was taken is then to be forgotten.</summary>
    /// <param name="threads">What each thread does with its rows.</param>
    public bool Read(IReadOnlyList<RowTaker> threads)
    {
        next = headerEnd;
        Parallel.ForEach(threads, new ParallelOptions { MaxDegreeOfParallelism = threads.Count }, Work);
        return !unsure;
    }

    /// <summary>The line of a place, as an editor counts.</summary>
    public Func<(int Block, int Line), long> Lines()
    {
        var before = new long[blocks + 1];
        before[0] = headerLines + 1;
        for (var block = 0; block < blocks; block++)
        {
            before[block + 1] = before[block] + lines[block];
        }

        return place => before[place.Block] + place.Line;
    }

    /// <summary>The rows that have too few or too many cells, in their order.</summary>
    public IEnumerable<Problem> Faults()
    {
        var lineOf = Lines();
        return faults.OrderBy(fault => fault.Place).Select(fault => new Problem(
            name, lineOf(fault.Place), null, ColumnNames.Cells(fault.Cells), $"{ColumnNames.Cells(Columns.Count)}, as in the header"));
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private static CsvBlocks? Open(FileStream file, string name, FileFormat format, List<Problem> problems)
    {
        if (TextEncoding.Of(file, name, format, null, problems) is not { Encoding: null } encoding || Ingest.Separator.Declared(encoding.Head) is not null)
        {
            return null;
        }

        var separator = format == FileFormat.Tsv ? '\t' : Ingest.Separator.Find(encoding.Head, 1, name, problems);
        var cells = new (int Start, int Length)[CsvCells.MostColumns];
        var at = 0;
        var count = CsvCells.Read(encoding.Head, ref at, (byte)separator, cells, out var newlines);
        if (count is < 1 or > CsvCells.MostColumns || at >= encoding.Head.Length)
        {
            return null;
        }

        var header = cells[..count].Select(cell => CsvCells.Text(encoding.Head, cell)).ToArray();
        var last = Array.FindLastIndex(header, cell => !string.IsNullOrWhiteSpace(cell));
        return last >= 0 && ColumnNames.From(header[..(last + 1)], name, 1, problems) is { } columns
            ? new(file, name, (byte)separator, columns, encoding.Mark + at, newlines)
            : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Work(RowTaker take)
    {
        var buffer = new byte[BlockSize];
        var cells = new (int Start, int Length)[Columns.Count];
        var marks = new CsvMarks(separator);
        while (!unsure && Fill(ref buffer, out var block) is > 0 and var length)
        {
            var text = buffer.AsSpan(0, length);
            if (!marks.Find(text))
            {
                unsure = true;
                return;
            }

            var line = 0;
            var faulty = 0;
            for (var at = 0; at < text.Length;)
            {
                var start = at;
                var count = marks.Read(text, ref at, cells, out var newlines);
                if (count < 0)
                {
                    unsure = true;
                    return;
                }

                if (count == Columns.Count ? text[start] > ' ' && text[start] != '"' && text[start] != separator || !IsBlank(text[start..at])
                    : count > Columns.Count && IsBlank(CsvCells.After(text[start..at], separator, Columns.Count)))
                {
                    take(text, cells, (block, line));
                }
                else if (!IsBlank(text[start..at]) && faulty++ < MostFaultsABlock)
                {
                    faults.Add(((block, line), count));
                }

                line += newlines;
            }

            lines[block] = line;
        }
    }

    private bool IsBlank(ReadOnlySpan<byte> row) => !row.ContainsAnyExcept([(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', (byte)'"', separator]);

    // The next block, up to the end of its last whole row; 0 at the end of the file.
    private int Fill(ref byte[] buffer, out int block)
    {
        lock (reading)
        {
            block = blocks;
            while (true)
            {
                var read = 0;
                while (read < buffer.Length && RandomAccess.Read(file.SafeFileHandle, buffer.AsSpan(read), next + read) is > 0 and var more)
                {
                    read += more;
                }

                var length = read < buffer.Length ? read : CsvCells.LastRowEnd(buffer.AsSpan(0, read));
                if (length > 0 || read == 0)
                {
                    next += length;
                    blocks += length > 0 ? 1 : 0;
                    return length;
                }

                if (buffer.Length > 4 * InputFile.LongestLine)
                {
                    unsure = true;
                    return 0;
                }

                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }
    }
}
