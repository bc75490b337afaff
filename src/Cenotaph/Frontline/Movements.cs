namespace Cenotaph.Frontline;

/// <summary>
/// What a front moved within a window, day by day. The movement between two maps that are days apart is spread over those days, so
/// that the movements always add up to the whole.
/// </summary>
internal sealed class Movements
{
    private Movements(DateSpan used, double total, double[] daily, int missing, int longest)
    {
        (Used, Total, Daily, Missing, Longest) = (used, total, daily, missing, longest);
    }

    /// <summary>The day of the first position used, and that of the last.</summary>
    public DateSpan Used { get; }

    /// <summary>The last position less the first.</summary>
    public double Total { get; }

    /// <summary>One a day; their sum is the total.</summary>
    public double[] Daily { get; }

    /// <summary>Days between the two that have no map of their own.</summary>
    public int Missing { get; }

    /// <summary>The most days from one map to the next.</summary>
    public int Longest { get; }

    /// <summary>The movements within a window; null where it does not hold the positions of two days.</summary>
    /// <param name="positions">By day, each day once.</param>
    /// <param name="window">The day of the first position asked for, and that of the last.</param>
    /// <param name="gap">For so many days the last map before the window stands for its first day.</param>
    public static Movements? Within(ReadOnlySpan<FrontPosition> positions, DateSpan window, int gap)
    {
        var first = 0;
        while (first < positions.Length && positions[first].Day < window.First)
        {
            first++;
        }

        if ((first == positions.Length || positions[first].Day > window.First)
            && first > 0 && window.First.DayNumber - positions[first - 1].Day.DayNumber <= gap)
        {
            first--;
        }

        var last = positions.Length - 1;
        while (last >= 0 && positions[last].Day > window.Last)
        {
            last--;
        }

        if (last <= first)
        {
            return null;
        }

        var used = positions[first..(last + 1)];
        var daily = new double[used[^1].Day.DayNumber - used[0].Day.DayNumber];
        var (place, longest) = (0, 0);
        for (var i = 1; i < used.Length; i++)
        {
            var days = used[i].Day.DayNumber - used[i - 1].Day.DayNumber;
            daily.AsSpan(place, days).Fill((used[i].Place - used[i - 1].Place) / days);
            place += days;
            longest = Math.Max(longest, days);
        }

        return new(new(used[0].Day, used[^1].Day), used[^1].Place - used[0].Place, daily, daily.Length + 1 - used.Length, longest);
    }

    /// <summary>Whether the days used reach both ends of the window, within so many days.</summary>
    public bool Covers(DateSpan window, int gap) =>
        Math.Abs(Used.First.DayNumber - window.First.DayNumber) <= gap && window.Last.DayNumber - Used.Last.DayNumber <= gap;
}
