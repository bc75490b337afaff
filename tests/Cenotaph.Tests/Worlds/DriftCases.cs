using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>A report and the claim that it reports, with one field that changed on the way, or none.</summary>
internal static class DriftCases
{
    public static Case Range(Plot plot)
    {
        var low = plot.Number();
        var high = Math.Floor(low * plot.Chance.Share(1.2m, 1.6m));
        var centre = Math.Floor((low + high) / 2);
        var open = plot.Chance.Flip();
        if (plot.Planted)
        {
            var printed = plot.Chance.Flip() ? high : low;
            return Told(
                plot, open ? "one number for a range" : "another number than the centre", Limits(plot, low, high, open ? null : centre), Figure.Point(printed));
        }

        return plot.Chance.Flip()
            ? Told(plot, "the range itself", Figure.Between(low, high), Figure.Between(low, high))
            : Told(plot, "the centre", Limits(plot, low, high, centre), Figure.Point(centre), "drift-interval");
    }

    public static Case Interval(Plot plot)
    {
        var centre = plot.Number();
        var low = Math.Floor(centre * 0.8m);
        var high = Math.Floor(centre * plot.Chance.Share(1.1m, 1.4m));
        var original = Limits(plot, low, high, centre);
        return plot.Planted
            ? Told(plot, "limits dropped", original, plot.Chance.Flip() ? Figure.Point(centre) : Figure.Approximate(centre))
            : plot.Chance.Below(3) switch
            {
                0 => Told(plot, "limits kept", original, original),
                1 => Told(plot, "no limits to drop", Figure.Point(centre), Figure.Point(centre)),
                _ => Told(plot, "a limit printed, not the centre", original, Figure.Point(high), "drift-range"),
            };
    }

    public static Case Scope(Plot plot)
    {
        var two = new Scope([.. plot.Within.Terms, .. plot.Unknown.Terms]);
        return plot.Planted
            ? Told(plot, "another scope", change: told => told with
            {
                Quantity = told.Quantity with { Scope = plot.Chance.Pick(plot.Within, plot.Unknown, two) },
            })
            : plot.Chance.Flip()
                ? Told(plot, "other words for the same scope", change: told => told with { ScopeAsPublished = "the whole front" })
                : Told(
                    plot,
                    "the same terms in another order",
                    change: told => told with { Quantity = told.Quantity with { Scope = new([.. plot.Unknown.Terms, .. plot.Within.Terms]) } },
                    first: quantity => quantity with { Scope = two });
    }

    public static Case Category(Plot plot) => plot.Planted
        ? plot.Chance.Below(3) switch
        {
            0 => Told(plot, "another category", change: told => told with
            {
                Quantity = told.Quantity with { Category = plot.Category == "non-combat-death" ? "captured" : "non-combat-death" },
            }),
            1 => Told(plot, "another confirmation", change: told => told with
            {
                Quantity = told.Quantity with { Confirmation = plot.Chance.Pick(Confirmation.Registered, Confirmation.Named) },
            }),
            _ => Told(plot, "another unit", change: told => told with { Quantity = told.Quantity with { Unit = "families" } }),
        }
        : plot.Chance.Flip()
            ? Told(plot, "other words for the same category", change: told => told with { CategoryAsPublished = "losses" })
            : Told(plot, "another basis", change: told => told with { Quantity = told.Quantity with { Basis = "second edition" } });

    public static Case Period(Plot plot)
    {
        var month = plot.Months(1)[0];
        var off = plot.Planted ? plot.Chance.Between(5, 40) : plot.Chance.Between(1, 2);
        return plot.Planted
            ? plot.Chance.Below(3) switch
            {
                0 => Moved("starts elsewhere", new(month.First.AddDays(-off), month.Last)),
                1 => Moved("ends elsewhere", new(month.First, month.Last.AddDays(off))),
                _ => Told(
                    plot,
                    "another kind",
                    change: told => told with { Quantity = told.Quantity with { Kind = QuantityKind.Cumulative, AsOf = DateSpan.Day(month.Last) } },
                    first: _ => plot.Over(month),
                    also: "drift-as-of"),
            }
            : plot.Chance.Below(3) switch
            {
                0 => Moved("starts a day or two off", new(month.First.AddDays(off), month.Last)),
                1 => Moved("ends a day or two off", new(month.First, month.Last.AddDays(-off))),
                _ => Moved("period not known to both", null),
            };

        Case Moved(string variant, DateSpan? period) => Told(
            plot,
            variant,
            change: told => told with { Quantity = told.Quantity with { Period = period } },
            first: _ => plot.Over(month));
    }

