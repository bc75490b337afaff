using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>A cumulative number that a publisher gave itself.</summary>
/// <param name="Record">The claim, or the series with the date.</param>
/// <param name="Date">Up to when it counts.</param>
/// <param name="Value">The number.</param>
/// <param name="Low">The least that its print allows.</param>
/// <param name="High">The most that its print allows.</param>
internal readonly record struct OwnNumber(string Record, DateSpan Date, decimal Value, decimal Low, decimal High);

/// <summary>The publishers' own cumulative numbers of a quantity, from claims and from series.</summary>
internal sealed class OwnNumbers
{
    private readonly ClaimBook book;
    private readonly ILookup<string, Claim> claims;
    private readonly Dictionary<Series, List<OwnNumber>> rows = new(ReferenceEqualityComparer.Instance);

    public OwnNumbers(ClaimBook book)
    {
        this.book = book;
        var replaced = Comparable.Replaced(book);
        claims = book.Claims
            .Where(claim => !replaced.Contains(claim.Id) && claim.Quantity is { Kind: QuantityKind.Cumulative, AsOf: not null } && !claim.Figure.InWords && claim.Original is null)
            .OrderBy(claim => claim.Id, StringComparer.Ordinal)
            .ToLookup(claim => Key(claim.Publisher.Id, claim.Quantity), StringComparer.Ordinal);
    }

    /// <summary>What the publisher of a claim gave of the same quantity in other claims, by date.</summary>
    public List<OwnNumber> InClaims(Claim claim) =>
    [
        .. claims[Key(claim.Publisher.Id, claim.Quantity)]
            .Where(other => other.Id != claim.Id && IsOneBasis(other.Quantity, claim.Quantity)
                && other.Quantity.Period?.First == claim.Quantity.Period?.First)
            .Select(OfClaim).OfType<OwnNumber>()
            .OrderBy(number => number.Date.First).ThenBy(number => number.Value).ThenBy(number => number.Record, StringComparer.Ordinal),
    ];

    /// <summary>What the publisher of a claim gave of the same quantity in series, by date; one list a series.</summary>
    public IEnumerable<List<OwnNumber>> InSeries(Claim claim) =>
        from series in book.Series
        let definition = series.Definition
        where definition.Publisher == claim.Publisher.Id
            && Key(definition.Publisher, definition.Quantity) == Key(claim.Publisher.Id, claim.Quantity)
            && IsOneBasis(definition.Quantity, claim.Quantity)
        orderby definition.Id
        select RowsOf(series);

    private static bool IsOneBasis(Quantity one, Quantity other) =>
        one.Basis is null || other.Basis is null || one.Basis == other.Basis;

    private static string Key(string publisher, Quantity quantity) => string.Join(
        '\u001f', publisher, quantity.Side, quantity.Category, quantity.Scope, quantity.Kind, quantity.Confirmation, quantity.Unit);

    private static OwnNumber? OfClaim(Claim claim)
    {
        var (figure, date) = (claim.Figure, claim.Quantity.AsOf!.Value);

        // "At least" before a count of cases is the count itself: the list cannot have held fewer, and said so many.
        return figure.Value is { } value
            ? new(claim.Id, date, value, FigureLimits.Low(figure)!.Value, FigureLimits.High(figure)!.Value)
            : figure is { Bound: Bound.Lower, Low: { } low } && claim.Quantity.Confirmation != Confirmation.Total
                ? new(claim.Id, date, low, low - (figure.Rounding / 2), low + (figure.Rounding / 2))
                : null;
    }

    private List<OwnNumber> RowsOf(Series series)
    {
        if (!rows.TryGetValue(series, out var list))
        {
            // An edition made long after a date says what is known now, not what was printed then.
            rows[series] = list =
            [
                .. from row in series.Rows
                   where row is { Date: not null, Value: not null, Part.Count: 0 }
                       && (row.Vintage is not { } vintage || Written.Since(vintage, row.Date!.Value) <= book.Limits.AsOfDays)
                   orderby row.Date!.Value.First, row.Value
                   select new OwnNumber(
                       $"series:{series.Definition.Id}@{row.Date}", row.Date!.Value, row.Value!.Value, row.Low ?? row.Value!.Value, row.High ?? row.Value!.Value),
            ];
        }

        return list;
    }
}
