using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

/// <summary>Findings about sources, made of a few invented persons, word for word.</summary>
public sealed class SourceFindingWordsTests
{
    [Fact]
    public void A_burst_is_said_in_three_languages_with_the_plural_and_the_day_of_each()
    {
        PersonReport[] reports =
        [
            .. Enumerable.Range(0, 20).Select(week => Report(week, new DateOnly(2031, 1, 6).AddDays(7 * week), week == 19 ? 1 : 0)),
            .. Enumerable.Range(0, 120).Select(i => Report(100 + i, new DateOnly(2031, 6, 2), 2)),
        ];

        var burst = Assert.Single(Book(reports).Findings, finding => finding.Type == "burst");

        Assert.Equal("counters lists in one week many dead whom no independent source lists.", burst.Message);
        Assert.Equal("Источник counters за одну неделю называет много погибших, которых не называет ни один независимый источник.", burst.Words.Message.In("ru"));
        Assert.Equal("Джерело counters за один тиждень називає багато загиблих, яких не називає жодне незалежне джерело.", burst.Words.Message.In("uk"));
        Assert.StartsWith("120 in the week from ", burst.Arithmetic, StringComparison.Ordinal);
        Assert.Contains("за неделю с ", burst.Words.Arithmetic.In("ru"), StringComparison.Ordinal);
        Assert.Contains("за тиждень від ", burst.Words.Arithmetic.In("uk"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 confirmed person rests on documents of counters alone", "1 подтверждённый погибший — только по документам источника counters", "1 підтверджений загиблий — лише за документами джерела counters")]
    [InlineData(3, "3 confirmed persons rest on documents of counters alone", "3 подтверждённых погибших — только по документам источника counters", "3 підтверджені загиблі — лише за документами джерела counters")]
    [InlineData(7, "7 confirmed persons rest on documents of counters alone", "7 подтверждённых погибших — только по документам источника counters", "7 підтверджених загиблих — лише за документами джерела counters")]
    public void Lone_documents_are_counted_in_the_plural_of_each_language(int persons, string english, string russian, string ukrainian)
    {
        var reports = Enumerable.Range(0, persons).Select(i => Report(i, new(2031, 1, 6), 0) with { DocumentKind = "funeral" }).ToList();

        var lone = Assert.Single(Book(reports).Findings, finding => finding.Type == "lone-document");

        Assert.Equal([english, russian, ukrainian], [lone.Arithmetic, lone.Words.Arithmetic.In("ru"), lone.Words.Arithmetic.In("uk")]);
    }

    private static PersonBook Book(IReadOnlyList<PersonReport> reports) => PersonBook.Of(
        reports, record => $"p{record.Low}",
        new(Confirmer.UsualRules, [], [], [], [], new(2032, 1, 1)));

    private static PersonReport Report(int number, DateOnly known, int day) => new()
    {
        Record = new(1, (ulong)number + 1),
        Input = "list",
        Id = $"{number}",
        Source = "counters",
        Known = known.AddDays(day),
        Status = "killed",
    };
}
