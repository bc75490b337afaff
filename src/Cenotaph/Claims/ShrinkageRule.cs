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
                var arithmetic = Phrase.Of(
                    "shrinkage.arithmetic",
                    ("before", Phrase.Same(before.Id)), ("before-figure", Written.Figure(before.Figure)), ("before-date", Written.Date(before.Quantity.AsOf)),
                    ("after", Phrase.Same(after.Id)), ("after-figure", Written.Figure(after.Figure)), ("after-date", Written.Date(after.Quantity.AsOf)),
                    ("from", Written.Number(before.Figure.Value!.Value)), ("to", Written.Number(after.Figure.Value!.Value)),
                    ("share", Written.Result(Fall(before, after))), ("limit", Written.Result(share)));
                yield return new(
                    "shrinkage",
                    Weight.Warning,
                    [.. falls.SelectMany(pair => new[] { pair.Before.Id, pair.After.Id }).Distinct(StringComparer.Ordinal)],
                    falls.Count == 1 ? arithmetic : Phrase.Count("shrinkage.largest", falls.Count, ("arithmetic", arithmetic)),
                    Phrase.Of(
                        "shrinkage.message",
                        ("what", Spoken.CategoryName(book.Vocabulary, before.Quantity.Category)), ("publisher", Phrase.Name(before.Publisher.Name)), ("unit", Spoken.Unit(before.Quantity.Unit, before.Figure)),
                        ("from", Written.Figure(before.Figure)), ("from-date", Written.Date(before.Quantity.AsOf)),
                        ("to", Written.Figure(after.Figure)), ("to-date", Written.Date(after.Quantity.AsOf))),
                    Phrase.Of("shrinkage.remedy"),
                    falls.Count);
            }
        }
    }

    private static decimal Fall(Claim before, Claim after) =>
        (before.Figure.Value!.Value - after.Figure.Value!.Value) / before.Figure.Value.Value;
}
