using CsCheck;

namespace Cenotaph.Tests;

/// <summary>
/// A small study's words, every kind of quantity in them, and a world of single cases: one for each way in which a
/// case can be. What <see cref="QuantityRules"/> allows must be true of the cases themselves.
/// </summary>
internal static class QuantityModel
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    public static QuantityRules Rules { get; } = new(
        new([new("both", ["Red", "Blue"], Complete: true, Disjoint: true), new("Red"), new("Blue"), new("Green")]),
        new([new("casualties", ["killed", "wounded"], Disjoint: true), new("killed"), new("wounded"), new("missing")]),
        new([new("all", ["army", "guard", "drafted"]), new("land", ["army", "guard"], Complete: true, Disjoint: true),
            new("army"), new("guard"), new("drafted")]));

    /// <summary>Quantities of few words, so that two of them are often alike in most parts.</summary>
    public static Gen<Quantity> Any { get; } = Gen.Select(
        Gen.Select(OneOf("both", "Red", "Blue"), OneOf("killed", "killed", "wounded", "casualties", "missing"), Scopes, Kinds),
        Gen.Select(Periods, AsOfs, OneOf(Confirmation.Total, Confirmation.Total, Confirmation.Named, Confirmation.Registered)),
        Gen.Select(OneOf("persons", "persons", "persons", "claims"), OneOf<string?>(null, "list of May", "list of May", "list of June"), Gen.Int[0, 4]),
        (who, when, what) => new Quantity
        {
            Side = who.Item1,
            Category = who.Item2,
            Scope = who.Item3,
            Kind = who.Item4,
            Period = who.Item4 == QuantityKind.Cumulative && what.Item3 > 0 && when.Item2 is { IsDay: true } day
                ? new(Start, day.First)
                : when.Item1,
            AsOf = when.Item2,
            Confirmation = when.Item3,
            Unit = what.Item1,
            Basis = what.Item2,
        });

    /// <summary>A quantity, and another that has most of its parts.</summary>
    public static Gen<(Quantity First, Quantity Second)> Pairs { get; } = Gen.Select(Any, Any, Gen.Int[0, 6]).Select((one, other, part) => (one, part switch
    {
        0 => one with { Side = other.Side },
        1 => one with { Category = other.Category },
        2 => one with { Scope = other.Scope },
        3 => one with { Period = other.Period, Basis = other.Basis },
        4 => one with { AsOf = other.AsOf, Period = other.AsOf is { IsDay: true } day ? new DateSpan(Start, day.First) : other.Period },
        5 => one with { Side = other.Side, Scope = other.Scope, Confirmation = other.Confirmation },
        _ => other,
    }));

    /// <summary>One single case.</summary>
    public readonly record struct Case(string Side, string Category, string Scope, bool Drafted, DateOnly Day, bool Named, bool Registered);

    /// <summary>Every way in which a case can be.</summary>
    public static IReadOnlyList<Case> World { get; } =
    [
        .. from side in new[] { "Red", "Blue", "Green" }
           from category in new[] { "killed", "wounded", "missing", "hurt otherwise" }
           from scope in new[] { "army", "guard", "neither" }
           from drafted in new[] { true, false }
           from day in Enumerable.Range(0, 8)
           from flags in Enumerable.Range(0, 4)
           select new Case(side, category, scope, drafted, Start.AddDays(day), (flags & 1) > 0, (flags & 2) > 0),
    ];

    /// <summary>The cases that a number of that quantity counts; its dates are known.</summary>
    public static HashSet<Case> Cases(Quantity quantity) =>
    [
        .. World.Where(one => (quantity.Side == one.Side || (quantity.Side == "both" && one.Side != "Green"))
            && (quantity.Category == one.Category || (quantity.Category == "casualties" && one.Category != "missing"))
            && quantity.Scope.Terms.Any(term => term == "all" || term == one.Scope || (term == "drafted" && one.Drafted)
                || (term == "land" && one.Scope != "neither"))
            && (quantity.Period is not { } period || (period.First <= one.Day && one.Day <= period.Last))
            && (quantity.Kind != QuantityKind.Level || one.Day == quantity.AsOf!.Value.First)
            && quantity.Confirmation switch
            {
                Confirmation.Named => one.Named,
                Confirmation.Registered => one.Registered,
                _ => true,
            }),
    ];

    private static Gen<Scope> Scopes => OneOf("all", "land", "army", "guard", "drafted").Array[1, 2].Select(terms => new Scope(terms));

    private static Gen<QuantityKind> Kinds => OneOf(
        QuantityKind.Cumulative, QuantityKind.Cumulative, QuantityKind.Period, QuantityKind.Period, QuantityKind.Level, QuantityKind.Rate,
        QuantityKind.Ratio, QuantityKind.Response);

    private static Gen<DateSpan?> Periods => Gen.OneOf(
        Gen.Const((DateSpan?)null),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Select((first, days) => (DateSpan?)new DateSpan(Start.AddDays(first), Start.AddDays(first + days))));

    private static Gen<DateSpan?> AsOfs => OneOf<DateSpan?>(
        null, DateSpan.Month(2024, 1), DateSpan.Day(Start.AddDays(3)), DateSpan.Day(Start.AddDays(5)), DateSpan.Day(Start.AddDays(5)));

    private static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);
}
