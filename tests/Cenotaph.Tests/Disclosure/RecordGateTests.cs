using System.Text.Json;
using Cenotaph.Disclosure;
using Cenotaph.Evidence;
using CsCheck;

namespace Cenotaph.Tests.Disclosure;

public sealed class RecordGateTests
{
    [Fact]
    public void No_leaked_list_joined_on_any_columns_of_any_two_releases_finds_fewer_than_k_or_one_status()
    {
        Gen.Select(Gen.ULong, Gen.Int[2, 6], Gen.Int[20, 120], Gen.Int[1, 6]).Sample(
            (seed, k, size, places) =>
            {
                var (releases, persons) = Story(seed, k, size, places, steps: 4);
                var faults = new LeakedListChecker(InventedPersons.Covers, k).Faults(releases.ConvertAll(InventedPersons.Exported), persons.Leaked);
                Assert.Empty(faults);
            },
            iter: 12);
    }

    [Fact]
    public void More_columns_than_four_help_no_leaked_list_either()
    {
        var (releases, persons) = Story(11, 3, 120, 3, steps: 3);
        Assert.Empty(new LeakedListChecker(InventedPersons.Covers, 3, most: 6).Faults(releases.ConvertAll(InventedPersons.Exported), persons.Leaked));
        Assert.True(releases.TrueForAll(release => release.Records.Length > 60));
    }

    [Fact]
    public void The_checker_finds_rows_as_they_are_and_a_person_added_alone()
    {
        var persons = new InventedPersons(5);
        persons.Add(60);
        List<ExportedRow> bare = [.. persons.Rows.Select(row => new ExportedRow(row.Key, [.. row.Values.Select(value => value ?? "*")], row.Status!))];
        Assert.NotEmpty(new LeakedListChecker(InventedPersons.Covers, 3).Faults([bare], persons.Leaked));

        List<ExportedRow> starred = [.. bare.Select(row => row with { Values = ["*", "*", "*", "*", "*", "*"] })];
        Assert.Empty(new LeakedListChecker(InventedPersons.Covers, 3).Faults([starred], persons.Leaked));
        Assert.NotEmpty(new LeakedListChecker(InventedPersons.Covers, 3).Faults([starred[1..], starred], persons.Leaked));
        Assert.NotEmpty(new LeakedListChecker(InventedPersons.Covers, 3).Faults([starred, [starred[0] with { Status = "alive" }, .. starred[1..]]], persons.Leaked));
    }

