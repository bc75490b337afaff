using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Claims;

public sealed class StateErrorsTests
{
    private const double Origin = 0.3;
    private static readonly double[] drifts = [0.2, 0.7];
    private static readonly double[] own = [0.1, 0.2, 0.05, 0.4];
    private static readonly ImmutableArray<ReadingError>[] rows =
    [
        [new(0, 1, ErrorScale.Fixed), new(1, 0.5, ErrorScale.Drift, 0), new(4, 0.7, ErrorScale.Origin)],
        [new(0, 1, ErrorScale.Fixed), new(1, 1.5, ErrorScale.Drift, 0), new(4, 0.7, ErrorScale.Origin), new(5, 0.2, ErrorScale.Fixed)],
        [new(2, 0.4, ErrorScale.Fixed), new(3, 2, ErrorScale.Drift, 1), new(4, 0.7, ErrorScale.Origin)],
        [],
    ];

    private static readonly double[] deviations = [0.5, -1, 2, 0.3];

    private static StateErrors Some()
    {
        var errors = new StateErrors(rows, 6);
        errors.Set(Origin, drifts, index => own[index]);
        return errors;
    }

    private static double Factor(ReadingError error) => error.Factor * error.Scale switch { ErrorScale.Origin => Origin, ErrorScale.Drift => drifts[error.House], _ => 1 };

    [Fact]
    public void Summing_over_errors_is_the_normal_of_their_covariance()
    {
        var size = rows.Length;
        var covariance = new double[size * size];
        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other < size; other++)
            {
                covariance[(one * size) + other] = (one == other ? own[one] : 0)
                    + rows[one].Sum(error => rows[other].Where(match => match.Place == error.Place).Sum(match => Factor(match) * Factor(error)));
            }
        }

        var dense = DenseFactor.Of(covariance, size)!;
        double[] expected = [.. deviations];
        dense.Solve(expected);
        var (errors, pulls) = (Some(), new double[size]);
        Assert.Equal(deviations.Zip(expected, (one, other) => one * other).Sum(), errors.Square(deviations, pulls), 1e-10);
        Assert.Equal(expected, pulls, (one, other) => Math.Abs(one - other) < 1e-10);
        Assert.Equal(dense.LogDeterminant, errors.LogDeterminant, 1e-10);
    }

    [Fact]
    public void Errors_are_drawn_about_what_the_deviations_say()
    {
        var (errors, random, size) = (Some(), new RandomStream(1), rows.Length);
        var pulls = new double[size];
        errors.Square(deviations, pulls);
        var (sums, drawn, left) = (new double[6], new double[6], new double[size]);
        const int Draws = 4000;
        for (var draw = 0; draw < Draws; draw++)
        {
            errors.Draw(random, deviations, drawn, left);
            for (var place = 0; place < sums.Length; place++)
            {
                sums[place] += drawn[place] / Draws;
            }

            Assert.Equal(deviations[0] - rows[0].Sum(error => Factor(error) * drawn[error.Place]), left[0], 1e-10);
        }

        for (var place = 0; place < sums.Length; place++)
        {
            // The mean of errors is Aᵀ(D + AAᵀ)⁻¹d.
            var mean = Enumerable.Range(0, size).Sum(index => rows[index].Where(error => error.Place == place).Sum(error => Factor(error) * pulls[index]));
            // Errors have a standard deviation of 1 at most, their mean of 4,000 one of 0.016.
            Assert.InRange(sums[place], mean - 0.06, mean + 0.06);
        }
    }
}
