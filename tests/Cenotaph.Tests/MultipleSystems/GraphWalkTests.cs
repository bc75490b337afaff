using System.Numerics;
using Cenotaph.MultipleSystems;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class GraphWalkTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 8)]
    [InlineData(4, 61)]
    [InlineData(5, 822)]
    [InlineData(6, 18_154)]
    [InlineData(7, 617_675)]
    public void There_are_as_many_decomposable_graphs_as_are_known(int lists, int graphs) => Assert.Equal(graphs, GraphWalk.Of(lists).Graphs.Length);

    [Fact]
    public void No_graph_comes_twice_and_each_is_one_whose_every_circle_has_a_chord()
    {
        // Of the 1,024 graphs of five lists, by taking away simplicial lists until none is left or none can go.
        var decomposable = Enumerable.Range(0, 1 << 10).Where(edges => Shrinks(Neighbours(edges, 5))).ToHashSet();
        var met = new List<int>();
        GraphWalk.Of(5).ForEach((_, steps) => met.Add(Edges(steps, 5)));
        Assert.Equal(met.Count, met.Distinct().Count());
        Assert.True(decomposable.SetEquals(met));
    }

    [Fact]
    public void Some_graphs_alone_keep_their_numbers_and_steps()
    {
        var whole = GraphWalk.Of(4);
        var all = new Dictionary<int, int>();
        whole.ForEach((place, steps) => all[whole.Graphs[place]] = Edges(steps, 4));
        var odd = whole.Keeping(place => place % 2 == 1);
        Assert.Equal(30, odd.Graphs.Length);
        odd.ForEach((place, steps) => Assert.Equal(all[odd.Graphs[place]], Edges(steps, 4)));
        Assert.True(odd.Steps.Length < whole.Steps.Length);
        Assert.Single(whole.WithEdges(6, 6).Graphs);
        Assert.Single(whole.WithEdges(0, 0).Graphs);
    }

    private static int Edges(ReadOnlySpan<GraphStep> steps, int lists)
    {
        var edges = 0;
        foreach (var step in steps)
        {
            for (var list = 0; list < lists; list++)
            {
                edges |= (step.Neighbours >> list & 1) == 0 ? 0 : 1 << Pair(Math.Min(list, step.List), Math.Max(list, step.List), lists);
            }
        }

        return edges;
    }

    private static int Pair(int first, int second, int lists) => Enumerable.Range(0, first).Sum(list => lists - list - 1) + second - first - 1;

    private static int[] Neighbours(int edges, int lists)
    {
        var neighbours = new int[lists];
        for (var first = 0; first < lists; first++)
        {
            for (var second = first + 1; second < lists; second++)
            {
                if ((edges >> Pair(first, second, lists) & 1) != 0)
                {
                    neighbours[first] |= 1 << second;
                    neighbours[second] |= 1 << first;
                }
            }
        }

        return neighbours;
    }

    private static bool Shrinks(int[] neighbours)
    {
        var left = (1 << neighbours.Length) - 1;
        while (left != 0)
        {
            var gone = Enumerable.Range(0, neighbours.Length).Where(list => (left >> list & 1) != 0).FirstOrDefault(
                list => Enumerable.Range(0, neighbours.Length).Where(other => (neighbours[list] & left & 1 << other) != 0).All(other => (neighbours[list] & left & ~neighbours[other] & ~(1 << other)) == 0), -1);
            if (gone < 0)
            {
                return false;
            }

            left &= ~(1 << gone);
        }

        return BitOperations.PopCount((uint)left) == 0;
    }
}
