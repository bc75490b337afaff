using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Registers;

namespace Cenotaph.Claims;

/// <summary>Series of one estimate that follow on one another, edition by edition: a section [[vintages]] of study.toml.</summary>
/// <param name="Id">Its word in files.</param>
/// <param name="Title">Its title for readers.</param>
/// <param name="Series">The series, oldest edition first.</param>
public sealed record VintagePlan(string Id, LocalText Title, ImmutableArray<string> Series);

/// <summary>Published estimates of past dates, edition by edition, against their own stated limits.</summary>
/// <param name="Id">Its word in files.</param>
/// <param name="Title">What is estimated, for readers.</param>
/// <param name="Publisher">The publisher's id.</param>
/// <param name="Quantity">What the first edition counts.</param>
/// <param name="Editions">How many editions there are.</param>
/// <param name="Pairs">Earlier editions held against later ones: all pairs of up to four, else each against the next and the newest.</param>
public sealed record VintageAudit(
    string Id, LocalText Title, string Publisher, Quantity Quantity, int Editions, ImmutableArray<VintagePair> Pairs)
{
    // More than four editions have too many pairs to read.
    private const int AllPairs = 4;

    // From here on a chance is called small.
    private const double Small = 0.05;

    /// <summary>What a reader must know of the numbers.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];

    /// <summary>One finding where the limits of an edition held too seldom.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The audits of declared chains, then of series with several editions, then of claims of one quantity and time in several editions.</summary>
    /// <param name="book">Claims and series as they stand.</param>
    /// <param name="plans">The declared chains.</param>
    /// <param name="problems">Receives chains whose parts do not count the same.</param>
    public static ImmutableArray<VintageAudit> Of(ClaimBook book, IReadOnlyList<VintagePlan> plans, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(problems);
        VintageAudit[] audits =
        [
            .. plans.Select(plan => Declared(book, plan, problems)).OfType<VintageAudit>(),
            .. book.Series.Where(series => IsCount(series.Definition.Quantity.Kind)).OrderBy(series => series.Definition.Id, StringComparer.Ordinal).SelectMany(Own),
            .. OfClaims(book),
        ];

        // Two chains may share a pair of editions, and with it the finding.
        var told = new HashSet<string>(StringComparer.Ordinal);
        return [.. audits.Select(audit => audit with { Findings = audit.Findings.RemoveAll(finding => !told.Add(finding.Arithmetic)) })];
    }

    private static VintageAudit? Declared(ClaimBook book, VintagePlan plan, ICollection<Problem> problems)
    {
        void Fault(string seen, string expected) => problems.Add(new("study.toml", null, "vintages", $"{seen} in \"{plan.Id}\"", expected));
        List<Series> series = [];
        foreach (var id in plan.Series)
        {
            if (book.Series.FirstOrDefault(one => one.Definition.Id == id) is { } found)
            {
                series.Add(found);
            }
            else
            {
                Fault($"series \"{id}\"", "a series that an input defines");
                return null;
            }
        }

        var first = series[0].Definition;
        foreach (var other in series.Skip(1).Select(one => one.Definition))
        {
            if (!Comparable.Same(book.Vocabulary.Rules, first.Quantity, other.Quantity) || !IsCount(other.Quantity.Kind) || !IsCount(first.Quantity.Kind))
            {
                Fault(
                    $"{first.Id} ({Comparable.What(first.Quantity)}; {first.Quantity.Kind.Word()}) and {other.Id} ({Comparable.What(other.Quantity)}; {other.Quantity.Kind.Word()})",
                    "editions that count the same: one side, category, scope, confirmation and unit, as running totals or counts of periods");
                return null;
            }

            if (other.Publisher != first.Publisher)
            {
                Fault($"{first.Id} of {first.Publisher} and {other.Id} of {other.Publisher}", "editions of one publisher");
                return null;
            }
        }

        if (series.Exists(one => SeriesRecord.Lines(one).Any(line => line.Part.Length > 0)))
        {
            Fault("a series by area, age or another part", "series of one whole");
            return null;
        }

        List<EstimateEdition> editions = [.. series.SelectMany(one => SeriesRecord.Lines(one).Select(line => Edition(one, line.Vintage, line.Rows)))];
        return Make(plan.Id, plan.Title, first.Publisher, first.Quantity, editions, [.. series.Select(one => "series:" + one.Definition.Id)]) is { } audit
            ? audit with { Notes = [.. audit.Notes, .. series.Where(one => one.Definition.Note is not null).Select(one => Phrase.List(": ", Phrase.Same(one.Definition.Id), Phrase.Name(one.Definition.Note!)))] }
            : null;
    }

    private static IEnumerable<VintageAudit> Own(Series series) =>
        from part in SeriesRecord.Lines(series).GroupBy(line => line.Part)
        let editions = part.Select(line => Edition(series, line.Vintage, line.Rows)).Where(edition => edition.Made is not null).ToList()
        where editions.Count > 1 && editions.Exists(edition => edition.Rows.Any(row => row is { Low: not null, High: not null }))
        let id = series.Definition.Id + (part.Key.Length == 0 ? "" : "#" + part.Key)
        let audit = Make(id, series.Definition.Title, series.Definition.Publisher, series.Definition.Quantity, editions, ["series:" + series.Definition.Id])
        where audit is not null
        select audit;

    private static IEnumerable<VintageAudit> OfClaims(ClaimBook book) =>
        from claims in Comparable.Claims(book)
            .Where(claim => claim.Quantity is { Kind: QuantityKind.Period or QuantityKind.Cumulative, Period: not null } && FigureLimits.Centre(claim.Figure) is not null && Made(claim) is not null)
            .GroupBy(claim => (claim.Publisher.Id, What: Comparable.What(claim.Quantity), claim.Quantity.Kind, claim.Quantity.Period!.Value))
            .OrderBy(one => one.Key.ToString(), StringComparer.Ordinal)
        let editions = claims.OrderBy(claim => Made(claim)!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal).Select(Edition).DistinctBy(edition => edition.Made).ToList()
        where editions.Count > 1
        let first = claims.OrderBy(claim => Made(claim)!.Value.Last).ThenBy(claim => claim.Id, StringComparer.Ordinal).First()
        let audit = Make(
            first.Id, book.Vocabulary.Category(first.Quantity.Category).Name, first.Publisher.Id, first.Quantity, editions, [.. claims.Select(claim => claim.Id).Order(StringComparer.Ordinal)])
        where audit is not null
        select audit;

    private static DateSpan? Made(Claim claim) => claim.PublishedAt ?? claim.Quantity.AsOf;

    private static EstimateEdition Edition(Claim claim) => new(
        claim.Id, Made(claim), claim.Quantity.Kind == QuantityKind.Cumulative, claim.Figure.Bound is Bound.Interval95 or Bound.Range ? claim.Figure.Bound.Word() : null,
        [
            new(
                claim.Quantity.Period!.Value, FigureLimits.Centre(claim.Figure)!.Value,
                claim.Figure.Bound is Bound.Interval95 or Bound.Range ? claim.Figure.Low : null, claim.Figure.Bound is Bound.Interval95 or Bound.Range ? claim.Figure.High : null),
        ]);

    // An edition says nothing final of days that it did not live to see.
    private static EstimateEdition Edition(Series series, DateSpan? vintage, List<SeriesRow> rows) => new(
        series.Definition.Id + (vintage is { } made ? "@" + made : ""), vintage, series.Definition.Quantity.Kind != QuantityKind.Period, series.Definition.Interval,
        [
            .. rows.Where(row => SeriesRecord.Centre(row) is not null && (vintage is null || row.Date!.Value.Last <= vintage.Value.Last)).DistinctBy(row => row.Date)
                .Select(row => new EditionRow(row.Date!.Value, SeriesRecord.Centre(row)!.Value, row.Low, row.High)),
        ]);

    private static bool IsCount(QuantityKind kind) => kind is QuantityKind.Cumulative or QuantityKind.Period or QuantityKind.Level;

    private static VintageAudit? Make(
        string id, LocalText title, string publisher, Quantity quantity, List<EstimateEdition> editions, ImmutableArray<string> records)
    {
        editions.RemoveAll(edition => edition.Rows.IsEmpty);
        ImmutableArray<VintagePair> pairs =
        [
            .. from earlier in Enumerable.Range(0, editions.Count)
               from later in Enumerable.Range(earlier + 1, editions.Count - earlier - 1)
               let target = later == editions.Count - 1 ? VintageTarget.Newest : later == earlier + 1 ? VintageTarget.Next : VintageTarget.Other
               where target != VintageTarget.Other || editions.Count <= AllPairs
               let pair = VintagePair.Of(editions[earlier], editions[later], target)
               where pair is not null
               select pair,
        ];
        return pairs.IsEmpty ? null : new(id, title, publisher, quantity, editions.Count, pairs) { Notes = [.. NotesOf(pairs)], Findings = [.. FindingOf(title, pairs, records)] };
    }

    private static IEnumerable<Phrase> NotesOf(ImmutableArray<VintagePair> pairs)
    {
        if (pairs.All(pair => pair.Limited == 0))
        {
            yield return Phrase.Of("audit.no-limits");
            yield break;
        }

        if (pairs.All(pair => pair.IsFew))
        {
            yield return Phrase.Of("audit.scarce", ("blocks", Phrase.Number(pairs.Max(pair => pair.Blocks.Length))));
        }

        yield return Phrase.Of("audit.dependent");
        if (pairs.Any(pair => pair is { Limited: > 0, Interval: null or "range" }))
        {
            yield return Phrase.Of("audit.meaning");
        }
    }

    // The pair whose limits held most seldom. Limits that no probability is stated for are held against the same 95 times of 100, and weigh less.
    private static IEnumerable<Finding> FindingOf(LocalText title, ImmutableArray<VintagePair> pairs, ImmutableArray<string> records)
    {
        if (pairs.Where(pair => pair.ChanceIfRight < Small).OrderBy(pair => pair.ChanceIfRight).ThenByDescending(pair => pair.Blocks.Length).FirstOrDefault() is not { } worst)
        {
            yield break;
        }

        var block = worst.Whole!;
        (string, Phrase)[] places =
        [
            ("what", Phrase.Name(title)), ("from", Phrase.Same(worst.From)), ("to", Phrase.Same(worst.To)), ("hits", Amount.Text(worst.BlockHits)), ("blocks", Amount.Text(worst.Blocks.Length)),
            ("value", Amount.Text(Amount.Whole(block.Value))), ("low", Amount.Text(Amount.Whole(block.Together.Low))), ("high", Amount.Text(Amount.Whole(block.Together.High))),
            ("later", Amount.Text(Amount.Whole(block.Later))), ("dates", Written.Date(block.Dates)),
            ("chance", Phrase.Same(worst.ChanceIfRight!.Value.ToString("0.0##e+0", CultureInfo.InvariantCulture))),
        ];
        yield return new(
            "vintage", worst.Interval == "ci95" ? Weight.Warning : Weight.Note, [.. records],
            Phrase.Of("audit.arithmetic", places), Phrase.Of("audit.message", places), Phrase.Of("audit.remedy"));
    }
}
