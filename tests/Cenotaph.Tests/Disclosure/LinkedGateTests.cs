using System.Globalization;
using System.Text.Json;
using Cenotaph.Disclosure;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Disclosure;

public sealed class LinkedGateTests
{
    private const int K = 3;

    private static readonly DateOnly AsOf = new(2026, 1, 1);

    private static readonly DisclosureRules Three = new() { K = K, KFine = 10, HiddenShare = 1 };

    private static readonly string[] Labels = ["confirmed", "contested", "probable"];

    private static readonly LinkedPlan Plan = new(
        "side",
        [
            new("age", new("age", Hierarchy.Flat), ["confirmed", "probable"]),
            new("month", new("month", Hierarchy.Dates()), ["confirmed", "probable"], Collapsed: true),
            new("pending", new("pending", Hierarchy.Flat), ["contested", "probable"]),
            new("region", new("region", Hierarchy.Flat), ["confirmed", "probable"]),
        ],
        Three);

    [Fact]
    public void Two_tables_gated_apart_can_give_away_what_each_hides_and_the_checker_sees_it()
    {
        // Two withdrawn and two contested: together they may be shown in one table; in the other the contested go with the unconfirmed.
        List<CountCell> standings = [Cell("all", "confirmed", 20), Cell("all", "contested", 2), Cell("all", "unconfirmed", 9), Cell("all", "withdrawn", 2)];
        List<CountCell> pending = [Cell("old", "contested", 2), Cell("old", "unconfirmed", 9)];
        var one = Apart(standings);
        var other = Apart(pending);

        var together = LinkedChecker.Possible([one, other]);
        Assert.True(LinkedChecker.Possible([one])[(0, "all", "contested")].Count > K);
        Assert.True(LinkedChecker.Possible([other])[(0, "old", "contested")].Count > K);
        Assert.Equal([2L], together[(0, "all", "contested")]);

        static CountCell Cell(string row, string column, long count) => new(row, column, count, null);
    }

    [Fact]
    public void No_small_cell_can_be_told_to_less_than_k_values_from_all_tables_of_a_release_together() => Gen.ULong.Sample(
        seed =>
        {
            foreach (var (release, _) in Story(seed, persons: 22, steps: 3))
            {
                var possible = LinkedChecker.Possible(Published(release));
                foreach (var (table, at) in Plan.Tables.Select((table, at) => (table, at)).Where(one => !one.table.Collapsed && release.Tables.ContainsKey(one.table.Name)))
                {
                    var index = release.Tables.Keys.Where(name => name != "month").ToList().IndexOf(table.Name);
                    foreach (var cell in release.Membership.Find(table.Name)!.Releases[^1].Where(cell => cell.Count < K))
                    {
                        var values = possible[(index, cell.Row, cell.Column)];
                        Assert.Contains(cell.Count, values);
                        Assert.True(values.Max - values.Min >= K, $"seed {seed}: {table.Name} {cell.Row} {cell.Column}: {string.Join(' ', values)}");
                    }
                }
            }
        },
        iter: 60);

    [Fact]
    public void Nor_from_all_tables_of_all_releases() => Gen.ULong.Sample(
        seed =>
        {
            var story = Story(seed, persons: 20, steps: 3).ConvertAll(one => one.Release);
            foreach (var table in Plan.Tables.Where(table => !table.Collapsed))
            {
                var worlds = story.FindAll(release => release.Tables.ContainsKey(table.Name)).ConvertAll(release => (
                    Release: release, Worlds: LinkedChecker.Worlds(Published(release, table.Name), Totals(release, table))));
                foreach (var (release, here) in worlds)
                {
                    foreach (var cell in release.Membership.Find(table.Name)!.Releases[^1].Where(cell => cell.Count < K))
                    {
                        var place = (cell.Row, cell.Column);
                        var values = here.Where(world => worlds.TrueForAll(other => other.Worlds.Exists(then => TableChecker.Fits(world, then, K)))).Select(world => world[place]).ToHashSet();
                        Assert.True(values.Max() - values.Min() >= K, $"seed {seed}: {table.Name} {place}: {string.Join(' ', values)}");
                    }
                }
            }
        },
        iter: 60);

    [Fact]
    public void Small_cells_are_hidden_in_several_tables_at_once_in_the_worlds_that_these_tests_make() =>
        Assert.True(Enumerable.Range(1, 40).Count(seed => Story((ulong)seed, persons: 22, steps: 2)[^1].Release.Membership.Tables
            .Count(table => table.Held.Hidden.Any(cell => cell.Count is > 0 and < K)) > 1) > 5);

