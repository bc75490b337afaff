using System.CommandLine;
using Cenotaph.Simulation;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph simulate front</c></summary>
internal static class SimulateFrontCommand
{
    private const int UsualPersons = 20_000;
    private const int UsualReports = 60_000;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var folder = SimulateOptions.Folder();
        var persons = SimulateOptions.Count("--persons", $"How many persons there are, dead and living ({UsualPersons}).", UsualPersons, FrontSimulation.FewestPersons, FrontSimulation.MostPersons);
        var reports = SimulateOptions.Count("--reports", $"About how many reports, one to {FrontSimulation.MostReportsPerPerson} a person ({UsualReports}).", UsualReports, FrontSimulation.FewestPersons, FrontSimulation.MostReportsPerPerson * FrontSimulation.MostPersons);
        var seed = SimulateOptions.Seed();
        var force = SimulateOptions.Force("files that are there");
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "front",
            "Writes the whole study of an invented war: eight sources, false labels, planted deaths, reviewers, and the truth.",
            "Nobody in the study exists (docs/simulation.md). Its truth.csv is read by no step.",
            "cenotaph simulate front --persons 20000 --reports 60000 --seed 1 --out studies/invented-front --force")
        {
            folder, persons, reports, seed, force, json,
        };
        command.SetAction(parsed =>
        {
            FrontSimulation front;
            try
            {
                front = new FrontSimulation((int)parsed.GetRequiredValue(persons), (int)parsed.GetRequiredValue(reports), (ulong)parsed.GetRequiredValue(seed));
            }
            catch (ArgumentOutOfRangeException)
            {
                terminal.Error.WriteLine($"{parsed.GetRequiredValue(reports)} reports of {parsed.GetRequiredValue(persons)} persons will not do: from one to {FrontSimulation.MostReportsPerPerson} reports a person.");
                return ExitCode.Usage;
            }

            var path = parsed.GetRequiredValue(folder);
            if (SimulateOptions.Refuse(path, parsed.GetValue(force), terminal) is { } refused)
            {
                return refused;
            }

            var started = time.GetTimestamp();
            var totals = FrontFolder.Write(front, path, parsed.GetValue(force));
            Print(totals, path, parsed.GetValue(json), time.GetElapsedTime(started), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(FrontTotals totals, string path, bool json, TimeSpan taken, Terminal terminal)
    {
        if (!json)
        {
            terminal.Output.WriteLine(
                $"{totals.Reports:N0} reports of {totals.Persons:N0} invented persons, {totals.Dead:N0} of them dead, written to {path}; the truth is in truth.csv.");
            return;
        }

        terminal.PrintJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("folder", path);
            writer.WriteNumber("persons", totals.Persons);
            writer.WriteNumber("dead", totals.Dead);
            writer.WriteNumber("reports", totals.Reports);
            writer.WriteNumber("listed_dead", totals.ListedDead);
            writer.WriteNumber("confirmable_dead", totals.ConfirmableDead);
            writer.WriteNumber("labelled_deserter", totals.LabelledDeserter);
            writer.WriteNumber("wrongly_labelled_deserter", totals.WronglyLabelledDeserter);
            writer.WriteNumber("wrong_labels", totals.WrongLabels);
            writer.WriteNumber("planted", totals.Planted);
            writer.WriteNumber("living_called_dead", totals.LivingCalledDead);
            writer.WriteNumber("seconds", Math.Round(taken.TotalSeconds, 3));
            writer.WriteEndObject();
        });
    }
}
