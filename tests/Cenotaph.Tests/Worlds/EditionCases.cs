using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Worlds;

/// <summary>Numbers of one publisher that do not agree with its own of another day, edition or table.</summary>
internal static class EditionCases
{
    public static Case Vintage(Plot plot)
    {
        var by = plot.Stranger();
        var months = plot.Months(12);
        var seen = Draft.AsOf.AddDays(-plot.Chance.Between(100, 160));
        if (plot.Chance.Flip())
        {
            var unit = plot.Chance.Pick(1m, 10m, 100m);
            var value = Plot.Rounded(plot.Number(20_000, 60_000), unit);
            var change = (plot.Planted ? 4 + plot.Chance.Between(0, 60) : plot.Chance.Between(0, 1)) * unit * (plot.Chance.Flip() ? 1 : -1);
            var another = plot.Planted || plot.Chance.Flip();
            var first = plot.Say(by, plot.Over(months[0]) with { AsOf = DateSpan.Day(seen) }, Figure.Point(value, unit));
            var second = plot.Say(
                another ? by : plot.Stranger(),
                plot.Over(months[0]) with { AsOf = DateSpan.Day(seen.AddDays(60)) },
                Figure.Point(another ? value + change : Plot.Rounded(value * 1.3m, unit), unit));
            var variant = plot.Planted ? "two editions of a period claim" : another ? "editions within the printed unit" : "another publisher";
            return plot.Case(variant, [first.Id, second.Id]);
        }

        var numbers = months.Select(_ => plot.Number(5_000, 40_000)).ToList();
        var shift = plot.Planted ? plot.Chance.Share(1.02m, 1.3m) : 1;
        var changed = numbers.Select((value, index) => index == 4 || plot.Chance.Below(3) == 0 ? Plot.Whole(value * shift) : value).ToList();
        var later = plot.Planted || plot.Chance.Flip() ? months : [.. months.Select(month => DateSpan.Month(month.First.Year + 1, month.First.Month))];
        var kept = plot.Planted || later == months ? (plot.Planted ? changed : numbers) : [.. numbers.Select(value => Plot.Whole(value * 1.2m))];
        var table = plot.Table(by, plot.Column(QuantityKind.Period),
        [
            .. months.Zip(numbers, (month, value) => Plot.Row(month, value, vintage: seen)),
            .. later.Zip(kept, (month, value) => Plot.Row(month, value, vintage: seen.AddDays(40))),
        ]);
        return plot.Case(plot.Planted ? "two vintages differ" : later == months ? "two vintages agree" : "vintages of other months", [table.Definition.Id]);
    }

    public static Case Revision(Plot plot)
    {
        var from = plot.Day;
        var to = from.AddDays(plot.Chance.Between(60, 180));
        var by = plot.Stranger();
        var other = plot.Stranger();
        var flow = plot.Number(10_000, 40_000);
        var start = plot.Number(50_000, 90_000);
        var form = plot.Chance.Below(plot.Planted ? 4 : 5);
        var factor = !plot.Planted && form == 0 ? plot.Chance.Pick(plot.Chance.Share(0.79m, 0.94m), plot.Chance.Share(1.06m, 1.28m))
            : plot.Chance.Pick(plot.Chance.Share(1.4m, 2.5m), plot.Chance.Share(0.3m, 0.7m));
        var (difference, unit) = (Plot.Whole(flow * factor), 0m);
        if (plot.Planted && form == 0)
        {
            // Printed so coarsely that a third of the difference may be rounding.
            unit = Plot.Rounded(flow * 0.47m, 10);
            difference = 3 * unit;
        }
        else if (!plot.Planted && form == 3)
        {
            // The last multiple of a fine unit before a number just within the limit of 1/1.33: what it hides reaches over.
            unit = Plot.Rounded(flow * plot.Chance.Share(0.03m, 0.09m), 10);
            difference = (Math.Ceiling(0.753m * flow / unit) - 1) * unit;
        }

        start = unit > 0 ? Plot.Rounded(start, unit) : start;
        var unknown = plot.Planted && plot.Chance.Flip();
        var basis = unknown ? null : "first edition";
        var first = plot.Say(by, plot.Cumulative(from) with { Basis = basis }, Figure.Point(start, unit));
        var second = plot.Say(
            by, plot.Cumulative(to) with { Basis = unknown ? null : !plot.Planted && form == 1 ? basis : "second edition" }, Figure.Point(start + difference, unit));
        var apart = !plot.Planted && form == 2 ? 45 : 0;
        if (plot.Chance.Flip())
        {
            plot.Say(other, plot.Over(new(from.AddDays(1 + apart), to.AddDays(apart))), Figure.Point(flow));
        }
        else
        {
            plot.Say(other, plot.Cumulative(from.AddDays(apart)), Figure.Point(start * 2));
            plot.Say(other, plot.Cumulative(to.AddDays(apart)), Figure.Point((start * 2) + flow));
        }

        if (plot.Planted && form == 1)
        {
            plot.Takes(by, other, plot.Chance.Pick(LineageStatus.Stated, LineageStatus.Inferred));
        }
        else if (!plot.Planted && form == 4)
        {
            plot.Takes(other, by, LineageStatus.Stated);
        }

        return plot.Case(
            plot.Planted
                ? form switch
                {
                    0 => "rounding alone may explain it, and hides much",
                    1 => "from the figures of the other",
                    _ => unknown ? "bases not known" : "bases differ",
                }
                : form switch
                {
                    0 => "flow within a third",
                    1 => "one basis",
                    2 => "flows of other days",
                    4 => "the other takes its figures from it",
                    _ => "rounding alone may explain it, and hides little",
                },
            [first.Id, second.Id]);
    }

