using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Numerics;
using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

/// <summary>A forged document.</summary>
/// <param name="Report">The one report that it makes.</param>
/// <param name="Person">The person to whom it is linked.</param>
/// <param name="IsLinked">Whether the living man's own reports are linked to that person too.</param>
/// <param name="IsSeenLater">Whether the living man is seen after the day of the forged death.</param>
internal sealed record Forgery(PersonReport Report, string Person, bool IsLinked, bool IsSeenLater);

/// <summary>
/// An invented war in which everybody has a name, many of the living are reported, and somebody forges documents of the deaths of living namesakes of the dead. Names
/// come in two scripts, as full names or with initials; some reports of the dead before their death stay unlinked. Written from the description of the attack.
/// </summary>
internal sealed class ForgedWorld
{
    private static readonly string[] Documents = ["probate", "official", "funeral", "grave-photograph"];
    private static readonly string[] Before = ["wounded", "captured", "missing"];
    private static readonly string[] Later = ["alive", "captured", "wounded"];
    private static readonly DateOnly Start = new(2030, 1, 1);

    private readonly PlantedWorld ground;
    private readonly RandomStream random;
    private readonly string[] sources;
    private readonly string[] documentary;
    private readonly List<PersonReport> reports = [];
    private readonly Dictionary<RecordId, string> ids = [];
    private readonly Dictionary<RecordId, string> attached = [];
    private readonly Dictionary<RecordId, int> groups = [];
    private readonly List<((int, int, int, int) Name, DateOnly Born)> dead = [];

    public ForgedWorld(ulong seed)
    {
        ground = new(seed, Attack.None);
        random = new RandomStream(seed).Substream(5);
        sources = [.. ground.Persons.SelectMany(person => person.Reports).Select(report => report.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        documentary = [.. ground.Persons.SelectMany(person => person.Reports).Where(report => Documents.Contains(report.DocumentKind)).Select(report => report.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var person in ground.Persons)
        {
            Die(person);
        }

        var forged = 10 + random.Below(11);
        var living = forged + (int)(ground.Dead * (0.1 + (0.5 * random.Uniform())));
        for (var man = 0; man < living; man++)
        {
            Live(man, man < forged);
        }
    }

    /// <summary>The forged documents.</summary>
    public List<Forgery> Forged { get; } = [];

    /// <summary>The persons and decisions, with the forged documents or without them.</summary>
    public PersonBook Book(bool isForged)
    {
        var left = isForged ? [] : Forged.Select(one => one.Report.Record).ToHashSet();
        return PersonBook.Of(
            [.. reports.Where(report => !left.Contains(report.Record))],
            record => ids.TryGetValue(record, out var id) || (isForged && attached.TryGetValue(record, out id)) ? id : null,
            new(Confirmer.UsualRules, [.. ground.Lineage], [], [], [], new(2034, 1, 1)), groups);
    }

    private void Die(Person person)
    {
        var name = InventedName.Draw(random);
        var born = person.Reports.Select(report => report.Birth).FirstOrDefault(birth => birth is not null)?.First ?? Born();
        dead.Add((name, born));
        foreach (var report in person.Reports)
        {
            reports.Add(report with { Name = Written(name, report.Source) });
            ids[report.Record] = person.Id!;
        }

        if (person.Reports.Select(report => report.Event).FirstOrDefault(day => day is not null) is not { } death || !random.Chance(0.12))
        {
            return;
        }

        // Before his death he was reported wounded, captured or missing, or afterwards somebody labels him; not everybody links that to him.
        var isAfter = random.Chance(0.3);
        var days = 1 + (int)(60 * random.Exponential());
        var other = Say(
            name, born, person.Reports[0].Region, isAfter ? random.Chance(0.5) ? "missing" : "deserter" : Before[random.Below(3)],
            death.First.AddDays(isAfter ? days : -days), sources[random.Below(sources.Length)]);
        if (random.Chance(0.85))
        {
            ids[other.Record] = person.Id!;
        }
    }

    private void Live(int man, bool isVictim)
    {
        var (name, born) = isVictim ? (dead[random.Below(dead.Count)].Name, Born()) : (InventedName.Draw(random), Born());
        var region = "region " + random.Below(6).ToString(CultureInfo.InvariantCulture);
        var day = Start.AddDays(random.Below(900));
        var own = new List<PersonReport>();
        for (var more = 1 + random.Below(2); more > 0; more--)
        {
            own.Add(Say(name, born, region, Before[random.Below(3)], day, sources[random.Below(sources.Length)]));
            day = day.AddDays(1 + (int)(60 * random.Exponential()));
        }

        var isSeen = random.Chance(0.6);
        if (isSeen)
        {
            own.Add(Say(name, born, region, Later[random.Below(3)], day.AddDays(1 + (int)(120 * random.Exponential())), sources[random.Below(sources.Length)]));
        }

        foreach (var report in own)
        {
            groups[report.Record] = man;
        }

        if (isVictim)
        {
            Forge(man, name, born, region, day, own, isSeen);
        }
    }

    // The forger knows the man's particulars, not always all of them, and sometimes takes a namesake's date of birth; a list in good faith or a site of his own shows it.
    private void Forge(int man, (int, int, int, int) name, DateOnly born, string region, DateOnly day, List<PersonReport> own, bool isSeen)
    {
        var known = random.Chance(0.05) ? Born() : born;
        var lists = documentary.Length > 0 && random.Chance(0.5) ? documentary : sources;
        var source = random.Chance(0.6) ? lists[random.Below(lists.Length)] : "x" + random.Below(3).ToString(CultureInfo.InvariantCulture);
        var report = Say(name, known, region, "killed", day, source) with
        {
            Event = random.Chance(0.9) ? DateSpan.Day(day) : null,
            StatusDate = null,
            DocumentKind = Documents[random.Below(4)],
        };
        reports[^1] = report;
        var forgery = new Forgery(report, "forged " + man.ToString(CultureInfo.InvariantCulture), random.Chance(0.5), isSeen);
        Forged.Add(forgery);
        foreach (var one in forgery.IsLinked ? own.Append(report) : [report])
        {
            attached[one.Record] = forgery.Person;
        }
    }

    private PersonReport Say((int, int, int, int) name, DateOnly born, string? region, string status, DateOnly day, string source)
    {
        var number = reports.Count + 1;
        reports.Add(new()
        {
            Record = new(1_000_000, (ulong)number),
            Input = source,
            Id = "n" + number.ToString(CultureInfo.InvariantCulture),
            Source = source,
            Known = day.AddDays(1 + (int)(30 * random.Exponential())),
            Name = Written(name, source),
            Status = status,
            StatusDate = random.Chance(0.9) ? DateSpan.Day(day) : null,
            Region = random.Chance(0.9) ? region : null,
            Birth = random.Chance(0.3) ? null : random.Chance(0.3) ? DateSpan.Year(born.Year) : DateSpan.Day(born),
        });
        return reports[^1];
    }

    // A source keeps to one script; within it the form varies.
    private string Written((int, int, int, int) name, string source) => InventedName.Written(name, source[^1] % 2 == 0, random.Uniform());

    private DateOnly Born() => new DateOnly(1970, 1, 1).AddDays(random.Below(12000));
}
