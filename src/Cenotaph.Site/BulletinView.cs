using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Registers;
using Cenotaph.Site.Words;

namespace Cenotaph.Site;

/// <summary>A bulletin with the look-ups that its pages need; all of them in the bulletin's own order.</summary>
internal sealed class BulletinView
{
    private readonly Dictionary<string, Claim> claims = new(StringComparer.Ordinal);
    private readonly ILookup<string, Claim> byPublisher;
    private readonly ILookup<string, Claim> byReporter;
    private readonly ILookup<string, Series> seriesByPublisher;
    private readonly ILookup<string, Claim> replacing;
    private readonly ILookup<string, Claim> answering;
    private readonly ILookup<string, (string Id, Finding Finding)> findingsOf;
    private readonly Dictionary<string, Series> series = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeriesPlaces> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Series Series, SeriesRow Row)> rowsOfRecords = new(StringComparer.Ordinal);

    /// <summary>Whether there are pages of published figures: a study of persons alone has none.</summary>
    public bool HasFigures => !Bulletin.Claims.IsEmpty || !Bulletin.Series.IsEmpty || Bulletin.Persons.IsEmpty;

    public BulletinView(Bulletin bulletin, ImmutableArray<PublishedFile> files)
    {
        Bulletin = bulletin;
        Files = files;
        foreach (var claim in bulletin.Claims)
        {
            claims.TryAdd(claim.Id, claim);
        }

        byPublisher = bulletin.Claims.ToLookup(claim => claim.Publisher.Id, StringComparer.Ordinal);
        byReporter = bulletin.Claims.Where(claim => claim.ReportedBy is not null)
            .ToLookup(claim => claim.ReportedBy!.Id, StringComparer.Ordinal);
        seriesByPublisher = bulletin.Series.ToLookup(series => series.Definition.Publisher, StringComparer.Ordinal);
        replacing = Linked(bulletin, claim => claim.Supersedes);
        answering = Linked(bulletin, claim => claim.RespondsTo);
        LineageLinks = LineageMap.Links(bulletin.Lineage, bulletin.Claims);
        Silence = NewestNumbers.Of(bulletin.Vocabulary, bulletin.Claims, bulletin.Series);
        Findings = FindingAddress.Ids(bulletin.Findings);
        findingsOf = Findings.SelectMany(one => one.Finding.Records.Select(record => FindingAddress.Split(record).Id).Distinct(StringComparer.Ordinal).Select(record => (record, one)))
            .ToLookup(pair => pair.record, pair => pair.one, StringComparer.Ordinal);
        var named = bulletin.Findings.SelectMany(finding => finding.Records).Distinct(StringComparer.Ordinal)
            .ToLookup(record => FindingAddress.Split(record).Id, StringComparer.Ordinal);
        foreach (var one in bulletin.Series.Where(one => series.TryAdd(one.Definition.Id, one)))
        {
            var rows = named[one.Definition.Id].Select(record => (record, Index: RowAddress.Find(one, record)))
                .Where(found => found.Index is not null).ToList();
            var newest = SeriesWords.Newest(one) is { } last ? one.Rows.IndexOf(last) : 0;
            places.Add(one.Definition.Id, new(one, rows.Select(found => found.Index!.Value).Append(newest)));
            rows.ForEach(found => rowsOfRecords[found.record] = (one, one.Rows[found.Index!.Value]));
        }

        Wars = PartTable.Of(bulletin.Series, "group");
        Regions = PartTable.Of(bulletin.Series, "area");
    }

    public Bulletin Bulletin { get; }

    /// <summary>The files of the tables, as written.</summary>
    public ImmutableArray<PublishedFile> Files { get; }

    /// <summary>Who takes figures from whom.</summary>
    public ImmutableArray<LineageLink> LineageLinks { get; }

    /// <summary>Who last gave numbers of whose losses.</summary>
    public ImmutableArray<SideSilence> Silence { get; }

    /// <summary>What the rules found, with permanent ids.</summary>
    public ImmutableArray<(string Id, Finding Finding)> Findings { get; }

    /// <summary>Tables of past wars.</summary>
    public ImmutableArray<PartTable> Wars { get; }

    /// <summary>Tables by place.</summary>
    public ImmutableArray<PartTable> Regions { get; }

    public Vocabulary Vocabulary => Bulletin.Vocabulary;

    /// <summary>The languages of the pages: the main one, and those of the study that have texts.</summary>
    public IEnumerable<string> Languages =>
        new[] { Texts.Main }.Concat(Bulletin.Languages.Where(Texts.Languages.Contains)).Distinct(StringComparer.Ordinal);

    /// <summary>The sides to which publishers stand in a relation: those that are not made of others.</summary>
    public IEnumerable<Definition> Sides => Vocabulary.Sides.Where(side =>
        !Vocabulary.Sides.Any(other => other.Id != side.Id
            && Vocabulary.Rules.Sides.Compare(other.Id, side.Id) == Containment.Within));

    public Claim? Claim(string id) => claims.GetValueOrDefault(id);

    /// <summary>The findings that rest on this record.</summary>
    public IEnumerable<(string Id, Finding Finding)> FindingsOf(string record) => findingsOf[record];

    public Series? Series(string id) => series.GetValueOrDefault(id);

    /// <summary>The places of the rows of a series.</summary>
    public SeriesPlaces Places(Series of) => places[of.Definition.Id];

    /// <summary>The row that a finding's record names, with its series, where it names one.</summary>
    public (Series Series, SeriesRow Row)? RowOf(string record) =>
        rowsOfRecords.TryGetValue(record, out var found) ? found : null;

    public Publisher? Publisher(string id) => Vocabulary.Publishers.All.FirstOrDefault(publisher => publisher.Id == id);

    public IEnumerable<Claim> ClaimsOf(Publisher publisher) => byPublisher[publisher.Id];

    /// <summary>Claims of others that this publisher passed on.</summary>
    public IEnumerable<Claim> ClaimsReportedBy(Publisher publisher) => byReporter[publisher.Id];

    public IEnumerable<Series> SeriesOf(Publisher publisher) => seriesByPublisher[publisher.Id];

    /// <summary>
    /// Cumulative claims with a number and a date, in the unit of their category, that no other replaced and that do not
    /// merely report a claim on record: what a front page may lead with.
    /// </summary>
    public IEnumerable<Claim> LeadingClaims => Bulletin.Claims.Where(claim => !claim.Vanished
        && claim.Quantity.Kind == QuantityKind.Cumulative && claim.Quantity.Unit == Category(claim.Quantity.Category).Unit
        && claim.Date is not null && claim.Figure is { InWords: false, Bound: not Bound.None }
        && !Replacing(claim).Any() && (claim.Original is null || !claims.ContainsKey(claim.Original)));

    /// <summary>Claims that replace this one.</summary>
    public IEnumerable<Claim> Replacing(Claim claim) => replacing[claim.Id];

    /// <summary>Responses to this claim.</summary>
    public IEnumerable<Claim> Answering(Claim claim) => answering[claim.Id];

    /// <summary>Who is known to take from whom, as far as this claim is concerned.</summary>
    public ImmutableArray<LineageEdge> LineageOf(Claim claim) =>
    [
        .. claim.Lineage.Concat(Bulletin.Lineage.Where(edge => (edge.FromClaim && edge.From == claim.Id)
            || (edge.OfClaim && edge.Of == claim.Id))).Distinct(),
    ];

    public ImmutableArray<LineageEdge> LineageOf(Publisher publisher) =>
    [
        .. Bulletin.Lineage.Where(edge => (!edge.FromClaim && edge.From == publisher.Id)
            || (!edge.OfClaim && edge.Of == publisher.Id)).Distinct(),
    ];

    public Definition Side(string id) => Find(Vocabulary.Sides, id);

    public Definition Category(string id) => Find(Vocabulary.Categories, id);

    public Definition Scope(string id) => Find(Vocabulary.Scopes, id);

    public InputSource? Input(string name) => Bulletin.Inputs.FirstOrDefault(input => input.Name == name);

    /// <summary>The files of a table.</summary>
    public IEnumerable<PublishedFile> FilesOf(string table) => Files.Where(file => file.Table == table);

    private static Definition Find(ImmutableArray<Definition> definitions, string id) =>
        definitions.FirstOrDefault(one => one.Id == id) ?? new(id, new(id));

    private static ILookup<string, Claim> Linked(Bulletin bulletin, Func<Claim, string?> other) =>
        bulletin.Claims.Where(claim => other(claim) is not null).ToLookup(claim => other(claim)!, StringComparer.Ordinal);
}
