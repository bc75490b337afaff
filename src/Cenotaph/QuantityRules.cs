namespace Cenotaph;

/// <summary>
/// Decides what may be added, subtracted, divided and compared, by the study's own nesting of sides, categories
/// and scopes. What is not known, or not known to the day where the day matters, never counts as equal.
/// </summary>
/// <param name="Sides">How sides nest.</param>
/// <param name="Categories">How categories nest.</param>
/// <param name="Scopes">How scopes nest.</param>
public sealed record QuantityRules(Nesting Sides, Nesting Categories, Nesting Scopes)
{
    /// <summary>
    /// How the cases that one quantity counts stand to those of another. A partial order: a quantity is the same as
    /// itself; it is within another of its kind, unit and as-of date when each of its parts is within or the same.
    /// Rates and ratios are not sums of cases, so they are the same or unknown.
    /// </summary>
    public Containment Compare(Quantity first, Quantity second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first == second)
        {
            return Containment.Same;
        }

        if (first.Kind == QuantityKind.Rate)
        {
            return Differences(first, second).Count == 0 ? Containment.Same : Containment.Unknown;
        }

        if (!IsCount(first.Kind) || first.Kind != second.Kind || first.Unit != second.Unit || !IsSameDay(first.AsOf, second.AsOf))
        {
            return Containment.Unknown;
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
    /// What the sum counts. Cumulative and period numbers and levels may be added when exactly one of side, scope and
    /// period differs, and there the two have nothing in common: disjoint sides that make a declared whole, disjoint
    /// scopes, or, for period numbers of one known basis, periods that follow on one another.
    /// </summary>
    public Joined Add(Quantity first, Quantity second)
    {
        var differences = Differences(first, second);
        if (!IsCount(first.Kind))
        {
            return Refuse("added", first, second, differences, QuantityPart.Kind);
        }

        if (differences.Count != 1)
        {
            // Alike in every part they count the same people: their sum would count each of them twice.
            return differences.Count > 1
                ? new Joined.Refused("added", differences)
                : Refuse("added", first, second, differences, QuantityPart.Scope);
        }

        var sum = first with
        {
            Category = Named(Categories, first.Category, second.Category) ?? first.Category,
            Basis = first.Basis == second.Basis ? first.Basis : null,
        };
        switch (differences[0].Part)
        {
            case QuantityPart.Side when Sides.Compare(first.Side, second.Side) == Containment.Disjoint
                && Named(Sides, first.Side, second.Side) is { } whole:
                return new Joined.Allowed(sum with { Side = whole, Scope = Scopes.Union(first.Scope, second.Scope) });
            case QuantityPart.Scope when Scopes.Compare(first.Scope, second.Scope) == Containment.Disjoint:
                return new Joined.Allowed(sum with
                {
                    Side = Named(Sides, first.Side, second.Side) ?? first.Side,
                    Scope = Scopes.Union(first.Scope, second.Scope),
                });
            case QuantityPart.Period when first.Kind == QuantityKind.Period && Follow(first.Period, second.Period) is { } period:
                return first.Basis is not null && first.Basis == second.Basis
                    ? new Joined.Allowed(sum with
                    {
                        Side = Named(Sides, first.Side, second.Side) ?? first.Side,
                        Scope = Scopes.Union(first.Scope, second.Scope),
                        Period = period,
                    })
                    : Refuse("added", first, second, [], QuantityPart.Basis);
            default:
                return new Joined.Refused("added", differences);
        }
    }

    /// <summary>
    /// What the difference counts: two cumulative numbers of one basis, start and scope give the period between
    /// their as-of dates. A difference of two editions or definitions is a revision, not a flow, and is refused.
    /// </summary>
    public Joined Subtract(Quantity later, Quantity earlier)
    {
        var differences = Differences(later, earlier);
        differences.RemoveAll(difference => difference.Part is QuantityPart.AsOf or QuantityPart.Period);
        if (later.Kind != QuantityKind.Cumulative || earlier.Kind != QuantityKind.Cumulative)
        {
            return Refuse("subtracted", later, earlier, differences, QuantityPart.Kind);
        }

        Require(QuantityPart.Period, later.Period is { } one && earlier.Period is { } other && one.First == other.First);
        Require(QuantityPart.AsOf, later.AsOf is { IsDay: true } end && earlier.AsOf is { IsDay: true } begin && begin.First < end.First);
        Require(QuantityPart.Basis, later.Basis is not null && later.Basis == earlier.Basis);
        if (differences.Count == 0)
        {
            Require(QuantityPart.Period, later.Period!.Value.Last == later.AsOf!.Value.Last
                && earlier.Period!.Value.Last == earlier.AsOf!.Value.Last);
        }

        return differences.Count > 0
            ? new Joined.Refused("subtracted", [.. differences.OrderBy(difference => difference.Part)])
            : new Joined.Allowed(later with
            {
                Kind = QuantityKind.Period,
                Period = new(earlier.AsOf!.Value.First.AddDays(1), later.AsOf!.Value.First),
            });

        void Require(QuantityPart part, bool holds)
        {
            if (!holds)
            {
                differences.Add(new(part, later.Text(part), earlier.Text(part)));
            }
        }
    }

    /// <summary>
    /// What the quotient means: numbers of one kind, unit, period and as-of date may be divided when they differ in
    /// at most one of side, category, scope and confirmation. The basis of the ratio says what was divided by what.
    /// </summary>
    public Joined Divide(Quantity numerator, Quantity denominator)
    {
        var differences = Differences(numerator, denominator);
        if (!IsCount(numerator.Kind) && numerator.Kind != QuantityKind.Rate)
        {
            return Refuse("divided", numerator, denominator, differences, QuantityPart.Kind);
        }

        return differences.Count > 1 || differences.Any(difference => difference.Part
                is not (QuantityPart.Side or QuantityPart.Category or QuantityPart.Scope or QuantityPart.Confirmation))
            ? new Joined.Refused("divided", differences)
            : new Joined.Allowed(numerator with
            {
                Kind = QuantityKind.Ratio,
                Unit = "ratio",
                Basis = $"({numerator}) divided by ({denominator})",
            });
    }

    /// <summary>
    /// Whether the numbers may be held against each other: the same quantity, or one within the other (then only as
    /// a bound: the part cannot exceed the whole). Ratios may when they have one known basis.
    /// </summary>
    public Joined Hold(Quantity first, Quantity second)
    {
        var differences = Differences(first, second);
        if (!IsCount(first.Kind) && first.Kind is not (QuantityKind.Rate or QuantityKind.Ratio))
        {
            return Refuse("compared", first, second, differences, QuantityPart.Kind);
        }

        if (first.Kind == QuantityKind.Ratio && (first.Basis is null || first.Basis != second.Basis))
        {
            return Refuse("compared", first, second, differences, QuantityPart.Basis);
        }

        return differences.Count == 0 || Compare(first, second) is Containment.Within or Containment.Holds
            ? new Joined.Allowed(first)
            : new Joined.Refused("compared", differences);
    }

    // Numbers of cases, which grow with who is counted; a rate or ratio need not.
    private static bool IsCount(QuantityKind kind) =>
        kind is QuantityKind.Cumulative or QuantityKind.Period or QuantityKind.Level;

    private static bool RunsOverDays(QuantityKind kind) =>
        kind is QuantityKind.Cumulative or QuantityKind.Period or QuantityKind.Rate;

    // Two numbers as of one month may be of different days in it.
    private static bool IsSameDay(DateSpan? first, DateSpan? second) => first is { IsDay: true } && first == second;

    private static Containment ComparePeriods(Quantity first, Quantity second)
    {
        if (first.Period is not { } one || second.Period is not { } other)
        {
            return first.Period is null && second.Period is null && !RunsOverDays(first.Kind) ? Containment.Same : Containment.Unknown;
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
        : one.Last.DayNumber + 1 == other.First.DayNumber ? new(one.First, other.Last)
        : other.Last.DayNumber + 1 == one.First.DayNumber ? new(other.First, one.Last)
        : null;

    // The one term that a union is, whichever of two words for one thing it was given; null when it takes several.
    private static string? Named(Nesting nesting, string first, string second) =>
        nesting.Union(new(first), new(second)).Terms is [var one] ? one : null;

    private static Joined.Refused Refuse(
        string operation, Quantity first, Quantity second, List<Difference> differences, QuantityPart because)
    {
        if (!differences.Any(difference => difference.Part == because))
        {
            differences.Add(new(because, first.Text(because), second.Text(because)));
        }

        return new(operation, [.. differences.OrderBy(difference => difference.Part)]);
    }

    // Every part in which the two are not known to be alike, in the order of the parts. The basis is not among them:
    // only some operations ask for it.
    private List<Difference> Differences(Quantity first, Quantity second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        List<Difference> differences = [];
        Note(QuantityPart.Side, Sides.Compare(first.Side, second.Side) == Containment.Same);
        Note(QuantityPart.Category, Categories.Compare(first.Category, second.Category) == Containment.Same);
        Note(QuantityPart.Scope, Scopes.Compare(first.Scope, second.Scope) == Containment.Same);
        Note(QuantityPart.Kind, first.Kind == second.Kind);
        Note(QuantityPart.Period, first.Period == second.Period && (first.Period is not null || !RunsOverDays(first.Kind)));
        Note(QuantityPart.AsOf, IsSameDay(first.AsOf, second.AsOf));
        Note(QuantityPart.Confirmation, first.Confirmation == second.Confirmation);
        Note(QuantityPart.Unit, first.Unit == second.Unit);
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
