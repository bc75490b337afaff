using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Some weeks of an invented register, written out: the rows of its file and of the named list, and who died.</summary>
internal sealed record ProbatePart(TableRows Cases, TableRows List, IReadOnlyList<DrawnWeek> Weeks, ProbateTotals Totals);

/// <summary>Gives names to the dead of an invented register; each part depends on the settings and its number alone. May be used by several threads.</summary>
internal sealed class ProbateScribe
{
    /// <summary>Columns of the register between the number of the case and that of the person.</summary>
    public static readonly string[] CaseTexts =
        ["surname", "first_name", "patronymic", "birth_date", "death_date", "act_date", "opened", "closed", "region"];

    /// <summary>Columns of the list between the number of the report and that of the person.</summary>
    public static readonly string[] ListTexts = ["source", "name", "birth_date", "region", "death_date", "published", "recruitment"];

    /// <summary>The publisher of the list, as in sources.toml.</summary>
    public const string Publisher = "roll-keepers";

    private const int RowsPerPart = 16_384;

    // No week has so many dead.
    private const long NumbersPerWeek = 1_000_000_000;

    private const int UsualMonths = 183;
    private const double ClosingMean = 45;

    private readonly ProbateWorld world;
    private readonly ProbateSimulation simulation;
    private readonly PersonSimulation people;
    private readonly WarCourse course;
    private readonly SourceProfile profile;
    private readonly int weeksPerPart;

    public ProbateScribe(ProbateSimulation simulation)
    {
        this.simulation = simulation;
        world = new(simulation);
        people = new(1, 1, simulation.Seed) { SourceSpread = 0, Script = ScriptChoice.Cyrillic };
        course = new(people);
        profile = SourceProfiles.Of(people)[0] with { Name = Publisher };
        weeksPerPart = (int)Math.Clamp(RowsPerPart * (long)simulation.Weeks / simulation.Cases, 1, simulation.Weeks);
    }

    /// <summary>How many parts there are.</summary>
    public long Count => (simulation.Weeks + weeksPerPart - 1) / weeksPerPart;

    private bool HasExtracted => simulation.Extracted.Length > 1;

    /// <summary>The part of that number.</summary>
    public ProbatePart Make(long number)
    {
        var first = (int)number * weeksPerPart;
        var weeks = new List<DrawnWeek>(weeksPerPart);
        var cases = new List<(int Extraction, int Week, int Case)>();
        var dressed = new List<Dressed>(weeksPerPart);
        for (var week = first; week < Math.Min(first + weeksPerPart, simulation.Weeks); week++)
        {
            weeks.Add(DrawnWeek.Draw(world, week));
            dressed.Add(Dress(weeks[^1]));
        }

        // One extraction after the other; within a week in the order of case numbers, which chance gave.
        for (var extraction = 0; extraction < simulation.Extracted.Length; extraction++)
        {
            var day = simulation.Extracted[extraction].DayNumber;
            for (var week = 0; week < weeks.Count; week++)
            {
                foreach (var one in dressed[week].Order.Where(one => weeks[week].Cases[one].IsSeen(day)))
                {
                    cases.Add((extraction, week, one));
                }
            }
        }

        var rows = TableRows.Of(cases.Count, CaseTexts.Length + (HasExtracted ? 1 : 0), withIds: true);
        for (var row = 0; row < cases.Count; row++)
        {
            var (extraction, week, one) = cases[row];
            Write(rows, row, weeks[week].Cases[one], dressed[week], one, simulation.Extracted[extraction]);
        }

        var list = List(dressed.SelectMany(week => week.Reports));
        return new(rows, list, weeks, new(
            cases.Count,
            weeks.Sum(week => week.Cases.LongCount(one => simulation.Extracted.Any(day => one.IsSeen(day.DayNumber)))),
            weeks.Sum(week => week.Deaths),
            weeks.Sum(week => week.Soldiers.Count),
            weeks.Sum(week => week.Soldiers.LongCount(soldier => soldier.HasCase)),
            list.Count));
    }

    /// <summary>The people of a week.</summary>
    /// <param name="Base">The number of the week's first person and case.</param>
    /// <param name="People">For each case the person; null where nobody ever sees it.</param>
    /// <param name="Numbers">For each case its place among the case numbers of the week.</param>
    /// <param name="Order">The cases by those numbers.</param>
    /// <param name="Closed">For each case the day on which it was closed.</param>
    /// <param name="Reports">What the list says of the week's soldiers.</param>
    private sealed record Dressed(
        long Base, InventedPerson?[] People, int[] Numbers, int[] Order, int[] Closed, List<(SimulatedReport Report, int Recruitment)> Reports);