    [Fact]
    public void The_records_published_are_those_that_the_membership_tells_and_bear_no_key()
    {
        var (releases, _) = Story(7, 5, 300, 3, steps: 3);
        foreach (var release in releases)
        {
            Assert.Equal(
                InventedPersons.Exported(release).Select(row => string.Join('|', row.Values.Append(row.Status))).Order(StringComparer.Ordinal),
                release.Records.Select(record => string.Join('|', record.Values)).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Somebody_withdrawn_is_shown_so_or_not_at_all_and_goes_with_his_whole_class()
    {
        var persons = new InventedPersons(17);
        persons.Add(300);
        var plan = InventedPersons.Plan(5) with { AtOnce = ["withdrawn"] };
        var first = RecordGate.Release(plan, persons.Rows, null, InventedPersons.AsOf);
        var shown = first.Membership.Rows[0];
        GateRow[] rows = [.. persons.Rows.Select(row => row.Key == shown.Key ? row with { Status = "withdrawn" } : row)];
        var size = first.Membership.Rows.Count(row => row.Class == shown.Class);

        var waits = RecordGate.Release(plan with { AtOnce = [] }, rows, first.Membership, InventedPersons.AsOf);
        Assert.Null(waits.Membership.Rows.Single(row => row.Key == shown.Key).Until);
        Assert.Contains(new Withheld("records", WithheldReason.HeldChanged, 1), waits.Withheld);

        var second = RecordGate.Release(plan, rows, first.Membership, InventedPersons.AsOf);
        Assert.Equal(first.Records.Length - size, second.Records.Length);
        Assert.All(second.Membership.Rows.Where(row => row.Class == shown.Class), row => Assert.Equal(1, row.Until));
        Assert.Contains(new Withheld("records", WithheldReason.TakenOut, size), second.Withheld);
        var third = RecordGate.Release(plan, persons.Rows, second.Membership, InventedPersons.AsOf);
        Assert.Empty(new LeakedListChecker(InventedPersons.Covers, 5).Faults(
            [InventedPersons.Exported(first), InventedPersons.Exported(second), InventedPersons.Exported(third)], persons.Leaked));
    }

    [Fact]
    public void Classes_taken_out_whole_tell_no_leaked_list_who_was_withdrawn() => Gen.Select(Gen.ULong, Gen.Int[40, 120]).Sample(
        (seed, size) =>
        {
            var persons = new InventedPersons(seed, 3);
            persons.Add(size);
            var plan = InventedPersons.Plan(3) with { AtOnce = ["withdrawn"] };
            List<RecordRelease> releases = [RecordGate.Release(plan, persons.Rows, null, InventedPersons.AsOf)];
            HashSet<string> gone = new(StringComparer.Ordinal);
            for (var step = 0; step < 3; step++)
            {
                persons.Add(size / 4);
                gone.UnionWith(persons.Rows.Skip(step * 7).Take(2).Select(row => row.Key));
                List<GateRow> rows = [.. persons.Rows.Select(row => gone.Contains(row.Key) ? row with { Status = "withdrawn" } : row)];
                releases.Add(RecordGate.Release(plan, rows, releases[^1].Membership, InventedPersons.AsOf.AddDays(30 * step)));
                Assert.DoesNotContain(releases[^1].Membership.Rows, row => row.Until is null && gone.Contains(row.Key) && row.Status != "withdrawn");
            }

            Assert.Empty(new LeakedListChecker(InventedPersons.Covers, 3).Faults(releases.ConvertAll(InventedPersons.Exported), persons.Leaked));
        },
        iter: 12);

    [Fact]
    public void The_order_of_rows_changes_nothing() => Gen.ULong.Sample(
        seed =>
        {
            var persons = new InventedPersons(seed);
            persons.Add(150);
            var one = RecordGate.Release(InventedPersons.Plan(4), persons.Rows, null, InventedPersons.AsOf);
            var other = RecordGate.Release(InventedPersons.Plan(4), [.. persons.Rows.Reverse()], null, InventedPersons.AsOf);
            Assert.Equal(one.Records, other.Records);
            Assert.Equal(JsonSerializer.Serialize(one.Membership), JsonSerializer.Serialize(other.Membership));
        },
        iter: 30);

    [Fact]
    public void Everybody_is_published_or_counted_as_withheld() => Gen.ULong.Sample(
        seed =>
        {
            var (releases, persons) = Story(seed, 4, 120, 3, steps: 3);
            var last = releases[^1];
            var kept = last.Withheld.Where(one => one.Why is WithheldReason.NoClass or WithheldReason.NoStatus or WithheldReason.HeldAdded or WithheldReason.Corrected).Sum(one => one.Count);
            var back = last.Withheld.Where(one => one.Why == WithheldReason.HeldRemoved).Sum(one => one.Count);
            Assert.Equal(persons.Rows.Count, last.Records.Length - back + kept);
        },
        iter: 30);

    [Fact]
    public void A_release_of_the_same_rows_is_the_last_one_with_its_own_membership()
    {
        var persons = new InventedPersons(3);
        persons.Add(200);
        var first = RecordGate.Release(InventedPersons.Plan(5), persons.Rows, null, InventedPersons.AsOf);
        var stored = JsonSerializer.Deserialize<GateMembership>(JsonSerializer.Serialize(first.Membership))!;
        var second = RecordGate.Release(InventedPersons.Plan(5), persons.Rows, stored, InventedPersons.AsOf.AddDays(1));
        Assert.Same(stored, second.Membership);
        Assert.Equal(first.Records, second.Records);
    }

    [Fact]
    public void New_persons_wait_until_they_are_k_with_two_statuses()
    {
        var plan = new RecordPlan([new(ReportFields.Kind.Find("region")!, Hierarchy.Flat)], new() { K = 3, KFine = 10 });
        List<GateRow> rows = [Row("a", "killed"), Row("b", "killed"), Row("c", "missing")];
        var first = RecordGate.Release(plan, rows, null, InventedPersons.AsOf);
        Assert.Equal(3, first.Records.Length);

        rows.AddRange([Row("d", "killed"), Row("e", "killed"), Row("f", "killed")]);
        var second = RecordGate.Release(plan, rows, first.Membership, InventedPersons.AsOf);
        Assert.Equal(3, second.Records.Length);
        Assert.Equal([new Withheld("records", WithheldReason.NoClass, 3)], second.Withheld);

        rows.Add(Row("g", "captured"));
        var third = RecordGate.Release(plan, rows, second.Membership, InventedPersons.AsOf);
        Assert.Equal(7, third.Records.Length);
        Assert.Empty(third.Withheld);

        rows.RemoveAt(0);
        var fourth = RecordGate.Release(plan, rows, third.Membership, InventedPersons.AsOf);
        Assert.Equal(7, fourth.Records.Length);
        Assert.Equal([new Withheld("records", WithheldReason.HeldRemoved, 1)], fourth.Withheld);
        Assert.Null(fourth.Withheld[0].Shown(3));
        Assert.Equal(3, new Withheld("records", WithheldReason.NoClass, 3).Shown(3));

        static GateRow Row(string key, string status) => new(key, status, ["Northmark"], new DateOnly(2024, 1, 1));
    }

    [Fact]
    public void A_unit_or_settlement_is_not_shown_for_ninety_days_nor_where_the_day_is_not_known()
    {
        var plan = InventedPersons.Plan(3);
        var rows = Enumerable.Range(0, 30).Select(i => new GateRow(
            $"p{i}", i % 2 == 0 ? "killed" : "missing", ["2025-11", "30", "1.1.1", "2.2", "private", "male"],
            i < 20 ? InventedPersons.AsOf.AddDays(-89) : null)).ToList();
        var recent = RecordGate.Release(plan, rows, null, InventedPersons.AsOf);
        Assert.Equal(30, recent.Records.Length);
        Assert.All(recent.Records, record => Assert.Equal(("1", "2"), (record.Values[2], record.Values[3])));

        var older = RecordGate.Release(plan, rows[..20], null, InventedPersons.AsOf.AddDays(1));
        Assert.All(older.Records, record => Assert.Equal(("1.1.1", "2.2"), (record.Values[2], record.Values[3])));
    }

    [Fact]
    public void Unit_and_day_and_settlement_together_ask_for_ten()
    {
        var persons = new InventedPersons(9, places: 2);
        persons.Add(500);
        var fine = RecordGate.Release(InventedPersons.Plan(5, fine: true), persons.Rows, null, InventedPersons.AsOf);
        Assert.NotEmpty(fine.Records);
        Assert.Empty(new LeakedListChecker(InventedPersons.Covers, 10).Faults([InventedPersons.Exported(fine)], persons.Leaked[..100]));
    }

    [Fact]
    public void Columns_that_change_between_releases_and_keys_that_come_twice_are_refused()
    {
        var persons = new InventedPersons(2);
        persons.Add(50);
        var plan = InventedPersons.Plan(3);
        var first = RecordGate.Release(plan, persons.Rows, null, InventedPersons.AsOf);
        Assert.Throws<ArgumentException>("earlier", () => RecordGate.Release(
            plan with { Columns = plan.Columns[..2] }, [.. persons.Rows.Select(row => row with { Values = row.Values[..2] })], first.Membership, InventedPersons.AsOf));
        Assert.Throws<ArgumentException>("rows", () => RecordGate.Release(plan, [.. persons.Rows, persons.Rows[0]], null, InventedPersons.AsOf));
    }

    [Fact]
    public void A_root_or_a_blank_in_the_data_is_not_known_and_nothing_else()
    {
        Assert.Empty(Hierarchy.Flat.PathOf("*"));
        Assert.Empty(Hierarchy.Flat.PathOf(" "));
        Assert.Empty(Hierarchy.Dates().PathOf("2023-12-30/2024-01-02"));
        Assert.Equal(["2024", "2024-Q2", "2024-05"], Hierarchy.Dates().PathOf("2024-05-14"));
        Assert.Equal(["20-39", "20-29", "25-29"], Hierarchy.Ages.PathOf("27"));
        Assert.Equal(Hierarchy.Recruitment.PathOf("volunteer"), Hierarchy.Recruitment.PathOf("inmate"));
        Assert.Throws<ArgumentException>(() => Hierarchy.Tree(new Dictionary<string, string> { ["a"] = "b", ["b"] = "a" }));
    }

    [Fact]
    public void Of_twenty_thousand_persons_nearly_all_are_published_in_classes_not_much_larger_than_k()
    {
        var persons = new InventedPersons(1, places: 10);
        persons.Add(20_000);
        var release = RecordGate.Release(InventedPersons.Plan(5), persons.Rows, null, InventedPersons.AsOf);
        Assert.InRange(release.Records.Length, 19_000, 20_000);
        Assert.InRange((double)release.Records.Length / release.Membership.Classes.Length, 5, 10);
    }

    internal static (List<RecordRelease> Releases, InventedPersons Persons) Story(ulong seed, int k, int size, int places, int steps)
    {
        var persons = new InventedPersons(seed, places);
        persons.Add(size);
        List<RecordRelease> releases = [];
        for (var step = 0; step < steps; step++)
        {
            releases.Add(RecordGate.Release(
                InventedPersons.Plan(k), persons.Rows, releases.Count == 0 ? null : releases[^1].Membership, InventedPersons.AsOf.AddDays(30 * step)));
            persons.Add(size / (step + 2));
            persons.Remove(size / 4);
            persons.ChangeStatus(size / 3);
            persons.Correct(size / 20);
        }

        // The last release is made of the rows as they end.
        releases.Add(RecordGate.Release(InventedPersons.Plan(k), persons.Rows, releases[^1].Membership, InventedPersons.AsOf.AddDays(30 * steps)));
        return (releases, persons);
    }
}
