using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Claims;

/// <summary>Readings of one publisher that may be copies of another's.</summary>
/// <param name="Copy">Who may have copied.</param>
/// <param name="Original">From whom.</param>
/// <param name="Copies">The ids of the readings.</param>
/// <param name="Finding">What is found.</param>
internal sealed record EchoPair(string Copy, string Original, ImmutableHashSet<string> Copies, Finding Finding)
{
    /// <summary>The original's reading nearest in time that counts the same.</summary>
    public Reading OriginalOf(Reading copy, IEnumerable<Reading> readings) => readings
        .Where(one => one.Publisher == Original && (one.Category, one.Over, one.Kind, one.Share, one.Counted) == (copy.Category, copy.Over, copy.Kind, copy.Share, copy.Counted))
        .OrderBy(one => Math.Abs(one.To.DayNumber - copy.To.DayNumber)).ThenBy(one => one.Id, StringComparer.Ordinal).First();
}

/// <summary>
/// Pairs of publishers among readings where one may copy the other: their flows agree (<see cref="EchoRule"/>), or they print one number of one
/// quantity for one day. The second says little of round numbers, and is no finding of the study for that; but whoever pools the
/// numbers must know what they move.
/// </summary>
internal static class EchoPairs
{
    public static List<EchoPair> Of(ReadingBook book, ImmutableArray<Reading> readings)
    {
        var byFlow = ByFlow(book, readings).ToList();
        var known = byFlow.SelectMany(pair => pair.Finding.Records.Concat(pair.Copies).Select(record => (pair.Copy, pair.Original, record))).ToHashSet();
        return [.. byFlow, .. Twins(book, readings, known)];
    }

    private static IEnumerable<EchoPair> ByFlow(ReadingBook book, ImmutableArray<Reading> readings)
    {
        foreach (var (first, second, quantity, part, finding) in EchoRule.Pairs(book.Book))
        {
            List<Reading> Own(string publisher) => [.. readings.Where(reading => reading.Publisher == publisher && book.QuantityOf(reading.Id) is { } own && Comparable.Same(book.Book.Vocabulary.Rules, own, quantity))];
            var (one, other) = (Own(first), Own(second));
            if (finding.Weight < Weight.Warning || part.Length > 0 || one.Count == 0 || other.Count == 0 || IsRejected(book.Book, first, second, finding.Records))
            {
                continue;
            }

            var (copies, of) = IsLater(book, readings, one.MinBy(book.Since)!, other.MinBy(book.Since)!) ? (one, second) : (other, first);
            var whole = readings.Where(reading => reading.Publisher == of).Select(reading => (reading.Category, reading.Over, reading.Kind, reading.Share, reading.Counted)).ToHashSet();
            var shared = copies.FindAll(reading => whole.Contains((reading.Category, reading.Over, reading.Kind, reading.Share, reading.Counted)));
            if (shared.Count > 0)
            {
                yield return new(copies[0].Publisher, of, [.. shared.Select(reading => reading.Id)], finding);
            }
        }
    }

    private static IEnumerable<EchoPair> Twins(ReadingBook book, ImmutableArray<Reading> readings, HashSet<(string, string, string)> known)
    {
        List<(Reading Copy, Reading Original)> twins = [];
        foreach (var group in readings.GroupBy(reading => reading with { Id = "", Publisher = "", House = "", Origin = "", Anchor = null, IsCopy = false, CopyOf = null, Belligerent = false }))
        {
            // Of one print the first to appear is held for the original of all others.
            List<Reading> ordered = [];
            foreach (var reading in group.OrderBy(reading => reading.Id, StringComparer.Ordinal).DistinctBy(reading => reading.Publisher))
            {
                var place = ordered.FindIndex(one => IsLater(book, readings, one, reading));
                ordered.Insert(place < 0 ? ordered.Count : place, reading);
            }

            for (var later = 1; later < ordered.Count; later++)
            {
                // If it is settled against one of them, it may still be taken from another that prints the same.
                var copy = ordered[later];
                var original = ordered.Take(later).Any(one => IsSettledCopy(book, one, copy)) ? null : ordered.Take(later).FirstOrDefault(one => IsOpen(book, one, copy));
                if (original is not null && !known.Contains((copy.Publisher, original.Publisher, copy.Id)) && !known.Contains((original.Publisher, copy.Publisher, original.Id)))
                {
                    twins.Add((copy, original));
                }
            }
        }

        return twins.GroupBy(twin => (Copy: twin.Copy.Publisher, Original: twin.Original.Publisher))
            .OrderBy(group => group.Key.Copy, StringComparer.Ordinal).ThenBy(group => group.Key.Original, StringComparer.Ordinal)
            .Select(group => new EchoPair(group.Key.Copy, group.Key.Original, [.. group.Select(twin => twin.Copy.Id)], Found(book, [.. group])));
    }

