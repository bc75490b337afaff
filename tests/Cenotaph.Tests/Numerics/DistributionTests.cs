using System.Globalization;
using Cenotaph.Numerics;
using Cenotaph.Tests.Harness;

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
