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
            var shares = numbers.Where(claim => claim.Quantity.Side == side.Id).Select(ShareOf).OfType<Share>().ToList();
            var wrong = shares.FindAll(share => share.High > 0);
            labelled = [.. labelled.Where(claim => wrong.Exists(share => MayTouch(book, claim, share.Claim)))
                .OrderBy(claim => claim.Id, StringComparer.Ordinal)];
            wrong = [.. wrong.Where(share => labelled.Exists(claim => MayTouch(book, claim, share.Claim)))
                .OrderBy(share => share.Claim.Id, StringComparer.Ordinal)];
            if (labelled.Count == 0)
            {
                continue;
            }

            yield return new(
                "status-contradiction",
                Weight.Warning,
                [.. wrong.Select(share => share.Claim.Id), .. labelled.Select(claim => claim.Id)],
                $"{string.Join("; ", wrong.Select(share => $"{share.Text} ({Frame(share.Claim)})"))}. "
                    + string.Join("; ", labelled.Select(claim =>
                        $"{claim.Id} {Written.Figure(claim.Figure)} {claim.Quantity.Unit} ({Frame(claim)}){Over(claim, wrong.FindAll(share => Covers(book, share, claim)))}"))
                    + (wrong.TrueForAll(share => !labelled.Exists(claim => Covers(book, share, claim)))
                        ? ". No share is of those that a number counts, so none is multiplied" : ""),
                $"Other records of {side.Name} say that the label “{book.Vocabulary.Category(Label).Name}” was given to some without grounds.",
                "Do not read the label as an act. Link its cases to named dead and missing; ask how those audited were chosen.",
                labelled.Count,
                [.. shares.Where(share => share.High == 0 && labelled.Exists(claim => MayTouch(book, claim, share.Claim)))
                    .OrderBy(share => share.Claim.Id, StringComparer.Ordinal)
                    .Select(share => $"{share.Claim.Publisher.Name}, {share.Claim.Id}: {Written.Figure(share.Claim.Figure)} without grounds ({Frame(share.Claim)})")]);
        }
    }

    // A share says something of a number only if it is one of all that the number counts: those audited were chosen, and
    // what holds in one district or year need not hold in another.
    private static bool Covers(ClaimBook book, Share share, Claim claim) =>
        !share.Audited && claim.Quantity.Kind != QuantityKind.Ratio
        && book.Vocabulary.Rules.Scopes.Compare(claim.Quantity.Scope, share.Claim.Quantity.Scope) is Containment.Same or Containment.Within
        && share.Claim.Quantity.Period is { } audited && claim.Quantity.Period is { } counted && audited.Contains(counted);

    // Who and when: the scope, in the publisher's words where they are known, and the period or the day.
    private static string Frame(Claim claim) => $"{claim.ScopeAsPublished ?? claim.Quantity.Scope.ToString()}, "
        + (claim.Quantity.Period is { } period ? $"{period}" : claim.Date is { } date ? $"as of {date}" : "no date");

    private static bool MayTouch(ClaimBook book, Claim one, Claim other) =>
        book.Vocabulary.Rules.Scopes.Compare(one.Quantity.Scope, other.Quantity.Scope) != Containment.Disjoint;

    private static string Over(Claim claim, List<Share> shares)
    {
        if (shares.Count == 0 || (claim.Figure.Value ?? claim.Figure.Low ?? claim.Figure.High) is not { } count)
        {
            return "";
        }

        var (least, most) = (shares.Min(share => share.Low), shares.Max(share => share.High));
        var of = string.Join(", ", shares.Select(share => share.Claim.Id));
        return least == most
            ? $" × {Written.Result(least)} ({of}) = {Written.Number(decimal.Round(count * least))}"
            : $" × {Written.Result(least)} to {Written.Result(most)} ({of}) = {Written.Number(decimal.Round(count * least))} to {Written.Number(decimal.Round(count * most))}";
    }

    private static Share? ShareOf(Claim claim)
    {
        if (!claim.Quantity.Category.StartsWith(Mislabelled, StringComparison.Ordinal))
        {
            return null;
        }

        var (low, high) = (FigureLimits.Low(claim.Figure) ?? 0, FigureLimits.High(claim.Figure) ?? FigureLimits.Low(claim.Figure) ?? 0);
        if (Whole(claim.Quantity.Unit) is { } whole)
        {
            return high >= 0 && high <= whole
                ? new(claim, true, low / whole, high / whole, $"{claim.Id} {Written.Figure(claim.Figure)} of {Written.Number(whole)} = {Written.Limits(low / whole, high / whole)}")
                : null;
        }

        var by = claim.Quantity.Unit is "percent" or "%" ? 100m : 1m;
        return claim.Quantity.Kind == QuantityKind.Ratio && high >= 0 && high <= by
            ? new(claim, false, low / by, high / by, $"{claim.Id} {Written.Figure(claim.Figure)}{(by == 1 ? "" : " %")} without grounds")
            : null;
    }

    // "of 1348": the unit of a part of a whole that was audited
    private static decimal? Whole(string unit) =>
        unit.StartsWith("of ", StringComparison.Ordinal)
            && decimal.TryParse(unit.AsSpan(3), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var whole) && whole > 0
            ? whole
            : null;

    private sealed record Share(Claim Claim, bool Audited, decimal Low, decimal High, string Text);
}
