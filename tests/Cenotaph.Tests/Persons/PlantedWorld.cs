using System.Globalization;
using Cenotaph.Numerics;
using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

/// <summary>How a world is attacked.</summary>
internal enum Attack
{
    None,

    /// <summary>One family of sources publishes the same invented dead.</summary>
    OneFamily,

    /// <summary>Two families, each copying within and from the other with edits; no lineage is declared.</summary>
    TwoFamilies,
}

/// <summary>
/// A small invented war with a known truth: sources of different reach that err independently, and sources that plant. Persons come with true links. Written from
/// the description of the attacks, without a look at what finds them.
/// </summary>
internal sealed class PlantedWorld
{
    private static readonly string[] Kinds = ["obituary", "post", "relatives", "media", "funeral", "grave-photograph", "official", "probate"];

    private readonly RandomStream random;
    private readonly List<(string Source, double Reach, double[] Regions, double Slope, double Error, int First, int Last, string Kind)> genuine = [];
    private readonly Dictionary<int, List<PersonReport>> reports = [];
    private int number;

    public PlantedWorld(ulong seed, Attack attack)
    {
        random = new(seed);
        Dead = 800 + random.Below(2200);
        var regions = 3 + random.Below(6);
        var sources = 6 + random.Below(5);
        for (var s = 0; s < sources; s++)
        {
            var late = random.Chance(0.2) ? random.Below(500) : 0;
            genuine.Add((
                "s" + s.ToString(CultureInfo.InvariantCulture),
                -3.2 + (2.4 * random.Uniform()),
                [.. Enumerable.Range(0, regions).Select(_ => 0.6 * random.Normal())],
                0.6 + random.Uniform(),
                0.02 + (0.1 * random.Uniform()),
                late,
                random.Chance(0.15) ? 500 + random.Below(400) : 1000,
                Kinds[random.Below(random.Chance(0.75) ? 4 : 8)]));
        }

        for (var person = 0; person < Dead; person++)
        {
            Live(person, random.Below(regions));
        }

        Copy();
        var real = reports.Keys.Order().ToArray();
        if (attack != Attack.None)
        {
            Plant(attack == Attack.OneFamily ? 1 : 2, real, regions);
        }

        Persons = [.. reports.OrderBy(one => one.Key).Select(one => new Person(one.Key.ToString(CultureInfo.InvariantCulture), [.. one.Value]))];
    }

    /// <summary>How many are truly dead.</summary>
    public int Dead { get; }

    /// <summary>How many invented dead the attack put into the lists.</summary>
    public int Planted { get; private set; }

    /// <summary>Everybody reported, by true links.</summary>
    public IReadOnlyList<Person> Persons { get; }

    /// <summary>Declared lineage.</summary>
    public List<(string From, string Of)> Lineage { get; } = [];

    /// <summary>Whether a person is invented.</summary>
    public bool IsInvented(Person person) => int.Parse(person.Id!, CultureInfo.InvariantCulture) >= Dead;

    /// <summary>Whether a report is the attacker's.</summary>
    public static bool IsPlanted(PersonReport report) => report.Source.StartsWith('x');

    // A dead person: more or less visible, in a region, on a day.
    private void Live(int person, int region)
    {
        var visible = random.Normal();
        var day = random.Below(1000);
        var born = new DateOnly(1970, 1, 1).AddDays(random.Below(12000));
        foreach (var source in genuine.Where(one => day >= one.First && day <= one.Last))
        {
            var odds = Math.Exp(source.Reach + (source.Slope * visible) + source.Regions[region]);
            if (random.Chance(odds / (1 + odds)))
            {
                Add(person, source.Source, region, Day(day), born, source.Error, 1 + (int)(40 * random.Exponential()), source.Kind);
            }
        }
    }

