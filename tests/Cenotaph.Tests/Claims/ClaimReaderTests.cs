using Cenotaph.Claims;
using Cenotaph.Evidence;
using CsCheck;

namespace Cenotaph.Tests.Claims;

public class ClaimReaderTests
{
    private static readonly string[] Hostile =
    [
        "null", "true", "12", "-1e400", "[]", "[null]", "[\"all\"]", "{}", "{\"bound\":1}", "{\"value\":\"x\",\"bound\":\"point\"}",
        "\"\\udc00\"", "\"9999-12-31\"", "\"99999999999999999999999999999999\"", "\"0001\"",
    ];

    [Theory]
    [InlineData("publisher", "\"Nobody\"", "publisher", "Nobody", "a publisher of sources.toml, by id, name or alias")]
    [InlineData("publisher", null, "publisher", "", "a publisher of sources.toml, by id, name or alias")]
    [InlineData("publisher", "\"«»\"", "publisher", "«»", "a publisher of sources.toml, by id, name or alias")]
    [InlineData("reported_by", "\"Nobody\"", "reported_by", "Nobody", "a publisher of sources.toml, by id, name or alias")]
    [InlineData("side", "\"Mauve\"", "side", "Mauve", "a side declared in study.toml")]
    [InlineData("category", "\"tired\"", "category", "tired", "a built-in category or one declared in study.toml")]
    [InlineData("scope", "[\"army\",\"navy\"]", "scope", "navy", "scopes declared in study.toml")]
    [InlineData("scope", "[1]", "scope", "a list", "a list of texts")]
    [InlineData("kind", "\"total\"", "kind", "total", "cumulative, period, rate, ratio, level, rank, threshold, scope, response")]
    [InlineData("confirmation", "\"sure\"", "confirmation", "sure", "total, named, acknowledged, registered")]
    [InlineData("bound", "\"lower\"", "bound", "lower with value 1200, low empty, high empty", "for lower, a low limit and nothing else: a bound is not a point")]
    [InlineData("low", "\"5\"", "bound", "point with value 1200, low 5, high empty", "for point, a value and neither low nor high")]
    [InlineData("bound", "\"exact\"", "bound", "exact with value 1200, low empty, high empty", "point, range, ci95, lower, upper, approx or none")]
    [InlineData("bound", null, "bound", "nothing", "point, range, ci95, lower, upper or approx beside value, low or high")]
    [InlineData("rounding", "\"-10\"", "bound", "point with value 1200, low empty, high empty", "A rounding unit is not negative.")]
    [InlineData("value", "\"many\"", "value", "many", "a number")]
    [InlineData("value", "1200", "value", "1200", "a number")]
    [InlineData("as_of", "\"May\"", "as_of", "May", "a date")]
    [InlineData("as_of", "\"2023-12-31\"", "as_of", "2023-12-31", "a day not before 2024-01-01, the start of the period")]
    [InlineData("period_end", "\"2023-12-31\"", "period_end", "2023-12-31", "a day not before 2024-01-01, the start of the period")]
    [InlineData("kind", "\"response\"", "figure", "1200", "no number in a response")]
    [InlineData("derived_from", "[\"publisher:Nobody\"]", "derived_from", "publisher:Nobody", "the id of a claim, or publisher: and a publisher of sources.toml")]
    [InlineData("quote", "\"\\ud800\"", "quote", "broken characters", "a text")]
    [InlineData("figure", "\"1200\"", "figure", "1200", "a number as printed")]
    [InlineData("figure", "{\"bound\":\"point\",\"in_words\":true,\"value\":\"200\"}", "bound", "point with value 200, low empty, high empty", "for a quantity word, a low limit, a high limit or a range: it is not a point")]
    public void A_fault_names_the_field_what_was_seen_and_what_was_expected(
        string member, string? json, string field, string seen, string expected) =>
        Assert.Equal(new Fault(field, seen, expected), ClaimReader.Check(ClaimSample.Body((member, json)), ClaimSample.Words));

