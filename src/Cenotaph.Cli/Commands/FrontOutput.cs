using System.Globalization;
using Cenotaph.Frontline;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints how a front moved.</summary>
internal static class FrontOutput
{
    /// <summary>Everything.</summary>
    public static void Print(FrontSummary front, Terminal terminal)
    {
        foreach (var window in front.Rates.GroupBy(rate => rate.Asked))
        {
            terminal.Output.WriteLine($"Advance{(front.Side is { } side ? " of " + side.Id : "")}, {window.Key.First:yyyy-MM-dd} to {window.Key.Last:yyyy-MM-dd}, by axis and measure");
            Rates(window, terminal);
        }

        if (!front.Areas.IsEmpty)
        {
            terminal.Output.WriteLine("Area gained, by source");
            Areas(front.Areas, terminal);
            foreach (var source in front.Areas.SelectMany(area => area.Sources).DistinctBy(source => source.Id))
            {
                terminal.Output.WriteLine($"{source.Id} ({source.Publisher}): {source.Definition?.ToString() ?? "the source does not say what it counts."}");
            }

            terminal.Output.WriteLine();
        }

        if (!front.Deaths.IsEmpty)
        {
            terminal.Output.WriteLine("Deaths by km2 gained, in the same days");
            Deaths(front, terminal);
        }

        if (!front.Published.IsEmpty)
        {
            terminal.Output.WriteLine("Published, and ours over the same days");
            foreach (var one in front.Published)
            {
                Published(one, terminal);
            }

            terminal.Output.WriteLine();
        }

        foreach (var note in front.Notes)
        {
            terminal.Output.WriteLine(note.ToString());
        }
    }

    /// <summary>A line a window and axis: what a run prints.</summary>
    public static void Short(FrontSummary front, Terminal terminal)
    {
        foreach (var rates in front.Rates.GroupBy(rate => (rate.Asked, rate.Axis.Id)))
        {
            terminal.Output.WriteLine(
                $"Front, {rates.Key.Id}, {rates.Key.Asked}: " + string.Join(", ", rates.Where(rate => rate.Measure != FrontMeasure.HeldArea)
                    .Select(rate => $"{rate.Measure.Word()} {(rate.PerDay is { } speed ? N(speed) + " m a day" : "not estimable")}")) + ".");
        }

        foreach (var area in front.Areas.Where(area => area.Gained is not null))
        {
            terminal.Output.WriteLine($"Area gained, {Sources(area)}, {area.Asked}: {N(area.Gained!.Value)} km2.");
        }

        terminal.Output.WriteLine($"Nothing after {front.Until:yyyy-MM-dd} is read: {front.Settings.DelayDays} days are held back.");
    }

    private static void Rates(IEnumerable<AdvanceRate> rates, Terminal terminal)
    {
        var table = Terminal.TableOf("axis", "measure", "days used", "#no map", "#gained", "#a day", "95 %", "#rank", "why not");
        foreach (var rate in rates)
        {
            var unit = rate.Measure == FrontMeasure.HeldArea ? "km2" : "m";
            string Amount(double number) => rate.Measure == FrontMeasure.HeldArea ? D(number) : N(number);
            Terminal.AddRow(
                table, rate.Axis.Id, rate.Measure.Word(), Days(rate.Used, rate.IsWhole), rate.Used is null ? "" : N(rate.Missing), rate.Gained is { } gained ? $"{N(gained)} {unit}" : "",
                rate.PerDay is { } speed ? $"{Amount(speed)} {unit}" : "", rate.Interval is { } limits ? $"{Amount(limits.Low)} to {Amount(limits.High)}" : "",
                rate.Rank is { } rank ? $"{rank} of {rate.Ranked}" : "", rate.Refusal?.ToString() ?? "");
        }

        terminal.Print(table);
    }

    private static void Areas(IEnumerable<AreaGain> areas, Terminal terminal)
    {
        var table = Terminal.TableOf("source", "window", "days used", "#km2", "95 %", "why not");
        foreach (var area in areas)
        {
            Terminal.AddRow(
                table, Sources(area), area.Asked.ToString(), Days(area.Used, area.IsWhole), area.Gained is { } gained ? N(gained) : "",
                area.Interval is { } limits ? $"{N(limits.Low)} to {N(limits.High)}" : "", area.Refusal?.ToString() ?? "");
        }

        terminal.Print(table);
    }

    private static void Deaths(FrontSummary front, Terminal terminal)
    {
        var table = Terminal.TableOf("deaths", "what", "days", "area", "#km2", "#by km2", "95 %", "why not");
        foreach (var one in front.Deaths)
        {
            var quantity = one.Deaths.Quantity;
            Terminal.AddRow(
                table, one.Deaths.Id, $"{quantity.Category} · {quantity.Scope} · {quantity.Confirmation.Word()}", quantity.Period?.ToString() ?? "", Sources(one.Area),
                one.Area.Gained is { } gained ? N(gained) : "", one.Value is { } value ? D(value) : "",
                one switch
                {
                    { Low: { } low, High: { } high } => $"{D(low)} to {D(high)}",
                    { Low: { } least } => $"at least {D(least)}",
                    { High: { } most } => $"at most {D(most)}",
                    _ => "",
                },
                one.Refusal is { } refusal ? "not estimable: " + refusal : "");
        }

        terminal.Print(table);
        foreach (var basis in front.Deaths.Select(one => $"{one.Deaths.Id} ({one.Deaths.Publisher}): {one.Deaths.Basis}").Distinct())
        {
            terminal.Output.WriteLine(basis);
        }

        terminal.Output.WriteLine();
    }

    private static void Published(PublishedAdvance one, Terminal terminal)
    {
        terminal.Output.WriteLine(
            $"{one.Id} ({one.Publisher}): {one.Side}, {string.Join(", ", one.Where)}, {one.Figure} {one.Unit}{(one.Period is { } period ? ", " + period : "")}{(one.Remark is { } remark ? "; " + remark : "")}");
        foreach (var rates in one.Rates.GroupBy(rate => rate.Axis.Id))
        {
            terminal.Output.WriteLine(
                $"  {rates.Key}, {Days(rates.First().Used, rates.First().IsWhole)}: " + string.Join(", ", rates.Select(rate =>
                    $"{rate.Measure.Word()} {(rate.PerDay is { } speed ? N(speed) : "not estimable")}{(rate.Interval is { } limits ? $" ({N(limits.Low)} to {N(limits.High)})" : "")}")));
        }

        foreach (var area in one.Areas.Where(area => area.Gained is not null))
        {
            terminal.Output.WriteLine($"  {Sources(area)}, {Days(area.Used, area.IsWhole)}: {N(area.Gained!.Value)} km2{(area.Interval is { } limits ? $" ({N(limits.Low)} to {N(limits.High)})" : "")}");
        }

        foreach (var note in one.Notes)
        {
            terminal.Output.WriteLine("  " + note);
        }
    }

    private static string Days(DateSpan? used, bool whole) =>
        used is { } days ? $"{days.First:yyyy-MM-dd} to {days.Last:yyyy-MM-dd}{(whole ? "" : " (not the whole window)")}" : "";

    private static string Sources(AreaGain area) => string.Join(" and ", area.Sources.Select(source => source.Id));

    // Adding nought takes the sign from what rounds to nought.
    private static string N(double number) => (Math.Round(number) + 0.0).ToString("#,##0", CultureInfo.InvariantCulture);

    private static string D(double number) => (Math.Round(number, 2) + 0.0).ToString("#,##0.00", CultureInfo.InvariantCulture);
}
