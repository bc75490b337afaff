using System.Globalization;

namespace Cenotaph.Registers;

/// <summary>A sum of rows with limits, under one assumption on how their errors go together.</summary>
/// <param name="Correlation">The correlation of the errors of any two rows: 1 adds the limits, 0 takes them for independent.</param>
/// <param name="Low">The low limit of the sum.</param>
/// <param name="High">The high limit of the sum.</param>
public readonly record struct SumLimits(double Correlation, decimal Low, decimal High)
{
    /// <summary>Half of the distance between the limits.</summary>
    public decimal HalfWidth => (High - Low) / 2;
}

/// <summary>The rows of a series over a run of time, added up; of a running total, the newest row of that time.</summary>
public sealed record SeriesSum
{
    /// <summary>What the sum counts, with its period.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>The series' id.</summary>
    public required string Series { get; init; }

    /// <summary>The edition that it is of; null where there is one.</summary>
    public DateSpan? Vintage { get; init; }

    /// <summary>From the first day of the first row to the last day of the last.</summary>
    public required DateSpan Period { get; init; }

    /// <summary>How many rows it adds up.</summary>
    public required int Rows { get; init; }

    /// <summary>The sum, in the unit of the quantity.</summary>
    public required decimal Value { get; init; }

    /// <summary>The limits under the assumption that was asked for; null where a row has none.</summary>
    public SumLimits? Limits { get; init; }

    /// <summary>The limits when all errors go together; null where a row has none, and for a running total.</summary>
    public SumLimits? Together { get; init; }

    /// <summary>The limits when no error has to do with another; null like <see cref="Together"/>.</summary>
    public SumLimits? Apart { get; init; }

    /// <summary>What the series says its limits mean, or null.</summary>
    public string? Meaning { get; init; }

    /// <summary>
    /// The limits of a sum of rows. On each side: √((1 − ρ) Σd² + ρ (Σd)²), d the distances from value to limit. Limits that a row prints the wrong
    /// way round count below nought in Σd, so that ρ = 1 is the sum of the columns as they are printed.
    /// </summary>
    /// <param name="rows">Value, low and high limit of each row.</param>
    /// <param name="correlation">ρ, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The correlation is outside 0 to 1.</exception>
    public static SumLimits LimitsOf(IReadOnlyCollection<(decimal Value, decimal Low, decimal High)> rows, double correlation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (correlation is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "A correlation of errors lies between 0 and 1.");
        }

        decimal Side(Func<(decimal Value, decimal Low, decimal High), decimal> distance)
        {
            var together = Math.Abs(rows.Sum(distance));
            if (correlation == 1)
            {
                return together;
            }

            var (sum, squares) = ((double)together, rows.Sum(row => (double)distance(row) * (double)distance(row)));
            return (decimal)Math.Sqrt(((1 - correlation) * squares) + (correlation * sum * sum));
        }

