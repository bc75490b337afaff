using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Site;

/// <summary>A bulletin of an invented war between North and South, with records that try to break a page.</summary>
internal static class SmallBulletin
{
    public const string Breakout = "</script><script>alert(1)</script>";
    public const string HostileName = "<img src=x onerror=alert(2)> Herald & \"Sons\" \u2028\u0007";
    public const string Turned = "one\u202Etwo\u2066three";
    public const string HostileId = "../../etc/passwd";

    private static readonly Publisher Staff = Named("staff", "General Staff of the South", "military", "South",
        [new("North", Relation.Adversary), new("South", Relation.Own)]);

    private static readonly Publisher Herald = Named("herald", HostileName, "media", null, []) with
    {
        Address = "javascript:alert(3)",
        Note = Turned,
    };

    private static readonly Publisher Counters = new(
        "counters", new([new("en", "The Counters"), new("ru", "Счётчики"), new("uk", "Лічильники")]), ["Counting House"],
        "recorder", null, ImmutableSortedDictionary<string, Relation>.Empty, "https://counters.example/", null);

    public static Vocabulary Words { get; } = new(
        new QuantityRules(
            new([new("North"), new("South"), new("both", ["North", "South"], Complete: true, Disjoint: true)]),
            new(Vocabulary.BuiltInCategoryTerms),
            new([new("all", ["army", "militia"]), new("army"), new("militia")])),
        [new("North", new("North")), new("South", new("South")), new("both", new("both sides"))],
        Vocabulary.BuiltInCategories,
        [new("all", new("all")), new("army", new("army"), new("The regular army.")), new("militia", new("militia"))],
        new([Staff, Herald, Counters]),
        new(2021, 3, 1));

    public static ImmutableArray<Claim> Claims { get; } =
    [
        Make("A1", Staff, "North", Figure.Point(12345), 2022, 6, 30) with { Quote = Breakout, Method = "half a \uD83D pair" },
        Make("A2", Herald, "North", Figure.Approximate(15000, 1000), 2022, 7, 1) with { Note = "=HYPERLINK(\"http://evil.example\")" },
        Make("A3", Counters, "North", Figure.AtLeast(9001), 2022, 6, 15, Confirmation.Named) with
        {
            Quote = "не менее 9001 объявленного",
            Lineage = [new("A3", "staff", true, false, "derived", LineageStatus.Inferred, 0.5m, "the figures agree")],
        },
        Make("A4", Herald, "North", Figure.Between(11000, 14000), 2022, 5, 1) with { Supersedes = "A2" },
        Make(HostileId, Counters, "South", Figure.Within95(4000, 6000, 5000), 2022, 6, 30) with
        {
            Origin = new("Counters", "A page", "javascript:alert(4)", Licence: "facts"),
            Quantity = Counted("South", 2022, 6, 30, Confirmation.Total) with { Scope = new("army", "militia") },
        },
        Make("B2", Staff, "South", Figure.AtMost(2000), 2022, 6, 30),
        Make("B3", Staff, "South", Figure.None, 2022, 8, 1) with { Response = "no-comment", RespondsTo = HostileId, Vanished = true },
    ];

    public static Series Weeks { get; } = new(
        Defined("weeks", "Deaths by week", QuantityKind.Period) with { Interval = "ci95", Correlation = "unknown" },
        [
            .. from vintage in new[] { 1, 2 }
               from week in Enumerable.Range(1, 20)
               select new SeriesRow(DateSpan.Week(2022, week), DateSpan.Month(2022, 6 + vintage),
                   ImmutableSortedDictionary<string, string>.Empty, (100 * vintage) + week, 90 * vintage, (120 * vintage) + week, null, null),
        ]);

    public static Series Days { get; } = new(
        Defined("days", "Losses by day", QuantityKind.Cumulative),
        [
            .. from day in Enumerable.Range(0, 500)
               select new SeriesRow(DateSpan.Day(new DateOnly(2021, 3, 1).AddDays(day)), null,
                   ImmutableSortedDictionary<string, string>.Empty, day * 10.5m, null, null, null, null),
        ]);

    public static Series Regions { get; } = new(
        Defined("regions", "By region", QuantityKind.Cumulative),
        [new(null, null, ImmutableSortedDictionary<string, string>.Empty.Add("area", "Hill"), 12, null, null, null, Breakout)]);

