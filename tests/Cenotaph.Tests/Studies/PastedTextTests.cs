using Cenotaph.Studies;
using CsCheck;

namespace Cenotaph.Tests.Studies;

public sealed class PastedTextTests
{
    [Theory]
    [InlineData("Загинув солдат Зоренко Антон Борисович 3 лютого 2031 року, народився 12.05.1991 у місті Верхнє Київської області.", "name=Зоренко Антон Борисович|status=killed|birth_date=1991-05-12|event_date=2031-02-03|region=Київська область|settlement=Верхнє")]
    [InlineData("Private Anton Zorev, 34 years old, was killed on 3 February 2031 near the river. Born 12 May 1996.", "name=Anton Zorev|status=killed|birth_date=1996-05-12|event_date=2031-02-03|age=34")]
    [InlineData("Зорев Антон Борисович (12.05.1991 – 03.02.2031). Скончался от полученных ранений.", "status=died-of-wounds|birth_date=1991-05-12|event_date=2031-02-03")]
    [InlineData("Зорев Антон Борисович пропал без вести 3 февраля 2031 года, на 35-м году жизни", "status=missing|event_date=2031-02-03|age=34")]
    [InlineData("Сержант Зорев Антон Борисович служил в 155-й отдельной бригаде", "rank=Сержант|unit=155-й отдельной бригаде")]
    [InlineData("Погиб Зорев Антон Борисович, 12.05.1991 г.р., 3 февраля 2031 года", "name=Зорев Антон Борисович|status=killed|birth_date=1991-05-12|event_date=2031-02-03")]
    [InlineData("Загинув Зоренко Антон Борисович", "name=Зоренко Антон Борисович|status=killed")]
    [InlineData("Killed: Fallen Anton Zorev, aged 34", "name=Anton Zorev|status=killed|age=34")]
    [InlineData("Убитов Антон Борисович погиб 3 февраля 2031 года", "name=Убитов Антон Борисович|event_date=2031-02-03")]
    public void Common_phrases_are_read(string text, string expected)
    {
        var read = PastedText.Read(text).Fields.ToDictionary(field => field.Name, field => field.Value);
        Assert.All(expected.Split('|').Select(part => part.Split('=')), part => Assert.Equal(part[1], read.GetValueOrDefault(part[0])));
    }

    [Theory]
    [InlineData("Зорев Антон Борисович не погиб")]
    [InlineData("Зорев Антон Борисович считался погибшим, но он жив")]
    [InlineData("Зорев Антон Борисович ранен и попал в плен")]
    [InlineData("Зорев Антон Борисович уехал")]
    public void Where_words_contradict_or_are_denied_no_status_is_taken(string text) =>
        Assert.DoesNotContain(PastedText.Read(text).Fields, field => field.Name == "status");

    [Fact]
    public void Any_text_is_read_without_a_fault_and_no_field_twice() => Gen.OneOf(
        Gen.String,
        Gen.Int[0, 16].Select(at => new[] { "Зорев", "Антон", "Борисович", "погиб", "ранен", "12.05.1991", "31.31.2031", "лет", "1234567890", "99", "в/ч", "г.", "области", "https://", "(", "–", "\ud800", "не" }[at]).Array[0, 60]
            .Select(words => string.Join(' ', words))).Sample(text =>
        {
            var fields = PastedText.Read(text).Fields;
            Assert.Equal(fields.Length, fields.Select(field => field.Name).Distinct().Count());
            Assert.All(fields, field => Assert.NotEqual("", field.Value));
        });
}
