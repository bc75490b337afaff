using System.CommandLine;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph systems combine</c></summary>
internal static class SystemsCombineCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("draws") { Description = "A table of draws (CSV, TSV, JSON, Parquet or Excel, also .gz): N or n0, n_obs, and replicate, linkage_draw, stratum, method, draw where there are any." };
        var df = Rule();
        var observed = new Option<double?>("--observed") { Description = "Persons on any list, where the table has no column n_obs." };
        var seed = new Option<int>("--seed") { Description = "The seed of the order in which draws of strata are added.", DefaultValueFactory = _ => 1 };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "combine",
            "Combines draws of N over imputations, linkage draws, strata and methods, and says where the variance comes from.",
            "Variances are those of log n0; both intervals are always printed. docs/systems-study.md defines every member.",
            "cenotaph systems combine draws.csv --df verdata") { file, df, observed, seed, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(seed) < 0 || parsed.GetValue(observed) is < 0 or double.NaN or double.PositiveInfinity)
            {
                terminal.Error.WriteLine("--seed and --observed are at least 0.");
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            var path = parsed.GetRequiredValue(file);
            var combined = Combination.Of(SystemsDrawFile.Read(path, parsed.GetValue(observed), problems), seed: (ulong)parsed.GetValue(seed));
            var first = Chosen(parsed.GetValue(df));
            if (!combined.IsEmpty && parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("file", Path.GetFileName(path));
                    writer.WriteStartArray("combined");
                    foreach (var one in combined)
                    {
                        CombinedJson.Write(writer, one, first);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                });
            }
            else if (!combined.IsEmpty)
            {
                CombinedOutput.Print(combined, first, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 || !combined.Any(one => one.NotEstimable is null) ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The option --df.</summary>
    public static Option<string> Rule()
    {
        var df = new Option<string>("--df") { Description = "Which degrees of freedom come first: rubin, or verdata as that package has them. Both are always printed.", DefaultValueFactory = _ => "rubin" };
        df.AcceptOnlyFromAmong("rubin", "verdata");
        return df;
    }

    /// <summary>The rule of that word.</summary>
    public static FreedomRule Chosen(string? word) => word == "verdata" ? FreedomRule.Verdata : FreedomRule.Rubin;
}
