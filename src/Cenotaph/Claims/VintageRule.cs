using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>One publisher gives the same quantity and period in two editions, and the numbers differ.</summary>
internal static class VintageRule
{
    private const double Large = 0.1;

    private sealed record Edition(string Record, string When, decimal Value, decimal Hidden);

    private sealed record Revision(string About, ImmutableArray<Edition> Editions)
    {
        public Edition Lowest { get; } = Editions.MinBy(edition => edition.Value)!;

        public Edition Highest { get; } = Editions.MaxBy(edition => edition.Value)!;

        public decimal Size => Highest.Value - Lowest.Value;

        public bool Differs => Size > Lowest.Hidden + Highest.Hidden;

        public Edition From => IsRise ? Lowest : Highest;

        public Edition To => IsRise ? Highest : Lowest;

        public bool IsLarge => (double)Size > Large * Math.Abs((double)From.Value);

        private bool IsRise => Editions.IndexOf(Lowest) < Editions.IndexOf(Highest);
    }

    /// <summary>One finding for each series, and for each publisher and quantity of period claims.</summary>
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        book.Series
            .Where(one => one.Definition.Quantity.Kind is QuantityKind.Period or QuantityKind.Cumulative or QuantityKind.Level or QuantityKind.Rate)
            .OrderBy(one => one.Definition.Id, StringComparer.Ordinal)
            .Select(one => (Series: one, Revisions: Revisions(one)))
            .DistinctBy(one => (one.Series.Definition.Publisher, What: Comparable.What(one.Series.Definition.Quantity), one.Series.Definition.Quantity.Kind, Numbers: Numbers(one.Revisions)))
            .Select(one => Finding(book, one.Revisions, one.Series.Definition.Quantity, one.Series.Definition.Title.ToString()))
            .Concat(Comparable.Claims(book)
                .Where(claim => claim.Quantity is { Kind: QuantityKind.Period, Period: not null, AsOf: not null } && FigureLimits.Centre(claim.Figure) is not null)
                .GroupBy(claim => (claim.Publisher.Id, What: Comparable.What(claim.Quantity)))
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Select(group => Finding(book, Revisions([.. group]), group.First().Quantity, group.First().Publisher.Name.ToString())))
            .OfType<Finding>();

    // A table that stands twice, with other limits, is revised once.
    private static string Numbers(List<Revision> revisions) => string.Join('|', revisions.Select(revision =>
        revision.About + ":" + string.Join(';', revision.Editions.Select(edition => edition.When + "=" + Amount.Text(edition.Value)))));

    private static List<Revision> Revisions(Series series)
    {
        // An edition says nothing final of days that it did not live to see.
        var dated = SeriesRecord.Sound(series).Where(row => row.Vintage is not null && SeriesRecord.Centre(row) is not null
            && row.Date!.Value.Last <= row.Vintage.Value.Last);
        return
        [
            .. dated.GroupBy(row => (Date: row.Date!.Value, Part: SeriesRecord.Part(row)))
                .OrderBy(group => group.Key.Date.First).ThenBy(group => group.Key.Date.Last).ThenBy(group => group.Key.Part, StringComparer.Ordinal)
                .Select(group => new Revision(
                    $"{group.Key.Date}{(group.Key.Part.Length > 0 ? $" · {group.Key.Part}" : "")}",
                    [.. group.OrderBy(row => row.Vintage!.Value.Last).Select(row => new Edition(
                        SeriesRecord.Id(series, row), row.Vintage!.Value.ToString(), SeriesRecord.Centre(row)!.Value, 0))])),
        ];
    }

    private static List<Revision> Revisions(List<Claim> claims) =>
    [
        .. claims.GroupBy(claim => claim.Quantity.Period!.Value)
            .Where(group => group.Select(claim => claim.Quantity.AsOf).Distinct().Skip(1).Any())
            .OrderBy(group => group.Key.First).ThenBy(group => group.Key.Last)
            .Select(group => new Revision(
                group.Key.ToString(),
                [.. group.OrderBy(claim => claim.Quantity.AsOf!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal)
                    .Select(claim => new Edition(
                        claim.Id,
                        $"{Amount.Middle(claim.Figure)}as of {claim.Quantity.AsOf}",
                        FigureLimits.Centre(claim.Figure)!.Value,
                        claim.Figure.Bound == Bound.Approximate ? claim.Figure.Rounding : claim.Figure.Rounding / 2))])),
    ];

    private static Finding? Finding(ClaimBook book, List<Revision> revisions, Quantity quantity, string what)
    {
        var revised = revisions.Where(revision => revision.Differs).ToList();
        if (revised.Count == 0)
        {
            return null;
        }

        var worst = revised.OrderByDescending(revision => revision.Size).ThenBy(revision => revision.About, StringComparer.Ordinal).First();
        var large = revised.Count(revision => revision.IsLarge);
        List<string> records = [.. worst.Editions.Where(edition => edition == worst.Editions[0] || edition == worst.Editions[^1]
            || edition == worst.Lowest || edition == worst.Highest).Select(edition => edition.Record)];
        var (from, to) = (worst.From, worst.To);
        return new(
            "vintage",
            large > 0 ? Weight.Warning : Weight.Note,
            records,
            $"{Comparable.What(quantity)}, {quantity.Kind.Word()}. "
                + (revised.Count > 1 ? $"{Amount.Text(revised.Count)} of {Amount.Text(revisions.Count)} dates are revised, {Amount.Text(large)} of them by more than {Amount.Percent(Large)}. The largest, " : "")
                + $"{worst.About}: {Path(worst)}. {Amount.Text(to.Value)} − {Amount.Text(from.Value)} = {Amount.Text(to.Value - from.Value)}"
                + (from.Value == 0 ? "" : $" ({Amount.Change((double)(to.Value - from.Value) / Math.Abs((double)from.Value))})")
                + $"; the printed units can hide {Amount.Text(from.Hidden + to.Hidden)}.",
            $"{what}: the same days in another edition have another number.",
            "Say with the number which edition it is from; compare no number of one edition with one of another.",
            revised.Count);
    }

    private static string Path(Revision revision) => string.Join(" → ", revision.Editions
        .Where(edition => edition == revision.Editions[0] || edition == revision.Editions[^1] || edition == revision.Lowest || edition == revision.Highest)
        .Select(edition => $"{Amount.Text(edition.Value)} ({edition.When}, {edition.Record})"));
}