    [Fact]
    public void A_claim_without_a_number_is_a_fault_unless_it_is_a_response_a_rank_or_a_scope()
    {
        Assert.Equal(
            new Fault("figure", "no number", "a number, for this kind of claim"),
            ClaimReader.Check(ClaimSample.Body(("value", null), ("bound", null)), ClaimSample.Words));
        Assert.All(
            ["\"response\"", "\"rank\"", "\"scope\""],
            kind => Assert.Null(ClaimReader.Check(ClaimSample.Body(("value", null), ("bound", "\"none\""), ("kind", kind)), ClaimSample.Words)));
    }

    [Fact]
    public void A_sound_body_is_read_with_the_studys_own_words()
    {
        var claim = ClaimSample.Read(ClaimSample.Body(("publisher", "\"story net\""), ("scope", "[\"army\"]")));
        Assert.Equal(("C-1", "story", "story net", Relation.Third), (claim.Id, claim.Publisher.Id, claim.PublisherAsWritten, claim.Relation));
        Assert.Equal("Red · killed · army · cumulative · total · persons · 2024-01-01/2024-05-14 · as of 2024-05-14", claim.Quantity.ToString());
        Assert.Equal(Figure.Point(1200), claim.Figure);
        Assert.Equal("press", claim.Input);
    }

    [Fact]
    public void A_bound_stays_the_bound_that_was_printed() =>
        Gen.Select(
                Gen.Enum<Bound>(), Gen.Int[0, 5000].Array[3], Gen.Bool.Array[3])
            .Sample((bound, numbers, given) =>
            {
                string? Number(int index) => given[index] ? $"\"{numbers[index]}\"" : null;
                var body = ClaimSample.Body(
                    ("bound", $"\"{bound.Word()}\""), ("value", Number(0)), ("low", Number(1)), ("high", Number(2)), ("kind", "\"rank\""));
                if (!ClaimReader.TryRead(body, ClaimSample.Words, new Origin(null), [], out var claim, out _))
                {
                    return true;
                }

                var figure = claim.Figure;
                return figure.Bound == bound
                    && figure.Value == (given[0] ? numbers[0] : null)
                    && figure.Low == (given[1] ? numbers[1] : null)
                    && figure.High == (given[2] ? numbers[2] : null);
            });

    [Fact]
    public void Lineage_is_the_claims_own_then_that_of_the_claim_then_that_of_its_publisher()
    {
        LineageEdge Edge(string from, string of, bool claim) =>
            new(from, of, claim, false, "republishes", LineageStatus.Inferred, 0.5m, null);
        var claim = ClaimSample.Read(
            ClaimSample.Body(("derived_from", "[\"C-0\",\"publisher:Штаб красных\"]")),
            Edge("story", "red-staff", false), Edge("story", "wire", false), Edge("C-1", "desk", true), Edge("C-2", "other", true));
        Assert.Equal(
            ["C-0 derived", "red-staff derived", "desk republishes", "wire republishes"],
            claim.Lineage.Select(edge => $"{edge.Of} {edge.Relation}"));
        Assert.Equal([true, false, false, false], claim.Lineage.Select(edge => edge.OfClaim));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("{}")]
    public void What_is_no_claim_at_all_is_a_fault(string json) =>
        Assert.NotNull(ClaimReader.Check(ClaimSample.Json(json), ClaimSample.Words));

    [Fact]
    public void No_body_throws()
    {
        var values = Gen.OneOf(
            Gen.String.Select(text => System.Text.Json.JsonSerializer.Serialize(text)),
            Gen.Int[0, Hostile.Length - 1].Select(index => Hostile[index]));
        var names = ClaimFields.Kind(ClaimSample.Words).Fields.Select(field => field.Name).ToArray();
        Gen.Select(Gen.Int[0, names.Length - 1].Select(index => names[index]), values).Array[0, 6].Sample(
            changes =>
            {
                var body = ClaimSample.Body([.. changes.Select(change => (change.Item1, (string?)change.Item2))]);
                _ = ClaimReader.Check(body, ClaimSample.Words);
            },
            iter: 20_000);
    }
}
