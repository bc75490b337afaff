namespace Cenotaph.Ingest;

/// <summary>
/// Rows of a file with one JSON object a line. It is read twice, first for its columns; a bad line is a problem of that
/// line only, a line too long to hold one of the whole file.
/// </summary>
internal sealed class JsonLineRows : RowReader
{
    private readonly FileStream file;
    private readonly TextLines lines;
    private readonly JsonRecord record;
    private readonly string name;
    private readonly string[] columns;
    private readonly ICollection<Problem> problems;
    private bool failed;

    private JsonLineRows(
        FileStream file, TextLines lines, JsonRecord record, string name, string[] columns, ICollection<Problem> problems) =>
        (this.file, this.lines, this.record, this.name, this.columns, this.problems) = (file, lines, record, name, columns, problems);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => columns;

    /// <inheritdoc/>
    public override long Row => lines.Line;

    /// <inheritdoc/>
    public override bool Failed => failed;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column] => record[column];

    /// <summary>Opens a file of JSON Lines; null when it cannot be read to its end.</summary>
    public static JsonLineRows? Open(FileStream file, string name, InputFormat format, ICollection<Problem> problems)
    {
        if (TextEncoding.Of(file, name, FileFormat.JsonLines, format.Encoding, problems) is not { } encoding)
        {
            return null;
        }

        TextLines Lines() => new(new CheckedText(file, name, encoding), name);
        var record = new JsonRecord();
        var first = Lines();
        var any = false;
        while (first.Next(out var line))
        {
            any = true;
            record.Take(line);
        }

        if (first.Fault is not null || !any)
        {
            problems.Add(first.Fault ?? new(name, null, null, "nothing but empty lines", "one JSON object a line"));
            return null;
        }

        if (record.Names.Count == ColumnNames.Most)
        {
            problems.Add(ColumnNames.TooMany(name, null));
            return null;
        }

        return ColumnNames.From(record.Names, name, 1, problems) is { } columns
            ? new(file, Lines(), record, name, columns, problems)
            : null;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (lines.Next(out var line))
        {
            if (record.Take(line) is not { } seen)
            {
                return true;
            }

            problems.Add(new(name, Row, null, seen, "one sound JSON object"));
        }

        if (!failed && lines.Fault is { } fault)
        {
            failed = true;
            problems.Add(fault);
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }
    }
}
