using System.CommandLine;
using Cenotaph.Site;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph link</c></summary>
internal static class LinkCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var files = new Argument<string[]>("tables")
        {
            Description = "One table, to find the records of one person in it, or two, to link the second to the first; or a study's folder.",
            Arity = new(1, 2),
        };
        var output = new Option<string?>("--out") { Description = "Where to write the persons (one table) or the linked pairs (two), as CSV. Without it nothing is written.", HelpName = "file" };
        var saved = new Option<string?>("--save-model") { Description = "Where to write the model that was used, as TOML to edit.", HelpName = "file" };
        var truth = new Option<string?>("--truth") { Description = "The column that says which records are one person; it is used to measure, never to link.", HelpName = "column" };
        var pairs = new Option<string?>("--truth-pairs") { Description = "A file of true pairs: its first two columns hold ids of the left and the right table.", HelpName = "file" };
        var reviewed = new Option<string?>("--truth-clusters") { Description = "A file of sampled clusters as \"cenotaph label --clusters\" writes it, reviewed: precision, recall and F1 of the persons with standard errors.", HelpName = "file" };
        var page = new Option<string?>("--page") { Description = "Where to write a page that shows the model and samples. It holds personal data.", HelpName = "file" };
        var previous = new Option<string?>("--previous") { Description = "The persons of an earlier run of the one table, as --out wrote them: their ids stay, and --out writes beside its file what became of those that did not.", HelpName = "file" };
        var add = new Option<string[]>("--add") { Description = "A file of further records of the one table, of the same columns. With --previous and the --model of that run its records are put among the persons found before, and what they do not touch stays as it is.", HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there already." };
        var json = StudyArgument.Json();
        var shared = new LinkArguments();
        var command = new ExplainedCommand(
            "link",
            "Finds the records that speak of one person, in one table, across two, or among a study's reports.",
            "Tables: CSV, TSV, JSON, JSON Lines, Parquet, Excel; .gz after the ending for a compressed one. No model is needed: it says what it "
            + "chose and --save-model writes it down. Columns that could locate a living person (telephone, address, document numbers …) are "
            + "never compared or written. \"link explain\" shows why two records have their weight.",
            "cenotaph link people.csv --out clusters.csv --save-model model.toml") { files, output, saved, truth, pairs, reviewed, page, previous, add, force, json };
        shared.AddTo(command);
        command.Add(LinkExplainCommand.Make(terminal, time));
        command.SetAction(parsed =>
        {
            var paths = parsed.GetRequiredValue(files);
            if (paths.Length == 1 && Directory.Exists(paths[0]))
            {
                return new Option[] { output, saved, truth, pairs, reviewed, page, previous, add }.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } misplaced
                    ? Misplaced(misplaced, terminal)
                    : LinkStudyCommand.Run(paths[0], shared.Options(parsed, terminal, time), parsed.GetValue(json), terminal, time);
            }

            if (parsed.GetValue(truth) is not null && parsed.GetValue(pairs) is not null)
            {
                terminal.Error.WriteLine("--truth and --truth-pairs are two truths; give one.");
                return ExitCode.Usage;
            }

            var before = parsed.GetValue(previous);
            var added = parsed.GetValue(add) ?? [];
            if (Wrong(paths, added, before, parsed.GetValue(shared.Model), parsed.GetValue(reviewed)) is { } wrong)
            {
                terminal.Error.WriteLine(wrong);
                return ExitCode.Usage;
            }

            var forwards = before is not null && parsed.GetValue(output) is { } persons ? PersonForward.FileBeside(persons) : null;
            string?[] written = [forwards, parsed.GetValue(output), parsed.GetValue(saved), parsed.GetValue(page)];
            string?[] read = [.. paths, .. added, parsed.GetValue(shared.Labels), parsed.GetValue(pairs), parsed.GetValue(reviewed), before, before is null ? null : PersonForward.FileBeside(before)];
            if (!LinkArguments.MayWrite(written, read, parsed.GetValue(force), terminal))
            {
                return ExitCode.Usage;
            }

            var started = time.GetTimestamp();
            if (shared.Read(parsed, paths, parsed.GetValue(truth), terminal, time, added) is not { } order || WithPrevious(order, before, terminal) is not { } asked)
            {
                return ExitCode.Problems;
            }

            var reading = time.GetElapsedTime(started).TotalSeconds;
            if (LinkArguments.Link(asked, terminal) is not { } run || !TruthOf(run, parsed.GetValue(pairs), terminal, out var measured)
                || !SampledOf(run, parsed.GetValue(reviewed), terminal, out var sampled))
            {
                return ExitCode.Problems;
            }

            var summary = new LinkSummary(run, measured, reading, time.GetElapsedTime(started).TotalSeconds) { Sampled = sampled };
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(summary.Write);
            }
            else
            {
                summary.Print(terminal);
            }

            Write(run, written, terminal, quiet: parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static int Misplaced(Option option, Terminal terminal)
    {
        terminal.Error.WriteLine($"{option.Name} is for tables; a study's persons go into its ledger.");
        return ExitCode.Usage;
    }

    private static string? Wrong(string[] paths, string[] added, string? previous, string? model, string? reviewed) =>
        paths.Length == 2 && previous is not null ? "--previous is for one table: pairs across two tables leave records without a person's id."
        : paths.Length == 2 && added.Length > 0 ? "--add is for one table."
        : paths.Length == 2 && reviewed is not null ? "--truth-clusters is for one table."
        : added.Length > 0 && previous is not null && model is null ? "--add with --previous needs --model, the model that the earlier run saved."
        : null;

    private static LinkOrder? WithPrevious(LinkOrder order, string? path, Terminal terminal)
    {
        if (path is null)
        {
            return order;
        }

        var problems = new ProblemCollection();
        var previous = PreviousPersons.Read(path, order.Tables[0], problems);
        terminal.Print(problems);
        if (previous is null)
        {
            terminal.Error.WriteLine("Nothing was linked and nothing was written.");
            return null;
        }

        return order with { Previous = previous };
    }

    private static bool TruthOf(LinkRun run, string? pairs, Terminal terminal, out LinkTruth? truth)
    {
        truth = run.Order.Truth is null ? null : run.Truth();
        if (pairs is null)
        {
            return true;
        }

        var problems = new ProblemCollection();
        var read = LabelFile.ReadTrue(pairs, run.Order.Tables, problems);
        terminal.Print(problems);
        truth = read is null ? null : run.Truth(read);
        return read is not null;
    }

    private static bool SampledOf(LinkRun run, string? reviewed, Terminal terminal, out (int Persons, IReadOnlyList<SampledMeasure> Measures)? sampled)
    {
        sampled = null;
        if (reviewed is null)
        {
            return true;
        }

        var problems = new ProblemCollection();
        var persons = ClusterFile.Read(reviewed, run.Order.Tables[0], problems);
        terminal.Print(problems);
        sampled = persons is null ? null : (persons.Count, run.Sampled(persons));
        return persons is not null;
    }

    private static void Write(LinkRun run, string?[] paths, Terminal terminal, bool quiet)
    {
        void Say(string text)
        {
            if (!quiet)
            {
                terminal.Output.WriteLine(text);
            }
        }

        // Before the persons: without it an id of theirs could not be traced.
        if (paths[0] is { } forwards)
        {
            CsvText.Write(forwards, PersonForward.Rows(run.Forwards));
            Say($"Wrote {forwards}: what became of {run.Forwards.Count:N0} ids; keep it beside {paths[1]}.");
        }

        if (paths[1] is { } output)
        {
            CsvText.Write(output, LinkRows.Of(run));
            Say($"Wrote {output}: {(run.Order.Tables.Count == 1 ? $"a row for each of {run.Records:N0} records" : "a row for each linked pair")}.");
        }

        if (paths[2] is { } saved)
        {
            WholeFile.Write(saved, writer => writer.Write(ModelFile.Text(run.Result.Model, [.. run.Order.Tables.Select(table => table.Name)])));
            Say($"Wrote {saved}: the model; --model {saved} uses it again.");
        }

        if (paths[3] is { } page)
        {
            WholeFile.Write(page, writer => writer.Write(LinkPage.Html(run, [])));
            Say($"Wrote {page}. It shows personal data: keep it as safe as the table itself.");
        }
    }
}
