using System.Globalization;
using Cenotaph.Numerics;
using Cenotaph.Tests.Harness;
using CsCheck;

namespace Cenotaph.Tests.Numerics;

public sealed class GeneralizedLinearModelTests
{
    private static readonly string[] Dobson = ["intercept", "outcome 2", "outcome 3", "treatment 2", "treatment 3"];

    // Dobson, An Introduction to Generalized Linear Models, 1990, page 93 (the example of R's glm). Approximate: to the digits printed.
    [Fact]
    public void Dobsons_trial_gives_the_published_coefficients()
    {
        double[] counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
        var rows = Enumerable.Range(0, 9).SelectMany(row => new[] { 1.0, row % 3 == 1 ? 1 : 0, row % 3 == 2 ? 1 : 0, row / 3 == 1 ? 1 : 0, row / 3 == 2 ? 1 : 0 });
        var fit = GeneralizedLinearModel.Fit(counts, new(Dobson, rows.ToArray()));
        Assert.Equal(3.045, fit.Coefficients[0], 3);
        Assert.Equal(-0.4543, fit.Coefficients[1], 4);
        Assert.Equal(-0.2930, fit.Coefficients[2], 4);
        Assert.Equal(0, fit.Coefficients[3], 1e-12);
        Assert.Equal(0, fit.Coefficients[4], 1e-12);
        Assert.Equal([0.1709, 0.2022, 0.1927, 0.2, 0.2], Enumerable.Range(0, 5).Select(column => Math.Round(fit.StandardError(column), 4)));
        Assert.Equal(5.1291, fit.Deviance, 4);
        Assert.Equal(4, fit.Df);
    }

    // Bliss and Fisher, Fitting the negative binomial distribution to biological data, Biometrics 9, 1953: mites on 150 apple leaves, mean
    // 1.14667 and k = 1.02459 by maximum likelihood. Approximate: to the digits printed.
    [Fact]
    public void Bliss_and_Fishers_mites_give_the_published_size()
    {
        int[] leaves = [70, 38, 17, 10, 9, 3, 2, 1];
        var counts = leaves.SelectMany((number, mites) => Enumerable.Repeat((double)mites, number)).ToArray();
        var fit = GeneralizedLinearModel.Fit(counts, Constant(counts.Length), CountFamily.NegativeBinomial);
        Assert.Equal(1.14667, Math.Exp(fit.Coefficients[0]), 5);
        Assert.Equal(1.02459, fit.Theta, 5);
    }

