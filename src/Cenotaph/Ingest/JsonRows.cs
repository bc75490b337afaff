using System.Text.Json;

namespace Cenotaph.Ingest;

/// <summary>
/// Rows of a JSON list of objects: the file's own list, the one at a given path, or the only one among the file's members.
/// The file is read twice, first for its columns and its syntax, so nothing of a broken file is taken in.
/// </summary>
internal sealed class JsonRows : RowReader
{
    private readonly FileStream file;
    private readonly JsonText json;
    private readonly JsonRecord record;
    private readonly string name;
    private readonly string[] columns;
    private readonly ICollection<Problem> problems;
    private bool ended;
    private bool failed;

    private JsonRows(
        FileStream file, JsonText json, JsonRecord record, string name, string[] columns, ICollection<Problem> problems) =>
        (this.file, this.json, this.record, this.name, this.columns, this.problems) = (file, json, record, name, columns, problems);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => columns;

    /// <inheritdoc/>
    public override long Row => json.Line;

    /// <inheritdoc/>
    public override bool Failed => failed;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> this[int column] => record[column];

    /// <summary>Opens a JSON file; null when it is broken or has no list of objects.</summary>
    public static JsonRows? Open(FileStream file, string name, InputFormat format, ICollection<Problem> problems)
    {
        if (TextEncoding.Of(file, name, FileFormat.Json, format.Encoding, problems) is not { } encoding)
        {
            return null;
        }

        JsonText Walk() => new(new CheckedText(file, name, encoding, long.MaxValue), name);
        var record = new JsonRecord();
        var path = format.At is null ? null : format.At.Length == 0 ? [] : format.At.Split('.');
        var first = Walk();
        var lists = new List<string[]>();
        var found = Lists(first, path, record, lists);
        if (first.Fault is { } fault)
        {
            problems.Add(fault);
            return null;
        }

        if (lists.Count != 1)
        {
            problems.Add(new(name, null, null, found ?? Count(lists), Wanted(path, lists)));
            return null;
        }

        if (record.Names.Count == ColumnNames.Most)
        {
            problems.Add(ColumnNames.TooMany(name, null));
            return null;
        }

        if (ColumnNames.From(record.Names, name, 1, problems) is not { } columns)
        {
            return null;
        }

        var second = Walk();
        return Enter(second, lists[0]) ? new(file, second, record, name, columns, problems) : null;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (!ended && json.NextElement(out var bytes))
        {
            if (json.Token == JsonTokenType.EndArray)
            {
                break;
            }

            if (json.Token != JsonTokenType.StartObject)
            {
                problems.Add(new(name, Row, null, JsonRecord.Kind(json.Token), "a JSON object"));
                ended = json.Token == JsonTokenType.StartArray && !json.Leave();
            }
            else if (record.Take(bytes) is { } seen)
            {
                problems.Add(new(name, Row, null, seen, "one sound JSON object"));
            }
            else
            {
                return true;
            }
        }

        if (!ended && json.Fault is { } fault)
        {
            failed = true;
            problems.Add(fault);
        }

        ended = true;
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

    // Walks the whole file and takes in the names of every list of objects that may be meant.
    private static string? Lists(JsonText json, string[]? path, JsonRecord record, List<string[]> lists)
    {
        if (!json.Next())
        {
            return "no JSON";
        }

        if (json.Token == JsonTokenType.StartArray && path is null or [])
        {
            lists.Add([]);
            Take(json, record);
        }
        else if (json.Token == JsonTokenType.StartObject)
        {
            return path is [] ? Leave(json, "an object") : Members(json, path, 0, record, lists);
        }
        else
        {
            return Leave(json, JsonRecord.Kind(json.Token));
        }

        json.Next();
        return null;
    }

    private static string? Members(JsonText json, string[]? path, int depth, JsonRecord record, List<string[]> lists)
    {
        while (json.Next() && json.Token == JsonTokenType.PropertyName)
        {
            var member = json.Name;
            if (!json.Next())
            {
                return null;
            }

            var isList = json.Token == JsonTokenType.StartArray;
            if (path is null && isList)
            {
                if (Take(json, record))
                {
                    lists.Add([member]);
                }
            }
            else if (path is not null && member == path[depth] && depth + 1 == path.Length && isList)
            {
                lists.Add(path);
                Take(json, record);
            }
            else if (path is not null && member == path[depth] && depth + 1 < path.Length && json.Token == JsonTokenType.StartObject)
            {
                Members(json, path, depth + 1, record, lists);
            }
            else if (isList || json.Token == JsonTokenType.StartObject)
            {
                json.Leave();
            }
        }

        if (depth == 0)
        {
            json.Next();
        }

        return null;
    }

    // Whether the list holds an object; the names of all its objects are taken in.
    private static bool Take(JsonText json, JsonRecord record)
    {
        var any = false;
        while (json.NextElement(out var bytes) && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token == JsonTokenType.StartObject)
            {
                any = true;
                record.Take(bytes);
            }
            else if (json.Token == JsonTokenType.StartArray)
            {
                json.Leave();
            }
        }

        return any;
    }

    private static string Leave(JsonText json, string seen)
    {
        while (json.Next())
        {
        }

        return seen;
    }

    private static bool Enter(JsonText json, string[] path)
    {
        json.Next();
        foreach (var member in path)
        {
            while (json.Next() && !(json.Token == JsonTokenType.PropertyName && json.Name == member && IsOpening(json)))
            {
                if (json.Token is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    json.Leave();
                }
            }
        }

        return json.Fault is null;
    }

    private static bool IsOpening(JsonText json) =>
        json.Next() && json.Token is JsonTokenType.StartArray or JsonTokenType.StartObject;

    private static string Count(List<string[]> lists) => lists.Count == 0
        ? "no list of objects"
        : FormattableString.Invariant($"{lists.Count} lists of objects ({string.Join(", ", lists.Select(list => list[^1]))})");

    private static string Wanted(string[]? path, List<string[]> lists) => path is { Length: > 0 }
        ? $"one list of objects at \"{string.Join('.', path)}\""
        : lists.Count > 1 ? $"at = \"{lists[0][0]}\" or another of them in the input file" : "a list of objects";
}
