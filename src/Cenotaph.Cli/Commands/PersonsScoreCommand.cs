using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph persons score</c></summary>
internal static class PersonsScoreCommand
{
    public static Command Make(Terminal terminal)
    {
        var study = StudyArgument.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "score",
            "Scores the decisions of an invented study against its truth.csv.",
            "Limits are 95 % limits of the share (Wilson). docs/persons.md says what each share is of.",
            "cenotaph persons score studies/invented-front --json") { study, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || StudyArgument.OpenToRead(loaded, terminal) is not { } opened)
            {
                return ExitCode.Problems;
            }

            using var ledger = opened;
            var problems = new ProblemCollection();
            var score = PersonScore.Of(loaded, StudyPersonBook.Read(loaded, ledger, problems).Book, problems);
            terminal.Print(problems);
            if (score is null)
            {
                return ExitCode.Problems;
            }

            var shares = Shares(score).ToList();
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartObject();
                    foreach (var (name, share) in shares)
                    {
                        Write(writer, name, share);
                    }

                    writer.WriteNumber("duplicates", score.Duplicates);
                    writer.WriteNumber("reports_without_truth", score.UnknownReports);
                    writer.WriteEndObject();
                });
            }
            else
            {
                var table = Terminal.TableOf("what", "#count", "#of", "#share", "#low", "#high");
                foreach (var (name, share) in shares)
                {
                    Terminal.AddRow(table, name, $"{share.Count}", $"{share.Of}", Text(share.Share), Text(share.Limits.Low), Text(share.Limits.High));
                }

                terminal.Print(table);
                terminal.Output.WriteLine($"Confirmed twice: {score.Duplicates}. Reports without truth: {score.UnknownReports}.");
            }

            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<(string Name, ScoredShare Share)> Shares(PersonScore score) =>
    [
        ("precision", score.Precision),
        ("recall", score.Recall),
        ("false_confirmed", score.FalseConfirmed),
        ("mislabelled_found", score.Mislabelled),
        ("false_alarms", score.FalseAlarms),
        ("planted_with_finding", score.PlantedFound),
    ];

    private static void Write(Utf8JsonWriter json, string name, ScoredShare share)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", share.Count);
        json.WriteNumber("of", share.Of);
        if (share.Share is { } value)
        {
            json.WriteNumber("share", value);
        }
        else
        {
            json.WriteNull("share");
        }

        json.WriteNumber("low", share.Limits.Low);
        json.WriteNumber("high", share.Limits.High);
        json.WriteEndObject();
    }

    private static string Text(double? share) => share?.ToString("0.00000", CultureInfo.InvariantCulture) ?? "";
}
