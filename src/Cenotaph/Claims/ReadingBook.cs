using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>That numbers of one category and scope stand for another category, or for everyone, by a declared share.</summary>
/// <param name="Category">The category of the claim.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="As">What it stands for.</param>
/// <param name="Share">The id of the share.</param>
/// <param name="Unit">The unit of the claim.</param>
public sealed record ReadAs(string Category, Scope Scope, LossCategory As, string Share, string Unit = "persons");

/// <summary>Which records belong to an anchor.</summary>
/// <param name="Anchor">The anchor's id.</param>
/// <param name="Publishers">Counts or estimates of these publishers.</param>
/// <param name="Categories">Only of these categories; all when empty.</param>
/// <param name="Counted">Whether it is about cases counted one by one.</param>
public sealed record AnchorPlace(string Anchor, ImmutableArray<string> Publishers, ImmutableArray<string> Categories, bool Counted);

/// <summary>What a study asks of a reconciliation.</summary>
public sealed record ReconcilePlan
{
    /// <summary>What is assumed.</summary>
    public ReconcilePriors Priors { get; init; } = new();

    /// <summary>The origins it declares.</summary>
    public ImmutableArray<DeclaredOrigin> Origins { get; init; } = [];

    /// <summary>What stands for what.</summary>
    public ImmutableArray<ReadAs> ReadAs { get; init; } = [];

    /// <summary>Where anchors are.</summary>
    public ImmutableArray<AnchorPlace> Anchors { get; init; } = [];

    /// <summary>What no number holds: each with its size, or unknown.</summary>
    public ImmutableArray<LeftOut> LeavesOut { get; init; } = [];

    /// <summary>The force components of the table by scope.</summary>
    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>Against what, and beside whom, it is scored.</summary>
    public ImmutableArray<ScorePlan> Scores { get; init; } = [];

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>What a headline leaves out.</summary>
/// <param name="Side">The side.</param>
/// <param name="Category">The category of the headline.</param>
/// <param name="What">What is left out.</param>
/// <param name="Size">How many, in words of the study; null for unknown.</param>
/// <param name="Why">On what that rests.</param>
public sealed record LeftOut(string Side, string Category, string What, string? Size, string Why);

/// <summary>A record that did not become a reading.</summary>
/// <param name="Id">The claim or series.</param>
/// <param name="Reason">Why.</param>
public sealed record Unread(string Id, string Reason);

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
    private readonly DateOnly? known;
    private readonly OriginGroups groups;
    private readonly List<Unread> unread = [];

