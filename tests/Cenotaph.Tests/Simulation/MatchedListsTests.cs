using System.Collections.Immutable;
using Cenotaph.MultipleSystems;
using Cenotaph.Simulation;

namespace Cenotaph.Tests.Simulation;

public sealed class MatchedListsTests
{
    private const int Tables = 60;

    private static readonly ImmutableArray<string> names = ["A", "B", "C", "D"];
    private static readonly ImmutableArray<long> sizes = [240, 700, 400, 500];

    public static TheoryData<string> Worlds => [.. ListWorld.All.Select(world => world.Key)];

    [Fact]
    public void Independent_lists_have_the_persons_of_the_formula()
    {
        // n = N (1 − Π (1 − s/N)): of 2,000 persons a half, three quarters and four fifths are on none of the three: 600.
        var lists = MatchedLists.Of(World("independent"), ["A", "B", "C"], [1000, 500, 400], 1400);
        Assert.Equal(2000, lists.Persons);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Tables_have_the_sizes_asked_on_average(string key)
    {
        var lists = MatchedLists.Of(World(key), names, sizes, 1314);
        List<CaptureTable> drawn = [.. Enumerable.Range(0, Tables).Select(number => lists.Draw(7, number))];
        for (var list = 0; list < names.Length; list++)
        {
            Trials.Agree(drawn.Sum(table => table.OnAll(1 << list)), Tables * lists.Persons, (double)sizes[list] / lists.Persons);
        }

        Trials.Agree(drawn.Sum(table => table.Observed), Tables * lists.Persons, 1314.0 / lists.Persons);
    }

    [Fact]
    public void Worlds_of_the_same_sizes_differ_in_the_persons_on_no_list()
    {
        List<long> persons = [.. ListWorld.All.Select(world => MatchedLists.Of(world, names, sizes, 1314).Persons)];
        Assert.Equal(persons.Count, persons.Distinct().Count());
        Assert.True(persons[1] > 1.2 * persons[0] && persons[2] > 1.5 * persons[1]);
        Assert.True(persons[3] > 1.2 * persons[0] && persons[4] < 0.9 * persons[0]);
    }

    [Theory]
    [InlineData("positive", 4.0)]
    [InlineData("negative", 0.25)]
    [InlineData("independent", 1.0)]
    public void The_two_greatest_lists_have_the_odds_ratio_that_the_world_says(string key, double odds)
    {
        var lists = MatchedLists.Of(World(key), names, sizes, 1314);
        double both = 0, one = 0, other = 0;
        for (var number = 0; number < Tables; number++)
        {
            // B and D, the second and the fourth.
            var table = lists.Draw(3, number);
            (both, one, other) = (both + table.OnAll(0b1010), one + table.OnAll(0b0010), other + table.OnAll(0b1000));
        }

        var neither = (Tables * (double)lists.Persons) - one - other + both;
        var log = Math.Log(both * neither / ((one - both) * (other - both)));
        var error = Math.Sqrt((1 / both) + (1 / neither) + (1 / (one - both)) + (1 / (other - both)));
        Assert.InRange(log, Math.Log(odds) - (5 * error), Math.Log(odds) + (5 * error));
    }

    [Fact]
    public void The_same_seed_and_number_give_the_same_table_and_another_number_another()
    {
        var lists = MatchedLists.Of(World("strong"), names, sizes, 1314);
        Assert.Equal(lists.Draw(1, 5).Cells, lists.Draw(1, 5).Cells);
        Assert.NotEqual(lists.Draw(1, 5).Cells, lists.Draw(1, 6).Cells);
        Assert.NotEqual(lists.Draw(1, 5).Cells, lists.Draw(2, 5).Cells);
    }

    [Fact]
    public void Lists_that_do_not_overlap_or_lie_in_one_another_have_no_world()
    {
        Assert.Throws<ArgumentException>(() => MatchedLists.Of(World("independent"), ["A", "B"], [100, 50], 150));
        Assert.Throws<ArgumentException>(() => MatchedLists.Of(World("independent"), ["A", "B"], [100, 50], 100));
        Assert.Throws<ArgumentException>(() => MatchedLists.Of(World("independent"), ["A", "B"], [100, 0], 100));
    }

    private static ListWorld World(string key) => ListWorld.All.Single(world => world.Key == key);
}
