using System.Globalization;
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

    [Theory]
    [InlineData("ru")]
    [InlineData("uk")]
    public void Every_language_has_the_same_texts_with_the_same_places(string language)
    {
        var other = Texts.For(language);

        Assert.Equal(English.Keys.Select(WithoutForm).Distinct(), other.Keys.Select(WithoutForm).Distinct());
        Assert.All(English.Keys.Where(key => WithoutForm(key) == key), key => Assert.Equal(Places(English[key]), Places(other[key])));
        Assert.All(other.Keys, key => Assert.False(string.IsNullOrWhiteSpace(other[key]) && key != "number.group", key));
    }

    [Theory]
    [InlineData("en", "one other")]
    [InlineData("ru", "few many one")]
    [InlineData("uk", "few many one")]
    public void A_counted_text_has_every_form_of_its_language_with_the_same_places(string language, string forms)
    {
        var texts = Texts.For(language);
        var counted = texts.Keys.Where(key => WithoutForm(key) != key).GroupBy(WithoutForm).ToList();

        Assert.True(counted.Count > 10, $"only {counted.Count} counted texts");
        Assert.All(counted, group => Assert.Superset(
            forms.Split(' ').ToHashSet(), group.Select(key => key[(group.Key.Length + 1)..]).ToHashSet()));
        Assert.All(counted, group => Assert.Single(group.Select(key => Places(texts[key])).Distinct()));
    }

    [Fact]
    public void Russian_and_Ukrainian_pages_hold_no_letter_of_the_other()
    {
        Assert.All(Texts.For("ru").Keys.Where(key => key != "language.name"), key =>
            Assert.NotEqual("uk", QuoteLanguage.Of(Texts.For("ru")[key])));
        Assert.All(Texts.For("uk").Keys.Where(key => key != "language.name"), key =>
            Assert.NotEqual("ru", QuoteLanguage.Of(Texts.For("uk")[key])));
    }

    [Theory]
    [InlineData("ru", "1\u00A0234\u00A0567,5", "31 дек. 2025", "февраль 2024", "за 2 года 3 месяца до этого бюллетеня")]
    [InlineData("uk", "1\u00A0234\u00A0567,5", "31 груд. 2025", "лютий 2024", "за 2 роки 3 місяці до цього бюлетеня")]
    public void Numbers_dates_and_ages_are_written_as_the_language_writes_them(
        string language, string number, string day, string month, string age)
    {
        var texts = Texts.For(language);

        Assert.Equal(number, texts.Number(1234567.5m));
        Assert.Equal(day, texts.Date(new DateOnly(2025, 12, 31)));
        Assert.Equal(month, texts.Date(DateSpan.Month(2024, 2)));
        Assert.Equal(age, texts.Age(DateSpan.Month(2020, 6), new(2022, 9, 30)));
    }

    [Theory]
    [InlineData("en", "1", false, "claim")]
    [InlineData("en", "101", false, "claims")]
    [InlineData("ru", "21", false, "иск")]
    [InlineData("ru", "21", true, "иска")]
    [InlineData("ru", "3", false, "иска")]
    [InlineData("ru", "3", true, "исков")]
    [InlineData("ru", "1.5", false, "иска")]
    [InlineData("uk", "1.5", false, "позову")]
    [InlineData("uk", "12", false, "позовів")]
    public void A_unit_agrees_with_the_number_before_it(string language, string number, bool bounded, string unit) =>
        Assert.Equal(unit, Texts.For(language).Unit("claims", decimal.Parse(number, CultureInfo.InvariantCulture), bounded));

    [Fact]
    public void The_built_in_categories_mean_the_same_in_the_texts_as_in_the_records() =>
        Assert.All(Vocabulary.BuiltInCategories, category =>
            Assert.Equal(category.Meaning!.In("en"), English["meaning." + category.Id]));

    [Fact]
    public void A_unit_without_forms_and_a_number_beyond_counting_have_a_text_too()
    {
        Assert.Equal("km²", English.Unit("km2", 1));
        Assert.Equal("horses", English.Unit("horses", 2));
        Assert.Equal("иска", Texts.For("ru").Unit("claims", decimal.MaxValue));
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

    private static string WithoutForm(string key) => Form().Replace(key, "");

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("\\.(one|few|many|other)$")]
    private static partial Regex Form();

    [GeneratedRegex("\\{\\d\\}")]
    private static partial Regex Place();

    [GeneratedRegex("(?:Texts|texts)(?:\\[|\\.With\\(|\\.Find\\()\"([^\"]+)\"[\\],)]|Key=\"([^\"]+)\"")]
    private static partial Regex Plain();

    [GeneratedRegex("\\.Count\\(\"([a-z.-]+)\"")]
    private static partial Regex Counted();
}
