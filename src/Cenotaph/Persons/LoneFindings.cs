using Cenotaph.Names;

namespace Cenotaph.Persons;

/// <summary>
/// Findings of deaths that one group of sources alone vouches for: <c>lone-document</c>, confirmed by documents that no other source supports, and
/// <c>living-namesake</c>, where somebody of that name and age was seen or labelled and is not linked to the death. A forged document looks like this; most such deaths are true.
/// </summary>
internal static class LoneFindings
{
    public const string Document = "lone-document";
    public const string Namesake = "living-namesake";

    // Years that two dates of birth of one person may differ, as printed ages and years do.
    private const int BirthYears = 1;

    public static IEnumerable<Finding> Of(PersonBook book)
    {
        var lone = Enumerable.Range(0, book.Persons.Length)
            .Where(i => book.Decisions[i] is { Standing: Standing.Confirmed or Standing.Contested, Groups.Length: 1 })
            .Select(i => (Person: book.Persons[i], Decision: book.Decisions[i]))
            .ToList();
        foreach (var person in lone.Where(one => one.Decision.Standing == Standing.Confirmed).Select(one => one.Person).Where(person => person.Reports.Any(report => !report.SaysDead)))
        {
            yield return new(
                Document, Weight.Warning, [.. person.Reports.Select(report => report.Record.ToString())],
                Phrase.Of("lone.person.arithmetic", ("dead", Phrase.Number(person.Reports.Count(report => report.SaysDead))), ("reports", Phrase.Number(person.Reports.Length))),
                Phrase.Of("lone.person.message"), Phrase.Of("lone.person.remedy"));
        }

        foreach (var source in lone.Where(one => one.Decision.Standing == Standing.Confirmed).GroupBy(one => one.Decision.Groups[0], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var handles = source.SelectMany(one => one.Decision.Reports).Select(record => record.ToString()).ToList();
            yield return new(
                Document, Weight.Note, handles,
                Phrase.Count("lone.source.arithmetic", source.Count(), ("source", Phrase.Same(source.Key))),
                Phrase.Of("lone.source.message", ("source", Phrase.Same(source.Key))), Phrase.Of("lone.source.remedy"), source.Count());
        }

        foreach (var finding in Namesakes(book, lone.ConvertAll(one => one.Person)))
        {
            yield return finding;
        }
    }

    // Somebody of that name and age who was labelled or seen later may be he, alive; who was before and is not linked to the death is either the same, which
    // a judgement then says, or another: there the whole name must fit, since everybody who was ever wounded has been seen before.
    private static IEnumerable<Finding> Namesakes(PersonBook book, List<Person> lone)
    {
        var living = new Dictionary<string, List<(PersonReport Report, PersonNameReading Name)>>(StringComparer.Ordinal);
        foreach (var report in book.Persons.Where(person => !person.IsSaidDead).SelectMany(person => person.Reports).Where(report => report.IsSighting || report.IsLabel))
        {
            if (Reading(report.Name) is { } name)
            {
                (living.TryGetValue(Key(name), out var met) ? met : living[Key(name)] = []).Add((report, name));
            }
        }

        foreach (var person in living.Count == 0 ? [] : lone)
        {
            var dead = person.Reports.Where(report => report.SaysDead).ToList();
            var death = dead.Select(report => report.Event?.First).FirstOrDefault(day => day is not null);
            var named = dead.Select(report => (Report: report, Name: Reading(report.Name))).Where(one => one.Name is not null).ToList();
            var fitting = named.Select(one => Key(one.Name!)).Distinct(StringComparer.Ordinal)
                .SelectMany(key => living.GetValueOrDefault(key) ?? [])
                .Where(other => dead.Exists(report => MayBeOne(report, other.Report)))
                .ToLookup(other => (other.Report.StatusDate ?? other.Report.Event)?.Last < death);
            var later = fitting[false].Select(other => other.Report).ToList();
            var before = fitting[true].Where(other => named.Exists(one => IsClose(one.Report, one.Name!, other.Report, other.Name))).Select(other => other.Report).ToList();
            var met = later.Concat(before).ToList();
            if (met.Count > 0)
            {
                yield return new(
                    Namesake, later.Count > 0 ? Weight.Warning : Weight.Note, [.. dead.Concat(met).Select(report => report.Record.ToString())],
                    later.Count > 0 ? Phrase.Count("namesake.later", later.Count) : Phrase.Count("namesake.earlier", before.Count),
                    Phrase.Of("namesake.message"),
                    Phrase.Of("namesake.remedy", ("same", Phrase.Same("same")), ("different", Phrase.Same("different")), ("withdrawn", Phrase.Same("withdrawn"))), met.Count);
            }
        }
    }

    // Known dates of birth must fit; where one is missing, the region must be the same.
    private static bool MayBeOne(PersonReport one, PersonReport other) => Year(one) is { } year && Year(other) is { } born
        ? Math.Abs(year - born) <= BirthYears
        : one.Region is { } region && other.Region is { } place && Skeleton.Of(region) == Skeleton.Of(place);

    // Given names and patronymics must fit as far as both are written, and dates of birth as finely as both are known.
    private static bool IsClose(PersonReport one, PersonNameReading name, PersonReport other, PersonNameReading met) =>
        MayBeOne(one, other)
        && GivenForm.Compare(name.Given, met.Given) is not (GivenLevel.Different or GivenLevel.Close)
        && PatronymicForm.Compare(name.Patronymic, met.Patronymic) is not (PatronymicLevel.Different or PatronymicLevel.Close)
        && !(one.Birth is { } birth && other.Birth is { } born && (birth.Last < born.First || born.Last < birth.First));

    private static int? Year(PersonReport report) =>
        report.Birth is { } birth && birth.First.Year == birth.Last.Year ? birth.First.Year
        : report is { Age: { } age, Birth: null } && (report.Event ?? report.StatusDate) is { } day && age < day.First.Year ? day.First.Year - age
        : null;

    private static PersonNameReading? Reading(string? name) =>
        !string.IsNullOrWhiteSpace(name) && PersonNameReading.Of(name) is { } reading && reading.Surname.Name.Key.Length > 1 && reading.Given.Name.Key.Length > 0 ? reading : null;

    private static string Key(PersonNameReading name) => name.Surname.Name.Key + " " + name.Given.Name.Key[0];
}