    private Dressed Dress(DrawnWeek week)
    {
        var random = world.Stream(week.Number, 1);
        var population = new Population(people, random, course);
        var last = simulation.Extracted[^1].DayNumber;
        var first = week.Number * NumbersPerWeek;
        var order = Enumerable.Range(0, week.Cases.Count).ToArray();
        random.Shuffle(order.AsSpan());
        var made = new Dressed(first, new InventedPerson?[week.Cases.Count], new int[week.Cases.Count], order, new int[week.Cases.Count], []);
        var soldiers = new InventedPerson?[week.Soldiers.Count];
        for (var place = 0; place < order.Length; place++)
        {
            made.Numbers[order[place]] = place;
        }

        for (var one = 0; one < week.Cases.Count; one++)
        {
            var seen = week.Cases[one];
            if (!simulation.Extracted.Any(day => seen.IsSeen(day.DayNumber)))
            {
                continue;
            }

            var person = Person(population, random, first + (seen.Soldier < 0 ? one : week.Cases.Count + seen.Soldier), seen.IsMan, seen.Years, seen.Death);
            made.People[one] = person;
            made.Closed[one] = seen.Opened + Math.Max(0, UsualMonths - (seen.Opened - seen.Death)) + 1 + (int)(ClosingMean * random.Exponential());
            if (seen.Soldier >= 0)
            {
                soldiers[seen.Soldier] = person;
            }
        }

        var reporter = new Reporter(simulation.Rates, profile, [], random);
        var latiniser = new Latiniser();
        for (var one = 0; one < soldiers.Length; one++)
        {
            var soldier = week.Soldiers[one];
            if (soldier.Published <= last)
            {
                var person = soldiers[one] ?? Person(population, random, first + week.Cases.Count + one, true, soldier.Years, soldier.Death);
                var day = DateOnly.FromDayNumber(soldier.Published);
                made.Reports.Add((reporter.Write(reporter.Draft(person, day), day, person.Truth.Number, latiniser), soldier.Recruitment));
            }
        }

        return made;
    }

    // Of that age in completed years on the day of death, whatever the day of birth.
    private static InventedPerson Person(Population population, RandomStream random, long number, bool isMan, int years, int death)
    {
        var day = DateOnly.FromDayNumber(death);
        return population.Stranger(number, !isMan, day.AddYears(-years).AddDays(-random.Below(365)), day);
    }

    private void Write(TableRows rows, int row, in SimulatedCase one, Dressed week, int number, DateOnly extracted)
    {
        var person = week.People[number]!.Truth;
        var closed = DateOnly.FromDayNumber(week.Closed[number]);
        rows.Ids![row] = week.Base + week.Numbers[number];
        rows.Persons[row] = person.Number;
        rows.Texts[0][row] = person.Surname;
        rows.Texts[1][row] = person.FirstName;
        rows.Texts[2][row] = person.Patronymic;
        rows.Texts[3][row] = one.BirthKnown ? Text(person.BirthDate) : null;
        rows.Texts[4][row] = Text(person.DeathDate);
        rows.Texts[5][row] = Text(DateOnly.FromDayNumber(one.Act));
        rows.Texts[6][row] = Text(DateOnly.FromDayNumber(one.Opened));
        rows.Texts[7][row] = closed <= extracted ? Text(closed) : null;
        rows.Texts[8][row] = person.Region;
        if (HasExtracted)
        {
            rows.Texts[9][row] = Text(extracted);
        }
    }

    private static TableRows List(IEnumerable<(SimulatedReport Report, int Recruitment)> reports)
    {
        var all = reports.ToList();
        var rows = TableRows.Of(all.Count, ListTexts.Length);
        for (var row = 0; row < all.Count; row++)
        {
            var (one, recruitment) = all[row];
            string?[] texts =
            [
                one.Source, string.Join(' ', new[] { one.Surname, one.FirstName, one.Patronymic }.Where(word => word is not null)), one.BirthDate, one.Region,
                one.DeathDate, Text(one.Published), DrawnWeek.Recruitments[recruitment],
            ];
            for (var column = 0; column < texts.Length; column++)
            {
                rows.Texts[column][row] = texts[column];
            }

            rows.Persons[row] = one.Person;
        }

        return rows;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
