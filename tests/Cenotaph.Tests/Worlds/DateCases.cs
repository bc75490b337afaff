using System.Globalization;

namespace Cenotaph.Tests.Worlds;

/// <summary>Numbers that are old when told, dated against their address, or not followed by another.</summary>
internal static class DateCases
{
    public static Case Stale(Plot plot)
    {
        var day = Draft.Start.AddDays(plot.Chance.Between(300, 690));
        var age = plot.Planted ? plot.Chance.Pick(plot.Chance.Between(182, 360), plot.Chance.Between(370, 500)) : plot.Chance.Between(172, 179);
        var told = DateSpan.Day(day.AddDays(age));
        var swapped = !plot.Planted && plot.Chance.Below(3) == 0;
        var reported = swapped || plot.Chance.Flip();
        var quantity = plot.Chance.Flip() ? plot.Cumulative(day) : plot.Over(new(day.AddDays(-30), day)) with { AsOf = DateSpan.Day(day) };
        var stale = plot.Say(plot.Stranger(), quantity, Figure.Point(plot.Number()), claim => reported
            ? claim with { ReportedBy = plot.Stranger(), ReportedAt = swapped ? DateSpan.Day(day.AddDays(150)) : told, PublishedAt = swapped ? DateSpan.Day(day.AddDays(230)) : claim.PublishedAt }
            : claim with { PublishedAt = told, Origin = claim.Origin with { Published = told } });
        return plot.Case(
            plot.Planted ? reported ? "old when reported" : "old when published"
                : swapped ? "reported in time, published again later" : "half a year old but for some days",
            [stale.Id]);
    }

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
