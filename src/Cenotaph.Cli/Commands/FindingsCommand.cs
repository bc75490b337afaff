using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph findings</c></summary>
internal static class FindingsCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var type = new Option<string?>("--type") { Description = "Only findings of this type, for example drift-range." };
        var severity = new Option<Weight?>("--severity") { Description = "Only findings of this severity: note, warning or contradiction.", HelpName = "severity", CustomParser = Severity };
        var sample = new Option<int?>("--sample") { Description = "Only so many, some of every type, drawn by chance for people to judge.", CustomParser = LinkArguments.Whole };
        var seed = new Option<ulong>("--seed") { Description = "The seed of --sample; the same seed draws the same findings.", DefaultValueFactory = _ => 1 };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "findings",
            "Lists where published figures contradict or weaken one another, by rule, with the arithmetic written out.",
            "Findings are about figures, never about motives; docs/findings.md defines every type.",
            "cenotaph findings studies/russia-ukraine --type drift-as-of") { study, type, severity, sample, seed, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (parsed.GetValue(type) is { } asked && !FindingRules.Types.Contains(asked))
            {
                terminal.Error.WriteLine($"\"{asked}\" is no type of finding: {string.Join(", ", FindingRules.Types)}.");
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            var all = StudyArgument.Look(
                loaded, problems, time, ledger => StudyFindings.Of(loaded, StudyRecords.Read(loaded, ledger, problems), ledger));
            var findings = all
                .Where(finding => parsed.GetValue(type) is not { } only || finding.Type == only)
                .Where(finding => parsed.GetValue(severity) is not { } only || finding.Weight == only)
                .ToList();
            if (parsed.GetValue(sample) is { } size)
            {
                findings = [.. FindingSample.Of(findings, size, parsed.GetValue(seed))];
                terminal.Error.WriteLine($"A sample of {findings.Count}, stratified by type, seed {parsed.GetValue(seed)}.");
            }

            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartArray();
                    findings.ForEach(finding => Write(writer, finding));
                    writer.WriteEndArray();
                });
            }
            else
            {
                Print(findings, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static Weight? Severity(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        foreach (var weight in Enum.GetValues<Weight>())
        {
            if (string.Equals(text, weight.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return weight;
            }
        }

        argument.AddError($"\"{text}\" is no severity: note, warning or contradiction.");
        return null;
    }

    private static void Print(List<Finding> findings, Terminal terminal)
    {
        var table = Terminal.TableOf("severity", "type", "#count", "message", "records");
        foreach (var finding in findings)
        {
            Terminal.AddRow(
                table,
                finding.Weight.ToString().ToLowerInvariant(),
                finding.Type,
                finding.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                finding.Message,
                string.Join(", ", finding.Records.Take(3)) + (finding.Records.Count > 3 ? ", …" : ""));
        }

        terminal.Print(table);
        terminal.Output.WriteLine($"{findings.Count} finding{(findings.Count == 1 ? "" : "s")}");
    }

    /// <summary>One finding as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("type", finding.Type);
        json.WriteString("severity", finding.Weight.ToString().ToLowerInvariant());
        Texts(json, "records", finding.Records);
        json.WriteNumber("count", finding.Count);
        json.WriteString("arithmetic", finding.Arithmetic);
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
        Texts(json, "explanations", finding.Explanations ?? []);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
