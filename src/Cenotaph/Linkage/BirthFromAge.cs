using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>Births told by an age: who died at 34 on 14 May 2024 was born between 15 May 1989 and 14 May 1990.</summary>
internal static class BirthFromAge
{
    /// <summary>The column of births, its empty cells filled from age and date of death as two years ("1989-1990"); the column itself where the
    /// table lacks one of the two.</summary>
    public static SourceColumn Of(SourceColumn birth, SourceColumn age, SourceColumn death)
    {
        if (age.Column is not { } ages || death.Column is not { } deaths)
        {
            return birth;
        }

        var years = ages.Values.Select(value => AgeValue.Read(value)).ToArray();
        var dates = DateComparison.Read(Field.From("", [death], text => text));
        var numbers = Field.From("", [death], text => text).Ids;
        var filled = new TextColumnBuilder(birth.Column?.Name ?? ages.Name);
        for (var record = 0; record < birth.Records; record++)
        {
            var text = birth.Column?[record];
            if (text is null && ages.Ids[record] is >= 0 and var at && years[at] is { } old && numbers[record] >= 0 && dates[numbers[record]] is { First: > 0 } died)
            {
                text = string.Create(CultureInfo.InvariantCulture, $"{YearOf(died.First) - old - 1}-{YearOf(died.Last) - old}");
            }

            filled.Add(text);
        }

        return birth with { Column = filled.Build() };
    }

    private static int YearOf(int day) => DateOnly.FromDayNumber(day).Year;
}
