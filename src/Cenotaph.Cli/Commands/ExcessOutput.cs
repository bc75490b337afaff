using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints estimates of excess deaths as a table or as JSON.</summary>
internal static class ExcessOutput
{
    /// <summary>Prints the summaries; as JSON one array of estimates, or of comparisons.</summary>
    public static void Print(ImmutableArray<ExcessSummary> summaries, bool json, bool compare, double seconds, Terminal terminal)
    {
        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var summary in summaries)
                {
                    foreach (var comparison in compare ? summary.Comparisons : [])
                    {
                        ExcessJson.Write(writer, comparison);
                    }

                    foreach (var result in compare ? [] : summary.Results)
                    {
                        ExcessJson.Write(writer, summary, result);
                    }
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (var summary in summaries)
        {
            terminal.Output.WriteLine($"{summary.Title} ({summary.Id}), method {summary.Method}{(summary.Period is { } period ? $", {period}" : "")}");
            if (!compare)
            {
                Table(summary.Results, terminal);
            }

            Comparisons(summary, terminal);
            Notes(summary, terminal);
        }

        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Computed in {seconds:0.000} s."));
    }

    /// <summary>Prints the sums over all ages by the preferred variant alone.</summary>
    public static void Short(ExcessSummary summary, Terminal terminal)
    {
        terminal.Output.WriteLine($"Excess deaths, {summary.Title} ({summary.Id}), method {summary.Method}, variant {summary.Preferred}");
        var ages = summary.Results.IsEmpty ? 0 : summary.Results.Max(result => result.Key.Ages.Count);
        Table([.. summary.Results.Where(result => summary.IsPreferred(result) && result.Key.Ages.Count == ages)], terminal);
        terminal.Print(summary.Findings);
    }

    private static void Table(ImmutableArray<ExcessResult> results, Terminal terminal)
    {
        var table = Terminal.TableOf("territory", "variant", "sex", "years", "ages", "#excess", "95 % calibrated", "95 % nominal", "as published", "placebo", "");
        foreach (var result in results)
        {
            string[] what =
            [
                result.Key.Territory, result.Key.Variant, result.Key.Sex, ExcessWords.Years(result.Key.Years), ExcessWords.Ages(result.Key.Ages),
            ];
            if (result is ExcessEstimate one)
            {
                Terminal.AddRow(
                    table, [.. what, N(one.Value), Limits(one.Calibrated), Limits(one.Nominal), double.IsFinite(one.StandardError) ? "± " + N(one.StandardError) : Limits(one.PublishedBasis), Placebo(one.Placebo),
                    one.IndistinguishableFromNone == true ? "not distinguishable from no excess" : ""]);
            }
            else if (result is ExcessRefusal refusal)
            {
                Terminal.AddRow(table, [.. what, "", "", "", "", "", $"not estimable: {refusal.Assumption} {refusal.Evidence}"]);
            }
        }

        terminal.Print(table);
    }

    private static void Comparisons(ExcessSummary summary, Terminal terminal)
    {
        foreach (var comparison in summary.Comparisons)
        {
            terminal.Output.WriteLine($"{comparison.Name} ({comparison.Period})");
            var table = Terminal.TableOf("what", "record", "who", "vintage", "#number", "limits", "differs");
            foreach (var row in comparison.Rows)
            {
                Terminal.AddRow(
                    table, row.Kind, row.Record, row.Who.ToString(), row.Vintage?.ToString() ?? "", row.Value is { } value ? N(value) : "",
                    row.Low is null && row.High is null ? "" : $"{N(row.Low)} to {N(row.High)}", string.Join("; ", row.Differences.Select(one => one.ToString())));
            }

            terminal.Print(table);
            if (comparison.Note is { } note)
            {
                terminal.Output.WriteLine(note.ToString());
            }
        }
    }

    private static void Notes(ExcessSummary summary, Terminal terminal)
    {
        if (!summary.Named.IsEmpty)
        {
            var table = Terminal.TableOf("years", "#named", "#excess", "#named of excess", "95 %");
            foreach (var row in summary.Named)
            {
                Terminal.AddRow(
                    table, ExcessWords.Years(row.Years), N(row.Named), N(row.Excess.Value), Share(row.Share), $"{Share(row.ShareLow)} to {Share(row.ShareHigh)}");
            }

            terminal.Print(table);
        }

        foreach (var note in summary.Notes)
        {
            terminal.Output.WriteLine(note.ToString());
        }

        terminal.Print(summary.Findings);
    }

    private static string Placebo(Placebo? placebo) => placebo is null ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{(placebo.Hits is { } hits ? $"hits {hits} of {placebo.N}" : $"{placebo.N} runs")}, lag-1 {placebo.Lag1:0.00}, RMS {N(placebo.Rms)}{(placebo.N < 20 ? "; n too small to test 95 %" : "")}");

    private static string Limits(Interval? interval) => interval is { } known ? $"{N(known.Low)} to {N(known.High)}" : "";

    private static string N(double? number) => number is { } known ? known.ToString("#,0", CultureInfo.InvariantCulture) : "…";

    private static string Share(double? share) => share is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "…";
}
