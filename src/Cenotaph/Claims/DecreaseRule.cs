using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>A cumulative number falls from one date to a later one.</summary>
internal static class DecreaseRule
{
    private sealed record Fall(decimal Size, string Earlier, string Later, Phrase Steps, Phrase Arithmetic);

    /// <summary>One finding for each series, and for each publisher, quantity and basis of claims.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        book.Series.Where(one => one.Definition.Quantity.Kind == QuantityKind.Cumulative)
            .Select(one => Finding(book, Falls(one).ToList(), one.Definition.Title, null, one.Definition.Quantity))
            .Concat(Comparable.Claims(book)
                .Where(claim => claim.Quantity is { Kind: QuantityKind.Cumulative, Basis: not null, AsOf: not null })
                .GroupBy(claim => (claim.Publisher.Id, What: Comparable.What(claim.Quantity), claim.Quantity.Basis, claim.Quantity.Period?.First))
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Select(group => Finding(book, Falls([.. group]).ToList(), null, group.First().Publisher.Name, group.First().Quantity)))
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
                    (string, Phrase)[] places =
                    [
                        ("earlier", Amount.Text(SeriesRecord.Centre(before)!.Value)), ("earlier-date", Written.Date(before.Date)), ("earlier-record", Phrase.Same(from)),
                        ("later", Amount.Text(SeriesRecord.Centre(row)!.Value)), ("later-date", Written.Date(row.Date)), ("later-record", Phrase.Same(to)),
                        ("size", Amount.Text(size)),
                    ];
                    var (one, other) = (SeriesRecord.Centre(before)!.Value, SeriesRecord.Centre(row)!.Value);
                    var unit = series.Definition.Quantity.Unit;
                    yield return new(
                        size, from, to,
                        Phrase.Of(
                            "decrease.steps.rows",
                            ("earlier", Amount.Told(one, unit, other)), ("earlier-date", Written.Date(before.Date)),
                            ("later", Amount.Told(other, unit, one)), ("later-date", Written.Date(row.Date))),
                        Phrase.Of("decrease.rows", places));
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
                yield return new(
                    size, earlier.Id, later.Id,
                    Phrase.Of(
                        "decrease.steps.claims",
                        ("earlier", Written.Figure(earlier.Figure)), ("earlier-date", Written.Date(earlier.Quantity.AsOf)),
                        ("later", Written.Figure(later.Figure)), ("later-date", Written.Date(later.Quantity.AsOf))),
                    Phrase.Of(
                        "decrease.claims",
                        ("earlier", Amount.Text(FigureLimits.Centre(earlier.Figure)!.Value)), ("earlier-date", Written.Date(earlier.Quantity.AsOf)),
                        ("earlier-record", Spoken.Record(earlier)),
                        ("later", Amount.Text(FigureLimits.Centre(later.Figure)!.Value)), ("later-date", Written.Date(later.Quantity.AsOf)),
                        ("later-record", Spoken.Record(later)),
                        ("size", Amount.Text(size)), ("hidden", Amount.Text(hidden))));
            }
        }
    }

    private static decimal Hidden(Figure figure) => figure.Bound == Bound.Approximate ? figure.Rounding : figure.Rounding / 2;

    private static Finding? Finding(ClaimBook book, List<Fall> falls, LocalText? series, LocalText? publisher, Quantity quantity)
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
            falls.Count == 1
                ? Phrase.Of("decrease.once", ("what", Spoken.What(book.Vocabulary, quantity)), ("fall", worst.Arithmetic))
                : Phrase.Count("decrease.often", falls.Count, ("what", Spoken.What(book.Vocabulary, quantity)), ("fall", worst.Arithmetic)),
            series is not null
                ? Phrase.Of("decrease.message.series", ("series", Phrase.Name(series)), ("steps", worst.Steps))
                : Phrase.Of("decrease.message.claims", ("publisher", Phrase.Name(publisher!)), ("steps", worst.Steps)),
            Phrase.Of("decrease.remedy"),
            falls.Count);
    }
}
