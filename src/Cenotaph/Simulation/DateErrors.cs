using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Dates as reports give them: partly known, or wrong.</summary>
internal static class DateErrors
{
    /// <summary>The date of birth as a source writes it, in a form of <see cref="DateSpan"/>.</summary>
    public static string Birth(DateOnly birth, DateOnly death, ReportRates rates, double factor, RandomStream random)
    {
        if (random.Chance(rates.NewYear * factor))
        {
            birth = new(birth.Year, 1, 1);
        }

        if (birth.Day <= 12 && birth.Day != birth.Month && random.Chance(rates.DaySwap * factor))
        {
            birth = new(birth.Year, birth.Day, birth.Month);
        }

        if (random.Chance(rates.YearOff * factor))
        {
            birth = birth.AddYears(random.Chance(0.5) ? 1 : -1);
        }

        if (random.Chance(rates.DateDigit * factor))
        {
            birth = WithOtherDigit(birth, random);
        }

        var known = random.Uniform();
        if ((known -= rates.YearOnly) < 0)
        {
            return DateSpan.Year(birth.Year).ToString();
        }

        if ((known -= rates.MonthOnly) < 0)
        {
            return DateSpan.Month(birth.Year, birth.Month).ToString();
        }

        if (known < rates.AgeOnly && birth < death)
        {
            return OfAge(Age(birth, death), death).ToString();
        }

        return DateSpan.Day(birth).ToString();
    }

    /// <summary>The date of death as a source writes it; never after the day of publication.</summary>
    public static string Death(DateOnly death, DateOnly published, ReportRates rates, double factor, RandomStream random)
    {
        if (random.Chance(rates.DeathDayOff * factor))
        {
            var off = 1 + random.Below(5);
            var later = death.AddDays(off);
            death = random.Chance(0.5) && later <= published ? later : death.AddDays(-off);
        }

        return random.Chance(rates.DeathMonthOnly * factor)
            ? DateSpan.Month(death.Year, death.Month).ToString()
            : DateSpan.Day(death).ToString();
    }

    /// <summary>The days of birth of somebody of that age, in full years, on that day.</summary>
    public static DateSpan OfAge(int age, DateOnly day) => new(day.AddYears(-age - 1).AddDays(1), day.AddYears(-age));

    /// <summary>Full years from birth to a day.</summary>
    public static int Age(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return birth > day.AddYears(-years) ? years - 1 : years;
    }

    // A digit of the year's last two, the month or the day; drawn again until it is a day of the calendar and another one.
    private static DateOnly WithOtherDigit(DateOnly date, RandomStream random)
    {
        ReadOnlySpan<int> places = [2, 3, 5, 6, 8, 9];
        while (true)
        {
            var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ToCharArray();
            text[places[random.Below(places.Length)]] = (char)('0' + random.Below(10));
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) && other != date)
            {
                return other;
            }
        }
    }
}
