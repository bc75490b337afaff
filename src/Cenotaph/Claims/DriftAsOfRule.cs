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
        foreach (var claim in book.Claims.Where(claim => claim.Quantity.AsOf is not null && claim.Quantity.Kind != QuantityKind.Response)
            .OrderBy(claim => claim.Id, StringComparer.Ordinal).DistinctBy(claim => claim.Id))
        {
            List<string> arithmetic = [];
            List<string> records = [claim.Id];
            var line = ByOwnNumbers(claim, numbers);
            if (originals.TryGetValue(claim.Id, out var original) && original.Quantity.AsOf is { } stated
                && Written.Apart(claim.Quantity.AsOf!.Value, stated) is var apart && apart > book.Limits.AsOfDays)
            {
                records.Add(original.Id);
                arithmetic.Add($"as of {claim.Quantity.AsOf}; {original.Id} as of {stated}: {Written.Days(apart)} off, limit {Written.Days(book.Limits.AsOfDays)}");
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
                yield return new(
                    "drift-as-of",
                    Weight.Warning,
                    [.. records.Distinct(StringComparer.Ordinal)],
                    $"{claim.Id} prints {Written.Figure(claim.Figure)}: {string.Join(". ", arithmetic)}",
                    isOffLine ? "The as-of date does not go with the number, by the publisher's own numbers."
                        : "The as-of date is not the original's.",
                    "Look up the date in the publisher's own record and cite the number with that one.");
            }
        }
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
                nearest = new(from, to, value, first, last, off);
            }
        }

        return nearest;
    }

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

    private sealed record Line(OwnNumber From, OwnNumber To, decimal Value, int? Earliest, int? Latest, int Off)
    {
        public string Text(Claim claim, int limit)
        {
            var days = To.Date.First.DayNumber - From.Date.First.DayNumber;
            var share = days * (Value - From.Value) / (To.Value - From.Value);
            var reached = From.Date.First.AddDays((int)decimal.Round(share));
            return $"{From.Record} has {Written.Number(From.Value)} on {From.Date}, {To.Record} {Written.Number(To.Value)} on {To.Date}; "
                + $"{days} × ({Written.Number(Value)} − {Written.Number(From.Value)}) / ({Written.Number(To.Value)} − {Written.Number(From.Value)}) "
                + $"= {Written.Result(share)} {(share == 1 ? "day" : "days")} after {Written.Day(From.Date.First)} is {Written.Day(reached)}{ByUnits(reached.DayNumber)}; "
                + $"as of {claim.Quantity.AsOf}: {Written.Days(Off)} off with the printed units, limit {Written.Days(limit)}";
        }

        private string ByUnits(int reached) => (Earliest ?? reached, Latest ?? reached) is var (first, last) && first == reached && last == reached ? ""
            : ", with the printed units of all three " + string.Join(
                " and ",
                new[] { Earliest is { } from ? $"not before {Day(from)}" : null, Latest is { } to ? $"not after {Day(to)}" : null }.OfType<string>());

        private static string Day(int number) => Written.Day(DateOnly.FromDayNumber(number));
    }
}
