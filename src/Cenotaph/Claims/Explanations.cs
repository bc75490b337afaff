namespace Cenotaph.Claims;

/// <summary>What publishers themselves say of the records of a finding.</summary>
internal sealed class Explanations(ClaimBook book)
{
    private readonly ILookup<string, Phrase> byRecord = book.Claims
        .Where(claim => !string.IsNullOrWhiteSpace(claim.Explanation))
        .Select(claim => (Record: claim.Id, Text: Phrase.Of(
            "explanation", ("publisher", Phrase.Name(claim.Publisher.Name)), ("record", Phrase.Same(claim.Id)), ("words", Phrase.Same(claim.Explanation!)))))
        .Concat(Responses(book).Where(claim => claim.RespondsTo is not null)
            .Select(claim => (Record: claim.RespondsTo!, Text: Text(claim))))
        .ToLookup(one => one.Record, one => one.Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The responses on record, by date and id.</summary>
    public static IEnumerable<Claim> Responses(ClaimBook book) =>
        book.Claims.Where(claim => claim.Quantity.Kind == QuantityKind.Response)
            .OrderBy(claim => claim.PublishedAt?.First ?? DateOnly.MinValue).ThenBy(claim => claim.Id, StringComparer.Ordinal);

    /// <summary>A response in one line: who, when, what, in its own words.</summary>
    public static Phrase Text(Claim response)
    {
        var answer = Phrase.Term("answer", response.Response ?? "response");
        return Phrase.Of(
            response.PublishedAt is null ? "explanation.response" : "explanation.response.dated",
            ("publisher", Phrase.Name(response.Publisher.Name)),
            ("date", Written.Date(response.PublishedAt)),
            ("record", Phrase.Same(response.Id)),
            ("answer", response.Quote is { } quote ? Phrase.Of("explanation.quoted", ("answer", answer), ("quote", Phrase.Same(quote))) : answer));
    }

    // These hold counts of different makers against each other: what a record is said to leave out belongs beside them.
    private static readonly string[] WithNotes = ["bound-violation", "status-contradiction"];

    private readonly ILookup<string, Phrase> notes = book.Claims
        .Where(claim => !string.IsNullOrWhiteSpace(claim.Note))
        .ToLookup(
            claim => claim.Id,
            claim => Phrase.Of("explanation.note", ("record", Phrase.Same(claim.Id)), ("words", Phrase.Same(claim.Note!))),
            StringComparer.OrdinalIgnoreCase);

    // How many of the records have their notes shown: all, or of a date that is cleared the report, of which the study may know more.
    private static int WithNote(Finding finding) =>
        WithNotes.Contains(finding.Type, StringComparer.Ordinal) ? finding.Records.Count
        : finding is { Type: "drift-as-of", Weight: Weight.Note } ? 1 : 0;

    /// <summary>The finding with what is said of its records beside it.</summary>
    public Finding Beside(Finding finding) => finding with
    {
        Words = finding.Words with
        {
            Explanations =
            [
                .. finding.Words.Explanations
                    .Concat(finding.Records.SelectMany(record => byRecord[record]))
                    .Concat(finding.Records.Take(WithNote(finding)).SelectMany(record => notes[record]))
                    .DistinctBy(phrase => phrase.ToString(), StringComparer.Ordinal),
            ],
        },
    };
}
