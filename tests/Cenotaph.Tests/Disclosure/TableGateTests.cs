using System.Globalization;
using System.Text.Json;
using Cenotaph.Disclosure;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Disclosure;

public sealed class TableGateTests
{
    private static readonly DateOnly AsOf = new(2026, 1, 1);
    private static readonly DateOnly Old = new(2024, 1, 1);

    private static readonly DisclosureRules Three = new() { K = 3, KFine = 10, HiddenShare = 1 };

    [Fact]
    public void No_small_cell_can_be_told_to_less_than_k_values_from_any_two_releases() => Gen.ULong.Sample(
        seed =>
        {
            var releases = Story(seed, 3, 3, 7, steps: 3).Releases;
            var possible = releases.ConvertAll(release => TableChecker.Possible(release.Counts));
            for (var r = 0; r < releases.Count; r++)
            {
                foreach (var cell in releases[r].Membership.Releases.Last().Where(cell => cell.Count < 3))
                {
                    var place = (cell.Row, cell.Column);
                    var values = possible[r].GroupBy(table => table[place])
                        .Where(group => group.Any(table => possible.TrueForAll(other => other.Exists(then => TableChecker.Fits(table, then, 3)))))
                        .Select(group => group.Key).ToList();
                    Assert.Contains(cell.Count, values);
                    Assert.True(values.Max() - values.Min() >= 3, $"{place}: {values.Min()} to {values.Max()}");
                }
            }
        },
        iter: 150);

