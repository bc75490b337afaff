using System.Globalization;
using System.Text;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>What two invented reviewers decided on names: most to publish, some hidden or removed, and some decisions that must not count.</summary>
/// <param name="front">The settings.</param>
/// <param name="random">A stream of its own.</param>
internal sealed class FrontReviews(FrontSimulation front, RandomStream random)
{
    private const int PersonsPerName = 65;
    private const string One = "reviewer-1";
    private const string Other = "reviewer-2";

    private readonly StringBuilder text = new("kind,from,of,decision,by,at,why\n");

    /// <summary>The table of judgements.</summary>
    public byte[] Table(IEnumerable<FrontReport> reports)
    {
        var persons = reports.Where(report => report.Person is not null).GroupBy(report => report.Person!.Number).Select(group => group.ToList()).ToArray();
        random.Shuffle(persons.AsSpan());
        var names = front.Persons / PersonsPerName;
        var sound = persons.Where(list => list[0].Person!.IsDead && !IsMinor(list[0].Person!) && FrontTotals.IsConfirmable(list)).Take(names).ToList();
        for (var i = 0; i < sound.Count; i++)
        {
            Named(sound[i], i);
        }

        Wrongly(persons, list => !list[0].Person!.IsDead && list.Exists(report => report.SaysDead), "thought to be dead");
        Wrongly(persons, list => list.TrueForAll(report => report["status"] == "missing"), "taken from the list of the missing");
        Wrongly(persons, list => list.Exists(report => report["status"] == "captured") && !list.Exists(report => report.SaysDead), "thought to have died a prisoner");
        Wrongly(persons, list => list[0].Person!.IsDead && IsMinor(list[0].Person!) && FrontTotals.IsConfirmable(list), "age not looked at");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Named(List<FrontReport> reports, int number)
    {
        // Of thirty: two reviewed once, one by one person twice, one too late for the waiting time, two hidden, one removed.
        var kind = number % 30;
        var (from, day) = (reports[random.Below(reports.Count)], front.LastDay.AddDays(kind == 3 ? -8 : -200 + random.Below(160)));
        var later = day.AddDays(kind == 3 ? 2 : 1 + random.Below(9));
        Add(from, "publish", One, day, "seen with its sources");
        if (kind > 1)
        {
            Add(from, "publish", kind == 2 ? One : Other, later, "agreed");
        }

        if (kind is 4 or 5)
        {
            Add(from, "hide", Other, later.AddDays(3 + random.Below(10)), "the family asked for it");
        }
        else if (kind == 6)
        {
            Add(from, "remove", One, later.AddDays(3 + random.Below(10)), "wrongly listed");
        }
    }

    private void Wrongly(IEnumerable<List<FrontReport>> persons, Func<List<FrontReport>, bool> isOne, string why)
    {
        foreach (var reports in persons.Where(isOne).Take(8))
        {
            var day = front.LastDay.AddDays(-160 + random.Below(120));
            Add(reports[0], "publish", One, day, why);
            Add(reports[0], "publish", Other, day.AddDays(1 + random.Below(9)), "agreed without looking");
        }
    }

    private void Add(FrontReport report, string decision, string by, DateOnly day, string why) => text.Append(
        CultureInfo.InvariantCulture, $"name,{report.Source.Input}:{report.Id},,{decision},{by},{day:yyyy-MM-dd},{why}\n");

    private static bool IsMinor(FrontPerson person) => DateErrors.Age(person.Invented.Truth.BirthDate, person.Event) < 18;
}
