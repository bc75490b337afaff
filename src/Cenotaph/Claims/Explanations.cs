namespace Cenotaph.Claims;

/// <summary>What publishers themselves say of the records of a finding.</summary>
internal static class Explanations
{
    /// <summary>The explanations of those claims, then the responses to them; null when there is neither.</summary>
    public static IReadOnlyList<string>? Of(ClaimBook book, IReadOnlyList<string> records)
    {
        var about = records.ToHashSet(StringComparer.Ordinal);
        var own = book.Claims
            .Where(claim => claim.Explanation is not null && about.Contains(claim.Id))
            .OrderBy(claim => claim.Id, StringComparer.Ordinal)
            .Select(claim => $"{claim.Publisher.Name}, {claim.Id}: {claim.Explanation}");
        var responses = book.Claims
            .Where(claim => claim.Quantity.Kind == QuantityKind.Response && claim.RespondsTo is { } to && about.Contains(to))
            .OrderBy(claim => claim.Id, StringComparer.Ordinal)
            .Select(claim => $"{claim.Publisher.Name}, {claim.Id}, {claim.Response ?? "response"} to {claim.RespondsTo}"
                + (claim.Quote is { } quote ? $": “{quote}”" : ""));
        List<string> all = [.. own, .. responses];
        return all.Count == 0 ? null : all;
    }
}
