using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints the comparison of a table's estimates, then its diagnostics.</summary>
internal static class SystemsOutput
{
    private const int MostHistories = 24;
    private const int Bar = 40;

    /// <summary>Prints one table.</summary>
    public static void Print(SystemsComparison comparison, Terminal terminal)
    {
        var table = comparison.Table;
        var output = terminal.Output;
        output.WriteLine($"{(table.Place.Length == 0 ? "" : table.Place + ": ")}{N(table.Observed)} persons on {table.Lists.Length} lists ({string.Join(", ", table.Lists.Select((list, place) => $"{place + 1} {list}"))})");
        if (comparison.Fault is { } fault)
        {
            output.WriteLine($"Not estimable: {fault.Assumption} {fault.Evidence}");
        }
        else
        {
            Estimates(comparison, terminal);
        }

        output.WriteLine(SystemsComparison.Counted);
        Histories(table, terminal);
        Diagnostics(comparison.Diagnostics, terminal);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Computed in {comparison.Seconds:0.000} s."));
    }

    private static void Estimates(SystemsComparison comparison, Terminal terminal)
    {
        var rows = Terminal.TableOf("method", "estimate", "model", "#N", "#se", "interval", "kind", "");
        foreach (var result in comparison.Results)
        {
            var words = result is SystemsEstimate { IsLowerBound: true } ? "a lower bound" : "";
            Terminal.AddRow(
                rows, result is SystemsEstimate estimate
                    ? [result.Method, result.Name, result.Model ?? "", N(estimate.Value), N(estimate.StandardError), Limits(estimate.Intervals), estimate.Intervals.IsEmpty ? "" : $"{estimate.Intervals[0].Kind}, {100 * estimate.Intervals[0].Probability:0.#} %", words]
                    : [result.Method, result.Name, result.Model ?? "", "", "", "", "", $"not estimable: {((SystemsRefusal)result).Assumption}"]);
        }

        terminal.Print(rows);
        foreach (var result in comparison.Results)
        {
            Beside(result, terminal.Output);
        }
    }

    private static void Beside(SystemsResult result, TextWriter output)
    {
        if (result is SystemsRefusal refusal)
        {
            output.WriteLine($"{result.Method}, {result.Name}: not estimable. {refusal.Assumption} {refusal.Evidence}");
        }

        if (result is SystemsEstimate { Intervals.Length: > 1 } estimate)
        {
            output.WriteLine($"{result.Method}, {result.Name}, other intervals: {string.Join("; ", estimate.Intervals.Skip(1).Select(interval => $"{interval.Kind} {Limits([interval])}"))}");
        }

        foreach (var note in result.Notes)
        {
            output.WriteLine($"{result.Method}, {result.Name}: {note}");
        }

        if (!result.Models.IsEmpty)
        {
            output.WriteLine($"{result.Method}, {result.Name}, the likeliest (probability, mean of N): {string.Join("; ", result.Models.Select(model => string.Create(CultureInfo.InvariantCulture, $"{model.Model} {model.Probability:0.0000}, {N(model.Total)}")))}");
        }

        if (result is SystemsEstimate { Draws: { IsDefaultOrEmpty: false } draws } && DrawSummary.Of(draws) is { } summary)
        {
            var most = summary.Histogram.Max(part => part.Count);
            output.WriteLine($"{result.Method}, {result.Name}, {N(summary.Count)} draws of N:");
            foreach (var (low, high, count) in summary.Histogram)
            {
                output.WriteLine($"  {N(low),12} to {N(high),-12} {count,6} {Line(count, most)}");
            }
        }
    }

    // The overlaps as a picture: a row for each history, a mark under each of its lists.
    private static void Histories(CaptureTable table, Terminal terminal)
    {
        List<CaptureCell> cells = [.. table.Cells.OrderByDescending(cell => cell.Count).ThenBy(cell => cell.History)];
        var rows = Terminal.TableOf([.. table.Lists, "#persons", ""]);
        foreach (var (history, count) in cells.Take(MostHistories))
        {
            Terminal.AddRow(rows, [.. table.Lists.Select((_, list) => (history >> list & 1) != 0 ? "●" : "·"), N(count), Line(count, cells[0].Count)]);
        }

        terminal.Print(rows);
        if (cells.Count > MostHistories)
        {
            terminal.Output.WriteLine($"{cells.Count - MostHistories} histories of fewer persons are not shown.");
        }
    }

    private static void Diagnostics(SystemsDiagnostics diagnostics, Terminal terminal)
    {
        var lists = Terminal.TableOf("list", "#size", "#on no other", "#N without it", "model", "#its size by the others", "");
        foreach (var list in diagnostics.Lists)
        {
            Terminal.AddRow(
                lists, list.Name, N(list.Size), N(list.Alone), Value(list.LeftOut), list.LeftOut.Model ?? "", Value(list.Expected),
                list.LeftOut is SystemsRefusal refusal ? $"without it not estimable: {refusal.Assumption}" : "");
        }

        terminal.Print(lists);
        var pairs = Terminal.TableOf("pair", "#on both", "#Petersen", "#odds ratio among those on others");
        foreach (var pair in diagnostics.Pairs)
        {
            Terminal.AddRow(pairs, $"{pair.First} + {pair.Second}", N(pair.Overlap), N(pair.Petersen), pair.OddsRatio is { } odds ? odds.ToString("0.00", CultureInfo.InvariantCulture) : "…");
        }

        terminal.Print(pairs);
        var numbers = Terminal.TableOf("#on so many lists", "#persons", "#log(f / C(t, i))");
        foreach (var number in diagnostics.Numbers)
        {
            Terminal.AddRow(numbers, N(number.Lists), N(number.Persons), number.LogShare is { } share ? share.ToString("0.00", CultureInfo.InvariantCulture) : "…");
        }

        terminal.Print(numbers);
        if (diagnostics.Xi is { } xi)
        {
            terminal.Output.WriteLine($"N by the interaction of all lists, which no table can show (ξ = 1: none; {xi.Model}):");
            var strengths = Terminal.TableOf("#ξ", "#N");
            foreach (var (strength, total) in xi.Rows)
            {
                Terminal.AddRow(strengths, strength.ToString("0.##", CultureInfo.InvariantCulture), N(total));
            }

            terminal.Print(strengths);
        }

        Say(terminal, "Groups of lists without a common person", diagnostics.Islands.Length > 1 ? diagnostics.Islands : []);
        Say(terminal, "Pairs of lists without a common person", diagnostics.EmptyPairs);
        Say(terminal, "Lists within another", diagnostics.Nested);
    }

    private static void Say(Terminal terminal, string what, ImmutableArray<string> said)
    {
        if (!said.IsEmpty)
        {
            terminal.Output.WriteLine($"{what}: {string.Join("; ", said)}.");
        }
    }

    private static string Value(SystemsResult result) => result is SystemsEstimate estimate ? N(estimate.Value) : "…";

    private static string Limits(ImmutableArray<SystemsInterval> intervals) => intervals is [var interval, ..]
        ? interval.IsOpen ? $"{N(interval.Low)} to > {N(interval.High)}" : $"{N(interval.Low)} to {N(interval.High)}"
        : "";

    private static string Line(long count, long most) => new('█', (int)Math.Ceiling((double)count * Bar / Math.Max(most, 1)));

    private static string N(double? number) => number is { } known && double.IsFinite(known) ? known.ToString("#,0", CultureInfo.InvariantCulture) : "…";
}
