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
            $"{pair.Claim.Id} prints {Written.Figure(pair.Claim.Figure)}; {pair.Original.Id} prints {Written.Figure(figure)}: "
                + (isCentre ? ""
                    : $"{Written.Number(pair.Number!.Value)} − {Written.Number(figure.Value!.Value)} = {Written.Number(pair.Number.Value - figure.Value.Value)}, "
                        + $"within the printed units {Written.Number(pair.Claim.Figure.Rounding)} and {Written.Number(figure.Rounding)}; ")
                + $"limits {Written.Number(figure.Low!.Value)} to {Written.Number(figure.High!.Value)} are not printed",
            isCentre
                ? "The original's central number is printed without its limits."
                : "A number that agrees with the original's central one within the printed units is printed without the original's limits.",
            "Cite the number with the original's limits.");
}
