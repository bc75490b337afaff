using System.Globalization;
using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>The axes that a register of cases and a list of names are counted on: weeks of death from a Monday, groups of ages, delays in weeks.</summary>
internal sealed record ProbateFrame
{
    private const int DaysInWeek = 7;

    /// <summary>The axes of one extraction.</summary>
    /// <param name="firstWeek">The Monday of the first week of death.</param>
    /// <param name="extracted">The day of the extraction. Its week counts if it ends on that day; otherwise the week before is the last.</param>
    /// <param name="ages">Groups with bounds, that do not overlap, in rising order.</param>
    /// <param name="maximumDelay">The greatest delay that is told apart, in weeks, at least 1. Cases that come later are counted and left out.</param>
    /// <exception cref="ArgumentException">A bound breaks one of these rules, or no week lies before the extraction.</exception>
    public ProbateFrame(DateOnly firstWeek, DateOnly extracted, IReadOnlyList<AgeGroup> ages, int maximumDelay = 260)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumDelay, 1);
        if (Monday(firstWeek) != firstWeek)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{firstWeek:yyyy-MM-dd} is no Monday."), nameof(firstWeek));
        }

        if (ages.Count == 0 || !ages.All(age => age.IsYears) || ages.Zip(ages.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second) || pair.First > pair.Second))
        {
            throw new ArgumentException("Groups of ages have bounds, do not overlap and rise.", nameof(ages));
        }

        LastWeek = Monday(extracted.AddDays(1)).AddDays(-DaysInWeek);
        if (LastWeek < firstWeek)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"No whole week lies between {firstWeek:yyyy-MM-dd} and {extracted:yyyy-MM-dd}."), nameof(extracted));
        }

        (FirstWeek, Extracted, Ages, MaximumDelay) = (firstWeek, extracted, ages, maximumDelay);
        Weeks = Week(LastWeek) + 1;
    }

    /// <summary>The Monday of the first week of death.</summary>
    public DateOnly FirstWeek { get; }

    /// <summary>The Monday of the last whole week before the extraction.</summary>
    public DateOnly LastWeek { get; }

    /// <summary>The day of the extraction.</summary>
    public DateOnly Extracted { get; }

    /// <summary>The groups of ages, rising.</summary>
    public IReadOnlyList<AgeGroup> Ages { get; }

    /// <summary>The greatest delay, in weeks.</summary>
    public int MaximumDelay { get; }

    /// <summary>How many weeks of death.</summary>
    public int Weeks { get; }

    /// <summary>The index of those whose age is known and in no group.</summary>
    public int OtherAge => Ages.Count;

    /// <summary>The index of those whose age is not known.</summary>
    public int UnknownAge => Ages.Count + 1;

    /// <summary>How many indexes of age: the groups, the others, the unknown.</summary>
    public int AgeSlots => Ages.Count + 2;

    /// <summary>The Monday of a day's ISO week.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysInWeek - 1) % DaysInWeek));

    /// <summary>The index of a day's week; below 0 before the first, at or above <see cref="Weeks"/> after the last.</summary>
    public int Week(DateOnly day) => (Monday(day).DayNumber - FirstWeek.DayNumber) / DaysInWeek;

    /// <summary>The Monday of a week.</summary>
    public DateOnly Start(int week) => FirstWeek.AddDays(week * DaysInWeek);

    /// <summary>The greatest delay that a week of death can show at this extraction.</summary>
    public int Oldest(int week) => Math.Min(MaximumDelay, Weeks - 1 - week);

    /// <summary>The index of the age at death, in completed years.</summary>
    /// <param name="birth">Null where not known.</param>
    /// <param name="death">The day of death.</param>
    public int Age(DateOnly? birth, DateOnly death)
    {
        if (birth is not { } born || born > death)
        {
            return UnknownAge;
        }

        var years = death.Year - born.Year - ((death.Month, death.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
        for (var index = 0; index < Ages.Count; index++)
        {
            if (Ages[index].Low <= years && years <= (Ages[index].High ?? int.MaxValue))
            {
                return index;
            }
        }

        return OtherAge;
    }
}
