using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>Claims as a table to download.</summary>
public static class ClaimTable
{
    private static readonly (DataColumn Column, Func<Claim, string?> Cell)[] Columns =
    [
        (Text("id", "The claim's permanent id."), claim => claim.Id),
        (Text("side", "The side whose people are counted."), claim => claim.Quantity.Side),
        (Text("category", "What happened to those counted."), claim => claim.Quantity.Category),
        (Text("category_as_published", "The publisher's own word."), claim => claim.CategoryAsPublished),
        (List("scope", "Who is counted: the union of these."), claim => string.Join("; ", claim.Quantity.Scope.Terms)),
        (Text("scope_as_published", "The publisher's own words for who is counted."), claim => claim.ScopeAsPublished),
        (Text("kind", "What the number says about time."), claim => claim.Quantity.Kind.Word()),
        (Number("value", "The number, when printed as a point or as rounded."), claim => Digits(claim.Figure.Value)),
        (Number("low", "The low limit."), claim => Digits(claim.Figure.Low)),
        (Number("high", "The high limit."), claim => Digits(claim.Figure.High)),
        (Text("bound", "What the printed number says: point, range, ci95, lower, upper, approx or none."), claim => claim.Figure.Bound.Word()),
        (Number("rounding", "The unit of the last printed digit; empty when not known."), claim => claim.Figure.Rounding == 0 ? null : Digits(claim.Figure.Rounding)),
        (Text("in_words", "true when the limits stand for a word such as hundreds."), claim => claim.Figure.InWords ? "true" : null),
        (Text("unit", "What one of them is."), claim => claim.Quantity.Unit),
        (Text("confirmation", "How the cases are known."), claim => claim.Quantity.Confirmation.Word()),
        (Date("period_start", "The first day counted."), claim => Day(claim.Quantity.Period?.First)),
        (Date("period_end", "The last day counted."), claim => Day(claim.Quantity.Period?.Last)),
        (Date("as_of", "The day up to which it counts."), claim => claim.Quantity.AsOf?.ToString()),
        (Date("published_at", "When it was published."), claim => claim.PublishedAt?.ToString()),
        (Text("publisher", "Who made the claim."), claim => claim.Publisher.Id),
        (Text("relation", "How the publisher stands to the side counted: own, adversary, ally, third or mixed."), claim => claim.Relation.Word()),
        (Text("method", "How the number was made."), claim => claim.Method),
        (Text("basis", "The definition, list or model behind it."), claim => claim.Quantity.Basis),
        (Text("reported_by", "Who reported it, when not taken from the publisher itself."), claim => claim.ReportedBy?.Id),
        (Date("reported_at", "When that report was published."), claim => claim.ReportedAt?.ToString()),
        (Text("original", "The id of the claim that it reports."), claim => claim.Original),
        (List("lineage", "The publishers and claims it comes from, with how that is known."), claim => string.Join("; ", claim.Lineage.Select(edge => $"{(edge.OfClaim ? "claim:" : "")}{edge.Of} ({edge.Relation}, {Word(edge.Status)})"))),
        (Text("modality", "Whether it says that something is, will be or could be."), claim => claim.Modality),
        (Text("explanation", "The publisher's own explanation of a change or difference."), claim => claim.Explanation),
        (Text("quote", "At most fifteen words, verbatim."), claim => claim.Quote),
        (Text("supersedes", "The id of the claim it replaces."), claim => claim.Supersedes),
        (Text("responds_to", "For a response: what it answers."), claim => claim.RespondsTo),
        (Text("response", "For a response: its kind."), claim => claim.Response),
        (Text("note", "What a check against the original showed."), claim => claim.Note),
        (Text("origin_publisher", "Where the record comes from."), claim => claim.Origin.Publisher),
        (Text("origin_title", "Its title."), claim => claim.Origin.Title),
        (Text("origin_address", "Its web address."), claim => claim.Origin.Address),
        (Date("origin_published", "When it was published."), claim => claim.Origin.Published?.ToString()),
        (Date("origin_accessed", "When it was read."), claim => claim.Origin.Accessed?.ToString()),
        (Text("origin_archived", "SHA-256 of the archived input."), claim => claim.Origin.Archived),
        (Text("origin_licence", "Its licence."), claim => claim.Origin.Licence),
        (Text("origin_citation", "The citation it asks for."), claim => claim.Origin.Citation),
        (Text("input", "The study's input that brought it."), claim => claim.Input),
    ];

    /// <summary>The table, its rows in the order given.</summary>
    public static DataTable Of(IEnumerable<Claim> claims, string citation) => new(
        "claims",
        "Published claims",
        [.. Columns.Select(column => column.Column)],
        [.. claims.Select(claim => Columns.Select(column => column.Cell(claim)).ToImmutableArray())],
        citation);

    /// <summary>A number in its exact invariant digits.</summary>
    internal static string? Digits(decimal? number) =>
        number?.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The word for how a lineage edge is known.</summary>
    internal static string Word(LineageStatus status) => status switch
    {
        LineageStatus.Stated => "stated",
        LineageStatus.Inferred => "inferred",
        _ => "accepted",
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);

    private static DataColumn Date(string name, string meaning) => new(name, ColumnType.Date, meaning);

    private static DataColumn List(string name, string meaning) => new(name, ColumnType.List, meaning);
}
