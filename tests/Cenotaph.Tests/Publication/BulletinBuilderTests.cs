using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Registers;
using Cenotaph.Tests.Claims;
using CsCheck;

namespace Cenotaph.Tests.Publication;

public class BulletinBuilderTests
{
    [Fact]
    public void A_headline_has_the_newest_claim_of_each_publisher_and_confirmation() => Assert.Equal(
        ["C", "D", "B"],
        Headline(Claim("A", "2024-03-01"), Claim("B", "2024-04-01"), Claim("C", "2024-06-01", publisher: "red-staff"), Claim("D", "2024-05-01", confirmation: "named")));

    [Fact]
    public void A_replaced_a_vanished_and_a_secondary_claim_do_not_lead()
    {
        Assert.Equal(["A"], Headline(Claim("A", "2024-03-01") with { Supersedes = "B" }, Claim("B", "2024-05-01")));
        Assert.Equal(["A"], Headline(Claim("A", "2024-03-01"), Claim("B", "2024-05-01") with { Vanished = true, Supersedes = "A" }));
        Assert.Equal(["A"], Headline(Claim("A", "2024-03-01"), Claim("B", "2024-05-01") with { Original = "A" }));
        Assert.Equal(["B"], Headline(Claim("B", "2024-05-01") with { Original = "not on record" }));
        Assert.Equal(["A"], Headline(Claim("A", "2024-03-01"), Claim("B", "2024-04-01") with { Original = "A" }, Claim("C", "2024-05-01") with { Original = "B" }));
    }

    [Fact]
    public void Claims_that_name_themselves_or_each_other_do_not_vanish_from_the_headline()
    {
        Assert.Equal(["A"], Headline(Claim("A", "2024-03-01") with { Supersedes = "A", Original = "A" }));
        Assert.Equal(["B"], Headline(Claim("A", "2024-03-01") with { Original = "B" }, Claim("B", "2024-05-01") with { Original = "A" }));
        Assert.Equal(["B"], Headline(Claim("A", "2024-03-01") with { Vanished = true }, Claim("B", "2024-05-01") with { Original = "A" }));
    }

    [Fact]
    public void A_count_of_a_part_leads_only_where_its_publisher_has_none_of_all()
    {
        var part = Claim("P", "2024-06-01");
        part = part with { Quantity = part.Quantity with { Scope = new("army") } };
        Assert.Equal(["A"], Headline(Claim("A", "2024-03-01"), part));
        Assert.Equal(["P"], Headline(part));
    }

    [Fact]
    public void A_number_in_words_of_a_period_undated_or_of_other_things_does_not_lead()
    {
        var claim = Claim("A", "2024-03-01");
        Assert.All(
            [
                claim with { Figure = Figure.Between(200, 999, inWords: true) },
                claim with { Figure = Figure.None },
                claim with { Quantity = claim.Quantity with { Kind = QuantityKind.Period } },
                claim with { Quantity = claim.Quantity with { Unit = "claims" } },
                claim with { Quantity = claim.Quantity with { AsOf = null, Period = null } },
            ],
            one => Assert.Empty(Headline(one)));
    }

    [Fact]
    public void A_headline_is_no_longer_than_its_length() => Assert.Equal(
        BulletinBuilder.HeadlineLength,
        Headline([.. Enumerable.Range(0, 20).Select(number => Claim($"C{number}", "2024-03-01") with { Publisher = ClaimSample.Publisher($"p{number}", $"P{number}", []) })]).Count);

    [Fact]
    public void The_order_of_a_list_does_not_depend_on_the_order_it_came_in()
    {
        var claims = Enumerable.Range(0, 24).Select(number => Claim($"C{number}", $"2024-0{1 + (number % 3)}-01", publisher: number % 2 == 0 ? "story" : "red-staff")).ToArray();
        var ordered = Ids(BulletinBuilder.Ordered(ClaimSample.Words, claims));
        Gen.Shuffle(claims).Sample(shuffled => Ids(BulletinBuilder.Ordered(ClaimSample.Words, shuffled)) == ordered
            && string.Join(' ', Headline(shuffled)) == string.Join(' ', Headline(claims)), iter: 200);
    }

    [Theory]
    [InlineData("2024-05-14", "2024-05-14")]
    [InlineData("2024-W20", "2024-05-19")]
    [InlineData("2024-05", "2024-05-01")]
    [InlineData("2024", "2024-01-01")]
    public void The_newest_date_is_one_that_is_sure_to_have_come(string asOf, string newest) =>
        Assert.Equal(newest, $"{BulletinBuilder.NewestDate([Claim("A", asOf)], []):yyyy-MM-dd}");

    [Fact]
    public void The_newest_date_is_not_that_of_a_forecast_but_may_be_that_of_a_period_or_an_edition()
    {
        var forecast = Claim("A", "2030-01-01");
        forecast = forecast with { Quantity = forecast.Quantity with { Kind = QuantityKind.Threshold } };
        Assert.Null(BulletinBuilder.NewestDate([forecast], []));
        var flow = forecast with
        {
            Quantity = forecast.Quantity with { Kind = QuantityKind.Period, AsOf = null, Period = new(new(2024, 1, 1), new(2024, 2, 9)) },
        };
        Assert.Equal(new DateOnly(2024, 2, 9), BulletinBuilder.NewestDate([flow], []));
        var series = new Series(
            new("s", new("S"), flow.Quantity, "story", null, null, null, "table", new(null)),
            [new(DateSpan.Month(2023, 5), DateSpan.Day(new(2024, 7, 1)), ImmutableSortedDictionary<string, string>.Empty, 1, null, null, null, null)]);
        Assert.Equal(new DateOnly(2024, 7, 1), BulletinBuilder.NewestDate([flow], [series]));
        Assert.Null(BulletinBuilder.NewestDate([], []));
    }

    private static string Ids(IEnumerable<Claim> claims) => string.Join(' ', claims.Select(claim => claim.Id));

    private static List<string> Headline(params Claim[] claims) =>
        [.. BulletinBuilder.Headlines(ClaimSample.Words, ["Red"], ["killed"], claims).SelectMany(headline => headline.Claims).Select(claim => claim.Id)];

    private static Claim Claim(string id, string asOf, string publisher = "story", string confirmation = "total") =>
        ClaimSample.Read(ClaimSample.Body(
            ("id", $"\"{id}\""), ("as_of", $"\"{asOf}\""), ("publisher", $"\"{publisher}\""), ("confirmation", $"\"{confirmation}\"")));
}
