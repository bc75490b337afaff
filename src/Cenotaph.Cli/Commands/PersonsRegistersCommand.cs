using System.CommandLine;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph persons registers</c></summary>
internal static class PersonsRegistersCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var by = new Option<string?>("--by")
        {
            Description = $"The registers, separated by commas: {string.Join(", ", RegisterRows.Dimensions)}. All when absent.",
            HelpName = "dimensions",
        };
        var vintage = new Option<string?>("--vintage")
        {
            Description = "The day up to which reports were known, as 2025-12-31, or all; the newest when absent. Before the newest the gate lets through the register by week alone.",
            HelpName = "date",
        };
        var output = new Option<string?>("--out") { Description = "Where to write the rows, as CSV.", HelpName = "file" };
        var json = StudyArgument.Json();
        var reveal = RevealOption.Make();
        var command = new ExplainedCommand(
            "registers",
            "Prints counts of the dead by week of death, region, branch, recruitment, age, rank, circumstance, sex and standing.",
            "What is printed is what a public file may hold: the gate hides small numbers and coarsens weeks to months where it must, and the ledger keeps what was shown. "
            + "With --reveal REASON every number is printed, by the rules at each vintage; that is one entry of the ledger.",
            "cenotaph persons registers studies/mine --by week,region --vintage all --out registers.csv") { study, by, vintage, output, json, reveal };
        command.SetAction(parsed =>
        {
            var dimensions = RegisterRows.Asked(parsed.GetValue(by), out var unknown);
            if (unknown is not null)
            {
                terminal.Error.WriteLine($"--by does not know \"{unknown}\"; it takes {string.Join(", ", RegisterRows.Dimensions)}.");
                return ExitCode.Usage;
            }

            DateOnly? day = null;
            var asked = parsed.GetValue(vintage);
            if (asked is not (null or "all"))
            {
                if (!DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known))
                {
                    terminal.Error.WriteLine($"--vintage is \"{asked}\"; it takes a day as 2025-12-31, or all.");
                    return ExitCode.Usage;
                }

                day = known;
            }

            if (parsed.GetValue(output) is { } file && OutputFile.Obstacle(file) is { } obstacle)
            {
                terminal.Error.WriteLine($"{file} {obstacle}. Nothing was done.");
                return ExitCode.Usage;
            }

            if (parsed.GetResult(reveal) is not null && RevealOption.IsMissing(parsed.GetValue(reveal), terminal))
            {
                return ExitCode.Usage;
            }

            return StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded ? ExitCode.Problems
                : !StudyArgument.LedgerStands(loaded, terminal) ? ExitCode.Ledger
                : Run(loaded, dimensions, asked == "all", day, parsed.GetValue(output), parsed.GetValue(json), parsed.GetValue(reveal), terminal, time);
        });
        return command;
    }

    private static int Run(
        Study study, IReadOnlyList<string> dimensions, bool all, DateOnly? day, string? file, bool json, string? why, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        List<RegisterRow> rows;
        PersonRelease? release = null;
        using (var ledger = StudyArgument.OpenToRead(study, terminal))
        {
            if (ledger is null)
            {
                return ExitCode.Problems;
            }

            var book = StudyPersonBook.Read(study, ledger, problems).Book;
            if (why is null)
            {
                release = PersonRelease.Of(study, ledger, book, "", problems);
                rows = [.. release.Sections.SelectMany(RegisterRows.Of)];
            }
            else
            {
                rows = [.. RegisterRows.Of(study, book, all ? null : day ?? book.Judging.AsOf)];
            }
        }

        if (why is not null)
        {
            _ = RevealOption.Note(study, "persons registers", why, terminal, time);
        }

        // What is about to be shown is noted first, as publish does, so that the next release is checked against it.
        if (release?.Entry is { } entry)
        {
            using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph persons registers", time);
            ledger.Append([entry]);
        }

        terminal.Print(problems);
        rows = [.. RegisterRows.At(rows, dimensions, all, day)];
        if (file is not null)
        {
            CsvText.Write(file, [["side", "register", "vintage", "value", "standing", "persons"], .. rows.Select(row => row.Cells)]);
        }

        if (json)
        {
            PrintJson(rows, release, why, terminal);
        }
        else
        {
            Print(rows, file, release, terminal);
        }

        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static void Print(List<RegisterRow> rows, string? file, PersonRelease? release, Terminal terminal)
    {
        if (file is null)
        {
            var table = Terminal.TableOf("side", "register", "vintage", "value", "standing", "#persons");
            foreach (var row in rows)
            {
                var cells = row.Cells;
                Terminal.AddRow(table, cells[0], cells[1], cells[2], cells[3].Length > 0 ? cells[3] : row.Register == RegisterRows.OfStanding ? "all" : "not known", cells[4], row.Count is null ? "withheld" : cells[5]);
            }

            terminal.Print(table);
        }
        else
        {
            terminal.Output.WriteLine($"{rows.Count.ToString("N0", CultureInfo.InvariantCulture)} rows in {file}; persons are empty where withheld.");
        }

        if (rows.Count == 0)
        {
            terminal.Output.WriteLine("No row: nobody is said to be dead, or nothing was known at that vintage.");
        }

        foreach (var section in release?.Sections ?? [])
        {
            foreach (var why in section.Withheld)
            {
                terminal.Output.WriteLine($"{section.Side.Id}: {why}");
            }
        }
    }

    private static void PrintJson(List<RegisterRow> rows, PersonRelease? release, string? why, Terminal terminal) => terminal.PrintJson(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("gated", why is null);
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("side", row.Side);
            json.WriteString("register", row.Register);
            json.WriteString("vintage", row.Cells[2]);
            json.WriteString("value", row.Value);
            json.WriteString("standing", row.Standing);
            if (row.Count is { } count)
            {
                json.WriteNumber("persons", count);
            }
            else
            {
                json.WriteNull("persons");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("withheld");
        foreach (var one in release?.Sections.SelectMany(section => section.Withheld) ?? [])
        {
            json.WriteStringValue(one.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
