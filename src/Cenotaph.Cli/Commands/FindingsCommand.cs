using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Persons;
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
            "Lists where published figures, and reports of persons, contradict or weaken one another, by rule, with the arithmetic written out.",
            "Findings are about figures and reports, never about motives; docs/findings.md and docs/persons.md define every type. No name is printed: reports and persons stand under their ids.",
            "cenotaph findings studies/russia-ukraine --type drift-as-of") { study, type, severity, sample, seed, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (parsed.GetValue(type) is { } asked && !FindingRules.Types.Contains(asked) && !PersonBook.FindingTypes.Contains(asked))
            {
                terminal.Error.WriteLine($"\"{asked}\" is no type of finding: {string.Join(", ", FindingRules.Types)}; of persons {string.Join(", ", PersonBook.FindingTypes)}.");
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            var (figures, (ofPersons, personOf)) = StudyArgument.Look(
                loaded, problems, time, ledger => (
                    StudyFindings.Of(loaded, StudyRecords.Read(loaded, ledger, problems), ledger), StudyFindings.OfPersons(loaded, ledger, problems)));
            var all = figures.AddRange(ofPersons);
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
                    findings.ForEach(finding => Write(writer, finding, personOf));
                    writer.WriteEndArray();
                });
            }
            else
            {
                Print(findings, personOf, terminal);
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

    private static void Print(List<Finding> findings, IReadOnlyDictionary<string, string> personOf, Terminal terminal)
    {
        var table = Terminal.TableOf("severity", "type", "#count", "message", "records, or persons");
        foreach (var finding in findings)
        {
            Terminal.AddRow(
                table,
                finding.Weight.ToString().ToLowerInvariant(),
                finding.Type,
                finding.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                finding.Message,
                Some(Persons(finding, personOf)) is { Length: > 0 } persons ? "of " + persons : Some(finding.Records));
        }

        terminal.Print(table);
        terminal.Output.WriteLine($"{findings.Count} finding{(findings.Count == 1 ? "" : "s")}");
    }

    private static string Some(IReadOnlyCollection<string> ids) => string.Join(", ", ids.Take(3)) + (ids.Count > 3 ? ", …" : "");

    private static string[] Persons(Finding finding, IReadOnlyDictionary<string, string>? personOf) =>
        [.. finding.Records.Select(record => personOf?.GetValueOrDefault(record)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>One finding as a JSON object.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="personOf">The person of each report that findings rest on; null where none is about persons.</param>
    public static void Write(Utf8JsonWriter json, Finding finding, IReadOnlyDictionary<string, string>? personOf = null)
    {
        json.WriteStartObject();
        json.WriteString("type", finding.Type);
        json.WriteString("severity", finding.Weight.ToString().ToLowerInvariant());
        Texts(json, "records", finding.Records);
        if (Persons(finding, personOf) is { Length: > 0 } persons)
        {
            Texts(json, "persons", persons);
        }

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
