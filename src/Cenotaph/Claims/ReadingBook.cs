using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>
/// A study's claims and series of one side as readings, as far as they were known on a day. A record is known from its edition's last day, else from its
/// publication, else from its recording or report, else from the last day it counts; on the study's own as-of day everything on record is known.
/// </summary>
public sealed class ReadingBook
{
    private const int ClaimStep = 28;
    private const int EstimateStep = 182;

    private readonly ClaimBook book;
    private readonly ReconcilePlan plan;
    private readonly DateOnly start;
    private readonly OriginGroups groups;
    private readonly List<Unread> unread = [];
    private readonly Dictionary<string, Quantity> quantities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> appeared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Edition> editions = new(StringComparer.Ordinal);

    /// <summary>The book of a study, as known on a day; all of it when the day is not before the study's own as-of.</summary>
    public ReadingBook(ClaimBook book, ReconcilePlan plan, DateOnly start, DateOnly knownOn)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(plan);
        var countable = CountableNumbers.Of(book);
        (this.plan, this.start) = (plan, start);
        this.book = knownOn < book.AsOf ? KnownBook.Of(countable, knownOn) : countable;
        groups = new(book.Claims, book.Lineage, plan.Origins);
    }

    /// <summary>Lineage that goes round in a circle.</summary>
    public IReadOnlyCollection<string> Circles => groups.Circles;

    /// <summary>What did not become a reading, of the side last asked for.</summary>
    public IReadOnlyList<Unread> Unread => unread;

    /// <summary>What was known: the book without what came later.</summary>
    internal ClaimBook Book => book;

    /// <summary>Publishers whom neither lineage nor a declared origin names: each stands for an origin of its own.</summary>
    internal bool StandsAlone(string publisher) => groups.StandsAlone(publisher);

    /// <summary>What a reading's record counts; null where it is of no record here.</summary>
    internal Quantity? QuantityOf(string reading) => quantities.GetValueOrDefault(reading);

    /// <summary>When a reading's number was published, else recorded, reported or counted.</summary>
    internal DateOnly Since(Reading reading) => appeared.TryGetValue(reading.Id, out var day) ? day : reading.To;

    /// <summary>Whether lineage leads from the first of two readings to the second (true) or back (false); null where none does.</summary>
    internal bool? Takes(Reading first, Reading second)
    {
        bool Leads(Reading from, Reading of) => book.Lineage.Any(edge =>
            edge.From == (edge.FromClaim ? from.Id : from.Publisher) && edge.Of == (edge.OfClaim ? of.Id : of.Publisher));
        return (Leads(first, second), Leads(second, first)) switch
        {
            (true, false) => true,
            (false, true) => false,
            _ => null,
        };
    }

    /// <summary>The readings of a side, ordered by id.</summary>
    public ImmutableArray<Reading> Of(string side)
    {
        unread.Clear();
        List<Reading> readings = [];
        var retracted = book.Claims.Where(claim => claim is { Vanished: false, Response: "retraction", RespondsTo: not null })
            .Select(claim => claim.RespondsTo!).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in Comparable.Claims(book).Where(claim => claim.Quantity.Side == side && IsLoss(claim.Quantity)))
        {
            if (retracted.Contains(claim.Id))
            {
                unread.Add(new(claim.Id, "its publisher took it back"));
                continue;
            }

            if (FromClaim(claim) is { } reading)
            {
                quantities[reading.Id] = claim.Quantity;
                appeared[reading.Id] = KnownBook.Since(claim)?.Last ?? reading.To;
                readings.Add(reading);
            }
        }

        foreach (var series in book.Series.Where(series => series.Definition.Quantity is { Kind: QuantityKind.Cumulative or QuantityKind.Period } quantity && quantity.Side == side && IsLoss(quantity)))
        {
            foreach (var reading in FromSeries(series))
            {
                quantities[reading.Id] = series.Definition.Quantity;
                readings.Add(reading);
            }
        }

        // Who is on record to take one number of a category from a side or its ally is not held to have made its others without them.
        var taking = readings.Where(reading => reading.Belligerent).Select(reading => (reading.Publisher, reading.Category)).ToHashSet();
        return [.. Thinned(readings.Select(reading => taking.Contains((reading.Publisher, reading.Category)) ? reading with { Belligerent = true } : reading))];
    }

    // One number may stand in a list of claims and in several series. What a publisher said of the days of its later edition is said anew there;
    // else claims stand, and of series without editions one row in four weeks.
    private IEnumerable<Reading> Thinned(IEnumerable<Reading> readings)
    {
        Dictionary<(string Publisher, LossCategory, string?, bool), List<(int First, int Last, DateOnly Since)>> spans = [];
        Dictionary<(string, LossCategory, string?, bool), List<int>> days = [];
        foreach (var reading in readings.OrderByDescending(reading => editions.GetValueOrDefault(reading.Id).Since)
            .ThenBy(reading => reading.Id.StartsWith("series:", StringComparison.Ordinal)).ThenBy(reading => reading.Id, StringComparer.Ordinal))
        {
            (string Publisher, LossCategory, string?, bool) key = (reading.Publisher, reading.Category, reading.Share, reading.Counted);
            var (since, first, last) = editions.GetValueOrDefault(reading.Id);
            var own = spans.GetValueOrDefault(key);
            bool IsHeld(List<(int First, int Last, DateOnly Since)>? by, DateOnly made) =>
                by?.Exists(span => span.First <= (reading.From ?? reading.To).DayNumber && reading.To.DayNumber <= span.Last && made < span.Since) == true;

            // A copy is of a number that was replaced, or that stands itself.
            if (IsHeld(own, since == default ? Since(reading) : since)
                || (reading.IsCopy && (IsHeld(spans.GetValueOrDefault(key with { Publisher = reading.House }), default) || IsHeld(spans.GetValueOrDefault(key with { Publisher = reading.CopyOf ?? reading.House }), default))))
            {
                if (!reading.Id.StartsWith("series:", StringComparison.Ordinal))
                {
                    unread.Add(new(reading.Id, reading.IsCopy ? "a later edition of whom it copies holds its days" : "a later edition of its publisher holds its days"));
                }

                continue;
            }

            if (since != default)
            {
                (own ?? (spans[key] = [])).Add((first, last, since));
                yield return reading;
                continue;
            }

            var known = days.TryGetValue(key, out var list) ? list : days[key] = [];
            if (reading.Id.StartsWith("series:", StringComparison.Ordinal) && known.Exists(day => Math.Abs(day - reading.To.DayNumber) < ClaimStep / 2))
            {
                continue;
            }

            if (reading is { Kind: ReadingKind.Cumulative, Bound: not (Bound.Upper or Bound.Lower) } or { Counted: true })
            {
                known.Add(reading.To.DayNumber);
            }

            yield return reading;
        }
    }

    private bool IsLoss(Quantity quantity) =>
        (Category(quantity.Category) is not null && quantity.Unit == "persons") || Read(quantity) is not null || (quantity.Kind == QuantityKind.Ratio && RatioOf(quantity.Category) is not null);

    private Reading? FromClaim(Claim claim)
    {
        var (quantity, figure) = (claim.Quantity, claim.Figure);
        Reading? Leave(string reason)
        {
            unread.Add(new(claim.Id, reason));
            return null;
        }

        var ratio = quantity.Kind == QuantityKind.Ratio ? RatioOf(quantity.Category) : null;
        if (ratio is null && quantity.Kind is not (QuantityKind.Cumulative or QuantityKind.Period))
        {
            return Leave($"a {quantity.Kind.Word()} is not read{(quantity.Kind == QuantityKind.Ratio ? " but of two categories, as wounded-to-killed" : "")}");
        }

        var to = quantity.Kind == QuantityKind.Period ? quantity.Period?.Last : quantity.AsOf?.Last ?? (ratio is null ? null : quantity.Period?.Last);
        if (to is not { } last || last < start)
        {
            return Leave("no day within the war is known up to which it counts");
        }

        if (quantity.Kind != QuantityKind.Period && quantity.Period is { } period && period.First > start.AddDays(31))
        {
            return Leave("it counts from a later day than the war's first");
        }

        var ancestry = groups.Of(claim);
        if (ancestry.Pooled)
        {
            return Leave("it is put together from others' estimates");
        }

        var low = figure.Low is { } from ? (double)from : (double?)null;
        var high = figure.High is { } most ? (double)most : (double?)null;
        if (!(figure.Value > 0 || low > 0 || high > 0) || low < 0 || high <= 0)
        {
            return Leave($"its number, {figure}, cannot be one of persons");
        }

        Reading? Ready(Reading reading) => ratio is { } both ? RatioReading.Of(reading, both.Of, both.Over, (double?)figure.Value, quantity, Leave) : Placed(reading, (double?)figure.Value, quantity, Leave);
        return Ready(
            new()
            {
                Id = claim.Id,
                Publisher = claim.Publisher.Id,
                House = ancestry.House,
                Origin = ancestry.Origin,
                IsCopy = ancestry.IsCopy,
                CopyOf = groups.CopiedBy(claim),
                Belligerent = claim.Relation != Relation.Third || IsBelligerent(ancestry.Origin, quantity.Side),
                Category = LossCategory.Killed,
                Kind = quantity.Kind == QuantityKind.Period ? ReadingKind.Period : ReadingKind.Cumulative,
                From = quantity.Kind == QuantityKind.Period ? quantity.Period!.Value.First : null,
                To = last,
                Bound = figure.Bound,
                Value = 1,
                Low = low,
                High = high,
                Rounding = (double)figure.Rounding,
            });
    }

    // The newest edition known; running totals, of periods their sum from the first row on.
    private IEnumerable<Reading> FromSeries(Series series)
    {
        var quantity = series.Definition.Quantity;
        if (plan.SetAside.FirstOrDefault(one => one.Series.Contains(series.Definition.Id)) is { } aside)
        {
            unread.Add(new("series:" + series.Definition.Id, "set aside: " + aside.Why));
            yield break;
        }

        var ancestry = groups.Of(series.Definition.Publisher, quantity.Category);
        if (ancestry.Pooled)
        {
            unread.Add(new("series:" + series.Definition.Id, "it is put together from others' estimates"));
            yield break;
        }

        var lines = SeriesRecord.Lines(series).Where(line => line.Part.Length == 0).ToList();
        if (lines.Count == 0)
        {
            yield break;
        }

        var (value, low, high, last) = (0.0, 0.0, 0.0, DateOnly.MinValue);
        var isPeriod = quantity.Kind == QuantityKind.Period;
        var step = isPeriod || quantity.Confirmation != Confirmation.Total ? EstimateStep : ClaimStep;
        var rows = lines[^1].Rows.Where(row => row.Date!.Value.Last >= start).ToList();
        var hasLimits = rows.Exists(row => row.Low is not null && row.High is not null);
        if (isPeriod && (rows.Count == 0 || rows[0].Date!.Value.First > start.AddDays(31) || rows.Exists(row => row.Value is null)))
        {
            rows = [.. rows.TakeWhile(row => row.Value is not null)];
            if (rows.Count == 0 || rows[0].Date!.Value.First > start.AddDays(31))
            {
                unread.Add(new("series:" + series.Definition.Id, "it does not begin with the war"));
                yield break;
            }
        }

        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            if (row.Value is null)
            {
                continue;
            }

            // Limits of periods are added up: their errors go together.
            value = (double)row.Value + (isPeriod ? value : 0);
            low = (double)(row.Low ?? row.Value) + (isPeriod ? low : 0);
            high = (double)(row.High ?? row.Value) + (isPeriod ? high : 0);
            if ((row.Date!.Value.Last.DayNumber - last.DayNumber < step && index + 1 < rows.Count) || value <= 0)
            {
                continue;
            }

            last = row.Date.Value.Last;
            var bound = !hasLimits || !(low > 0 && low < high) ? Bound.Point : series.Definition.Interval == "ci95" ? Bound.Interval95 : Bound.Range;
            var reading = Placed(
                new()
                {
                    Id = SeriesRecord.Id(series, row),
                    Publisher = series.Definition.Publisher,
                    House = ancestry.House,
                    Origin = ancestry.Origin,
                    IsCopy = ancestry.IsCopy,
                    CopyOf = groups.CopiedBy(series.Definition.Publisher),
                    Belligerent = IsBelligerent(series.Definition.Publisher, quantity.Side) || IsBelligerent(ancestry.Origin, quantity.Side),
                    Category = LossCategory.Killed,
                    To = last,
                    Bound = bound,
                    Value = 1,
                    Low = bound == Bound.Point ? null : low,
                    High = bound == Bound.Point ? null : high,
                },
                value,
                quantity,
                _ => null);
            if (reading is not null)
            {
                if (SeriesRecord.Edition(series, row) is { } edition)
                {
                    editions[reading.Id] = new(edition.First, rows[0].Date!.Value.First.DayNumber, rows[^1].Date!.Value.Last.DayNumber);
                }

                yield return reading;
            }
        }
    }

    /// <summary>The edition of a series that a reading is of: out since, and the days that it covers.</summary>
    private readonly record struct Edition(DateOnly Since, int First, int Last);

    // Sets category, share, anchor and number; counted cases become lower bounds of their own scope, and so of everyone.
    private Reading? Placed(Reading reading, double? value, Quantity quantity, Func<string, Reading?> leave)
    {
        var isCounted = quantity.Confirmation != Confirmation.Total;
        var read = Read(quantity);
        var isWhole = quantity.Scope.Equals(Scope.All);
        var anchor = plan.Anchors.FirstOrDefault(place => place.Counted == isCounted && place.Publishers.Contains(reading.Publisher) && (place.Categories.IsEmpty || place.Categories.Contains(quantity.Category)))?.Anchor;
        if (isCounted && read is null)
        {
            // Who says "missing" of named persons does not bound the missing of a day: they may have been found since.
            return (reading.Low ?? value) is { } least and > 0 && Category(quantity.Category) is { } own and not LossCategory.Missing && reading.Kind == ReadingKind.Cumulative
                ? reading with { Category = own, Bound = Bound.Lower, Value = least, Low = null, High = null, Counted = true, IsCopy = false, Anchor = anchor }
                : reading.Bound is Bound.Point or Bound.Approximate && value > 0 && Category(quantity.Category) == LossCategory.Missing
                    ? reading with { Category = LossCategory.Missing, Value = value.Value, Anchor = anchor }
                    : leave("a count of cases that bounds nothing from below");
        }

        if ((read?.As ?? Category(quantity.Category)) is not { } category)
        {
            return leave("its category is not read");
        }

        if (read is null && !isWhole)
        {
            // Of a part whose share nobody declared, at least the low limit is certain to the same extent as the number itself.
            var least = reading.Low ?? value;
            return least > 0 && reading.Bound != Bound.Upper && category != LossCategory.Missing && reading.Kind == ReadingKind.Cumulative
                ? reading with { Category = category, Bound = Bound.Lower, Value = least.Value, Low = null, High = null, Anchor = anchor }
                : leave("no share is declared for its scope");
        }

        var number = reading.Bound switch
        {
            Bound.Lower => reading.Low,
            Bound.Upper => reading.High,
            _ => value ?? (reading is { Low: { } low and > 0, High: { } high } ? Math.Sqrt(low * high) : null),
        };
        return number is > 0
            ? reading with { Category = category, Value = number.Value, Share = read?.Share, Anchor = anchor, Bound = reading.Bound is Bound.Range or Bound.Interval95 && !(reading.Low > 0) ? Bound.Upper : reading.Bound }
            : leave("it has no number above nought");
    }

    private ReadAs? Read(Quantity quantity) => plan.ReadAs.FirstOrDefault(one => one.Category == quantity.Category && one.Unit == quantity.Unit && one.Scope.Equals(quantity.Scope)
        && (quantity.Confirmation == Confirmation.Total || one.Unit != "persons"));

    // Whoever counts an own, an adversary's or an ally's loss, by the publisher that the origin is named for.
    private bool IsBelligerent(string origin, string side) =>
        book.Vocabulary.Publishers.Find(origin) is { } publisher && publisher.Relations.GetValueOrDefault(side, Relation.Third) != Relation.Third;

    private static (LossCategory Of, LossCategory Over)? RatioOf(string category) =>
        category.Split("-to-") is [var of, var over] && (Category(of), Category(over)) is ({ } first, { } second) && first != second ? (first, second) : null;

    internal static LossCategory? Category(string category) => category switch
    {
        "killed" => LossCategory.Killed,
        "wounded" => LossCategory.Wounded,
        "casualties" => LossCategory.Casualties,
        "missing" => LossCategory.Missing,
        _ => null,
    };
}
