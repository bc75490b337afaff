namespace Cenotaph.Claims;

/// <summary>A claim as a report prints it, and the original that it reports.</summary>
internal readonly record struct Reported(Claim Claim, Claim Original)
{
    /// <summary>Every claim whose original is on record and that no other replaces, in the order of their ids.</summary>
    public static IEnumerable<Reported> Pairs(ClaimBook book)
    {
        var claims = book.Claims.Where(claim => claim.Quantity.Kind != QuantityKind.Response)
            .GroupBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var replaced = Comparable.Replaced(book);
        return claims.Values.Where(claim => !replaced.Contains(claim.Id)).OrderBy(claim => claim.Id, StringComparer.Ordinal)
            .Where(claim => claim.Original is { } id && claims.TryGetValue(id, out var original) && original != claim)
            .Select(claim => new Reported(claim, claims[claim.Original!]));
    }

    /// <summary>The one number that the report prints as the number; null when it prints limits or none.</summary>
    public decimal? Number => Claim.Figure.Bound is Bound.Point or Bound.Approximate ? Claim.Figure.Value : null;

    /// <summary>Whether the report's number and the original's centre agree within the printed units of both.</summary>
    public bool PrintsCentre
    {
        get
        {
            if (Original.Figure.Value is not { } centre)
            {
                return false;
            }

            var unit = Original.Figure.Bound == Bound.Approximate ? Original.Figure.Rounding : Original.Figure.Rounding / 2;
            return FigureLimits.Low(Claim.Figure) <= centre + unit && FigureLimits.High(Claim.Figure) >= centre - unit;
        }
    }

    /// <summary>A finding about the two.</summary>
    public Finding Drift(string type, Weight weight, Phrase arithmetic, Phrase message, Phrase remedy) =>
        new(type, weight, [Claim.Id, Original.Id], arithmetic, message, remedy);
}
