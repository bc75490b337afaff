using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class LatentMethodTests
{
    private static readonly LatentMethod method = new();

    /// <summary>Long runs of LCMCR with the same number of classes. Ours must lie within three errors of both runs; theirs is taken as large as ours.</summary>
    [Theory]
    [InlineData("kosovo", 10695, 10432, 9049, 13881, 9488, 12203)]
    [InlineData("korea", 144.0, 138, 124, 201, 0, 0)]
    public void Numbers_are_those_of_long_runs_of_LCMCR(string name, double mean, double median, double low, double high, double tenth, double ninetieth) =>
        Agrees(name, mean, median, low, high, tenth, ninetieth);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("spina_bifida", 738.9, 733, 685, 824)]
    [InlineData("my5", 635.6, 629, 590, 719)]
    [InlineData("neworleans5", 866.1, 831, 569, 1369)]
    public void Numbers_of_the_other_tables_are_those_of_LCMCR(string name, double mean, double median, double low, double high) =>
        Agrees(name, mean, median, low, high, 0, 0);

    [Fact]
    public void One_class_is_independence()
    {
        var row = Only(Read("kosovo"), new() { Latent = new() { Classes = 1 } });
        Assert.InRange(row.Value, 7387.5 - (3 * Figure(row, "mcse_median")) - 1, 7387.5 + (3 * Figure(row, "mcse_median")) + 1);
        Assert.Equal(7389.80, Figure(row, "mean"), 3 * Figure(row, "mcse_mean"));
        Assert.Equal(7143, row.Intervals[0].Low, (3 * Figure(row, "mcse_0.025")) + 2);
        Assert.Equal(7651, row.Intervals[0].High, (3 * Figure(row, "mcse_0.975")) + 2);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("netherlands")]
    [InlineData("australia")]
    public void Tables_with_several_modes_are_refused_with_their_numbers_and_without_a_cap(string name)
    {
        var table = Read(name);
        var row = Assert.IsType<SystemsRefusal>(Assert.Single(method.Estimate(table, Plain)));
        Assert.True(Figure(row, "modes") > 1, row.Evidence);
        Assert.Equal("The posterior of N must have one mode.", row.Assumption);
        Assert.True(Figure(row, "expansion_0.975") > 1);
        Assert.NotEmpty(row.Density);
        Assert.Contains(row.Density, point => point.Total > 21 * table.Observed || name == "netherlands");
    }

    [Fact]
    public void One_thread_gives_the_same_as_many_and_another_seed_something_else()
    {
        var table = Of("ABCD", ("1000", 60), ("0100", 40), ("0010", 30), ("0001", 45), ("1100", 12), ("0110", 9), ("1001", 14), ("0011", 2), ("1110", 3), ("1111", 1));
        var settings = new SystemsSettings { Latent = new() { Classes = 4, Effective = 200 } };
        double[] Draws(SystemsSettings how) => [.. Only(table, how).Draws];
        Assert.Equal(Draws(settings with { Threads = 1 }), Draws(settings with { Threads = 4 }));
        Assert.NotEqual(Draws(settings), Draws(settings with { Seed = 2 }));
    }

    [Fact]
    public void Twenty_five_lists_run()
    {
        var random = new RandomStream(25);
        var cells = new List<CaptureCell>();
        for (var person = 0; person < 300; person++)
        {
            var history = Enumerable.Range(0, 25).Sum(list => random.Chance(0.04 + (0.002 * list)) ? 1 << list : 0);
            if (history != 0)
            {
                cells.Add(new(history, 1));
            }
        }

        var table = CaptureTable.Of(Enumerable.Range(1, 25).Select(list => $"list {list}"), cells);
        var row = Assert.Single(method.Estimate(table, new() { Latent = new() { Classes = 3, Effective = 100, MostTrajectories = 1000 } }));
        Assert.InRange(300, Figure(row, "low") - 20, Figure(row, "high") + 20);
    }

    [Fact]
    public void Two_lists_have_one_class_when_independence_is_assumed()
    {
        var table = Of("AB", ("10", 90), ("01", 60), ("11", 40));
        var assumed = SystemsComparison.Of(table, [method], Plain with { AssumeIndependence = true, Latent = new() { Effective = 500 } });
        var row = Assert.IsType<SystemsEstimate>(Assert.Single(assumed.Results));
        Assert.Equal(1, Figure(row, "classes"));
        Assert.InRange(row.Value, 300, 345);
        Assert.IsType<SystemsRefusal>(Assert.Single(SystemsComparison.Of(table, [method], Plain).Results));
    }

    [Fact]
    public void A_censored_list_is_refused()
    {
        var table = Of("ABC", ("100", 40), ("010", 30), ("001", 25), ("110", 12), ("011", 9), ("101", 7), ("111", 3)) with { Censored = 0b001 };
        var row = Assert.IsType<SystemsRefusal>(Assert.Single(method.Estimate(table, Plain)));
        Assert.Equal("Every count must be of persons of the population.", row.Assumption);
        Assert.Equal("A also holds others, and this model does not tell how many.", row.Evidence);
    }

    [Fact]
    public void A_run_that_may_not_be_long_enough_says_so_and_keeps_its_numbers()
    {
        var table = Of("ABC", ("100", 40), ("010", 30), ("001", 25), ("110", 12), ("011", 9), ("101", 7), ("111", 3));
        var row = Assert.IsType<SystemsRefusal>(Assert.Single(method.Estimate(table, new() { Latent = new() { Effective = 1e6, MostTrajectories = 1000 } })));
        Assert.Equal("Chains must agree and be long enough.", row.Assumption);
        Assert.StartsWith("After 1000 trajectories R-hat is 1.0", row.Evidence, StringComparison.Ordinal);
        Assert.True(Figure(row, "mean") > table.Observed);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void The_prior_of_the_expansion_has_the_quantiles_asked_for()
    {
        var prior = LatentExpansion.Matched(4, 10, (1.01, 5));
        Assert.NotNull(prior);
        var (low, _, high) = LatentExpansion.Quantiles(4, 10, prior.Value);
        Assert.InRange(low, 1.0095, 1.0105);
        Assert.InRange(high, 4.9, 5.1);
    }

    /// <summary>
    /// Simulation-based calibration (Talts and others 2018) given n: chances, shares and α from their prior, histories of n persons who are on a list, the unlisted from their negative
    /// binomial; the rank of the unlisted among draws is uniform. A χ² of 5 parts beyond 18.5 has a chance of 0.001.
    /// </summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(false)]
    [InlineData(true)]
    public void The_rank_of_the_truth_among_draws_is_uniform(bool holes)
    {
        const int Worlds = 150, Persons = 60, Parts = 5;
        var counts = new int[Parts];
        for (var world = 0; world < Worlds; world++)
        {
            var random = new RandomStream(77).Substream((ulong)world);
            var (table, unlisted) = Drawn(random, Persons, 3, holes ? [0b011] : []);
            if (table.Cells.Length < 2)
            {
                counts[random.Below(Parts)]++;
                continue;
            }

            var run = LatentRun.Of(table, 3, (1, 1), new() { Seed = (ulong)world, Latent = new() { Effective = 300, MostTrajectories = 4000 } });
            var draws = run.Totals.SelectMany(chain => chain).Select(total => total - table.Observed).ToArray();
            var rank = (draws.Count(draw => draw < unlisted) + (random.Uniform() * (1 + draws.Count(draw => draw == unlisted)))) / (draws.Length + 1);
            counts[Math.Min(Parts - 1, (int)(rank * Parts))]++;
        }

        var expected = (double)Worlds / Parts;
        Assert.True(counts.Sum(count => (count - expected) * (count - expected) / expected) < 18.5, string.Join(" ", counts));
    }

    private static (CaptureTable Table, double Unlisted) Drawn(RandomStream random, int persons, int classes, int[] impossible)
    {
        var alpha = Math.Max(1e-12, random.Gamma(0.25) / 0.25);
        var (shares, left) = (new double[classes], 1.0);
        var chances = new double[classes, 3];
        for (var k = 0; k < classes; k++)
        {
            shares[k] = k == classes - 1 ? left : left * (1 - Math.Pow(random.OpenUniform(), 1 / alpha));
            left -= shares[k];
            for (var list = 0; list < 3; list++)
            {
                chances[k, list] = random.Uniform();
            }
        }

        // Persons are drawn until so many are seen; those with an impossible history are not there.
        var (cells, unlisted, seen) = (new List<CaptureCell>(), 0.0, 0);
        while (seen < persons)
        {
            var (k, place) = (0, random.Uniform());
            while (k < classes - 1 && (place -= shares[k]) >= 0)
            {
                k++;
            }

            var history = Enumerable.Range(0, 3).Sum(list => random.Chance(chances[k, list]) ? 1 << list : 0);
            if (impossible.Any(set => (history & set) == set))
            {
                continue;
            }

            if (history == 0)
            {
                unlisted++;
                continue;
            }

            cells.Add(new(history, 1));
            seen++;
        }

        return (CaptureTable.Of(["A", "B", "C"], cells) with { Impossible = [.. impossible] }, unlisted);
    }

    private static SystemsEstimate Only(CaptureTable table, SystemsSettings settings) => Assert.IsType<SystemsEstimate>(Assert.Single(method.Estimate(table, settings)));

    private static void Agrees(string name, double mean, double median, double low, double high, double tenth, double ninetieth)
    {
        var row = Only(Read(name), new());
        void Near(string figure, double theirs, string error)
        {
            // Theirs are printed to the person.
            if (theirs > 0)
            {
                Assert.Equal(theirs, Figure(row, figure), (3 * Math.Sqrt(2) * Figure(row, error)) + 0.5);
            }
        }

        Near("mean", mean, "mcse_mean");
        Near("median", median, "mcse_median");
        Near("low", low, "mcse_0.025");
        Near("high", high, "mcse_0.975");
        Near("quantile_0.1", tenth, "mcse_0.1");
        Near("quantile_0.9", ninetieth, "mcse_0.9");
        Assert.True(Figure(row, "r_hat") <= 1.01);
        Assert.True(Figure(row, "ess_bulk") >= 4000 && Figure(row, "ess_tail") >= 4000);
        Assert.Equal(1, Figure(row, "modes"));
    }
}
