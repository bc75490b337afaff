using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>The rules against worlds that were written from docs/findings.md alone.</summary>
public sealed class WorldScoreTests(ITestOutputHelper output)
{
    private const double Asked = 0.95;

    // Tests of one class run one after the other; the file holds the table of each run of this process.
    private static readonly SortedDictionary<int, string> Tables = [];

    [Fact]
    public void A_tenth_of_the_worlds_is_told_from_its_near_misses() => Judge(World.Tenth);

    [Fact]
    [Trait("Category", "Slow")]
    public void All_worlds_are_told_from_their_near_misses()
    {
        var score = Judge(World.Full);
        Assert.All(score.Types.Values, one => Assert.True(one.Planted >= 200 && one.NearMisses >= 200, one.Type));
    }

    [Fact]
    public void Rules_that_find_nothing_or_everything_do_not_reach_what_is_asked()
    {
        var worlds = World.First(3).ToList();
        var nothing = Score.Of(worlds, _ => []);
        var everything = Score.Of(worlds, book =>
        [
            .. from claim in book.Claims from type in CaseTypes.All select new Finding(type.Type, Weight.Note, [claim.Id], "", "", ""),
        ]);
        Assert.All(nothing.Types.Values, one => Assert.False(one.Reaches(Asked)));
        Assert.All(everything.Types.Values, one => Assert.False(one.Reaches(Asked)));
    }

    [Fact]
    public void Rules_that_know_what_was_planted_reach_one()
    {
        var worlds = World.First(3).ToDictionary(world => world.Book);
        var score = Score.Of(worlds.Values, book =>
        [
            .. worlds[book].Cases.Where(one => one.Planted).Select(one =>
                new Finding(one.Type, Weight.Note, one.Core.IsEmpty ? one.Records : one.Core, "", "", "")),
        ]);
        Assert.All(score.Types.Values, one => Assert.Equal((1.0, 1.0), (one.Recall, one.Precision)));
    }

    [Theory]
    [InlineData(200, 200, 0.9812, 1)]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(0, 20, 0, 0.1611)]
    public void Wilson_limits_are_those_of_the_formula(int hits, int all, double low, double high)
    {
        var limits = TypeScore.Wilson(hits, all);
        Assert.Equal(low, limits.Low, 0.0001);
        Assert.Equal(high, limits.High, 0.0001);
    }

    private Score Judge(int count)
    {
        var score = Score.Of(World.First(count), FindingRules.Findings);
        Tables[count] = $"{count} worlds\n{score.Table()}";
        output.WriteLine(Tables[count]);
        if (Environment.GetEnvironmentVariable("CENOTAPH_WORLDS_OUT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, string.Join('\n', Tables.Values));
        }

        Assert.All(score.Types.Values, one => Assert.True(
            one.Reaches(Asked), $"{one.Type}: recall {one.Recall}, precision {one.Precision}"));
        return score;
    }
}
