using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Probate;
using Cenotaph.Publication;
using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Site;

/// <summary>What an invented study asks of registers in time: a nowcast, court claims, editions of an estimate, inheritance cases.</summary>
internal static class LateRegisters
{
    private static readonly NowcastVintage[] Vintages =
        [new("v1", new(2022, 4, 30), 3), new("v2", new(2022, 5, 31), 4), new("v3", new(2022, 6, 30), 5)];

    private static readonly double?[][] Known = [[50, 60, 61], [40, 55, 58], [30, 51, 57], [11, 42, 56], [null, 13, 47], [null, null, 17]];

    public static NowcastSummary Nowcast { get; } = new()
    {
        Id = "named",
        Title = new([new("en", "Names <b>by month</b>"), new("ru", "Имена по месяцам"), new("uk", "Імена за місяцями")]),
        Grid = "month",
        Periods = [.. Enumerable.Range(1, 6).Select(month => DateSpan.Month(2022, month))],
        Vintages = [.. Vintages],
        Triangle = [.. Known.Select(row => row.ToImmutableArray())],
        MaximumDelay = 4,
        Seed = 1,
        Draws = 1000,
        Recent = [Row(5, 47, 59), Row(6, 17, 68)],
        Path = [.. Enumerable.Range(1, 4).Select(month => Row(month, Known[month - 1][2]!.Value, Known[month - 1][2]!.Value)), Row(5, 47, 59), Row(6, 17, 68)],
        Sums = [Row(5, 47, 59) with { Name = "last-2", Time = new(new(2022, 5, 1), new(2022, 6, 30)), Known = 64, Quantiles = [101, 110, 120, 127, 134, 150, 163] }],
        Breaks = [new(DateSpan.Month(2022, 5), new(2022, 5, 20), new("a <i>leak</i>"), true), new(DateSpan.Month(2022, 6), new(2022, 9, 1), null, false)],
        Scores =
        [
            Score("drift", Vintages[0], Vintages[1], 93, 90, 80, 99), Score("drift", Vintages[0], Vintages[2], 113, 115, 100, 131), Score("drift", Vintages[1], Vintages[2], 103, 140, 120, 160),
            Score("mack", Vintages[0], Vintages[1], 93, null, null, null),
        ],
        Methods = [new("drift", "last-2", 3, 3, 2.0 / 3, 777, 55, 44, -0.05), new("mack", "last-2", 0, 0, null, null, null, null, null)],
        Flash =
        [
            new("old", new("Flash of May"), new(2022, 5, 31), (0.61, 0.52, 0.73), DateSpan.Year(2021),
            [
                Flash("ED", "ours", 345), Flash("ED", "published-together", 456), Flash("assembled", "ours", 345), Flash("assembled", "published-together", 456),
            ], [Phrase.English("A caveat of the flash.")]),
        ],
        Notes = [Phrase.English("A note of the nowcast.")],
    };

    public static ImmutableArray<CourtSummary> Courts { get; } = [Court("North"), new() { Side = new("South", new("South")), Notes = [Phrase.Of("courts.no-register")] }];

    public static VintageAudit Audit { get; } = new(
        "chain", new("Killed, edition by edition"), "staff", new() { Side = "North", Category = "killed", Kind = QuantityKind.Period }, 2,
        [VintagePair.Of(Edition("first", 100, 90, 110), Edition("second", 95, 80, 104), VintageTarget.Newest)!]);

    public static ProbateVintages Probate { get; } = new(
        new("Dead by inheritance cases"), "North", [Estimate(new(2022, 9, 1), 2), Estimate(new(2022, 6, 1), 1), new ProbateRefusal(new(2022, 1, 1), "It needs weeks.", "There are none.")],
        [new(new(2022, 9, 1), new string('c', 64), 123456, [], 900, 800, 700), new(new(2022, 6, 1), new string('d', 64), 98765, [], 500, 400, 300)],
        [new(new(2022, 6, 1), new(2022, 9, 1), 98765, 43, 21)], ["A note of the cases."]);

    /// <summary>The small bulletin with all of it.</summary>
    public static Bulletin Bulletin { get; } = SmallBulletin.Bulletin with
    {
        Nowcasts = [Nowcast],
        Courts = Courts,
        Audits = [Audit],
        Probate = Probate,
        Tables =
        [
            SmallBulletin.Table, .. NowcastTables.Of([Nowcast], "None."), .. CourtTables.Of(Courts, "None."), .. AuditTables.Of([Audit], "None."),
            .. ProbateTables.Of(Probate, 10, "None."),
        ],
    };

    private static NowcastRow Row(int month, double known, double median) => new(
        DateSpan.Month(2022, month).ToString(), "", DateSpan.Month(2022, month), known, known / median, known / (median + 9), 1,
        [known, median - 5, median - 2, median, median + 2, median + 5, median + 9]);

