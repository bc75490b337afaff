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
            List<Phrase> leftOut = [.. group.Where(one => one.Rows.Length > 0 && one.Rows.All(row => row.Value is null)).Select(one => Phrase.Of(
                one.Rows.All(row => row.High is null) ? "metric.floor" : one.Rows.All(row => row.Low is null) ? "metric.ceiling" : "metric.limits",
                ("series", Phrase.Same(one.Definition.Id))))];
            var cases = group.SelectMany(one => SeriesRecord.Newest(one).Select(line => (line.Part, Line: new Line(one, line.Rows.FindAll(row => row.Value is not null)))))
                .GroupBy(line => line.Part, line => line.Line, StringComparer.Ordinal)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => Measure(part.Key, [.. part], group.Key.Kind))
                .OfType<Case>()
                .ToList();
            if (cases.Exists(one => one.Factor > Factor))
            {
                yield return Finding(book, cases, group.First().Definition.Quantity, leftOut);
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

    // What it says when the line stands at its greatest number on many of the dates.
    private static Phrase? Still(Line line, HashSet<DateSpan> dates)
    {
        var rows = line.Rows.FindAll(row => dates.Contains(row.Date!.Value));
        var most = rows.GroupBy(row => row.Value!.Value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First();
        return most.Skip(1).Any() && most.Count() >= StillShare * rows.Count && most.Key == line.Rows.Max(row => row.Value!.Value)
            ? Phrase.Of(
                "metric.still",
                ("series", Phrase.Same(line.Series.Definition.Id)), ("number", Amount.Text(most.Key)),
                ("times", Amount.Text(most.Count())), ("dates", Amount.Text(rows.Count)))
            : null;
    }

    // The day from which the line stands at one value to the end, where that is a tenth of the dates or more.
    private static DateSpan? Frozen(Line line, HashSet<DateSpan> dates)
    {
        var rows = line.Rows.FindAll(row => dates.Contains(row.Date!.Value));
        var from = rows.FindLastIndex(row => row.Value != rows[^1].Value) + 1;
        return rows.Count - from >= Math.Max(2, StillShare * rows.Count) ? rows[from].Date : null;
    }

    private static Finding Finding(ClaimBook book, List<Case> cases, Quantity quantity, List<Phrase> leftOut)
    {
        var met = cases.Where(one => one.Factor > Factor).ToList();

        // A part where a measure has stopped shows a stopped measure as much as a metric: others are shown first.
        var worst = met.OrderBy(one => quantity.Kind != QuantityKind.Period && one.Rates.Exists(rate => Frozen(rate.Line, one.Dates) is not null))
            .ThenByDescending(one => one.Factor).ThenBy(one => one.Part, StringComparer.Ordinal).First();
        List<string> records = [.. worst.Rates.SelectMany(rate => new[] { SeriesRecord.Id(rate.Line.Series, rate.From), SeriesRecord.Id(rate.Line.Series, rate.To) })];
        var window = Phrase.Of("metric.window", ("first", Written.Day(worst.Window.First)), ("last", Written.Day(worst.Window.Last)));
        var part = Phrase.Same(worst.Part);
        return new(
            "metric-dependence",
            Weight.Note,
            records,
            Phrase.List(" ", Arithmetic(book, cases, quantity, leftOut, worst, worst.Part.Length == 0 ? window : Phrase.List(", ", part, window))),
            Phrase.Of(
                quantity.Kind == QuantityKind.Period ? "metric.message.sum" : "metric.message",
                ("window", worst.Part.Length == 0 ? window : Phrase.List(", ", window, part)),
                ("rates", Phrase.List("; ", worst.Rates.Select(rate => Phrase.Of(
                    "metric.titled",
                    ("series", Phrase.Name(rate.Line.Series.Definition.Title)),
                    ("rate", quantity.Kind == QuantityKind.Period ? Total(rate.Moved, quantity.Unit) : Rate(rate.Rate, quantity.Unit))))))),
            Phrase.Of(quantity.Kind == QuantityKind.Period ? "metric.remedy.sum" : worst.Part.Length == 0 ? "metric.remedy.whole" : "metric.remedy"),
            met.Count);
    }

    private static IEnumerable<Phrase> Arithmetic(
        ClaimBook book, List<Case> cases, Quantity quantity, List<Phrase> leftOut, Case worst, Phrase window)
    {
        yield return Phrase.Of("what.kind", ("what", Spoken.What(book.Vocabulary, quantity)), ("kind", Spoken.Kind(quantity.Kind)));
        yield return Phrase.Of(
            "metric.arithmetic",
            ("window", window),
            ("rates", Phrase.List("; ", worst.Rates.Select(rate => Phrase.Of(
                quantity.Kind == QuantityKind.Period ? "metric.sum" : "metric.span",
                ("series", Phrase.Same(rate.Line.Series.Definition.Id)), ("moved", Amount.Text(rate.Moved)),
                ("to", Amount.Text(rate.To.Value!.Value)), ("from", Amount.Text(rate.From.Value!.Value)),
                ("days", Written.Days(rate.Days)), ("rate", Rate(rate.Rate, quantity.Unit)))))),
            ("factor", Amount.Text(worst.Factor)), ("limit", Amount.Text(Factor)));
        if (cases.Count > 1)
        {
            yield return Phrase.Of(
                "metric.parts",
                ("parts", Phrase.List("; ", cases.Select(one => Phrase.Of(
                    "metric.part",
                    ("part", Phrase.Same(one.Part)),
                    ("low", Amount.Text(one.Rates.Min(rate => rate.Rate))), ("high", Amount.Text(one.Rates.Max(rate => rate.Rate))))))),
                ("unit", Spoken.Unit(quantity.Unit)));
        }

        var frozen = quantity.Kind == QuantityKind.Period ? [] : cases
            .SelectMany(one => one.Rates.Select(rate => (one.Part, rate.Line, rate.To, From: Frozen(rate.Line, one.Dates))))
            .Where(one => one.From is not null)
            .Select(one => Phrase.Of(
                "metric.frozen.one-value",
                ("series", one.Part.Length == 0 ? Phrase.Same(one.Line.Series.Definition.Id) : Phrase.List(" ", Phrase.Same(one.Part), Phrase.Same(one.Line.Series.Definition.Id))),
                ("number", Amount.Text(one.To.Value!.Value)), ("date", Written.Date(one.From))))
            .ToList();
        if (frozen.Count > 0)
        {
            yield return Phrase.Of("metric.frozen", ("series", Phrase.List("; ", frozen)));
        }

        foreach (var still in quantity.Kind == QuantityKind.Period ? [] : worst.Rates.Select(rate => Still(rate.Line, worst.Dates)).OfType<Phrase>())
        {
            yield return still;
        }

        if (leftOut.Count > 0)
        {
            yield return Phrase.Of("metric.left-out", ("series", Phrase.List("; ", leftOut)));
        }
    }

    private static Phrase Total(decimal moved, string unit) => Phrase.Of(
        "metric.total",
        ("number", Amount.Told(moved, unit)), ("unit", Phrase.Unit(unit, unit == "persons" ? Amount.Whole(moved) : decimal.Round(moved, 2), bounded: false)));

    private static Phrase Rate(double rate, string unit) => Phrase.Of(
        "metric.rate", ("number", Amount.Text(rate)), ("unit", Phrase.Unit(unit, decimal.Round((decimal)rate, 2), bounded: false)));
}
