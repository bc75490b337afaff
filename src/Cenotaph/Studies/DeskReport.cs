using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>
/// A report entered by hand. It is a run of its own of an input that no file describes, so that taking other inputs in leaves it alone and undoing the run
/// takes it back.
/// </summary>
public static class DeskReport
{
    /// <summary>The input's name, which no file of inputs/ may have.</summary>
    public const string Input = "desk";

    private const int IdBytes = 8;

    /// <summary>The entries' bytes of a report; null, with problems, when a field cannot be what it says.</summary>
    /// <param name="fields">Values by field, as a person writes them.</param>
    /// <param name="publishers">The study's publishers: a source must be one of them.</param>
    /// <param name="problems">Receives what is wrong; no value is quoted.</param>
    public static ReadOnlyMemory<byte>? Body(IReadOnlyDictionary<string, string> fields, Claims.PublisherList publishers, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(publishers);
        ArgumentNullException.ThrowIfNull(problems);
        var cells = new CellReader(new() { Name = Input, Kind = ReportFields.Kind, Path = "" }, new Dictionary<string, WordLimits>());
        var json = new CanonicalJson();
        json.Begin();
        var sound = true;
        void Fault(string field, string seen, string expected)
        {
            problems.Add(new(Input, null, field, seen, expected));
            sound = false;
        }

        foreach (var unknown in fields.Keys.Where(field => ReportFields.Kind.Find(field) is null).Order(StringComparer.Ordinal))
        {
            Fault(unknown, "no such field", "one of " + string.Join(", ", ReportFields.Kind.Fields.Select(field => field.Name)));
        }

        foreach (var member in ReportFields.Kind.Fields.Select(field => field.Name).Append("input").Order(StringComparer.Ordinal))
        {
            if (member == "input")
            {
                json.Member(member, Input);
            }
            else if (fields.TryGetValue(member, out var value) && value.Trim() is { Length: > 0 } text)
            {
                if (member == "source" && publishers.Find(text) is null)
                {
                    Fault(member, "a publisher that is not known", "an id, name or alias of sources.toml");
                }
                else if (!cells.TryWrite(json, ReportFields.Kind.Find(member)!, member == "source" ? publishers.Find(text)!.Id : text, out var expected))
                {
                    Fault(member, $"a text of {text.Length.ToString(CultureInfo.InvariantCulture)} characters", expected);
                }
            }
        }

        // In one conditional expression null would become an empty memory.
        if (!sound)
        {
            return null;
        }

        return json.End().ToArray();
    }

    /// <summary>A new random id.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>The name by which reports call a pasted text: the SHA-256 of its UTF-8 bytes.</summary>
    public static string DocumentOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Adds a report to the ledger, in one transaction.</summary>
    /// <param name="ledger">The ledger, open to write.</param>
    /// <param name="id">Its id.</param>
    /// <param name="body">What <see cref="Body"/> gave; its id must be this one.</param>
    public static Head Save(Ledger ledger, string id, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        using var batch = ledger.Begin();
        var run = batch.Add(RunLog.BeginKind, null, Beginning().Span, personal: false);
        batch.Add(ReportFields.Name, ledger.RecordOf(ReportFields.Name, Input, id), body.Span, personal: true);
        batch.Add(RunLog.EndKind, null, Ending(run).Span, personal: false);
        return batch.Commit();
    }

    /// <summary>Takes a report back by an entry that says why; null when it is done, or else what stands in the way.</summary>
    public static string? Undo(Ledger ledger, string id, string why)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var name = id.StartsWith(Input + ":", StringComparison.Ordinal) ? id[(Input.Length + 1)..] : id;
        if (name.Length == 0 || name.Contains('\u001f', StringComparison.Ordinal))
        {
            return "That is no id of a report.";
        }

        var runs = new RunLog(ledger);
        var entry = ledger.Versions(ledger.RecordOf(ReportFields.Name, Input, name)).FirstOrDefault(one => runs.Of(one.Sequence) is { Undone: false, Input: Input });
        return entry is null ? $"No report of the desk stands under the id \"{name}\"." : RunUndo.Undo(ledger, runs.Of(entry.Sequence)!.Number, why);
    }

    /// <summary>The id of a report of the desk that stands and keeps the same text, or null.</summary>
    public static string? WithText(Ledger ledger, string text)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(text);
        if (CellReader.IsBroken(text))
        {
            return null;
        }

        var hash = DocumentOf(text);
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Name, keepVanished: false).Where(record => record.Run?.Input == Input && !record.Entry.Body.IsEmpty))
        {
            using var body = JsonDocument.Parse(record.Entry.Body);
            bool Holds(string field, string value) => body.RootElement.TryGetProperty(field, out var held) && held.GetString() == value;

            // Before texts became documents they stood in the note.
            if (Holds("document", hash) || Holds("note", text.Trim().Normalize()))
            {
                return body.RootElement.GetProperty("id").GetString();
            }
        }

        return null;
    }

    private static ReadOnlyMemory<byte> Beginning()
    {
        var json = new CanonicalJson();
        json.Begin();
        json.BeginObject("files");
        json.EndObject();
        json.Member("input", Input);
        json.Member("kind", ReportFields.Name);
        json.BeginObject("origin");
        json.EndObject();
        json.Member("plan", "");
        return json.End().ToArray();
    }

    private static ReadOnlyMemory<byte> Ending(long run)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("added", 1);
        json.Member("changed", 0);
        json.Member("faults", 0);
        json.Member("input", Input);
        json.Member("listed", 1);
        json.Member("run", run);
        json.Member("vanished", 0);
        return json.End().ToArray();
    }
}
