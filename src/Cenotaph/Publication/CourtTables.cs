using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Relabelling;

namespace Cenotaph.Publication;

/// <summary>Court claims as tables to download. Claims are not deaths.</summary>
public static class CourtTables
{
    /// <summary>The tables that have a row.</summary>
    public static IEnumerable<DataTable> Of(ImmutableArray<CourtSummary> courts, string citation)
    {
        if (courts.IsDefaultOrEmpty)
        {
            yield break;
        }

        var excess = courts.SelectMany(court => court.Excess.Select(one => Row(court, one))).ToImmutableArray();
        if (!excess.IsEmpty)
        {
            yield return new(
                "court-claims",
                "Court claims to declare a person missing or dead above the usual number; claims are not deaths",
                [
                    Text("side", "The side."),
                    Text("claim", "The published count."),
                    new("period", ColumnType.Date, "The days that it counts."),
                    new("as_of", ColumnType.Date, "The day of this edition."),
                    Text("observed", "The count as printed."),
                    Text("bound", "What the excess is: point, approx, range, ci95; lower: it is more than the value; upper: less."),
                    Number("expected", "The baseline for these days."),
                    Number("expected_low", "Its low limit."),
                    Number("expected_high", "Its high limit."),
                    Text("expected_interval", "What these limits rest on."),
                    Number("excess", "Observed less expected, or the bound of it."),
                    Number("excess_low", "The low limit; of the bound where it is one."),
                    Number("excess_high", "The high limit."),
                    Text("censored", "yes where cards had been deleted before it was counted."),
                ],
                excess,
                citation);
        }

        var months = courts.SelectMany(court => court.Registers.SelectMany(register => Rows(court, register))).ToImmutableArray();
        if (!months.IsEmpty)
        {
            yield return new(
                "court-periods",
                "Court cases by period against the years before the war",
                [
                    Text("side", "The side, or table."),
                    Text("register", "The series or file."),
                    Text("row", "period, year, total, or censored: at least so many, without a baseline."),
                    new("period", ColumnType.Date, "The days."),
                    Number("observed", "Cases filed, as far as the snapshot shows."),
                    Number("expected", "The baseline."),
                    Number("expected_low", "Low limit, 95 % prediction."),
                    Number("expected_high", "High limit."),
                    Number("excess", "Observed less expected."),
                    Number("excess_low", "Its low limit."),
                    Number("excess_high", "Its high limit."),
                ],
                months,
                citation);
        }
    }

    private static ImmutableArray<string?> Row(CourtSummary court, CourtExcess one) =>
    [
        court.Side.Id, one.Claim, one.Period.ToString(), one.Seen?.ToString(), one.Observed.ToString(), one.Bound.Word(), Digits(one.Expected.Value), Digits(one.Expected.Interval.Low),
        Digits(one.Expected.Interval.High), one.Expected.Interval.Meaning, Digits(one.Value), Digits(one.Low), Digits(one.High), one.Censored ? "yes" : "no",
    ];

    private static IEnumerable<ImmutableArray<string?>> Rows(CourtSummary court, CourtRegister register)
    {
        ImmutableArray<string?> Row(string word, CourtRow row) =>
        [
            court.Side.Id, register.Id, word, row.Period.ToString(), Digits(row.Observed), Digits(row.Expected.Value), Digits(row.Expected.Interval.Low), Digits(row.Expected.Interval.High),
            Digits(row.Excess), Digits(row.Low), Digits(row.High),
        ];
        foreach (var row in register.Model?.Rows ?? [])
        {
            yield return Row("period", row);
        }

        foreach (var row in register.Model?.Years ?? [])
        {
            yield return Row("year", row);
        }

        if (register.Model?.Total is { } total)
        {
            yield return Row("total", total);
        }

        foreach (var count in register.Snapshots.AtLeast)
        {
            yield return [court.Side.Id, register.Id, "censored", count.Period.ToString(), Digits(count.Count), null, null, null, null, null, null];
        }
    }

    private static string Digits(double number) => ((decimal)number).ToString("0.######", CultureInfo.InvariantCulture);

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
