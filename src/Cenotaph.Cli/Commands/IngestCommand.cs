using System.CommandLine;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph ingest</c></summary>
internal static class IngestCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var dry = new Option<bool>("--dry-run") { Description = "Print the difference and write nothing." };
        var undo = new Option<long?>("--undo") { Description = "Undo the run of that number: its records stop counting, earlier versions count again.", HelpName = "run", CustomParser = argument => StudyArgument.Sequence(argument) };
        var why = new Option<string?>("--why") { Description = "The reason for --undo; it is kept in the ledger." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "ingest",
            "Takes the study's inputs into its ledger; what is there already is not added again.",
            null,
            "cenotaph ingest studies/russia-ukraine --dry-run") { study, dry, undo, why, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            if (parsed.GetValue(undo) is { } number)
            {
                return Undo(loaded, number, parsed.GetValue(why), terminal, time);
            }

            var intakes = Take(loaded, parsed.GetValue(dry), terminal, time);
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => Write(writer, intakes));
            }
            else
            {
                Print(intakes, parsed.GetValue(dry), terminal);
            }

            return Code(intakes);
        });
        return command;
    }

    /// <summary>Takes every input in; with a dry run only finds the difference.</summary>
    public static IReadOnlyList<Intake> Take(Study study, bool dry, Terminal terminal, TimeProvider time)
    {
        using var ledger = !dry ? Ledger.OpenToWrite(study.LedgerFile, "cenotaph ingest", time)
            : File.Exists(study.LedgerFile) ? Ledger.OpenToRead(study.LedgerFile)
            : null;
        var key = LedgerKeys.OfEnvironment().File;
        var hadKey = File.Exists(key);
        var run = new InputRun(study.Folder, study.Words, Path.Combine(study.Folder, "archive"), terminal.Progress());
        IReadOnlyList<Intake> intakes = [.. study.Inputs.Select(plan => run.Take(plan, ledger, dry))];
        if (!hadKey && File.Exists(key))
        {
            terminal.Error.WriteLine($"What is about persons is encrypted. Its key was made at {key}: keep a copy apart from the study, without it nobody can read them.");
        }

        return intakes;
    }

    /// <summary>0, or 1 when an input had errors.</summary>
    public static int Code(IEnumerable<Intake> intakes) =>
        intakes.Any(intake => intake.Problems.Errors > 0) ? ExitCode.Problems : ExitCode.Done;

    /// <summary>Prints what was done, then what was wrong.</summary>
    public static void Print(IReadOnlyList<Intake> intakes, bool dry, Terminal terminal)
    {
        var table = Terminal.TableOf("input", "#records", dry ? "#would add" : "#added", dry ? "#would change" : "#changed", "#vanished", "#problems", "run");
        foreach (var intake in intakes)
        {
            Terminal.AddRow(
                table,
                intake.Input,
                $"{intake.Listed:N0}",
                $"{intake.Added:N0}",
                $"{intake.Changed:N0}",
                $"{intake.Vanished:N0}",
                $"{intake.Problems.Count:N0}",
                intake.Refused ? "left out" : intake.Run is { } run ? $"{run}" : dry && intake.Added + intake.Changed + intake.Vanished > 0 ? "dry run" : "unchanged");
        }

        terminal.Print(table);
        foreach (var change in intakes.SelectMany(intake => intake.Changes))
        {
            terminal.Output.WriteLine($"{change.What} {change.Id}");
            if (change.Before is not null && change.After is not null)
            {
                terminal.Output.WriteLine("  - " + change.Before);
                terminal.Output.WriteLine("  + " + change.After);
            }
        }

        foreach (var intake in intakes)
        {
            terminal.Print(intake.Problems);
            terminal.Print(intake.Findings);
        }
    }

    /// <summary>The intakes as a JSON array.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Intake> intakes)
    {
        json.WriteStartArray();
        foreach (var intake in intakes)
        {
            json.WriteStartObject();
            json.WriteString("input", intake.Input);
            json.WriteStartObject("files");
            foreach (var (path, digest) in intake.Files)
            {
                json.WriteString(path, digest);
            }

            json.WriteEndObject();
            WriteKnown(json, "run", intake.Run);

            json.WriteNumber("records", intake.Listed);
            json.WriteNumber("added", intake.Added);
            json.WriteNumber("changed", intake.Changed);
            json.WriteNumber("vanished", intake.Vanished);
            json.WriteBoolean("refused", intake.Refused);
            json.WriteNumber("problem_count", intake.Problems.Count);
            json.WriteStartArray("problems");
            foreach (var problem in intake.Problems.Kept)
            {
                json.WriteStartObject();
                json.WriteString("file", problem.File);
                WriteKnown(json, "row", problem.Row);

                json.WriteString("column", problem.Column);
                json.WriteString("seen", problem.Seen);
                json.WriteString("expected", problem.Expected);
                json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "doubt");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in intake.Findings)
            {
                FindingsCommand.Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteStartArray("changes");
            foreach (var change in intake.Changes)
            {
                json.WriteStartObject();
                json.WriteString("what", change.What);
                json.WriteString("id", change.Id);
                json.WriteString("before", change.Before);
                json.WriteString("after", change.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, long? number)
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

    private static int Undo(Study study, long number, string? why, Terminal terminal, TimeProvider time)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            terminal.Error.WriteLine("Say why with --why \"…\"; the ledger keeps the reason.");
            return ExitCode.Usage;
        }

        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet, so there is no run to undo.");
            return ExitCode.Problems;
        }

        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph ingest --undo", time);
        if (RunUndo.Undo(ledger, number, why) is { } obstacle)
        {
            terminal.Error.WriteLine(obstacle);
            return ExitCode.Problems;
        }

        terminal.Output.WriteLine($"Run {number} no longer counts. Its entries stay in the ledger; the next ingest reads the input again.");
        return ExitCode.Done;
    }
}
