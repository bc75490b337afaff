using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Numerics;

public sealed class DesignMatrixTests
{
    [Fact]
    public void Terms_stand_side_by_side_under_their_names()
    {
        DesignTerm[] terms = [new Intercept(), new LinearTerm(0, "year", 2017), new FactorTerm(1, "quarter", [1, 2, 3]), new HarmonicTerm(1, "season", 4, 1)];
        var design = DesignMatrix.Of(terms, [[2016, 1], [2018, 3]]);
        Assert.Equal(["intercept", "year", "quarter 2", "quarter 3", "cos season 1", "sin season 1"], design.Names);
        Assert.Equal([1, -1, 0, 0, 0, 1], design.Row(0).ToArray().Select(value => Math.Round(value, 12)));
        Assert.Equal([1, 1, 0, 1, 0, -1], design.Row(1).ToArray().Select(value => Math.Round(value, 12)));
        Assert.Equal(design.Row(1).ToArray(), DesignMatrix.Point(terms, 2018, 3));
    }

    [Fact]
    public void A_full_factor_gives_each_level_its_own_mean()
    {
        var design = DesignMatrix.Of([new FactorTerm(0, "week", [1, 2], Full: true)], [[1], [2], [1], [2]]);
        Assert.Equal(["week 1", "week 2"], design.Names);
        Assert.Equal([4, 7], design.Factored().Fit([3, 6, 5, 8]).Coefficients.Select(mean => Math.Round(mean, 12)));
    }

    [Fact]
    public void A_level_that_the_factor_does_not_know_is_named()
    {
        var mistake = Assert.Throws<ArgumentException>(() => DesignMatrix.Of([new FactorTerm(0, "week", [1, 2])], [[53]]));
        Assert.StartsWith("The factor week has no level 53.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Waves_repeat_after_a_period()
    {
        var term = new HarmonicTerm(0, "season", 52.1775, 3);
        Gen.Double[0, 5000].Sample(time =>
        {
            var now = DesignMatrix.Point([term], time);
            var later = DesignMatrix.Point([term], time + 52.1775);
            Assert.All(now.Zip(later), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
            Assert.Equal(3, now.Sum(value => value * value), 1e-12);
        });
    }

    // By hand for knots 0, 1, 3, shares of their range 0, 1/3, 1: at 2 the shares are 2/3 and d₁ = 8/27, d₂ = (1/27)/(2/3) = 1/18; the second
    // column is their difference, 13/54.
    [Fact]
    public void A_spline_gives_what_the_hand_gives()
    {
        var columns = DesignMatrix.Point([new SplineTerm(0, "age", [0, 1, 3])], 2);
        Assert.Equal(2.0 / 3, columns[0], 1e-15);
        Assert.Equal(13.0 / 54, columns[1], 1e-15);
    }

    [Fact]
    public void A_spline_is_straight_beyond_its_outer_knots()
    {
        var term = new SplineTerm(0, "age", [0, 2, 3, 7, 10]);
        foreach (var start in (double[])[-20, -3, 10, 14])
        {
            var (first, second, third) = (DesignMatrix.Point([term], start), DesignMatrix.Point([term], start + 1), DesignMatrix.Point([term], start + 2));
            if (start + 2 <= 0 || start >= 10)
            {
                for (var column = 0; column < 4; column++)
                {
                    Assert.Equal(second[column] - first[column], third[column] - second[column], 1e-12);
                }
            }
        }
    }

    // A natural cubic spline with as many knots as points passes through any values at them.
    [Fact]
    public void A_spline_with_a_knot_at_every_point_meets_every_value()
    {
        double[] x = [2008, 2009, 2011, 2014, 2015, 2019];
        DesignTerm[] terms = [new Intercept(), new SplineTerm(0, "year", x)];
        var design = DesignMatrix.Of(terms, [.. x.Select(year => new[] { year })]);
        var fit = design.Factored().Fit([3, 9, -4, 0, 22, 7]);
        Assert.True(fit.Design.IsFullRank);
        Assert.InRange(fit.SumOfSquares, 0, 1e-15);
    }

    [Fact]
    public void A_spline_of_given_df_puts_its_knots_at_quantiles()
    {
        var term = SplineTerm.WithDf(0, "year", [2010, 2011, 2012, 2013, 2014, 2015, 2016], 3);
        Assert.Equal([2010, 2012, 2014, 2016], term.Knots);
        Assert.Equal(["year 1", "year 2", "year 3"], term.Names);
        var mistake = Assert.Throws<ArgumentException>(() => SplineTerm.WithDf(0, "year", [2010, 2010, 2010, 2011], 3));
        Assert.StartsWith("Knot 2010 is not above knot 2010.", mistake.Message, StringComparison.Ordinal);
    }
}
