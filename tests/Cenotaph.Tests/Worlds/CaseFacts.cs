using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Worlds;

/// <summary>The records of one case, and what the page's words mean for them.</summary>
internal sealed class CaseFacts(World world, Case one)
{
    public ClaimBook Book => world.Book;

    public IReadOnlyList<string> Records => one.Records;

    public IReadOnlyList<Claim> Claims { get; } = [.. world.Book.Claims.Where(claim => one.Records.Contains(claim.Id))];

    public IReadOnlyList<Series> Series { get; } = [.. world.Book.Series.Where(series => one.Records.Contains(series.Definition.Id))];

    /// <summary>Every two claims, in both orders.</summary>
    public IEnumerable<(Claim First, Claim Second)> Pairs =>
        from first in Claims from second in Claims where first.Id != second.Id select (first, second);

    public IEnumerable<(Series First, Series Second)> Tables =>
        from first in Series from second in Series where first.Definition.Id != second.Definition.Id select (first, second);

    /// <summary>The report in the case and the claim that it reports.</summary>
    public (Claim Report, Claim Original) Told
    {
        get
        {
            var report = Claims.Single(claim => claim.Original is not null);
            return (report, Claims.Single(claim => claim.Id == report.Original));
        }
    }

    public static bool IsSame(Quantity first, Quantity second) =>
        (first.Side, first.Category, first.Kind, first.Confirmation, first.Unit) == (second.Side, second.Category, second.Kind, second.Confirmation, second.Unit)
        && first.Scope.Equals(second.Scope);

    public bool CountsWithin(Quantity part, Quantity whole) =>
        part.Side == whole.Side
        && part.Kind == whole.Kind
        && part.Unit == whole.Unit
        && Book.Vocabulary.Rules.Categories.Compare(part.Category, whole.Category) is Containment.Same or Containment.Within
        && Book.Vocabulary.Rules.Scopes.Compare(part.Scope, whole.Scope) is Containment.Same or Containment.Within;

    public static decimal Low(Figure figure) => figure.Bound switch
    {
        Bound.Point => figure.Value!.Value - (figure.Rounding / 2),
        Bound.Approximate => figure.Value!.Value - figure.Rounding,
        Bound.Upper or Bound.None => decimal.MinValue,
        _ => figure.Low!.Value,
    };

    public static decimal High(Figure figure) => figure.Bound switch
    {
        Bound.Point => figure.Value!.Value + (figure.Rounding / 2),
        Bound.Approximate => figure.Value!.Value + figure.Rounding,
        Bound.Lower or Bound.None => decimal.MaxValue,
        _ => figure.High!.Value,
    };

    // What printing hides on either side of a count.
    private static decimal Half(Figure figure) => Math.Max(figure.Rounding, 1) / (figure.Bound == Bound.Approximate ? 1 : 2);

    /// <summary>Flows of every publisher: period numbers, and differences of its own cumulative numbers of one basis.</summary>
    public IEnumerable<(string By, Quantity Of, DateSpan Over, decimal Value, decimal Unit)> Flows
    {
        get
        {
            foreach (var claim in Claims.Where(claim => claim.Quantity is { Kind: QuantityKind.Period, Period: not null } && claim.Figure.Value is not null))
            {
                yield return (claim.Publisher.Id, claim.Quantity, claim.Quantity.Period!.Value, claim.Figure.Value!.Value, Half(claim.Figure));
            }

            foreach (var (late, early) in Pairs)
            {
                if (late.Publisher.Id == early.Publisher.Id
                    && late.Quantity is { Kind: QuantityKind.Cumulative, AsOf: { } end, Basis: { } basis }
                    && early.Quantity.AsOf is { } begin
                    && IsSame(late.Quantity, early.Quantity)
                    && early.Quantity.Basis == basis
                    && begin.Last < end.First
                    && late.Figure.Value is { } then
                    && early.Figure.Value is { } before)
                {
                    yield return (late.Publisher.Id, late.Quantity with { Kind = QuantityKind.Period }, new(begin.First.AddDays(1), end.First), then - before, Half(late.Figure) + Half(early.Figure));
                }
            }

            foreach (var series in Series)
            {
                SeriesRow? last = null;
                foreach (var row in series.Rows.Where(row => row.Date is not null))
                {
                    var (by, of) = (series.Definition.Publisher, series.Definition.Quantity with { Kind = QuantityKind.Period });
                    if (series.Definition.Quantity.Kind == QuantityKind.Period)
                    {
                        yield return (by, of, row.Date!.Value, row.Value!.Value, 0);
                    }
                    else if (series.Definition.Quantity.Kind == QuantityKind.Cumulative && last is not null)
                    {
                        yield return (by, of, new(last.Date!.Value.First.AddDays(1), row.Date!.Value.First), row.Value!.Value - last.Value!.Value, 0);
                    }

                    last = row;
                }
            }
        }
    }
}
