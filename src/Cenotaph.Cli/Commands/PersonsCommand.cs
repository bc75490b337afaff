using System.CommandLine;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph persons</c></summary>
internal static class PersonsCommand
{
    private const int MostChanges = 20;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "persons",
            "Decides by the study's rules who is confirmed dead, and prints counts, changes and what waits.",
            "Reports are linked first: \"cenotaph link STUDY\". Decisions that changed become one entry of the ledger. No name is printed; docs/persons.md defines every word.",
            "cenotaph persons studies/mine") { study, json };
        command.Add(PersonsShowCommand.Make(terminal, time));
        command.Add(PersonsPendingCommand.Make(terminal));
        command.Add(PersonsRegistersCommand.Make(terminal, time));
        command.Add(PersonsScoreCommand.Make(terminal));
        command.Add(PersonsCorrectionsCommand.Make(terminal, time));
        command.SetAction(parsed => StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded ? ExitCode.Problems
            : !StudyArgument.LedgerStands(loaded, terminal) ? ExitCode.Ledger
            : Run(loaded, parsed.GetValue(json), terminal, time));
        return command;
    }

    /// <summary>Decides, keeps what changed and prints it.</summary>
    public static int Run(Study study, bool json, Terminal terminal, TimeProvider time)
    {
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        var problems = new ProblemCollection();
        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph persons", time);
        var read = StudyPersonBook.Read(study, ledger, problems);
        var kept = read.Keep(ledger);
        terminal.Print(problems);
        if (read.Unlinked)
        {
            terminal.Error.WriteLine($"Some reports have no person yet: \"cenotaph link {study.Folder}\" links them.");
        }

        if (json)
        {
            PersonsJson.Print(read, kept, terminal);
        }
        else
        {
            Print(read, kept, terminal);
        }

        return problems.Errors > 0 || read.Unlinked ? ExitCode.Problems : ExitCode.Done;
    }

    private static void Print(StudyPersonBook read, bool kept, Terminal terminal)
    {
        var book = read.Book;
        var pending = book.Pending.ToLookup(one => one.Decision.Standing, one => one.Days);
        var table = Terminal.TableOf("standing", "#persons", "#median age, days", "#oldest, days");
        foreach (var (standing, count) in book.Counts().Where(one => one.Standing != Standing.NotDead || one.Count > 0))
        {
            int[] ages = [.. pending[standing].Order()];
            Terminal.AddRow(table, standing.Word(), Number(count), ages.Length == 0 ? "" : Number(ages[ages.Length / 2]), ages.Length == 0 ? "" : Number(ages[^1]));
        }

        terminal.Print(table);
        var labels = Labels(book).ToList();
        if (labels.Count > 0)
        {
            terminal.Output.WriteLine("Reports of people whom nobody calls dead, counted and never listed: " + string.Join(", ", labels.Select(label => $"{label.Label} {Number(label.Count)}")) + ".");
        }

        if (!read.Apart.IsEmpty)
        {
            terminal.Output.WriteLine("Reports of other forms, never merged into persons: " + string.Join(", ", read.Apart.Select(form => $"{form.Key} {Number(form.Value)}")) + ".");
        }

        terminal.Output.WriteLine($"Rules of confirmation: version {book.Judging.Rules.Version}{(read.LastVersion is { } last && last != book.Judging.Rules.Version ? $", before {last}" : "")}; as of {book.Judging.AsOf:yyyy-MM-dd}.");
        if (!book.Suspected.Pairs.IsEmpty)
        {
            terminal.Output.WriteLine($"Sources that count as one although nobody declares it: {string.Join("; ", book.Suspected.Pairs.Where(pair => book.Independence.AreOne(pair.First, pair.Second)).Select(pair => $"{pair.First} and {pair.Second}"))}.");
        }

        foreach (var type in book.AllFindings.CountBy(finding => finding.Type).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            terminal.Output.WriteLine($"Findings of type {type.Key}: {Number(type.Value)}.");
        }

        foreach (var change in read.Changes.GroupBy(Words, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Take(MostChanges))
        {
            terminal.Output.WriteLine($"{change.Key}: {Number(change.Count())} person{(change.Count() == 1 ? "" : "s")}.");
        }

        terminal.Output.WriteLine(kept ? "What changed was added to the ledger as one entry." : "Nothing changed; no entry was added.");
    }

    /// <summary>Reports of people without an id, by what they say.</summary>
    public static IEnumerable<(string Label, int Count)> Labels(PersonBook book) => book.Persons
        .Where(person => !person.IsSaidDead).SelectMany(person => person.Reports)
        .CountBy(report => report.Status ?? "nothing", StringComparer.Ordinal)
        .OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => (label.Key, label.Value));

    /// <summary>A change without the person: <c>from probable (one) to confirmed (two-groups)</c>.</summary>
    public static string Words(DecisionChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.From is null ? $"New: {Words(change.To)}" : $"From {Words(change.From)} to {Words(change.To)}";
    }

    private static string Words(KeptDecision? decision) => decision is { } kept ? kept.Standing.Word() + (kept.Rule is { } rule ? $" ({rule})" : "") : "gone";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
