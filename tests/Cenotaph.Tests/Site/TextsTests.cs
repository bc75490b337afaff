using System.Text.RegularExpressions;
using Cenotaph.Claims;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

public sealed partial class TextsTests
{
    private static readonly Texts English = Texts.For("en");

    [Fact]
    public void Every_text_that_the_pages_ask_for_is_there()
    {
        var sources = Checkout.Files("src/Cenotaph.Site", "*.razor").Concat(Checkout.Files("src/Cenotaph.Site", "*.cs"))
            .Select(file => Checkout.Read(file)).ToList();
        var plain = sources.SelectMany(text => Plain().Matches(text))
            .Select(match => match.Groups[1].Length > 0 ? match.Groups[1].Value : match.Groups[2].Value).Distinct().ToList();
        var counted = sources.SelectMany(text => Counted().Matches(text)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(plain.Count > 100, $"only {plain.Count} texts were seen");
        Assert.All(plain, key => Assert.False(string.IsNullOrWhiteSpace(English[key])));
        Assert.All(counted, key => Assert.NotEqual(English.Count(key, 1), English.Count(key, 2)));
    }

    [Fact]
    public void Every_word_of_the_records_has_a_text_and_a_meaning()
    {
        Assert.All(Enum.GetValues<Bound>(), bound => Assert.NotEmpty(English[$"bound.{bound.Word()}"] + English[$"bound.{bound.Word()}.meaning"]));
        Assert.All(Enum.GetValues<Relation>(), one => Assert.NotEmpty(English[$"relation.{one.Word()}"] + English[$"relation.{one.Word()}.meaning"]));
        Assert.All(QuantityWords.KindWords, kind => Assert.NotEmpty(English[$"kind.{kind}"] + English[$"kind.{kind}.meaning"]));
        Assert.All(QuantityWords.ConfirmationWords, one => Assert.NotEmpty(English[$"confirmation.{one}"]));
        Assert.All(ClaimFields.Responses, one => Assert.NotEmpty(English[$"response.{one}"]));
        Assert.All(Enum.GetNames<LineageStatus>(), one => Assert.NotEmpty(English[$"lineage.status.{one}"]));
    }

    [Theory]
    [InlineData("2022-09-30", "the day of this bulletin")]
    [InlineData("2022-09-29", "1 day before this bulletin")]
    [InlineData("2022-08-01", "60 days before this bulletin")]
    [InlineData("2022-06-30", "3 months before this bulletin")]
    [InlineData("2022-07-01", "2 months before this bulletin")]
    [InlineData("2020-06", "2 years 3 months before this bulletin")]
    [InlineData("2020-09-30", "2 years before this bulletin")]
    [InlineData("2022-09", "the day of this bulletin")]
    [InlineData("2022", "around the day of this bulletin")]
    [InlineData("2022-10-01", "after the day of this bulletin")]
    public void An_age_is_measured_to_the_bulletins_own_day(string date, string age)
    {
        Assert.True(DateSpan.TryParse(date, out var span));
        Assert.Equal(age, English.Age(span, new(2022, 9, 30)));
    }

    [Theory]
    [InlineData("2025-12-31", "31 Dec 2025")]
    [InlineData("2025-12", "Dec 2025")]
    [InlineData("2025", "2025")]
    [InlineData("2024-Q2", "quarter 2 of 2024")]
    [InlineData("2024-W05", "week 5 of 2024")]
    [InlineData("2024-05-01/2024-05-09", "1 May 2024 – 9 May 2024")]
    public void A_date_is_no_finer_than_it_is_known(string date, string text)
    {
        Assert.True(DateSpan.TryParse(date, out var span));
        Assert.Equal(text, English.Date(span));
    }

    [Fact]
    public void A_figure_is_never_shown_without_its_bound()
    {
        Assert.Equal("1,234,567", English.Short(Figure.Point(1234567)));
        Assert.Equal("about 50,000", English.Short(Figure.Approximate(50000)));
        Assert.Equal("at least 26,000", English.Short(Figure.AtLeast(26000)));
        Assert.Equal("at most 15,000", English.Short(Figure.AtMost(15000)));
        Assert.Equal("275,000–325,000", English.Short(Figure.Between(275000, 325000)));
        Assert.Equal("300,000 (275,000–325,000)", English.Short(Figure.Within95(275000, 325000, 300000)));
        Assert.Equal("no number", English.Short(Figure.None));
        Assert.Equal("−1.625", English.Short(Figure.Point(-1.625m)));
        Assert.Contains("anywhere from 1,150,000 to 1,250,000", string.Join(' ', English.Explained(Figure.Point(1200000, 100000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 2, "other")]
    [InlineData("ru", 1, "one")]
    [InlineData("ru", 21, "one")]
    [InlineData("uk", 3, "few")]
    [InlineData("ru", 12, "many")]
    [InlineData("uk", 111, "many")]
    public void A_count_takes_the_plural_form_of_its_language(string language, long number, string form) =>
        Assert.Equal(form, PluralForm.Of(language, number));

    [GeneratedRegex("(?:Texts|texts)(?:\\[|\\.With\\(|\\.Find\\()\"([^\"]+)\"[\\],)]|Key=\"([^\"]+)\"")]
    private static partial Regex Plain();

    [GeneratedRegex("\\.Count\\(\"([a-z.-]+)\"")]
    private static partial Regex Counted();
}
