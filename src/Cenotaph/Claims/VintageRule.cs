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

        // Of nought every change is beyond all shares; it ranks as a change of one.
        public double Share => (double)Size / Math.Max(1, Math.Abs((double)From.Value));

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
                .Where(group => group.Select(row => row.Vintage).Distinct().Skip(1).Any())
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

        // The case that sets the weight is shown first: a share where any is large; and the largest number beside it.
        var large = revised.Count(revision => revision.IsLarge);
        var size = revised.OrderByDescending(revision => revision.Size).ThenBy(revision => revision.About, StringComparer.Ordinal).First();
        var worst = large == 0 ? size : revised.OrderByDescending(revision => revision.Share)
            .ThenByDescending(revision => revision.Size).ThenBy(revision => revision.About, StringComparer.Ordinal).First();
        List<string> records = [.. Told(worst).Concat(worst == size ? [] : Told(size)).Select(edition => edition.Record)];
        var grown = Grown(revisions, quantity);
        return new(
            "vintage",
            large > 0 ? Weight.Warning : Weight.Note,
            records,
            $"{Comparable.What(quantity)}, {quantity.Kind.Word()}. "
                + (revised.Count > 1 ? $"{Amount.Text(revised.Count)} of the {Amount.Text(revisions.Count)} dates that stand in more than one edition are revised, "
                    + $"{Amount.Text(large)} of them by more than {Amount.Percent(Large)}. The largest{(worst == size ? "" : " by its share")}, " : "")
                + Difference(worst)
                + (worst == size ? "" : " The largest by number, " + Difference(size))
                + (grown is { } sums ? $" Sum over these dates: {Amount.Text(sums.First)} in the first edition of each, {Amount.Text(sums.Last)} in the last{Change(sums.First, sums.Last)}." : ""),
            grown is { } names && names.Last > names.First
                ? $"{what}: a list of names grows as names are found, over the same days from {Amount.Text(names.First)} to {Amount.Text(names.Last)}{Change(names.First, names.Last)}."
                : $"{what}: the number for {worst.About} is {Amount.Text(worst.From.Value)} in one edition ({worst.From.When}) and {Amount.Text(worst.To.Value)} in a later one ({worst.To.When}).",
            grown is not null
                ? "Say with the number as of when the list stood so; read the latest weeks as unfinished, and take no growth of the list for deaths of today."
                : "Say with the number which edition it is from; compare no number of one edition with one of another.",
            revised.Count);
    }

    // How much a list of names grew over the dates that two of its editions hold.
    private static (decimal First, decimal Last)? Grown(List<Revision> revisions, Quantity quantity) =>
        quantity is { Confirmation: Confirmation.Named, Kind: QuantityKind.Period }
            ? (revisions.Sum(revision => revision.Editions[0].Value), revisions.Sum(revision => revision.Editions[^1].Value))
            : null;

    private static string Difference(Revision revision)
    {
        var (from, to) = (revision.From, revision.To);
        return $"{revision.About}: {string.Join(" → ", Told(revision).Select(edition => $"{Amount.Text(edition.Value)} ({edition.When}, {edition.Record})"))}. "
            + $"{Amount.Text(to.Value)} − {Amount.Text(from.Value)} = {Amount.Text(to.Value - from.Value)}{Change(from.Value, to.Value)}"
            + (from.Hidden + to.Hidden > 0 ? $"; the printed units can hide {Amount.Text(from.Hidden + to.Hidden)}." : ".");
    }

    private static string Change(decimal from, decimal to) =>
        from == 0 ? "" : $" ({Amount.Change((double)(to - from) / Math.Abs((double)from))})";

    private static IEnumerable<Edition> Told(Revision revision) => revision.Editions
        .Where(edition => edition == revision.Editions[0] || edition == revision.Editions[^1] || edition == revision.Lowest || edition == revision.Highest);
}
