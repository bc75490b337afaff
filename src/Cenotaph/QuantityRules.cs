namespace Cenotaph;

/// <summary>A part in which two quantities differ although they may not.</summary>
/// <param name="Part">The part.</param>
/// <param name="First">Its text in the first quantity.</param>
/// <param name="Second">Its text in the second.</param>
public readonly record struct Difference(QuantityPart Part, string First, string Second)
{
    /// <summary>For example <c>scope (army against wagner)</c>.</summary>
    public override string ToString() => $"{Part.Word()} ({First} against {Second})";
}

/// <summary>The answer to whether two numbers may be joined.</summary>
public abstract record Joined
{
    private Joined()
    {
    }

    /// <summary>They may, and this is what the result counts.</summary>
    public sealed record Allowed(Quantity Quantity) : Joined;

    /// <summary>They may not, and this is where they differ.</summary>
    public sealed record Refused(string Operation, IReadOnlyList<Difference> Differences) : Joined
    {
        /// <summary>For example <c>These may not be added: they differ in scope (army against wagner).</c></summary>
        public override string ToString() =>
            $"These may not be {Operation}: they differ in {string.Join(" and in ", Differences)}.";
    }
}

/// <summary>
/// Decides what may be added, subtracted, divided and compared, by the study's own nesting of sides, categories
/// and scopes. What is not known never counts as equal where it would matter.
/// </summary>
/// <param name="Sides">How sides nest.</param>
/// <param name="Categories">How categories nest.</param>
/// <param name="Scopes">How scopes nest.</param>
public sealed record QuantityRules(Nesting Sides, Nesting Categories, Nesting Scopes)
{
    /// <summary>
    /// How the cases that one quantity counts stand to those of another. A partial order: a quantity is within
    /// another when each of its parts is within or the same, and the rest is equal.
    /// </summary>
    public Containment Compare(Quantity first, Quantity second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Kind != second.Kind || first.Unit != second.Unit || !IsCount(first.Kind) || !SameAsOf(first, second))
        {
            return first == second ? Containment.Same : Containment.Unknown;
        }

