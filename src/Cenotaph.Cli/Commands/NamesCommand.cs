using System.CommandLine;
using System.Text.Json;
using Cenotaph.Names;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph names</c></summary>
internal static class NamesCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new ExplainedCommand(
            "names", "Reads personal names in Cyrillic and Latin letters.", null, "cenotaph names explain \"Щербаков Юрий\" \"Chtcherbakov Iouri\"");
        command.Add(Explain(terminal));
        command.Add(Romanise(terminal));
        return command;
    }

    private static ExplainedCommand Explain(Terminal terminal)
    {
        var first = new Argument<string>("NAME") { Description = "A full name in any order, with or without initials, rank and call sign." };
        var second = new Argument<string?>("OTHER") { Description = "A second one to compare.", Arity = ArgumentArity.ZeroOrOne };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "explain",
            "Shows how the parts of one or two names are read, and at which level they agree.",
            "Levels are explained in docs/names.md. \"Missing\" means that a part is not known on one side and speaks neither for nor against.",
            "cenotaph names explain \"Щербаков Юрий Алексеевич\" \"Chtcherbakov Iouri\"") { first, second, json };
        command.SetAction(parsed =>
        {
            PersonNameReading[] readings = parsed.GetValue(second) is { } other
                ? [PersonNameReading.Of(parsed.GetRequiredValue(first)), PersonNameReading.Of(other)]
                : [PersonNameReading.Of(parsed.GetRequiredValue(first))];
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => Write(writer, readings));
            }
            else
            {
                Print(readings, terminal);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ExplainedCommand Romanise(Terminal terminal)
    {
        var text = new Argument<string>("TEXT") { Description = "Cyrillic text." };
        var scheme = new Option<string?>("--scheme") { Description = "One scheme only: " + string.Join(", ", Romanisation.All.Select(one => one.Id)) + "." };
        var command = new ExplainedCommand(
            "romanise", "Writes Cyrillic in Latin letters by every scheme known, or by one.", null,
            "cenotaph names romanise \"Щербаков Юрий\" --scheme french") { text, scheme };
        command.SetAction(parsed =>
        {
            var cyrillic = parsed.GetRequiredValue(text);
            if (parsed.GetValue(scheme) is not { } id)
            {
                var table = Terminal.TableOf("scheme", "text", "used by");
                foreach (var one in Romanisation.All)
                {
                    Terminal.AddRow(table, one.Id, one.Of(cyrillic), one.Title);
                }

                terminal.Print(table);
                return ExitCode.Done;
            }

            if (Romanisation.Find(id) is not { } found)
            {
                terminal.Error.WriteLine($"\"{id}\" is no scheme: {string.Join(", ", Romanisation.All.Select(one => one.Id))}.");
                return ExitCode.Usage;
            }

            terminal.Output.WriteLine(found.Of(cyrillic));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(PersonNameReading[] readings, Terminal terminal)
    {
        var table = Terminal.TableOf(readings.Length > 1 ? ["part", "first", "key", "second", "key", "level"] : ["part", "name", "key", "read as"]);
        var levels = readings.Length > 1 ? Levels(readings) : [];
        for (var part = 0; part < 3; part++)
        {
            string[] cells = [Part(part), .. readings.SelectMany(reading => new[] { Name(reading, part).Text, Name(reading, part).Key })];
            Terminal.AddRow(table, [.. cells, levels.Length > 0 ? levels[part] : Detail(readings[0], part)]);
        }

        terminal.Print(table);
        foreach (var (reading, i) in readings.Select((reading, i) => (reading, i)))
        {
            terminal.Output.WriteLine($"{(readings.Length == 1 ? "Name" : i == 0 ? "First" : "Second")}: {Order(reading)}, {Sex(reading.Sex)}.");
            if (readings.Length > 1)
            {
                for (var part = 0; part < 3; part++)
                {
                    if (Detail(reading, part) is { Length: > 0 } detail)
                    {
                        terminal.Output.WriteLine($"  {Part(part)}: {detail}");
                    }
                }
            }

            foreach (var note in reading.Notes)
            {
                terminal.Output.WriteLine("  " + note);
            }
        }
    }

    private static string Part(int part) => part switch { 0 => "surname", 1 => "given name", _ => "patronymic" };

    private static NameText Name(PersonNameReading reading, int part) => part switch
    {
        0 => reading.Surname.Name,
        1 => reading.Given.Name,
        _ => reading.Patronymic.Name,
    };

    private static string[] Levels(PersonNameReading[] pair) =>
    [
        SurnameForm.Compare(pair[0].Surname, pair[1].Surname).ToString(),
        GivenForm.Compare(pair[0].Given, pair[1].Given).ToString(),
        PatronymicForm.Compare(pair[0].Patronymic, pair[1].Patronymic).ToString(),
    ];

    private static string Detail(PersonNameReading reading, int part) => part switch
    {
        _ when Name(reading, part) is { IsInitial: true } => "an initial",
        0 => reading.Surname.Nominatives.Any(one => one != reading.Surname.Name.Key)
            ? "nominative " + string.Join(" or ", reading.Surname.Nominatives)
            : "",
        1 => string.Join("; ", new[]
        {
            Heads("a form of ", reading.Given.Groups),
            Heads("short for ", reading.Given.ShortFor),
        }.Where(text => text.Length > 0)),
        _ => reading.Patronymic.FatherGroups.Count > 0 ? Heads("child of ", reading.Patronymic.FatherGroups)
            : reading.Patronymic.IsSure ? "child of " + reading.Patronymic.Father : "",
    };

    private static string Heads(string before, IReadOnlyList<int> groups) =>
        groups.Count == 0 ? "" : before + string.Join(" or ", groups.Select(GivenForm.HeadOf).Distinct(StringComparer.Ordinal));

    private static string Order(PersonNameReading reading) => reading.Order switch
    {
        NameOrder.None => "no name found",
        NameOrder.SurnameFirst => "surname first",
        NameOrder.GivenFirst => "given name first",
        NameOrder.AsHeaded => "as headed",
        _ => "parts exchanged",
    } + (reading.IsSure || reading.Order == NameOrder.None ? "" : " (a guess)");

    private static string Sex(NameSex sex) => sex switch { NameSex.Male => "male", NameSex.Female => "female", _ => "sex not shown" };

    private static void Write(Utf8JsonWriter writer, PersonNameReading[] readings)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("names");
        foreach (var reading in readings)
        {
            writer.WriteStartObject();
            for (var part = 0; part < 3; part++)
            {
                var name = Name(reading, part);
                writer.WriteStartObject(Part(part).Replace(' ', '_'));
                writer.WriteString("text", name.Text);
                writer.WriteString("fold", name.Fold);
                writer.WriteString("key", name.Key);
                writer.WriteBoolean("initial", name.IsInitial);
                writer.WriteString("read_as", Detail(reading, part));
                writer.WriteEndObject();
            }

            writer.WriteString("order", reading.Order.ToString());
            writer.WriteBoolean("order_is_sure", reading.IsSure);
            writer.WriteString("sex", reading.Sex.ToString());
            writer.WriteString("call_sign", reading.CallSign);
            writer.WriteString("title", reading.Title);
            writer.WriteStartArray("notes");
            reading.Notes.ToList().ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (readings.Length > 1)
        {
            var levels = Levels(readings);
            writer.WriteStartObject("levels");
            for (var part = 0; part < 3; part++)
            {
                writer.WriteString(Part(part).Replace(' ', '_'), levels[part]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