    [Fact]
    public void Tables_of_one_release_agree_and_nothing_in_any_changes_by_less_than_k() => Gen.ULong.Sample(
        seed =>
        {
            var story = Story(seed, persons: 120, steps: 4).ConvertAll(one => one.Release);
            foreach (var release in story)
            {
                foreach (var (name, counts) in release.Tables)
                {
                    var table = Plan.Tables.Single(one => one.Name == name);
                    Assert.All(counts, one => Assert.True(one.Count is not (> 0 and < K)));
                    Assert.Equal(table.Of.Sum(label => release.Totals.GetValueOrDefault(label)), counts.Single(one => one.Row is null && one.Column is null).Count);
                    if (!table.Collapsed)
                    {
                        Assert.All(table.Of, label => Assert.Equal(release.Totals.GetValueOrDefault(label), LinkedChecker.Count(Published(release, name), null, label)));
                    }
                }
            }

            foreach (var (then, now) in story.SelectMany((now, at) => story.Take(at).Select(then => (then, now))))
            {
                foreach (var label in Labels)
                {
                    Safe(then.Totals.GetValueOrDefault(label), now.Totals.GetValueOrDefault(label), label);
                }

                foreach (var name in then.Tables.Keys)
                {
                    foreach (var place in then.Tables[name].Concat(now.Tables[name]).Select(one => (one.Row, one.Column)).Distinct())
                    {
                        Safe(LinkedChecker.Count(Published(then, name), place.Row, place.Column), LinkedChecker.Count(Published(now, name), place.Row, place.Column), $"{name} {place}");
                    }
                }
            }

            void Safe(long? then, long? now, string what) =>
                Assert.True(then == now || (then is not null && now is not null && Math.Abs(then.Value - now.Value) >= K), $"seed {seed}: {what}: {then} then {now}");
        },
        iter: 60);

    [Fact]
    public void Most_of_those_who_come_are_counted_at_once_and_a_large_story_moves()
    {
        var story = Story(7, persons: 3000, steps: 4);
        for (var at = 1; at < story.Count; at++)
        {
            var (release, rows) = story[at];
            Assert.NotEqual(story[at - 1].Release.Totals, release.Totals);
            Assert.True(Math.Abs(release.Totals.Values.Sum() - rows.Count) < rows.Count / 50, $"{release.Totals.Values.Sum()} of {rows.Count}");
        }
    }

    [Fact]
    public void The_order_of_persons_changes_nothing_and_the_same_again_adds_no_release()
    {
        var story = Story(11, persons: 200, steps: 2);
        var (last, rows) = story[^1];
        var stored = JsonSerializer.Deserialize<LinkedMembership>(JsonSerializer.Serialize(story[0].Release.Membership))!;
        var turned = LinkedGate.Release(Plan, [.. rows.AsEnumerable().Reverse()], stored, AsOf.AddDays(1));
        Assert.Equal(JsonSerializer.Serialize(last.Membership), JsonSerializer.Serialize(turned.Membership));
        var again = LinkedGate.Release(Plan, rows, last.Membership, AsOf.AddDays(1));
        Assert.Equal(last.Membership.Days.Length, again.Membership.Days.Length);
    }

    [Fact]
    public void Fewer_than_k_of_a_label_are_in_no_figure_at_all()
    {
        List<LinkedRow> rows = [.. Enumerable.Range(0, 9).Select(at => Row(at, "confirmed", "R1")), .. Enumerable.Range(20, 2).Select(at => Row(at, "probable", "R1"))];
        var release = LinkedGate.Release(Plan, rows, null, AsOf);
        Assert.Equal(["confirmed"], release.Totals.Keys);
        Assert.Equal(9, release.Tables["region"].Single(one => one.Row is null && one.Column is null).Count);
        Assert.Equal(9, release.Tables["month"].Single(one => one.Row is null && one.Column is null).Count);
        Assert.Contains(new Withheld("side", WithheldReason.HeldCell, 2), release.Withheld);
    }

    [Fact]
    public void A_rare_value_is_not_shown_and_its_person_is_counted()
    {
        List<LinkedRow> rows = [.. Enumerable.Range(0, 9).Select(at => Row(at, "confirmed", "R1")), .. Enumerable.Range(10, 9).Select(at => Row(at, "confirmed", ""))];
        var first = LinkedGate.Release(Plan, rows, null, AsOf);
        rows.AddRange([.. Enumerable.Range(20, 5).Select(at => Row(at, "confirmed", "R1")), Row(30, "confirmed", "R9"), .. Enumerable.Range(40, 4).Select(at => Row(at, "confirmed", ""))]);
        var second = LinkedGate.Release(Plan, rows, first.Membership, AsOf);
        Assert.Equal(28, second.Totals["confirmed"]);
        Assert.DoesNotContain(second.Tables["region"], one => one.Row == "R9");
        Assert.Equal(14, second.Tables["region"].Single(one => one is { Row: TableGate.NotKnown, Column: "confirmed" }).Count);
        Assert.Contains(new Withheld("side/region", WithheldReason.Eased, 1), second.Withheld);
    }

