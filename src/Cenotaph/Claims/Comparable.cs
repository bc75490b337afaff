namespace Cenotaph.Claims;

/// <summary>Which claims and quantities the rules hold against each other.</summary>
internal static class Comparable
{
    /// <summary>
    /// The claims with a number of their own, by id: neither vanished, nor replaced, nor in words, nor reports of an
    /// original that is on record itself.
    /// </summary>
    public static IEnumerable<Claim> Claims(ClaimBook book)
    {
        var known = book.Claims.Where(claim => !claim.Vanished).Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var replaced = Replaced(book);
        return book.Claims
            .Where(claim => !claim.Vanished && !replaced.Contains(claim.Id)
                && claim.Figure is { InWords: false, Bound: not Bound.None } figure
                && IsSmall(figure.Value) && IsSmall(figure.Low) && IsSmall(figure.High) && IsSmall(figure.Rounding)
                && (claim.Original is null || !known.Contains(claim.Original)))
            .OrderBy(claim => claim.Id, StringComparer.Ordinal);
    }

    /// <summary>The ids of the claims that another one replaces, which enter no rule.</summary>
    public static HashSet<string> Replaced(ClaimBook book) => book.Claims
        .Where(claim => !claim.Vanished && claim.Supersedes != claim.Id).Select(claim => claim.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether sums and products with the number stay within what a decimal holds: no war counts to 10^18.</summary>
    public static bool IsSmall(decimal? number) => number is null || Math.Abs(number.Value) < 1_000_000_000_000_000_000;

    /// <summary>Whether both count the same people, whatever kind and time: side, category, scope, confirmation and unit.</summary>
    public static bool Same(QuantityRules rules, Quantity first, Quantity second) =>
        first.Confirmation == second.Confirmation
        && first.Unit == second.Unit
        && (first.Category == second.Category || rules.Categories.Compare(first.Category, second.Category) == Containment.Same)
        && (first.Side == second.Side || rules.Sides.Compare(first.Side, second.Side) == Containment.Same)
        && (first.Scope.Equals(second.Scope) || rules.Scopes.Compare(first.Scope, second.Scope) == Containment.Same);

    /// <summary>Whether the first counts within the second in category and scope, of one side and unit.</summary>
    public static bool Within(QuantityRules rules, Quantity part, Quantity whole) =>
        part.Unit == whole.Unit
        && rules.Sides.Compare(part.Side, whole.Side) == Containment.Same
        && rules.Categories.Compare(part.Category, whole.Category) is Containment.Same or Containment.Within
        && rules.Scopes.Compare(part.Scope, whole.Scope) is Containment.Same or Containment.Within;

    /// <summary>The quantity without kind and time, in one line: a key for what is counted.</summary>
    public static string What(Quantity quantity) =>
        $"{quantity.Side} · {quantity.Category} · {quantity.Scope} · {quantity.Confirmation.Word()} · {quantity.Unit}";

    /// <summary>Half the step that the printed number can hide; a count is printed to one at best.</summary>
    public static decimal Half(Figure figure) =>
        figure.Bound == Bound.Approximate ? Math.Max(figure.Rounding, 1) : Math.Max(figure.Rounding, 1) / 2;

    /// <summary>
    /// The least and the most that the number behind a figure can be: the limits it states, else its value and what the
    /// printed step can hide on either side. Only of a figure with a centre.
    /// </summary>
    public static (decimal Low, decimal High) Reach(Figure figure) =>
        figure is { Low: { } low, High: { } high }
            ? (low, high)
            : (figure.Value!.Value - Half(figure), figure.Value.Value + Half(figure));
}
