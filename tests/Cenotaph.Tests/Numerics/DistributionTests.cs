using System.Globalization;
using Cenotaph.Numerics;
using Cenotaph.Tests.Harness;
using CsCheck;

namespace Cenotaph.Tests.Numerics;

public sealed class DistributionTests
{
    // Each value agrees with forty digits within this share of itself: what rounding of the arguments inside the formulas costs.
    private const double Agreement = 1e-12;

    [Theory]
    [InlineData("normal")]
    [InlineData("t")]
    [InlineData("f")]
    [InlineData("gamma")]
    [InlineData("beta")]
    [InlineData("negative-binomial")]
    public void Densities_tails_and_quantiles_agree_with_forty_digits(string distribution)
    {
        var misses = new List<string>();
        var rows = 0;
        foreach (var line in File.ReadLines(Checkout.PathTo("tests", "Cenotaph.Tests", "Numerics", "reference", "distributions.csv")).Skip(1))
        {
            var fields = line.Split(',');
            if (fields[0] != distribution)
            {
                continue;
            }

            rows++;
            var expected = Number(fields[5]);
            var found = Value(distribution, fields[1], Number(fields[2]), Number(fields[3]), Number(fields[4]));
            if (!(Math.Abs(found - expected) <= Agreement * Math.Abs(expected)))
            {
                misses.Add(string.Create(CultureInfo.InvariantCulture, $"{line}: {found:R}, {(found / expected) - 1:e1}"));
            }
        }

        Assert.Empty(misses);
        Assert.True(rows > 60, $"{rows} rows");
    }