    public static Series Wars { get; } = new(
        Defined("wars", "The dead of old wars", QuantityKind.Period) with { Input = "wars" },
        [
            new(null, null, ImmutableSortedDictionary<string, string>.Empty.Add("group", "War of the Hills"), null, 100, 250, null, "both armies"),
            new(null, null, ImmutableSortedDictionary<string, string>.Empty.Add("group", "War of the Lakes"), 9000, null, null, null, null),
        ]);

    public static ImmutableArray<Finding> Findings { get; } =
    [
        new("bound-violation", Weight.Contradiction, ["A1", "A3"], "9001 × (1 − 0.02) = 8820.98 > 8000", Breakout, "Ask which scope is meant."),
        new("drift-range", Weight.Warning, ["A4", HostileId], "11000–14000 became 14000", "A range became a number.", "Quote the range.", 3, ["The Herald says: space was short."]),
        new("decrease", Weight.Warning, ["weeks"], "120 < 130", "A cumulative series falls.", "Ask the publisher."),
        new("shrinkage", Weight.Warning, ["press"], "7 < 9", "A source lists fewer records.", "Look at what went.", 2),
        new("new-type", Weight.Note, ["A1", "nobody"], "1 = 1\n2 = 2", "A rule without a name yet.", "None."),
        new("new-type", Weight.Note, ["A1", "nobody"], "3 = 3", "The same records again.", "None."),
    ];

    public static DataTable Table { get; } = new(
        "claims",
        "Claims",
        [new("id", ColumnType.Text, "The id."), new("quote", ColumnType.Text, "The quote."), new("value", ColumnType.Number, "The number.")],
        [["A1", Breakout, "12345"], ["A2", "=1+1", "-5.50"], ["A3", null, null]],
        "An invented citation.");

    public static Bulletin Bulletin { get; } = new(
        "invented", new([new("en", "The war of North & South"), new("ru", "Война")]), new("What was published of it."), ["en", "ru", "uk"],
        new(2022, 9, 30), "1.2.3", Words,
        [
            new(Words.Side("North"), Words.Category("killed"), [Claims[1], Claims[0], Claims[2]]),
            new(Words.Side("South"), Words.Category("killed"), [Claims[4], Claims[5]]),
            new(Words.Side("South"), Words.Category("missing"), []),
        ],
        Claims, [Weeks, Days, Regions, Wars],
        [new("herald", "staff", false, false, "republishes", LineageStatus.Stated, null, "It says so.")],
        [Table],
        [
            new("press", "claim", ImmutableSortedDictionary<string, string>.Empty.Add("data/press.csv", new string('a', 64)),
                new string('b', 64), 7, 1, new("Herald", "Press", "https://herald.example/a?b=1&c=2", Licence: "facts")),
        ])
    {
        Findings = Findings,
        Persons = [InventedPersons.Section, InventedPersons.Bare],
        Systems = InventedSystems.All,
    };

    private static Publisher Named(
        string id, string name, string kind, string? side, IEnumerable<KeyValuePair<string, Relation>> relations) =>
        new(id, new(name), [], kind, side, relations.ToImmutableSortedDictionary(StringComparer.Ordinal), null, null);

    private static Claim Make(
        string id, Publisher publisher, string side, Figure figure, int year, int month, int day,
        Confirmation confirmation = Confirmation.Total) => new()
        {
            Id = id,
            Quantity = Counted(side, year, month, day, confirmation),
            Figure = figure,
            Publisher = publisher,
            PublisherAsWritten = publisher.Name.ToString(),
            Relation = publisher.Relations.GetValueOrDefault(side, Relation.Third),
            Origin = new(publisher.Name.ToString(), "A page", "https://page.example/" + id, Licence: "facts"),
            Input = "press",
        };

    private static Quantity Counted(string side, int year, int month, int day, Confirmation confirmation) => new()
    {
        Side = side,
        Category = "killed",
        Kind = QuantityKind.Cumulative,
        AsOf = DateSpan.Day(new(year, month, day)),
        Confirmation = confirmation,
    };

    private static SeriesDefinition Defined(string id, string title, QuantityKind kind) => new(
        id, new(title), new() { Side = "North", Category = "killed", Kind = kind }, "staff", null, null, null, "press",
        new("Staff", title));
}
