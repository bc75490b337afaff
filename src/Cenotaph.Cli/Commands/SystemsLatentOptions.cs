using System.CommandLine;
using System.Globalization;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Cli.Commands;

/// <summary>The options of latent classes.</summary>
internal sealed class SystemsLatentOptions
{
    private readonly Option<int> classes = new("--classes") { Description = "Latent classes: how many the mixture has at most, 1 to 64.", DefaultValueFactory = _ => 10 };
    private readonly Option<int> chains = new("--chains") { Description = "Latent classes: how many chains, 2 to 64.", DefaultValueFactory = _ => 4 };
    private readonly Option<int> effective = new("--effective") { Description = "Latent classes: the effective draws that are wanted, at least 100.", DefaultValueFactory = _ => 4000 };
    private readonly Option<int> trajectories = new("--trajectories") { Description = "Latent classes: a chain ends after so many trajectories, agreed or not; at least 1000.", DefaultValueFactory = _ => 40_000 };
    private readonly Option<string> expansion = new("--expansion") { Description = "Latent classes: the 2.5 % and 97.5 % quantiles that N/n has before the table is seen, as 1.01..5; chances are uniform when absent." };

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[classes, chains, effective, trajectories, expansion])
        {
            command.Add(option);
        }
    }

    /// <summary>What was asked; null after saying what is wrong.</summary>
    public LatentSettings? Read(ParseResult parsed, Terminal terminal)
    {
        var (most, number, draws, longest, range) = (parsed.GetValue(classes), parsed.GetValue(chains), parsed.GetValue(effective), parsed.GetValue(trajectories), parsed.GetValue(expansion));
        if (most is < 1 or > LatentSettings.MostClasses || number is < 2 or > LatentSettings.MostChains || draws < 100 || longest < 1000)
        {
            terminal.Error.WriteLine($"--classes is from 1 to {LatentSettings.MostClasses}, --chains from 2 to {LatentSettings.MostChains}, --effective at least 100, --trajectories at least 1000.");
            return null;
        }

        var settings = new LatentSettings { Classes = most, Chains = number, Effective = draws, MostTrajectories = longest };
        if (range is null)
        {
            return settings;
        }

        if (range.Split("..", StringSplitOptions.TrimEntries) is [var low, var high] && Number(low) is { } from && Number(high) is { } to && from > 1 && to > from && to < 1e6)
        {
            return settings with { Expansion = (from, to) };
        }

        terminal.Error.WriteLine($"--expansion {range}: two numbers above 1 are needed, as 1.01..5, the second one greater and below a million.");
        return null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
