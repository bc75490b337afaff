using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Tables of counts as the plain arrays that the methods take. A count that is not known is NaN.</summary>
/// <param name="Deaths">The deaths.</param>
/// <param name="Cause">Deaths of the cause to subtract, or null.</param>
/// <param name="Population">Inhabitants, or null.</param>
/// <param name="Name">What the territory is called where the register has no areas.</param>
internal sealed record CountArrays(CountTable Deaths, CountTable? Cause, CountTable? Population, string Name)
{
    /// <summary>Limits of expected deaths that a study gives, by cell.</summary>
    public IReadOnlyDictionary<CountPlace, (double Low, double High)> Limits { get; init; } = new Dictionary<CountPlace, (double, double)>();

    /// <summary>Those limits of one territory, year and sex by age; null where there are none.</summary>
    public IReadOnlyDictionary<string, (double Low, double High)>? LimitsOf(string territory, int year, SexGroup sex)
    {
        var own = Limits.Where(one => one.Key.Area == territory && one.Key.Date == DateSpan.Year(year) && one.Key.Sex == sex)
            .ToDictionary(one => one.Key.Age.ToString(), one => one.Value, StringComparer.Ordinal);
        return own.Count == 0 ? null : own;
    }

    /// <summary>The territories: each area, and their total last where there are several.</summary>
    public ImmutableArray<string> Territories(ImmutableArray<string> asked, bool total)
    {
        var areas = asked.IsDefaultOrEmpty ? Deaths.Areas : [.. asked.Where(area => Deaths.Areas.Contains(area) || area == Deaths.WholeArea)];
        return Deaths.Areas.IsEmpty ? [CountTable.Whole] : total && areas.Length > 1 && asked.IsDefaultOrEmpty ? [.. areas, CountTable.Whole] : areas;
    }

    /// <summary>What readers call a territory.</summary>
    public string NameOf(string territory) => territory == CountTable.Whole && Deaths.Areas.IsEmpty ? Name : territory;

    /// <summary>The groups of the register that make up the ages that are asked; all of them when none is asked.</summary>
    /// <param name="asked">The ages.</param>
    /// <param name="missing">The first of them that the register's groups do not make up, or null.</param>
    public ImmutableArray<AgeGroup> Ages(ImmutableArray<AgeGroup> asked, out AgeGroup? missing)
    {
        missing = null;
        if (asked.IsEmpty)
        {
            return Deaths.Ages;
        }

        var ages = new SortedSet<AgeGroup>();
        foreach (var age in asked)
        {
            var parts = age.Kind == AgeKind.Years ? Deaths.Parts(age) : Deaths.Ages;
            missing ??= parts.IsEmpty ? age : null;
            ages.UnionWith(parts);
        }

        return [.. ages];
    }

    /// <summary>Both sexes by age and year.</summary>
    public DeathCounts OfSexes(string territory, ImmutableArray<AgeGroup> ages, SexGroup sex, SexGroup other)
    {
        // A register without ages has one group: everybody.
        ages = ages.IsEmpty ? [AgeGroup.Total] : ages;
        var years = Deaths.Years;
        double[][] Of(CountTable table, SexGroup one) =>
            [.. ages.Select(age => years.Select(year => Count(table, territory, DateSpan.Year(year), one, age)).ToArray())];
        return new(
            NameOf(territory), years, [.. ages.Select(age => age.ToString())], Of(Deaths, sex), Of(Deaths, other),
            Cause is null ? null : Of(Cause, sex), Cause is null ? null : Of(Cause, other), CountLabel.Word(sex), CountLabel.Word(other));
    }

    /// <summary>One sex by age and year.</summary>
    public AgeCounts OfSex(string territory, ImmutableArray<AgeGroup> ages, SexGroup sex)
    {
        ages = ages.IsEmpty ? [AgeGroup.Total] : ages;
        return new(
            NameOf(territory), CountLabel.Word(sex), Deaths.Years, [.. ages.Select(age => age.ToString())],
            [.. ages.Select(age => Deaths.Years.Select(year => Count(Deaths, territory, DateSpan.Year(year), sex, age)).ToArray())]);
    }

    /// <summary>All months, weeks or quarters of a territory, one sex, added up over ages; null where the register has none of the territory.</summary>
    public PeriodCounts? OfPeriods(string territory, SexGroup sex, ImmutableArray<AgeGroup> asked)
    {
        var age = asked is [{ } only] ? only : AgeGroup.Total;
        var dates = Deaths.Dates.Where(date => !IsYear(date)).ToList();
        var deaths = dates.ConvertAll(date => Count(Deaths, territory, date, sex, age));
        var kept = Enumerable.Range(0, dates.Count).Where(i => !double.IsNaN(deaths[i])).ToList();

        // One territory counts by one kind of period.
        var kind = kept.GroupBy(i => KindOf(dates[i])).OrderByDescending(group => group.Count()).FirstOrDefault();
        if (kind is null)
        {
            return null;
        }

        var rows = kind.ToList();
        return new(
            NameOf(territory), [.. rows.Select(i => YearOf(dates[i]))], [.. rows.Select(i => PeriodOf(dates[i]))], [.. rows.Select(i => deaths[i])],
            Population is null ? null : [.. rows.Select(i => Count(Population, territory, dates[i], sex, age))]);
    }

    private static bool IsYear(DateSpan date) => date == DateSpan.Year(date.First.Year);

    /// <summary>7 for weeks, 12 for months, 4 for quarters, 0 for anything else.</summary>
    internal static int KindOf(DateSpan date) => date.Days == 7 && date.First.DayOfWeek == DayOfWeek.Monday ? 7
        : date == DateSpan.Month(date.First.Year, date.First.Month) ? 12
        : date == DateSpan.Quarter(date.First.Year, ((date.First.Month - 1) / 3) + 1) ? 4 : 0;

    internal static int YearOf(DateSpan date) => KindOf(date) == 7 ? System.Globalization.ISOWeek.GetYear(date.First.ToDateTime(default)) : date.First.Year;

    internal static int PeriodOf(DateSpan date) => KindOf(date) switch
    {
        7 => System.Globalization.ISOWeek.GetWeekOfYear(date.First.ToDateTime(default)),
        4 => ((date.First.Month - 1) / 3) + 1,
        _ => date.First.Month,
    };

    private double Count(CountTable table, string territory, DateSpan date, SexGroup sex, AgeGroup age)
    {
        // A table of one territory may leave its name out, or write another.
        var area = table.Areas.Contains(territory) || territory == CountTable.Whole ? territory : Deaths.Areas.Length <= 1 ? CountTable.Whole : territory;
        area = area == CountTable.Whole && table.Areas.IsEmpty ? "" : area;
        return (double?)table.Count(new(area, date, sex, age)) ?? double.NaN;
    }
}
