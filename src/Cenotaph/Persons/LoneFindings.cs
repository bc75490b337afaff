using Cenotaph.Names;

namespace Cenotaph.Persons;

/// <summary>
/// Findings of deaths that one group of sources alone vouches for: <c>lone-document</c>, confirmed by documents that no other source supports, and
/// <c>living-namesake</c>, where somebody of that name and age was seen or labelled later. A forged document looks like this; most such deaths are true.
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
                $"{person.Reports.Count(report => report.SaysDead)} of {person.Reports.Length} reports say dead, all of one group of sources",
                "A death rests on the documents of one group of sources, and other reports of the person say something else.",
                "Check the document against its original before the name is published.");
        }

        foreach (var source in lone.Where(one => one.Decision.Standing == Standing.Confirmed).GroupBy(one => one.Decision.Groups[0], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var handles = source.SelectMany(one => one.Decision.Reports).Select(record => record.ToString()).ToList();
            yield return new(
                Document, Weight.Note, handles,
                $"{source.Count()} confirmed persons rest on documents of {source.Key} alone",
                $"Documents of {source.Key} confirm persons whom no independent source calls dead.",
                "Have a sample of them checked a second time; a rule that asks for a second source leaves them pending.", source.Count());
        }

        foreach (var finding in Namesakes(book, lone.ConvertAll(one => one.Person)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Namesakes(PersonBook book, List<Person> lone)
    {
        var living = new Dictionary<string, List<PersonReport>>(StringComparer.Ordinal);
        foreach (var report in book.Persons.Where(person => !person.IsSaidDead).SelectMany(person => person.Reports).Where(report => report.IsSighting || report.IsLabel))
        {
            if (Key(report.Name) is { } key)
            {
                (living.TryGetValue(key, out var met) ? met : living[key] = []).Add(report);
            }
        }

        foreach (var person in living.Count == 0 ? [] : lone)
        {
            var dead = person.Reports.Where(report => report.SaysDead).ToList();
            var death = dead.Select(report => report.Event?.First).FirstOrDefault(day => day is not null);
            var met = dead.Select(report => Key(report.Name)).OfType<string>().Distinct(StringComparer.Ordinal)
                .SelectMany(key => living.GetValueOrDefault(key) ?? [])
                .Where(other => dead.Exists(report => MayBeOne(report, other)) && !((other.StatusDate ?? other.Event)?.Last < death))
                .ToList();
            if (met.Count > 0)
            {
                yield return new(
                    Namesake, Weight.Warning, [.. dead.Concat(met).Select(report => report.Record.ToString())],
                    $"{met.Count} report{(met.Count == 1 ? "" : "s")} of somebody of that name and age, not before the death",
                    "A death that one group of sources vouches for may be that of a living namesake, or the document may be forged.",
                    "Compare the two; a judgement same or different decides, withdrawn ends a false case.", met.Count);
            }
        }
    }

    // Known dates of birth must fit; where one is missing, the region must be the same.
    private static bool MayBeOne(PersonReport one, PersonReport other) => Year(one) is { } year && Year(other) is { } born
        ? Math.Abs(year - born) <= BirthYears
        : one.Region is { } region && other.Region is { } place && Skeleton.Of(region) == Skeleton.Of(place);

    private static int? Year(PersonReport report) =>
        report.Birth is { } birth && birth.First.Year == birth.Last.Year ? birth.First.Year
        : report is { Age: { } age, Birth: null } && (report.Event ?? report.StatusDate) is { } day && age < day.First.Year ? day.First.Year - age
        : null;

    private static string? Key(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var reading = PersonNameReading.Of(name);
        return reading.Surname.Name.Key.Length > 1 && reading.Given.Name.Key.Length > 0
            ? reading.Surname.Name.Key + " " + reading.Given.Name.Key[0]
            : null;
    }
}