        Containment[] parts =
        [
            Sides.Compare(first.Side, second.Side),
            Categories.Compare(first.Category, second.Category),
            Scopes.Compare(first.Scope, second.Scope),
            ComparePeriods(first, second),
            CompareConfirmations(first.Confirmation, second.Confirmation),
        ];
        return parts.All(part => part == Containment.Same) ? Containment.Same
            : parts.All(part => part is Containment.Same or Containment.Within) ? Containment.Within
            : parts.All(part => part is Containment.Same or Containment.Holds) ? Containment.Holds
            : parts.Contains(Containment.Disjoint) ? Containment.Disjoint
            : Containment.Unknown;
    }

    /// <summary>Whether every case that the first counts is among those of the second.</summary>
    public bool IsWithin(Quantity first, Quantity second) =>
        Compare(first, second) is Containment.Same or Containment.Within;

    /// <summary>
    /// What the sum counts. Cumulative and period numbers may be added when exactly one of side, scope and period
    /// differs, and there the two have nothing in common: disjoint sides that make a declared whole, disjoint
    /// scopes, or periods that follow on one another.
    /// </summary>
    public Joined Add(Quantity first, Quantity second)
    {
        var differences = Differences(first, second, basisMatters: false);
        if (!IsSummable(first.Kind))
        {
            return Refuse("added", first, second, differences, QuantityPart.Kind);
        }

        if (differences.Count != 1)
        {
            return Refuse("added", first, second, differences, QuantityPart.Scope);
        }

        var basis = first.Basis == second.Basis ? first.Basis : null;
        switch (differences[0].Part)
        {
            case QuantityPart.Side when Sides.Compare(first.Side, second.Side) == Containment.Disjoint
                && Sides.Union(new(first.Side), new(second.Side)) is { Terms: [var whole] }:
                return new Joined.Allowed(first with { Side = whole, Basis = basis });
            case QuantityPart.Scope when Scopes.Compare(first.Scope, second.Scope) == Containment.Disjoint:
                return new Joined.Allowed(first with { Scope = Scopes.Union(first.Scope, second.Scope), Basis = basis });
            case QuantityPart.Period when first.Kind == QuantityKind.Period && Follow(first.Period, second.Period) is { } period:
                return first.Basis == second.Basis
                    ? new Joined.Allowed(first with { Period = period })
                    : Refuse("added", first, second, differences, QuantityPart.Basis);
            default:
                return Refuse("added", first, second, differences, differences[0].Part);
        }
    }

    /// <summary>
    /// What the difference counts: two cumulative numbers of one basis, start and scope give the period between
    /// their as-of dates. A difference of two editions or definitions is a revision, not a flow, and is refused.
    /// </summary>
    public Joined Subtract(Quantity later, Quantity earlier)
    {
        var differences = Differences(later, earlier, basisMatters: true);
        if (later.Kind != QuantityKind.Cumulative || earlier.Kind != QuantityKind.Cumulative)
        {
            return Refuse("subtracted", later, earlier, differences, QuantityPart.Kind);
        }

        differences.RemoveAll(difference => difference.Part is QuantityPart.AsOf or QuantityPart.Period);
        if (later.Basis is null || earlier.Basis is null)
        {
            return Refuse("subtracted", later, earlier, differences, QuantityPart.Basis);
        }

        if (later.Period?.First != earlier.Period?.First)
        {
            return Refuse("subtracted", later, earlier, differences, QuantityPart.Period);
        }

        return later.AsOf is not { IsDay: true } end || earlier.AsOf is not { IsDay: true } start || end.First <= start.First
            ? Refuse("subtracted", later, earlier, differences, QuantityPart.AsOf)
            : differences.Count > 0
                ? new Joined.Refused("subtracted", differences)
                : new Joined.Allowed(later with
                {
                    Kind = QuantityKind.Period,
                    Period = new(start.First.AddDays(1), end.First),
                });
    }

    /// <summary>
    /// What the quotient means: numbers of one kind, unit, period and as-of date may be divided when they differ in
    /// at most one of side, category, scope and confirmation.
    /// </summary>
    public Joined Divide(Quantity numerator, Quantity denominator)
    {
        var differences = Differences(numerator, denominator, basisMatters: false);
        if (!IsCount(numerator.Kind))
        {
            return Refuse("divided", numerator, denominator, differences, QuantityPart.Kind);
        }

        return differences.Count > 1 || differences.Any(difference => difference.Part
                is not (QuantityPart.Side or QuantityPart.Category or QuantityPart.Scope or QuantityPart.Confirmation))
            ? new Joined.Refused("divided", differences)
            : new Joined.Allowed(numerator with { Kind = QuantityKind.Ratio, Unit = "ratio", Basis = null });
    }

    /// <summary>
    /// Whether the numbers may be held against each other: the same quantity, or one within the other (then only as
    /// a bound: the part cannot exceed the whole).
    /// </summary>
    public Joined Hold(Quantity first, Quantity second) =>
        Compare(first, second) is Containment.Same or Containment.Within or Containment.Holds
            ? new Joined.Allowed(first)
            : Refuse("compared", first, second, Differences(first, second, basisMatters: false), QuantityPart.Kind);

    private static bool IsCount(QuantityKind kind) =>
        kind is QuantityKind.Cumulative or QuantityKind.Period or QuantityKind.Level or QuantityKind.Rate;

    private static bool IsSummable(QuantityKind kind) =>
        kind is QuantityKind.Cumulative or QuantityKind.Period or QuantityKind.Level;

    private static bool RunsOverDays(QuantityKind kind) => kind is QuantityKind.Cumulative or QuantityKind.Period;

    private static bool SameAsOf(Quantity first, Quantity second) =>
        first.AsOf is { } one && second.AsOf is { } other ? one == other : first.AsOf is null && second.AsOf is null;

    private static Containment ComparePeriods(Quantity first, Quantity second)
    {
        if (first.Period is not { } one || second.Period is not { } other)
        {
            return first.Period is null && second.Period is null ? Containment.Same : Containment.Unknown;
        }

        return one == other ? Containment.Same
            : other.Contains(one) ? Containment.Within
            : one.Contains(other) ? Containment.Holds
            : one.Overlaps(other) ? Containment.Unknown
            : Containment.Disjoint;
    }

    private static Containment CompareConfirmations(Confirmation first, Confirmation second) =>
        first == second ? Containment.Same
        : second == Confirmation.Total ? Containment.Within
        : first == Confirmation.Total ? Containment.Holds
        : Containment.Unknown;

    private static DateSpan? Follow(DateSpan? first, DateSpan? second) =>
        first is not { } one || second is not { } other ? null
        : one.Last.AddDays(1) == other.First ? new(one.First, other.Last)
        : other.Last.AddDays(1) == one.First ? new(other.First, one.Last)
        : null;

    private static Joined.Refused Refuse(
        string operation, Quantity first, Quantity second, List<Difference> differences, QuantityPart because)
    {
        if (!differences.Any(difference => difference.Part == because))
        {
            differences.Add(new(because, first.Text(because), second.Text(because)));
        }

        return new(operation, [.. differences.OrderBy(difference => difference.Part)]);
    }

    private List<Difference> Differences(Quantity first, Quantity second, bool basisMatters)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        List<Difference> differences = [];
        Note(QuantityPart.Side, Sides.Compare(first.Side, second.Side) == Containment.Same);
        Note(QuantityPart.Category, Categories.Compare(first.Category, second.Category) == Containment.Same);
        Note(QuantityPart.Scope, Scopes.Compare(first.Scope, second.Scope) == Containment.Same);
        Note(QuantityPart.Kind, first.Kind == second.Kind);
        Note(QuantityPart.Period, first.Period == second.Period && (first.Period is not null || !RunsOverDays(first.Kind)));
        Note(QuantityPart.AsOf, first.AsOf is not null && first.AsOf == second.AsOf);
        Note(QuantityPart.Confirmation, first.Confirmation == second.Confirmation);
        Note(QuantityPart.Unit, first.Unit == second.Unit);
        Note(QuantityPart.Basis, !basisMatters || first.Basis == second.Basis);
        return differences;

        void Note(QuantityPart part, bool same)
        {
            if (!same)
            {
                differences.Add(new(part, first.Text(part), second.Text(part)));
            }
        }
    }
}
