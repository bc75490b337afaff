using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph claims reconcile</c></summary>
internal static class ClaimsReconcileCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Use only what was recorded or published by this day, and count up to it.", HelpName = "day", CustomParser = Day };
        var to = new Option<DateOnly?>("--to") { Description = "Count up to this day instead; knowledge stays that of --as-of, or all of it.", HelpName = "day", CustomParser = Day };
        var by = new Option<string?>("--by") { Description = "scope: the killed by force component too." };
        var method = new Option<string>("--method") { Description = "closed, state or both.", DefaultValueFactory = _ => "both" };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "reconcile",
            "Combines all claims, lists and estimates of each side into one estimate per category, by origins and not by publishers.",
            "Two methods side by side: a closed form and a state space; docs/reconciliation.md defines every number.",
            "cenotaph claims reconcile studies/russia-ukraine --as-of 2025-12-31 --json") { study, asOf, to, by, method, json };
        command.SetAction(parsed =>
        {
            var how = parsed.GetValue(method)!;
            if (how is not ("closed" or "state" or "both"))
            {
                terminal.Error.WriteLine($"\"{how}\" is no method: closed, state or both.");
                return ExitCode.Usage;
            }

            if (parsed.GetValue(by) is not (null or "scope"))
            {
                terminal.Error.WriteLine($"\"{parsed.GetValue(by)}\" is nothing to divide by: scope.");
                return ExitCode.Usage;
            }

            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            var found = StudyArgument.Look(loaded, problems, time, ledger => StudyReconciliation.Of(
                loaded, StudyFindings.Book(loaded, StudyRecords.Read(loaded, ledger, problems), ledger), parsed.GetValue(asOf), parsed.GetValue(to), how, parsed.GetValue(by) is not null, problems));
            if (found is not null && parsed.GetValue(json))
            {
                terminal.PrintJson(writer => ReconciliationFiles.Write(writer, found));
            }
            else if (found is not null)
            {
                foreach (var side in found.Sides)
                {
                    Print(side, found, terminal);
                }
            }

            terminal.Print(problems);
            return problems.Errors > 0 || found is null ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The step of a run: prints a line a side and category, and leaves all of it for the bulletin.</summary>
    /// <param name="study">The study.</param>
    /// <param name="found">Where what is found is left for the bulletin.</param>
    /// <param name="terminal">Where it is printed.</param>
    public static int Run(Study study, StepResults found, Terminal terminal)
    {
        var problems = new ProblemCollection();
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        StudyReconciliation? estimate;
        using (var ledger = Ledger.OpenToRead(study.LedgerFile))
        {
            var records = StudyRecords.Read(study, ledger, new ProblemCollection());
            estimate = StudyReconciliation.ForBulletin(study, StudyFindings.Book(study, records, ledger), problems);
            if (estimate is not null)
            {
                found.Keep(PersonRelease.EvidenceHead(ledger), estimate);
            }
        }

        if (estimate is null)
        {
            terminal.Output.WriteLine("Nothing is reconciled: study.toml has no section [reconcile], or nothing is on record.");
        }

        foreach (var side in estimate?.Sides ?? [])
        {
            foreach (var one in side.Categories)
            {
                terminal.Output.WriteLine($"{side.Side}, {ReconcileJson.Word(one.Category)}, up to {side.Day:yyyy-MM-dd}: {(one.Estimate is { } state ? Text(state)
                    : one.Closed is { } closed ? Text(closed.Estimate) + ", closed form" : "not estimable: " + one.NotEstimable)}");
            }
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static void Print(ReconciledSide side, StudyReconciliation found, Terminal terminal)
    {
        terminal.Output.WriteLine($"{side.Side}, up to {side.Day:yyyy-MM-dd}");
        var table = Terminal.TableOf("category", "#state space", "95 %", "#closed form", "95 %", "#best", "low to high", "#effective sources", "origins");
        foreach (var one in side.Categories)
        {
            Terminal.AddRow(
                table, ReconcileJson.Word(one.Category), N(one.Estimate?.Value), To(one.Estimate), N(one.Closed?.Estimate.Value), To(one.Closed?.Estimate),
                N(one.Closed?.BestLowHigh.Value), To(one.Closed?.BestLowHigh), one.EffectiveSources.ToString("0.0", CultureInfo.InvariantCulture),
                one.NotEstimable is { } why ? "not estimable: " + why : string.Join(", ", one.Groups.Select(group => group.Origin)));
        }

        terminal.Print(table);
        foreach (var one in side.Categories)
        {
            foreach (var (origin, estimate) in one.Without)
            {
                terminal.Output.WriteLine($"{ReconcileJson.Word(one.Category)} without {origin}: {Text(estimate)}");
            }

            foreach (var (anchor, estimate) in one.Anchors)
            {
                terminal.Output.WriteLine($"{ReconcileJson.Word(one.Category)} without the anchor {anchor}: {Text(estimate)}");
            }

            if (one.Prior is { } prior && one.Estimate is not null)
            {
                terminal.Output.WriteLine($"{ReconcileJson.Word(one.Category)} before any claim is read: {Text(prior)}");
            }
        }

        foreach (var scope in side.Scopes)
        {
            terminal.Output.WriteLine($"killed, {scope.Scope ?? "the rest"}: {(scope.NotEstimable is { } why ? "not estimable: " + why : Text(scope.Estimate))}");
        }

        PrintEchoes(side, terminal);
        foreach (var left in found.Plan.LeavesOut.Where(left => left.Side == side.Side))
        {
            terminal.Output.WriteLine($"{left.Category} leaves out {left.What}: {left.Size?.ToString() ?? "unknown"} ({left.Why})");
        }

        foreach (var (_, record) in found.Unread.Where(one => one.Side == side.Side))
        {
            terminal.Output.WriteLine($"Not read: {record.Id}, as {record.Reason}.");
        }

        foreach (var note in side.Notes)
        {
            terminal.Output.WriteLine(note);
        }

        terminal.Output.WriteLine();
    }

    private static void PrintEchoes(ReconciledSide side, Terminal terminal)
    {
        foreach (var pair in side.Echoes.GroupBy(echo => (echo.Copy, echo.Original, echo.Finding)))
        {
            var (copy, original, finding) = pair.Key;
            var records = pair.First().Records;
            terminal.Output.WriteLine($"suspected echo, {copy} of {original} ({string.Join(", ", records.Take(5))}{(records.Length > 5 ? $" and {records.Length - 5} more" : "")}): {finding.Message}");
            foreach (var echo in pair)
            {
                terminal.Output.WriteLine($"    {ReconcileJson.Word(echo.Category)} if it is a copy, closed form: {Moved(echo.IfCopy, echo.Shift)}");
            }
        }

        foreach (var together in side.EchoesTogether)
        {
            terminal.Output.WriteLine($"{ReconcileJson.Word(together.Category)} if all suspected echoes are copies, closed form: {Moved(together.IfCopy, together.Shift)}");
        }
    }

    private static string Moved(Pooled? estimate, double? shift) =>
        shift is { } log ? $"{Text(estimate)}, log shift {log.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture)}" : Text(estimate);

    private static string Text(Pooled? estimate) => estimate is { } one ? $"{N(one.Value)} ({N(one.Low)} to {N(one.High)})" : "not estimable";

    private static string To(Pooled? estimate) => estimate is { } one ? $"{N(one.Low)} to {N(one.High)}" : "";

    private static string N(double? number) => number?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 1 && DateSpan.TryParse(argument.Tokens[0].Value, out var date) && date.IsDay)
        {
            return date.First;
        }

        argument.AddError("Write the day as 2025-12-31.");
        return null;
    }
}
