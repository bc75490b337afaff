using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Living men who are declared dead on purpose.</summary>
/// <param name="front">The settings.</param>
/// <param name="scribe">Writes the reports.</param>
/// <param name="labels">Writes that somebody was seen alive.</param>
/// <param name="random">A stream of its own.</param>
internal sealed class FrontPlants(FrontSimulation front, FrontScribe scribe, FrontLabels labels, RandomStream random)
{
    private const int Burst = 14;
    private const int LeastDaysLeft = 150;

    /// <summary>The planted reports, and what their victims say.</summary>
    public List<FrontReport> Of(FrontPerson[] people)
    {
        var reports = new List<FrontReport>();
        var dead = people.Where(person => person.IsDead).Select(Name).ToHashSet();
        var living = people.Where(person => !person.IsDead).ToArray();
        random.Shuffle(living.AsSpan());
        var looksAlike = living.Where(person => dead.Contains(Name(person))).Take(Number(front.PlantedDocuments)).ToList();
        var others = new Queue<FrontPerson>(living.Where(person => person.Fate != FrontFate.Deserter && !looksAlike.Contains(person)));
        Channels(Take(others, front.PlantedFamily), FrontSources.Storm, FrontSources.StormMirror, isEdited: false, reports);
        Channels(Take(others, front.PlantedCopies), FrontSources.Lamp, FrontSources.Lantern, isEdited: true, reports);
        foreach (var victim in looksAlike)
        {
            var person = victim.On(victim.Event < Latest ? victim.Event : Latest);
            var source = scribe.Source(random.Chance(0.5) ? FrontSources.Graves : FrontSources.Ministry);
            reports.Add(scribe.Death(scribe.Write(person, source, person.Event.AddDays(40 + random.Below(60)), planted: true)));
            reports.Add(labels.Alive(victim, person.Event.AddDays(20 + random.Below(200))));
        }

        return [.. reports.Where(report => report.Published <= front.LastDay)];
    }

    // All at once, on two days of a fortnight, of deaths in the weeks before.
    private void Channels(List<FrontPerson> victims, string first, string second, bool isEdited, List<FrontReport> reports)
    {
        var begin = front.LastDay.AddDays(-LeastDaysLeft - random.Below(500));
        foreach (var victim in victims)
        {
            var person = victim.On(begin.AddDays(-3 - random.Below(60)));
            var published = begin.AddDays(random.Below(Burst));
            var (one, two) = (scribe.Source(first), scribe.Source(second));
            var draft = scribe.Draft(person, one, published);
            reports.Add(scribe.Death(scribe.Write(person, one, draft, published, planted: true)));
            if (isEdited)
            {
                // The copyist hides it: a day off, another order of what is said and left out.
                draft.DeathDate = DateSpan.Day(person.Event.AddDays(random.Below(4) - 2)).ToString();
                draft.Unit = null;
                draft.Settlement = person.Invented.Truth.Settlement;
            }

            reports.Add(scribe.Death(scribe.Write(person, two, draft, published.AddDays(1 + random.Below(4)), planted: true)));
        }
    }

    private List<FrontPerson> Take(Queue<FrontPerson> living, double share) =>
        [.. Enumerable.Range(0, Math.Min(living.Count, Number(share))).Select(_ => living.Dequeue())];

    private int Number(double share) => (int)Math.Round(share * front.Persons);

    // So that what a man says who is not dead is still heard.
    private DateOnly Latest => front.LastDay.AddDays(-2 * LeastDaysLeft);

    private static (string Surname, string FirstName, string Patronymic) Name(FrontPerson person) =>
        (person.Invented.Truth.Surname, person.Invented.Truth.FirstName, person.Invented.Truth.Patronymic);
}