    [Fact]
    public void The_checker_works_out_a_cell_that_is_hidden_alone_and_not_one_of_four()
    {
        PublicCount[] totals = [PublicCount.Of("a", null, 9, 3), PublicCount.Of("b", null, 12, 3), PublicCount.Of(null, "x", 10, 3), PublicCount.Of(null, "y", 11, 3)];
        PublicCount[] alone = [Cell("a", "x", null), Cell("a", "y", 7), Cell("b", "x", 8), Cell("b", "y", 4)];
        Assert.Equal(2, Assert.Single(TableChecker.Possible([.. alone, .. totals]))[("a", "x")]);
        PublicCount[] four = [Cell("a", "x", null), Cell("a", "y", null), Cell("b", "x", null), Cell("b", "y", null)];
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), TableChecker.Possible([.. four, .. totals]).Select(table => table[("a", "x")]));

        static PublicCount Cell(string row, string column, long? count) => PublicCount.Of(row, column, count, 3);
    }

    [Fact]
    public void No_cell_or_total_shown_is_small_or_changes_by_less_than_k_between_any_two_releases() => Gen.ULong.Sample(
        seed =>
        {
            var releases = Story(seed, 6, 5, 15, steps: 5).Releases;
            for (var late = 0; late < releases.Count; late++)
            {
                Assert.DoesNotContain(releases[late].Counts, one => one.Count is 1 or 2);
                var now = releases[late].Counts.ToDictionary(one => (one.Row, one.Column), one => one.Count);
                for (var early = 0; early < late; early++)
                {
                    var then = releases[early].Counts.ToDictionary(one => (one.Row, one.Column), one => one.Count);
                    foreach (var place in now.Keys.Union(then.Keys))
                    {
                        var (was, shown) = (then.TryGetValue(place, out var a) ? a : 0, now.TryGetValue(place, out var b) ? b : 0);
                        Assert.Equal(was is null, shown is null);
                        Assert.True(was == shown || Math.Abs(shown!.Value - was!.Value) >= 3, $"{place}: {was} then {shown}");
                    }
                }
            }
        },
        iter: 150);

    [Fact]
    public void Totals_are_the_sums_of_cells_and_most_of_a_table_of_large_cells_is_shown()
    {
        var (releases, _) = Story(4, 8, 6, 60, steps: 2);
        foreach (var release in releases)
        {
            var held = release.Membership.Releases.Last();
            Assert.Equal(held.Sum(cell => cell.Count), release.Counts.Single(one => one.Row is null && one.Column is null).Count);
            Assert.True(release.Counts.Count(one => one.Count is null) < 16);
        }
    }

    [Fact]
    public void A_small_cell_is_hidden_with_three_others_or_its_row_is_merged()
    {
        var release = TableGate.Release(Plan(), Cells([["a", "x", "9"], ["a", "y", "2"], ["b", "x", "4"], ["b", "y", "8"], ["c", "x", "50"], ["c", "y", "60"]]), null, AsOf);
        Assert.Equal(["a x ?", "a y ?", "b x ?", "b y ?", "c x 50", "c y 60", "a - 11", "b - 12", "c - 110", "- x 63", "- y 70", "- - 133"], Written(release));
        Assert.Equal([new Withheld("table", WithheldReason.SmallCell, 23)], release.Withheld);
    }

    [Fact]
    public void A_row_whose_total_is_small_is_merged_with_the_next_smallest()
    {
        var release = TableGate.Release(Plan(), Cells([["a", "x", "2"], ["b", "x", "4"], ["c", "x", "9"]]), null, AsOf);
        Assert.Equal(["c x 9", "other x 6", "c - 9", "other - 6", "- x 15", "- - 15"], Written(release));
        Assert.Equal([new Withheld("table", WithheldReason.Merged, 6)], release.Withheld);
    }

    [Fact]
    public void Fewer_than_k_persons_give_no_table_and_a_later_one_is_laid_out_anew()
    {
        var none = TableGate.Release(Plan(), Cells([["a", "x", "2"]]), null, AsOf);
        Assert.Equal(["- - 0"], Written(none));
        Assert.Equal([new Withheld("table", WithheldReason.SmallCell, 2)], none.Withheld);
        var some = TableGate.Release(Plan(), Cells([["a", "x", "20"]]), none.Membership, AsOf);
        Assert.Equal(["a x 20", "a - 20", "- x 20", "- - 20"], Written(some));
    }

    [Fact]
    public void Weeks_of_small_counts_are_coarsened_to_months_and_quarters()
    {
        var plan = new TablePlan("table", new("day", Hierarchy.Dates(DateDetail.Day)), new("region", Hierarchy.Flat), new());
        var cells = Enumerable.Range(0, 366).Select(i => new CountCell(
            new DateOnly(2024, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), i % 2 == 0 ? "A" : "B", 1, Old)).ToList();
        var release = TableGate.Release(plan, cells, null, AsOf);
        Assert.Contains(release.Counts, one => one is { Row: "2024-02", Column: "A", Count: > 10 });
        Assert.Equal(3, release.Membership.RowSteps);
        Assert.Empty(release.Withheld);
    }

    [Fact]
    public void A_settlement_waits_ninety_days_and_a_contradiction_half_a_year_and_below_a_regiment_for_ever()
    {
        var units = Hierarchy.Tree(new Dictionary<string, string> { ["2nd battalion of the 7th Regiment"] = "7th Regiment", ["7th Regiment"] = "infantry" });
        var plan = new TablePlan("contradictions", new("unit", units, Detail.Unit), new("kind", Hierarchy.Flat), new(), Contradictions: true);
        List<CountCell> cells = [
            new("2nd battalion of the 7th Regiment", "k", 6, AsOf.AddDays(-180)),
            new("7th Regiment", "k", 5, AsOf.AddDays(-179)),
            new("3-тя рота", "k", 7, AsOf.AddDays(-400)),
            new("7th Regiment", "k", 9, null)];
        var tally = TableGate.Release(plan, cells, null, AsOf);
        Assert.Equal(["7th Regiment k 6", "not known k 7", "7th Regiment - 6", "not known - 7", "- k 13", "- - 13"], Written(tally));
        Assert.Equal([new Withheld("contradictions", WithheldReason.Recent, 14)], tally.Withheld);

        var plain = TableGate.Release(plan with { Contradictions = false }, cells, null, AsOf);
        Assert.Contains("2nd battalion of the 7th Regiment k 6", Written(plain));
        Assert.Contains("7th Regiment k 5", Written(plain));
    }

    [Fact]
    public void The_same_counts_again_leave_the_membership_as_it_was()
    {
        var (releases, cells) = Story(8, 5, 4, 12, steps: 2);
        var stored = JsonSerializer.Deserialize<TableMembership>(JsonSerializer.Serialize(releases[^1].Membership))!;
        var again = TableGate.Release(Plan(), cells, stored, AsOf);
        Assert.Same(stored, again.Membership);
        Assert.Equal(Written(releases[^1]), Written(again));
    }

    [Fact]
    public void A_count_below_nothing_is_refused() =>
        Assert.Throws<ArgumentException>("cells", () => TableGate.Release(Plan(), [new("a", "x", -1, Old)], null, AsOf));

    private static TablePlan Plan() => new("table", new("row", Hierarchy.Flat), new("column", Hierarchy.Flat), Three);

    private static List<CountCell> Cells(string[][] cells) =>
        [.. cells.Select(cell => new CountCell(cell[0], cell[1], long.Parse(cell[2], CultureInfo.InvariantCulture), Old))];

    private static IEnumerable<string> Written(TableRelease release) => release.Counts.Select(one =>
        $"{one.Row ?? "-"} {one.Column ?? "-"} {one.Count?.ToString(CultureInfo.InvariantCulture) ?? "?"}");

    private static (List<TableRelease> Releases, List<CountCell> Cells) Story(ulong seed, int rows, int columns, int most, int steps)
    {
        var random = new RandomStream(seed);
        var counts = new long[rows, columns];
        List<TableRelease> releases = [];
        List<CountCell> cells = [];
        for (var step = 0; step < steps; step++)
        {
            cells.Clear();
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++)
                {
                    counts[r, c] = step == 0 ? random.Below(most + 1) : Math.Max(0, counts[r, c] + (random.Chance(0.5) ? random.Below(13) - 4 : 0));
                    cells.Add(new($"r{r}", $"c{c}", counts[r, c], Old));
                }
            }

            releases.Add(TableGate.Release(Plan(), cells, releases.Count == 0 ? null : releases[^1].Membership, AsOf));
        }

        return (releases, cells);
    }
}
