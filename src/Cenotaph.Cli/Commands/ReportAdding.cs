using System.Text;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Linkage;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>What <c>cenotaph report add</c> was asked.</summary>
internal sealed record ReportOrder(
    string? Text, string? File, string? Link, IReadOnlyList<string> Set, string? Source, string Why, string By, bool Yes, bool Json);

/// <summary>Reads one pasted text, shows what was read and whom it may be of, and saves it when told to.</summary>
internal sealed class ReportAdding(Study study, Terminal terminal, TimeProvider time)
{
    private const int MostShown = 5;
    private const int LongestText = 100_000;

    private static readonly string[] Said = ["name", "status", "count_low", "count_high"];

    private readonly SortedDictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> seen = new(StringComparer.Ordinal);

    public int Work(ReportOrder order)
    {
        var text = (order.Text ?? (order.File is { } file ? File.ReadAllText(file, new UTF8Encoding(false, true)) : order.Link is null || !order.Yes ? Pasted() : "")).Trim();
        if (text.Length == 0 && order.Link is null)
        {
            terminal.Error.WriteLine("There is no text and no link. Nothing was written.");
            return ExitCode.Usage;
        }

        if (text.Length > LongestText)
        {
            terminal.Error.WriteLine($"The text is longer than {LongestText} characters. Nothing was written.");
            return ExitCode.Problems;
        }

        var read = PastedText.Read(text);
        Fill(order, text, read);
        if (!RevealOption.Note(study, "report add", order.Why, terminal, time, order.By))
        {
            return ExitCode.Usage;
        }

        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph report add", time);
        if (!order.Json)
        {
            if (text.Length > 0 && DeskReport.WithText(ledger, text) is { } twice)
            {
                terminal.Output.WriteLine($"The same text was added before, as desk:{twice}.");
            }

            foreach (var note in read.Notes)
            {
                terminal.Output.WriteLine(note);
            }

            Show(ledger);
        }

        return order.Yes || Confirmed(ledger, order) ? Save(ledger, order, text, read) : Nothing(ledger, order, read);
    }

