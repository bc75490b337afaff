using System.Globalization;
using System.Text;
using Cenotaph.Registers;

namespace Cenotaph.Simulation;

/// <summary>The war dead of an invented register as they are: by week of death, age and way into the army.</summary>
/// <param name="simulation">The settings.</param>
internal sealed class ProbateTruth(ProbateSimulation simulation)
{
    private readonly SortedDictionary<(int Week, int Age, int Recruitment), Cell> cells = [];

    private sealed class Cell
    {
        public long Dead { get; set; }

        public long Cases { get; set; }

        public long Declared { get; set; }

        public long Listed { get; set; }
    }

    /// <summary>All who died in peace.</summary>
    public long OtherDeaths { get; private set; }

    /// <summary>All cases that were or will be opened, of whomever.</summary>
    public long Cases { get; private set; }

    /// <summary>All war dead.</summary>
    public long Dead => Sum(int.MaxValue, cell => cell.Dead);

    /// <summary>Those of them with a case, now or later.</summary>
    public long WithCase => Sum(int.MaxValue, cell => cell.Cases);

    /// <summary>The groups of age of the table: five years from 15 on.</summary>
    public static AgeGroup Group(int age) => ProbateWorld.Youngest(age) is var low && age < ProbateWorld.Ages - 1 ? AgeGroup.Between(low, low + 4) : AgeGroup.From(low);

    /// <summary>Takes a week in; weeks come in any order, each once.</summary>
    public void Add(DrawnWeek week)
    {
        OtherDeaths += week.Deaths;
        Cases += week.Cases.Count;
        foreach (var soldier in week.Soldiers)
        {
            var key = (week.Number, ProbateWorld.GroupOf(soldier.Years), (int)soldier.Recruitment);
            if (!cells.TryGetValue(key, out var cell))
            {
                cells.Add(key, cell = new());
            }

            cell.Dead++;
            cell.Cases += soldier.HasCase ? 1 : 0;
            cell.Declared += soldier.IsDeclared ? 1 : 0;
            cell.Listed += soldier.Published < int.MaxValue ? 1 : 0;
        }
    }

    /// <summary>The war dead of the weeks before a number: those of a frame, when it is how many weeks that has.</summary>
    public long DeadBefore(int week) => Sum(week, cell => cell.Dead);

    /// <summary>The war dead of a week.</summary>
    public long DeadIn(int week) => DeadBefore(week + 1) - DeadBefore(week);

    /// <summary>The table: <c>week,age,recruitment,war_dead,with_case,court_declared,listed</c>, ordered; the last three now or later.</summary>
    public string Csv()
    {
        var text = new StringBuilder("week,age,recruitment,war_dead,with_case,court_declared,listed\n");
        foreach (var ((week, age, recruitment), cell) in cells)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{simulation.FirstWeek.AddDays(7 * week):yyyy-MM-dd},{Group(age)},{DrawnWeek.Recruitments[recruitment]},{cell.Dead},{cell.Cases},{cell.Declared},{cell.Listed}\n");
        }

        return text.ToString();
    }

    private long Sum(int before, Func<Cell, long> count) => cells.Where(cell => cell.Key.Week < before).Sum(cell => count(cell.Value));
}
