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
                    $"{claim.Id} prints {Written.Figure(claim.Figure)}; {original.Id} prints {Written.Figure(figure)}{Place(number, figure)}",
                    "One number is printed where the original gives limits without a centre.",
                    "Cite the original's limits, or ask the report for them.");
            }
            else if (figure.Value is { } centre && !pair.PrintsCentre && (figure.Low is not null || IsOfOneDate(pair, book)))
            {
                yield return pair.Drift(
                    "drift-range",
                    Weight.Warning,
                    $"{claim.Id} prints {Written.Figure(claim.Figure)}; {original.Id} prints {Written.Figure(figure)}: "
                        + $"{Written.Number(number)} − {Written.Number(centre)} = {Written.Number(number - centre)}, "
                        + $"printed units {Written.Number(claim.Figure.Rounding)} and {Written.Number(figure.Rounding)}",
                    "The number printed is not the original's own, beyond the printed units of both.",
                    "Cite the original's number with its limits; look for an edition that has the other number.");
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

    private static string Place(decimal number, Figure figure) =>
        number == figure.High ? ": its high limit"
        : number == figure.Low ? ": its low limit"
        : number > figure.High ? $": above its high limit by {Written.Number(number - figure.High.Value)}"
        : number < figure.Low ? $": below its low limit by {Written.Number(figure.Low.Value - number)}"
        : ": a number within them";
}
