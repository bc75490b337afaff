using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>How many wounded one publisher counts for each killed on one day.</summary>
/// <param name="Side">The side.</param>
/// <param name="Publisher">Who says both numbers.</param>
/// <param name="AsOf">The day of both.</param>
/// <param name="Killed">The claim of the killed.</param>
/// <param name="Other">The claim of the wounded, or of the casualties.</param>
/// <param name="IsCasualties">Whether the other counts casualties: the killed are taken off, and missing and captured may stay among the wounded.</param>
/// <param name="Low">The fewest wounded for each killed that the limits allow; null where a limit is missing.</param>
/// <param name="High">The most.</param>
/// <param name="Middle">By the centres of both; null where one has none.</param>
public sealed record WoundedRatio(
    string Side, Publisher Publisher, DateSpan AsOf, string Killed, string Other, bool IsCasualties, double? Low, double? High, double? Middle)
{
    /// <summary>Every pair on record, by side, date and publisher: of one publisher, as-of, scope and confirmation.</summary>
    public static ImmutableArray<WoundedRatio> Of(ClaimBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var claims = Comparable.Claims(book).Where(claim => claim.Quantity is { Kind: QuantityKind.Cumulative, Unit: "persons", AsOf: not null } && claim.Figure.Bound != Bound.None).ToList();
        return
        [
            .. from killed in claims
               where killed.Quantity.Category == "killed"
               from other in claims
               where other.Quantity.Category is "wounded" or "casualties" && other.Publisher.Id == killed.Publisher.Id
                   && other.Quantity with { Category = "killed" } == killed.Quantity
               let pair = Pair(killed, other)
               where pair is not null
               orderby pair.Side, pair.AsOf.First, pair.Publisher.Id, pair.Killed, pair.Other
               select pair,
        ];
    }

    private static WoundedRatio? Pair(Claim killed, Claim other)
    {
        var (few, many) = ((double?)(killed.Figure.Low ?? killed.Figure.Value), (double?)(killed.Figure.High ?? killed.Figure.Value));
        var (low, high) = ((double?)(other.Figure.Low ?? other.Figure.Value), (double?)(other.Figure.High ?? other.Figure.Value));
        if (few is 0 || many is 0)
        {
            return null;
        }

        var without = other.Quantity.Category == "casualties" ? 1 : 0;
        double? middle = FigureLimits.Centre(killed.Figure) is { } centre and > 0 && FigureLimits.Centre(other.Figure) is { } of ? (double)(of / centre) - without : null;
        var (least, most) = ((low / many) - without, (high / few) - without);
        return most < 0 || (least is null && most is null) ? null
            : new(
                killed.Quantity.Side, killed.Publisher, killed.Quantity.AsOf!.Value, killed.Id, other.Id, without == 1,
                least is { } fewest ? Math.Max(0, fewest) : null, most, middle);
    }
}

/// <summary>How the wounded for each killed changed over the claims on record.</summary>
/// <param name="Side">The side.</param>
/// <param name="Pairs">How many pairs with a middle it rests on.</param>
/// <param name="Factor">The factor by which the ratio grows in a year, by a straight line through its logarithms.</param>
/// <param name="Low">The low 95 % limit of the factor, as if pairs were independent; null where two pairs leave nothing to judge it by.</param>
/// <param name="High">The high limit.</param>
public sealed record WoundedDrift(string Side, int Pairs, double Factor, double? Low, double? High)
{
    private const double DaysInYear = 365.25;

    /// <summary>The drift of each side with pairs of three dates or more.</summary>
    public static ImmutableArray<WoundedDrift> Of(ImmutableArray<WoundedRatio> pairs) =>
        [.. pairs.GroupBy(pair => pair.Side, StringComparer.Ordinal).Select(group => Line(group.Key, [.. group])).OfType<WoundedDrift>()];

    private static WoundedDrift? Line(string side, List<WoundedRatio> pairs)
    {
        var points = pairs.Where(pair => pair.Middle > 0).Select(pair => (X: (pair.AsOf.First.DayNumber + pair.AsOf.Last.DayNumber) / 2 / DaysInYear, Y: Math.Log(pair.Middle!.Value))).ToList();
        if (points.Select(point => point.X).Distinct().Count() < 3)
        {
            return null;
        }

        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        var square = points.Sum(point => Math.Pow(point.X - x, 2));
        var slope = points.Sum(point => (point.X - x) * (point.Y - y)) / square;
        var rest = points.Sum(point => Math.Pow(point.Y - y - (slope * (point.X - x)), 2));
        var half = StudentT.Quantile(0.975, points.Count - 2) * Math.Sqrt(rest / (points.Count - 2) / square);
        return new(side, points.Count, Math.Exp(slope), Math.Exp(slope - half), Math.Exp(slope + half));
    }
}
