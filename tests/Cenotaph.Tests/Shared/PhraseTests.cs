using System.Globalization;
using Cenotaph.Claims;

namespace Cenotaph.Tests;

public sealed class PhraseTests
{
    [Theory]
    [InlineData("en", "1,234,567.5", "-1,234.57", "12.3 %", "+5 %", "-5 %")]
    [InlineData("ru", "1\u00A0234\u00A0567,5", "−1\u00A0234,57", "12,3 %", "+5 %", "−5 %")]
    [InlineData("uk", "1\u00A0234\u00A0567,5", "−1\u00A0234,57", "12,3 %", "+5 %", "−5 %")]
    public void Numbers_are_written_as_the_language_writes_them(
        string language, string number, string result, string share, string rise, string fall)
    {
        Assert.Equal(number, Phrase.Number(1234567.5m).In(language));
        Assert.Equal(result, Phrase.Number(-1234.5678, 2).In(language));
        Assert.Equal(share, Phrase.Percent(0.1234).In(language));
        Assert.Equal(rise, Phrase.Change(0.05).In(language));
        Assert.Equal(fall, Phrase.Change(-0.05).In(language));
    }

    [Theory]
    [InlineData("2024-05-14", "14.05.2024")]
    [InlineData("2024-05", "май 2024")]
    [InlineData("2024-Q2", "2-й квартал 2024")]
    [InlineData("2024", "2024 год")]
    [InlineData("2024-W20", "20-я неделя 2024")]
    [InlineData("2024-W05", "5-я неделя 2024")]
    [InlineData("2024-05-01/2024-05-09", "01.05.2024–09.05.2024")]
    public void A_date_is_no_finer_than_it_is_known(string date, string russian)
    {
        Assert.True(DateSpan.TryParse(date, out var span));
        Assert.Equal(date, Phrase.Date(span).ToString());
        Assert.Equal(russian, Phrase.Date(span).In("ru"));
    }

    [Theory]
    [InlineData(1, "1 day", "1 день", "1 день")]
    [InlineData(3, "3 days", "3 дня", "3 дні")]
    [InlineData(11, "11 days", "11 дней", "11 днів")]
    [InlineData(1021, "1,021 days", "1\u00A0021 день", "1\u00A0021 день")]
    public void A_count_takes_the_plural_form_of_its_language(int days, string english, string russian, string ukrainian)
    {
        Assert.Equal(english, Written.Days(days).ToString());
        Assert.Equal(russian, Written.Days(days).In("ru"));
        Assert.Equal(ukrainian, Written.Days(days).In("uk"));
    }

    [Theory]
    [InlineData("21", false, "иск")]
    [InlineData("21", true, "иска")]
    [InlineData("3", false, "иска")]
    [InlineData("1.5", false, "иска")]
    [InlineData("5", false, "исков")]
    public void A_unit_agrees_with_its_number_and_is_the_records_word_in_English(string number, bool bounded, string russian)
    {
        var unit = Phrase.Unit("claims", decimal.Parse(number, CultureInfo.InvariantCulture), bounded);
        Assert.Equal("claims", unit.ToString());
        Assert.Equal(russian, unit.In("ru"));
        Assert.Equal("horses", Phrase.Unit("horses", 2, false).In("ru"));
    }

    [Fact]
    public void A_word_of_the_study_is_its_id_in_English_and_its_name_elsewhere()
    {
        var word = Phrase.Word("killed", new([new("en", "the killed"), new("uk", "загиблі")]));
        Assert.Equal("killed", word.ToString());
        Assert.Equal("загиблі", word.In("uk"));
        Assert.Equal("the killed", word.In("ru"));
    }

    [Fact]
    public void What_a_place_holds_is_not_read_for_places_again()
    {
        var quote = Phrase.Of("explanation.quoted", ("answer", Phrase.Same("{quote}")), ("quote", Phrase.Same("{0} {answer}")));
        Assert.Equal("{quote}, “{0} {answer}”", quote.ToString());
        Assert.Equal("{quote}, «{0} {answer}»", quote.In("ru"));
    }

    [Fact]
    public void A_missing_text_or_place_is_named()
    {
        Assert.Contains("\"no-such-text\"", Assert.Throws<KeyNotFoundException>(() => Phrase.Of("no-such-text").In("ru")).Message, StringComparison.Ordinal);
        Assert.Contains("{quote}", Assert.Throws<KeyNotFoundException>(
            () => Phrase.Of("explanation.quoted", ("answer", Phrase.Same("no"))).In("uk")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_in_English_alone_says_so()
    {
        var finding = new Finding("silence", Weight.Note, ["A"], "1 + 1 = 2", "Old.", "Ask.", 1, ["They said no."]);
        Assert.Equal(("1 + 1 = 2", "Old.", "Ask."), (finding.Arithmetic, finding.Message, finding.Remedy));
        Assert.Equal(["They said no."], finding.Explanations);
        Assert.False(finding.Words.Message.IsIn("ru"));
        Assert.True(Phrase.Of("silence.remedy").IsIn("ru"));
        Assert.Equal("Old.", finding.Words.Message.In("ru"));
    }
}
