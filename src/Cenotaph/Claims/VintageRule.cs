using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>One publisher gives the same quantity and period in two editions, and the numbers differ.</summary>
internal static class VintageRule
{
    private const double Large = 0.1;

    // A large share leads only where the number is no trifle beside the largest of the table.
    private const decimal Floor = 0.01m;

    private sealed record Edition(string Record, Phrase When, decimal Value, decimal Hidden);

    private sealed record Revision(Phrase About, bool IsWeek, ImmutableArray<Edition> Editions)
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
            .Select(one => Finding(book, one.Revisions, one.Series.Definition.Quantity, Phrase.Name(one.Series.Definition.Title)))
            .Concat(Comparable.Claims(book)
                .Where(claim => claim.Quantity is { Kind: QuantityKind.Period, Period: not null, AsOf: not null } && FigureLimits.Centre(claim.Figure) is not null)
                .GroupBy(claim => (claim.Publisher.Id, What: Comparable.What(claim.Quantity)))
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Select(group => Finding(book, Revisions([.. group]), group.First().Quantity, Phrase.List(
                    ", ", Phrase.Name(group.First().Publisher.Name), Spoken.CategoryName(book.Vocabulary, group.First().Quantity.Category)))))
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
                    group.Key.Part.Length == 0 ? Written.Date(group.Key.Date) : Phrase.List(" · ", Written.Date(group.Key.Date), Phrase.Same(group.Key.Part)),
                    group.Key.Date.Days == 7,
                    [.. group.OrderBy(row => row.Vintage!.Value.Last).Select(row => new Edition(
                        SeriesRecord.Id(series, row), Written.Date(row.Vintage), SeriesRecord.Centre(row)!.Value, 0))])),
        ];
    }

    private static List<Revision> Revisions(List<Claim> claims) =>
    [
        .. claims.GroupBy(claim => claim.Quantity.Period!.Value)
            .Where(group => group.Select(claim => claim.Quantity.AsOf).Distinct().Skip(1).Any())
            .OrderBy(group => group.Key.First).ThenBy(group => group.Key.Last)
            .Select(group => new Revision(
                Written.Date(group.Key),
                group.Key.Days == 7,
                [.. group.OrderBy(claim => claim.Quantity.AsOf!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal)
                    .Select(claim => new Edition(
                        claim.Id,
                        Spoken.Middle(claim.Figure, Phrase.Of("vintage.as-of", ("date", Written.Date(claim.Quantity.AsOf)))),
                        FigureLimits.Centre(claim.Figure)!.Value,
                        claim.Figure.Bound == Bound.Approximate ? claim.Figure.Rounding : claim.Figure.Rounding / 2))])),
    ];

    private static Finding? Finding(ClaimBook book, List<Revision> revisions, Quantity quantity, Phrase what)
    {
        var revised = revisions.Where(revision => revision.Differs).ToList();
        if (revised.Count == 0)
        {
            return null;
        }

        // A share where any is large is shown beside the largest number, and before it unless it is a trifle.
        var large = revised.Count(revision => revision.IsLarge);
        var size = revised.OrderByDescending(revision => revision.Size).ThenBy(revision => revision.About.ToString(), StringComparer.Ordinal).First();
        var share = large == 0 ? size : revised.OrderByDescending(revision => revision.Share)
            .ThenByDescending(revision => revision.Size).ThenBy(revision => revision.About.ToString(), StringComparer.Ordinal).First();
        var isTrifle = share.Size < Floor * revisions.Max(revision => Math.Max(Math.Abs(revision.Lowest.Value), Math.Abs(revision.Highest.Value)));
        var (worst, other) = isTrifle ? (size, share) : (share, size);
        List<string> records = [.. Told(worst).Concat(worst == other ? [] : Told(other)).Select(edition => edition.Record)];
        var grown = Grown(revisions, quantity);
        return new(
            "vintage",
            large > 0 ? Weight.Warning : Weight.Note,
            records,
            Phrase.List(" ", Arithmetic(book, revisions, quantity, revised, worst, other, isTrifle)),
            grown is { } names && names.Last > names.First
                ? Phrase.Of(
                    "vintage.message.names",
                    ("what", what), ("first", Began(names.First, revisions, quantity)),
                    ("last", Changed(names.First, names.Last, Amount.Told(names.Last, quantity.Unit, names.First))))
                : Phrase.Of(
                    "vintage.message",
                    ("what", what), ("about", worst.About), ("from", Amount.Told(worst.From.Value, quantity.Unit, worst.To.Value)), ("from-when", worst.From.When),
                    ("to", Amount.Told(worst.To.Value, quantity.Unit, worst.From.Value)), ("to-when", worst.To.When)),
            Phrase.Of(grown is null ? "vintage.remedy" : "vintage.remedy.names"),
            revised.Count);
    }

    // How much a list of names grew over the dates that two of its editions hold.
    private static (decimal First, decimal Last)? Grown(List<Revision> revisions, Quantity quantity) =>
        quantity is { Confirmation: Confirmation.Named, Kind: QuantityKind.Period }
            ? (revisions.Sum(revision => revision.Editions[0].Value), revisions.Sum(revision => revision.Editions[^1].Value))
            : null;

    // The first sum of a list of names, and that it is put together where its dates did not begin in one edition.
    private static Phrase Began(decimal first, List<Revision> revisions, Quantity quantity)
    {
        var sum = Amount.Told(first, quantity.Unit, revisions.Sum(revision => revision.Editions[^1].Value));
        return revisions.Select(revision => revision.Editions[0].When.ToString()).Distinct(StringComparer.Ordinal).Count() < 2 ? sum
            : Phrase.Of(revisions.TrueForAll(revision => revision.IsWeek) ? "vintage.began.weeks" : "vintage.began.dates", ("sum", sum));
    }

    private static IEnumerable<Phrase> Arithmetic(
        ClaimBook book, List<Revision> revisions, Quantity quantity, List<Revision> revised, Revision worst, Revision other, bool isTrifle)
    {
        yield return Phrase.Of("what.kind", ("what", Spoken.What(book.Vocabulary, quantity)), ("kind", Spoken.Kind(quantity.Kind)));
        if (revised.Count > 1)
        {
            yield return Phrase.Of(
                "vintage.revised",
                ("revised", Amount.Text(revised.Count)), ("dates", Amount.Text(revisions.Count)),
                ("large", Amount.Text(revised.Count(revision => revision.IsLarge))), ("share", Amount.Percent(Large)));
        }

        yield return revised.Count == 1 ? Difference(worst)
            : Phrase.Of(worst == other ? "vintage.largest" : isTrifle ? "vintage.largest.number" : "vintage.largest.share", ("difference", Difference(worst)));
        if (worst != other)
        {
            yield return Phrase.Of(isTrifle ? "vintage.largest.share" : "vintage.largest.number", ("difference", Difference(other)));
        }

        if (Grown(revisions, quantity) is { } sums)
        {
            yield return Phrase.Of("vintage.sum", ("first", Amount.Text(sums.First)), ("last", Changed(sums.First, sums.Last, Amount.Text(sums.Last))));
        }
    }

    private static Phrase Difference(Revision revision)
    {
        var (from, to) = (revision.From, revision.To);
        var hidden = from.Hidden + to.Hidden;
        return Phrase.Of(
            hidden > 0 ? "vintage.difference.hidden" : "vintage.difference",
            ("about", revision.About),
            ("path", Phrase.List(" → ", Told(revision).Select(edition => Phrase.Of(
                "vintage.edition", ("value", Amount.Text(edition.Value)), ("when", edition.When), ("record", Phrase.Same(edition.Record)))))),
            ("to", Amount.Text(to.Value)), ("from", Amount.Text(from.Value)),
            ("difference", Changed(from.Value, to.Value, Amount.Text(to.Value - from.Value))), ("hidden", Amount.Text(hidden)));
    }

    // A number, with the change that it is or comes from as a share.
    private static Phrase Changed(decimal from, decimal to, Phrase number) => from == 0 ? number : Phrase.Of(
        "vintage.changed", ("number", number), ("change", Amount.Change((double)(to - from) / Math.Abs((double)from))));

    private static IEnumerable<Edition> Told(Revision revision) => revision.Editions
        .Where(edition => edition == revision.Editions[0] || edition == revision.Editions[^1] || edition == revision.Lowest || edition == revision.Highest);
}
