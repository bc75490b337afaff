using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Frontline;

namespace Cenotaph.Publication;

/// <summary>The movement of a front as tables to download.</summary>
public static class FrontTables
{
    /// <summary>The tables that have a row.</summary>
    public static IEnumerable<DataTable> Of(FrontSummary front, string citation)
    {
        ArgumentNullException.ThrowIfNull(front);
        DataTable[] tables =
        [
            new(
                "front-rates",
                "Advance by axis, window and measure",
                [
                    Text("axis", "The axis."),
                    Text("measure", "mean-front, centreline, median-reach, maximum-reach, held-area."),
                    new("window", ColumnType.Date, "The days asked for."),
                    new("days_used", ColumnType.Date, "The days of the two positions used."),
                    Text("whole", "yes where they reach both ends of the window."),
                    Number("days_without_map", "Days between them without a position of their own."),
                    Number("gained", "Metres gained, km2 for held-area; below 0 lost."),
                    Number("per_day", "The same a day."),
                    Number("low", "Low limit of the rate, 95 %, block bootstrap of daily movements."),
                    Number("high", "High limit."),
                    Number("block_days", "The length of the blocks."),
                    Number("rank", "Place among the axes, the fastest first."),
                    Text("refusal", "Why there is no rate or no interval."),
                ],
                [.. front.Rates.Select(Row)],
                citation),
            new(
                "front-areas",
                "Area gained by window and source",
                [
                    Text("series", "The series; several where they stand together."),
                    new("window", ColumnType.Date, "The days asked for."),
                    new("days_used", ColumnType.Date, "The days of the two areas used."),
                    Text("whole", "yes where they reach both ends of the window."),
                    Number("km2", "Area gained; below 0 lost."),
                    Number("low", "Low limit."),
                    Number("high", "High limit."),
                    Text("interval", "What the limits mean."),
                    Text("refusal", "Why there is no number or no interval."),
                ],
                [.. front.Areas.Concat(front.Published.SelectMany(one => one.Areas)).Select(Row).DistinctBy(row => string.Join('|', row))],
                citation),
            new(
                "front-deaths",
                "Deaths by km2 gained",
                [
                    Text("deaths", "The series or claim."),
                    new("days", ColumnType.Date, "The days that it counts."),
                    Text("area", "The series of the area; several where they stand together."),
                    Number("km2", "Area gained in these days."),
                    Number("value", "Median of persons by km2."),
                    Number("low", "Low limit, 95 %; alone it is a bound."),
                    Number("high", "High limit."),
                    Text("basis", "What the limits of the deaths are taken to mean."),
                    Text("refusal", "Why it is not estimable."),
                ],
                [.. front.Deaths.Select(Row)],
                citation),
            new(
                "front-published",
                "Published rates and areas, ours over the same days beside them",
                [
                    Text("record", "The claim or series."),
                    Text("where", "The axes, or the offensive."),
                    Text("figure", "The number as printed."),
                    Text("unit", "m/day or km2."),
                    new("period", ColumnType.Date, "Its days, where they are on record."),
                    Text("axis", "Our axis, or the series of our area."),
                    Text("measure", "Our measure."),
                    new("days_used", ColumnType.Date, "Our days."),
                    Number("ours", "Our number."),
                    Number("low", "Its low limit."),
                    Number("high", "Its high limit."),
                    Text("notes", "Whether days and measure agree."),
                ],
                [.. front.Published.SelectMany(Rows)],
                citation),
        ];
        return tables.Where(table => !table.Rows.IsEmpty);
    }

    private static ImmutableArray<string?> Row(AdvanceRate rate) =>
    [
        rate.Axis.Id, rate.Measure.Word(), rate.Asked.ToString(), rate.Used?.ToString(), rate.Used is null ? null : rate.IsWhole ? "yes" : "no",
        rate.Used is null ? null : Digits(rate.Missing), Digits(rate.Gained), Digits(rate.PerDay), Digits(rate.Interval?.Low), Digits(rate.Interval?.High), Digits(rate.Block),
        Digits(rate.Rank), rate.Refusal?.ToString(),
    ];

    private static ImmutableArray<string?> Row(AreaGain gain) =>
    [
        Sources(gain), gain.Asked.ToString(), gain.Used?.ToString(), gain.Used is null ? null : gain.IsWhole ? "yes" : "no", Digits(gain.Gained), Digits(gain.Interval?.Low),
        Digits(gain.Interval?.High), gain.Interval?.Meaning, gain.Refusal?.ToString(),
    ];

    private static ImmutableArray<string?> Row(DeathsPerArea one) =>
    [
        one.Deaths.Id, one.Deaths.Quantity.Period?.ToString(), Sources(one.Area), Digits(one.Area.Gained), Digits(one.Value), Digits(one.Low), Digits(one.High),
        one.Deaths.Basis.ToString(), one.Refusal?.ToString(),
    ];

    private static IEnumerable<ImmutableArray<string?>> Rows(PublishedAdvance one)
    {
        ImmutableArray<string?> Row(string? axis, string? measure, DateSpan? used, double? ours, Interval? limits) =>
        [
            one.Id, string.Join("; ", one.Where.Select(where => where.ToString())), one.Figure.ToString(), one.Unit, one.Period?.ToString(), axis, measure, used?.ToString(),
            Digits(ours), Digits(limits?.Low), Digits(limits?.High), string.Join(" ", one.Notes),
        ];
        foreach (var rate in one.Rates)
        {
            yield return Row(rate.Axis.Id, rate.Measure.Word(), rate.Used, rate.PerDay, rate.Interval);
        }

        foreach (var area in one.Areas)
        {
            yield return Row(Sources(area), "area", area.Used, area.Gained, area.Interval);
        }

        if (one.Rates.IsEmpty && one.Areas.IsEmpty)
        {
            yield return Row(null, null, null, null, null);
        }
    }

    private static string Sources(AreaGain gain) => string.Join("; ", gain.Sources.Select(source => source.Id));

    private static string? Digits(double? number) => number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e20 ? ((decimal)known).ToString("0.######", CultureInfo.InvariantCulture) : null;

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