        var value = rows.Sum(row => row.Value);
        return new(
            correlation,
            value - Side(row => row.Value - row.Low),
            value + Side(row => row.High - row.Value));
    }

    /// <summary>The sum that is asked for; null with a problem where the rows cannot be added.</summary>
    /// <param name="series">The series.</param>
    /// <param name="asked">What is asked.</param>
    /// <param name="problems">Receives what stands in the way, and doubts.</param>
    public static SeriesSum? Of(Series series, SeriesSumRequest asked, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(problems);
        var definition = series.Definition;
        void Fault(string seen, string expected, Severity severity = Severity.Error) =>
            problems.Add(new("series " + definition.Id, null, null, seen, expected, severity));
        var kind = definition.Quantity.Kind;
        var isRunning = kind is QuantityKind.Cumulative or QuantityKind.Level;
        if (kind != QuantityKind.Period && !isRunning)
        {
            Fault($"numbers of kind {kind.Word()}", "counts of periods, or running totals: only those have sums");
            return null;
        }

        if (isRunning && asked.From is not null)
        {
            Fault($"a first day {asked.From} for a {kind.Word()} number", "none: the difference of two running totals has no limits that follow from theirs");
            return null;
        }

        if (asked.From is { } begin && asked.To is { } end && begin.First > end.Last)
        {
            Fault($"from {begin} to {end}", "a first day before the last");
            return null;
        }

        var dated = series.Rows.Where(row => row.Date is not null && Centre(row) is not null && (asked.Vintage is null || row.Vintage == asked.Vintage)
            && !(row.Date.Value.Last < asked.From?.First) && !(row.Date.Value.First > asked.To?.Last)).ToList();
        if (dated.Count == 0)
        {
            Fault(
                "no row with a number" + (asked.From is null && asked.To is null ? "" : $" from {Said(asked.From)} to {Said(asked.To)}") + (asked.Vintage is { } one ? $" in the edition {one}" : ""),
                "rows in that time; its editions: " + string.Join(", ", series.Rows.Select(row => row.Vintage).Distinct().Select(Said)));
            return null;
        }

        var newest = dated.Max(row => row.Vintage?.Last);
        var rows = dated.Where(row => row.Vintage?.Last == newest).OrderBy(row => row.Date!.Value.First).ThenBy(row => row.Date!.Value.Last).ToList();
        if (rows.Select(PartOf).Distinct(StringComparer.Ordinal).ToList() is { Count: > 1 } parts)
        {
            Fault($"rows of {parts.Count} parts ({string.Join("; ", parts.Take(3))} …)", "a series of one whole: a total must not be added to its parts");
            return null;
        }

        var cut = rows.RemoveAll(row => row.Date!.Value.First < asked.From?.First || row.Date.Value.Last > asked.To?.Last);
        if (cut > 0)
        {
            Fault($"{cut} rows that lie partly outside", "rows wholly within the time that is asked; these are left out", Severity.Doubt);
        }

        if (rows.Count == 0)
        {
            Fault("no row wholly within the time that is asked", "at least one");
            return null;
        }

        if (isRunning)
        {
            rows = [rows[^1]];
        }

        if (rows.Zip(rows.Skip(1)).FirstOrDefault(pair => pair.First.Date!.Value.Overlaps(pair.Second.Date!.Value)) is { First: not null } twice)
        {
            Fault($"rows of {twice.First.Date} and {twice.Second.Date}, which overlap", "rows that follow on one another: a sum would count some cases twice");
            return null;
        }

        Doubts(rows, Fault);
        var limited = rows.TrueForAll(row => row is { Low: not null, High: not null });
        if (!limited && rows.Exists(row => row.Low is not null || row.High is not null))
        {
            Fault($"{rows.Count(row => row is not { Low: not null, High: not null })} rows without limits", "limits in every row; the sum has none", Severity.Doubt);
        }

        List<(decimal Value, decimal Low, decimal High)> numbers = limited ? [.. rows.Select(row => (Centre(row)!.Value, row.Low!.Value, row.High!.Value))] : [];
        var period = new DateSpan(rows[0].Date!.Value.First, rows[^1].Date!.Value.Last);
        return new()
        {
            Quantity = definition.Quantity with
            {
                Period = isRunning ? definition.Quantity.Period : period,
                AsOf = isRunning ? rows[0].Date : definition.Quantity.AsOf,
            },
            Series = definition.Id,
            Vintage = rows[0].Vintage,
            Period = period,
            Rows = rows.Count,
            Value = rows.Sum(row => Centre(row)!.Value),
            Limits = limited ? LimitsOf(numbers, isRunning ? 1 : asked.Correlation) : null,
            Together = limited && !isRunning ? LimitsOf(numbers, 1) : null,
            Apart = limited && !isRunning ? LimitsOf(numbers, 0) : null,
            Meaning = definition.Interval,
        };
    }

    private static void Doubts(List<SeriesRow> rows, Action<string, string, Severity> fault)
    {
        if (rows.Zip(rows.Skip(1)).Count(pair => pair.First.Date!.Value.Last.DayNumber + 1 < pair.Second.Date!.Value.First.DayNumber) is > 0 and var gaps)
        {
            fault($"{gaps} gap{(gaps == 1 ? "" : "s")} between rows", "rows that follow on one another; the sum is of those that are there", Severity.Doubt);
        }

        if (rows.Find(row => row is { Low: { } low, High: { } high } && (low > high || Centre(row) < low || Centre(row) > high)) is { } odd)
        {
            fault(
                string.Create(CultureInfo.InvariantCulture, $"{Centre(odd)} with limits {odd.Low} and {odd.High} in {odd.Date}"),
                "a number between its limits; they are added as they are printed", Severity.Doubt);
        }
    }

    private static decimal? Centre(SeriesRow row) => row.Value ?? (row is { Low: { } low, High: { } high } ? (low + high) / 2 : null);

    private static string PartOf(SeriesRow row) => string.Join(", ", row.Part.Select(part => $"{part.Key} {part.Value}"));

    private static string Said(DateSpan? date) => date?.ToString() ?? "any";
}

/// <summary>What sum of a series is asked for.</summary>
/// <param name="From">The first day, week, month or year, or null for the first row.</param>
/// <param name="To">The last, or null for the last row.</param>
/// <param name="Vintage">The edition, or null for the newest.</param>
/// <param name="Correlation">How the errors of any two rows go together, 0 to 1.</param>
public sealed record SeriesSumRequest(DateSpan? From = null, DateSpan? To = null, DateSpan? Vintage = null, double Correlation = 1);
