using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Claims;

/// <summary>The fields of a claim as inputs map them.</summary>
public static class ClaimFields
{
    /// <summary>The kind's word in inputs and in the ledger.</summary>
    public const string Name = "claim";

    /// <summary>The responses that a publisher can give instead of a number.</summary>
    public static ImmutableArray<string> Responses { get; } =
        ["denial", "no-comment", "refusal", "retraction", "confirmation"];

    /// <summary>The kind of record, checked against a study's words.</summary>
    public static RecordKind Kind(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new(Name, Personal: false, KeepsVanished: false, Fields(vocabulary), body => ClaimReader.Check(body, vocabulary));
    }

    private static ImmutableArray<Field> Fields(Vocabulary vocabulary) =>
    [
        Text("id", "The record's own id; it stays the same for ever.", "claim_id", "claim", "no", "номер", "№") with { Required = true },
        Text("side", "The side whose people are counted.", "country", "party", "сторона", "страна", "країна")
            with { Required = true, Words = Ids(vocabulary.Sides) },
        Text("category", "What happened to those counted.", "status", "type", "категория", "категорія", "вид потерь")
            with { Required = true, Words = Ids(vocabulary.Categories) },
        Text("category_as_published", "The publisher's own word for the category."),
        new("scope", FieldType.List, "Who is counted: declared scopes; the record counts their union.",
            Words: Ids(vocabulary.Scopes), Aliases: ["scopes", "forces", "охват", "обсяг"]),
        Text("scope_as_published", "The publisher's own words for the scope."),
        Text("kind", "What the number says about time.", "quantity_kind", "quantity", "вид числа")
            with { Required = true, Words = [.. QuantityWords.KindWords] },
        new("figure", FieldType.Figure, "The number as printed: nearly 50,000, 275–325k, 1.05 млн.",
            Aliases: ["number", "count", "total", "printed", "deaths", "losses", "killed", "dead", "casualties", "estimate", "claim", "число", "количество", "потери", "погибло", "оценка", "кількість", "втрати", "оцінка", "загинуло"]),
        Number("value", "The number, when it is printed as a point or as rounded.", "значение", "значення"),
        Number("low", "The low limit.", "minimum", "min", "lower", "минимум", "мінімум", "от"),
        Number("high", "The high limit.", "maximum", "max", "upper", "максимум", "до"),
        Text("bound", "What the printed number says: point, range, ci95, lower, upper, approx or none.", "bound_type")
            with { Words = ["point", "range", "ci95", "lower", "upper", "approx", "none"] },
        Number("rounding", "The unit of the last printed digit."),
        Text("unit", "What one of them is.", "units", "единица", "одиниця"),
        Text("confirmation", "How the cases are known.") with { Words = [.. QuantityWords.ConfirmationWords] },
        Date("period_start", "The first day counted.", "start", "from", "начало", "початок"),
        Date("period_end", "The last day counted.", "end", "to", "конец", "кінець"),
        Date("as_of", "The day up to which it counts.", "asof", "date", "as of", "дата", "на дату", "станом на", "по состоянию на"),
        Date("published_at", "When the publisher published it.", "published", "publication date", "опубликовано", "дата публикации", "опубліковано"),
        Date("recorded_at", "When it was first recorded.", "recorded"),
        Text("publisher", "Who made the claim.", "source", "claimant", "who", "who says", "claimed by", "said by", "according to", "источник", "источник данных", "джерело", "кто", "кто сообщил", "по данным", "за даними", "издатель", "видавець", "организация") with { Required = true },
        Text("basis", "The definition, list or model behind the number, with its edition."),
        Text("method", "How the number was made.", "метод"),
        Text("reported_by", "Who reported it, when it was not taken from the publisher itself.", "via", "reporter", "outlet"),
        Date("reported_at", "When that report was published."),
        new("derived_from", FieldType.List, "The claims or publishers it was made from.", Aliases: ["lineage"]),
        Text("original", "The id of the claim that this one reports."),
        Text("modality", "Whether it says that something is, will be or could be.") with { Words = ["fact", "will", "could"] },
        Text("explanation", "The publisher's own explanation of a change or difference."),
        Text("quote", "At most fifteen words, verbatim.", "цитата", "quotation"),
        Text("address", "The web address of this record.", "url", "link", "source_url", "uri", "ссылка", "посилання"),
        Text("title", "The title of the page.", "headline", "заголовок"),
        Date("accessed", "When the page was read.", "accessed_at", "retrieved"),
        Text("citation", "The citation the publisher asks for."),
        Text("supersedes", "The id of the claim it replaces."),
        Text("responds_to", "For a response: the claim or publisher that it answers."),
        Text("response", "For a response: what kind.") with { Words = Responses },
        Text("note", "What a check against the original showed.", "notes", "comment", "check_note", "примечание", "примітка", "комментарий"),
    ];

    private static ImmutableArray<string> Ids(IEnumerable<Definition> definitions) =>
        [.. definitions.Select(definition => definition.Id)];

    private static Field Text(string name, string meaning, params string[] aliases) =>
        new(name, FieldType.Text, meaning, Aliases: [.. aliases]);

    private static Field Date(string name, string meaning, params string[] aliases) =>
        new(name, FieldType.Date, meaning, Aliases: [.. aliases]);

    private static Field Number(string name, string meaning, params string[] aliases) =>
        new(name, FieldType.Number, meaning, Aliases: [.. aliases]);
}
