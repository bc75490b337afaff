using System.Globalization;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints how every estimate does in simulated worlds.</summary>
internal static class CalibrationOutput
{
    /// <summary>Prints a calibration, and that no table tells which world is its own.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="families">Only these families; all when absent.</param>
    public static void Print(SystemsCalibration calibration, Terminal terminal, IEnumerable<string>? families = null)
    {
        var output = terminal.Output;
        var settings = string.Join(", ", calibration.Settings.Select(setting => $"{setting.Name.Replace('_', ' ')} {setting.Value.ToString(CultureInfo.InvariantCulture)}"));
        output.WriteLine($"Every estimate in simulated worlds whose N is known; {calibration.Replicates} tables a world (seed {calibration.Seed}, version {calibration.Version}, {settings}). {SystemsCalibration.CannotTell}");
        foreach (var world in calibration.Worlds)
        {
            output.WriteLine($"  {world.Name}: {world.Means} N = {N(world.Persons)}, of whom {N(world.Observed)} are on lists of {string.Join(", ", world.Sizes.Select(N))}.");
        }

        output.WriteLine("A cell: the share of intervals that held N ± its binomial error, the mean bias of the estimate, the median of upper over lower limit (∞: no upper limit), the share not estimable.");
        var table = Terminal.TableOf(["method", "estimate", "interval", .. calibration.Worlds.Select(world => world.Name)]);
        foreach (var (method, estimate) in calibration.Estimates.Where(key => families?.Contains(key.Method) != false))
        {
            var rows = calibration.Worlds.Select(world => world.Rows.FirstOrDefault(row => row.IsFirst && row.Method == method && row.Estimate == estimate)).ToList();
            Terminal.AddRow(table, [method, estimate, rows.Select(row => row?.Interval).FirstOrDefault(kind => kind is not null) ?? "", .. rows.Select(row => Cell(row, calibration.Replicates))]);
        }

        terminal.Print(table);
        if (!calibration.NotRun.IsEmpty)
        {
            output.WriteLine($"Not run in these worlds: {string.Join(", ", calibration.NotRun)}.");
        }
    }

    private static string Cell(CalibratedRow? row, int replicates) => row switch
    {
        null => "",
        { Coverage: { } coverage, BinomialError: { } error, Bias: { } bias } =>
            string.Create(CultureInfo.InvariantCulture, $"{100 * coverage:0} ± {100 * error:0} %, {Signed(bias)}, {(row.Width is { } width ? $"×{width.ToString("0.00", CultureInfo.InvariantCulture)}" : "×∞")}")
            + (row.Refused > 0 ? string.Create(CultureInfo.InvariantCulture, $", {100 * row.Refused:0.#} % not estimable") : "")
            + (row.Replicates < replicates ? $", {row.Replicates} tables" : ""),
        _ => "not estimable",
    };

    // A mean that a few endless estimates make is no number to read.
    private static string Signed(double bias) => Math.Abs(bias) >= 10 ? $"{(bias < 0 ? "−" : "+")}> 1,000 %" : (100 * bias).ToString("+0;−0;0", CultureInfo.InvariantCulture) + " %";

    private static string N(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string N(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
