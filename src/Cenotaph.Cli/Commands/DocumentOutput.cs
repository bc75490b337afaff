using System.Globalization;
using System.Text.Json;
using Cenotaph.Ingest;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints what was found of documents.</summary>
internal static class DocumentOutput
{
    private const int FaultsShown = 20;

    public static void Print(List<DocumentReport> reports, List<DocumentOutcome>? outcomes, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartArray();
                for (var i = 0; i < reports.Count; i++)
                {
                    Write(writer, reports[i], outcomes?[i]);
                }

                writer.WriteEndArray();
            });
        }
        else if (reports.Count > 0)
        {
            var table = Terminal.TableOf("file", "outcome", "type", "#bytes", "#records", "#verified", "#unprotected", "#revisits", "#elsewhere", "#problems", "#doubts", "SHA-256");
            for (var i = 0; i < reports.Count; i++)
            {
                var report = reports[i];
                Terminal.AddRow(
                    table, report.Name, Word(outcomes?[i]), report.MediaType, Number(report.Size), Number(report.Warc?.Records), Number(report.Warc?.Verified),
                    Number(report.Warc?.Unprotected), Number(report.Warc?.Revisits), Number(report.Warc?.Elsewhere), Number(report.Errors), Number(report.Doubts), report.Hash.ToString());
            }

            terminal.Print(table);
        }

        foreach (var report in reports)
        {
            Faults(report, terminal);
        }
    }

    public static void Print(IReadOnlyList<HeldDocument> documents, bool names, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var document in documents)
                {
                    Write(writer, document, names);
                }

                writer.WriteEndArray();
            });
            return;
        }

        var table = Terminal.TableOf("SHA-256", "type", "#bytes", "#records", "#verified", "#problems", "taken in", "name");
        foreach (var document in documents)
        {
            Terminal.AddRow(
                table, document.Hash.ToString(), document.MediaType, Number(document.Size), Number(document.Records), Number(document.Verified), Number(document.Problems),
                Day(document), names ? document.Name : "");
        }

        terminal.Print(table);
        terminal.Output.WriteLine($"{documents.Count} document{(documents.Count == 1 ? "" : "s")}");
    }

    private static void Faults(DocumentReport report, Terminal terminal)
    {
        foreach (var fault in report.Faults.Take(FaultsShown))
        {
            terminal.Error.WriteLine((fault.Severity == Severity.Error ? "Problem: " : "Doubt: ") + fault);
        }

        if (report.Errors + report.Doubts > FaultsShown)
        {
            terminal.Error.WriteLine($"… and {report.Errors + report.Doubts - FaultsShown} more in {report.Name}; --json lists the first {ProblemCollection.UsualLimit}.");
        }

        if (report.Wacz is { } wacz)
        {
            terminal.Error.WriteLine(
                $"{report.Name}: {wacz.Verified} of {wacz.Resources} files as listed, {wacz.Pages} pages, {wacz.Indexes.Length} indexes, "
                + (wacz.HasSignature ? "a signature, which was not verified." : wacz.HasDigest ? "no signature." : "no digest of the list and no signature."));
        }
    }

    private static void Write(Utf8JsonWriter json, DocumentReport report, DocumentOutcome? outcome)
    {
        json.WriteStartObject();
        json.WriteString("file", report.Name);
        if (outcome is not null)
        {
            json.WriteString("outcome", Word(outcome));
        }

        json.WriteString("sha256", report.Hash.ToString());
        json.WriteNumber("size", report.Size);
        json.WriteString("media_type", report.MediaType);
        json.WriteBoolean("sound", report.IsSound);
        json.WriteNumber("problems", report.Errors);
        json.WriteNumber("doubts", report.Doubts);
        if (report.Warc is { } warc)
        {
            json.WriteStartObject("warc");
            json.WriteNumber("records", warc.Records);
            json.WriteStartObject("types");
            foreach (var (type, count) in warc.Types)
            {
                json.WriteNumber(type, count);
            }

            json.WriteEndObject();
            json.WriteNumber("verified", warc.Verified);
            json.WriteNumber("unprotected", warc.Unprotected);
            json.WriteNumber("truncated", warc.Truncated);
            json.WriteNumber("revisits", warc.Revisits);
            json.WriteNumber("elsewhere", warc.Elsewhere);
            json.WriteNumber("segmented", warc.Segmented);
            json.WriteEndObject();
        }

        if (report.Wacz is { } wacz)
        {
            Write(json, wacz);
        }

        json.WriteStartArray("faults");
        foreach (var fault in report.Faults)
        {
            Write(json, fault);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WaczTally wacz)
    {
        json.WriteStartObject("wacz");
        json.WriteString("version", wacz.Version);
        json.WriteNumber("resources", wacz.Resources);
        json.WriteNumber("verified", wacz.Verified);
        Texts("archives", wacz.Archives);
        Texts("indexes", wacz.Indexes);
        json.WriteNumber("pages", wacz.Pages);
        json.WriteBoolean("digest", wacz.HasDigest);
        json.WriteString("signature", wacz.HasSignature ? "present, not verified" : "none");
        json.WriteEndObject();

        void Texts(string name, IEnumerable<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, DocumentFault fault)
    {
        json.WriteStartObject();
        json.WriteString("severity", fault.Severity == Severity.Error ? "error" : "doubt");
        json.WriteString("file", fault.File);
        Known("record", fault.Record);
        Known("offset", fault.Offset);
        Known("within", fault.Offset is null ? null : fault.Within);
        json.WriteString("id", fault.Id);
        json.WriteString("what", fault.What);
        json.WriteString("seen", fault.Seen);
        json.WriteString("expected", fault.Expected);
        json.WriteEndObject();

        void Known(string name, long? number)
        {
            if (number is { } value)
            {
                json.WriteNumber(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, HeldDocument document, bool names)
    {
        json.WriteStartObject();
        json.WriteString("sha256", document.Hash.ToString());
        json.WriteNumber("size", document.Size);
        json.WriteString("media_type", document.MediaType);
        if (document.Records is { } records)
        {
            json.WriteNumber("records", records);
            json.WriteNumber("verified", document.Verified ?? 0);
        }

        json.WriteNumber("problems", document.Problems);
        json.WriteString("taken_in", Day(document));
        if (names)
        {
            json.WriteString("name", document.Name);
        }

        json.WriteEndObject();
    }

    private static string Word(DocumentOutcome? outcome) => outcome?.ToString().ToLowerInvariant() ?? "";

    private static string Day(HeldDocument document) => document.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