    public static Case AsOf(Plot plot)
    {
        var off = (plot.Planted ? plot.Chance.Between(17, 90) : plot.Chance.Between(10, 13)) * (plot.Chance.Flip() ? 1 : -1);
        if (plot.Chance.Flip())
        {
            return Told(
                plot,
                plot.Planted ? "as of another day" : "as of a day less than a fortnight off",
                change: told => Dated(told, told.Quantity.AsOf!.Value.First.AddDays(off)),
                also: "drift-period");
        }

        // The original gives no day; the publisher's own monthly numbers pass the value on another day than the one it is said to be of.
        var by = plot.Stranger();
        var daily = plot.Number(100, 900);
        var reached = plot.Day;
        var total = daily * (reached.DayNumber - Draft.Start.DayNumber);
        var known = Enumerable.Range(1, 38).Select(Draft.Start.AddMonths)
            .Select(day => Plot.Row(DateSpan.Day(day), daily * (day.DayNumber - Draft.Start.DayNumber)));
        var said = reached.AddDays(off);
        plot.Table(by, plot.Column(QuantityKind.Cumulative), known);
        var original = plot.Say(by, plot.Cumulative(reached) with { AsOf = null, Period = null }, Figure.Point(total), told => told with
        {
            PublishedAt = DateSpan.Day(reached.AddDays(5)),
            Origin = told.Origin with { Published = DateSpan.Day(reached.AddDays(5)) },
        });
        var report = plot.Say(by, plot.Cumulative(said), Figure.Point(total), told => Reported(plot, told, original));
        return plot.Case(plot.Planted ? "own numbers reach it on another day" : "own numbers reach it within a fortnight", [report.Id], "drift-period", "decrease");
    }

    public static Case Modality(Plot plot)
    {
        string[] sure = ["losses will pass the mark by winter", "the front will lose that many this year"];
        string[] open =
        [
            "losses could pass the mark by winter", "losses may pass the mark by winter", "losses might pass the mark by winter",
            "losses are on pace to pass the mark", "losses are likely to pass the mark",
        ];
        var hardened = plot.Chance.Flip();
        var (first, then) = plot.Planted
            ? hardened ? (open, sure) : (sure, open)
            : hardened ? (open, open) : (sure, sure);
        return Told(
            plot,
            plot.Planted ? hardened ? "could became will" : "will became could" : hardened ? "possible in both" : "asserted in both",
            change: told => told with { Quote = plot.Chance.Pick(then), Modality = null },
            origin: told => told with { Quote = plot.Chance.Pick(first), Modality = first == sure ? "will" : "could" });
    }

    private static Case Told(
        Plot plot,
        string variant,
        Figure? original = null,
        Figure? printed = null,
        string? also = null,
        Func<Claim, Claim>? change = null,
        Func<Quantity, Quantity>? first = null,
        Func<Claim, Claim>? origin = null)
    {
        var by = plot.Stranger();
        var quantity = plot.Cumulative(plot.Day);
        quantity = first?.Invoke(quantity) ?? quantity;
        var value = Figure.Point(plot.Number());
        var source = plot.Say(by, quantity, original ?? value, origin);
        var report = plot.Say(by, quantity, printed ?? original ?? value, told => change is null ? Reported(plot, told, source) : change(Reported(plot, told, source)));
        return plot.Case(variant, [report.Id], also is null ? [] : [also]);
    }

    private static Claim Reported(Plot plot, Claim told, Claim original) => told with
    {
        Original = original.Id,
        ReportedBy = plot.Stranger(),
        ReportedAt = DateSpan.Day(told.PublishedAt!.Value.First.AddDays(plot.Chance.Between(1, 20))),
    };

    private static Claim Dated(Claim claim, DateOnly day) => claim with
    {
        Quantity = claim.Quantity with { AsOf = DateSpan.Day(day), Period = new(Draft.Start, day) },
        PublishedAt = DateSpan.Day(Later(day, claim.PublishedAt!.Value.First)),
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static Figure Limits(Plot plot, decimal low, decimal high, decimal? centre) =>
        plot.Chance.Flip() ? Figure.Between(low, high, centre) : Figure.Within95(low, high, centre);
}
