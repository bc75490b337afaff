using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>A rate depends on the metric: one publisher measures one thing in several ways that move unlike.</summary>
internal static class MetricRule
{
    private const double Factor = 1.25;

    // Over a few days any two measures differ.
    private const int Shortest = 28;

    // A measure that stands at one exact number on so many of its dates may have met the end of its scale.
    private const double StillShare = 0.1;

    private sealed record Line(Series Series, List<SeriesRow> Rows);

    private sealed record Case(string Part, double Factor, DateSpan Window, HashSet<DateSpan> Dates, List<(Line Line, SeriesRow From, SeriesRow To, decimal Moved, int Days, double Rate)> Rates);

    /// <summary>One finding for each set of series of one publisher and quantity.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var group in book.Series
            .Where(one => one.Definition.Quantity.Kind is QuantityKind.Level or QuantityKind.Cumulative or QuantityKind.Period)
            .OrderBy(one => one.Definition.Id, StringComparer.Ordinal)
            // Editions of one table are not metrics: those compared are of one.
            .GroupBy(one => (one.Definition.Publisher, one.Definition.Quantity.Kind, What: Comparable.What(one.Definition.Quantity), Edition: one.Rows.Max(row => row.Vintage?.Last)))
            .Where(group => group.Skip(1).Any()))
        {
            // Rows with a limit and no value are floors or ceilings, which lie off the others by design.
            List<string> leftOut = [.. group.Where(one => one.Rows.Length > 0 && one.Rows.All(row => row.Value is null))
                .Select(one => $"{one.Definition.Id}, which gives {(one.Rows.All(row => row.High is null) ? "at least" : one.Rows.All(row => row.Low is null) ? "at most" : "limits")} and no value")];
            var cases = group.SelectMany(one => SeriesRecord.Newest(one).Select(line => (line.Part, Line: new Line(one, line.Rows.FindAll(row => row.Value is not null)))))
                .GroupBy(line => line.Part, line => line.Line, StringComparer.Ordinal)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => Measure(part.Key, [.. part], group.Key.Kind))
                .OfType<Case>()
                .ToList();
            if (cases.Exists(one => one.Factor > Factor))
            {
                yield return Finding(cases, group.First().Definition.Quantity, leftOut);
            }
        }
    }

    private static Case? Measure(string part, List<Line> lines, QuantityKind kind)
    {
        // Only lines that share dates are metrics of one thing; the longest line sets the dates.
        var longest = lines.MaxBy(line => line.Rows.Count)!;
        var dates = longest.Rows.Select(row => row.Date!.Value).ToHashSet();
        var sharing = lines.Where(line => line.Rows.Count(row => dates.Contains(row.Date!.Value)) * 2 > dates.Count).ToList();
        foreach (var line in sharing)
        {
            dates.IntersectWith(line.Rows.Select(row => row.Date!.Value));
        }

        if (sharing.Count < 2 || dates.Count < 2)
        {
            return null;
        }

        var first = dates.MinBy(date => date.First);
        var last = dates.MaxBy(date => date.Last);
        var window = new DateSpan(kind == QuantityKind.Period ? first.First : first.Last, last.Last);
        var days = kind == QuantityKind.Period ? dates.Sum(date => date.Days) : window.Days - 1;
        if (days < Shortest)
        {
            return null;
        }

        var rates = sharing.Select(line =>
        {
            var rows = line.Rows.Where(row => dates.Contains(row.Date!.Value)).ToList();
            var moved = kind == QuantityKind.Period ? rows.Sum(row => row.Value!.Value) : rows[^1].Value!.Value - rows[0].Value!.Value;
            return (line, rows[0], rows[^1], moved, days, Rate: (double)moved / days);
        }).ToList();
        var (slowest, fastest) = (rates.Min(rate => Math.Abs(rate.Rate)), rates.Max(rate => Math.Abs(rate.Rate)));

        // Rates of unlike sign, or none, have no factor between them.
        return slowest > 0 && rates.TrueForAll(rate => rate.Rate > 0 == rates[0].Rate > 0)
            ? new(part, fastest / slowest, window, dates, rates)
            : null;
    }

    // What it says when the line stands at one exact number on many of the dates.
    private static string Still(Line line, HashSet<DateSpan> dates)
    {
        var rows = line.Rows.FindAll(row => dates.Contains(row.Date!.Value));
        var most = rows.GroupBy(row => row.Value!.Value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
        return most.Skip(1).Any() && most.Count() >= StillShare * rows.Count
            ? $" {line.Series.Definition.Id} stands at exactly {Amount.Text(most.Key)} on {Amount.Text(most.Count())} of {Amount.Text(rows.Count)} dates."
            : "";
    }

    private static Finding Finding(List<Case> cases, Quantity quantity, List<string> leftOut)
    {
        var met = cases.Where(one => one.Factor > Factor).ToList();
        var worst = met.OrderByDescending(one => one.Factor).ThenBy(one => one.Part, StringComparer.Ordinal).First();
        List<string> records = [.. worst.Rates.SelectMany(rate => new[] { SeriesRecord.Id(rate.Line.Series, rate.From), SeriesRecord.Id(rate.Line.Series, rate.To) })];
        var unit = quantity.Unit;
        return new(
            "metric-dependence",
            Weight.Note,
            records,
            $"{Comparable.What(quantity)}, {quantity.Kind.Word()}. {(worst.Part.Length > 0 ? worst.Part + ", " : "")}{worst.Window.First:yyyy-MM-dd} to {worst.Window.Last:yyyy-MM-dd}: "
                + string.Join("; ", worst.Rates.Select(rate => quantity.Kind == QuantityKind.Period
                    ? $"{rate.Line.Series.Definition.Id} {Amount.Text(rate.Moved)} / {Amount.Text(rate.Days)} days = {Amount.Text(rate.Rate)} {unit} a day"
                    : $"{rate.Line.Series.Definition.Id} ({Amount.Text(rate.To.Value!.Value)} − {Amount.Text(rate.From.Value!.Value)}) / {worst.Window.Days - 1} days = {Amount.Text(rate.Rate)} {unit} a day"))
                + $". Factor {Amount.Text(worst.Factor)}, limit {Amount.Text(Factor)}."
                + (cases.Count > 1 ? " By part: " + string.Join("; ", cases.Select(one =>
                    $"{one.Part} {Amount.Text(one.Rates.Min(rate => rate.Rate))} to {Amount.Text(one.Rates.Max(rate => rate.Rate))}")) + $" {unit} a day." : "")
                + (quantity.Kind == QuantityKind.Period ? "" : string.Concat(worst.Rates.Select(rate => Still(rate.Line, worst.Dates))))
                + (leftOut.Count > 0 ? $" Left out: {string.Join("; ", leftOut)}." : ""),
            $"Over the same days, {worst.Window.First:yyyy-MM-dd} to {worst.Window.Last:yyyy-MM-dd}{(worst.Part.Length > 0 ? $", {worst.Part}" : "")}, the rate depends on the metric: "
                + string.Join("; ", worst.Rates.Select(rate => $"{rate.Line.Series.Definition.Title} {Amount.Text(rate.Rate)} {unit} a day")) + ".",
            "Print the metric, the place and the window with every such rate.",
            met.Count);
    }
}