    private string Pasted()
    {
        var text = new StringBuilder();
        while (terminal.Input.ReadLine() is { } line && line != "." && text.Length <= LongestText)
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    private void Fill(ReportOrder order, string text, PastedText read)
    {
        foreach (var field in read.Fields)
        {
            (fields[field.Name], seen[field.Name]) = (field.Value, field.Seen);
        }

        fields["id"] = DeskReport.NewId();
        fields["collector"] = order.By;
        if (text.Length > 0)
        {
            (fields["document"], seen["document"]) = (DeskReport.DocumentOf(text), "the text");
        }

        if (order.Link is { } link)
        {
            fields["address"] = link;
        }

        if (order.Source is { } source)
        {
            fields["source"] = source;
        }

        foreach (var correction in order.Set)
        {
            Correct(correction);
        }
    }

    private bool Correct(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        var field = at > 0 ? line[..at].Trim().ToLowerInvariant() : "";
        if (ReportFields.Kind.Find(field) is null || field is "id")
        {
            terminal.Error.WriteLine($"There is no field of that name to set; there are {string.Join(", ", ReportFields.Kind.Fields.Select(one => one.Name).Where(name => name != "id"))}.");
            return false;
        }

        fields[field] = line[(at + 1)..].Trim();
        seen[field] = "set";
        return true;
    }

    private void Show(Ledger ledger)
    {
        var table = Terminal.TableOf("field", "value", "read from");
        foreach (var field in ReportFields.Kind.Fields.Where(field => fields.GetValueOrDefault(field.Name) is { Length: > 0 }))
        {
            Terminal.AddRow(table, field.Name, fields[field.Name], seen.GetValueOrDefault(field.Name, ""));
        }

        terminal.Print(table);
        if (Reading() is { } reading)
        {
            terminal.Output.WriteLine(reading);
        }

        if (Sought(out var fault) is { } sought)
        {
            FindOutput.Print(PersonFind.InStudy(ledger, sought, MostShown), sought, explain: true, terminal);
        }
        else
        {
            terminal.Output.WriteLine("Nobody was looked for: " + fault);
        }
    }

    private string? Reading()
    {
        if (fields.GetValueOrDefault("name") is not { Length: > 0 } name)
        {
            return null;
        }

        var read = Names.PersonNameReading.Of(name);
        return $"The name is read as surname \"{read.Surname.Name.Text}\", given name \"{read.Given.Name.Text}\", patronymic \"{read.Patronymic.Name.Text}\".";
    }

    private SoughtPerson? Sought(out string? fault)
    {
        string? Field(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
        fault = "there is no name.";
        var age = Field("birth_date") is null && Field("event_date") is not null && int.TryParse(Field("age"), out var years) ? years : (int?)null;
        return Field("name") is { } name
            ? SoughtPerson.Of(name, Day("birth_date"), age, Day("event_date"), Field("settlement") ?? Field("region"), Field("unit"), out fault)
            : null;

        // A span of days is no date that a search takes; it does without.
        string? Day(string name) => Field(name) is { } text && !text.Contains('/', StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal) ? text : null;
    }

    private bool Confirmed(Ledger ledger, ReportOrder order)
    {
        while (true)
        {
            if (!order.Json)
            {
                terminal.Output.Write("Save it? [y, n, field=value to correct] ");
                terminal.Output.Flush();
            }

            switch (terminal.Input.ReadLine()?.Trim())
            {
                case "y" or "yes":
                    return true;
                case { } line when line.Contains('=', StringComparison.Ordinal):
                    if (Correct(line) && !order.Json)
                    {
                        Show(ledger);
                    }

                    break;
                default:
                    return false;
            }
        }
    }

    private int Save(Ledger ledger, ReportOrder order, string text, PastedText read)
    {
        // Who names another document keeps the text beside it.
        var isDocument = text.Length > 0 && fields.GetValueOrDefault("document") == DeskReport.DocumentOf(text);
        if (text.Length > 0 && !isDocument)
        {
            fields["note"] = text;
        }

        var problems = new ProblemCollection();
        if (Fault(text) is { } fault)
        {
            problems.Add(fault);
        }

        if (problems.Errors > 0 || DeskReport.Body(fields, study.Vocabulary.Publishers, problems) is not { } body)
        {
            terminal.Print(problems);
            terminal.Error.WriteLine("Nothing was written.");
            return ExitCode.Problems;
        }

        if (isDocument && new DocumentStore(study.Folder, ledger).AddText(text, $"desk-{fields["id"]}.txt").Outcome == DocumentOutcome.Erased)
        {
            terminal.Error.WriteLine("This very text was taken in before and erased. Nothing was written.");
            return ExitCode.Problems;
        }

        if (order.Json)
        {
            Print(ledger, read, fields["id"]);
        }

        DeskReport.Save(ledger, fields["id"], body);
        if (!order.Json)
        {
            terminal.Output.WriteLine($"Saved as desk:{fields["id"]}. \"cenotaph link\" and \"cenotaph persons\" count it; \"cenotaph report undo\" takes it back.");
        }

        return ExitCode.Done;
    }

    // What a field by itself cannot show: a side that the study does not have, a report that says nothing of anybody.
    private Problem? Fault(string text) => fields.GetValueOrDefault("side") is { Length: > 0 } side && !study.Vocabulary.Rules.Sides.Knows(side)
        ? new(DeskReport.Input, null, "side", "a side that is not declared", "one of " + string.Join(", ", study.Vocabulary.Sides.Select(one => one.Id)))
        : text.Length == 0 && !Said.Any(name => fields.GetValueOrDefault(name) is { Length: > 0 })
            ? new(DeskReport.Input, null, null, "a link alone, which says nothing of anybody", "a text, or --set with at least one of " + string.Join(", ", Said))
            : null;

    private int Nothing(Ledger ledger, ReportOrder order, PastedText read)
    {
        if (order.Json)
        {
            Print(ledger, read, null);
        }
        else
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Nothing was saved.");
        }

        return ExitCode.Done;
    }

    private void Print(Ledger ledger, PastedText read, string? saved)
    {
        var sought = Sought(out _);
        var answer = sought is null ? null : PersonFind.InStudy(ledger, sought, MostShown);
        terminal.PrintJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("saved", saved is null ? null : $"{DeskReport.Input}:{saved}");
            json.WriteStartObject("fields");
            foreach (var (field, value) in fields.Where(one => one.Value.Length > 0 && one.Key is not ("id" or "note")))
            {
                json.WriteString(field, value);
            }

            json.WriteEndObject();
            json.WriteStartArray("notes");
            read.Notes.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteString("verdict", answer?.Verdict.ToString().ToLowerInvariant());
            json.WriteStartArray("matches");
            foreach (var person in answer?.Persons ?? [])
            {
                FindOutput.Write(json, person.Best);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }
}
