using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>Karlinsky and Torrisi (2023), rows N1 and N2, and every cell of their table.</summary>
public sealed class EnvelopeMethodTests
{
    private static readonly string[] asked = ["15", "20", "25", "30", "35", "40", "45"];

    [Theory]
    [InlineData("Armenia", 2756.7, 2204, 3457)]
    [InlineData("Azerbaijan", 3381.3, 2087, 4854)]
    [InlineData("Artsakh", 313.2, 191, 384)]
    public void The_sums_come_out_to_the_printed_digit_with_the_drawn_limits_of_the_authors(string territory, double value, double low, double high)
    {
        var sum = Sum(territory, drawn: true);
        Assert.Equal(value, sum.Value, 0.1);
        Assert.Equal(low, sum.PublishedBasis!.Value.Low, 0.5);
        Assert.Equal(high, sum.PublishedBasis!.Value.High, 0.5);
    }

    // The authors drew the limits of Lee–Carter; computed without chance the sums differ by what such draws scatter.
    [Theory]
    [InlineData("Armenia", 2204, 3457)]
    [InlineData("Azerbaijan", 2087, 4854)]
    [InlineData("Artsakh", 191, 384)]
    public void Limits_computed_without_their_draws_are_within_twelve_deaths_of_theirs(string territory, double low, double high)
    {
        var limits = Sum(territory, drawn: false).PublishedBasis!.Value;
        Assert.Equal(low, limits.Low, 12.0);
        Assert.Equal(high, limits.High, 12.0);
    }

    [Fact]
    public void Every_expectation_of_the_three_territories_at_war_comes_out_to_four_digits_after_the_point()
    {
        foreach (var territory in new[] { "Armenia", "Azerbaijan", "Artsakh" })
        {
            foreach (var sex in new[] { "Female", "Male" })
            {
                foreach (var age in asked)
                {
                    var cell = Assert.IsType<ExcessEstimate>(Assert.Single(EnvelopeMethod.Estimate(Counts(territory, sex), Options(territory, sex, [age], drawn: false))));
                    var row = Rows(territory, sex).Single(cells => cells[5] == "2020" && Age(cells) == age);
                    Assert.Equal(double.Parse(row[7], CultureInfo.InvariantCulture), cell.Expected, 1e-4);
                }
            }
        }
    }

    [Fact]
    public void One_age_group_is_refused()
    {
        var refusal = Assert.IsType<ExcessRefusal>(Assert.Single(EnvelopeMethod.Estimate(
            new("X", "Male", [2015, 2016, 2017, 2018, 2019, 2020], ["15-49"], [[5, 6, 7, 8, 9, 100]]), new(2015, 2019, 2020, []))));
        Assert.Equal("X, Male: there is one, 15-49.", refusal.Evidence);
    }

    [Fact]
    public void A_missing_year_and_a_short_baseline_are_refused()
    {
        double[][] deaths = [[5, 6, 7, 8, 9], [5, 6, 7, 8, 9]];
        var counts = new AgeCounts("X", "Male", [2015, 2016, 2017, 2018, 2020], ["a", "b"], deaths);
        Assert.Equal("X, Male: not in 2019.", Evidence(EnvelopeMethod.Estimate(counts, new(2015, 2019, 2020, []))));
        Assert.Equal("It has 3.", Evidence(EnvelopeMethod.Estimate(counts, new(2015, 2017, 2018, []))));
        static string Evidence(IReadOnlyList<ExcessResult> results) => Assert.IsType<ExcessRefusal>(results[0]).Evidence;
    }

    [Fact]
    public void Counts_that_are_all_zero_in_one_age_still_give_the_others_and_a_reason_or_a_number_for_it()
    {
        double[][] deaths = [[0, 0, 0, 0, 0, 0], [15, 16, 17, 18, 19, 40]];
        var results = EnvelopeMethod.Estimate(new("X", "Male", [2015, 2016, 2017, 2018, 2019, 2020], ["a", "b"], deaths), new(2015, 2019, 2020, []));
        Assert.Equal(0, Assert.IsType<ExcessEstimate>(results[0]).Expected, 1e-9);
        Assert.InRange(Assert.IsType<ExcessEstimate>(results[1]).Value, 15, 25);
    }

    private static ExcessEstimate Sum(string territory, bool drawn) => Assert.IsType<ExcessEstimate>(EnvelopeMethod.Sum(
        [.. new[] { "Female", "Male" }.SelectMany(sex => EnvelopeMethod.Estimate(Counts(territory, sex), Options(territory, sex, asked, drawn)))]));

    private static EnvelopeOptions Options(string territory, string sex, IReadOnlyList<string> ages, bool drawn) => new(
        2015,
        2019,
        2020,
        ages,
        Trend: territory != "Artsakh",
        drawn
            ? Rows(territory, sex).Where(cells => cells[5] == "2020").ToDictionary(
                Age, cells => (double.Parse(cells[20], CultureInfo.InvariantCulture), double.Parse(cells[21], CultureInfo.InvariantCulture)))
            : null);

    private static AgeCounts Counts(string territory, string sex)
    {
        var rows = Rows(territory, sex).ToArray();
        string[] ages = [.. rows.Select(Age).Distinct().OrderBy(age => int.Parse(age, CultureInfo.InvariantCulture))];
        return new(territory, sex, [.. Enumerable.Range(2015, 6)], ages, [.. ages.Select(age => Enumerable.Range(2015, 6)
            .Select(year => double.Parse(rows.Single(cells => Age(cells) == age && cells[5] == $"{year}")[6], CultureInfo.InvariantCulture))
            .ToArray())]);
    }

    // The open group is 80 in the first years and 99 in the last.
    private static string Age(string[] cells) => Math.Min(80, int.Parse(cells[4], CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string territory, string sex) =>
        File.ReadLines(ReferenceData.PathTo("excess", "nagorno-karabakh", "deaths_by_territory_sex_age5.csv")).Skip(1)
            .Select(line => line.Split(',')).Where(cells => cells[0] == territory && cells[2] == sex);
}
