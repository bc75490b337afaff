using System.Globalization;
using System.Text.Json;
using Cenotaph.Linkage;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints the answer of <c>cenotaph find</c>.</summary>
internal static class FindOutput
{
    private const int MostRecordsShown = 5;

    /// <summary>For people: a sentence, the persons, and why.</summary>
    public static void Print(FindAnswer answer, SoughtPerson sought, bool explain, Terminal terminal)
    {
        terminal.Output.WriteLine(Sentence(answer));
        if (answer.Persons.Count == 0)
        {
            return;
        }

        var table = Terminal.TableOf("#rank", "#probability", "#weight", "row", "id", "name", "born", "died", "from", "unit");
        for (var rank = 0; rank < answer.Persons.Count; rank++)
        {
            var records = answer.Persons[rank].Records;
            for (var i = 0; i < Math.Min(records.Count, MostRecordsShown); i++)
            {
                var one = records[i];
                Terminal.AddRow(
                    table, i == 0 ? Text(rank + 1) : "", i == 0 ? Percent(one.Probability) : "also", Bits(one.Weight), Text(one.Row), one.Id ?? "", one.Name,
                    one.Born ?? "", one.Died ?? "", one.From ?? "", one.Unit ?? "");
            }

            if (records.Count > MostRecordsShown)
            {
                Terminal.AddRow(table, "", "also", "", $"{records.Count - MostRecordsShown} more", "", "", "", "", "", "");
            }
        }

        terminal.Print(table);
        for (var rank = 0; rank < answer.Persons.Count; rank++)
        {
            var best = answer.Persons[rank].Best;
            if (explain)
            {
                terminal.Output.WriteLine($"Why {Text(rank + 1)} (row {Text(best.Row)}), in bits:");
                Explain(best, terminal);
            }
            else
            {
                terminal.Output.WriteLine(
                    $"{Text(rank + 1)}: {string.Join(" ", best.Waterfall.Select(step => $"{step.Name} {Bits(step.Weight)}{(step.Name == "prior" ? "" : $" ({step.Level})")}"))} = {Bits(best.Weight)}");
            }
        }
    }

    /// <summary>For machines.</summary>
    public static void WriteJson(FindAnswer answer, SoughtPerson sought, IReadOnlyList<string> notes, Terminal terminal) => terminal.PrintJson(json =>
    {
        json.WriteStartObject();
        json.WriteString("verdict", answer.Verdict.ToString().ToLowerInvariant());
        json.WriteStartObject("sought");
        json.WriteString("name", sought.Name);
        json.WriteString("born", sought.Born);
        json.WriteString("died", sought.Died);
        json.WriteString("from", sought.From);
        json.WriteString("unit", sought.Unit);
        json.WriteEndObject();
        json.WriteNumber("looked_at", answer.Looked);
        json.WriteNumber("near", answer.Near);
        json.WriteStartArray("notes");
        foreach (var note in notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteStartArray("persons");
        for (var rank = 0; rank < answer.Persons.Count; rank++)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", rank + 1);
            json.WriteNumber("weight", answer.Persons[rank].Best.Weight);
            json.WriteNumber("probability", answer.Persons[rank].Best.Probability);
            json.WriteStartArray("records");
            foreach (var one in answer.Persons[rank].Records)
            {
                Write(json, one);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Sentence(FindAnswer answer)
    {
        var looked = $"Looked at {Grouped(answer.Looked)} {(answer.Looked == 1 ? "record" : "records")} of the dead.";
        var records = answer.Near == 1 ? "1 record agrees" : $"{Grouped(answer.Near)} records agree";
        return answer.Verdict switch
        {
            FindVerdict.Nobody => $"Nobody on the list is near. {looked}",
            FindVerdict.Namesakes =>
                $"Nobody stands out: {records} as far as they go, but what was given does not tell them from others of the name. A date of birth, "
                + $"a patronymic or a place would. {looked}",
            FindVerdict.Probable => $"Probably on the list: see the first person. {looked}",
            _ => $"On the list: see the first person{(answer.Persons.Skip(1).Any(one => one.Best.Probability >= 0.5) ? ", and the others that are likely" : "")}. {looked}",
        };
    }

    private static void Explain(FoundRecord record, Terminal terminal)
    {
        var table = Terminal.TableOf("comparison", "level", "sought", "record", "#m", "#u", "#weight");
        foreach (var step in record.Waterfall)
        {
            Terminal.AddRow(table, step.Name, step.Level, step.Sought ?? "", step.Seen ?? "", Share(step.M), Share(step.U), Bits(step.Weight));
        }

        Terminal.AddRow(table, "sum", $"probability {Percent(record.Probability)}", "", "", "", "", Bits(record.Weight));
        terminal.Print(table);
    }

    /// <summary>One record as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, FoundRecord one)
    {
        json.WriteStartObject();
        json.WriteNumber("row", one.Row);
        json.WriteString("id", one.Id);
        json.WriteString("name", one.Name);
        json.WriteString("born", one.Born);
        json.WriteString("died", one.Died);
        json.WriteString("from", one.From);
        json.WriteString("unit", one.Unit);
        json.WriteNumber("weight", one.Weight);
        json.WriteStartArray("waterfall");
        foreach (var step in one.Waterfall)
        {
            json.WriteStartObject();
            json.WriteString("name", step.Name);
            json.WriteString("level", step.Level);
            json.WriteString("sought", step.Sought);
            json.WriteString("record", step.Seen);
            Write(json, "m", step.M);
            Write(json, "u", step.U);
            json.WriteNumber("weight", step.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Grouped(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Bits(double weight) => weight.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share?.ToString("0.#########", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(double probability) =>
        probability > 0.999 ? "> 99.9 %" : probability < 0.001 ? "< 0.1 %" : (100 * probability).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
