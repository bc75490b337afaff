using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Publication;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints nowcasts as tables.</summary>
internal static class NowcastOutput
{
    // So many rows of single nowcasts are listed; JSON has all.
    private const int MostScores = 120;

    /// <summary>Prints all of it.</summary>
    public static void Print(NowcastSummary summary, Terminal terminal)
    {
        Head(summary, terminal);
        if (summary.Refusal is { } refusal)
        {
            terminal.Output.WriteLine($"Not estimable: {refusal}");
        }
        else
        {
            terminal.Output.WriteLine("What the register will hold, in cases; no count of all that happened. Recent numbers are small because little of them is known yet: read the share.");
            Rows([.. summary.Recent, .. summary.Sums, .. summary.Strata], terminal);
        }

        foreach (var one in summary.Breaks)
        {
            terminal.Output.WriteLine($"Break {one.Date}, declared {Iso(one.Declared)}{(one.Why is { } why ? $" ({why})" : "")}: {(one.Used ? "used" : "declared after this vintage, not used")}.");
        }

        foreach (var note in summary.Notes)
        {
            terminal.Output.WriteLine(note.ToString());
        }

        Scores(summary, terminal);
        foreach (var flash in summary.Flash)
        {
            Flash(flash, terminal);
        }
    }

    /// <summary>Prints the sums alone.</summary>
    public static void Short(NowcastSummary summary, Terminal terminal)
    {
        Head(summary, terminal);
        if (summary.Refusal is { } refusal)
        {
            terminal.Output.WriteLine($"Not estimable: {refusal}");
            return;
        }

        Rows(summary.Sums, terminal);
    }

    private static void Head(NowcastSummary summary, Terminal terminal) => terminal.Output.WriteLine(
        $"Nowcast, {summary.Title} ({summary.Id}), vintage {summary.Vintages[^1].Label} of {Iso(summary.Vintages[^1].Date)}, {summary.Vintages.Length} vintages, "
        + $"by {summary.Grid}, greatest delay {summary.MaximumDelay}{(summary.DelayFromData ? " (read from the data)" : "")}");

    private static void Rows(ImmutableArray<NowcastRow> rows, Terminal terminal)
    {
        var strata = rows.Any(row => row.Stratum.Length > 0);
        var table = Terminal.TableOf([.. strata ? ["stratum"] : Array.Empty<string>(), "period", "#known", "#share known", "95 %", "#nowcast", "95 %"]);
        foreach (var row in rows)
        {
            Terminal.AddRow(
                table,
                [
                    .. strata ? [row.Stratum] : Array.Empty<string>(), row.Name, N(row.Known), Share(row.ShareKnown),
                    row.ShareLow is null ? "" : $"{Share(row.ShareLow)} to {Share(row.ShareHigh)}", N(row.Median), $"{N(row.Low)} to {N(row.High)}",
                ]);
        }

        terminal.Print(table);
    }

    private static void Scores(NowcastSummary summary, Terminal terminal)
    {
        if (summary.Scores.IsEmpty)
        {
            return;
        }

        terminal.Output.WriteLine("Past nowcasts, each from what was recorded then, by what a later vintage holds (no final truth). Less is better; coverage is of 95 % intervals.");
        var longest = summary.Scores.Select(row => row.Sum).MaxBy(name => int.Parse(name["last-".Length..], CultureInfo.InvariantCulture))!;
        var rows = summary.Scores.Where(row => row.Sum == longest).ToList();
        var table = Terminal.TableOf("sum", "vintage", "target", "method", "#known", "#held", "#nowcast", "95 %", "hit", "#interval score", "#WIS", "#CRPS", "");
        foreach (var row in rows.Take(MostScores))
        {
            Terminal.AddRow(
                table, row.Sum, row.Vintage.Label, row.Target.Label, row.Method, N(row.Known), N(row.Held), row.Median is null ? "" : N(row.Median),
                row.Low is null ? "" : $"{N(row.Low)} to {N(row.High)}", row.Hit switch { true => "yes", false => "no", _ => "" },
                row.IntervalScore is null ? "" : N(row.IntervalScore), row.WeightedIntervalScore is null ? "" : N(row.WeightedIntervalScore), row.Crps is null ? "" : N(row.Crps), row.Refusal ?? "");
        }

        terminal.Print(table);
        if (rows.Count > MostScores)
        {
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count - MostScores} more rows are not shown; --json has all."));
        }

        var methods = Terminal.TableOf("sum", "method", "#given", "#compared", "#coverage", "#interval score", "#WIS", "#CRPS", "#median revision");
        foreach (var one in summary.Methods)
        {
            Terminal.AddRow(
                methods, one.Sum, one.Method, N(one.Given), N(one.Compared), Share(one.Coverage), N(one.IntervalScore), N(one.WeightedIntervalScore), N(one.Crps),
                one.MedianRevision is { } revision ? revision.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "…");
        }

        terminal.Print(methods);
        terminal.Output.WriteLine("The means are over those nowcasts that every method gives.");
    }

    private static void Flash(FlashComparison flash, Terminal terminal)
    {
        terminal.Output.WriteLine($"{flash.Title} ({flash.Id}), to {Iso(flash.Date)}");
        if (flash.Coverage is { } coverage)
        {
            terminal.Output.WriteLine($"Share of the dead who get listed, learned on {flash.Learned}: {Share(coverage.Median)} ({Share(coverage.Low)} to {Share(coverage.High)}).");
        }

        var table = Terminal.TableOf("scored on", "time", "#periods", "#held", "method", "#estimate", "95 %", "hit", "#interval score");
        foreach (var row in flash.Rows)
        {
            Terminal.AddRow(
                table, row.Target, row.Time.ToString(), N(row.Periods), N(row.Held), row.Method, N(row.Value), $"{N(row.Low)} to {N(row.High)}", row.Hit ? "yes" : "no", N(row.IntervalScore));
        }

        terminal.Print(table);
        foreach (var note in flash.Notes)
        {
            terminal.Output.WriteLine(note.ToString());
        }
    }

    private static string N(double? number) => number is { } known ? known.ToString("#,0", CultureInfo.InvariantCulture) : "…";

    private static string Share(double? share) => share is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "…";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
