using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints combined estimates as tables.</summary>
internal static class CombinedOutput
{
    /// <summary>Prints them; both intervals always, the one by this rule first.</summary>
    public static void Print(ImmutableArray<CombinedEstimate> combined, FreedomRule first, Terminal terminal)
    {
        FreedomRule[] rules = first == FreedomRule.Rubin ? [FreedomRule.Rubin, FreedomRule.Verdata] : [FreedomRule.Verdata, FreedomRule.Rubin];
        var rows = Terminal.TableOf(["stratum", "method", "#on lists", "#N", .. rules.SelectMany(rule => new[] { $"95 % ({Word(rule)})", "#df" }), "#replicates"]);
        var shares = Terminal.TableOf("stratum", "method", "#variance of log n0", "#estimation", "#imputation", "#linkage", "#model", "#pooled median", "pooled 95 %");
        foreach (var one in combined)
        {
            var stratum = one.Stratum.Length > 0 ? one.Stratum : "all";
            if (one.NotEstimable is not null)
            {
                Terminal.AddRow(rows, [stratum, one.Method, "", "not estimable", .. Enumerable.Repeat("", 2 * rules.Length), ""]);
                continue;
            }

            Terminal.AddRow(rows, [stratum, one.Method, N(one.Observed), N(one.Mean), .. rules.SelectMany(rule => Cells(rule == FreedomRule.Rubin ? one.Rubin : one.Verdata)), N(one.Replicates)]);
            var variance = one.Variance;
            string Share(double part) => variance.Share(part).ToString("0.0 %", CultureInfo.InvariantCulture);
            Terminal.AddRow(
                shares, stratum, one.Method, variance.Total.ToString("0.####", CultureInfo.InvariantCulture), Share(variance.Estimation), Share(variance.Imputation), Share(variance.Linkage),
                Share(variance.Model), N(one.Pooled[2].Value), $"{N(one.Pooled[0].Value)} to {N(one.Pooled[^1].Value)}");
        }

        terminal.Print(rows);
        terminal.Print(shares);
        foreach (var one in combined.Where(one => one.NotEstimable is not null || !one.Notes.IsEmpty))
        {
            terminal.Output.WriteLine($"{(one.Stratum.Length > 0 ? one.Stratum + ", " : "")}{one.Method}: {(one.NotEstimable is { } why ? $"not estimable. {why} " : "")}{string.Join(" ", one.Notes)}".TrimEnd());
        }
    }

    private static IEnumerable<string> Cells(CombinedInterval? interval) => interval is { } known
        ? [$"{N(known.Low)} to {N(known.High)}", double.IsFinite(known.Freedom) ? known.Freedom.ToString("0.#", CultureInfo.InvariantCulture) : "∞"]
        : ["…", "…"];

    private static string Word(FreedomRule rule) => rule == FreedomRule.Rubin ? "Rubin" : "verdata";

    private static string N(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
