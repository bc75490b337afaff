using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>Turns the rows of one file into the canonical bodies of records, by an input's plan.</summary>
internal sealed class RowMap
{
    private const string InputMember = "input";
    private const string ValuesMember = "values";
    private const char KeySeparator = '|';

    private readonly InputPlan plan;
    private readonly RowReader reader;
    private readonly string file;
    private readonly ICollection<Problem> problems;
    private readonly List<Member> members = [];
    private readonly List<(string Name, int Column)> measures = [];
    private readonly List<int> key = [];
    private readonly CanonicalJson json = new();
    private readonly CellReader cells;
    private readonly StringBuilder id = new();

    /// <summary>Binds a plan to the columns of a file; a column that is not there is a problem.</summary>
    public RowMap(
        InputPlan plan,
        RowReader reader,
        string file,
        IReadOnlyDictionary<string, WordLimits> words,
        ICollection<Problem> problems)
    {
        this.plan = plan;
        this.reader = reader;
        this.file = file;
        this.problems = problems;
        cells = new(plan, words);
        var found = problems.Count;
        foreach (var field in plan.Kind.Fields)
        {
            var constant = plan.Constants.GetValueOrDefault(field.Name);
            var column = plan.Columns.TryGetValue(field.Name, out var header) ? Column(header) : -1;
            if (column >= 0 || constant is not null)
            {
                members.Add(new(field.Name, field, column, constant, plan.Values.GetValueOrDefault(field.Name)));
            }
        }

        foreach (var measure in plan.Measures.OrderBy(measure => measure.Name, StringComparer.Ordinal))
        {
            measures.Add((measure.Name, Column(measure.Column)));
        }

        foreach (var name in plan.Key)
        {
            key.Add(Column(plan.Columns.GetValueOrDefault(name, name)));
        }

        members.Add(new(InputMember, null, -1, plan.Name, null));
        if (measures.Count > 0)
        {
            members.Add(new(ValuesMember, null, -1, null, null));
        }

        if (key.Count > 0 && !members.Exists(member => member.Name == "id"))
        {
            members.Add(new("id", null, -1, null, null));
        }

        members.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        Sound = problems.Count == found;
    }

    /// <summary>Whether every column that the plan names is there.</summary>
    public bool Sound { get; }

    /// <summary>The id of the row that was mapped last.</summary>
    public string Id => id.ToString();

    /// <summary>Maps the reader's current row; false, with problems, when it is faulty.</summary>
    /// <param name="body">The canonical body, valid until the next row.</param>
    public bool TryMap(out ReadOnlyMemory<byte> body)
    {
        body = default;
        var sound = true;
        ReadId();
        if (id.Length == 0 || CellReader.IsBroken(Id))
        {
            Report("id", id.Length == 0 ? "nothing" : "broken characters", "a text that names the row for ever");
            return false;
        }

        json.Begin();
        foreach (var member in members)
        {
            if (member.Name == InputMember)
            {
                json.Member(InputMember, plan.Name);
            }
            else if (member.Name == ValuesMember)
            {
                sound &= WriteMeasures();
            }
            else if (member.Field is null || (member.Name == "id" && key.Count > 0))
            {
                json.Member("id", Id);
            }
            else
            {
                sound &= Write(member);
            }
        }

        body = json.End();
        return sound && Check(body);
    }

    private void ReadId()
    {
        id.Clear();
        if (key.Count > 0)
        {
            var empty = true;
            foreach (var column in key)
            {
                var part = reader[column].Trim();
                empty &= part.IsEmpty;
                id.Append(id.Length > 0 ? KeySeparator : null).Append(part);
            }

            if (empty)
            {
                id.Clear();
            }
        }
        else if (plan.Columns.TryGetValue("id", out _))
        {
            var member = members.Find(one => one.Name == "id");
            id.Append(reader[member.Column].Trim());
        }
    }

    private bool Write(Member member)
    {
        var text = member.Column >= 0 ? reader[member.Column].Trim() : member.Constant.AsSpan();
        if (text.IsEmpty && member.Constant is not null)
        {
            text = member.Constant.AsSpan();
        }

        var field = member.Field!;
        if (!text.IsEmpty && member.Values is { } map && map.TryGetValue(text.ToString(), out var word))
        {
            text = word;
        }

        if (text.IsEmpty)
        {
            if (field.Required)
            {
                Report(field.Name, "nothing", field.Type is FieldType.Date or FieldType.Day ? "a date" : "a text");
            }

            return !field.Required;
        }

        if (cells.TryWrite(json, field, text, out var expected))
        {
            return true;
        }

        Report(field.Name, Quoted(field, text), expected);
        return false;
    }

    private bool WriteMeasures()
    {
        var sound = true;
        json.BeginObject(ValuesMember);
        foreach (var (name, column) in measures)
        {
            var text = reader[column].Trim();
            if (text.IsEmpty)
            {
                continue;
            }

            if (CellReader.Number(text) is { } number)
            {
                json.Member(name, number);
            }
            else
            {
                sound = false;
                problems.Add(new(file, reader.Row, reader.Columns[column], $"\"{Short(text)}\"", "a number in plain digits"));
            }
        }

        json.EndObject();
        return sound;
    }

    private bool Check(ReadOnlyMemory<byte> body)
    {
        if (plan.Kind.Check is not { } check)
        {
            return true;
        }

        using var document = JsonDocument.Parse(body);
        if (check(document.RootElement) is not { } fault)
        {
            return true;
        }

        Report(fault.Field, plan.Kind.Personal ? "a value that does not fit" : $"\"{Short(fault.Seen)}\"", fault.Expected);
        return false;
    }

    private int Column(string header)
    {
        for (var column = 0; column < reader.Columns.Count; column++)
        {
            if (string.Equals(reader.Columns[column], header, StringComparison.Ordinal))
            {
                return column;
            }
        }

        problems.Add(new(
            file, plan.Format.HeaderRow, header, "no such column", "one of " + string.Join(", ", reader.Columns.Select(name => $"\"{name}\""))));
        return -1;
    }

    private void Report(string field, string seen, string expected) =>
        problems.Add(new(file, reader.Row, plan.Columns.GetValueOrDefault(field, field), seen, expected));

    // A person's record never stands in a message: only its position and what was expected.
    private string Quoted(Field field, ReadOnlySpan<char> text) =>
        plan.Kind.Personal && field.Class != FieldClass.Public
            ? $"a text of {text.Length} characters"
            : $"\"{Short(text)}\"";

    private static string Short(ReadOnlySpan<char> text) =>
        text.Length <= 60 ? text.ToString() : string.Concat(text[..60], "…");

    private readonly record struct Member(
        string Name, Field? Field, int Column, string? Constant, ImmutableSortedDictionary<string, string>? Values);
}
