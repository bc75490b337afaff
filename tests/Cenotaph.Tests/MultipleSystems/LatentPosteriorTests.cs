using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class LatentPosteriorTests
{
    private static readonly CaptureTable plain = Of("ABC", ("100", 40), ("010", 30), ("001", 25), ("110", 12), ("011", 9), ("101", 7), ("111", 3));
    private static readonly CaptureTable impossible = Of("ABCD", ("1000", 40), ("0100", 30), ("0010", 25), ("1010", 7), ("1001", 8), ("0101", 6), ("0010", 4)) with { Impossible = [0b0011, 0b1110] };

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 4)]
    [InlineData(true, 4)]
    [InlineData(true, 9)]
    public void The_gradient_is_that_of_the_density(bool holes, int classes)
    {
        var posterior = new LatentPosterior(holes ? impossible : plain, classes, (1.3, 0.8));
        var (state, gradient, other) = (State(posterior, 5), new double[posterior.Length], new double[posterior.Length]);
        posterior.Of(state, gradient, true);
        for (var row = 0; row <= posterior.Lists; row++)
        {
            for (var k = 0; k < (row == posterior.Lists ? classes - 1 : classes); k++)
            {
                var place = (row * posterior.Lanes) + k;
                double At(double by)
                {
                    double[] moved = [.. state];
                    moved[place] += by;
                    return posterior.Of(moved, other, true);
                }

                Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[place], 1e-4 * (1 + Math.Abs(gradient[place])));
            }
        }
    }

    /// <summary>Two states' densities differ as the formula says, with every history summed up one by one.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_density_is_the_published_one_with_N_summed_out(bool holes)
    {
        var table = holes ? impossible : plain;
        var posterior = new LatentPosterior(table, 3, (1, 1));
        var gradient = new double[posterior.Length];
        double[] first = State(posterior, 1), second = State(posterior, 2);
        Assert.Equal(Slow(table, posterior, second) - Slow(table, posterior, first), posterior.Of(second, gradient, true) - posterior.Of(first, gradient, true), 1e-8);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(11.9)]
    [InlineData(60)]
    [InlineData(1e7)]
    public void A_coordinate_leads_back_to_its_length(double length) =>
        Assert.Equal(1, LatentSticks.Length(LatentSticks.Coordinate(length)) / length, 1e-9);

    [Fact]
    public void Shares_lead_back_to_their_coordinates()
    {
        double[] coordinates = [0.4, -3, 2, 15, -20, 0];
        var (logs, back) = (new double[6], new double[6]);
        LatentSticks.LogWeights(coordinates, logs);
        Assert.Equal(1, logs.Sum(Math.Exp), 1e-12);
        LatentSticks.Coordinates(logs, back);
        for (var k = 0; k < 5; k++)
        {
            Assert.Equal(coordinates[k], back[k], 1e-6);
        }
    }

    [Fact]
    public void Impossible_histories_are_summed_by_inclusion_and_exclusion()
    {
        var terms = ImpossibleHistories.Of([0b0011, 0b0110, 0b0011]).ToList();
        Assert.Equal([(0b0011, 1), (0b0110, 1), (0b0111, -1)], terms);
    }

    private static double[] State(LatentPosterior posterior, ulong seed)
    {
        var random = new RandomStream(seed);
        var state = new double[posterior.Length];
        for (var row = 0; row <= posterior.Lists; row++)
        {
            for (var k = 0; k < (row == posterior.Lists ? posterior.Classes - 1 : posterior.Classes); k++)
            {
                state[(row * posterior.Lanes) + k] = random.Normal() - 0.5;
            }
        }

        return state;
    }

    private static double Slow(CaptureTable table, LatentPosterior posterior, double[] state)
    {
        double Chance(int list, int k) => 1 / (1 + Math.Exp(-state[(list * posterior.Lanes) + k]));
        double T(int k) => state[(posterior.Lists * posterior.Lanes) + k];
        var (classes, left, sum, density) = (posterior.Classes, 1.0, 0.0, 0.0);
        var shares = new double[classes];
        for (var k = 0; k < classes; k++)
        {
            var e = k == classes - 1 ? double.PositiveInfinity : LatentSticks.Length(T(k));
            shares[k] = left * (1 - Math.Exp(-e));
            left -= shares[k];
            if (k < classes - 1)
            {
                sum += e;
                density += Math.Log((LatentSticks.Length(T(k) + 1e-6) - LatentSticks.Length(T(k) - 1e-6)) / 2e-6);
            }

            for (var list = 0; list < posterior.Lists; list++)
            {
                density += Math.Log(Chance(list, k)) + Math.Log(1 - Chance(list, k));
            }
        }

        double Of(int history) => Enumerable.Range(0, classes).Sum(k => shares[k] * Enumerable.Range(0, posterior.Lists).Aggregate(1.0, (all, list) => all * ((history >> list & 1) != 0 ? Chance(list, k) : 1 - Chance(list, k))));
        var seen = Enumerable.Range(1, (1 << posterior.Lists) - 1).Where(history => !table.Impossible.Any(set => (history & set) == set)).Sum(Of);
        return density - ((classes - 0.75) * Math.Log(0.25 + sum)) + table.Cells.Sum(cell => cell.Count * Math.Log(Of(cell.History))) - (table.Observed * Math.Log(seen));
    }
}
