using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Cenotaph.MultipleSystems;
using Cenotaph.Simulation;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph systems calibrate</c></summary>
internal static class SystemsCalibrateCommand
{
    private const long MostReplicates = 100_000;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string?>("table") { Description = "A table of capture histories; worlds get lists of its sizes. Without one they are those of the calibration that every output carries.", Arity = ArgumentArity.ZeroOrOne };
        var replicates = SimulateOptions.Count("--replicates", $"Tables a world ({ListWorlds.UsualReplicates}).", ListWorlds.UsualReplicates, 1, MostReplicates);
        var worlds = new Option<ImmutableArray<ListWorld>>("--worlds")
        {
            Description = $"Only these worlds, with commas between them: {string.Join(",", ListWorld.All.Select(world => world.Key))}.",
            HelpName = "worlds",
            DefaultValueFactory = _ => ListWorld.All,
            CustomParser = Worlds,
        };
        var method = new Option<string>("--method") { Description = $"Only this family of estimates: {string.Join(", ", Families())}.", DefaultValueFactory = _ => SystemsCommand.Every };
        method.AcceptOnlyFromAmong([.. Families()]);
        var bootstraps = new Option<int?>("--bootstraps") { Description = "Bootstrap replicates of each table; 0 for none. 1000 when absent, 200 for more than seven lists." };
        var seed = SimulateOptions.Seed();
        var threads = SimulateOptions.Threads();
        var into = new Option<string?>("--out") { Description = "A file to write the result to, as JSON.", HelpName = "file" };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "calibrate",
            "Tries every estimate in simulated worlds whose N is known: how often intervals hold it, how far estimates are off.",
            "Lists are independent, persons differ mildly or strongly in their chance of being listed, or two lists depend on each other; sizes agree, N does not. "
            + "docs/systems-worlds.md defines worlds and members.",
            "cenotaph systems calibrate overlaps.csv --replicates 100") { file, replicates, worlds, method, bootstraps, seed, threads, into, json };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(into);
            if (target is not null && OutputFile.Obstacle(target) is { } obstacle)
            {
                terminal.Error.WriteLine($"{target} {obstacle}.");
                return ExitCode.Usage;
            }

            if (parsed.GetValue(bootstraps) < 0)
            {
                terminal.Error.WriteLine("--bootstraps is at least 0.");
                return ExitCode.Usage;
            }

            var settings = CalibrationRun.Settings with { Seed = (ulong)parsed.GetRequiredValue(seed), Threads = parsed.GetRequiredValue(threads) };
            if (Matched(parsed.GetValue(file), settings.Seed, parsed.GetRequiredValue(worlds), terminal) is not var (table, matched))
            {
                return ExitCode.Problems;
            }

            settings = settings with { Bootstraps = table is null ? parsed.GetValue(bootstraps) ?? settings.Bootstraps : SystemsPlan.Replicates(table, parsed.GetValue(bootstraps)) };

            var wanted = parsed.GetValue(method);
            var number = (int)parsed.GetRequiredValue(replicates);
            var progress = terminal.Progress() is { } line ? new Steps(line, matched.Length * number, time) : null;
            var calibration = CalibrationRun.Of(
                matched, [.. SystemsComparison.Methods.Where(one => wanted == SystemsCommand.Every || one.Name == wanted)], settings, number, progress);
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => CalibrationFile.Write(writer, calibration));
            }
            else
            {
                CalibrationOutput.Print(calibration, terminal);
            }

            if (target is not null)
            {
                File.WriteAllText(target, CalibrationFile.Text(calibration));
                terminal.Error.WriteLine($"Written to {target}.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> Families() => SystemsComparison.Methods.Select(method => method.Name).Append(SystemsCommand.Every);

    private static (CaptureTable? Table, ImmutableArray<CalibrationWorld> Worlds)? Matched(string? path, ulong seed, ImmutableArray<ListWorld> worlds, Terminal terminal)
    {
        if (path is null)
        {
            return (null, ListWorlds.Usual(seed, worlds));
        }

        var problems = new ProblemCollection();
        var tables = CaptureFile.Read(path, new(), problems);
        terminal.Print(problems);
        if (tables.Length != 1)
        {
            return null;
        }

        try
        {
            return (tables[0], ListWorlds.Of(tables[0], seed, worlds));
        }
        catch (ArgumentException exception)
        {
            terminal.Error.WriteLine(exception.Message.Split(" (Parameter", 2)[0]);
            return null;
        }
    }

    private static ImmutableArray<ListWorld> Worlds(ArgumentResult argument)
    {
        var chosen = ImmutableArray.CreateBuilder<ListWorld>();
        foreach (var key in argument.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal))
        {
            if (ListWorld.All.FirstOrDefault(world => world.Key == key) is not { } world)
            {
                argument.AddError($"\"{key}\" is no world: say {string.Join(", ", ListWorld.All.Select(one => one.Key))}, and several with commas between them.");
                return ListWorld.All;
            }

            chosen.Add(world);
        }

        return chosen.ToImmutable();
    }

    private sealed class Steps(IProgress<(string Input, long Rows)> line, int all, TimeProvider time) : IProgress<int>
    {
        private readonly long started = time.GetTimestamp();

        public void Report(int value) => line.Report((SimulateOptions.Pace((double)value / all, value, "tables", time.GetElapsedTime(started)), value));
    }
}
