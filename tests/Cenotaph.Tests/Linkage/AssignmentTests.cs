using Cenotaph.Linkage;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public sealed class AssignmentTests
{
    private static readonly PairScope Tables = new(4, 2);

    // Left 0, 1; right 2, 3. Weights 0–2: 6, 0–3: 5, 1–2: 5.5. Greedy takes 0–2 and leaves 1 alone; the optimum is 0–3 and 1–2 (10.5 > 6).
    private static readonly Edge[] Crossed = [new(0, 2, 6), new(0, 3, 5), new(1, 2, 5.5)];

    [Theory]
    [InlineData(AssignmentMethod.MutualBest, "0-2")]
    [InlineData(AssignmentMethod.Greedy, "0-2")]
    [InlineData(AssignmentMethod.Optimal, "0-3 1-2")]
    public void Each_method_chooses_its_links(object method, string expected)
    {
        var links = Assignment.Of(Tables, Crossed, MatchProbability.Of, (AssignmentMethod)method, least: 0).Links;
        Assert.Equal(expected, string.Join(' ', links.Select(link => $"{link.Left}-{link.Right}")));
    }

    // By hand: odds of 0–2 are 64; its rivals have 32 and 45.25: 64 / (1 + 64 + 32 + 45.25).
    [Fact]
    public void A_link_s_probability_counts_the_other_partners_it_might_have()
    {
        var link = Assert.Single(Assignment.Of(Tables, Crossed, MatchProbability.Of, AssignmentMethod.Greedy, least: 0).Links);
        Assert.Equal(64 / (1 + 64 + 32 + Math.Pow(2, 5.5)), link.Probability, 1e-12);
        Assert.Equal(0.5, link.Margin, 1e-12);
    }

    [Fact]
    public void Brothers_with_equal_weights_are_ambiguous()
    {
        Edge[] edges = [new(0, 2, 9), new(0, 3, 9), new(1, 3, 4)];
        var assignment = Assignment.Of(Tables, edges, MatchProbability.Of, AssignmentMethod.Greedy, least: 0.3, margin: 1);
        Assert.Empty(assignment.Links);
        Assert.Equal((0, 2, 0.0), Assert.Single(assignment.Ambiguous) is var link ? (link.Left, link.Right, link.Margin) : default);
        Assert.Empty(Assignment.Of(Tables, edges, MatchProbability.Of, AssignmentMethod.MutualBest, least: 0).Links);
    }

    [Fact]
    public void No_other_assignment_has_a_larger_sum() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.ULong).Sample((rows, columns, seed) =>
    {
        var random = new RandomStream(seed);
        var values = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[row, column] = random.Chance(0.4) ? 0 : 10 * random.Uniform();
            }
        }

        var partner = BestAssignment.Of(values);
        Assert.Equal(partner.Count(column => column >= 0), partner.Where(column => column >= 0).Distinct().Count());
        Assert.Equal(BestSum(values, 0, 0), partner.Select((column, row) => column < 0 ? 0 : values[row, column]).Sum(), 1e-9);
    });

    [Fact]
    public void Every_method_gives_each_record_one_partner_at_most() => Gen.ULong.Sample(seed =>
    {
        var random = new RandomStream(seed);
        var edges = (from left in Enumerable.Range(0, 8)
                     from right in Enumerable.Range(8, 7)
                     where random.Chance(0.4)
                     select new Edge(left, right, Math.Round(12 * random.Uniform()) - 3)).ToArray();
        foreach (var method in Enum.GetValues<AssignmentMethod>())
        {
            var links = Assignment.Of(new(15, 8), edges, MatchProbability.Of, method, least: 0).Links;
            Assert.Equal(links.Count, links.Select(link => link.Left).Distinct().Count());
            Assert.Equal(links.Count, links.Select(link => link.Right).Distinct().Count());
        }
    });

    [Fact]
    public void A_declared_source_with_many_sure_pairs_inside_is_named_and_not_held_to_it()
    {
        int[] sourceOf = [.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 100)];
        Edge[] edges = [new(0, 1, 10), new(2, 3, 10), new(100, 101, 10), new(5, 105, 10)];
        var (sources, notices) = SourceTest.Of(sourceOf, [true, true], ["courts", "archive"], edges, MatchProbability.Of);
        Assert.False(sources.Apart(0, 1));
        Assert.True(sources.Apart(100, 101));
        Assert.False(sources.Apart(5, 105));
        Assert.Equal(
            "Source \"courts\" is declared to hold no person twice, but 2 of its 100 records are sure matches of an earlier one (p of 0.95 or more; 1 % are allowed): one-to-one is not held to it.",
            Assert.Single(notices));
    }

    private static double BestSum(double[,] values, int row, int used)
    {
        if (row == values.GetLength(0))
        {
            return 0;
        }

        var best = BestSum(values, row + 1, used);
        for (var column = 0; column < values.GetLength(1); column++)
        {
            if ((used & (1 << column)) == 0)
            {
                best = Math.Max(best, values[row, column] + BestSum(values, row + 1, used | (1 << column)));
            }
        }

        return best;
    }
}
