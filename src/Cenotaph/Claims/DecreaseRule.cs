using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>A cumulative number falls from one date to a later one.</summary>
internal static class DecreaseRule
{
    private sealed record Fall(decimal Size, string Earlier, string Later, string Steps, string Arithmetic);

    /// <summary>One finding for each series, and for each publisher, quantity and basis of claims.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        book.Series.Where(one => one.Definition.Quantity.Kind == QuantityKind.Cumulative)
            .Select(one => Finding(book, Falls(one).ToList(), one.Definition.Title.ToString(), one.Definition.Quantity))
            .Concat(Comparable.Claims(book)
                .Where(claim => claim.Quantity is { Kind: QuantityKind.Cumulative, Basis: not null, AsOf: not null })
                .GroupBy(claim => (claim.Publisher.Id, What: Comparable.What(claim.Quantity), claim.Quantity.Basis, claim.Quantity.Period?.First))
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Select(group => Finding(book, Falls([.. group]).ToList(), $"the cumulative number of {group.First().Publisher.Name}", group.First().Quantity)))
            .OfType<Finding>();

    private static IEnumerable<Fall> Falls(Series series)
    {
        foreach (var (_, _, rows) in SeriesRecord.Lines(series))
        {
            SeriesRow? before = null;
            foreach (var row in rows.Where(row => SeriesRecord.Centre(row) is not null))
            {
                if (before is not null && before.Date!.Value.Last < row.Date!.Value.First
                    && SeriesRecord.Centre(before)!.Value - SeriesRecord.Centre(row)!.Value is > 0 and var size)
                {
                    var (from, to) = (SeriesRecord.Id(series, before), SeriesRecord.Id(series, row));
                    yield return new(size, from, to,
                        $"from {Amount.Text(SeriesRecord.Centre(before)!.Value)} on {before.Date} to {Amount.Text(SeriesRecord.Centre(row)!.Value)} on {row.Date}",
                        $"{Amount.Text(SeriesRecord.Centre(row)!.Value)} on {row.Date} ({to}) − {Amount.Text(SeriesRecord.Centre(before)!.Value)} "
                        + $"on {before.Date} ({from}) = −{Amount.Text(size)}.");
                }

                before = row;
            }
        }
    }

    private static IEnumerable<Fall> Falls(List<Claim> claims)
    {
        var ordered = claims.Where(claim => FigureLimits.Centre(claim.Figure) is not null)
            .OrderBy(claim => claim.Quantity.AsOf!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        for (var index = 1; index < ordered.Count; index++)
        {
            var later = ordered[index];

            // Several numbers of one day do not follow on one another: the last that is surely earlier does.
            var earlier = ordered.Take(index).LastOrDefault(one => one.Quantity.AsOf!.Value.Last < later.Quantity.AsOf!.Value.First);
            if (earlier is null)
            {
                continue;
            }

            var size = FigureLimits.Centre(earlier.Figure)!.Value - FigureLimits.Centre(later.Figure)!.Value;
            var hidden = Hidden(earlier.Figure) + Hidden(later.Figure);
            if (size > hidden)
            {
                yield return new(size, earlier.Id, later.Id,
                    $"from {Written.Figure(earlier.Figure)} as of {earlier.Quantity.AsOf} to {Written.Figure(later.Figure)} as of {later.Quantity.AsOf}",
                    $"{Amount.Text(FigureLimits.Centre(later.Figure)!.Value)} as of {later.Quantity.AsOf} ({Amount.Middle(later.Figure)}{later.Id}) − "
                    + $"{Amount.Text(FigureLimits.Centre(earlier.Figure)!.Value)} as of {earlier.Quantity.AsOf} ({Amount.Middle(earlier.Figure)}{earlier.Id}) = −{Amount.Text(size)}; "
                    + $"the printed units can hide {Amount.Text(hidden)}.");
            }
        }
    }

    private static decimal Hidden(Figure figure) => figure.Bound == Bound.Approximate ? figure.Rounding : figure.Rounding / 2;

    private static Finding? Finding(ClaimBook book, List<Fall> falls, string what, Quantity quantity)
    {
        if (falls.Count == 0)
        {
            return null;
        }

        var worst = falls.OrderByDescending(fall => fall.Size).ThenBy(fall => fall.Earlier, StringComparer.Ordinal).First();
        List<string> records = [worst.Earlier, worst.Later];
        return new(
            "decrease",
            Weight.Contradiction,
            records,
            $"{Comparable.What(quantity)}, cumulative. {(falls.Count > 1 ? $"Falls {Amount.Text(falls.Count)} times; the largest: " : "")}{worst.Arithmetic}",
            $"A cumulative number cannot fall, but {what} does: {worst.Steps}.",
            "Look up both numbers at the publisher: a correction, another definition, or a slip in the transcription.",
            falls.Count);
    }
}