    private static NowcastScoreRow Score(string method, NowcastVintage vintage, NowcastVintage target, double held, double? median, double? low, double? high) => new(
        vintage, target, "last-2", new(new(2022, vintage.Date.Month - 1, 1), vintage.Date), method, 41, held, median, low, high, median is null ? null : 321, median is null ? null : 32,
        median is null ? null : 23, median is null ? "No error can be told." : null);

    private static FlashRow Flash(string target, string method, double value) => new(
        target, new("Held by " + target), new(new(2022, 4, 1), new(2022, 5, 31)), 2, target == "ED" ? 400 : 470, method, value, value - 70, value + 70, 140);

    private static CourtSummary Court(string side)
    {
        var baseline = CourtBaseline.Of([new("X1", DateSpan.Year(2020), 8000, 500)], 0.1);
        List<CourtCount> counts = [.. from year in Enumerable.Range(2016, 7) from month in Enumerable.Range(1, 12) select new CourtCount(DateSpan.Month(year, month), DateSpan.Day(new(2023, 1, 15)), 100 + (year > 2020 ? 77 : 0))];
        counts.AddRange(Enumerable.Range(1, 12).Select(month => new CourtCount(DateSpan.Month(2022, month), DateSpan.Day(new(2023, 6, 15)), 20)));
        counts.AddRange(Enumerable.Range(1, 3).Select(month => new CourtCount(DateSpan.Month(2023, month), DateSpan.Day(new(2023, 6, 15)), 33)));
        var snapshots = CourtSnapshots.Of(counts, 0.02, [new(2023, 2, 1)]);
        var model = CourtModel.Fit(snapshots.Counts, new(new(2021, 3, 1)), out var refusal);
        return new()
        {
            Side = new(side, new(side)),
            Baseline = baseline,
            Excess =
            [
                CourtExcess.Of("A1", DateSpan.Year(2021), null, Figure.Point(20040), 0, baseline)!,
                CourtExcess.Of("A3", new(new(2022, 1, 1), new(2022, 6, 5)), DateSpan.Day(new(2022, 6, 5)), Figure.AtLeast(26000, 1000), 0, baseline)!,
            ],
            Revisions = [new(DateSpan.Year(2021), "A0", "A1", 18000, 20040)],
            Checks = [new("A4", Figure.Approximate(30000), ["A1", "A3"], 34567, 30123, double.PositiveInfinity, true, [DateSpan.Month(2021, 2)])],
            Military = [MilitaryShare.Make("A1", 5090, 20040, true, null, [Phrase.Of("courts.least-applicant")])],
            Deletions = [new(new(new(2023, 2, 1), new(2023, 2, 5)), new(2023, 2, 1), 111569, 41512, "A1", "A3")],
            Registers = [new("cases", snapshots, model, refusal, null, null, [], null)],
            Beside = [new("weeks", new("Names by week"), DateSpan.Year(2022), 5432, "A1 + A3", 10864, "These may not be added: they differ.")],
            Proceedings =
            [
                new("P1", side, "deserter", new("proceedings of North"), Figure.AtLeast(50500), "persons", DateSpan.Year(2022), new("Herald"), new("Herald", "Herald")),
            ],
            Notes = [Phrase.Of("courts.not-deaths")],
        };
    }

    private static EstimateEdition Edition(string name, decimal value, decimal low, decimal high) =>
        new(name, DateSpan.Year(2022), false, "ci95", [new(DateSpan.Month(2022, 1), value, low, high), new(DateSpan.Month(2022, 2), value, low, high)]);

    private static ProbateEstimate Estimate(DateOnly extracted, int scale)
    {
        ProbateValue Of(double value) => new(value, value - (5 * scale), value + (7 * scale));
        var none = new ProbateValue(double.NaN, double.NaN, double.NaN);
        var monday = new DateOnly(2022, 2, 21);
        return new(
            extracted,
            new(Of(2111 * scale), Of(212 * scale), Of(3131 * scale), Of(414 * scale), Of(515 * scale), Of(4060 * scale)),
            [new(1, Of(4060 * scale)), new(0.7, Of(5800 * scale))],
            [new(monday, 0.98, false, 12345, Of(311 * scale), Of(33 * scale), 0.61, Of(601 * scale), Of(64 * scale)), new(monday.AddDays(7), 0.12, true, 12345, none, none, double.NaN, Of(707 * scale), none)],
            [],
            [new("18-24", "others", 3, 60, Of(0.5)), new("25-29", "others", 41, 61, new(0.66, 0.55, 0.77)), new("30-34", "others", 77, 113, new(0.68, 0.57, 0.79))],
            [new("no trend", 2020, 3900, null), new("window 2016-2017", double.NaN, double.NaN, "It has two years.")],
            new(0.02, [new(2018, 2019, 2019, 17, 21, 34)]),
            ProbateAnchor.Of(13),
            [[600, 700], [610, 710], [605, 720]],
            new(1, 0, 0, 0, 0, 0, 0, 0, 13, 0, 0, 0.5, 0.5));
    }
}
