using System.Globalization;

namespace Cenotaph.Claims;

/// <summary>Finds numbers of a label that other records of the same side say was given wrongly.</summary>
internal static class StatusContradictionRule
{
    /// <summary>The category that is a label: what a register says of a man, which may be false.</summary>
    private const string Label = "deserter";

    /// <summary>How the categories begin that count those who bear the label without grounds.</summary>
    private const string Mislabelled = "mislabelled";

    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var numbers = book.Claims.Where(claim => claim.Figure.Bound != Bound.None && !claim.Figure.InWords
            && claim.Quantity.Kind is not (QuantityKind.Rank or QuantityKind.Threshold or QuantityKind.Response or QuantityKind.Scope)).ToList();
        foreach (var side in book.Vocabulary.Sides)
        {
            var labelled = numbers.Where(claim => claim.Quantity.Side == side.Id && claim.Quantity.Category == Label).ToList();
            var wrong = numbers.Where(claim => claim.Quantity.Side == side.Id).Select(ShareOf).OfType<Share>().ToList();
            labelled = [.. labelled.Where(claim => wrong.Exists(share => MayTouch(book, claim, share.Claim)))
                .OrderBy(claim => claim.Id, StringComparer.Ordinal)];
            wrong = [.. wrong.Where(share => labelled.Exists(claim => MayTouch(book, claim, share.Claim)))
                .OrderBy(share => share.Claim.Id, StringComparer.Ordinal)];
            if (labelled.Count == 0)
            {
                continue;
            }

            var most = wrong.MaxBy(share => share.High)!;
            var least = wrong.MinBy(share => share.Low)!;
            yield return new(
                "status-contradiction",
                Weight.Warning,
                [.. wrong.Select(share => share.Claim.Id), .. labelled.Select(claim => claim.Id)],
                $"{string.Join("; ", wrong.Select(share => share.Text))}. "
                    + string.Join("; ", labelled.Select(claim =>
                        $"{claim.Id} {Written.Figure(claim.Figure)} {claim.Quantity.Unit}{Over(claim, least, most)}")),
                $"Other records of {side.Name} say that the label “{book.Vocabulary.Category(Label).Name}” was given to some without grounds.",
                "Do not read the label as an act. Link its cases to named dead and missing; ask how those audited were chosen.",
                labelled.Count);
        }
    }

    private static bool MayTouch(ClaimBook book, Claim one, Claim other) =>
        book.Vocabulary.Rules.Scopes.Compare(one.Quantity.Scope, other.Quantity.Scope) != Containment.Disjoint;

    private static string Over(Claim claim, Share least, Share most) =>
        claim.Quantity.Kind != QuantityKind.Ratio && (claim.Figure.Value ?? claim.Figure.Low ?? claim.Figure.High) is { } count
            ? least.Low == most.High
                ? $" × {Written.Result(least.Low)} = {Written.Number(decimal.Round(count * least.Low))} if that share held for all of them"
                : $" × {Written.Result(least.Low)} to {Written.Result(most.High)} = {Written.Number(decimal.Round(count * least.Low))} to "
                    + $"{Written.Number(decimal.Round(count * most.High))} if those shares held for all of them"
            : "";

    private static Share? ShareOf(Claim claim)
    {
        if (!claim.Quantity.Category.StartsWith(Mislabelled, StringComparison.Ordinal))
        {
            return null;
        }

        var (low, high) = (FigureLimits.Low(claim.Figure) ?? 0, FigureLimits.High(claim.Figure) ?? FigureLimits.Low(claim.Figure) ?? 0);
        if (Whole(claim.Quantity.Unit) is { } whole)
        {
            return high > 0 && high <= whole
                ? new(claim, low / whole, high / whole, $"{claim.Id} {Written.Figure(claim.Figure)} of {Written.Number(whole)} = {Written.Limits(low / whole, high / whole)}")
                : null;
        }

        var by = claim.Quantity.Unit is "percent" or "%" ? 100m : 1m;
        return claim.Quantity.Kind == QuantityKind.Ratio && high > 0 && high <= by
            ? new(claim, low / by, high / by, $"{claim.Id} {Written.Figure(claim.Figure)}{(by == 1 ? "" : " %")} without grounds")
            : null;
    }

    // "of 1348": the unit of a part of a whole that was audited
    private static decimal? Whole(string unit) =>
        unit.StartsWith("of ", StringComparison.Ordinal)
            && decimal.TryParse(unit.AsSpan(3), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var whole) && whole > 0
            ? whole
            : null;

    private sealed record Share(Claim Claim, decimal Low, decimal High, string Text);
}
