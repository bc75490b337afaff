using System.Globalization;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>Numbers that are old when told, dated against their address, or not followed by another.</summary>
internal static class DateCases
{
    public static Case Stale(Plot plot)
    {
        var day = Draft.Start.AddDays(plot.Chance.Between(300, 690));
        var old = plot.Chance.Pick(plot.Chance.Between(182, 360), plot.Chance.Between(370, 500));
        return plot.Planted
            ? plot.Chance.Below(5) switch
            {
                0 => Closed(plot, day, old, "counted anew before it was told", 60, 0),
                1 => Closed(plot, day, old, "counted over more days before it was told", 60, 45),
                2 => Ratio(plot, day, old, true, "a ratio whose operand was counted further"),
                _ => Open(plot, day, old, plot.Chance.Flip()),
            }
            : plot.Chance.Below(7) switch
            {
                0 => Closed(plot, day, old, "days that are over, not counted anew", null, 0),
                1 => Closed(plot, day, old, "counted anew after it was told", old + 30, 0),
                2 => Closed(plot, day, old, "counted anew over other days", 60, 45, moved: 12),
                3 => Closed(plot, day, old, "counted anew by another", 60, 0, plot.Stranger()),
                4 => Ratio(plot, day, old, false, "a ratio whose operands end with it"),
                5 => Swapped(plot, day),
                _ => Open(plot, day, plot.Chance.Between(172, 179), plot.Chance.Flip()),
            };
    }

    private static Case Open(Plot plot, DateOnly day, int age, bool reported)
    {
        // Told on a day, or in a month of which the first day counts.
        var told = plot.Chance.Flip() ? DateSpan.Day(day.AddDays(age)) : new(day.AddDays(age), day.AddDays(age + 27));
        var stale = plot.Say(plot.Stranger(), plot.Cumulative(day), Figure.Point(plot.Number()), claim => Told(plot, claim, told, reported));
        return plot.Case(!plot.Planted ? "half a year old but for some days" : reported ? "old when reported" : "old when published", [stale.Id]);
    }

    private static Case Swapped(Plot plot, DateOnly day)
    {
        var early = plot.Say(plot.Stranger(), plot.Cumulative(day), Figure.Point(plot.Number()), claim => claim with
        {
            ReportedBy = plot.Stranger(),
            ReportedAt = DateSpan.Day(day.AddDays(150)),
            PublishedAt = DateSpan.Day(day.AddDays(230)),
        });
        return plot.Case("reported in time, published again later", [early.Id]);
    }

    // A number of days that are over, and one of the same publisher, or another, that counts them anew so many days later.
    private static Case Closed(Plot plot, DateOnly day, int age, string variant, int? after, int further, Publisher? another = null, int moved = 0)
    {
        var by = plot.Stranger();
        var period = new DateSpan(day.AddDays(-30), day);
        var value = plot.Number();
        var stale = plot.Say(by, plot.Over(period) with { AsOf = DateSpan.Day(day) }, Figure.Point(value), claim => Told(plot, claim, DateSpan.Day(day.AddDays(age)), true));
        if (after is { } later)
        {
            var seen = day.AddDays(later);
            plot.Say(
                another ?? by,
                plot.Over(new(period.First.AddDays(moved), period.Last.AddDays(further))) with { AsOf = DateSpan.Day(seen) },
                Figure.Point(Plot.Whole(value * 1.4m)),
                claim => claim with { PublishedAt = DateSpan.Day(seen.AddDays(9)), Origin = claim.Origin with { Published = DateSpan.Day(seen.AddDays(9)) } });
        }

        return plot.Case(variant, [stale.Id], "vintage");
    }

    private static Case Ratio(Plot plot, DateOnly day, int age, bool further, string variant)
    {
        var by = plot.Stranger();
        var period = new DateSpan(day.AddDays(-60), day);
        var before = plot.Say(by, plot.Over(new(period.First.AddDays(-90), period.First.AddDays(-1))), Figure.Point(plot.Number(2_000, 9_000)));
        var end = day.AddDays(further ? 40 : 0);
        var counted = plot.Say(by, plot.Over(new(period.First, end)) with { AsOf = DateSpan.Day(end) }, Figure.Point(plot.Number(20_000, 60_000)));
        var share = counted.Figure.Value!.Value / before.Figure.Value!.Value;
        var quantity = plot.Over(period) with { Kind = QuantityKind.Ratio, Category = "wounded-to-killed", Unit = "ratio", AsOf = DateSpan.Day(day), Basis = null };
        var stale = plot.Say(plot.Stranger(), quantity, Figure.Point(Math.Round(share, 1), 0.1m), claim => Told(plot, claim, DateSpan.Day(day.AddDays(age)), true) with
        {
            Lineage =
            [
                new(claim.Id, counted.Id, true, true, "derived", LineageStatus.Stated, null, null),
                new(claim.Id, before.Id, true, true, "derived", LineageStatus.Stated, null, null),
            ],
        });
        return plot.Case(variant, [stale.Id]);
    }