    // A genuine source that retells another, and says so.
    private void Copy()
    {
        if (!random.Chance(0.5))
        {
            return;
        }

        var of = genuine[0].Source;
        Lineage.Add(("retold", of));
        foreach (var person in reports.Keys.Order().ToList())
        {
            if (reports[person].Find(one => one.Source == of) is { } original && random.Chance(0.4))
            {
                Retell(person, original, "retold", 0.02);
            }
        }
    }

    private void Plant(int families, int[] real, int regions)
    {
        var names = new List<List<string>>();
        for (var family = 0; family < families; family++)
        {
            names.Add([.. Enumerable.Range(0, 2 + random.Below(families == 1 ? 4 : 2)).Select(site => string.Create(CultureInfo.InvariantCulture, $"x{family}{site}"))]);
        }

        var all = names.SelectMany(family => family).ToList();
        Planted = (int)(Dead * Math.Exp(Math.Log(0.004) + (random.Uniform() * Math.Log(25))));
        var edits = 0.3 * random.Uniform();
        var carry = 0.4 + (0.6 * random.Uniform());
        var (firstDay, span) = random.Chance(0.5) ? (random.Below(800), 30 + random.Below(170)) : (0, 1000);
        for (var invented = 0; invented < Planted; invented++)
        {
            var person = Dead + invented;
            var (region, day) = (random.Below(regions), Day(firstDay + random.Below(span)));
            var born = new DateOnly(1970, 1, 1).AddDays(random.Below(12000));
            var first = all[random.Below(all.Count)];
            Add(person, first, region, day, born, 0, 1 + (int)(20 * random.Exponential()), Kinds[random.Below(4)]);
            var original = reports[person][0];
            foreach (var other in all.Where(one => one != first && random.Chance(carry)))
            {
                Retell(person, original, other, edits);
            }
        }

        // To look ordinary each site also takes over genuine dead from other lists.
        var most = random.Chance(0.2) ? 0 : random.Uniform() * 3 * Planted;
        foreach (var site in all)
        {
            for (var copies = (int)(most * (0.5 + random.Uniform())); copies > 0; copies--)
            {
                var person = real[random.Below(real.Length)];
                var originals = reports[person].Where(one => !IsPlanted(one)).ToList();
                if (!reports[person].Exists(one => one.Source == site))
                {
                    Retell(person, originals[random.Below(originals.Count)], site, edits);
                }
            }
        }
    }

    private void Add(int person, string source, int region, DateOnly day, DateOnly born, double error, int delay, string kind)
    {
        if (!reports.TryGetValue(person, out var list))
        {
            reports[person] = list = [];
        }

        list.Add(new()
        {
            Record = new((ulong)person, (ulong)++number),
            Input = source,
            Id = number.ToString(CultureInfo.InvariantCulture),
            Source = source,
            Known = day.AddDays(delay),
            Status = "killed",
            Region = "region " + region.ToString(CultureInfo.InvariantCulture),
            Event = random.Chance(0.1) ? null : DateSpan.Day(Wrong(day, error)),
            Birth = random.Chance(0.3) ? null : DateSpan.Day(Wrong(born, error / 2)),
            DocumentKind = kind,
        });
    }

    private void Retell(int person, PersonReport original, string by, double edits)
    {
        number++;
        reports[person].Add(original with
        {
            Record = new((ulong)person, (ulong)number),
            Input = by,
            Id = number.ToString(CultureInfo.InvariantCulture),
            Source = by,
            Known = original.Known.AddDays(random.Below(10)),
            Event = original.Event is { } day ? DateSpan.Day(Wrong(day.First, edits)) : null,
            Birth = original.Birth is { } born ? DateSpan.Day(Wrong(born.First, edits)) : null,
            DocumentKind = "post",
        });
    }

    private DateOnly Wrong(DateOnly day, double chance) => !random.Chance(chance) ? day : day.AddDays(random.Chance(0.5) ? 1 + random.Below(20) : -1 - random.Below(400));

    private static DateOnly Day(int day) => new DateOnly(2030, 1, 1).AddDays(day);
}
