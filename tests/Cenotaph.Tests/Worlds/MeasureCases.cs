using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>Quotients, sums, metrics, ranks, labels and lists that do not bear what is said of them.</summary>
internal static class MeasureCases
{
    public static Case Denominator(Plot plot)
    {
        var day = plot.Day;
        var low = plot.Number(20_000, 50_000);
        var high = Math.Floor(low * plot.Chance.Share(1.05m, 1.3m));
        var under = Math.Floor(low * plot.Chance.Share(0.1m, 0.5m));
        var over = Math.Floor(under * plot.Chance.Share(1.05m, 1.3m));
        var first = plot.Say(plot.Stranger(), plot.Cumulative(day) with { Category = "wounded" }, Figure.Between(low, high));
        var second = plot.Say(
            plot.Stranger(),
            plot.Cumulative(day) with { Category = "killed" },
            plot.Chance.Flip() ? Figure.Between(under, over) : Figure.Within95(under, over, Math.Floor((under + over) / 2)));
        var (least, most) = (low / over, high / under);
        var form = plot.Chance.Below(3);
        var figure = (plot.Planted, form) switch
        {
            (true, 0) => Figure.Point(Math.Round(plot.Chance.Pick(most * 1.15m, least * 0.8m), 2), 0.01m),
            (true, 1) => Figure.AtLeast(Math.Round(least + ((most - least) * 0.6m), 2)),
            (true, _) => Figure.Between(Math.Round(most * 1.1m, 2), Math.Round(most * 1.4m, 2)),
            (false, 0) => Figure.Point(Math.Round((least + most) / 2, 2), 0.01m),
            (false, 1) => Figure.AtLeast(Math.Round(least * 0.95m, 2)),
            (false, _) => Figure.Between(Math.Round(least * 0.9m, 2), Math.Round((least + most) / 2, 2)),
        };
        var ratio = plot.Say(
            plot.Stranger(),
            plot.Cumulative(day) with { Kind = QuantityKind.Ratio, Category = "wounded-to-killed", Unit = "ratio", Period = null, Basis = null },
            figure,
            claim => claim with { Lineage = [Of(claim.Id, first.Id), Of(claim.Id, second.Id)] });
        return plot.Case(
            (plot.Planted, form) switch
            {
                (true, 1) => "at least more than the smallest quotient",
                (true, _) => "outside the quotient",
                (false, 1) => "at least less than the smallest quotient",
                (false, _) => "in common with the quotient",
            },
            [ratio.Id]);
    }

    public static Case Aggregation(Plot plot)
    {
        var near = plot.Planted ? -1 : plot.Chance.Below(3);
        var months = plot.Months(near == 0 ? 3 : plot.Chance.Between(7, 24));
        var turned = plot.Chance.Below(3);
        var rows = months.Select((month, index) =>
        {
            var value = plot.Number(8_000, 12_000);
            var (low, high) = (Math.Floor(value * 0.8m), Math.Ceiling(value * 1.25m));
            return plot.Planted && index == turned ? Plot.Row(month, value, high, low) : Plot.Row(month, value, low, high);
        });
        var table = plot.Table(plot.Stranger(), plot.Column(QuantityKind.Period), rows, near switch { 1 => "full", 2 => "none", _ => "unknown" });
        return plot.Case(
            near switch
            {
                -1 => "not known how errors go together",
                0 => "too few rows to matter",
                1 => "errors go together fully",
                _ => "errors are independent",
            },
            [table.Definition.Id]);
    }

    public static Case Metric(Plot plot)
    {
        var near = plot.Planted ? -1 : plot.Chance.Below(5);
        var by = plot.Stranger();
        var days = Enumerable.Range(0, plot.Chance.Between(40, 120)).Select(plot.Day.AddDays).ToList();
        var pace = plot.Chance.Share(20, 80);
        var factor = near is 0 ? plot.Chance.Share(1.02m, 1.18m) : plot.Chance.Share(1.4m, 2.2m);
        var first = Table(by, pace, "mean front", days, plot.Front);
        var second = Table(
            near == 1 ? plot.Stranger() : by,
            pace * factor,
            "farthest reach",
            near == 3 ? [.. days.Select(day => day.AddDays(days.Count + 30))] : days,
            near == 2 ? plot.Unknown : plot.Front,
            near == 4);
        return plot.Case(
            near switch
            {
                -1 => "two metrics, two rates",
                0 => "rates within a quarter",
                1 => "another publisher",
                2 => "another scope",
                3 => "another window",
                _ => "a floor",
            },
            [first, second],
            "parse-conflict");

        string Table(Publisher publisher, decimal rate, string basis, List<DateOnly> dates, Scope scope, bool isFloor = false)
        {
            var start = plot.Number(1_000, 9_000);
            var quantity = plot.Column(QuantityKind.Level) with { Category = "front-position", Unit = "m", Scope = scope, Basis = basis };
            var rows = dates.Select((day, index) => (Day: DateSpan.Day(day), Value: Math.Round(start + (rate * index), 1)))
                .Select(row => isFloor ? Plot.Row(row.Day, null, row.Value) : Plot.Row(row.Day, row.Value));
            return plot.Table(publisher, quantity, rows).Definition.Id;
        }
    }