    /// <summary>The book of a study, as known on a day; all of it when the day is not before the study's own as-of.</summary>
    public ReadingBook(ClaimBook book, ReconcilePlan plan, DateOnly start, DateOnly knownOn)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(plan);
        (this.book, this.plan, this.start) = (CountableNumbers.Of(book), plan, start);
        known = knownOn < book.AsOf ? knownOn : null;
        groups = new(book.Claims, book.Lineage, plan.Origins);
    }

    /// <summary>Lineage that goes round in a circle.</summary>
    public IReadOnlyCollection<string> Circles => groups.Circles;

    /// <summary>What did not become a reading, of the side last asked for.</summary>
    public IReadOnlyList<Unread> Unread => unread;

    /// <summary>The readings of a side, ordered by id.</summary>
    public ImmutableArray<Reading> Of(string side)
    {
        unread.Clear();
        List<Reading> readings = [];
        var retracted = book.Claims.Where(claim => claim is { Vanished: false, Response: "retraction", RespondsTo: not null } && !(known is { } until && claim.PublishedAt?.Last > until))
            .Select(claim => claim.RespondsTo!).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in Comparable.Claims(book).Where(claim => claim.Quantity.Side == side && IsLoss(claim.Quantity)))
        {
            if (retracted.Contains(claim.Id))
            {
                unread.Add(new(claim.Id, "its publisher took it back"));
                continue;
            }

            if (known is { } day && Since(claim) is var since && !(since?.Last <= day))
            {
                continue;
            }

            if (FromClaim(claim) is { } reading)
            {
                readings.Add(reading);
            }
        }

        foreach (var series in book.Series.Where(series => series.Definition.Quantity is { Kind: QuantityKind.Cumulative or QuantityKind.Period } quantity && quantity.Side == side && IsLoss(quantity)))
        {
            readings.AddRange(FromSeries(series));
        }

        return [.. Thinned(readings)];
    }

    /// <summary>Since when a claim is known; null when nothing tells.</summary>
    internal static DateSpan? Since(Claim claim) => claim.PublishedAt ?? claim.RecordedAt ?? claim.ReportedAt ?? claim.Quantity.AsOf;

    // One number may stand in a list of claims and in several series: claims stand, and of a publisher's series one row in four weeks.
    private static IEnumerable<Reading> Thinned(IEnumerable<Reading> readings)
    {
        Dictionary<(string, LossCategory, string?, bool), List<int>> days = [];
        foreach (var reading in readings.OrderBy(reading => reading.Id.StartsWith("series:", StringComparison.Ordinal)).ThenBy(reading => reading.Id, StringComparer.Ordinal))
        {
            var key = (reading.Publisher, reading.Category, reading.Share, reading.Counted);
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
        (Category(quantity.Category) is not null && quantity.Unit == "persons") || Read(quantity) is not null;

    private Reading? FromClaim(Claim claim)
    {
        var (quantity, figure) = (claim.Quantity, claim.Figure);
        Reading? Leave(string reason)
        {
            unread.Add(new(claim.Id, reason));
            return null;
        }

        if (quantity.Kind is not (QuantityKind.Cumulative or QuantityKind.Period))
        {
            return Leave($"a {quantity.Kind.Word()} is not read");
        }

        var to = quantity.Kind == QuantityKind.Period ? quantity.Period?.Last : quantity.AsOf?.Last;
        if (to is not { } last || last < start)
        {
            return Leave("no day within the war is known up to which it counts");
        }

        if (quantity.Kind == QuantityKind.Cumulative && quantity.Period is { } period && period.First > start.AddDays(31))
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

        return Placed(
            new()
            {
                Id = claim.Id,
                Publisher = claim.Publisher.Id,
                House = ancestry.House,
                Origin = ancestry.Origin,
                IsCopy = ancestry.IsCopy,
                Category = LossCategory.Killed,
                Kind = quantity.Kind == QuantityKind.Period ? ReadingKind.Period : ReadingKind.Cumulative,
                From = quantity.Kind == QuantityKind.Period ? quantity.Period!.Value.First : null,
                To = last,
                Bound = figure.Bound,
                Value = 1,
                Low = low,
                High = high,
                Rounding = (double)figure.Rounding,
            },
            (double?)figure.Value,
            quantity,
            Leave);
    }

    // The newest edition known; running totals, of periods their sum from the first row on.
    private IEnumerable<Reading> FromSeries(Series series)
    {
        var quantity = series.Definition.Quantity;
        var ancestry = groups.Of(series.Definition.Publisher, quantity.Category);
        if (ancestry.Pooled)
        {
            unread.Add(new("series:" + series.Definition.Id, "it is put together from others' estimates"));
            yield break;
        }

        var lines = SeriesRecord.Lines(series).Where(line => line.Part.Length == 0 && !(known is { } day && line.Vintage?.Last > day)).ToList();
        if (lines.Count == 0)
        {
            yield break;
        }

        var (value, low, high, last) = (0.0, 0.0, 0.0, DateOnly.MinValue);
        var isPeriod = quantity.Kind == QuantityKind.Period;
        var step = isPeriod || quantity.Confirmation != Confirmation.Total ? EstimateStep : ClaimStep;
        var rows = lines[^1].Rows.Where(row => !(known is { } day && row.Date!.Value.Last > day) && row.Date!.Value.Last >= start).ToList();
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
                yield return reading;
            }
        }
    }

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

    internal static LossCategory? Category(string category) => category switch
    {
        "killed" => LossCategory.Killed,
        "wounded" => LossCategory.Wounded,
        "casualties" => LossCategory.Casualties,
        "missing" => LossCategory.Missing,
        _ => null,
    };
}
