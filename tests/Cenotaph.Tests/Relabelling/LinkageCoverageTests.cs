using System.Globalization;
using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

/// <summary>Whether 95 % intervals hold the truth of invented armies as often as they say. The armies are made without the estimator's code.</summary>
public sealed class LinkageCoverageTests(ITestOutputHelper output)
{
    private const int Whole = 200;
    private const int Tenth = 20;

    internal static readonly WorldShape[] All =
    [
        new("plain"),
        new("few pairs") { Dead = 800, Labelled = 0.04, Living = 60, Independent = 0.25 },
        new("low coverage") { Coverage = _ => 0.2, Independent = 0.15 },
        new("high coverage") { Coverage = _ => 0.85 },
        new("coverage grows with time") { Coverage = days => 0.15 + (0.6 * (1 - Math.Exp(-days / 200.0))), Independent = 0.15 },
        new("poor links") { Precision = 0.8, Sensitivity = 0.7, PairsJudged = 50, SensitivityChecked = 50 },
        new("probabilities instead of judgements") { Precision = 0.85, Probabilities = true },
        new("coverage by the same linkage") { CoverageByLinkage = true, Precision = 0.9, Sensitivity = 0.8 },
    ];

    public static TheoryData<string> Shapes => new(All.Select(shape => shape.Name));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Intervals_hold_the_truth_where_labelling_and_listing_are_independent(string name)
    {
        var score = Score(All.Single(shape => shape.Name == name), row: 0, Tenth, seed: 1);

        Assert.InRange(score.Held, 17, Tenth);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [Trait("Category", "Slow")]
    public void Of_two_hundred_worlds_the_intervals_hold_the_truth_of_91_to_99_in_a_hundred(string name)
    {
        var score = Score(All.Single(shape => shape.Name == name), row: 0, Whole, seed: 1);

        Assert.InRange(score.Held / (double)Whole, 0.91, 0.99);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Where_the_label_halves_the_chance_of_being_listed_the_row_of_one_half_holds_the_truth(string name)
    {
        var shape = All.Single(shape => shape.Name == name) with { Kappa = 0.5 };
        var half = Score(shape, row: 1, Tenth, seed: 1);
        var whole = Score(shape, row: 0, Tenth, seed: 1);

        Assert.InRange(half.Held, 17, Tenth);
        // κ = 1 is a lower reading there: it covers less, and where it fails its intervals lie below the truth.
        Assert.True(whole.Held < half.Held && whole.Below == Tenth - whole.Held, $"κ = 1 holds the truth in {whole.Held} of {Tenth}, {whole.Below} below it");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [Trait("Category", "Slow")]
    public void Of_two_hundred_worlds_with_halved_chances_the_row_of_one_half_holds_91_to_99_in_a_hundred(string name)
    {
        var shape = All.Single(shape => shape.Name == name) with { Kappa = 0.5 };
        var half = Score(shape, row: 1, Whole, seed: 1);
        Score(shape, row: 0, Whole, seed: 1);

        Assert.InRange(half.Held / (double)Whole, 0.91, 0.99);
    }

    private (int Held, int Below) Score(WorldShape shape, int row, int worlds, long seed)
    {
        var (held, below, score, width) = (0, 0, 0.0, 0.0);
        for (var world = 0; world < worlds; world++)
        {
            var made = RegisterWorld.Make(shape, (1_000_003 * seed) + (7919 * world));
            var reading = Assert.IsType<LinkageAnswer.Estimated>(LabelledDead.Estimate(made.Seen, (ulong)world)).Reading;
            var interval = reading.Rows[row].Interval;
            held += interval.Contains(made.Truth) ? 1 : 0;
            below += interval.High < made.Truth ? 1 : 0;
            score += IntervalScore(interval, made.Truth);
            width += interval.High - interval.Low;
        }

        var share = held / (double)worlds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shape.Name}, label × {shape.Kappa}, row κ = {LabelledDead.Kappas[row]}: {held} of {worlds} = {share:0.000} ± {Math.Sqrt(0.95 * 0.05 / worlds):0.000} (binomial standard error), {below} below the truth; mean width {width / worlds:0.0}, mean interval score {score / worlds:0.0}"));
        return (held, below);
    }

    // Gneiting and Raftery, Strictly proper scoring rules, JASA 102, 2007, equation 43, for 95 %.
    private static double IntervalScore(Interval interval, double truth) =>
        interval.High - interval.Low + (40 * Math.Max(0, interval.Low - truth)) + (40 * Math.Max(0, truth - interval.High));
}
