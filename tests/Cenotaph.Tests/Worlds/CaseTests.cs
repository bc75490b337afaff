namespace Cenotaph.Tests.Worlds;

/// <summary>The generator, checked against a second reading of the page.</summary>
public sealed class CaseTests
{
    [Fact]
    public void Planted_cases_meet_their_type_and_near_misses_do_not() => Check(World.Tenth);

    [Fact]
    [Trait("Category", "Slow")]
    public void All_planted_cases_meet_their_type_and_all_near_misses_do_not() => Check(World.Full);

    [Theory]
    [InlineData("bound-violation")]
    [InlineData("echo")]
    [InlineData("stale")]
    [InlineData("vintage")]
    [InlineData("revision-not-flow")]
    [InlineData("data-entry")]
    [InlineData("parse-conflict")]
    [InlineData("decrease")]
    [InlineData("shrinkage")]
    [InlineData("aggregation")]
    [InlineData("metric-dependence")]
    public void The_background_and_the_cases_of_other_types_do_not_meet_a_type_together(string type) => Assert.All(World.First(3), world =>
    {
        var met = world.Cases.Where(one => (one.Planted && one.Type == type) || one.Also.Contains(type)).SelectMany(one => one.Records).ToHashSet(StringComparer.Ordinal);
        var rest = world.Book.Claims.Select(claim => claim.Id).Concat(world.Book.Series.Select(series => series.Definition.Id)).Where(id => !met.Contains(id));
        Assert.False(CaseCheck.IsMet(world, new Case(type, false, "all the rest", [], [.. rest], [])), $"{type} in {world.Seed}");
    });

    [Fact]
    public void Every_type_has_several_forms_and_several_ways_to_fail()
    {
        var cases = World.First(World.Tenth * 2).SelectMany(world => world.Cases).ToList();
        Assert.All(CaseTypes.All, type =>
        {
            var variants = cases.Where(one => one.Type == type.Type).Select(one => (one.Planted, one.Variant)).Distinct().ToList();
            Assert.True(variants.Count(one => !one.Planted) >= (type.Type == "rank" ? 1 : 2), type.Type);
        });
    }

    private static void Check(int count)
    {
        var wrong = World.First(count)
            .SelectMany(world => world.Cases.Where(one => CaseCheck.IsMet(world, one) != one.Planted)
                .Select(one => $"{one.Type}, {(one.Planted ? "planted" : "near miss")}: {one.Variant} ({world.Seed}: {string.Join(' ', one.Records)})"))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)) + $"\n{wrong.Count} in all");
    }
}