    public static Case Parse(Plot plot)
    {
        var by = plot.Stranger();
        var months = plot.Months(12);
        var kind = plot.Chance.Pick(QuantityKind.Period, QuantityKind.Cumulative);
        DateOnly? made = plot.Chance.Flip() ? Draft.AsOf.AddDays(-30) : null;
        var near = plot.Planted ? -1 : plot.Chance.Below(kind == QuantityKind.Period ? 5 : 4);
        var total = 90_007m;
        var numbers = months.Select(_ => kind == QuantityKind.Period ? plot.Number(5_000, 40_000) : total += plot.Number(5_000, 40_000)).ToList();
        var wrong = plot.Chance.Between(1, 10);
        var slip = plot.Chance.Between(20, 900) * (plot.Chance.Flip() ? 1 : -1);
        var slipped = numbers.Select((value, index) => index == wrong && near != 0 ? value + slip : value).ToList();
        var first = plot.Table(by, plot.Column(kind), Rows(numbers, months, made));
        var column = plot.Column(kind);
        var second = plot.Table(
            near == 1 ? plot.Stranger() : by,
            near == 2 ? column with { Scope = plot.Unknown } : near == 3 ? column with { Confirmation = Confirmation.Registered } : column,
            Rows(slipped, near == 4 ? [.. months.Select(month => DateSpan.Month(month.First.Year + 1, month.First.Month))] : months, made));
        string[] also = near == 1 ? ["echo"] : [];
        var variant = near switch
        {
            -1 => "two tables differ on a date",
            0 => "two tables agree",
            1 => "another publisher",
            2 => "another scope",
            3 => "another confirmation",
            _ => "other dates",
        };
        return plot.Case(variant, [first.Definition.Id, second.Definition.Id], also);

        IEnumerable<SeriesRow> Rows(List<decimal> values, IReadOnlyList<DateSpan> dates, DateOnly? vintage) =>
            dates.Zip(values, (month, value) => Plot.Row(kind == QuantityKind.Period ? month : DateSpan.Day(month.Last), value, vintage: vintage));
    }

    public static Case Decrease(Plot plot)
    {
        var by = plot.Stranger();
        if (plot.Chance.Flip())
        {
            var total = 20_003m;
            var dates = plot.Months(plot.Chance.Between(8, 20)).Select(month => DateSpan.Day(month.Last)).ToList();
            var values = dates.Select(_ => total += plot.Number(1_000, 9_000)).ToList();
            var falls = plot.Planted;
            if (falls)
            {
                var at = plot.Chance.Between(2, dates.Count - 2);
                values[at] = values[at - 1] - plot.Number(150, 900);
            }
            else if (plot.Chance.Flip())
            {
                values[3] = values[2];
            }

            var kind = falls ? QuantityKind.Cumulative : plot.Chance.Pick(QuantityKind.Cumulative, QuantityKind.Period);
            var rows = kind == QuantityKind.Period
                ? Enumerable.Reverse(values).Zip(plot.Months(values.Count), (value, month) => Plot.Row(month, value))
                : dates.Zip(values, (date, value) => Plot.Row(date, value));
            var table = plot.Table(by, plot.Column(kind), rows);
            return plot.Case(falls ? "a series falls" : kind == QuantityKind.Period ? "a period series falls" : "a series stands still", [table.Definition.Id]);
        }

        var unit = plot.Chance.Pick(1m, 100m, 1000m);
        var value = Plot.Rounded(plot.Number(30_000, 90_000), unit);
        var near = plot.Planted ? -1 : plot.Chance.Below(4);
        var fall = near == 0 ? unit : unit * plot.Chance.Between(3, 12);
        var day = plot.Day;
        var first = plot.Say(by, plot.Cumulative(day), Figure.Point(value, unit));
        var then = plot.Cumulative(day.AddDays(plot.Chance.Between(20, 90)));
        var second = plot.Say(
            near == 3 ? plot.Stranger() : by,
            near switch
            {
                1 => then with { Basis = "second edition" },
                2 => then with { Scope = plot.Within },
                _ => then,
            },
            Figure.Point(value - fall, unit));
        return plot.Case(
            near switch
            {
                -1 => "claims fall",
                0 => "claims fall by the printed unit",
                1 => "another basis",
                2 => "another scope",
                _ => "another publisher",
            },
            [first.Id, second.Id]);
    }
}
