namespace Cenotaph.Tests.Worlds;

/// <summary>Totals and the bounds that should lie below them.</summary>
internal static class BoundCases
{
    public static Case Plant(Plot plot) => plot.Planted ? plot.Chance.Below(4) switch
    {
        0 or 1 => Cumulative(plot, plot.Chance.Share(1.06m, 1.9m), "cumulative total below a bound"),
        2 => Periods(plot, plot.Chance.Flip() ? plot.Chance.Share(1.08m, 1.6m) : plot.Chance.Share(2, 4)),
        _ => Acknowledged(plot, plot.Chance.Share(1.1m, 3), 0),
    } : plot.Chance.Below(11) switch
    {
        0 => Cumulative(plot, plot.Chance.Share(0.9m, 0.98m), "bound just inside the total"),
        1 => Cumulative(plot, 1.5m, "scope not known to lie within", scope: plot.Unknown),
        2 => Cumulative(plot, 1.2m, "bound as of a later day", days: 20),
        3 => Cumulative(plot, 1.3m, "neither at least nor confirmed", bound: false),
        4 => Cumulative(plot, 1.3m, "another side", side: plot.Other),
        5 => Cumulative(plot, 1.3m, "another start", start: Draft.Start.AddDays(-40)),
        6 => InRange(plot),
        7 => Acknowledged(plot, 1.5m, 15),
        8 => Cumulative(plot, 1.3m, "a category that is no part of the total's", category: "non-combat-death"),
        9 => Cumulative(plot, 1.3m, "a bound in words", inWords: true),
        _ => Periods(plot, plot.Chance.Share(0.9m, 0.985m)),
    };

    private static Case Cumulative(
        Plot plot,
        decimal ratio,
        string variant,
        Scope? scope = null,
        int days = 0,
        bool bound = true,
        string? side = null,
        DateOnly? start = null,
        string? category = null,
        bool inWords = false)
    {
        var day = plot.Day;
        var total = plot.Number();
        var figure = Figure.Point(total);
        if (plot.Planted)
        {
            figure = plot.Chance.Below(3) switch
            {
                0 => Figure.Between(Math.Floor(total * 0.8m), total),
                1 => Figure.Within95(Math.Floor(total * 0.7m), total, Math.Floor(total * 0.9m)),
                _ => figure,
            };
        }

        var whole = plot.Say(plot.Stranger(), plot.Cumulative(day), figure);
        var counted = day.AddDays(days == 0 ? -plot.Chance.Between(0, 20) : days);
        var low = Math.Floor(total * ratio);
        var named = bound && plot.Chance.Flip();
        var part = plot.Cumulative(counted) with
        {
            Scope = scope ?? (plot.Chance.Flip() ? plot.Within : plot.Front),
            Side = side ?? plot.Side,
            Category = category ?? plot.Category,
            Confirmation = named ? plot.Chance.Pick(Confirmation.Named, Confirmation.Acknowledged) : Confirmation.Total,
        };
        part = start is { } first ? part with { Period = new(first, counted) } : part;
        var floor = plot.Say(plot.Stranger(), part, inWords || (bound && (!named || plot.Chance.Flip())) ? Figure.AtLeast(low, inWords: inWords) : Figure.Point(low));
        return plot.Case(variant, [whole.Id, floor.Id]);
    }

    private static Case InRange(Plot plot)
    {
        var day = plot.Day;
        var high = plot.Number(10_000);
        var whole = plot.Say(plot.Stranger(), plot.Cumulative(day), Figure.Between(Math.Floor(high * 0.8m), high));
        var part = plot.Cumulative(day) with { Confirmation = Confirmation.Named };
        var floor = plot.Say(plot.Stranger(), part, Figure.Point(Math.Floor(high * plot.Chance.Share(0.82m, 0.895m))));
        return plot.Case("bound inside the range of the total", [whole.Id, floor.Id]);
    }

    private static Case Acknowledged(Plot plot, decimal ratio, int earlier)
    {
        var day = plot.Day;
        var number = plot.Number();
        var own = plot.Say(plot.Own(), plot.Cumulative(day) with { Confirmation = Confirmation.Acknowledged, Category = "killed" }, Figure.Point(number));
        var counted = day.AddDays(earlier > 0 ? earlier : -plot.Chance.Between(1, 30));
        var named = plot.Say(
            plot.Stranger(),
            plot.Cumulative(counted) with { Confirmation = Confirmation.Named, Category = "killed" },
            Figure.Point(Math.Floor(number * ratio)));
        return plot.Case(earlier > 0 ? "names of a later day above what is acknowledged" : "acknowledged below named", [own.Id, named.Id]);
    }

    private static Case Periods(Plot plot, decimal ratio)
    {
        var months = plot.Months(3 * plot.Chance.Between(1, 4), wholeQuarters: true);
        var level = plot.Number(3_000, 20_000);
        var values = months.Select(_ => Math.Floor(level * plot.Chance.Share(0.95m, 1.05m))).ToList();
        var whole = plot.Table(
            plot.Stranger(),
            plot.Column(QuantityKind.Period),
            months.Zip(values, (month, value) => Plot.Row(month, value, Math.Floor(value * 0.8m), Math.Ceiling(value * 1.3m))),
            "none");
        var by = plot.Stranger();
        var named = plot.Table(
            by,
            plot.Column(QuantityKind.Period) with { Confirmation = Confirmation.Named, Scope = plot.Chance.Flip() ? plot.Within : plot.Front },
            months.Zip(values, (month, value) => Plot.Row(month, Math.Floor(value * ratio))));
        if (plot.Planted && plot.Chance.Flip())
        {
            // the same list in an older table, which holds fewer of the names
            plot.Table(by, named.Definition.Quantity, named.Rows.Select(row => row with { Value = Math.Floor(row.Value!.Value * 0.99m) }));
            return plot.Case("two tables of names above the total", [whole.Definition.Id, named.Definition.Id]);
        }

        return plot.Case(ratio < 1 ? "sums of names below the total" : "sums of names above the total", [whole.Definition.Id, named.Definition.Id]);
    }
}