    private static Claim Told(Plot plot, Claim claim, DateSpan told, bool reported) => reported
        ? claim with { ReportedBy = plot.Stranger(), ReportedAt = told }
        : claim with { PublishedAt = told, Origin = claim.Origin with { Published = told } };

    public static Case DataEntry(Plot plot)
    {
        var day = plot.Day;
        var near = plot.Chance.Below(4);
        var (asOf, published) = plot.Planted
            ? plot.Chance.Below(3) switch
            {
                0 => (day.AddDays(plot.Chance.Between(3, 12)), day),
                1 => (day.AddDays(plot.Chance.Between(20, 60)), day),
                _ => (day.AddDays(-40), day.AddDays(plot.Chance.Between(5, 30) * (plot.Chance.Flip() ? 1 : -1))),
            }
            : near switch
            {
                0 => (day.AddDays(1), day.AddDays(1)),
                1 => (day.AddDays(-20), day.AddDays(plot.Chance.Between(1, 3))),
                2 => (day.AddDays(-20), day.AddDays(-plot.Chance.Between(1, 3))),
                _ => (day.AddDays(9), day.AddDays(12)),
            };
        var form = plot.Chance.Pick("yyyy'/'MM'/'dd", "yyyy-MM-dd", "yyyyMMdd");
        var date = !plot.Planted && near == 3 ? "losses" : day.ToString(form, CultureInfo.InvariantCulture);
        var address = plot.Chance.Pick($"https://herald.example/{date}/losses", $"https://herald.example/news/{date}", $"https://herald.example/war/{date}.html");
        var claim = plot.Say(plot.Stranger(), plot.Cumulative(asOf), Figure.Point(plot.Number()), one => one with
        {
            PublishedAt = DateSpan.Day(published),
            RecordedAt = DateSpan.Day(published.AddDays(1)),
            Origin = one.Origin with { Address = address, Published = DateSpan.Day(published) },
        });
        var variant = plot.Planted
            ? asOf > day ? "counted after its address" : "published off its address"
            : near switch { 0 => "counted on the day after", 3 => "no date in the address", _ => "published within three days" };
        return plot.Case(variant, [claim.Id]);
    }

    public static Case Silence(Plot plot)
    {
        var own = plot.Own();
        var near = plot.Planted ? -1 : plot.Chance.Below(4);
        var ago = plot.Planted ? plot.Chance.Pick(plot.Chance.Between(182, 360), plot.Chance.Between(370, 800)) : near is 0 or 3 ? plot.Chance.Between(168, 179) : 420;
        var last = Draft.AsOf.AddDays(-ago);
        var by = near == 1 ? plot.Stranger() : own;
        var category = near == 2 ? "wounded" : plot.Chance.Pick("killed", "casualties");
        var value = plot.Number(20_000);
        var level = near == 3 ? Figure.Between(value, value + 900) : Figure.Point(value);
        foreach (var before in Enumerable.Range(1, plot.Chance.Below(3)).Reverse())
        {
            var day = last.AddDays(-60 * before);
            plot.Say(by, At(day), Figure.Point(value - (before * 2_000)));
        }

        var newest = plot.Say(by, At(last), level);
        return plot.Case(
            near switch
            {
                -1 => "nothing of its own for half a year",
                0 => "a number of its own in time",
                1 => "only others ever gave a number",
                2 => "its own number is of neither killed nor casualties",
                _ => "a range of its own in time",
            },
            [newest.Id]);

        Quantity At(DateOnly day) => plot.Cumulative(day) with
        {
            Category = category,
            Scope = Scope.All,
            Confirmation = near == 1 ? Confirmation.Total : Confirmation.Acknowledged,
        };
    }
}