    [Fact]
    public void Ends_and_middles_are_exact()
    {
        Assert.Equal(0, StudentT.Quantile(0.5, 3));
        Assert.Equal(double.NegativeInfinity, StudentT.Quantile(0, 3));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.Equal(0, StudentT.Survival(double.PositiveInfinity, 3));
        Assert.Equal(1, StudentT.Cdf(double.PositiveInfinity, 3));
        Assert.Equal(double.NaN, StudentT.Cdf(double.NaN, 3));
        Assert.Equal(0, GammaDistribution.Quantile(0, 2));
        Assert.Equal(double.PositiveInfinity, FDistribution.UpperQuantile(0, 2, 3));
        Assert.Equal(1, BetaDistribution.Quantile(1, 2, 3));
        Assert.Equal(2, BetaDistribution.Density(0, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Cdf(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(1.5, 3));
    }

    // The t quantile of every published interval in this subject: 3.182 on 3 degrees of freedom (Student's table), 1.960 on infinitely many.
    [Fact]
    public void Students_table_is_met()
    {
        Assert.Equal(3.182, StudentT.Quantile(0.975, 3), 3);
        Assert.Equal(12.706, StudentT.UpperQuantile(0.025, 1), 3);
        Assert.Equal(1.960, StudentT.Quantile(0.975, double.PositiveInfinity), 3);
        Assert.Equal(NormalDistribution.Survival(2.3), StudentT.Survival(2.3, double.PositiveInfinity), 1e-17);
    }

    [Fact]
    public void A_quantile_leads_back_to_its_probability()
    {
        Gen.Select(Gen.Double[1e-6, 1], Gen.Double[0.3, 300], Gen.Double[0.3, 300]).Sample((p, a, b) =>
        {
            Assert.Equal(1, StudentT.Cdf(StudentT.Quantile(p, a), a) / p, 1e-11);
            Assert.Equal(1, FDistribution.Survival(FDistribution.UpperQuantile(p, a, b), a, b) / p, 1e-11);
            Assert.Equal(1, GammaDistribution.Survival(GammaDistribution.UpperQuantile(p, a, b), a, b) / p, 1e-11);
            Assert.Equal(p, BetaDistribution.Cdf(BetaDistribution.Quantile(p, a, b), a, b), 1e-9);
        });
    }

    [Fact]
    public void A_count_quantile_is_the_first_count_that_reaches_its_probability()
    {
        Gen.Select(Gen.Double[1e-6, 0.999999], Gen.Double[0.2, 60], Gen.Double[0.1, 5000]).Sample((p, size, mean) =>
        {
            var count = NegativeBinomialDistribution.UpperQuantile(p, size, mean);
            Assert.True(NegativeBinomialDistribution.Survival(count, size, mean) <= p);
            Assert.True(NegativeBinomialDistribution.Survival(count - 1, size, mean) > p);
            Assert.True(NegativeBinomialDistribution.Cdf(NegativeBinomialDistribution.Quantile(p, size, mean), size, mean) >= p * (1 - 1e-12));
        });
        Assert.Equal(Math.Exp(-3) * 9 / 2, NegativeBinomialDistribution.Density(2, double.PositiveInfinity, 3), 1e-15);
        Assert.Equal(Math.Exp(-3) * 4, NegativeBinomialDistribution.Cdf(1, double.PositiveInfinity, 3), 1e-15);
    }

    // Mean within five standard errors: t 0 and variance 8/6, F 10/8 and variance below 2, negative binomial 40 and variance 40 + 1600/5.
    [Fact]
    public void Draws_have_the_mean_of_their_distribution()
    {
        const int many = 100_000;
        var random = new RandomStream(5);
        Assert.Equal(0, Enumerable.Range(0, many).Average(_ => StudentT.Draw(random, 8)), 5 * Math.Sqrt(8.0 / 6 / many));
        Assert.Equal(1.25, Enumerable.Range(0, many).Average(_ => FDistribution.Draw(random, 6, 10)), 5 * Math.Sqrt(2.0 / many));
        Assert.Equal(40, Enumerable.Range(0, many).Average(_ => (double)NegativeBinomialDistribution.Draw(random, 5, 40)), 5 * Math.Sqrt(360.0 / many));
        Assert.Equal(6, Enumerable.Range(0, many).Average(_ => GammaDistribution.Draw(random, 3, 2)), 5 * Math.Sqrt(12.0 / many));
    }

    private static double Value(string distribution, string function, double x, double a, double b) => (distribution, function) switch
    {
        ("normal", "density") => NormalDistribution.Density(x),
        ("normal", "cdf") => NormalDistribution.Cdf(x),
        ("normal", "survival") => NormalDistribution.Survival(x),
        ("normal", "quantile") => NormalDistribution.Quantile(x),
        ("normal", "upper-quantile") => NormalDistribution.UpperQuantile(x),
        ("t", "density") => StudentT.Density(x, a),
        ("t", "cdf") => StudentT.Cdf(x, a),
        ("t", "survival") => StudentT.Survival(x, a),
        ("t", "quantile") => StudentT.Quantile(x, a),
        ("t", "upper-quantile") => StudentT.UpperQuantile(x, a),
        ("f", "density") => FDistribution.Density(x, a, b),
        ("f", "cdf") => FDistribution.Cdf(x, a, b),
        ("f", "survival") => FDistribution.Survival(x, a, b),
        ("f", "quantile") => FDistribution.Quantile(x, a, b),
        ("f", "upper-quantile") => FDistribution.UpperQuantile(x, a, b),
        ("gamma", "density") => GammaDistribution.Density(x, a),
        ("gamma", "cdf") => GammaDistribution.Cdf(x, a),
        ("gamma", "survival") => GammaDistribution.Survival(x, a),
        ("gamma", "quantile") => GammaDistribution.Quantile(x, a),
        ("gamma", "upper-quantile") => GammaDistribution.UpperQuantile(x, a),
        ("beta", "density") => BetaDistribution.Density(x, a, b),
        ("beta", "cdf") => BetaDistribution.Cdf(x, a, b),
        ("beta", "survival") => BetaDistribution.Survival(x, a, b),
        ("beta", "quantile") => BetaDistribution.Quantile(x, a, b),
        ("beta", "upper-quantile") => BetaDistribution.UpperQuantile(x, a, b),
        ("negative-binomial", "density") => NegativeBinomialDistribution.Density((long)x, a, b),
        ("negative-binomial", "cdf") => NegativeBinomialDistribution.Cdf((long)x, a, b),
        ("negative-binomial", "survival") => NegativeBinomialDistribution.Survival((long)x, a, b),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such function is known."),
    };

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