    private static Finding Found(ReadingBook book, List<(Reading Copy, Reading Original)> twins)
    {
        double Factor((Reading Copy, Reading Original) twin) => EchoRule.OfOneNumber(book.Book, Half(twin.Copy), Half(twin.Original));
        var shown = twins.OrderByDescending(Factor).ThenBy(twin => twin.Copy.Id, StringComparer.Ordinal).First();
        var (weight, limit) = (Factor(shown), book.Book.Limits.Echo);
        var (copy, original) = shown;
        var lineage = KnownLineage.Between(book.Book, copy.Publisher, original.Publisher, Ids(copy.Id, original.Id)) is { } status ? $"the lineage is {status.ToString().ToLowerInvariant()}" : "no lineage between them is on record";
        return new(
            "echo",
            weight > limit ? Weight.Warning : Weight.Note,
            [.. twins.SelectMany(twin => new[] { twin.Copy.Id, twin.Original.Id }).Distinct(StringComparer.Ordinal)],
            string.Create(CultureInfo.InvariantCulture, $"{Printed(copy)} ({copy.Id}) against {Printed(original)} ({original.Id}), both to {copy.To:yyyy-MM-dd}; log₁₀ Bayes factor {weight:0.0}, {(weight > limit ? "above" : "not above")} {limit:0.0}{(weight > limit ? "" : ": so round a number may be met by chance")}"),
            $"{copy.Publisher} prints the number of {original.Publisher} for the same day{(twins.Count > 1 ? $" {twins.Count} times" : "")}; {lineage}.",
            $"Ask {copy.Publisher} for its source; or put the edge into sources.toml and judge it.",
            twins.Count);
    }

    private static string Printed(Reading reading) => string.Create(CultureInfo.InvariantCulture, $"{(reading.Bound switch
    {
        Bound.Lower => "at least ",
        Bound.Upper => "at most ",
        Bound.Approximate => "about ",
        _ => "",
    })}{(reading is { Low: { } low, High: { } high } ? $"{low:#,0.##} to {high:#,0.##}" : $"{reading.Value:#,0.##}")}");

    // What printing hides, divided by the number; a count is printed to one at best.
    private static double Half(Reading reading)
    {
        var step = reading.Kind == ReadingKind.Ratio ? reading.Rounding : Math.Max(reading.Rounding, 1);
        return step * (reading.Bound == Bound.Approximate ? 1 : 0.5) / reading.Value;
    }

    private static bool IsOpen(ReadingBook book, Reading one, Reading other) =>
        !(one.IsCopy && other.IsCopy && (one.House, one.Origin) == (other.House, other.Origin))
        && KnownLineage.Between(book.Book, one.Publisher, other.Publisher, Ids(one.Id, other.Id)) is null or LineageStatus.Inferred
        && !IsRejected(book.Book, one.Publisher, other.Publisher, [one.Id, other.Id]);

    private static bool IsSettledCopy(ReadingBook book, Reading one, Reading copy) =>
        copy.IsCopy && KnownLineage.Between(book.Book, one.Publisher, copy.Publisher, Ids(one.Id, copy.Id)) is LineageStatus.Stated or LineageStatus.Accepted;

    private static bool IsRejected(ClaimBook book, string first, string second, IEnumerable<string> records) =>
        KnownLineage.Between(book with { Lineage = book.Rejected, Claims = [.. book.Claims.Select(claim => claim with { Lineage = [] })] }, first, second, Ids([.. records])) is not null;

    // An edge not yet judged says who takes from whom; else the later to appear, the one with fewer numbers, the later name.
    private static bool IsLater(ReadingBook book, ImmutableArray<Reading> readings, Reading one, Reading other)
    {
        if (book.Takes(one, other) is { } takes)
        {
            return takes;
        }

        int Count(Reading reading) => readings.Count(each => each.Publisher == reading.Publisher && each.Category == reading.Category);
        return (book.Since(one), -Count(one)).CompareTo((book.Since(other), -Count(other))) is not 0 and var order ? order > 0 : string.CompareOrdinal(one.Publisher, other.Publisher) > 0;
    }

    private static HashSet<string> Ids(params string[] ids) => new(ids, StringComparer.Ordinal);
}
