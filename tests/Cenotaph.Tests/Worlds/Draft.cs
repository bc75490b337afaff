using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Worlds;

/// <summary>A world while it is being written: what has been said so far, by whom, and the words for it.</summary>
internal sealed class Draft(Chance chance)
{
    public const string Past = "past-wars";
    public const string Bystander = "Eremia";

    public static readonly string[] Belligerents = ["Aland", "Borduria"];
    public static readonly string[] QuietSides = ["Cassia", "Dornova"];
    public static readonly DateOnly Start = new(2031, 3, 1);
    public static readonly DateOnly AsOf = new(2034, 6, 30);

    private static readonly string[] Kinds = ["military", "government", "media", "recorder", "think-tank", "researcher"];

    private static readonly (string Id, string Unit)[] Invented =
    [
        ("listed-names", "names"), ("wounded-to-killed", "ratio"), ("front-position", "m"),
        ("mislabelled-share", "share"), ("mislabelled-audited", "cases"),
    ];

    private readonly List<Claim> claims = [];
    private readonly List<Series> series = [];
    private readonly List<LineageEdge> edges = [];
    private readonly List<Finding> shrinkage = [];
    private readonly List<Publisher> publishers = [];
    private readonly List<Term> forces = [];
    private readonly List<Term> apart = [new(Past)];
    private int number = 100;

    public Chance Chance => chance;

    /// <summary>A word that nothing else in this world has.</summary>
    public string Word(string stem) => string.Create(CultureInfo.InvariantCulture, $"{stem}-{++number}");

    /// <summary>A publisher that stands to the sides as told, and to all others as a third.</summary>
    public Publisher Publisher(string? own = null, string? adversary = null)
    {
        var id = Word("p");
        var name = chance.Pick<KeyValuePair<string, string>>(
            new("en", "Herald " + id), new("ru", "Вестник " + id), new("uk", "Вісник " + id));
        var relations = ImmutableSortedDictionary.Create<string, Relation>(StringComparer.Ordinal);
        relations = own is null ? relations : relations.Add(own, Relation.Own);
        relations = adversary is null ? relations : relations.Add(adversary, Relation.Adversary);
        publishers.Add(new(id, new([name]), ["alias " + id], chance.Pick(Kinds), own, relations, null, null));
        return publishers[^1];
    }

    /// <summary>A front, a sector within it, and a grouping of which nobody says how it stands to the front.</summary>
    public (Scope Front, Scope Within, Scope Unknown) Scopes()
    {
        var front = Word("front");
        forces.Add(new(front, [front + "-east"]));
        forces.Add(new(front + "-east"));
        apart.Add(new(front + "-mixed"));
        return (new(front), new(front + "-east"), new(front + "-mixed"));
    }

    public Claim Add(Claim claim)
    {
        claims.Add(claim);
        return claim;
    }

    public Series Add(Series one)
    {
        series.Add(one);
        return one;
    }

    public void Add(LineageEdge edge) => edges.Add(edge);

    public void Add(Finding finding) => shrinkage.Add(finding);

    /// <summary>A claim with nothing unusual about it.</summary>
    public Claim Claim(Publisher by, Quantity quantity, Figure figure)
    {
        var said = (quantity.AsOf?.Last ?? quantity.Period?.Last ?? AsOf.AddDays(-90)).AddDays(chance.Between(1, 25));
        return new()
        {
            Id = Word("c"),
            Quantity = quantity,
            Figure = figure,
            Publisher = by,
            PublisherAsWritten = by.Name.ToString(),
            Relation = by.Relations.GetValueOrDefault(quantity.Side, Relation.Third),
            PublishedAt = DateSpan.Day(said),
            RecordedAt = DateSpan.Day(said.AddDays(2)),
            Origin = new(by.Name.ToString(), Published: DateSpan.Day(said)),
            Input = "press",
        };
    }

    /// <summary>A series of these rows.</summary>
    public Series Series(Publisher by, Quantity quantity, IEnumerable<SeriesRow> rows, string? correlation = null)
    {
        var id = Word("s");
        SeriesRow[] all = [.. rows];
        return new(
            new(id, new("Table " + id), quantity, by.Id, correlation is null ? null : "ci95", correlation, null, "tables", new(by.Name.ToString())),
            [
                .. all.OrderBy(row => row.Vintage?.Last).ThenBy(row => row.Date?.First).ThenBy(row => row.Date?.Last)
                    .ThenBy(row => string.Join(',', row.Part.Values), StringComparer.Ordinal),
            ]);
    }

    public ClaimBook Book()
    {
        Publisher[] known = [.. publishers.DistinctBy(one => one.Id)];
        LineageEdge[] ofPublishers = [.. edges];
        Term[] sides = [new("both", [.. Belligerents], Complete: true, Disjoint: true), .. Belligerents.Concat(QuietSides).Append(Bystander).Select(id => new Term(id))];
        Term[] parts = [.. forces.Where(term => term.Parts.Length > 0)];
        Term[] scopes =
        [
            new("all", ["forces", .. apart.Select(term => term.Id)]),
            new("forces", [.. parts.Select(term => term.Id)], Disjoint: true),
            .. forces, .. apart,
        ];
        return new(
            [
                .. claims.Select(claim => claim with
                {
                    Lineage =
                    [
                        .. claim.Lineage.Concat(ofPublishers.Where(edge => edge.From == (edge.FromClaim ? claim.Id : claim.Publisher.Id)))
                            .DistinctBy(edge => (edge.Of, edge.OfClaim)),
                    ],
                }),
            ],
            [.. series],
            [.. edges],
            new(
                new(new(sides), new([.. Vocabulary.BuiltInCategoryTerms, .. Invented.Select(one => new Term(one.Id))]), new(scopes)),
                [.. sides.Select(term => new Definition(term.Id, new(term.Id)))],
                [.. Vocabulary.BuiltInCategories, .. Invented.Select(one => new Definition(one.Id, new(one.Id), Unit: one.Unit))],
                [.. scopes.Select(term => new Definition(term.Id, new(term.Id)))],
                new(known),
                Start),
            AsOf,
            new FindingLimits(),
            [.. shrinkage]);
    }
}
