using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Numerics;

public sealed class LeastSquaresTests
{
    // Anscombe, Graphs in statistical analysis, The American Statistician 27, 1973, first set: 3.0001 + 0.5001 x, standard errors 1.1247 and
    // 0.1179, residual standard error 1.237 on 9 degrees of freedom. Approximate: to the digits printed.
    [Fact]
    public void Anscombes_first_set_gives_the_published_line()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        var fit = LeastSquares.Line(y, x);
        Assert.Equal(3.0001, fit.Coefficients[0], 4);
        Assert.Equal(0.5001, fit.Coefficients[1], 4);
        Assert.Equal(1.2366, Math.Sqrt(fit.Sigma2), 4);
        Assert.Equal(9, fit.Df);
        var inverse = fit.Design.InverseCrossProduct();
        Assert.Equal(1.1247, Math.Sqrt(fit.Sigma2 * inverse[0]), 4);
        Assert.Equal(0.1179, Math.Sqrt(fit.Sigma2 * inverse[3]), 4);
    }

    // By hand: years 2015 to 2019, mean 2017, Σ(x − x̄)² = 10; at 2022 the leverage is 1/5 + 25/10 = 2.7, at 2023 1/5 + 36/10 = 3.8,
    // between them 1/5 + 30/10 = 3.2. The response 1, 3, 2, 5, 4 has slope 0.8, mean 3 and residuals −0.4, 0.8, −1, 1.2, −0.6 (squares 3.6).
    [Fact]
    public void A_line_over_five_years_gives_what_the_hand_gives()
    {
        double[] y = [1, 3, 2, 5, 4];
        var fit = LeastSquares.Line(y, [2015, 2016, 2017, 2018, 2019]);
        Assert.Equal(0.8, fit.Coefficients[1], 1e-12);
        Assert.Equal(7, fit.Predict([1, 2022]), 1e-9);
        Assert.Equal(3.6 / 3, fit.Sigma2, 1e-12);
        Assert.Equal(2.7, fit.Design.Leverage([1, 2022]), 1e-9);
        Assert.Equal(3.2, fit.Design.Covariance([1, 2022], [1, 2023]), 1e-9);
        Assert.Equal(1.2 * 3.7, fit.PredictiveVariance([1, 2022]), 1e-9);
        Assert.Equal(1.2 * 3.8, fit.MeanVariance([1, 2023]), 1e-9);
        Assert.Equal([-0.4, 0.8, -1, 1.2, -0.6], fit.Residuals.Select(residual => Math.Round(residual, 10)));
    }

    [Fact]
    public void Residuals_are_at_right_angles_to_every_column()
    {
        Problems.Sample(problem =>
        {
            var fit = LeastSquares.Fit(problem.Y, problem.Rows, problem.Weights);
            var scale = problem.Y.Max(Math.Abs) + 1;
            for (var column = 0; column < problem.Rows[0].Length; column++)
            {
                var sum = problem.Y.Select((_, row) => problem.Weights[row] * problem.Rows[row][column] * fit.Residuals[row]).Sum();
                Assert.InRange(Math.Abs(sum), 0, 1e-8 * scale);
            }
        });
    }

    [Fact]
    public void A_response_made_from_coefficients_gives_them_back()
    {
        Problems.Sample(problem =>
        {
            var truth = problem.Rows[0].Select((_, column) => column - 1.5).ToArray();
            var y = problem.Rows.Select(row => row.Zip(truth, (x, b) => x * b).Sum()).ToArray();
            var fit = LeastSquares.Fit(y, problem.Rows, problem.Weights);
            Assert.All(truth.Zip(fit.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
            Assert.InRange(fit.SumOfSquares, 0, 1e-16 * problem.Y.Length * problem.Weights.Max() * 1e4);
        });
    }

    [Fact]
    public void A_whole_weight_is_a_row_that_often()
    {
        Problems.Sample(problem =>
        {
            var weights = problem.Weights.Select(weight => Math.Ceiling(weight)).ToArray();
            var repeated = Enumerable.Range(0, weights.Length).SelectMany(row => Enumerable.Repeat(row, (int)weights[row])).ToArray();
            var weighted = LeastSquares.Fit(problem.Y, problem.Rows, weights);
            var written = LeastSquares.Fit(repeated.Select(row => problem.Y[row]).ToArray(), repeated.Select(row => problem.Rows[row]).ToArray());
            Assert.All(weighted.Coefficients.Zip(written.Coefficients), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
            Assert.Equal(written.SumOfSquares, weighted.SumOfSquares, 1e-9 * (1 + written.SumOfSquares));
            Assert.Equal(written.Design.Leverage(problem.Rows[0]), weighted.Design.Leverage(problem.Rows[0]), 1e-9);
        });
    }

    [Fact]
    public void A_row_without_weight_counts_for_nothing()
    {
        var with = LeastSquares.Fit([1, 2, 4, 900], [[1, 0], [1, 1], [1, 2], [1, 3]], [1, 1, 1, 0]);
        var without = LeastSquares.Fit([1, 2, 4], [[1, 0], [1, 1], [1, 2]]);
        Assert.Equal(without.Df, with.Df);
        Assert.Equal(without.Sigma2, with.Sigma2, 1e-12);
        Assert.Equal(900 - without.Predict([1, 3]), with.Residuals[3], 1e-9);
    }

    [Fact]
    public void A_column_made_of_others_is_named_and_the_fit_holds_no_numbers()
    {
        var fit = LeastSquares.Fit([1, 2, 4, 3], [[1, 0, 1], [1, 1, 3], [1, 2, 5], [1, 3, 7]]);
        Assert.False(fit.Design.IsFullRank);
        Assert.Equal(2, fit.Design.FirstDependentColumn);
        Assert.All(fit.Coefficients.Concat(fit.Residuals), number => Assert.Equal(double.NaN, number));
        Assert.Equal(double.NaN, fit.Sigma2);
        Assert.Equal(double.NaN, fit.Design.Leverage([1, 1, 1]));
    }

    [Fact]
    public void Fewer_rows_than_columns_are_no_full_rank()
    {
        Assert.Equal(1, LeastSquares.Line([1], [2015]).Design.FirstDependentColumn);
        Assert.Equal(1, LeastSquares.Line([1, 2], [2015, 2015]).Design.FirstDependentColumn);
        var two = LeastSquares.Line([1, 2], [2015, 2016]);
        Assert.True(two.Design.IsFullRank);
        Assert.Equal(double.NaN, two.Sigma2);
    }

    [Fact]
    public void A_design_that_is_no_number_is_the_callers_mistake()
    {
        var mistake = Assert.Throws<ArgumentException>(() => LeastSquares.Line([1, 2], [1, double.NaN]));
        Assert.StartsWith("Row 1, column 1 of the design is NaN.", mistake.Message, StringComparison.Ordinal);
    }

    private static readonly Gen<(double[] Y, double[][] Rows, double[] Weights)> Problems =
        from rows in Gen.Int[4, 12]
        from y in Gen.Double[-100, 100].Array[rows]
        from third in Gen.Double[-1, 1].Array[rows]
        from weights in Gen.Double[0.5, 4].Array[rows]
        where third.Distinct().Count() == rows
        select (y, third.Select((value, row) => new[] { 1, row - 1.5, (row % 2) + (0.1 * value) }).ToArray(), weights);
}
