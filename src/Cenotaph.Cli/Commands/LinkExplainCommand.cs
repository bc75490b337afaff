using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Linkage;
using Cenotaph.Site;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph link explain</c></summary>
internal static class LinkExplainCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("table") { Description = "The table that both records are in; with --with, the table of the first record." };
        var one = new Argument<string>("id1") { Description = "The first record: its id, or row:17 for the seventeenth record of the table whatever its id." };
        var two = new Argument<string>("id2") { Description = "The second record, in the same way; with --with it is looked for in the second table first." };
        var with = new Option<string?>("--with") { Description = "The second table, to explain a pair across two.", HelpName = "file" };
        var page = new Option<string?>("--page") { Description = "Where to write the explanation as a page. It holds personal data.", HelpName = "file" };
        var force = new Option<bool>("--force") { Description = "Replace a page that is there already." };
        var json = StudyArgument.Json();
        var shared = new LinkArguments();
        var command = new ExplainedCommand(
            "explain",
            "Shows step by step why two records have their match weight, and what decided on their clusters.",
            "It links the table as \"cenotaph link\" does, with the same options, and then shows one pair: each field as it is written and, where that "
            + "differs, as it was read; the level of agreement; and what it adds to the weight. The steps add up to the match weight, log2 of the odds "
            + "that both are one person. Give the options of the run that you want explained. What is printed is personal data of these two records.",
            "cenotaph link explain people.csv 17 42\n  cenotaph link explain people.csv row:3 row:9 --model model.toml\n  cenotaph link explain left.csv r17 q42 --with right.csv") { file, one, two, with, page, force, json };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] files = parsed.GetValue(with) is { } other ? [parsed.GetRequiredValue(file), other] : [parsed.GetRequiredValue(file)];
            if (!LinkArguments.MayWrite([parsed.GetValue(page)], [.. files, parsed.GetValue(shared.Labels)], parsed.GetValue(force), terminal))
            {
                return ExitCode.Usage;
            }

            if (shared.Read(parsed, files, null, terminal, time) is not { } order || LinkArguments.Link(order, terminal) is not { } run)
            {
                return ExitCode.Problems;
            }

            var ids = new RecordIds(order.Tables);
            var left = ids.Find(parsed.GetRequiredValue(one));
            var right = ids.Find(order.Tables.Count - 1, parsed.GetRequiredValue(two), default) ?? ids.Find(parsed.GetRequiredValue(two));
            if (left is not { } first || right is not { } second || first == second)
            {
                var wanted = parsed.GetRequiredValue(left is null ? one : two);
                terminal.Error.WriteLine(left is not null && left == right
                    ? "Both ids name one record; a pair is two."
                    : $"\"{wanted}\" names no record, or several; row:17 names the seventeenth record whatever its id.");
                return ExitCode.Problems;
            }

            if (run.Result.Explain(first, second) is not { } waterfall)
            {
                terminal.Error.WriteLine("Nothing of these records can be compared.");
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => Write(writer, run, first, second, waterfall));
            }
            else
            {
                Print(run, first, second, waterfall, terminal);
            }

            if (parsed.GetValue(page) is { } path)
            {
                WholeFile.Write(path, writer => writer.Write(LinkPage.Html(run, [(first, second)])));
                terminal.Error.WriteLine($"Wrote {path}. It shows personal data: keep it as safe as the table itself.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(LinkRun run, int left, int right, Waterfall waterfall, Terminal terminal)
    {
        var table = Terminal.TableOf("step", "level", run.IdOf(left), run.IdOf(right), "#weight", "#sum");
        var sum = 0.0;
        foreach (var step in waterfall.Steps)
        {
            sum += step.Weight;
            Terminal.AddRow(table, step.Name, step.Level, run.Shown(step.Name, left, step.Left), run.Shown(step.Name, right, step.Right), Signed(step.Weight), Signed(sum));
        }

        terminal.Print(table);
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Match weight {waterfall.Weight:0.000}, probability {run.Result.Probability(left, right):0.0000} ({(run.Result.CalibrationLabels == 0 ? "uncalibrated" : $"calibrated by {run.Result.CalibrationLabels} judged pairs")})."));
        terminal.Output.WriteLine(run.Decision(left, right).Message);
        foreach (var record in run.Result.PersonOf[left] == run.Result.PersonOf[right] ? [left] : new[] { left, right })
        {
            var members = run.Members(run.Result.PersonOf[record]);
            terminal.Output.WriteLine($"Person {run.PersonIdOf(record)}: record{(members.Count == 1 ? "" : "s")} {string.Join(", ", members.Take(30).Select(run.IdOf))}{(members.Count > 30 ? ", …" : "")}.");
            foreach (var decision in run.Decisions(record).Take(30))
            {
                terminal.Output.WriteLine($"  {run.IdOf(decision.Left!.Value)} and {run.IdOf(decision.Right!.Value)}: {decision.Message}");
            }
        }
    }

    private static void Write(Utf8JsonWriter json, LinkRun run, int left, int right, Waterfall waterfall)
    {
        json.WriteStartObject();
        json.WriteString("left", run.IdOf(left));
        json.WriteString("right", run.IdOf(right));
        json.WriteNumber("weight", run.Result.Weight(left, right));
        json.WriteNumber("probability", run.Result.Probability(left, right));
        json.WriteBoolean("calibrated", run.Result.CalibrationLabels > 0);
        json.WriteStartArray("steps");
        foreach (var step in waterfall.Steps)
        {
            json.WriteStartObject();
            json.WriteString("name", step.Name);
            json.WriteString("level", step.Level);
            json.WriteString("left", step.Left);
            json.WriteString("right", step.Right);
            json.WriteString("left_written", run.Written(step.Name, left));
            json.WriteString("right_written", run.Written(step.Name, right));
            json.WriteNumber("weight", step.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var on = run.Decision(left, right);
        json.WriteBoolean("together", on.Together);
        json.WriteString("decision", on.Message);
        json.WriteStartArray("decisions");
        foreach (var decision in run.Result.PersonOf[left] == run.Result.PersonOf[right] ? run.Decisions(left) : [.. run.Decisions(left), .. run.Decisions(right)])
        {
            json.WriteStartObject();
            json.WriteString("person", run.PersonIdOf(decision.Left!.Value));
            json.WriteString("left", run.IdOf(decision.Left!.Value));
            json.WriteString("right", run.IdOf(decision.Right!.Value));
            json.WriteString("message", decision.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Signed(double weight) => weight.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
