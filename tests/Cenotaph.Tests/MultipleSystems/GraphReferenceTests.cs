using Cenotaph.MultipleSystems;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

/// <summary>Numbers that the R package dga prints, which averages over the saturated graph too; ours must agree to the printed digit.</summary>
public sealed class GraphReferenceTests
{
    private static readonly GraphsMethod method = new();

    [Theory]
    [InlineData("kosovo", 1.0 / 16, 1, 20_000, 1, 12749.174, 12595, 12267, 9827, 16543)]
    [InlineData("spina_bifida", 1.0 / 8, 1, 2_000, 1, 733.674, 731, 729, 694, 787)]
    [InlineData("my5", 0.5, 1, 300, 1, 617.816, 616, 614, 588, 655)]
    [InlineData("my5", 1.0 / 32, 1, 2_000, 1, 618.911, null, null, null, null)]
    public void Tables_give_the_published_posterior(string name, double delta, int low, int high, int step, double mean, int? median, int? mode, int? from, int? to)
    {
        var result = Averaged(name, new() { Delta = delta, Grid = new(low, high, step), IncludeSaturated = true });
        Assert.Equal(mean, Figure(result, "mean"), 3);
        foreach (var (figure, known) in (ReadOnlySpan<(string, int?)>)[("median", median), ("mode", mode), ("low", from), ("high", to)])
        {
            Assert.Equal(known ?? Figure(result, figure), Figure(result, figure));
        }
    }

    [Fact]
    public void Spina_bifida_with_a_gamma_prior_gives_the_published_posterior()
    {
        var result = Averaged("spina_bifida", new() { Delta = 1, Grid = new(1, 300), Prior = new TotalPrior.GammaPoisson(13.14, 55.17), IncludeSaturated = true });
        Assert.Equal(733.452, Figure(result, "mean"), 3);
        Assert.Equal([731, 728], [Figure(result, "median"), Figure(result, "mode")]);
        Assert.Equal("[12,3]", result.Models[0].Model);
        Assert.Equal(0.3738, result.Models[0].Probability, 4);
        Assert.Contains(result.Notes, note => note.Contains("[12,13,23]", StringComparison.Ordinal));
    }

    [Fact]
    public void Kosovo_has_one_graph_with_almost_all_of_the_mass()
    {
        var result = Averaged("kosovo", new() { Grid = new(1, 20_000), IncludeSaturated = true });
        Assert.Equal("[123,134]", result.Models[0].Model);
        Assert.Equal(0.9855, result.Models[0].Probability, 4);
    }

    [Fact]
    public void Gaza_is_refused_for_its_saturated_graph_and_for_its_two_modes_and_keeps_its_numbers()
    {
        // dga's grid here was every tenth number to 200,000.
        var all = Averaged("gaza", new() { Delta = 1.0 / 8, Grid = new(1, 200_000, 10), IncludeSaturated = true });
        var refusal = Assert.IsType<SystemsRefusal>(all);
        Assert.StartsWith("The saturated graph must have little of the mass", refusal.Assumption, StringComparison.Ordinal);
        Assert.Equal(30_562, Figure(all, "median"));
        Assert.Equal(0.75, Figure(all, "saturated_mass"), 2);
        var without = Assert.IsType<SystemsRefusal>(Averaged("gaza", new() { Delta = 1.0 / 8 }));
        Assert.Contains("It has 2: at 53,070 with 0.16 of the mass; at 79,610 with 0.84 of the mass.", without.Evidence, StringComparison.Ordinal);
        Assert.Equal(2, Figure(without, "modes"));
        Assert.InRange(Figure(without, "saturated_mass"), 0.74, 0.78);
        Assert.NotEmpty(without.Density);
        Assert.NotEmpty(without.Models);
    }

    [Theory]
    [InlineData("kosovo")]
    [InlineData("spina_bifida")]
    [InlineData("my5")]
    [InlineData("neworleans5")]
    [InlineData("australia")]
    public void Tables_with_one_mode_and_little_saturated_mass_are_estimated(string name)
    {
        var result = Assert.IsType<SystemsEstimate>(Averaged(name, new()));
        Assert.Equal(1, Figure(result, "modes"));
        Assert.Equal(result.Value, Figure(result, "median"));
        Assert.InRange(result.Value, result.Intervals[0].Low, result.Intervals[0].High);
        Assert.InRange(result.Density.Length, 50, 200);
    }

    /// <summary>The latent class of one class, the empty graph and the closed form are one posterior.</summary>
    [Fact]
    public void The_graph_of_independent_lists_gives_the_closed_form_of_one_class()
    {
        var average = GraphAverage.Of(Read("kosovo"), Plain with { Graphs = new() { Delta = 1.0 / 8 } }, 0);
        Assert.Equal(1, average.Graphs);
        Assert.Equal(7389.80, 4400 + average.Posterior.Unlisted.Mean, 2);
        Assert.InRange(4400 + average.Posterior.Unlisted.Quantile(0.5), 7387, 7388);
        Assert.Equal(7143, 4400 + average.Posterior.Unlisted.Quantile(0.025));
        Assert.InRange(4400 + average.Posterior.Unlisted.Quantile(0.975), 7650, 7652);
    }

    private static SystemsResult Averaged(string name, GraphSettings graphs) => Assert.Single(method.Estimate(Read(name), Plain with { Graphs = graphs }));
}
