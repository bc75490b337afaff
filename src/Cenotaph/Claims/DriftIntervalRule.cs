namespace Cenotaph.Claims;

/// <summary>Finds an original's centre printed without its limits.</summary>
internal static class DriftIntervalRule
{
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        from pair in Reported.Pairs(book)
        let figure = pair.Original.Figure
        where pair.Number is not null && figure is { Value: not null, Low: not null, High: not null }
            && pair.Claim.Quantity.Unit == pair.Original.Quantity.Unit && pair.PrintsCentre
        let isCentre = pair.Number == figure.Value
        select pair.Drift(
            "drift-interval",
            Weight.Note,
            Phrase.Of(
                isCentre ? "drift-interval.arithmetic" : "drift-interval.rounded",
                ("claim", Phrase.Same(pair.Claim.Id)), ("figure", Written.Figure(pair.Claim.Figure)),
                ("original", Phrase.Same(pair.Original.Id)), ("stated", Written.Figure(figure)),
                ("number", Written.Number(pair.Number!.Value)), ("centre", Written.Number(figure.Value!.Value)),
                ("difference", Written.Number(pair.Number.Value - figure.Value.Value)),
                ("unit", Written.Number(pair.Claim.Figure.Rounding)), ("original-unit", Written.Number(figure.Rounding)),
                ("low", Written.Number(figure.Low!.Value)), ("high", Written.Number(figure.High!.Value))),
            Phrase.Of(
                isCentre ? "drift-interval.message" : "drift-interval.message.rounded",
                ("number", Written.Number(pair.Number.Value)), ("centre", Written.Number(figure.Value.Value)),
                ("low", Written.Number(figure.Low.Value)), ("high", Written.Number(figure.High.Value))),
            Phrase.Of("drift-interval.remedy"));
}