    public static Case Rank(Plot plot)
    {
        var own = plot.Planted
            ? Math.Floor(Background.PastHigh * plot.Chance.Share(0.05m, 0.98m))
            : Math.Floor(Background.PastHigh * plot.Chance.Share(1.03m, 2));
        var figure = plot.Chance.Flip() ? Figure.AtLeast(own) : Figure.Between(own, own + 50_000);
        var claim = plot.Say(
            plot.Stranger(),
            plot.Cumulative(plot.Day) with { Category = "killed", Kind = QuantityKind.Rank },
            figure,
            one => one with { Quote = "more than in any war since" });
        return plot.Case(plot.Planted ? "a past war may have cost more" : "no past war may have cost as much", [claim.Id]);
    }

    public static Case Status(Plot plot)
    {
        var count = plot.Chance.Flip();
        var day = plot.Day;
        var audited = plot.Chance.Flip();
        var noLabel = !plot.Planted && plot.Chance.Flip();
        List<string> core = [];
        if (!noLabel)
        {
            var label = plot.Cumulative(day) with { Category = "deserter", Scope = Scope.All, Confirmation = Confirmation.Registered };
            core.Add(plot.Say(
                plot.Stranger(),
                count ? label : label with { Kind = QuantityKind.Ratio, Unit = "share" },
                count ? Figure.Point(plot.Number(20_000)) : Figure.Point(plot.Chance.Share(0.02m, 0.09m), 0.001m)).Id);
        }

        if (plot.Planted || noLabel)
        {
            var wrong = plot.Cumulative(day) with { Kind = QuantityKind.Ratio, Confirmation = Confirmation.Registered, Scope = plot.Front };
            core.Add(plot.Say(
                plot.Stranger(),
                wrong with { Category = audited ? "mislabelled-audited" : "mislabelled-share", Unit = audited ? "of 1348" : "share" },
                audited ? Figure.Point(plot.Chance.Between(900, 1_330)) : Figure.Point(plot.Chance.Share(0.2m, 0.95m), 0.01m)).Id);
        }

        return plot.Case(plot.Planted ? audited ? "audited" : "share mislabelled" : noLabel ? "no label given" : "only the other side's are said to be wrong", core);
    }

    public static Case Shrinkage(Plot plot)
    {
        if (plot.Planted && plot.Chance.Below(4) == 0)
        {
            string[] gone = [plot.Word("gone"), plot.Word("gone")];
            plot.Vanish(gone);
            return plot.Case("records vanished", gone);
        }

        var near = plot.Planted ? -1 : plot.Chance.Below(4);
        var by = plot.Stranger();
        var day = plot.Day;
        var listed = plot.Number(20_000);
        var share = near == 0 ? plot.Chance.Share(0.92m, 0.98m) : near == 3 ? plot.Chance.Share(1.1m, 1.5m) : plot.Chance.Share(0.3m, 0.86m);
        var level = plot.Cumulative(day) with { Kind = QuantityKind.Level, Category = "listed-names", Unit = "names", Period = null };
        var before = plot.Say(by, level, Figure.Point(listed));
        var later = level with { AsOf = DateSpan.Day(day.AddDays(plot.Chance.Between(30, 150))) };
        var after = plot.Say(
            near == 1 ? plot.Stranger() : by,
            near == 2 ? later with { Scope = plot.Within } : later,
            Figure.Point(Math.Floor(listed * share)));
        return plot.Case(
            near switch
            {
                -1 => "a list falls by more than a tenth",
                0 => "a list falls by less than a tenth",
                1 => "another publisher's list",
                2 => "a list of another scope",
                _ => "a list grows",
            },
            [before.Id, after.Id]);
    }

    private static LineageEdge Of(string from, string of) => new(from, of, true, true, "derived", LineageStatus.Stated, null, null);
}
