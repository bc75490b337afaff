using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>
/// What the press says on an ordinary day: publishers on both sides with independent errors of the usual spread,
/// other categories, other periods. Nothing in it is a finding.
/// </summary>
internal static class Background
{
    /// <summary>Losses a month that everyone tries to count: far above what any case tells of its own front.</summary>
    private const decimal Monthly = 400_000;

    private const double Spread = 0.2;
    private const int Months = 36;

    private static readonly string[] Others = ["wounded", "missing", "captured", "non-combat-death", "died-of-wounds"];

    public static void Write(Draft draft)
    {
        foreach (var side in Draft.Belligerents)
        {
            var other = Draft.Belligerents.First(one => one != side);
            WriteSeries(draft, side, other);
            WriteOwn(draft, side, other);
            WriteClaims(draft, side, other);
        }

        WritePastWars(draft);
    }

    private static void WriteSeries(Draft draft, string side, string other)
    {
        var killed = Killed(side, QuantityKind.Period);
        Publisher[] counters = [draft.Publisher(adversary: side), draft.Publisher(own: other, adversary: side), draft.Publisher()];
        foreach (var by in counters)
        {
            draft.Add(draft.Series(by, killed, AllMonths().Select(month => Plot.Row(month, Erred(draft, Monthly)))));
        }

        var total = 0m;
        draft.Add(draft.Series(draft.Publisher(adversary: side), Killed(side, QuantityKind.Cumulative), AllMonths().Select(month =>
            Plot.Row(DateSpan.Day(month.Last), total += Erred(draft, Monthly)))));

        var modelled = draft.Publisher();
        draft.Add(draft.Series(
            modelled,
            killed,
            AllMonths().Select(month => Erred(draft, Monthly)).Zip(AllMonths(), (value, month) => Plot.Row(month, value, Plot.Whole(value * 0.8m), Plot.Whole(value * 1.25m))),
            draft.Chance.Pick("none", "full")));

        // two editions that say the same
        var kept = draft.Publisher();
        var captured = killed with { Category = "captured" };
        draft.Add(draft.Series(kept, captured, AllMonths().Select(month => (month, value: Erred(draft, Monthly / 20)))
            .SelectMany(one => new[] { Draft.AsOf.AddDays(-60), Draft.AsOf.AddDays(-20) }.Select(made => Plot.Row(one.month, one.value, vintage: made)))));

        var named = draft.Publisher();
        draft.Add(draft.Series(named, killed with { Confirmation = Confirmation.Named }, AllMonths().Select(month => Plot.Row(month, Erred(draft, Monthly / 20)))));
    }

    private static void WriteOwn(Draft draft, string side, string other)
    {
        var staff = draft.Publisher(own: side, adversary: other);
        foreach (var ago in new[] { 500, 210, draft.Chance.Between(20, 90) })
        {
            var day = Draft.AsOf.AddDays(-ago);
            var quantity = Dated(Killed(side, QuantityKind.Cumulative), day) with { Confirmation = Confirmation.Acknowledged };
            draft.Add(draft.Claim(staff, quantity, Figure.Point(Plot.Whole(Truth(day) / 4))));
        }

        var names = draft.Publisher();
        foreach (var ago in new[] { 480, 190, 15 })
        {
            var day = Draft.AsOf.AddDays(-ago);
            var quantity = Dated(Killed(side, QuantityKind.Cumulative), day) with { Confirmation = Confirmation.Named };
            draft.Add(draft.Claim(names, quantity, Figure.AtLeast(Plot.Whole(Truth(day) / 12))));
        }

        draft.Add(draft.Claim(staff, new Quantity { Side = side, Category = "killed", Kind = QuantityKind.Response }, Figure.None) with { Response = "no-comment" });
    }

    private static void WriteClaims(Draft draft, string side, string other)
    {
        var chance = draft.Chance;
        foreach (var (category, index) in Others.Select((one, index) => (one, index)))
        {
            var by = draft.Publisher(adversary: chance.Flip() ? side : null, own: chance.Flip() ? other : null);
            var bias = (decimal)Math.Exp(Spread * Clipped(chance)) / (index + 2);
            foreach (var month in chance.Shuffled(Enumerable.Range(8, 26)).Take(5))
            {
                // each speaks on its own day of the month, so no two give a flow between the same days
                var day = Draft.Start.AddMonths(month).AddDays(3 + (index * 4));
                var quantity = Dated(Killed(side, QuantityKind.Cumulative) with { Category = category }, day);
                draft.Add(draft.Claim(by, quantity, Printed(chance, Truth(day) * bias)));
            }

            foreach (var month in chance.Shuffled(Enumerable.Range(6, 30)).Take(4))
            {
                var first = Draft.Start.AddMonths(month);
                var quantity = Killed(side, QuantityKind.Period) with
                {
                    Category = category,
                    Period = new(first, first.AddDays(9 + index)),
                };
                var claim = draft.Claim(by, quantity, Printed(chance, Erred(draft, Monthly / 3)));
                var said = claim.PublishedAt!.Value.First;
                draft.Add(claim with { Origin = claim.Origin with { Address = chance.Flip() ? Invariant($"https://herald.example/{said:yyyy/MM/dd}/losses") : null } });
            }

            draft.Add(draft.Claim(by, Killed(side, QuantityKind.Period) with
            {
                Category = category,
                Period = DateSpan.Month(2033, index + 1),
            }, Figure.Between(200, 999, inWords: true)));
        }
    }

    private static void WritePastWars(Draft draft)
    {
        var by = draft.Publisher();
        var quantity = Killed(Draft.Bystander, QuantityKind.Period) with { Scope = new(Draft.Past) };
        draft.Add(draft.Series(by, quantity,
        [
            Plot.Row(null, null, 14_003, PastHigh / 4, part: "marsh war"),
            Plot.Row(null, Plot.Whole(PastHigh / 8), Plot.Whole(PastHigh / 9), Plot.Whole(PastHigh / 7), part: "war of the two rivers"),
            Plot.Row(null, null, Plot.Whole(PastHigh / 2), PastHigh, part: "long war"),
        ]));
    }

    /// <summary>The highest limit in the table of past wars.</summary>
    public const decimal PastHigh = 240_000;

    private static IEnumerable<DateSpan> AllMonths() =>
        Enumerable.Range(0, Months).Select(Draft.Start.AddMonths).Select(month => DateSpan.Month(month.Year, month.Month));

    private static Quantity Killed(string side, QuantityKind kind) => new()
    {
        Side = side,
        Category = "killed",
        Kind = kind,
        Basis = "own count",
    };

    private static Quantity Dated(Quantity quantity, DateOnly day) =>
        quantity with { Period = new(Draft.Start, day), AsOf = DateSpan.Day(day) };

    private static decimal Truth(DateOnly day) => Monthly * (day.DayNumber - Draft.Start.DayNumber) / 30.4375m;

    private static decimal Erred(Draft draft, decimal truth) =>
        Plot.Whole(truth * (decimal)Math.Exp(Spread * Clipped(draft.Chance)));

    // Beyond three deviations the invented total could fall below the invented names.
    private static double Clipped(Chance chance) => Math.Clamp(chance.Normal(), -3, 3);

    private static Figure Printed(Chance chance, decimal value) => chance.Below(4) switch
    {
        0 => Figure.Approximate(Plot.Rounded(value, 1000), 1000),
        1 => Figure.Point(Plot.Rounded(value, 100), 100),
        2 => Figure.Within95(Plot.Whole(value * 0.9m), Plot.Whole(value * 1.1m), Plot.Whole(value)),
        _ => Figure.Point(Plot.Whole(value)),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
