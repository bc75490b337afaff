using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Claims;

/// <summary>Small books about an invented war, for the rules to read.</summary>
internal static class FindingBook
{
    public static readonly DateOnly AsOf = new(2025, 6, 30);

    /// <summary>The words of the war; with the labels of its sides swapped on demand.</summary>
    public static Vocabulary Words(bool swapped = false)
    {
        var (one, other) = swapped ? ("Blue", "Red") : ("Red", "Blue");
        return new(
            new(
                new([new("Red"), new("Blue")]),
                new([.. Vocabulary.BuiltInCategoryTerms, new("mislabelled-share"), new("lists-online"), new("killed-to-old-war")]),
                new([new("all", ["forces", "past-wars"]), new("forces", ["army", "navy"], Disjoint: true), new("army"), new("navy"), new("past-wars")])),
            [Word("Red"), Word("Blue")],
            [.. Vocabulary.BuiltInCategories, Word("mislabelled-share"), Word("lists-online"), Word("killed-to-old-war")],
            [Word("all"), Word("forces"), Word("army"), Word("navy"), Word("past-wars")],
            new(
            [
                ClaimSample.Publisher("first-staff", "First Staff", [], (one, Relation.Own), (other, Relation.Adversary)),
                ClaimSample.Publisher("second-staff", "Second Staff", [], (other, Relation.Own), (one, Relation.Adversary)),
                ClaimSample.Publisher("desk", "The Desk", []),
                ClaimSample.Publisher("press", "The Press", []),
            ]),
            new DateOnly(2024, 1, 1));
    }

    /// <summary>A cumulative point of Red's killed by the desk, with some fields changed; a value in brackets is a list.</summary>
    public static Claim Claim(string id, params (string Field, string? Text)[] fields) => Claim(Words(), id, fields);

    public static Claim Claim(Vocabulary words, string id, params (string Field, string? Text)[] fields)
    {
        var body = ClaimSample.Body(
        [
            ("publisher", "\"desk\""),
            .. fields.Select(field => (field.Field, Json(field.Text))),
            ("id", $"\"{id}\""),
        ]);
        Assert.True(ClaimReader.TryRead(body, words, new Origin(null), [], out var claim, out var fault), fault.ToString());
        return claim;
    }

    /// <summary>Fields of a figure with two limits and perhaps a centre.</summary>
    public static (string, string?)[] Range(string low, string high, string? value = null) =>
        [("value", value), ("low", low), ("high", high), ("bound", "range")];

    public static ClaimBook Of(params IEnumerable<Claim> claims) => new([.. claims], [], [], Words(), AsOf, new(), []);

    /// <summary>A series of Red's killed by the desk, one row for each date and value.</summary>
    public static Series Series(string id, params (string Date, decimal Value)[] rows) => new(
        new(id, new(id), new Quantity { Side = "Red", Category = "killed", Kind = QuantityKind.Cumulative }, "desk", null, null, null, "tables", new(null)),
        [.. rows.Select(row => new SeriesRow(Date(row.Date), null, ImmutableSortedDictionary<string, string>.Empty, row.Value, null, null, null, null))]);

    public static DateSpan Date(string text) => DateSpan.TryParse(text, out var span) ? span : throw new ArgumentException(text, nameof(text));

    private static string? Json(string? text) =>
        text is null ? null
        : text.StartsWith('[') ? "[" + string.Join(',', text.Trim('[', ']').Split(';').Select(one => $"\"{one}\"")) + "]"
        : System.Text.Json.JsonSerializer.Serialize(text);

    private static Definition Word(string id) => new(id, new(id));
}
