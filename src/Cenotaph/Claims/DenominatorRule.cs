namespace Cenotaph.Claims;

/// <summary>Holds a printed ratio against the division of the two numbers it was made from.</summary>
internal static class DenominatorRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var claims = book.Claims.DistinctBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(claim => claim.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var claim in book.Claims.Where(claim => claim.Quantity.Kind == QuantityKind.Ratio && IsNumber(claim)))
        {
            var operands = Operands(claim).Select(id => claims.GetValueOrDefault(id)).ToList();
            if (operands is not [{ } first, { } second] || !IsNumber(first) || !IsNumber(second)
                || first.Quantity.Kind == QuantityKind.Ratio || second.Quantity.Kind == QuantityKind.Ratio
                || FigureLimits.Low(first.Figure) < 0 || FigureLimits.Low(second.Figure) < 0)
            {
                continue;
            }

            var hundredfold = claim.Quantity.Unit is "percent" or "%" ? 100m : 1m;
            var low = Quotient(FigureLimits.Low(first.Figure) ?? 0, FigureLimits.High(second.Figure), hundredfold) ?? 0;
            var high = Quotient(FigureLimits.High(first.Figure), FigureLimits.Low(second.Figure), hundredfold);
            var (printedLow, printedHigh) = (FigureLimits.Low(claim.Figure), FigureLimits.High(claim.Figure));
            var isApart = printedLow > high || printedHigh < low;
            if (isApart || (claim.Figure.Bound == Bound.Lower && printedLow > low))
            {
                yield return new(
                    "denominator",
                    isApart ? Weight.Contradiction : Weight.Note,
                    [claim.Id, first.Id, second.Id],
                    $"{claim.Id} prints {Written.Figure(claim.Figure)}; {first.Id} {Written.Figure(first.Figure)} divided by {second.Id} {Written.Figure(second.Figure)}: "
                        + $"{Division("low", FigureLimits.Low(first.Figure) ?? 0, FigureLimits.High(second.Figure), low)}, "
                        + $"{Division("high", FigureLimits.High(first.Figure), FigureLimits.Low(second.Figure), high)}"
                        + (hundredfold == 1 ? "" : ", in percent"),
                    isApart
                        ? "The printed ratio has no number in common with the division of the two numbers it names."
                        : "The printed “at least” is above the smallest ratio that the two numbers allow.",
                    "Print the quotient with both limits, and say which two numbers were divided.");
            }
        }
    }

    /// <summary>The ids of the claims that a claim says it was made from, in its own order.</summary>
    public static IEnumerable<string> Operands(Claim claim) =>
        from edge in claim.Lineage
        where edge is { FromClaim: true, OfClaim: true, Relation: "derived", Strength: null } && edge.From == claim.Id
        select edge.Of;

    private static bool IsNumber(Claim claim) => claim.Figure.Bound != Bound.None && !claim.Figure.InWords;

    private static decimal? Quotient(decimal? of, decimal? by, decimal times)
    {
        try
        {
            return of is { } number && by is { } divisor && divisor > 0 ? number / divisor * times : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Division(string name, decimal? of, decimal? by, decimal? result) =>
        of is { } number && by is { } divisor && result is { } quotient
            ? $"{name} {Written.Number(number)} / {Written.Number(divisor)} = {Written.Result(quotient)}"
            : name == "low" ? "low 0: no limit is stated" : "no high limit";
}
