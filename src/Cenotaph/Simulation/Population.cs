using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Draws the invented dead of one partition.</summary>
/// <param name="simulation">The settings.</param>
/// <param name="random">The partition's own stream.</param>
/// <param name="intensity">The war's course.</param>
internal sealed class Population(PersonSimulation simulation, RandomStream random, WarCourse intensity)
{
    private const int Youngest = 18;
    private const int Oldest = 64;
    private const double RussianSurnameShare = 0.05;
    private const int MostTries = 400;

    // Who dies, as a mixture of the ways into the army: conscripts and contract soldiers, the mobilised, prisoners, volunteers.
    private static readonly (double Mean, double Deviation)[] Ages = [(25, 4.5), (34, 6.5), (35, 8), (41, 9.5)];
    private static readonly WeightedDraw AgeGroups = new([0.28, 0.27, 0.2, 0.25]);

    private static readonly string[] Ranks = ["рядовой", "ефрейтор", "младший сержант", "сержант", "старший сержант", "старшина", "прапорщик", "лейтенант", "старший лейтенант", "капитан", "майор", "подполковник", "полковник"];
    private static readonly WeightedDraw RankDraw = new([64, 10, 6, 6, 4, 1.5, 1.2, 1.6, 1.8, 1.2, 0.8, 0.4, 0.15]);
    private static readonly string[] Statuses = ["killed", "died of wounds"];
    private static readonly WeightedDraw StatusDraw = new([93, 7]);

    /// <summary>Persons <paramref name="first"/> to before <paramref name="end"/>, in order.</summary>
    public List<InventedPerson> Draw(long first, long end)
    {
        var people = new List<InventedPerson>((int)(end - first));
        for (var number = first; number < end; number++)
        {
            people.Add(
                people.Count > 0 && random.Chance(simulation.Brothers) ? Brother(people[^1], number)
                : people.Count > 0 && random.Chance(simulation.Namesakes) ? Namesake(people[random.Below(people.Count)], number)
                : Stranger(number));
        }

        return people;
    }

    private InventedPerson Stranger(long number)
    {
        var region = Places.DrawRegion(random);
        var people = Places.Regions[region].DrawPeople(random);
        var isWoman = random.Chance(simulation.Women);
        var surname = Surname(people);
        var death = intensity.Draw(random);
        var birth = Birth(death);
        return Named(number, people, region, isWoman, surname, birth, death);
    }

    /// <summary>Somebody of that sex and those days, of whom nothing else is known.</summary>
    public InventedPerson Stranger(long number, bool isWoman, DateOnly birth, DateOnly death)
    {
        var region = Places.DrawRegion(random);
        var people = Places.Regions[region].DrawPeople(random);
        return Named(number, people, region, isWoman, Surname(people), birth, death);
    }

    private string Surname(People people) =>
        Surnames.Of(people is People.Russian || !random.Chance(RussianSurnameShare) ? people : People.Russian).Draw(random);

    private InventedPerson Named(long number, People people, int region, bool isWoman, string surname, DateOnly birth, DateOnly death)
    {
        var given = GivenNameBook.Of(people, isWoman ? NameSex.Female : NameSex.Male).Draw(random, birth.Year);
        var father = GivenNameBook.Of(people, NameSex.Male).Draw(random, birth.Year - 20 - random.Below(18));
        return Person(number, people, region, isWoman, isWoman ? Surnames.Feminine(surname) : surname, given, father, birth, death, Places.DrawSettlement(random, region));
    }

    // Same father, same home, one to eight years apart; now and then a twin.
    private InventedPerson Brother(InventedPerson elder, long number)
    {
        var sign = random.Chance(0.5) ? 1 : -1;
        var birth = random.Chance(0.04) ? elder.Truth.BirthDate : elder.Truth.BirthDate.AddDays(sign * (330 + random.Below(2_600)));
        var death = intensity.Draw(random);
        var latest = death.AddYears(-Youngest);
        birth = birth > latest ? elder.Truth.BirthDate.AddDays(-330 - random.Below(2_600)) : birth;
        var surname = elder.Truth.Surname;
        var (given, tries) = (elder.Given, 0);
        var names = GivenNameBook.Of(elder.People, elder.Truth.IsWoman ? NameSex.Female : NameSex.Male);
        while (given == elder.Given && tries++ < MostTries)
        {
            given = names.Draw(random, birth.Year);
        }

        return Person(number, elder.People, elder.Region, elder.Truth.IsWoman, surname, given, elder.Father, birth, death, elder.Truth.Settlement);
    }

    private InventedPerson Namesake(InventedPerson other, long number)
    {
        var region = Places.DrawRegion(random);
        var truth = other.Truth;
        var birth = new DateOnly(truth.BirthDate.Year, 1, 1).AddDays(random.Below(365));
        var death = intensity.Draw(random);
        return Person(number, other.People, region, truth.IsWoman, truth.Surname, other.Given, other.Father, birth, death, Places.DrawSettlement(random, region));
    }

    private InventedPerson Person(
        long number, People people, int region, bool isWoman, string surname, InventedGivenName given, InventedGivenName father, DateOnly birth,
        DateOnly death, string settlement)
    {
        var rank = RankDraw.Draw(random);
        return new(
            new(
                number,
                surname,
                given.Name,
                Patronymics.Russian(father.Name, isWoman),
                isWoman,
                birth,
                Places.Regions[region].Name,
                settlement,
                Places.DrawUnit(random, region),
                Ranks[rank],
                death,
                Statuses[StatusDraw.Draw(random)]),
            people,
            region,
            given,
            father,
            random.Normal() + (0.08 * rank));
    }

    private DateOnly Birth(DateOnly death)
    {
        var (mean, deviation) = Ages[AgeGroups.Draw(random)];
        while (true)
        {
            var age = mean + (deviation * random.Normal());
            if (age is >= Youngest and < Oldest)
            {
                // In years of 365.2425 days; a day more, so that nobody is a day short of the youngest age.
                return death.AddDays(-(int)(age * 365.2425) - 1);
            }
        }
    }
}
