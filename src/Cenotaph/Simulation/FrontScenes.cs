using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>What is reported of nobody by name: visits to cemeteries, incidents, groups, the unnamed.</summary>
/// <param name="front">The settings.</param>
/// <param name="scribe">Knows the publishers.</param>
/// <param name="random">A stream of its own.</param>
internal sealed class FrontScenes(FrontSimulation front, FrontScribe scribe, RandomStream random)
{
    private const int Cemeteries = 40;
    private const int DaysBetweenVisits = 120;
    private const int PersonsPerScene = 200;

    /// <summary>The id of an incident.</summary>
    public static string IncidentId(int number) => string.Create(CultureInfo.InvariantCulture, $"inc-{number:00}");

    /// <summary>A hash as of some photograph that was never taken.</summary>
    public static string Hash(RandomStream random) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Next():x16}{random.Next():x16}{random.Next():x16}{random.Next():x16}");

    /// <summary>The reports.</summary>
    public IEnumerable<FrontReport> Of(FrontPerson[] people)
    {
        var dead = people.Where(person => person.IsDead).ToArray();
        return Visits(dead).Concat(Incidents(dead)).Concat(Groups(dead)).Concat(Unnamed(dead)).Where(report => report.Published <= front.LastDay);
    }

    // The graves of a cemetery grow with the dead of its region; counts are a little off, on either side.
    private IEnumerable<FrontReport> Visits(FrontPerson[] dead)
    {
        var source = scribe.Source(FrontSources.Graves);
        for (var region = 0; region < Math.Min(Cemeteries, Places.Regions.Length); region++)
        {
            var buried = dead.Where(person => person.Invented.Region == region && person.Number % 3 == 0).Select(person => person.Event).Order().ToList();
            var place = Latin(source, Places.DrawSettlement(random, region));
            var name = Latin(source, Places.Regions[region].Name);
            for (var day = front.Base.FirstDay.AddDays(150 + random.Below(100)); day < front.LastDay; day = day.AddDays(DaysBetweenVisits + random.Below(60)))
            {
                var graves = buried.Count(death => death < day.AddDays(-20));
                var missed = random.Below(1 + (graves / 25));
                yield return Row(source, day, "visit")
                    .With("event_date", DateSpan.Day(day).ToString())
                    .With("place", place + " cemetery")
                    .With("region", name)
                    .With("side", Side(region))
                    .With("count_low", Text(graves - missed))
                    .With("count_high", Text(graves + random.Below(1 + (graves / 20))))
                    .With("document", Hash(random));
            }
        }
    }

    private IEnumerable<FrontReport> Incidents(FrontPerson[] dead)
    {
        foreach (var incident in dead.Where(person => person.Incident is not null).GroupBy(person => person.Incident!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var (first, count) = (incident.First(), incident.Count());
            var row = Row(scribe.Source(FrontSources.Field), first.Event.AddDays(2), "incident")
                .With("event_date", DateSpan.Day(first.Event).ToString())
                .With("place", first.Invented.Truth.Settlement)
                .With("side", first.Side)
                .With("unit", first.Invented.Truth.Unit)
                .With("circumstance", first.Circumstance)
                .With("count_low", Text(Math.Max(1, count - random.Below(3))))
                .With("count_high", Text(count + random.Below(5)))
                .With("missing_low", "0")
                .With("missing_high", Text(random.Below(4)));
            row.Id = incident.Key;
            yield return row;
        }
    }

    private IEnumerable<FrontReport> Groups(FrontPerson[] dead)
    {
        for (var i = 0; i < front.Persons / PersonsPerScene && dead.Length > 0; i++)
        {
            var one = dead[random.Below(dead.Length)];
            var low = 2 + random.Below(6);
            yield return Row(scribe.Source(FrontSources.Field), one.Event.AddDays(3 + random.Below(40)), "group")
                .With("event_date", DateSpan.Month(one.Event.Year, one.Event.Month).ToString())
                .With("region", Places.Regions[one.Invented.Region].Name)
                .With("unit", one.Invented.Truth.Unit)
                .With("side", one.Side)
                .With("status", "killed")
                .With("count_low", Text(low))
                .With("count_high", Text(low + random.Below(4)));
        }
    }

    private IEnumerable<FrontReport> Unnamed(FrontPerson[] dead)
    {
        for (var i = 0; i < front.Persons / PersonsPerScene && dead.Length > 0; i++)
        {
            var one = dead[random.Below(dead.Length)];
            var isGrave = random.Chance(0.6);
            var source = scribe.Source(isGrave ? FrontSources.Graves : FrontSources.Field);
            var region = Places.Regions[one.Invented.Region].Name;
            yield return Row(source, one.Event.AddDays(10 + random.Below(100)), "unnamed")
                .With("event_date", DateSpan.Month(one.Event.Year, one.Event.Month).ToString())
                .With("region", isGrave ? Latin(source, region) : region)
                .With("side", one.Side)
                .With("status", "killed")
                .With("document_kind", source.Document);
        }
    }

    private static FrontReport Row(FrontSource source, DateOnly published, string form) =>
        new FrontReport(source, published, null).With("form", form).With("source", source.Id).With("published_at", DateSpan.Day(published).ToString());

    private static string Latin(FrontSource source, string text) => source.Profile.Scheme!.Of(text);

    private static string Side(int region) => FrontPeople.SideOf(region);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
