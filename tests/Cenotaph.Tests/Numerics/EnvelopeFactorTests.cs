using Cenotaph.Numerics;

namespace Cenotaph.Tests.Numerics;

public sealed class EnvelopeFactorTests
{
    private static readonly int[] first = [0, 0, 2, 1, 4, 2, 0];

    private static (EnvelopeFactor Factor, double[] Dense) Some()
    {
        var size = first.Length;
        var random = new RandomStream(3);
        var factor = new EnvelopeFactor(first);
        factor.Unit();
        var dense = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            dense[(row * size) + row] = 1;
            for (var column = first[row]; column <= row; column++)
            {
                var amount = row == column ? 3 : random.Normal() / 2;
                factor.Values[factor.Place(row, column)] += amount;
                dense[(row * size) + column] += amount;
                if (row != column)
                {
                    dense[(column * size) + row] += amount;
                }
            }
        }

        Assert.True(factor.Factor());
        return (factor, dense);
    }

    [Fact]
    public void It_solves_what_the_dense_factor_solves()
    {
        var (factor, matrix) = Some();
        var dense = DenseFactor.Of(matrix, first.Length)!;
        double[] one = [1, -2, 3, 0.5, 4, -1, 2], other = [.. one];
        factor.Forward(one);
        factor.Backward(one);
        dense.Solve(other);
        Assert.Equal(other, one, (expected, actual) => Math.Abs(expected - actual) < 1e-12);
        Assert.Equal(dense.LogDeterminant, factor.LogDeterminant, 1e-12);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_told()
    {
        var factor = new EnvelopeFactor([0, 0]);
        factor.Unit();
        factor.Values[factor.Place(1, 0)] += 1.5;
        Assert.False(factor.Factor());
    }
}
