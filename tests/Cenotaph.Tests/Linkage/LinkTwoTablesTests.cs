using Cenotaph.Linkage;

namespace Cenotaph.Tests.Linkage;

public class LinkTwoTablesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Boys_are_told_from_their_brothers_and_fathers(ulong seed)
    {
        var world = InventedCensus.Make(6000, seed);
        var result = LinkageEngine.Run(world.List, world.Census);
        var reached = world.Reached(result);
        output.WriteLine($"{world.List.Records} x {world.Census.Records}: {reached}, expected F1 {result.ExpectedF1:F3}");
        output.WriteLine(string.Join('\n', result.Notes));
        Assert.True(reached.Precision >= 0.8, $"{reached}");
        Assert.True(reached.F1 >= 0.8, $"{reached}");
        Assert.Equal(2, result.Notes.Count(note => note.Contains("at most one partner in it", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_with_persons_twice_is_not_taken_for_one_to_one()
    {
        var world = InventedCensus.Make(6000, 5, twice: 0.3);
        var result = LinkageEngine.Run(world.List, world.Census);
        output.WriteLine($"{world.Reached(result)}, expected F1 {result.ExpectedF1:F3}");
        output.WriteLine(string.Join('\n', result.Notes));
        Assert.Contains(result.Notes, note => note.StartsWith("list seems to hold persons twice", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.StartsWith("census seems to hold nobody twice", StringComparison.Ordinal));
        Assert.True(world.Reached(result).Recall >= 0.75);
    }

    [Fact]
    public void The_odds_of_one_records_candidates_add_up_to_one_man_at_most()
    {
        var world = InventedCensus.Make(2000, 4);
        var result = LinkageEngine.Run(world.List, world.Census, new() { OneToOne = true });
        foreach (var pairs in result.Pairs(0).GroupBy(pair => pair.Left).Concat(result.Pairs(0).GroupBy(pair => pair.Right)))
        {
            Assert.InRange(pairs.Sum(pair => pair.Probability), 0, 1 + 1e-9);
        }

        foreach (var pair in result.Pairs(0).Take(500))
        {
            Assert.Equal(pair.Weight, result.Explain(pair.Left, pair.Right)!.Steps.Sum(step => step.Weight), 1e-9);
        }
    }
}
