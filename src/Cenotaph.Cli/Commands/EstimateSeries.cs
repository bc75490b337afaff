using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Registers;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The sum of a study's series, for <c>cenotaph estimate sum</c>.</summary>
internal sealed class EstimateSeries
{
    private readonly Option<string?> series = new("--series") { Description = "With a study: the series whose rows are added up." };
    private readonly Option<DateSpan?> from = Date("--from", "With --series: the first day, week, month or year, such as 2022-W08.");
    private readonly Option<DateSpan?> to = Date("--to", "With --series: the last one.");
    private readonly Option<DateSpan?> vintage = Date("--vintage", "With --series: the edition; the newest when absent.");
    private readonly Option<double> correlation = new("--correlation")
    {
        Description = "With --series: how the errors of any two rows go together: full (limits are added), none, or a number from 0 to 1.",
        HelpName = "full|none|RHO",
        DefaultValueFactory = _ => 1,
        CustomParser = Correlation,
    };

    /// <summary>The options, for the command.</summary>
    public IEnumerable<Option> Options => [series, from, to, vintage, correlation];

    /// <summary>Whether a sum of a series is asked for.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(series) is not null;

    /// <summary>The first of the options that was given, or null.</summary>
    public string? Given(ParseResult parsed) => Options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Adds up and prints.</summary>
    public int Run(ParseResult parsed, string folder, bool json, Terminal terminal, TimeProvider time)
    {
        if (StudyArgument.Load(folder, terminal) is not { } study)
        {
            return ExitCode.Problems;
        }

        var id = parsed.GetValue(series)!;
        if (!study.Series.Any(one => one.Id == id))
        {
            terminal.Error.WriteLine($"\"{id}\" is no series of this study: {string.Join(", ", study.Series.Select(one => one.Id))}.");
            return ExitCode.Usage;
        }

        var problems = new ProblemCollection();
        var sum = StudyArgument.Look(study, problems, time, ledger => SeriesSum.Of(
            StudyRecords.Read(study, ledger, problems).Series.First(one => one.Definition.Id == id),
            new(parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(vintage), parsed.GetValue(correlation)), problems));
        terminal.Print(problems);
        if (sum is null)
        {
            return ExitCode.Problems;
        }

        if (json)
        {
            terminal.PrintJson(writer => Write(writer, sum));
        }
        else
        {
            Print(sum, terminal);
        }

        return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static void Print(SeriesSum sum, Terminal terminal)
    {
        terminal.Output.WriteLine(
            $"{N(sum.Value)} {sum.Quantity.Unit}{(sum.Limits is { } limits ? $" ({N(limits.Low)} to {N(limits.High)}{(sum.Meaning is null ? "" : $", {sum.Meaning}")})" : ", without limits")}; "
            + $"series {sum.Series}{(sum.Vintage is { } edition ? $", edition {edition}" : "")}, {(sum.Rows == 1 ? "one row" : $"{sum.Rows:N0} rows")}, {sum.Period}.");
        terminal.Output.WriteLine(sum.Quantity.ToString());
        if (sum is { Together: { } together, Apart: { } apart, Limits: { } used })
        {
            terminal.Output.WriteLine($"Assumed: {Assumption(used.Correlation)}, ±{N(used.HalfWidth)}.");
            foreach (var other in new[] { together, apart }.Where(one => one.Correlation != used.Correlation))
            {
                terminal.Output.WriteLine($"Instead, {Assumption(other.Correlation)}: {N(other.Low)} to {N(other.High)}, ±{N(other.HalfWidth)}.");
            }
        }
        else if (sum.Limits is not null)
        {
            terminal.Output.WriteLine("A running total: its newest row in that time, with that row's own limits.");
        }
    }

    private static string Assumption(double correlation) => correlation switch
    {
        1 => "errors of all rows go together fully (limits are added)",
        0 => "errors of rows are independent",
        _ => $"errors of any two rows have the correlation {correlation.ToString(CultureInfo.InvariantCulture)}",
    };

    private static void Write(Utf8JsonWriter json, SeriesSum sum)
    {
        json.WriteStartObject();
        json.WriteString("series", sum.Series);
        json.WriteString("quantity", sum.Quantity.ToString());
        json.WriteString("vintage", sum.Vintage?.ToString());
        json.WriteString("period", sum.Period.ToString());
        json.WriteNumber("rows", sum.Rows);
        json.WriteNumber("value", sum.Value);
        json.WriteString("interval", sum.Meaning);
        foreach (var (name, limits) in new[] { ("limits", sum.Limits), ("full_correlation", sum.Together), ("no_correlation", sum.Apart) })
        {
            json.WritePropertyName(name);
            if (limits is not { } known)
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteStartObject();
            json.WriteNumber("correlation", known.Correlation);
            json.WriteNumber("low", known.Low);
            json.WriteNumber("high", known.High);
            json.WriteNumber("half_width", known.HalfWidth);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static Option<DateSpan?> Date(string name, string description) => new(name) { Description = description, HelpName = "date", CustomParser = Date };

    private static DateSpan? Date(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (DateSpan.TryParse(text, out var date))
        {
            return date;
        }

        argument.AddError($"\"{text}\" is no date: give a day, week, month, quarter or year, such as 2022-02-24, 2022-W08, 2022-02, 2022-Q1 or 2022.");
        return null;
    }

    private static double Correlation(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (text is "full" or "none")
        {
            return text == "full" ? 1 : 0;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1)
        {
            return number;
        }

        argument.AddError($"\"{text}\" is no correlation of errors: full, none, or a number from 0 to 1.");
        return 1;
    }

    private static string N(decimal number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
