using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Claims;

/// <summary>Invented books of claims and series for the rules over flows: a war of Red and Blue from 2024 on.</summary>
internal static class FlowBook
{
    public static Vocabulary Words { get; } = new(
        new(
            new([new("both", ["Red", "Blue"], Complete: true, Disjoint: true), new("Red"), new("Blue")]),
            new(Vocabulary.BuiltInCategoryTerms),
            new([new("all", ["army", "guard"]), new("army"), new("guard")])),
        [new("Red", new("Red")), new("Blue", new("Blue")), new("both", new("both"))],
        Vocabulary.BuiltInCategories,
        [new("all", new("all")), new("army", new("army")), new("guard", new("guard"))],
        new(
        [
            ClaimSample.Publisher("red-staff", "Red Staff", [], ("Red", Relation.Own), ("Blue", Relation.Adversary)),
            ClaimSample.Publisher("blue-staff", "Blue Staff", [], ("Red", Relation.Adversary), ("Blue", Relation.Own)),
            ClaimSample.Publisher("institute", "Institute", []),
            ClaimSample.Publisher("recorder", "Recorder", []),
            ClaimSample.Publisher("paper", "Paper", []),
        ]),
        new DateOnly(2024, 1, 1));

    /// <summary>A cumulative point of Red's casualties with some members replaced.</summary>
    public static Claim Claim(string id, string publisher, params (string Member, string? Text)[] changes)
    {
        (string, string?)[] base_ = [("id", id), ("publisher", publisher), ("category", "casualties")];
        var body = ClaimSample.Body([.. base_.Concat(changes).Select(one => (one.Item1, one.Item2 is null ? null : $"\"{one.Item2}\""))]);
        Assert.True(ClaimReader.TryRead(body, Words, new Origin(null), [], out var claim, out var fault), fault.ToString());
        return claim;
    }

    public static Series Series(
        string id, string publisher, QuantityKind kind, IEnumerable<SeriesRow> rows,
        string category = "casualties", Confirmation confirmation = Confirmation.Total, string? correlation = null, string unit = "persons", string scope = "all") => new(
        new(
            id, new(id), new() { Side = "Red", Category = category, Scope = new(scope), Kind = kind, Confirmation = confirmation, Unit = unit, Basis = id },
            publisher, null, correlation, null, "table", new(null)),
        [.. rows]);

    public static SeriesRow Row(string date, decimal? value, decimal? low = null, decimal? high = null, string? vintage = null, string? area = null) => new(
        Date(date), vintage is null ? null : Date(vintage),
        area is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("area", area),
        value, low, high, null, null);

    public static IEnumerable<SeriesRow> Months(params decimal[] values) =>
        values.Select((value, index) => Row(DateSpan.Month(2024 + (index / 12), 1 + (index % 12)).ToString(), value));

    public static ClaimBook Book(IEnumerable<Claim>? claims = null, IEnumerable<Series>? series = null, params LineageEdge[] lineage) =>
        new([.. claims ?? []], [.. series ?? []], [.. lineage], Words, new DateOnly(2025, 12, 31), new(), []);

    /// <summary>
    /// Holds that the rule finds the same whatever the order of the book, and with the side labels of all its inputs
    /// swapped the same with the labels swapped.
    /// </summary>
    public static void HoldsItsLaws(Func<ClaimBook, IEnumerable<Finding>> rule, ClaimBook book)
    {
        var found = Lines(rule(book));
        Assert.NotEmpty(found);
        Assert.Equal(found, Lines(rule(book with { Claims = [.. book.Claims.Reverse()], Series = [.. book.Series.Reverse()] })));
        Assert.Equal(found.Select(Swapped).Order(StringComparer.Ordinal), Lines(rule(Swapped(book))));
    }

    private static IEnumerable<string> Lines(IEnumerable<Finding> findings) => findings
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Type} {one.Weight} {one.Count} {string.Join(' ', one.Records)} {one.Arithmetic} {one.Message} {one.Remedy}"))
        .Order(StringComparer.Ordinal);

    private static string Swapped(string text) =>
        text.Replace("Red ·", "§ ·", StringComparison.Ordinal).Replace("Blue ·", "Red ·", StringComparison.Ordinal).Replace("§ ·", "Blue ·", StringComparison.Ordinal);

    private static string Other(string side) => side == "Red" ? "Blue" : side == "Blue" ? "Red" : side;

    private static ClaimBook Swapped(ClaimBook book) => book with
    {
        Claims = [.. book.Claims.Select(claim => claim with { Quantity = Swapped(claim.Quantity), Publisher = Swapped(claim.Publisher) })],
        Series = [.. book.Series.Select(one => one with { Definition = one.Definition with { Quantity = Swapped(one.Definition.Quantity) } })],
        Vocabulary = book.Vocabulary with { Publishers = new(book.Vocabulary.Publishers.All.Select(Swapped)) },
    };

    private static Quantity Swapped(Quantity quantity) => quantity with { Side = Other(quantity.Side) };

    private static Publisher Swapped(Publisher publisher) => publisher with
    {
        Relations = publisher.Relations.ToImmutableSortedDictionary(one => Other(one.Key), one => one.Value, StringComparer.Ordinal),
    };

    private static DateSpan Date(string text) =>
        DateSpan.TryParse(text, out var date) ? date : throw new ArgumentException(text, nameof(text));
}
