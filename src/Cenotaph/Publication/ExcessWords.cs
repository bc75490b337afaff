using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>How results of excess mortality name years and ages in files.</summary>
public static class ExcessWords
{
    /// <summary>The years: 2022, 2022-2023 where they follow on one another, else 2020, 2022.</summary>
    public static string Years(IReadOnlyList<int> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        return years.Count == 0 ? ""
            : years.Count == 1 ? Digits(years[0])
            : years[^1] - years[0] == years.Count - 1 ? $"{Digits(years[0])}-{Digits(years[^1])}"
            : string.Join(", ", years.Select(Digits));
    }

    /// <summary>The ages: 15-19, 15-49 where groups follow on one another, total for none or all ages, else 15-19, 40-44.</summary>
    public static string Ages(IReadOnlyList<string> ages)
    {
        ArgumentNullException.ThrowIfNull(ages);
        if (ages.Count <= 1)
        {
            return ages.Count == 0 ? AgeGroup.Total.ToString() : ages[0];
        }

        List<AgeGroup> groups = [];
        foreach (var label in ages)
        {
            if (!CountLabel.TryReadAge(label, out var age) || !age.IsYears)
            {
                return string.Join(", ", ages);
            }

            groups.Add(age);
        }

        for (var i = 1; i < groups.Count; i++)
        {
            if (groups[i - 1].High + 1 != groups[i].Low)
            {
                return string.Join(", ", ages);
            }
        }

        return groups[^1].High is { } high ? AgeGroup.Between(groups[0].Low, high).ToString()
            : groups[0].Low == 0 ? AgeGroup.Total.ToString() : AgeGroup.From(groups[0].Low).ToString();
    }

    /// <summary>What a result counts: <c>Russia, male, 15-49, 2022-2023</c>.</summary>
    public static string Cells(ExcessResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return string.Join(", ", result.Key.Territory, result.Key.Sex, Ages(result.Key.Ages), Years(result.Key.Years));
    }

    private static string Digits(int year) => year.ToString(CultureInfo.InvariantCulture);
}
