namespace Cenotaph.Linkage;

/// <summary>Compares dates as intervals with the slips that people make in writing them.</summary>
internal static class DateComparison
{
    /// <summary>1 January of a year not known better: this share of heaped days or more makes the day worthless.</summary>
    private const double HeapedShare = 0.5;

    private const int YearDays = 366;

    private static readonly string[] BirthLabels =
    [
        "same day", "day and month swapped", "one digit differs", "two of day, month and year agree", "the same month, as far as known",
        "the same year, as far as known", "the same year, another day and month", "two digits differ", "years differ by one",
        "years differ by two or three", "different",
    ];

    private static readonly string[] DeathLabels =
    [
        "same day", "up to three days apart", "one digit differs, or day and month swapped", "up to a month apart", "the same, as far as known",
        "up to a year apart", "different",
    ];

    /// <summary>The comparison of dates of birth.</summary>
    public static Comparison Birth(string name, Field field, DateValue[] dates) => new(
        name, FieldRole.BirthDate,
        new(name, field.Ids, dates.Length, BirthLabels.Length, (left, right) => BirthLevel(dates[left], dates[right])),
        BirthLabels, field.Columns)
    {
        IsDay = id => dates[id].Digits > 0,
        PriorM = [0.69, 0.02, 0.06, 0.04, 0.03, 0.07, 0.02, 0.02, 0.02, 0.01, 0.02],
        Values = field.Values,
    };

    /// <summary>The comparison of dates of death.</summary>
    public static Comparison Death(string name, Field field, DateValue[] dates) => new(
        name, FieldRole.DeathDate,
        new(name, field.Ids, dates.Length, DeathLabels.Length, (left, right) => DeathLevel(dates[left], dates[right])),
        DeathLabels, field.Columns)
    {
        PriorM = [0.6, 0.1, 0.05, 0.1, 0.05, 0.05, 0.05],
        Values = field.Values,
    };

    /// <summary>Reads the distinct values of a field of dates; a first of January far more frequent than other days becomes its year.</summary>
    public static DateValue[] Read(Field field)
    {
        var order = Order(field.Values);
        var dates = new DateValue[field.Values.Count];
        for (var i = 0; i < dates.Length; i++)
        {
            dates[i] = DateValue.Read(field.Values[i], order) ?? default;
        }

        var counts = field.Counts(0, field.Ids.Length);
        long days = 0;
        long newYears = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            if (dates[i].Digits > 0)
            {
                days += counts[i];
                newYears += dates[i].Digits % 10000 == 101 ? counts[i] : 0;
            }
        }

        // Of the dates on 1 January as many are real as on any other day.
        if (newYears > 30 && (newYears - (days / 365.25)) / newYears >= HeapedShare)
        {
            for (var i = 0; i < dates.Length; i++)
            {
                if (dates[i].Digits % 10000 == 101)
                {
                    dates[i] = DateValue.OfYear(dates[i].Year)!.Value;
                }
            }
        }

        return dates;
    }

    /// <summary>The level of two dates of birth.</summary>
    public static int BirthLevel(DateValue left, DateValue right)
    {
        if (left.Digits > 0 && right.Digits > 0)
        {
            if (left.Digits == right.Digits)
            {
                return 1;
            }

            var (leftYear, leftMonth, leftDay) = left.Parts;
            var (rightYear, rightMonth, rightDay) = right.Parts;
            if (leftYear == rightYear && leftMonth == rightDay && leftDay == rightMonth)
            {
                return 2;
            }

            var slips = Slips(left.Digits, right.Digits);
            if (slips == 1)
            {
                return 3;
            }

            var same = (leftYear == rightYear ? 1 : 0) + (leftMonth == rightMonth ? 1 : 0) + (leftDay == rightDay ? 1 : 0);
            return same == 2 ? 4 : leftYear == rightYear ? 7 : slips == 2 ? 8 : YearsApart(Math.Abs(leftYear - rightYear));
        }

        if (left.First <= right.Last && right.First <= left.Last)
        {
            var days = Math.Max(left.Last - left.First, right.Last - right.First);
            return days <= 31 ? 5 : 6;
        }

        var gap = left.First > right.Last ? left.First - right.Last : right.First - left.Last;
        return YearsApart(left.IsOneYear && right.IsOneYear ? Math.Abs(left.Year - right.Year) : 1 + (gap / YearDays));
    }

    // An age at an unknown day misses the year of birth by one, an age told by another by two or three.
    private static int YearsApart(int years) => years <= 1 ? 9 : years <= 3 ? 10 : 11;

    /// <summary>The level of two dates of death.</summary>
    public static int DeathLevel(DateValue left, DateValue right)
    {
        if (left.First <= right.Last && right.First <= left.Last)
        {
            return left.Digits > 0 && left.Digits == right.Digits ? 1 : 5;
        }

        var gap = left.First > right.Last ? left.First - right.Last : right.First - left.Last;
        if (gap <= 3)
        {
            return 2;
        }

        if (left.Digits > 0 && right.Digits > 0)
        {
            var (leftYear, leftMonth, leftDay) = left.Parts;
            var (rightYear, rightMonth, rightDay) = right.Parts;
            if (Slips(left.Digits, right.Digits) == 1 || (leftYear == rightYear && leftMonth == rightDay && leftDay == rightMonth))
            {
                return 3;
            }
        }

        return gap <= 31 ? 4 : gap <= 366 ? 6 : 7;
    }

    /// <summary>How many of eight digits differ; two neighbours swapped count once.</summary>
    public static int Slips(int left, int right)
    {
        var slips = 0;
        var before = (Left: 0, Right: 0, Differs: false);
        for (var i = 0; i < 8; i++)
        {
            var (a, b) = (left % 10, right % 10);
            if (a != b)
            {
                if (before.Differs && before.Left == b && before.Right == a)
                {
                    before = default;
                }
                else
                {
                    slips++;
                    before = (a, b, true);
                }
            }
            else
            {
                before = default;
            }

            left /= 10;
            right /= 10;
        }

        return slips;
    }

    // A second number above twelve shows that the month comes first; day first is the custom of most countries.
    private static DayOrder Order(IReadOnlyList<string> values)
    {
        var dayFirst = 0;
        var monthFirst = 0;
        foreach (var value in values)
        {
            var parts = value.Split(['/', '.', '-', ' '], 3);
            if (parts.Length == 3 && parts[0].Length <= 2 && int.TryParse(parts[0], out var first) && int.TryParse(parts[1], out var second))
            {
                dayFirst += first > 12 ? 1 : 0;
                monthFirst += second > 12 ? 1 : 0;
            }
        }

        return monthFirst > dayFirst ? DayOrder.MonthFirst : DayOrder.DayFirst;
    }
}
