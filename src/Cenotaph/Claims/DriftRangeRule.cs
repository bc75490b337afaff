namespace Cenotaph.Claims;

/// <summary>Finds one number printed where the original prints a range, a bound or another number.</summary>
internal static class DriftRangeRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var pair in Reported.Pairs(book))
        {
            var (claim, original) = pair;
            if (pair.Number is not { } number || claim.Quantity.Unit != original.Quantity.Unit)
            {
                continue;
            }

            var figure = original.Figure;
            if (figure.Value is null && HasRange(original) && figure.Low != figure.High)
            {
                yield return pair.Drift(
                    "drift-range",
                    Weight.Warning,
                    Phrase.Of(
                        "drift-range.limits",
                        ("claim", Phrase.Same(claim.Id)), ("figure", Written.Figure(claim.Figure)),
                        ("original", Phrase.Same(original.Id)), ("stated", Written.Figure(figure)), ("place", Place(number, figure))),
                    Phrase.Of("drift-range.limits.message", ("number", Written.Number(number)), ("stated", Written.Figure(figure))),
                    Phrase.Of("drift-range.limits.remedy"));
            }
            else if (figure.Value is { } centre && !pair.PrintsCentre && (figure.Low is not null || IsOfOneDate(pair, book)))
            {
                yield return pair.Drift(
                    "drift-range",
                    Weight.Warning,
                    Phrase.Of(
                        "drift-range.centre",
                        ("claim", Phrase.Same(claim.Id)), ("figure", Written.Figure(claim.Figure)),
                        ("original", Phrase.Same(original.Id)), ("stated", Written.Figure(figure)),
                        ("number", Written.Number(number)), ("centre", Written.Number(centre)), ("difference", Written.Number(number - centre)),
                        ("unit", Written.Number(claim.Figure.Rounding)), ("original-unit", Written.Number(figure.Rounding))),
                    Phrase.Of("drift-range.centre.message", ("number", Written.Number(number)), ("stated", Written.Figure(figure))),
                    Phrase.Of("drift-range.centre.remedy"));
            }
        }
    }

    // A count of names, registered or acknowledged cases is a number of its own, also where it is a lower bound of the dead.
    private static bool HasRange(Claim original) =>
        original.Figure.Bound is Bound.Range or Bound.Interval95
        || (original.Figure.Bound is Bound.Lower or Bound.Upper && original.Quantity.Confirmation == Confirmation.Total);

    // Without limits a number of another date or kind is another number, which other rules find.
    private static bool IsOfOneDate(Reported pair, ClaimBook book) =>
        pair.Claim.Quantity.Kind == pair.Original.Quantity.Kind
        && (pair.Claim.Quantity.AsOf is not { } one || pair.Original.Quantity.AsOf is not { } other
            || Written.Apart(one, other) <= book.Limits.AsOfDays);

    private static Phrase Place(decimal number, Figure figure) =>
        number == figure.High ? Phrase.Of("drift-range.high")
        : number == figure.Low ? Phrase.Of("drift-range.low")
        : number > figure.High ? Phrase.Of("drift-range.above", ("number", Written.Number(number - figure.High.Value)))
        : number < figure.Low ? Phrase.Of("drift-range.below", ("number", Written.Number(figure.Low.Value - number)))
        : Phrase.Of("drift-range.within");
}
