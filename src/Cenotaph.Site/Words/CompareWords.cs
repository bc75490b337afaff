using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Site.Words;

/// <summary>Ratios, dates and records of the page of comparisons, in words.</summary>
internal static class CompareWords
{
    /// <summary>A ratio, to three digits or so.</summary>
    public static string Ratio(this Texts texts, double? number) => number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e15
        ? texts.Number(Math.Round((decimal)known, Math.Abs(known) >= 100 ? 0 : Math.Abs(known) >= 1 ? 1 : 4))
        : texts["compare.unknown"];

    /// <summary>A factor of growth, to three digits.</summary>
    public static string Factor(this Texts texts, double? number) => number is { } known && Math.Abs(known) < 1e15 ? texts.Number(Math.Round((decimal)known, 3)) : texts["compare.unknown"];

    /// <summary>The limits of a ratio, where one may be missing.</summary>
    public static string Ratios(this Texts texts, double? low, double? high) => (low, high) switch
    {
        (null, null) => texts["compare.unknown"],
        ({ } from, null) => texts.With("compare.least", texts.Ratio(from)),
        (null, { } to) => texts.With("compare.most", texts.Ratio(to)),
        ({ } from, { } to) => texts.Ratio(from) == texts.Ratio(to) ? texts.Ratio(from) : texts.With("excess.from-to", texts.Ratio(from), texts.Ratio(to)),
    };

    /// <summary>A day, or never.</summary>
    public static string DayOrNever(this Texts texts, DateOnly? day) => day is { } known ? texts.Date(DateSpan.Day(known)) : texts["compare.never"];

    /// <summary>A change with its sign, whole.</summary>
    public static string Change(this Texts texts, double number) => (number > 0 ? "+" : "") + texts.Whole(number);

    /// <summary>A record as links know it: a row of a table by its series.</summary>
    public static string Record(this BulletinView view, string record) =>
        view.Claim(record) is null && record.LastIndexOf('@') is > 0 and var at && view.Series(record[..at]) is not null ? "series:" + record
        : view.Claim(record) is null && view.Series(record) is not null ? "series:" + record : record;

    /// <summary>Rows that fit one drawing: what lies ten times beyond the middle one is left to the table.</summary>
    public static ImmutableArray<ComparisonRow> Drawn(IEnumerable<ComparisonRow> rows)
    {
        var known = rows.Where(row => row.Ratio is { Low: not null, High: not null }).ToList();
        var middle = known.Select(row => row.Ratio!.Value.Low!.Value).Order().ElementAtOrDefault(known.Count / 2);
        return [.. known.Where(row => row.Ratio!.Value.Low <= 10 * middle)];
    }
}
