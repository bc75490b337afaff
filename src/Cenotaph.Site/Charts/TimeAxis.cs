namespace Cenotaph.Site.Charts;

/// <summary>An axis of days, with ticks at the starts of years or months.</summary>
internal sealed class TimeAxis
{
    private static readonly int[] Steps = [1, 3, 6, 12, 24, 60, 120, 240, 600];

    private readonly DateOnly first;
    private readonly DateOnly last;

    /// <summary>The axis from the first to the last of these days; there is at least one.</summary>
    public TimeAxis(IEnumerable<DateOnly> days)
    {
        first = DateOnly.MaxValue;
        last = DateOnly.MinValue;
        foreach (var day in days)
        {
            first = day < first ? day : first;
            last = day > last ? day : last;
        }

        if (last.DayNumber - first.DayNumber < 28)
        {
            first = first.DayNumber > 14 ? first.AddDays(-14) : first;
            last = DateOnly.MaxValue.DayNumber - last.DayNumber > 14 ? last.AddDays(14) : last;
        }
    }

    /// <summary>Where a day stands: 0 at the first, 1 at the last.</summary>
    public double Place(DateOnly day) => (day.DayNumber - first.DayNumber) / (double)(last.DayNumber - first.DayNumber);

    /// <summary>The starts of every so many months on the axis, at most twelve; a tick in January marks the year.</summary>
    public IEnumerable<DateOnly> Ticks
    {
        get
        {
            var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
            var step = Steps.FirstOrDefault(one => months / one <= 12, 1200);
            var year = step >= 12 ? first.Year - (first.Year % (step / 12)) : first.Year;
            for (var count = 0; ; count += step)
            {
                var (years, month) = (year + (count / 12), (count % 12) + 1);
                if (years > last.Year || years > 9999)
                {
                    yield break;
                }

                if (years >= 1 && new DateOnly(years, month, 1) is var tick && tick >= first && tick <= last)
                {
                    yield return tick;
                }
            }
        }
    }
}
