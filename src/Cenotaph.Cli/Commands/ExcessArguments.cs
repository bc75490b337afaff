using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Registers;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The options that say what is asked of excess deaths otherwise than the study does.</summary>
internal sealed class ExcessArguments
{
    private readonly Option<string?> id = new("--id") { Description = "Only this section [[excess]] of the study." };
    private readonly Option<string?> method = new("--method") { Description = "ratio or seasonal-trend or envelope or glm." };
    private readonly Option<string[]> region = new("--region") { Description = "Only this area; may be given again." };
    private readonly Option<string[]> age = new("--age") { Description = "Ages, such as 15-49 or 85+; may be given again." };
    private readonly Option<string?> sex = new("--sex") { Description = "Whose excess: male, female or both." };
    private readonly Option<ImmutableArray<int>> target = new("--target") { Description = "Years whose excess is asked: 2022-2023 or 2022,2023.", CustomParser = Years };
    private readonly Option<ImmutableArray<int>> baseline = new("--baseline") { Description = "First and last year of the baseline: 2015-2019.", CustomParser = Years };
    private readonly Option<ImmutableArray<int>> exclude = new("--exclude") { Description = "Years that are neither fitted nor used as placebo: 2020,2021.", CustomParser = Years };
    private readonly Option<RatioVariant?> variant = new("--variant") { Description = "The variant that comes first, such as subtracted-linear-5.", CustomParser = Variant };
    private readonly Option<DateSpan?> period = new("--period") { Description = "Months or weeks whose excess is asked: 2020-03/2021-04.", CustomParser = Period };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        method.AcceptOnlyFromAmong([.. ExcessPlan.Methods]);
        foreach (var option in new Option[] { id, method, region, age, sex, target, baseline, exclude, variant, period })
        {
            command.Add(option);
        }
    }

    /// <summary>What is asked; null after saying what is wrong.</summary>
    public ExcessOptions? Read(ParseResult parsed, Terminal terminal)
    {
        var ages = ImmutableArray.CreateBuilder<AgeGroup>();
        foreach (var label in parsed.GetValue(age) ?? [])
        {
            if (!CountLabel.TryReadAge(label, out var group))
            {
                terminal.Error.WriteLine($"\"{label}\" is no group of ages; write 15-49 or 85+.");
                return null;
            }

            ages.Add(group);
        }

        var whose = SexGroup.Both;
        if (parsed.GetValue(sex) is { } word && (!CountLabel.TryReadSex(word, out whose) || whose == SexGroup.Unknown))
        {
            terminal.Error.WriteLine($"\"{word}\" is no sex: male, female or both.");
            return null;
        }

        return new()
        {
            Id = parsed.GetValue(id),
            Method = parsed.GetValue(method),
            Areas = [.. parsed.GetValue(region) ?? []],
            Ages = ages.ToImmutable(),
            Sexes = parsed.GetValue(sex) is null ? default : [whose],
            Targets = parsed.GetValue(target),
            Baseline = parsed.GetValue(baseline) is { IsDefaultOrEmpty: false } years ? (years[0], years[^1]) : null,
            Excluded = parsed.GetValue(exclude),
            Preferred = parsed.GetValue(variant),
            Period = parsed.GetValue(period),
        };
    }

    private static ImmutableArray<int> Years(ArgumentResult argument)
    {
        var years = ImmutableArray.CreateBuilder<int>();
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-', 2);
            if (Year(ends[0]) is not { } first || Year(ends[^1]) is not { } last || last < first)
            {
                argument.AddError($"\"{part}\" is no year or span of years; write 2022 or 2015-2019.");
                return default;
            }

            years.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return [.. years.Distinct().Order()];
    }

    private static int? Year(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and < 9999 ? year : null;

    private static RatioVariant? Variant(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (RatioVariant.Parse(text) is { } known)
        {
            return known;
        }

        argument.AddError($"\"{text}\" is no variant; write raw-linear-5 or subtracted-exponential-10.");
        return null;
    }

    private static DateSpan? Period(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        var ends = text.Split('/', 2);
        if (DateSpan.TryParse(ends[0], out var first) && DateSpan.TryParse(ends[^1], out var last) && first.First <= last.Last)
        {
            return new(first.First, last.Last);
        }

        argument.AddError($"\"{text}\" is no span of months or weeks; write 2020-03/2021-04 or 2020-W10/2020-W53.");
        return null;
    }
}
