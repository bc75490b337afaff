namespace Cenotaph.Claims;

/// <summary>
/// Each number once. A copy, by lineage that is stated or accepted, falls away where the number it copies is on record: of the same quantity,
/// on the same day or with days of it on both sides no more than <see cref="BetweenDays"/> apart, or no more than <see cref="NearDays"/> off.
/// Elsewhere it stands for the number of the publisher that it copies, and of several copies of one number the least id stands.
/// </summary>
internal static class SingleReadings
{
    public const int NearDays = 31;
    public const int BetweenDays = 92;

    public static List<Reading> Of(IEnumerable<Reading> readings)
    {
        var all = readings.OrderBy(reading => reading.To).ThenBy(reading => reading.Id, StringComparer.Ordinal).ToList();
        var own = all.Where(reading => !reading.IsCopy).ToLookup(What);
        List<Reading> kept = [.. all.Where(reading => !reading.IsCopy || !IsOnRecord(reading, own[What(reading)]))];
        return [.. kept.DistinctBy(reading => (What(reading), reading.From, reading.To, reading.Bound, reading.Value, reading.Low, reading.High, reading.Rounding))];
    }

    private static (string, string, LossCategory, LossCategory?, ReadingKind, string?, bool) What(Reading reading) =>
        (reading.House, reading.Origin, reading.Category, reading.Over, reading.Kind, reading.Share, reading.Counted);

    private static bool IsOnRecord(Reading copy, IEnumerable<Reading> own)
    {
        int? before = null, after = null;
        foreach (var one in own.Where(one => copy.Kind != ReadingKind.Period || one.From == copy.From))
        {
            var days = one.To.DayNumber - copy.To.DayNumber;
            if (Math.Abs(days) <= (copy.Kind == ReadingKind.Period ? 0 : NearDays))
            {
                return true;
            }

            if (days < 0)
            {
                before = Math.Max(before ?? int.MinValue, days);
            }
            else
            {
                after = Math.Min(after ?? int.MaxValue, days);
            }
        }

        return copy.Kind == ReadingKind.Cumulative && after - before <= BetweenDays;
    }
}