    [Fact]
    public void When_persons_became_known_is_shown_once_and_its_rows_sum_to_the_table()
    {
        var plan = Plan with { Tables = [new("month", new("month", Hierarchy.Dates()), ["confirmed"], Collapsed: true, Past: new("known", Hierarchy.Dates()))] };
        List<LinkedRow> rows =
        [
            .. from at in Enumerable.Range(0, 240)
               let month = 1 + (at % 6)
               select new LinkedRow($"p{at:000}", "confirmed", new Dictionary<string, string?>
               {
                   ["month"] = $"2024-{month:00}-1{at % 7}",
                   ["known"] = $"2024-{Math.Min(12, month + (at / 80)):00}-20",
               }),
        ];
        var first = LinkedGate.Release(plan, rows, null, AsOf);
        Assert.Equal(18, first.Past["month"].Count(one => one is { Row: not null, Column: not null, Count: > 0 }));
        foreach (var row in first.Tables["month"].Where(one => one.Row is not null && one.Column is null))
        {
            Assert.Equal(row.Count, first.Past["month"].Single(one => one.Row == row.Row && one.Column is null).Count);
        }

        var second = LinkedGate.Release(plan, [.. rows, .. rows.Take(60).Select(row => row with { Key = "q" + row.Key })], first.Membership, AsOf);
        Assert.Equal(300, second.Totals["confirmed"]);
        Assert.Equal(first.Past["month"], second.Past["month"]);
    }

    private static LinkedRow Row(int at, string label, string region) => new(
        $"p{at:000}", label, new Dictionary<string, string?> { ["region"] = region.Length == 0 ? null : region, ["month"] = "2024-03" });

    private static PublishedTable Apart(List<CountCell> cells)
    {
        var release = TableGate.Release(new("table", new("row", Hierarchy.Flat), new("column", Hierarchy.Flat), Three), cells, null, AsOf);
        var merged = release.Membership.MergedColumns;
        return new(release.Counts, release.Counts.Select(one => one.Column).OfType<string>().Distinct()
            .ToDictionary(column => column, column => column == TableGate.Other ? merged.ToArray() : [column]));
    }

    private static PublishedTable Published(LinkedRelease release, string name) =>
        new(release.Tables[name], Plan.Tables.Single(table => table.Name == name).Of.ToDictionary(label => label, label => new[] { label }));

    private static List<PublishedTable> Published(LinkedRelease release) =>
        [.. release.Tables.Keys.Where(name => name != "month").Select(name => Published(release, name))];

    private static Dictionary<string, long> Totals(LinkedRelease release, LinkedTable table) => table.Of.ToDictionary(label => label, label => release.Totals.GetValueOrDefault(label));

    // Persons come, go and change; every release is checked by the laws that its test states.
    private static List<(LinkedRelease Release, List<LinkedRow> Rows)> Story(ulong seed, int persons, int steps)
    {
        var random = new RandomStream(seed);
        List<LinkedRow> rows = [];
        List<(LinkedRelease, List<LinkedRow>)> story = [];
        LinkedMembership? earlier = null;
        for (var step = 0; step < steps; step++)
        {
            rows = [.. rows.Where(_ => !random.Chance(0.05)).Select(row => random.Chance(0.2) ? New(row.Key) : row)];
            for (var at = 0; at < (step == 0 ? persons : persons / 3); at++)
            {
                rows.Add(New(string.Create(CultureInfo.InvariantCulture, $"p{step}-{at:0000}")));
            }

            var release = LinkedGate.Release(Plan, rows, earlier, AsOf.AddDays(step));
            earlier = release.Membership;
            story.Add((release, rows));
        }

        return story;

        LinkedRow New(string key) => new(key, Labels[random.Chance(0.5) ? 0 : 1 + random.Below(2)], new Dictionary<string, string?>
        {
            ["age"] = random.Chance(0.1) ? null : $"a{random.Below(3)}",
            ["region"] = random.Chance(0.7) ? "r0" : $"r{random.Below(3)}",
            ["pending"] = $"p{random.Below(2)}",
            ["month"] = $"2024-0{1 + random.Below(2)}",
        });
    }
}
