using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph systems</c></summary>
internal static class SystemsCommand
{
    internal const string Every = "all";

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var file = new Argument<string>("table") { Description = "A study's folder, or a table of capture histories (CSV, TSV, JSON, Parquet or Excel, also .gz): a column of 0 and 1 for each list, and count last." };
        var method = new Option<string>("--method") { Description = "Only this family of estimates: " + string.Join(", ", Names()) + ".", DefaultValueFactory = _ => Every };
        method.AcceptOnlyFromAmong([.. Names()]);
        var strata = new Option<string[]>("--strata") { Description = "A column whose values divide the table into strata; may be given again." };
        var imputation = new Option<string?>("--imputation") { Description = "The column that tells imputations of missing fields apart." };
        var draw = new Option<string?>("--linkage-draw") { Description = "The column that tells draws of the linkage apart." };
        var df = SystemsCombineCommand.Rule();
        var zero = new Option<string[]>("--structural-zero") { Description = "Lists that nobody can be on together, joined by plus signs: police+archive. May be given again." };
        var censored = new Option<string[]>("--censored") { Description = "A list that also holds persons who are not of the population; may be given again." };
        var independent = new Option<bool>("--assume-independence") { Description = "Take two lists for independent, which they themselves can never show." };
        var bootstraps = new Option<int?>("--bootstraps") { Description = "How many bootstrap replicates; 0 for none. 1000 when absent, 200 for more than seven lists." };
        var seed = new Option<int>("--seed") { Description = "The seed of everything that depends on chance.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "How many threads work; 0 for as many as the machine has. The answer is the same." };
        var repeat = new Option<int>("--repeat") { Description = "Estimate so many times and print the last, for measuring.", DefaultValueFactory = _ => 1 };
        var graphs = new SystemsGraphOptions();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "systems",
            "Estimates from overlapping lists how many are on none, by every method side by side, and says when there is no answer.",
            "What is estimated are persons who had some chance of being listed. docs/multiple-systems.md defines every estimate, diagnostic and member.",
            "cenotaph systems overlaps.csv --method all") { file, method, strata, imputation, draw, df, zero, censored, independent, bootstraps, seed, threads, repeat, json };
        command.Add(SystemsCalibrateCommand.Make(terminal, time));
        command.Add(SystemsCombineCommand.Make(terminal));
        graphs.AddTo(command);
        var latent = new SystemsLatentOptions();
        latent.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(bootstraps) < 0 || parsed.GetValue(seed) < 0 || parsed.GetValue(threads) < 0 || parsed.GetValue(repeat) < 1)
            {
                terminal.Error.WriteLine("--bootstraps, --seed and --threads are at least 0, --repeat at least 1.");
                return ExitCode.Usage;
            }

            var path = parsed.GetRequiredValue(file);
            if (Directory.Exists(path))
            {
                if (command.Options.Where(option => option != json && option != df).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
                {
                    terminal.Error.WriteLine($"{other.Name} is for a table; of a study its sections [[systems]] say it.");
                    return ExitCode.Usage;
                }

                return SystemsStudyCommand.Show(path, parsed.GetValue(json), SystemsCombineCommand.Chosen(parsed.GetValue(df)), terminal, time);
            }

            if (latent.Read(parsed, terminal) is not { } latentSettings)
            {
                return ExitCode.Usage;
            }

            if (graphs.Read(parsed, terminal) is not { } graphSettings)
            {
                return ExitCode.Usage;
            }

            var columns = new CaptureColumns
            {
                Strata = [.. parsed.GetValue(strata) ?? []],
                Imputation = parsed.GetValue(imputation),
                LinkageDraw = parsed.GetValue(draw),
                Impossible = [.. (parsed.GetValue(zero) ?? []).Select(lists => lists.Split('+', StringSplitOptions.TrimEntries).ToImmutableArray())],
                Censored = [.. parsed.GetValue(censored) ?? []],
            };
            var settings = new SystemsSettings
            {
                AssumeIndependence = parsed.GetValue(independent),
                Seed = (ulong)parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Graphs = graphSettings,
                Latent = latentSettings,
            };
            var problems = new ProblemCollection();
            var tables = CaptureFile.Read(path, columns, problems);
            var wanted = parsed.GetValue(method);
            ImmutableArray<SystemsMethod> methods = [.. SystemsComparison.Methods.Where(one => wanted == Every || one.Name == wanted)];
            ImmutableArray<SystemsComparison> comparisons = [];
            var watch = new Stopwatch();
            for (var time = 0; time < parsed.GetValue(repeat); time++)
            {
                watch.Restart();
                // Replicates may share a stratum; one table alone is computed as ever, and its methods tell their time.
                var cache = tables.Length > 1 ? new StratumCache() : null;
                comparisons = [.. tables.Select(table => SystemsComparison.Of(table, methods, settings with { Bootstraps = SystemsPlan.Replicates(table, parsed.GetValue(bootstraps)) }, cache))];
            }

            if (!comparisons.IsEmpty)
            {
                var combined = comparisons.Length > 1 ? Combination.Of(ComparisonDraws.Of(comparisons), settings.Probability, settings.Seed) : [];
                Print(path, comparisons, combined, SystemsCombineCommand.Chosen(parsed.GetValue(df)), parsed.GetValue(json), watch.Elapsed.TotalSeconds, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 || !comparisons.Any(comparison => comparison.Results.OfType<SystemsEstimate>().Any()) ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> Names() => SystemsComparison.Methods.Select(method => method.Name).Append(Every);

    private static void Print(
        string path, ImmutableArray<SystemsComparison> comparisons, ImmutableArray<CombinedEstimate> combined, FreedomRule first, bool json, double seconds, Terminal terminal)
    {
        if (!json)
        {
            foreach (var comparison in comparisons)
            {
                SystemsOutput.Print(comparison, terminal);
            }

            if (!combined.IsEmpty)
            {
                CombinedOutput.Print(combined, first, terminal);
            }

            CalibrationOutput.Print(SystemsCalibration.Shipped, terminal, comparisons.SelectMany(comparison => comparison.Results).Select(result => result.Method).ToHashSet(StringComparer.Ordinal));

            return;
        }

        terminal.PrintJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", Path.GetFileName(path));
            writer.WriteStartArray("tables");
            foreach (var comparison in comparisons)
            {
                SystemsJson.Write(writer, comparison);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("combined");
            foreach (var one in combined)
            {
                CombinedJson.Write(writer, one, first);
            }

            writer.WriteEndArray();
            writer.WritePropertyName("calibration");
            CalibrationFile.Write(writer, SystemsCalibration.Shipped);
            writer.WriteNumber("seconds", seconds);
            writer.WriteEndObject();
        });
    }
}
