using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Relabelling;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph relabel</c></summary>
internal static class RelabelCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var label = new Option<string>("--label") { Description = "The label: deserter or missing.", Required = true };
        var side = new Option<string?>("--side") { Description = "Only this side; by default every side that the study leads with." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "relabel",
            "Estimates how many of those labelled missing or deserter are dead, and shows what audits and registers say of the label.",
            "It prints aggregates, no person; docs/relabelling.md defines every number.",
            "cenotaph relabel studies/russia-ukraine --label deserter --side Russia") { study, label, side, json };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetRequiredValue(label);
            if (!RelabelPlan.Labels.Contains(asked))
            {
                terminal.Error.WriteLine($"\"{asked}\" is no label: {string.Join(", ", RelabelPlan.Labels)}.");
                return ExitCode.Usage;
            }

            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (parsed.GetValue(side) is { } only && !loaded.Vocabulary.Sides.Any(one => one.Id == only))
            {
                terminal.Error.WriteLine($"\"{only}\" is no side of this study: {string.Join(", ", loaded.Vocabulary.Sides.Select(one => one.Id))}.");
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            var summaries = StudyArgument.Look(loaded, problems, time, ledger => StudyRelabel.Of(
                loaded, StudyRecords.Read(loaded, ledger, problems), AtHand(loaded, ledger, problems), problems, asked, parsed.GetValue(side)));
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var summary in summaries)
                    {
                        LabelJson.Write(writer, summary);
                    }

                    writer.WriteEndArray();
                });
            }
            else
            {
                foreach (var summary in summaries)
                {
                    Print(summary, terminal);
                }
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The step of a run: both labels, of every side that the study leads with and of which anything is on record.</summary>
    public static int Run(Study study, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        var summaries = StudyArgument.Look(study, problems, time, ledger => StudyRelabel.Of(
            study, StudyRecords.Read(study, ledger, problems), AtHand(study, ledger, problems), problems));
        foreach (var summary in summaries)
        {
            Print(summary, terminal);
        }

        if (summaries.IsEmpty)
        {
            terminal.Output.WriteLine($"Nothing is on record of the labels {string.Join(" and ", RelabelPlan.Labels)}.");
        }

        terminal.Print(problems);
        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static ImmutableArray<PersonAtHand> AtHand(Study study, Ledger ledger, ProblemCollection problems) =>
        StudyRelabel.AtHand(study, ledger, StudyPersonBook.Read(study, ledger, problems).Book);

    private static void Print(LabelSummary label, Terminal terminal)
    {
        terminal.Output.WriteLine($"{label.Side.Id}, {label.Label}");
        Linkage(label.Linkage, terminal);
        if (!label.Registers.IsEmpty)
        {
            var registers = Terminal.TableOf("register", "what", "entries", "unit", "period", "publisher");
            foreach (var one in label.Registers)
            {
                Terminal.AddRow(registers, one.Id, one.Name.ToString(), one.Figure.ToString(), one.Unit, one.Period?.ToString() ?? "", one.Publisher.ToString());
            }

            terminal.Print(registers);
        }

        if (!label.Audits.IsEmpty)
        {
            var audits = Terminal.TableOf("audit", "#fraction", "of", "what it counts", "who was looked at", "how drawn", "period");
            foreach (var one in label.Audits)
            {
                Terminal.AddRow(
                    audits, one.Id, Percent(one.Share), one.Counts is { } counts ? $"{N(counts.Count)} of {N(counts.Of)}" : one.AtLeast is { } least ? $"at least {N(least)}" : "not published",
                    LabelTables.Word(one.Finding), one.Frame.ToString(), one.Drawn.ToString(), one.Period.ToString());
            }

            terminal.Print(audits);
        }

        if (!label.Products.IsEmpty)
        {
            var products = Terminal.TableOf("audit", "register", "#entries that would be wrong if the register were like this sample", "the two");
            foreach (var one in label.Products)
            {
                Terminal.AddRow(products, one.Audit.Id, one.Register.Id, N(one.WouldBeWrong), one.PeriodsMeet ? "of one time" : "of different times");
            }

            terminal.Print(products);
        }

        Outcomes(label.Outcomes, terminal);
        foreach (var one in label.Comparisons)
        {
            terminal.Output.WriteLine($"{one.Name} ({string.Join(" + ", one.Earlier)} and {one.Later}{(one.Claim is null ? "" : $"; claimed in {one.Claim}")}): {one.Reading}");
        }

        if (!label.Compensation.IsEmpty)
        {
            var compensation = Terminal.TableOf("#κ", "currency", "due to families", "withheld");
            foreach (var row in label.Compensation)
            {
                Terminal.AddRow(
                    compensation, K(row.Kappa), row.Range.Currency, $"{M(row.Range.DueLow)} to {M(row.Range.DueHigh)}", $"{M(row.Range.WithheldLow)} to {M(row.Range.WithheldHigh)}");
            }

            terminal.Print(compensation);
        }

        foreach (var note in label.Notes)
        {
            terminal.Output.WriteLine(note.ToString());
        }

        terminal.Output.WriteLine();
    }

    private static void Linkage(LinkageAnswer answer, Terminal terminal)
    {
        if (answer is LinkageAnswer.Refused refused)
        {
            terminal.Output.WriteLine($"Not estimable by linkage. Needed: {refused.Assumption} {refused.Evidence}");
            return;
        }

        var reading = ((LinkageAnswer.Estimated)answer).Reading;
        terminal.Output.WriteLine(
            $"{N(reading.Entries)} entries; linked to named dead: {N(reading.Before)} with death on or before the label's date, {N(reading.After)} after it, {N(reading.Unknown)} whose dates do not tell.");
        var table = Terminal.TableOf("pairs", "#κ", "#dead", "95 % credible", "");
        foreach (var (pairs, row) in reading.Rows.Select(row => ("on or before", row)).Concat(reading.UnknownRows.Select(row => ("dates do not tell", row))))
        {
            Terminal.AddRow(
                table, pairs, K(row.Kappa), N(row.Value), $"{N(row.Interval.Low)} to {N(row.Interval.High)}",
                row.IsAboveRegister ? "more than the register has: not with these data" : row.Kappa == 1 ? "a lower reading" : "");
        }

        terminal.Print(table);
        terminal.Output.WriteLine($"κ is at least {reading.LeastKappa.ToString("0.00", CultureInfo.InvariantCulture)}: below, more would be dead than the register has entries. Seed {reading.Seed}, {N(reading.Draws)} draws.");
    }

    private static void Outcomes(OutcomeTable? outcomes, Terminal terminal)
    {
        if (outcomes is null || outcomes.Rows.IsEmpty)
        {
            return;
        }

        var table = Terminal.TableOf(["#days since disappearance", "#followed", .. outcomes.Rows[0].Shares.Select(share => LabelJson.Word(share.Outcome))]);
        foreach (var row in outcomes.Rows)
        {
            Terminal.AddRow(table, [N(row.Days), N(row.AtRisk), .. row.Shares.Select(share => $"{Percent(share.Value)} ({Percent(share.Interval.Low)} to {Percent(share.Interval.High)})")]);
        }

        terminal.Print(table);
        terminal.Output.WriteLine($"{N(outcomes.Cases)} missing persons; by Aalen and Johansen, 95 % confidence.");
    }

    private static string N(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string M(decimal number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string K(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
