namespace Cenotaph.Claims;

/// <summary>
/// Leaves out of a book what no count of people, cases or metres can be, so that no rule reckons beyond the numbers it can hold.
/// </summary>
internal static class CountableNumbers
{
    /// <summary>A thousand million million: beyond every count, and far enough within what decimals hold for sums and products.</summary>
    private const decimal Most = 1_000_000_000_000_000m;

    public static ClaimBook Of(ClaimBook book) => book with
    {
        Claims = book.Claims.RemoveAll(claim =>
            !(Fits(claim.Figure.Value) && Fits(claim.Figure.Low) && Fits(claim.Figure.High) && Fits(claim.Figure.Rounding))),
        Series =
        [
            .. book.Series.Select(series => series.Rows.All(row => Fits(row.Value) && Fits(row.Low) && Fits(row.High))
                ? series
                : series with { Rows = series.Rows.RemoveAll(row => !(Fits(row.Value) && Fits(row.Low) && Fits(row.High))) }),
        ],
    };

    private static bool Fits(decimal? number) => number is null or (>= -Most and <= Most);
}
