using Cenotaph.Persons;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>What <c>persons --json</c> prints.</summary>
internal static class PersonsJson
{
    public static void Print(StudyPersonBook read, bool kept, Terminal terminal) => terminal.PrintJson(json =>
    {
        var book = read.Book;
        json.WriteStartObject();
        json.WriteString("rules", book.Judging.Rules.Version);
        json.WriteString("as_of", book.Judging.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartObject("standings");
        foreach (var (standing, count) in book.Counts())
        {
            json.WriteNumber(standing.Word(), count);
        }

        json.WriteEndObject();
        json.WriteStartObject("reports_not_of_dead");
        foreach (var (label, count) in PersonsCommand.Labels(book))
        {
            json.WriteNumber(label, count);
        }

        json.WriteEndObject();
        json.WriteStartObject("other_forms");
        foreach (var (form, count) in read.Apart)
        {
            json.WriteNumber(form, count);
        }

        json.WriteEndObject();
        json.WriteStartArray("pending");
        foreach (var one in book.Pending.Where(one => one.Person.Id is not null))
        {
            json.WriteStartObject();
            json.WriteString("person", one.Person.Id);
            json.WriteString("standing", one.Decision.Standing.Word());
            json.WriteNumber("days", one.Days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changes");
        foreach (var change in read.Changes)
        {
            json.WriteStartObject();
            json.WriteString("person", change.Person);
            json.WriteString("change", PersonsCommand.Words(change));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("suspected");
        foreach (var (first, second) in book.Suspected.Pairs)
        {
            json.WriteStartObject();
            json.WriteString("first", first);
            json.WriteString("second", second);
            json.WriteBoolean("counts_as_one", book.Independence.AreOne(first, second));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var personOf = book.PersonOfReports();
        json.WriteStartArray("findings");
        foreach (var finding in book.AllFindings)
        {
            FindingsCommand.Write(json, finding, personOf);
        }

        json.WriteEndArray();
        json.WriteBoolean("entry_added", kept);
        json.WriteEndObject();
    });
}
