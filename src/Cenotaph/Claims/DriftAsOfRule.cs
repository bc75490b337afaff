namespace Cenotaph.Claims;

/// <summary>Finds a number whose as-of is not the original's, or not the day on which its publisher's own numbers reach it.</summary>
internal static class DriftAsOfRule
{
    /// <summary>
    /// How far apart two numbers may lie for a straight line to date what lies between them: beyond a quarter the pace
    /// changes too much to tell two weeks.
    /// </summary>
    private const int LongestLine = 92;

    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        var numbers = new OwnNumbers(book);
        var originals = Reported.Pairs(book).ToDictionary(pair => pair.Claim.Id, pair => pair.Original, StringComparer.Ordinal);
        var replaced = Comparable.Replaced(book);
        foreach (var claim in book.Claims.Where(claim => !replaced.Contains(claim.Id) && claim.Quantity.AsOf is not null && claim.Quantity.Kind != QuantityKind.Response)
            .OrderBy(claim => claim.Id, StringComparer.Ordinal).DistinctBy(claim => claim.Id))
        {
            List<Phrase> arithmetic = [];
            List<string> records = [claim.Id];
            var line = ByOwnNumbers(claim, numbers);
            if (originals.TryGetValue(claim.Id, out var original) && original.Quantity.AsOf is { } stated
                && Written.Apart(claim.Quantity.AsOf!.Value, stated) is var apart && apart > book.Limits.AsOfDays)
            {
                records.Add(original.Id);
                arithmetic.Add(Phrase.Of(
                    "drift-as-of.original",
                    ("as-of", Written.Date(claim.Quantity.AsOf)), ("original", Phrase.Same(original.Id)), ("stated", Written.Date(stated)),
                    ("days", Written.Days(apart)), ("limit", Written.Days(book.Limits.AsOfDays))));
            }

            // Beside another as-of than the original's, the line is told also where the printed units hide that it is off.
            var isOffOriginal = arithmetic.Count > 0;
            var isOffLine = line is not null && line.Off > book.Limits.AsOfDays;
            if (line is not null && (isOffOriginal || isOffLine))
            {
                records.AddRange([line.From.Record, line.To.Record]);
                arithmetic.Add(line.Text(claim, book.Limits.AsOfDays));
            }

            if (arithmetic.Count > 0)
            {
                // Where the publisher's own numbers go with the date, the original on record is another edition.
                var isCleared = line is not null && !isOffLine && !line.IsPastBound;
                yield return new(
                    "drift-as-of",
                    isCleared ? Weight.Note : Weight.Warning,
                    [.. records.Distinct(StringComparer.Ordinal)],
                    Phrase.Of(
                        "drift-as-of.arithmetic",
                        ("claim", Phrase.Same(claim.Id)), ("figure", Written.Figure(claim.Figure)), ("reasons", Phrase.List(". ", arithmetic))),
                    Message(claim, original, line, isOffLine),
                    Phrase.Of(isCleared ? "drift-as-of.remedy.edition" : "drift-as-of.remedy"));
            }
        }
    }

    private static Phrase Message(Claim claim, Claim? original, Line? line, bool isOffLine)
    {
        var (asOf, figure) = (Written.Date(claim.Quantity.AsOf), Written.Figure(claim.Figure));
        var stated = Written.Date(original?.Quantity.AsOf);
        return isOffLine
            ? Phrase.Of("drift-as-of.message.numbers", ("as-of", asOf), ("figure", figure), ("reached", Written.Day(line!.Day)))
            : Phrase.Of(
                line is null ? "drift-as-of.message.original" : !line.IsPastBound ? "drift-as-of.message.edition"
                    : claim.Figure.Bound == Bound.Lower ? "drift-as-of.message.short" : "drift-as-of.message.past",
                ("as-of", asOf), ("figure", figure), ("stated", stated), ("original-figure", Written.Figure(original!.Figure)),
                ("there", line?.On(claim.Quantity.AsOf!.Value) is { } number
                    ? Phrase.Of("drift-as-of.there", ("number", Amount.Text(decimal.Round(number))), ("as-of", asOf)) : Phrase.Same("")));
    }

    private static Line? ByOwnNumbers(Claim claim, OwnNumbers numbers)
    {
        if (claim.Quantity.Kind != QuantityKind.Cumulative || claim.Figure.InWords
            || (claim.Figure.Value ?? (claim.Figure.Bound == Bound.Lower ? claim.Figure.Low : claim.Figure.Bound == Bound.Upper ? claim.Figure.High : null))
                is not { } value)
        {
            return null;
        }

        // Claims date a report; a publisher's own claims may be of several editions, which other rules look at.
        IEnumerable<List<OwnNumber>> lists = numbers.InSeries(claim);
        if (claim.ReportedBy is not null || claim.Original is not null)
        {
            lists = lists.Append(numbers.InClaims(claim));
        }

        return lists.Select(list => LineOf(claim, value, list)).OfType<Line>().OrderBy(line => line.Off).FirstOrDefault();
    }

    private static Line? LineOf(Claim claim, decimal value, List<OwnNumber> list)
    {
        var asOf = claim.Quantity.AsOf!.Value;
        Line? nearest = null;
        for (var at = 0; at + 1 < list.Count; at++)
        {
            var (from, to) = (list[at], list[at + 1]);
            if (from.Value > value || to.Value < value || from.Value == to.Value || from.Date.Last >= to.Date.First)
            {
                continue;
            }

            var isBetween = from.Date.First <= asOf.Last && asOf.First <= to.Date.Last;
            if (isBetween && Written.Since(to.Date, from.Date) > LongestLine)
            {
                return null;
            }

            // "At least" holds for ever once it is reached, "at most" up to then; both are printed to a unit like any number.
            var half = claim.Figure.Bound is Bound.Lower or Bound.Upper ? claim.Figure.Rounding / 2 : 0;
            var first = claim.Figure.Bound == Bound.Upper ? null : Reached(list, FigureLimits.Low(claim.Figure)!.Value - half, highs: true);
            var last = claim.Figure.Bound == Bound.Lower ? null : Reached(list, FigureLimits.High(claim.Figure)!.Value + half, highs: false);
            var off = Math.Max(0, Math.Max((first - asOf.Last.DayNumber) ?? 0, (asOf.First.DayNumber - last) ?? 0));
            if (nearest is null || off < nearest.Off)
            {
                nearest = new(from, to, value, first, last, off, IsPastBound(claim, asOf, value, list));
            }
        }

        return nearest;
    }

    // An "at least" that the numbers had not reached at its as-of, or an "at most" that they had passed: no rounding of its
    // own makes it go with that date.
    private static bool IsPastBound(Claim claim, DateSpan asOf, decimal value, List<OwnNumber> list) => claim.Figure.Bound switch
    {
        Bound.Lower => Reached(list, value, highs: true) > asOf.Last.DayNumber,
        Bound.Upper => Reached(list, value, highs: false) < asOf.First.DayNumber,
        _ => false,
    };

    // The first day on which the numbers may have reached this one, or the last on which they may not yet have passed it;
    // null when they do not tell.
    private static int? Reached(List<OwnNumber> list, decimal value, bool highs)
    {
        int? day = null;
        for (var at = 0; at + 1 < list.Count; at++)
        {
            var (one, two) = (list[at], list[at + 1]);
            var (from, to) = highs ? (one.High, two.High) : (one.Low, two.Low);
            if (from > value || value > to)
            {
                continue;
            }

            var (begin, end) = highs ? (one.Date.First.DayNumber, two.Date.First.DayNumber) : (one.Date.Last.DayNumber, two.Date.Last.DayNumber);
            var share = from == to ? (highs ? 0 : 1) : (value - from) / (to - from);
            var reached = begin + (int)decimal.Round(share * (end - begin));
            if (highs)
            {
                return reached;
            }

            day = reached;
        }

        return day;
    }

    private sealed record Line(OwnNumber From, OwnNumber To, decimal Value, int? Earliest, int? Latest, int Off, bool IsPastBound)
    {
        private int Days => To.Date.First.DayNumber - From.Date.First.DayNumber;

        private decimal Share => Days * (Value - From.Value) / (To.Value - From.Value);

        /// <summary>The day on which the line reaches the number.</summary>
        public DateOnly Day => From.Date.First.AddDays((int)decimal.Round(Share));

        /// <summary>Where the line stands on a day between its ends; null when it is another, or not known to the day.</summary>
        public decimal? On(DateSpan asOf) => asOf.IsDay && From.Date.First <= asOf.First && asOf.First <= To.Date.First
            ? From.Value + ((To.Value - From.Value) * (asOf.First.DayNumber - From.Date.First.DayNumber) / Days)
            : null;

        public Phrase Text(Claim claim, int limit)
        {
            var (days, share, reached) = (Days, Share, Day);
            return Phrase.Of(
                "drift-as-of.line",
                ("from", Phrase.Same(From.Record)), ("value", Written.Number(From.Value)), ("from-date", Written.Date(From.Date)),
                ("to", Phrase.Same(To.Record)), ("to-value", Written.Number(To.Value)), ("to-date", Written.Date(To.Date)),
                ("span", Phrase.Number(days)), ("number", Written.Number(Value)),
                ("share", Phrase.Of(share == 1 ? "drift-as-of.day" : "drift-as-of.days", ("number", Written.Result(share)))),
                ("day", Written.Day(From.Date.First)), ("reached", ByUnits(reached)), ("as-of", Written.Date(claim.Quantity.AsOf)),
                ("off", Written.Days(Off)), ("limit", Written.Days(limit)));
        }

        private Phrase ByUnits(DateOnly reached)
        {
            List<Phrase> bounds =
            [
                .. Earliest is { } from ? [Phrase.Of("drift-as-of.not-before", ("day", On(from)))] : Array.Empty<Phrase>(),
                .. Latest is { } to ? [Phrase.Of("drift-as-of.not-after", ("day", On(to)))] : Array.Empty<Phrase>(),
            ];
            return (Earliest ?? reached.DayNumber) == reached.DayNumber && (Latest ?? reached.DayNumber) == reached.DayNumber
                ? Written.Day(reached)
                : Phrase.Of(
                    "drift-as-of.reached",
                    ("day", Written.Day(reached)),
                    ("bounds", bounds.Aggregate((first, second) => Phrase.Of("and", ("first", first), ("second", second)))));
        }

        private static Phrase On(int number) => Written.Day(DateOnly.FromDayNumber(number));
    }
}
