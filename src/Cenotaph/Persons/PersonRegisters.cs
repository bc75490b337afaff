using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Persons;

/// <summary>Counts persons by week of death, region, branch and the like, as they were known at each vintage.</summary>
public static class PersonRegisters
{
    /// <summary>The register by week of death.</summary>
    public const string Week = "week";

    private static readonly ImmutableArray<(string Name, Func<PersonValues, string?> Value)> Texts =
    [
        ("region", values => values.Region), ("branch", values => values.Branch), ("recruitment", values => values.Recruitment),
        ("age", values => values.Age), ("rank", values => values.Rank), ("circumstance", values => values.Circumstance),
        ("sex", values => values.Sex), ("side", values => values.Side),
    ];

    /// <summary>The dimensions, in the order of the registers.</summary>
    public static ImmutableArray<string> Dimensions { get; } = [Week, .. Texts.Select(one => one.Name)];

    /// <summary>
    /// One register for each dimension. At each vintage a person is counted once in each, where a report known by then says
    /// that he is dead: by the values and the standing that follow from the reports known by then.
    /// </summary>
    /// <param name="persons">The persons.</param>
    /// <param name="standing">What the rules say of a person, given only the reports that were known; called once for each of his states.</param>
    /// <param name="vintages">The days at whose end something was known, each once.</param>
    /// <param name="groups">The independent group of each source; a source that is not in it stands alone.</param>
    /// <param name="bands">The bands of age.</param>
    public static ImmutableArray<PersonRegister> Of(
        IEnumerable<Person> persons,
        Func<Person, Standing> standing,
        IEnumerable<DateOnly> vintages,
        IReadOnlyDictionary<string, string>? groups = null,
        AgeBands? bands = null)
    {
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(vintages);
        DateOnly[] days = [.. vintages.Distinct().Order()];
        var weeks = new Dictionary<(DateSpan?, Standing), int[]>();
        var texts = Texts.Select(_ => new Dictionary<(string, Standing), int[]>()).ToArray();
        foreach (var person in persons)
        {
            foreach (var (from, to, state) in States(person, days))
            {
                var values = PersonValues.Of(state.Reports, groups, bands);
                var stands = standing(state);
                Add(weeks, (WeekOf(values.Death), stands), from, to, days.Length);
                for (var dimension = 0; dimension < texts.Length; dimension++)
                {
                    // nothing else is empty: blank texts say nothing
                    Add(texts[dimension], (Texts[dimension].Value(values) ?? "", stands), from, to, days.Length);
                }
            }
        }

        var spellings = Spellings(texts);
        return
        [
            new(Week,
            [
                .. from week in Cells(weeks, days)
                   orderby week.Vintage, week.Key.Item1 is null, week.Key.Item1?.First, week.Key.Item2 descending
                   select new PersonCell(week.Vintage, week.Key.Item1, null, week.Key.Item2, week.Count),
            ]),
            .. texts.Select((cells, dimension) => new PersonRegister(Texts[dimension].Name,
            [
                .. from cell in Cells(cells, days)
                   group cell by (cell.Vintage, Value: Spelt(spellings[dimension], cell.Key.Item1), Standing: cell.Key.Item2) into same
                   orderby same.Key.Vintage, same.Key.Value is null, same.Key.Value, same.Key.Standing descending
                   select new PersonCell(same.Key.Vintage, null, same.Key.Value, same.Key.Standing, same.Sum(cell => cell.Count)),
            ])),
        ];
    }

    /// <summary>The ISO week in which all days of a date lie, or null.</summary>
    public static DateSpan? WeekOf(DateSpan? date)
    {
        if (date is not { } known)
        {
            return null;
        }

        var (year, week) = (ISOWeek.GetYear(known.First.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(known.First.ToDateTime(TimeOnly.MinValue)));
        return DateSpan.TryParse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}"), out var span) && span.Contains(known)
            ? span
            : null;
    }

    // What was known of a person, from the first vintage that knew it to the one before the next state.
    private static IEnumerable<(int From, int To, Person State)> States(Person person, DateOnly[] vintages)
    {
        var reports = person.Reports.Sort((one, other) => one.Known.CompareTo(other.Known));
        var starts = reports.Select(report => First(vintages, report.Known)).ToArray();
        for (var count = 1; count <= starts.Length; count++)
        {
            var from = starts[count - 1];
            var to = count < starts.Length ? starts[count] : vintages.Length;
            if (from < to && reports.Take(count).Any(report => report.SaysDead))
            {
                yield return (from, to, person with { Reports = reports[..count] });
            }
        }
    }

    // The index of the first vintage on or after a day.
    private static int First(DateOnly[] vintages, DateOnly day)
    {
        var at = Array.BinarySearch(vintages, day);
        return at >= 0 ? at : ~at;
    }

    // Each array holds the change from one vintage to the next.
    private static void Add<TKey>(Dictionary<TKey, int[]> cells, TKey key, int from, int to, int length)
        where TKey : notnull
    {
        if (!cells.TryGetValue(key, out var changes))
        {
            cells.Add(key, changes = new int[length + 1]);
        }

        changes[from]++;
        changes[to]--;
    }

    private static IEnumerable<(TKey Key, DateOnly Vintage, int Count)> Cells<TKey>(Dictionary<TKey, int[]> cells, DateOnly[] vintages)
        where TKey : notnull
    {
        foreach (var (key, changes) in cells)
        {
            var count = 0;
            for (var at = 0; at < vintages.Length; at++)
            {
                count += changes[at];
                if (count > 0)
                {
                    yield return (key, vintages[at], count);
                }
            }
        }
    }

    // Persons may write one value in two ways; the table has it once, in the way that comes first.
    private static Dictionary<string, string>[] Spellings(Dictionary<(string Value, Standing), int[]>[] texts) =>
    [
        .. texts.Select(cells => cells.Keys.Select(key => key.Value).Where(value => value.Length > 0)
            .GroupBy(TextKey.Of, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Min(StringComparer.Ordinal)!, StringComparer.Ordinal)),
    ];

    private static string? Spelt(Dictionary<string, string> spellings, string value) =>
        value.Length == 0 ? null : spellings[TextKey.Of(value)];
}
