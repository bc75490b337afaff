namespace Cenotaph.Claims;

/// <summary>Finds a list that holds fewer than before: a publisher's level that falls.</summary>
internal static class ShrinkageRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var share = (decimal)book.Limits.ShrinkageShare;
        var levels = book.Claims
            .Where(claim => claim.Quantity is { Kind: QuantityKind.Level, AsOf: not null } && !claim.Figure.InWords
                && claim.Original is null && claim.Figure.Value is not null)
            .GroupBy(claim => string.Join('\u001f', claim.Publisher.Id, claim.Quantity.Side, claim.Quantity.Category, claim.Quantity.Scope,
                claim.Quantity.Confirmation, claim.Quantity.Unit, claim.Quantity.Basis), StringComparer.Ordinal);
        foreach (var level in levels)
        {
            var ordered = level.OrderBy(claim => claim.Quantity.AsOf!.Value.First).ThenBy(claim => claim.Quantity.AsOf!.Value.Last)
                .ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
            var falls = ordered.Zip(ordered.Skip(1), (Before, After) => (Before, After))
                .Where(pair => pair.Before.Figure.Value > 0 && Written.Since(pair.After.Quantity.AsOf!.Value, pair.Before.Quantity.AsOf!.Value) > 0
                    && pair.After.Figure.Value >= 0 && Fall(pair.Before, pair.After) > share
                    && FigureLimits.High(pair.After.Figure) < FigureLimits.Low(pair.Before.Figure))
                .ToList();
            if (falls.Count > 0)
            {
                var (before, after) = falls.MaxBy(pair => Fall(pair.Before, pair.After));
                yield return new(
                    "shrinkage",
                    Weight.Warning,
                    [.. falls.SelectMany(pair => new[] { pair.Before.Id, pair.After.Id }).Distinct(StringComparer.Ordinal)],
                    $"{before.Id} {Written.Figure(before.Figure)} as of {before.Quantity.AsOf}; {after.Id} {Written.Figure(after.Figure)} as of {after.Quantity.AsOf}: "
                        + $"({Written.Number(before.Figure.Value!.Value)} − {Written.Number(after.Figure.Value!.Value)}) / {Written.Number(before.Figure.Value.Value)} "
                        + $"= {Written.Result(Fall(before, after))}, limit {Written.Result(share)}"
                        + (falls.Count > 1 ? $"; the largest of {Written.Number(falls.Count)} falls" : ""),
                    $"What {before.Publisher.Name} listed fell from {Written.Figure(before.Figure)} {before.Quantity.Unit} as of {before.Quantity.AsOf} "
                        + $"to {Written.Figure(after.Figure)} as of {after.Quantity.AsOf}.",
                    "Look at archived copies of the source, keep one at every capture, and ask why the number fell.",
                    falls.Count);
            }
        }
    }

    private static decimal Fall(Claim before, Claim after) =>
        (before.Figure.Value!.Value - after.Figure.Value!.Value) / before.Figure.Value.Value;
}
