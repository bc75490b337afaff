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
        var published = all.ToLookup(reading => What(reading) with { House = reading.Publisher, Origin = "" });

        // Who was copied may have taken the number from elsewhere itself: then it stands, or falls away, as that publisher's.
        IEnumerable<Reading> Copied(Reading copy) =>
            copy.CopyOf is { } of && of != copy.Publisher ? published[What(copy) with { House = of, Origin = "" }].Where(one => (one.House, one.Origin) != (copy.House, copy.Origin)) : [];
        List<Reading> kept = [.. all.Where(reading => !reading.IsCopy || !(IsOnRecord(reading, own[What(reading)]) || IsOnRecord(reading, Copied(reading))))];
        return [.. kept.DistinctBy(reading => (What(reading), reading.From, reading.To, reading.Bound, reading.Value, reading.Low, reading.High, reading.Rounding))];
    }

    private sealed record Counting(string House, string Origin, LossCategory Category, LossCategory? Over, ReadingKind Kind, string? Share, bool Counted);

    private static Counting What(Reading reading) =>
        new(reading.House, reading.Origin, reading.Category, reading.Over, reading.Kind, reading.Share, reading.Counted);

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
