using Cenotaph.Names;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Simulation;

public sealed class ReportRatesTests
{
    private const double Rate = 0.2;

    private static readonly ReportRates None = ReportRates.None;
    private static readonly HashSet<string> WithShortForms =
    [
        .. Enum.GetValues<People>().SelectMany(people => GivenNameBook.Of(people, NameSex.Male).Names).GroupBy(name => name.Name)
            .Where(group => group.All(name => name.Short.Length > 0)).Select(group => group.Key),
    ];

    /// <summary>What each rate does: the rates with it alone, whom it may happen to, and how it shows.</summary>
    private static readonly Dictionary<string, (ReportRates Rates, Func<SimulatedPerson, bool> May, Func<SimulatedPerson, SimulatedReport, bool> Shows)> Kinds = new()
    {
        ["typo"] = (None with { Typo = Rate }, person => person.Surname.Length > 2, (person, report) => report.Surname != person.Surname),
        ["typo in settlement"] = (None with { Typo = Rate }, _ => true, (person, report) => report.Settlement != person.Settlement),
        ["ё"] = (None with { YoAsYe = Rate }, person => person.Surname.Contains('ё', StringComparison.Ordinal), (_, report) => !report.Surname!.Contains('ё', StringComparison.Ordinal)),
        ["inflected"] = (None with { Inflected = Rate }, person => person.FirstName[^1] is 'й' or 'р' or 'н' or 'т' or 'м', (person, report) => report.FirstName != person.FirstName),
        ["gender"] = (None with { WrongGender = Rate }, person => person.Surname.EndsWith("ов", StringComparison.Ordinal), (person, report) => report.Surname == person.Surname + "а"),
        ["diminutive"] = (None with { Diminutive = Rate }, person => !person.IsWoman && WithShortForms.Contains(person.FirstName), (person, report) => report.FirstName != person.FirstName),
        ["ukrainian"] = (None with { Ukrainian = Rate }, person => person.FirstName == "Сергей", (_, report) => report.FirstName == "Сергій"),
        ["belarusian"] = (None with { Belarusian = Rate }, person => person.FirstName == "Сергей", (_, report) => report.FirstName == "Сяргей"),
        ["initials"] = (None with { Initials = Rate }, _ => true, (person, report) => report.FirstName == person.FirstName[0] + "." && report.Patronymic == person.Patronymic[0] + "."),
        ["swapped"] = (None with { SwappedNames = Rate }, _ => true, (person, report) => report.FirstName != person.FirstName),
        ["homoglyph"] = (None with { Homoglyph = Rate }, person => person.Surname.Contains('о', StringComparison.Ordinal), (_, report) => report.Surname!.Any(char.IsAsciiLetter)),
        ["year only"] = (None with { YearOnly = Rate }, _ => true, (person, report) => report.BirthDate == $"{person.BirthDate.Year}"),
        ["month only"] = (None with { MonthOnly = Rate }, _ => true, (_, report) => report.BirthDate!.Length == 7),
        ["age only"] = (None with { AgeOnly = Rate }, _ => true, (_, report) => report.BirthDate!.Contains('/', StringComparison.Ordinal)),
        ["new year"] = (None with { NewYear = Rate }, person => person.BirthDate.DayOfYear > 1, (person, report) => report.BirthDate == $"{person.BirthDate.Year}-01-01"),
        ["day swap"] = (None with { DaySwap = Rate }, person => person.BirthDate.Day <= 12 && person.BirthDate.Day != person.BirthDate.Month, (person, report) => report.BirthDate == $"{person.BirthDate.Year}-{person.BirthDate.Day:00}-{person.BirthDate.Month:00}"),
        ["digit"] = (None with { DateDigit = Rate }, _ => true, (person, report) => Differences(report.BirthDate!, $"{person.BirthDate:yyyy-MM-dd}") == 1),
        ["year off"] = (None with { YearOff = Rate }, _ => true, (person, report) => Math.Abs(int.Parse(report.BirthDate![..4], null) - person.BirthDate.Year) == 1),
        ["death day"] = (None with { DeathDayOff = Rate }, _ => true, (person, report) => report.DeathDate != $"{person.DeathDate:yyyy-MM-dd}"),
        ["death month"] = (None with { DeathMonthOnly = Rate }, _ => true, (_, report) => report.DeathDate!.Length == 7),
        ["unit digit"] = (None with { UnitDigit = Rate }, _ => true, (person, report) => Differences(report.Unit!, person.Unit) == 1),
        ["no first name"] = (None with { NoFirstName = Rate }, _ => true, (_, report) => report.FirstName is null),
        ["no patronymic"] = (None with { NoPatronymic = Rate }, _ => true, (_, report) => report.Patronymic is null),
        ["no birth date"] = (None with { NoBirthDate = Rate }, _ => true, (_, report) => report.BirthDate is null),
        ["no region"] = (None with { NoRegion = Rate }, _ => true, (_, report) => report.Region is null),
        ["no settlement"] = (None with { NoSettlement = Rate }, _ => true, (_, report) => report.Settlement is null),
        ["no unit"] = (None with { NoUnit = Rate }, _ => true, (_, report) => report.Unit is null),
        ["no death date"] = (None with { NoDeathDate = Rate }, _ => true, (_, report) => report.DeathDate is null),
    };

    public static TheoryData<string> Names => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_error_happens_as_often_as_its_rate_says(string kind)
    {
        var (rates, may, shows) = Kinds[kind];
        var simulation = Of(rates);
        var people = simulation.People().ToArray();
        var reports = simulation.Reports().Where(report => may(people[report.Person])).ToArray();

        Trials.Agree(reports.LongCount(report => shows(people[report.Person], report)), reports.Length, Rate);
    }

    [Fact]
    public void Another_region_or_settlement_is_given_no_more_often_than_its_rate_says()
    {
        var simulation = Of(None with { OtherRegion = Rate, OtherSettlement = Rate });
        var people = simulation.People().ToArray();
        var reports = simulation.Reports().ToArray();

        // The other place may be drawn to be the same: by chance a region of many soldiers is drawn twice.
        Assert.InRange(reports.Count(report => report.Region != people[report.Person].Region) / (double)reports.Length, 0.85 * Rate, 1.03 * Rate);
        Assert.InRange(reports.Count(report => report.Settlement != people[report.Person].Settlement) / (double)reports.Length, 0.85 * Rate, 1.03 * Rate);
    }

    [Fact]
    public void A_source_repeats_itself_as_often_as_its_rate_says()
    {
        var simulation = Of(None with { Duplicate = Rate });
        var people = simulation.People().ToArray();
        var early = simulation.FirstDay.AddDays(500);
        var listed = simulation.Reports().Where(report => people[report.Person].DeathDate < early).CountBy(report => (report.Source, report.Person)).ToArray();

        Trials.Agree(listed.LongCount(one => one.Value == 2), listed.Length, Rate);
    }

    private static PersonSimulation Of(ReportRates rates) =>
        new(16_384, 3, 21) { Script = ScriptChoice.Cyrillic, SourceSpread = 0, Rates = rates };

    private static int Differences(string one, string other) => one.Zip(other).Count(pair => pair.First != pair.Second);
}
