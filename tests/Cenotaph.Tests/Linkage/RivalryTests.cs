using Cenotaph.Linkage;

namespace Cenotaph.Tests.Linkage;

public class RivalryTests
{
    // Record 0 may be 2 or 3, record 1 may be 3: odds 8, 4 and 2.
    private static readonly Edge[] Edges = [new(0, 2, 3), new(0, 3, 2), new(1, 3, 1)];

    private static readonly int[] TableOf = [0, 0, 1, 1];

    [Theory]
    [InlineData(true, true, 0, 3, 1.0 + 8 + 2)]
    [InlineData(false, true, 0, 3, 1.0 + 8)]
    [InlineData(true, false, 0, 3, 1.0 + 2)]
    [InlineData(false, false, 0, 3, 1.0)]
    [InlineData(true, true, 0, 2, 1.0 + 4)]
    [InlineData(true, true, 1, 3, 1.0 + 4)]
    public void A_pair_loses_to_the_odds_of_those_who_want_the_same_record(bool left, bool right, int a, int b, double rivals)
    {
        var edge = Edges.Single(edge => edge.Left == a && edge.Right == b);
        Assert.Equal(-Math.Log2(rivals), new Rivalry(new(4, 2), Edges, new(TableOf, [left, right])).Of(a, b, edge.Weight), 1e-12);
    }

    [Fact]
    public void A_pair_that_blocking_missed_loses_to_all_pairs_found() =>
        Assert.Equal(-Math.Log2(1 + 2 + 8), new Rivalry(new(4, 2), [Edges[0], Edges[2]], new(TableOf, [true, true])).Of(0, 3, 0), 1e-12);
}
