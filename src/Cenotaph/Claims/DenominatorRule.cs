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
                var arithmetic = Phrase.Of(
                    "denominator.arithmetic",
                    ("record", Phrase.Same(claim.Id)), ("figure", Written.Figure(claim.Figure)),
                    ("first", Phrase.Same(first.Id)), ("first-figure", Written.Figure(first.Figure)),
                    ("second", Phrase.Same(second.Id)), ("second-figure", Written.Figure(second.Figure)),
                    ("low", Division("low", FigureLimits.Low(first.Figure) ?? 0, FigureLimits.High(second.Figure), low)),
                    ("high", Division("high", FigureLimits.High(first.Figure), FigureLimits.Low(second.Figure), high)));
                yield return new(
                    "denominator",
                    isApart ? Weight.Contradiction : Weight.Note,
                    [claim.Id, first.Id, second.Id],
                    hundredfold == 1 ? arithmetic : Phrase.Of("denominator.percent", ("arithmetic", arithmetic)),
                    Phrase.Of(isApart ? "denominator.message.apart" : "denominator.message.least"),
                    Phrase.Of("denominator.remedy"));
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

    private static Phrase Division(string name, decimal? of, decimal? by, decimal? result) =>
        of is { } number && by is { } divisor && result is { } quotient
            ? Phrase.Of(
                "denominator." + name,
                ("number", Written.Number(number)), ("divisor", Written.Number(divisor)), ("quotient", Written.Result(quotient)))
            : Phrase.Of("denominator.none." + name);
}
