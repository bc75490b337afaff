using Cenotaph.Disclosure;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using CsCheck;

namespace Cenotaph.Tests.Disclosure;

public sealed class NameListTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DisclosureRules Rules = new() { Named = true, Basis = "Journalism in the public interest." };

    private static readonly NameCase Sound = new()
    {
        Key = "p1",
        Name = "Ostap Vymyshlenko",
        Standing = Standing.Confirmed,
        Status = "killed",
        Statuses = ["missing", "killed"],
        LeastAge = 31,
        Died = DateSpan.Day(new(2025, 6, 17)),
        Fields = [(Field("region"), "Northmark")],
        Steps = [new(NameAct.Publish, "reader-1", Day.AddDays(-30)), new(NameAct.Publish, "reader-2", Day.AddDays(-14))],
    };

    [Fact]
    public void Somebody_whom_two_reviewers_let_pass_is_named_after_the_wait_with_the_month_of_death()
    {
        Assert.Equal(NameState.SecondCheck, NameRuling.Of(Sound, Rules, Day.AddDays(-1)).State);
        var release = NameList.Release([Sound], [], Rules, Day);
        var entry = Assert.Single(release.Entries);
        Assert.Equal(NameState.Published, entry.State);
        Assert.Equal(["name", "month", "region"], entry.Record!.Columns);
        Assert.Equal(["Ostap Vymyshlenko", "2025-06", "Northmark"], entry.Record.Values);
    }

    public static TheoryData<string, NameBar> Barred => new()
    {
        { "no basis", NameBar.NoBasis },
        { "unconfirmed", NameBar.NotConfirmed },
        { "probable", NameBar.NotConfirmed },
        { "contested", NameBar.Contested },
        { "deserter", NameBar.Deserter },
        { "captured", NameBar.Captured },
        { "missing", NameBar.NotDead },
        { "alive", NameBar.NotDead },
        { "no age", NameBar.AgeNotKnown },
        { "minor", NameBar.Minor },
    };

    [Theory]
    [MemberData(nameof(Barred))]
    public void Nobody_is_named_who(string what, NameBar bar)
    {
        var ruling = NameRuling.Of(
            what switch
            {
                "unconfirmed" => Sound with { Standing = Standing.Unconfirmed },
                "probable" => Sound with { Standing = Standing.Probable },
                "contested" => Sound with { Standing = Standing.Contested },
                "deserter" => Sound with { Statuses = ["killed", "deserter"] },
                "captured" => Sound with { Statuses = ["captured", "killed"] },
                "missing" => Sound with { Status = "missing" },
                "alive" => Sound with { Status = "alive" },
                "no age" => Sound with { LeastAge = null },
                "minor" => Sound with { LeastAge = 17 },
                _ => Sound,
            },
            what == "no basis" ? Rules with { Basis = " " } : Rules,
            Day);
        Assert.Equal((NameState.Draft, bar, false), (ruling.State, ruling.Bar, ruling.MayBeNamed));
    }

    [Fact]
    public void One_reviewer_under_two_spellings_is_one()
    {
        var alone = Sound with { Steps = [new(NameAct.Publish, "reader-1", Day.AddDays(-90)), new(NameAct.Publish, " Reader-1", Day.AddDays(-60)), new(NameAct.Publish, " ", Day.AddDays(-60))] };
        Assert.Equal(NameState.Corroborated, NameRuling.Of(alone, Rules, Day).State);
    }

    [Fact]
    public void A_hidden_name_needs_two_reviewers_anew_and_a_removed_one_stays_out()
    {
        var hidden = Sound with { Steps = Sound.Steps.Add(new(NameAct.Hide, "reader-3", Day.AddDays(-5))) };
        Assert.Equal(NameState.Hidden, NameRuling.Of(hidden, Rules, Day).State);
        var half = hidden with { Steps = hidden.Steps.Add(new(NameAct.Publish, "reader-1", Day)) };
        Assert.Equal(NameState.Hidden, NameRuling.Of(half, Rules, Day).State);
        var again = half with { Steps = half.Steps.Add(new(NameAct.Publish, "reader-2", Day)) };
        Assert.Equal(NameState.SecondCheck, NameRuling.Of(again, Rules, Day).State);
        Assert.Equal(NameState.Published, NameRuling.Of(again, Rules, Day.AddDays(14)).State);
        var removed = again with { Steps = again.Steps.Add(new(NameAct.Remove, "reader-3", Day)) };
        Assert.Equal(NameState.Withdrawn, NameRuling.Of(removed, Rules, Day.AddDays(90)).State);
        Assert.Equal(NameState.Published, NameRuling.Of(Sound with { Steps = Sound.Steps.Add(new(NameAct.Remove, "reader-3", Day.AddDays(1))) }, Rules, Day).State);
    }

    [Fact]
    public void A_name_that_may_stand_no_more_becomes_a_tombstone_in_this_list_and_in_earlier_ones()
    {
        var first = NameList.Release([Sound], [], Rules, Day);
        foreach (var cases in new NameCase[][] { [Sound with { Standing = Standing.Contested }], [Sound with { Standing = Standing.Withdrawn }], [] })
        {
            var second = NameList.Release(cases, first.Entries, Rules, Day.AddDays(30));
            Assert.Equal([new NameEntry("p1", NameState.Withdrawn, null)], second.Entries);
            Assert.Equal(1, second.Withheld.Single(one => one.Why == WithheldReason.Withdrawn).Count);
            Assert.Equal(second.Entries, NameList.Rewrite(first.Entries, second.Entries));
            var third = NameList.Release([], second.Entries, Rules, Day.AddDays(60));
            Assert.Equal(second.Entries, third.Entries);
        }
    }

    [Fact]
    public void A_change_of_what_is_said_is_a_correction_and_stays_marked()
    {
        var first = NameList.Release([Sound], [], Rules, Day);
        Assert.Equal(NameState.Published, NameList.Release([Sound], first.Entries, Rules, Day).Entries[0].State);
        var changed = Sound with { Fields = [(Field("region"), "Southmark")] };
        var second = NameList.Release([changed], first.Entries, Rules, Day);
        Assert.Equal(NameState.Corrected, second.Entries[0].State);
        Assert.Equal(NameState.Corrected, NameList.Release([changed], second.Entries, Rules, Day).Entries[0].State);
    }

    [Theory]
    [InlineData("recruitment")]
    [InlineData("unit")]
    [InlineData("settlement")]
    [InlineData("relatives")]
    [InlineData("status")]
    public void A_field_that_is_restricted_or_secret_cannot_be_published_with_a_name_or_without(string field)
    {
        Assert.Throws<ArgumentException>("cells", () => PublicRecord.Of([(Field(field), "x")]));
        Assert.Throws<ArgumentException>("cells", () => NameList.Release([Sound with { Fields = [(Field(field), "x")] }], [], Rules, Day));
    }

    [Theory]
    [InlineData("relatives")]
    [InlineData("address")]
    [InlineData("note")]
    [InlineData("name")]
    [InlineData("id")]
    [InlineData("collector")]
    public void A_field_that_is_secret_or_points_at_a_person_is_no_quasi_identifier(string field) =>
        Assert.Throws<ArgumentException>(nameof(field), () => new QuasiIdentifier(Field(field), Hierarchy.Flat));

    [Fact]
    public void A_public_record_has_no_public_constructor_and_guards_its_classes()
    {
        Assert.Empty(typeof(PublicRecord).GetConstructors());
        Assert.Empty(typeof(PublicCount).GetConstructors());
        Assert.Empty(typeof(NameRuling).GetConstructors());
        Assert.Throws<InvalidOperationException>(() => PublicRecord.OfClass(["region", "status"], ["A"], ["killed", "missing"], 3, 2).ToList());
        Assert.Throws<InvalidOperationException>(() => PublicRecord.OfClass(["region", "status"], ["A"], ["killed", "killed", "killed"], 3, 2).ToList());
        Assert.Throws<InvalidOperationException>(() => PublicRecord.OfName(NameRuling.Of(Sound with { LeastAge = 17 }, Rules, Day), Sound));
        Assert.Throws<InvalidOperationException>(() => PublicRecord.OfName(NameRuling.Of(Sound, Rules, Day), Sound with { Key = "p2" }));
        Assert.Throws<InvalidOperationException>(() => PublicCount.Of("a", "x", 4, 5));
    }

    [Fact]
    public void Whatever_the_reviewers_do_a_name_stands_only_on_two_of_them_and_the_wait()
    {
        var step = Gen.Select(Gen.Enum<NameAct>(), Gen.Int[1, 3], Gen.Int[-40, 5])
            .Select((act, by, day) => new NameStep(act, $"reader-{by}", Day.AddDays(day)));
        step.Array[0, 6].Sample(steps =>
        {
            var ruling = NameRuling.Of(Sound with { Steps = [.. steps] }, Rules, Day);
            var past = steps.Where(one => one.At <= Day).ToList();
            var lastHidden = past.Where(one => one.Act == NameAct.Hide).Select(one => one.At).DefaultIfEmpty(DateOnly.MinValue).Max();
            var ripe = past.Where(one => one.Act == NameAct.Publish && one.At > lastHidden && one.At <= Day.AddDays(-14)).Select(one => one.By).Distinct().Count();
            Assert.Equal(ripe >= 2 && !past.Exists(one => one.Act == NameAct.Remove), ruling.MayBeNamed);
        });
    }

    private static Field Field(string name) => ReportFields.Kind.Find(name)!;
}
