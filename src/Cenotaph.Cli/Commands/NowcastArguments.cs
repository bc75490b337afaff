using System.CommandLine;
using System.CommandLine.Parsing;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The options that say what is asked of late registers otherwise than the study does.</summary>
internal sealed class NowcastArguments
{
    private const int MostDraws = 100_000;

    private readonly Option<string?> id = new("--id") { Description = "Only the section [[nowcast]] or the series of this id." };
    private readonly Option<DateSpan?> asOf = new("--as-of") { Description = "Use only vintages and breaks up to this time: 2024-12-31 or 2024.", CustomParser = Time };
    private readonly Option<bool> score = new("--score") { Description = "Make every past nowcast again and score it by what later vintages hold." };
    private readonly Option<int?> delay = new("--greatest-delay") { Description = "Nothing is expected after so many periods; by default read from the data." };
    private readonly Option<string?> grid = new("--grid") { Description = "The length of the periods: day, week, month, quarter or year." };
    private readonly Option<string?> strata = new("--strata") { Description = "With a study: strata by area, age, cause, group or sex." };
    private readonly Option<int?> draws = new("--draws") { Description = "How many draws." };
    private readonly Option<int?> seed = new("--seed") { Description = "The seed of the draws." };
    private readonly Option<int?> recent = new("--recent") { Description = "How many recent periods are listed." };
    private readonly Option<string?> period = new("--period") { Description = "With a table: the column that says when it happened." };
    private readonly Option<string?> vintage = new("--vintage") { Description = "With a table of counts: the column of the vintage." };
    private readonly Option<string?> count = new("--count") { Description = "With a table of counts: the column of counts." };
    private readonly Option<string?> reported = new("--reported") { Description = "With a line list: the column of the day on which a case became known." };
    private readonly Option<string?> stratum = new("--stratum") { Description = "With a table: the column of strata." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        grid.AcceptOnlyFromAmong([.. NowcastPlan.Grids]);
        strata.AcceptOnlyFromAmong([.. NowcastPlan.Parts]);
        foreach (var option in new Option[] { id, asOf, score, delay, grid, strata, draws, seed, recent, period, vintage, count, reported, stratum })
        {
            command.Add(option);
        }
    }

    /// <summary>What is asked; null after saying what is wrong.</summary>
    public NowcastOptions? Read(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(delay) is < 1 || parsed.GetValue(recent) is < 1 || parsed.GetValue(draws) is < 1 or > MostDraws || parsed.GetValue(seed) is < 0)
        {
            terminal.Error.WriteLine($"--greatest-delay and --recent are at least 1, --draws is from 1 to {MostDraws}, --seed at least 0.");
            return null;
        }

        return new()
        {
            Id = parsed.GetValue(id),
            AsOf = parsed.GetValue(asOf),
            Score = parsed.GetValue(score),
            MaximumDelay = parsed.GetValue(delay),
            Grid = parsed.GetValue(grid),
            Strata = parsed.GetValue(strata),
            Draws = parsed.GetValue(draws),
            Seed = (ulong?)parsed.GetValue(seed),
            Recent = parsed.GetValue(recent),
            Headings = new(parsed.GetValue(period), parsed.GetValue(vintage), parsed.GetValue(count), parsed.GetValue(reported), parsed.GetValue(stratum)),
        };
    }

    private static DateSpan? Time(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (DateSpan.TryParse(text, out var span))
        {
            return span;
        }

        argument.AddError($"\"{text}\" is no time; write 2024-12-31, 2024-12, 2024-W52 or 2024.");
        return null;
    }
}
