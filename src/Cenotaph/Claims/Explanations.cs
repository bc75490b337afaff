namespace Cenotaph.Claims;

/// <summary>What publishers themselves say of the records of a finding.</summary>
internal sealed class Explanations(ClaimBook book)
{
    private readonly ILookup<string, string> byRecord = book.Claims
        .Where(claim => !string.IsNullOrWhiteSpace(claim.Explanation))
        .Select(claim => (Record: claim.Id, Text: $"{claim.Publisher.Name} on {claim.Id}: {claim.Explanation}"))
        .Concat(Responses(book).Where(claim => claim.RespondsTo is not null)
            .Select(claim => (Record: claim.RespondsTo!, Text: Text(claim))))
        .ToLookup(one => one.Record, one => one.Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The responses on record, by date and id.</summary>
    public static IEnumerable<Claim> Responses(ClaimBook book) =>
        book.Claims.Where(claim => claim.Quantity.Kind == QuantityKind.Response)
            .OrderBy(claim => claim.PublishedAt?.First ?? DateOnly.MinValue).ThenBy(claim => claim.Id, StringComparer.Ordinal);

    /// <summary>A response in one line: who, when, what, in its own words.</summary>
    public static string Text(Claim response) =>
        $"{response.Publisher.Name}{(response.PublishedAt is { } said ? $", {said}" : "")}, {response.Id}: {response.Response ?? "response"}"
        + (response.Quote is { } quote ? $", “{quote}”" : "");

    /// <summary>The finding with what is said of its records beside it.</summary>
    public Finding Beside(Finding finding) => finding with
    {
        Explanations =
        [
            .. (finding.Explanations ?? [])
                .Concat(finding.Records.SelectMany(record => byRecord[record]))
                .Distinct(StringComparer.Ordinal),
        ],
    };
}