    // Agreement is bounded by the size of the last step, 1e-10, and by what years in their usual numbering cost.
    [Fact]
    public void Fits_agree_with_Newtons_method_at_forty_digits()
    {
        var cases = File.ReadLines(Checkout.PathTo("tests", "Cenotaph.Tests", "Numerics", "reference", "counts.csv")).Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(fields => fields[0])
            .ToArray();
        Assert.Equal(7, cases.Length);
        foreach (var known in cases)
        {
            var items = known.ToLookup(fields => fields[1], fields => double.Parse(fields[4], CultureInfo.InvariantCulture));
            var columns = items["coefficient"].Select((_, column) => $"x{column}").ToArray();
            var family = Enum.Parse<CountFamily>(known.Key.Split('/')[1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            var fit = GeneralizedLinearModel.Fit(
                items["count"].ToArray(), new(columns, items["x"].ToArray()), family, items["offset"].ToArray());
            Assert.Equal(CountFitOutcome.Fitted, fit.Outcome);
            Close(known.Key, items["coefficient"], fit.Coefficients);
            Close(known.Key, items["covariance"], fit.Covariance);
            Close(known.Key, items["deviance"], [fit.Deviance]);
            Close(known.Key, items["pearson"], [fit.Pearson]);
            Close(known.Key, items["theta"], family == CountFamily.NegativeBinomial ? [fit.Theta] : []);
        }
    }

    [Fact]
    public void Groups_of_their_own_are_fitted_by_their_means()
    {
        var counts = Gen.Int[0, 400].Array[2, 6].Where(group => group.Sum() > 0);
        Gen.Select(counts, counts).Sample((first, second) =>
        {
            var y = first.Concat(second).Select(count => (double)count).ToArray();
            var rows = first.SelectMany(_ => new[] { 1.0, 0 }).Concat(second.SelectMany(_ => new[] { 1.0, 1 })).ToArray();
            foreach (var family in Enum.GetValues<CountFamily>())
            {
                var fit = GeneralizedLinearModel.Fit(y, new(["intercept", "second"], rows), family);
                Assert.Equal(CountFitOutcome.Fitted, fit.Outcome);
                Assert.Equal(first.Average(), fit.Fitted[0], 1e-7 * (1 + first.Average()));
                Assert.Equal(second.Average(), fit.Fitted[^1], 1e-7 * (1 + second.Average()));
            }
        });
    }

    // The likelihood equations: Σ x (y − μ)/(1 + μ/θ) = 0 for each column. The scatter is strong, the tables small: Fisher's weights failed here.
    [Fact]
    public void Fitted_means_solve_the_equations_of_the_likelihood()
    {
        var counts = Gen.Select(Gen.Double[-1, 9], Gen.Int[0, 3]).Select((log, zero) => zero == 0 ? 0 : Math.Round(Math.Exp(log)));
        var tables = from rows in Gen.Int[6, 14]
                     from y in counts.Array[rows]
                     from groups in Gen.Int[0, 1].Array[rows]
                     where y.Count(count => count > 0) > 2
                     select (y, groups);
        tables.Sample(table =>
        {
            var rows = table.y.SelectMany((_, row) => new[] { 1.0, 2000 + row, table.groups[row] }).ToArray();
            foreach (var family in Enum.GetValues<CountFamily>())
            {
                var fit = GeneralizedLinearModel.Fit(table.y, new(["intercept", "year", "group"], rows), family);
                Assert.True(family == CountFamily.NegativeBinomial || fit.Outcome != CountFitOutcome.NotConverged);
                for (var column = 0; fit.IsFitted && column < 3; column++)
                {
                    var (sum, size) = (0.0, 0.0);
                    for (var row = 0; row < table.y.Length; row++)
                    {
                        var part = rows[(3 * row) + column] / (1 + (fit.Fitted[row] / fit.Theta));
                        sum += part * (table.y[row] - fit.Fitted[row]);
                        size += part * (table.y[row] + fit.Fitted[row]);
                    }

                    Assert.InRange(Math.Abs(sum), 0, 1e-8 * size);
                }
            }
        });
    }

    [Fact]
    public void An_offset_turns_counts_into_rates()
    {
        double[] counts = [12, 30, 7];
        double[] people = [1000, 2500, 600];
        var fit = GeneralizedLinearModel.Fit(counts, Constant(3), CountFamily.Poisson, people.Select(number => Math.Log(number)).ToArray());
        Assert.Equal(Math.Log(49.0 / 4100), fit.Coefficients[0], 1e-12);
        Assert.Equal(1.0 / 49, fit.Covariance[0], 1e-12);
        Assert.Equal(Math.Log(49.0 / 4100 * 500), fit.LogMean([1], Math.Log(500)), 1e-12);
    }

    [Fact]
    public void Quasi_Poisson_multiplies_the_covariance_by_a_dispersion_that_may_be_below_1()
    {
        double[] calm = [100, 101, 99, 100, 100];
        var poisson = GeneralizedLinearModel.Fit(calm, Constant(5));
        var quasi = GeneralizedLinearModel.Fit(calm, Constant(5), CountFamily.QuasiPoisson);
        Assert.Equal(0.02 / 4, quasi.Dispersion, 1e-12);
        Assert.Equal(poisson.Covariance[0] * 0.005, quasi.Covariance[0], 1e-15);
        Assert.Equal(0.002, poisson.Covariance[0], 1e-12);
    }

    [Fact]
    public void Counts_calmer_than_Poissons_have_an_infinite_size()
    {
        double[] calm = [100, 101, 99, 100, 100];
        var fit = GeneralizedLinearModel.Fit(calm, Constant(5), CountFamily.NegativeBinomial);
        Assert.Equal(CountFitOutcome.Fitted, fit.Outcome);
        Assert.Equal(double.PositiveInfinity, fit.Theta);
        Assert.Equal(0.002, fit.Covariance[0], 1e-12);
    }

    [Theory]
    [InlineData(nameof(CountFamily.Poisson))]
    [InlineData(nameof(CountFamily.QuasiPoisson))]
    [InlineData(nameof(CountFamily.NegativeBinomial))]
    public void What_cannot_be_fitted_says_why(string name)
    {
        var family = Enum.Parse<CountFamily>(name);
        var trend = new DesignMatrix(["intercept", "year"], [1, 2015, 1, 2016, 1, 2017, 1, 2018]);
        Assert.Equal(CountFitOutcome.AllCountsZero, GeneralizedLinearModel.Fit([0, 0, 0, 0], trend, family).Outcome);
        Assert.Equal(CountFitOutcome.Separated, GeneralizedLinearModel.Fit([0, 0, 0, 5], trend, family).Outcome);
        Assert.Equal(CountFitOutcome.Fitted, GeneralizedLinearModel.Fit([0, 3, 0, 5], trend, family).Outcome);
        Assert.Equal(CountFitOutcome.Fitted, GeneralizedLinearModel.Fit([0, 3, 0, 0], trend, family).Outcome);

        var twice = new DesignMatrix(["intercept", "again"], [1, 2, 1, 2, 1, 2]);
        Assert.Equal(CountFitOutcome.DependentColumns, GeneralizedLinearModel.Fit([1, 2, 3], twice, family).Outcome);
        Assert.Equal(CountFitOutcome.DependentColumns, GeneralizedLinearModel.Fit([1], new(["intercept", "year"], [1, 2015]), family).Outcome);

        var groups = new DesignMatrix(["first", "second"], [1, 0, 1, 0, 0, 1, 0, 1]);
        var separated = GeneralizedLinearModel.Fit([4, 9, 0, 0], groups, family);
        Assert.Equal(CountFitOutcome.Separated, separated.Outcome);
        Assert.All(separated.Coefficients.Concat(separated.Fitted), number => Assert.Equal(double.NaN, number));
    }

    [Fact]
    public void A_count_below_zero_is_the_callers_mistake()
    {
        var mistake = Assert.Throws<ArgumentException>(() => GeneralizedLinearModel.Fit([1, -1], Constant(2)));
        Assert.StartsWith("Count -1 of row 1 is below 0 or no number.", mistake.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GeneralizedLinearModel.Fit([1, 1], Constant(2), CountFamily.Poisson, [0, double.NegativeInfinity]));
    }

    private static DesignMatrix Constant(int rows) => new(["intercept"], Enumerable.Repeat(1.0, rows).ToArray());

    private static void Close(string name, IEnumerable<double> expected, double[] found)
    {
        var values = expected.ToArray();
        Assert.Equal(values.Length, found.Length);
        for (var index = 0; index < values.Length; index++)
        {
            Assert.True(Math.Abs(found[index] - values[index]) <= 1e-8 * Math.Abs(values[index]), $"{name}: {found[index]:R} for {values[index]:R}");
        }
    }
}
