using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Draws the persons of an invented front and what happened to them.</summary>
/// <param name="front">The settings.</param>
/// <param name="random">A stream of its own.</param>
internal sealed class FrontPeople(FrontSimulation front, RandomStream random)
{
    public const string North = "North";
    public const string South = "South";
    private const int SouthernRegions = 6;
    private const int Incidents = 30;
    private const int MostInIncident = 12;

    private static readonly string[] Branches = ["infantry", "airborne", "marines", "artillery", "armour", "engineers", "signals", "supply"];
    private static readonly WeightedDraw BranchDraw = new([46, 14, 7, 9, 9, 5, 4, 6]);
    private static readonly string[] Recruitments = ["regular", "mobilised", "volunteer", "inmate", "pmc", "foreign"];
    private static readonly WeightedDraw RecruitmentDraw = new([34, 22, 26, 9, 7, 2]);
    private static readonly string[] Circumstances = ["combat", "drone", "artillery", "own-side", "accident", "suicide", "illness", "execution"];
    private static readonly WeightedDraw CircumstanceDraw = new([38, 31, 20, 1.5, 4, 1, 4, 0.5]);
    private static readonly FrontFate[] Living = [FrontFate.Deserter, FrontFate.Returned, FrontFate.Captive, FrontFate.Wounded, FrontFate.Lost, FrontFate.Home];
    private static readonly WeightedDraw LivingDraw = new([36, 12, 9, 18, 9, 16]);

    /// <summary>The persons, by number.</summary>
    public FrontPerson[] Draw()
    {
        var people = new Population(front.Base, random.Substream(0), new WarCourse(front.Base)).Draw(0, front.Persons)
            .Select(invented => random.Chance(front.Dead) ? DeadPerson(invented) : LivingPerson(invented)).ToArray();
        Gather(people);
        return people;
    }

    private FrontPerson DeadPerson(InventedPerson invented)
    {
        var death = invented.Truth.DeathDate;
        if (random.Chance(front.Minors))
        {
            var birth = death.AddYears(-15).AddDays(-random.Below(1_000));
            invented = invented with { Truth = invented.Truth with { BirthDate = birth } };
        }

        var person = Person(invented, FrontFate.Dead) with { Known = death };
        var captured = death.AddDays(-10 - random.Below(200));
        if (random.Chance(0.012) && captured >= front.Base.FirstDay)
        {
            // Died a prisoner; now and then he was called a deserter meanwhile.
            return person with { Captured = captured, Circumstance = "captivity", Known = death.AddDays(After(120)), Deserter = random.Chance(0.15) ? captured.AddDays(5) : null };
        }

        if (random.Chance(front.MissingLabels))
        {
            person = Missed(person, death.AddDays(After(25)));
        }

        if (random.Chance(front.DeserterLabels))
        {
            // One in seven did leave, came back and died later: his label was not wrong on its day.
            var before = death.AddDays(-20 - random.Below(280));
            var label = random.Chance(1.0 / 7) && before >= front.Base.FirstDay ? before : death.AddDays(After(45));
            person = person with { Deserter = label, Known = random.Chance(0.3) && label > death ? Later(person.Known, label.AddDays(After(90))) : person.Known };
        }

        return person;
    }

    private FrontPerson Missed(FrontPerson person, DateOnly label)
    {
        DateOnly? claimed = person.Side == North && random.Chance(0.55) ? label.AddDays(100 + random.Below(300)) : null;
        DateOnly? declared = random.Chance(0.8) ? claimed?.AddDays(60 + random.Below(120)) : null;
        DateOnly? found = random.Chance(0.65) ? label.AddDays(After(150)) : null;
        return person with { Missing = label, Claimed = claimed, Declared = declared, Known = found is { } day && declared is { } decided && decided < day ? decided : found ?? declared };
    }

    private FrontPerson LivingPerson(InventedPerson invented)
    {
        var person = Person(invented, Living[LivingDraw.Draw(random)]);
        var day = person.Event;
        switch (person.Fate)
        {
            case FrontFate.Deserter:
                return person with { Deserter = day, Missing = random.Chance(0.08) ? day : null };
            case FrontFate.Returned or FrontFate.Captive:
                DateOnly? label = random.Chance(0.25) ? day.AddDays(After(15)) : null;
                return person with
                {
                    Captured = day,
                    SeenAlive = person.Fate == FrontFate.Returned ? day.AddDays(90 + random.Below(400)) : null,
                    Missing = label,
                    Deserter = random.Chance(0.14) ? day.AddDays(After(20)) : null,
                };
            case FrontFate.Lost:
                // A court that was asked now and then declares a living man dead.
                DateOnly? claimed = person.Side == North && random.Chance(0.3) ? day.AddDays(100 + random.Below(300)) : null;
                return person with
                {
                    Missing = day.AddDays(After(20)),
                    Claimed = claimed,
                    Declared = random.Chance(0.05) ? claimed?.AddDays(90) : null,
                    SeenAlive = random.Chance(0.5) ? day.AddDays(60 + random.Below(600)) : null,
                };
            case FrontFate.Home:
                return person with { SeenAlive = random.Chance(0.15) ? day : null };
            default:
                return person;
        }
    }

    private FrontPerson Person(InventedPerson invented, FrontFate fate) => new(invented, fate)
    {
        Side = SideOf(invented.Region),
        Branch = Branches[BranchDraw.Draw(random)],
        Recruitment = Recruitments[RecruitmentDraw.Draw(random)],
        Circumstance = Circumstances[CircumstanceDraw.Draw(random)],
    };

    /// <summary>The side that the men of a region serve on.</summary>
    public static string SideOf(int region) => region % SouthernRegions == SouthernRegions - 1 ? South : North;

    // Those of one side who died on one day, for a few days, died in one place.
    private void Gather(FrontPerson[] people)
    {
        for (var incident = 0; incident < Incidents; incident++)
        {
            var one = people[random.Below(people.Length)];
            var name = FrontScenes.IncidentId(incident);
            foreach (var person in people.Where(person => person.IsDead && person.Event == one.Event && person.Side == one.Side && person.Incident is null).Take(MostInIncident).ToList())
            {
                people[person.Number] = person with { Incident = name };
            }
        }
    }

    // Days after something, log-normal.
    private int After(double median) => 1 + (int)Math.Min(5_000, median * Math.Exp(0.8 * random.Normal()));

    private static DateOnly? Later(DateOnly? known, DateOnly day) => known is { } one && one > day ? one : known is null ? null : day;
}
