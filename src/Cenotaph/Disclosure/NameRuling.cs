using Cenotaph.Persons;

namespace Cenotaph.Disclosure;

/// <summary>Whether somebody may be named as of a day, and why not. Only <see cref="Of"/> makes one.</summary>
public sealed class NameRuling
{
    private const int Grown = 18;

    private NameRuling(string key, NameState state, NameBar bar) => (Key, State, Bar) = (key, state, bar);

    /// <summary>The person.</summary>
    public string Key { get; }

    /// <summary>Where the name stands.</summary>
    public NameState State { get; }

    /// <summary>What forbids it, where the state is <see cref="NameState.Draft"/>.</summary>
    public NameBar Bar { get; }

    /// <summary>Whether the name may stand in a public file.</summary>
    public bool MayBeNamed => State == NameState.Published;

    /// <summary>The ruling on a case; decisions dated after the as-of do not count.</summary>
    public static NameRuling Of(NameCase person, DisclosureRules rules, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(rules);
        var steps = person.Steps.Where(step => step.At <= asOf && !string.IsNullOrWhiteSpace(step.By)).ToList();
        if (person.Standing == Standing.Withdrawn || steps.Exists(step => step.Act == NameAct.Remove))
        {
            return new(person.Key, NameState.Withdrawn, NameBar.None);
        }

        // Hiding prevails on its day; to name somebody after that, two reviewers must agree anew.
        var hides = steps.Where(step => step.Act == NameAct.Hide).Select(step => step.At).ToList();
        var agreed = steps.Where(step => step.Act == NameAct.Publish && hides.TrueForAll(hide => step.At > hide))
            .GroupBy(step => step.By.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(reviewer => reviewer.Min(step => step.At)).Order().ToList();
        if (hides.Count > 0 && agreed.Count < 2)
        {
            return new(person.Key, NameState.Hidden, NameBar.None);
        }

        if (BarOf(person, rules) is var bar and not NameBar.None)
        {
            return new(person.Key, NameState.Draft, bar);
        }

        return new(person.Key, agreed.Count < 2
            ? NameState.Corroborated
            : asOf.DayNumber - agreed[1].DayNumber < rules.WaitDays ? NameState.SecondCheck : NameState.Published, NameBar.None);
    }

    private static NameBar BarOf(NameCase person, DisclosureRules rules) => person switch
    {
        _ when !rules.MayName => NameBar.NoBasis,
        _ when person.Standing == Standing.Contested => NameBar.Contested,
        _ when person.Standing != Standing.Confirmed => NameBar.NotConfirmed,
        _ when person.Statuses.Append(person.Status).Contains("deserter") => NameBar.Deserter,
        _ when person.Statuses.Append(person.Status).Contains("captured") => NameBar.Captured,
        { Status: not ("killed" or "died-of-wounds") } => NameBar.NotDead,
        { LeastAge: null } => NameBar.AgeNotKnown,
        { LeastAge: < Grown } => NameBar.Minor,
        _ => NameBar.None,
    };
}
