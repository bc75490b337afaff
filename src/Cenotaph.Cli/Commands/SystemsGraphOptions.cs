using System.CommandLine;
using System.Globalization;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Cli.Commands;

/// <summary>The options of averaging over decomposable graphs.</summary>
internal sealed class SystemsGraphOptions
{
    private readonly Option<bool> saturated = new("--include-saturated") { Description = "Graphs: average over the saturated graph too, as the literature does. It fits any table; what it says is the prior." };
    private readonly Option<string> delta = new("--delta") { Description = "Graphs: the Dirichlet weight of each history, above 0, as 0.0625 or 1/16; 1 over the number of histories when absent." };
    private readonly Option<string> prior = new("--prior") { Description = "Graphs: the prior of N, reciprocal or gamma:SHAPE,SCALE (Poisson with a gamma mean).", DefaultValueFactory = _ => "reciprocal" };
    private readonly Option<string> grid = new("--grid") { Description = "Graphs: only these numbers of unlisted persons are possible, as 1..20000, or 1..20000:10 for every tenth; all when absent." };

    /// <summary>Adds them to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[saturated, delta, prior, grid])
        {
            command.Add(option);
        }
    }

    /// <summary>What was asked; null after saying what is wrong.</summary>
    public GraphSettings? Read(ParseResult parsed, Terminal terminal)
    {
        var (weight, form, range) = (parsed.GetValue(delta), parsed.GetValue(prior)!, parsed.GetValue(grid));
        var settings = new GraphSettings { IncludeSaturated = parsed.GetValue(saturated) };
        if (weight is not null)
        {
            if (Fraction(weight) is not { } known)
            {
                return Wrong(terminal, $"--delta {weight}: a number above 0 is needed, as 0.0625 or 1/16.");
            }

            settings = settings with { Delta = known };
        }

        if (form != "reciprocal")
        {
            if (Gamma(form) is not { } gamma)
            {
                return Wrong(terminal, $"--prior {form}: reciprocal or gamma:SHAPE,SCALE is needed, with two numbers above 0.");
            }

            settings = settings with { Prior = gamma };
        }

        if (range is not null)
        {
            if (Range(range) is not { } numbers)
            {
                return Wrong(terminal, string.Create(CultureInfo.InvariantCulture, $"--grid {range}: two whole numbers are needed, as 1..20000, the first at least 0, the second no less and at most {UnlistedRange.Greatest:#,0}; a step may follow, as in 1..20000:10; {UnlistedRange.MostSteps:#,0} steps at most."));
            }

            settings = settings with { Grid = numbers };
        }

        return settings;
    }

    private static GraphSettings? Wrong(Terminal terminal, string what)
    {
        terminal.Error.WriteLine(what);
        return null;
    }

    private static double? Fraction(string text)
    {
        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        return parts.Length switch
        {
            1 => Positive(parts[0]),
            2 when Positive(parts[0]) is { } upper && Positive(parts[1]) is { } lower => upper / lower,
            _ => null,
        } is { } value and >= GraphSettings.LeastDelta and <= GraphSettings.GreatestDelta ? value : null;
    }

    private static TotalPrior.GammaPoisson? Gamma(string text) =>
        text.StartsWith("gamma:", StringComparison.Ordinal) && text["gamma:".Length..].Split(',', StringSplitOptions.TrimEntries) is [var shape, var scale]
        && Positive(shape) is { } first && Positive(scale) is { } second && first <= TotalPrior.Greatest && second <= TotalPrior.Greatest
            ? new(first, second) : null;

    private static UnlistedRange? Range(string text)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries);
        return parts.Length <= 2 && parts[0].Split("..", StringSplitOptions.TrimEntries) is [var low, var high]
            && Whole(low) is { } from && Whole(high) is { } to && Whole(parts.ElementAtOrDefault(1) ?? "1") is { } step and > 0
            && from <= to && to <= UnlistedRange.Greatest && (to - from) / step <= UnlistedRange.MostSteps
                ? new(from, to, step) : null;
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Positive(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value) ? value : null;
}
