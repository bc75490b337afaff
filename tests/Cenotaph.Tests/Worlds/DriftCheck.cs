using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>Whether a report differs from its original in the field that a drift type names.</summary>
internal static class DriftCheck
{
    private static readonly string[] Open = ["could", "may", "might", "on pace", "likely"];

    public static bool IsMet(CaseFacts facts, string type)
    {
        var (report, original) = facts.Told;
        var (told, first) = (report.Quantity, original.Quantity);
        return type switch
        {
            "drift-range" => report.Figure.Value is { } printed && IsOneNumber(report.Figure) && printed != original.Figure.Value,
            "drift-interval" => IsOneNumber(report.Figure) && original.Figure.Low is not null && report.Figure.Value == original.Figure.Value,
            "drift-scope" => !told.Scope.Equals(first.Scope),
            "drift-category" => (told.Category, told.Confirmation, told.Unit) != (first.Category, first.Confirmation, first.Unit),
            "drift-period" => told.Kind != first.Kind || (told.Period is { } then && first.Period is { } before
                && (Off(then.First, before.First) > 3 || Off(then.Last, before.Last) > 3)),
            "drift-as-of" => (told.AsOf is { } day && first.AsOf is { } was && Off(day.First, was.First) > 14) || Reached(facts, report),
            "drift-modality" => Possible(report) != Possible(original),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of the page."),
        };
    }

    private static bool IsOneNumber(Figure figure) => figure.Bound is Bound.Point or Bound.Approximate;

    private static int Off(DateOnly one, DateOnly other) => Math.Abs(one.DayNumber - other.DayNumber);

    private static bool Possible(Claim claim) => Open.Any(word => claim.Quote!.Contains(word, StringComparison.Ordinal));

    private static bool Reached(CaseFacts facts, Claim report)
    {
        foreach (var rows in facts.Series.Select(series => series.Rows))
        {
            foreach (var (early, late) in rows.Zip(rows.Skip(1)))
            {
                var value = report.Figure.Value!.Value;
                if (early.Value <= value && value < late.Value)
                {
                    var share = (value - early.Value.Value) / (late.Value.Value - early.Value.Value);
                    var day = early.Date!.Value.First.DayNumber + (share * (late.Date!.Value.First.DayNumber - early.Date.Value.First.DayNumber));
                    return Math.Abs(day - report.Quantity.AsOf!.Value.First.DayNumber) > 14;
                }
            }
        }

        return false;
    }
}
