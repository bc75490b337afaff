using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Worlds;

/// <summary>Two publishers whose flows agree more often than independent errors would let them.</summary>
internal static class EchoCases
{
    public static Case Plant(Plot plot)
    {
        var one = plot.Stranger();
        var other = plot.Enemy();
        if (plot.Chance.Flip())
        {
            plot.Takes(other, one, plot.Chance.Pick(LineageStatus.Stated, LineageStatus.Inferred, LineageStatus.Accepted));
        }

        if (plot.Planted)
        {
            return plot.Chance.Below(4) switch
            {
                0 => Single(plot, one, other, 1, "one flow agrees", unit: plot.Chance.Pick(1m, 10m, 100m)),
                1 => Claims(plot, one, other, 0),
                2 => Tables(plot, one, other, QuantityKind.Period, 0, "period series agree"),
                _ => Tables(plot, one, other, QuantityKind.Cumulative, 0, "differences agree"),
            };
        }

        return plot.Chance.Below(10) switch
        {
            0 => Single(plot, one, other, 1 + (plot.Chance.Share(0.04m, 0.15m) * (plot.Chance.Flip() ? 1 : -1)), "one flow just outside the printed units"),
            1 => Claims(plot, one, other, 0.2),
            2 => Tables(plot, one, other, QuantityKind.Period, 0.2, "period series with errors of their own"),
            3 => Tables(plot, one, other, QuantityKind.Cumulative, 0.2, "cumulative series whose differences differ"),
            4 => Single(plot, one, other, 1, "another scope", quantity => quantity with { Scope = plot.Unknown }),
            5 => Single(plot, one, other, 1, "another confirmation", quantity => quantity with { Confirmation = Confirmation.Registered }),
            6 => Single(plot, one, other, 1, "another period", quantity => quantity with { Period = new(quantity.Period!.Value.First, quantity.Period!.Value.Last.AddDays(-9)) }),
            7 => Single(plot, one, other, 1 + (plot.Chance.Share(0.005m, 0.009m) * (plot.Chance.Flip() ? 1 : -1)), "one flow within one percent, not within its printing", unit: 10),
            8 => Single(plot, one, other, 1, "one flow within a unit too coarse to tell", coarse: true),
            _ => Totals(plot, one, other),
        };
    }

    private static Case Single(
        Plot plot, Publisher one, Publisher other, decimal ratio, string variant, Func<Quantity, Quantity>? change = null, decimal unit = 1, bool coarse = false)
    {
        var period = plot.Chance.Flip() ? DateSpan.Year(2032) : DateSpan.Quarter(2033, plot.Chance.Between(1, 3));
        var value = plot.Number(30_000, 90_000);
        var first = plot.Say(one, plot.Over(period), Figure.Point(value));
        var quantity = plot.Over(period);
        unit = coarse ? Plot.Rounded(value * 0.03m, 10) : unit;
        var second = plot.Say(other, change?.Invoke(quantity) ?? quantity, unit == 1 ? Figure.Point(Math.Floor(value * ratio)) : Figure.Point(Plot.Rounded(value * ratio, unit), unit));
        return plot.Case(variant, [first.Id, second.Id]);
    }

    private static Case Totals(Plot plot, Publisher one, Publisher other)
    {
        var day = plot.Day;
        var value = plot.Number(30_000);
        var first = plot.Say(one, plot.Cumulative(day), Figure.Point(value));
        var second = plot.Say(other, plot.Cumulative(day), Figure.Point(value));
        return plot.Case("cumulative numbers agree, which is never tested", [first.Id, second.Id]);
    }

    private static Case Claims(Plot plot, Publisher one, Publisher other, double spread)
    {
        var months = plot.Months(plot.Chance.Between(4, 12));
        List<string> core = [];
        foreach (var month in months)
        {
            var value = plot.Number(5_000, 40_000);
            var first = plot.Say(one, plot.Over(month), Figure.Point(value));
            var second = plot.Say(other, plot.Over(month), Figure.Point(Near(plot, value, spread)));
            core.AddRange([first.Id, second.Id]);
        }

        // which of the pairs a finding names is its own choice: one of each publisher is asked for
        return plot.Case(spread == 0 ? "period claims agree" : "period claims with errors of their own", spread == 0 ? [] : core);
    }

    private static Case Tables(Plot plot, Publisher one, Publisher other, QuantityKind kind, double spread, string variant)
    {
        var months = plot.Months(plot.Chance.Between(8, 24));
        var flows = months.Select(_ => plot.Number(4_000, 40_000)).ToList();
        var echoed = flows.Select(value => Near(plot, value, spread)).ToList();
        if (spread == 0 && months.Count > 12)
        {
            echoed[plot.Chance.Below(echoed.Count)] += 4_000;
        }

        var first = plot.Table(one, plot.Column(kind), Rows(kind, months, flows));
        var second = plot.Table(other, plot.Column(kind), Rows(kind, months, echoed));
        return plot.Case(variant, [first.Definition.Id, second.Definition.Id]);
    }

    private static List<SeriesRow> Rows(QuantityKind kind, IReadOnlyList<DateSpan> months, List<decimal> flows)
    {
        var total = 50_007m;
        return months.Zip(flows, (month, flow) => kind == QuantityKind.Period
            ? Plot.Row(month, flow)
            : Plot.Row(DateSpan.Day(month.Last), total += flow)).ToList();
    }

    // A copy is off by less than the one percent that the page allows; another's own error is seldom that small.
    private static decimal Near(Plot plot, decimal value, double spread)
    {
        if (spread == 0)
        {
            return value + plot.Chance.Between(-9, 9);
        }

        var error = spread * Math.Sqrt(2) * plot.Chance.Normal();
        return Math.Floor(value * (decimal)Math.Exp(Math.Abs(error) < 0.04 ? error + (0.08 * (error < 0 ? -1 : 1)) : error));
    }
}
