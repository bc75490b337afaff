using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>What is said of people beside their deaths: missing, deserter, captured, wounded, seen alive; courts and relatives.</summary>
/// <param name="front">The settings.</param>
/// <param name="scribe">Writes the reports.</param>
/// <param name="random">A stream of its own.</param>
internal sealed class FrontLabels(FrontSimulation front, FrontScribe scribe, RandomStream random)
{
    // The register became known twice, as it was on those days.
    private DateOnly[] Leaks => [front.LastDay.AddDays(-300), front.LastDay.AddDays(-75)];

    /// <summary>The reports of one person, in no order.</summary>
    public IEnumerable<FrontReport> Of(FrontPerson person) =>
        new[] { Missing(person), Register(person), Court(person), Family(person), Sightings(person), Rumours(person) }
            .SelectMany(reports => reports).Where(report => report.Published <= front.LastDay);

    private IEnumerable<FrontReport> Missing(FrontPerson person)
    {
        if (person.Missing is not { } label)
        {
            yield break;
        }

        if (random.Chance(0.55))
        {
            var report = Row(person, FrontSources.Relatives, label.AddDays(Delay(30)))
                .Status("missing", label, random.Chance(0.5) ? "commander of the battalion" : "family");
            yield return person.IsDead && random.Chance(0.1) ? report.With("compensation", "due") : report;
        }

        if (random.Chance(0.3))
        {
            yield return Row(person, FrontSources.Field, label.AddDays(Delay(12))).Status("missing", label, "family");
        }
    }

    private IEnumerable<FrontReport> Register(FrontPerson person)
    {
        if (person.Deserter is not { } label || !random.Chance(0.88))
        {
            yield break;
        }

        var leak = Array.Find(Leaks, day => label.AddDays(10) <= day);
        if (leak == default)
        {
            yield break;
        }

        // Of a man who died later it speaks as of one who left on that day. He is said to be absent from about the day on which he was last seen.
        person = label < person.Event ? person.On(label) : person;
        var absent = person.IsDead && label >= person.Death ? person.Death.AddDays(random.Below(8)) : label.AddDays(-random.Below(10));
        var by = random.Chance(0.7) ? "commander of the regiment" : "military police";
        yield return Row(person, FrontSources.Register, leak)
            .With("event_date", random.Chance(0.6) && absent <= label ? DateSpan.Day(absent).ToString() : null)
            .Status("deserter", label, by);
        if (random.Chance(0.02))
        {
            yield return Row(person, FrontSources.Register, leak).With("event_date", null).Status("deserter", label.AddDays(random.Below(30)), "military police");
        }

        if (random.Chance(0.05))
        {
            // Two commanders say two things of one day.
            yield return Row(person, FrontSources.Relatives, label.AddDays(Delay(40))).Status("missing", label, "commander of the battalion");
        }
    }

    private IEnumerable<FrontReport> Court(FrontPerson person)
    {
        if (person.Claimed is { } claimed)
        {
            yield return Row(person, FrontSources.Courts, claimed.AddDays(3)).Status("missing", claimed, "claimant");
        }

        if (person.Declared is { } declared)
        {
            yield return Row(person, FrontSources.Courts, declared.AddDays(14)).Status("killed", declared, "court");
        }
    }

    private IEnumerable<FrontReport> Family(FrontPerson person)
    {
        if (person.IsDead && person.Deserter is { } label && label >= person.Death && random.Chance(0.3))
        {
            var knows = random.Chance(0.4);
            yield return Row(person, FrontSources.Relatives, label.AddDays(Delay(60)))
                .Status(knows ? "killed" : "missing", knows ? null : label, "family").With("compensation", "refused");
        }

        if (person.Captured is { } captured && random.Chance(0.5))
        {
            yield return Row(person.On(captured), FrontSources.Relatives, captured.AddDays(Delay(40))).Status("captured", captured, "family");
        }
    }

    private IEnumerable<FrontReport> Sightings(FrontPerson person)
    {
        if (person.Captured is { } captured && random.Chance(0.4))
        {
            yield return Row(person.On(captured), FrontSources.Field, captured.AddDays(Delay(8))).Status("captured", captured, "the other side");
        }

        if (person.Fate == FrontFate.Wounded && random.Chance(0.55))
        {
            yield return Row(person, FrontSources.Field, person.Event.AddDays(Delay(8))).Status("wounded", person.Event, null);
        }

        if (person.SeenAlive is { } seen && random.Chance(person.Fate == FrontFate.Lost ? 0.8 : 0.6))
        {
            yield return Alive(person, seen);
        }
    }

    // Honest mistakes: a rumour of a death, a prisoner taken for another.
    private IEnumerable<FrontReport> Rumours(FrontPerson person)
    {
        if (person.Fate is FrontFate.Returned or FrontFate.Captive or FrontFate.Wounded or FrontFate.Lost && random.Chance(0.015))
        {
            yield return scribe.Death(Row(person, FrontSources.Field, person.Event.AddDays(Delay(10))));
        }
        else if (person.IsDead && random.Chance(0.001))
        {
            var day = person.Event.AddDays(5 + random.Below(60));
            yield return Row(person, FrontSources.Field, day.AddDays(3)).Status("captured", day, "the other side").With("event_date", null);
        }
    }

    /// <summary>Seen alive on a day; no date of death or disappearance.</summary>
    public FrontReport Alive(FrontPerson person, DateOnly seen) =>
        Row(person, FrontSources.Field, seen.AddDays(Delay(6))).Status("alive", seen, random.Chance(0.5) ? "himself" : "family").With("event_date", null);

    private FrontReport Row(FrontPerson person, string source, DateOnly published) => scribe.Write(person, scribe.Source(source), published);

    private int Delay(double median) => 1 + (int)Math.Min(2_000, median * Math.Exp(0.8 * random.Normal()));
}
