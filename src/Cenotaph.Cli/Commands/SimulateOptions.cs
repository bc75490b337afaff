using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Cenotaph.Cli.Commands;

/// <summary>The options and refusals that the commands below <c>simulate</c> share.</summary>
internal static class SimulateOptions
{
    private const int MostThreads = 64;

    /// <summary>The option --seed.</summary>
    public static Option<long> Seed() => Count("--seed", "Where chance begins (1); the same seed gives the same files.", 1, 0, long.MaxValue);

    /// <summary>The option --threads.</summary>
    public static Option<int> Threads() => new("--threads")
    {
        Description = "How many threads work (all processors); what is written does not depend on it.",
        HelpName = "number",
        DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MostThreads),
        CustomParser = argument => (int)Number(argument, 1, MostThreads),
    };

    /// <summary>The option --out of a command that writes a study.</summary>
    public static Option<string> Folder() => new("--out") { Description = "The folder of the study to write.", Required = true, HelpName = "folder" };

    /// <summary>The option --force.</summary>
    public static Option<bool> Force(string what) => new("--force") { Description = $"Replace {what}." };

    /// <summary>An option that is a whole number within bounds; required where there is no usual one.</summary>
    public static Option<long> Count(string name, string description, long? usual, long least, long most)
    {
        var option = new Option<long>(name) { Description = description, HelpName = "number", Required = usual is null, CustomParser = argument => Number(argument, least, most) };
        if (usual is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    /// <summary>An option that is a decimal number within bounds.</summary>
    public static Option<double> Factor(string name, string description, double usual, double least, double most) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => usual,
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            argument.AddError(string.Create(CultureInfo.InvariantCulture, $"\"{text}\" will not do: give a number from {least} to {most}, with a decimal point."));
            return usual;
        },
    };

    /// <summary>Refuses to write a study where there is a file, or where files are and may not be replaced; null when it can be written.</summary>
    public static int? Refuse(string folder, bool force, Terminal terminal)
    {
        if (File.Exists(folder))
        {
            terminal.Error.WriteLine($"{folder} is a file.");
            return ExitCode.Usage;
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !force)
        {
            terminal.Error.WriteLine($"{folder} is not empty; --force replaces the files of a study in it.");
            return ExitCode.Problems;
        }

        return null;
    }

    /// <summary>How far the work has come, how fast it goes and how long it will take.</summary>
    public static string Pace(double share, double rows, string ofWhat, TimeSpan taken)
    {
        var seconds = Math.Max(taken.TotalSeconds, 1e-3);
        var left = TimeSpan.FromSeconds(share > 0 ? seconds * (1 - Math.Min(1, share)) / share : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Min(1, share):0} %, {rows / seconds:N0} {ofWhat} a second, {(int)left.TotalMinutes}:{left.Seconds:00} left");
    }

    private static long Number(ArgumentResult argument, long least, long most)
    {
        var text = argument.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"\"{text}\" will not do: give a whole number from {least} to {most}, in plain digits."));
        return least;
    }
}
