using System.Collections.Immutable;

namespace Cenotaph.Simulation;

/// <summary>How persons come on lists in a simulated world: what the lists themselves do not tell.</summary>
/// <param name="Key">Its word in commands: <c>independent</c>, <c>mild</c>, <c>strong</c>, <c>positive</c>, <c>negative</c>.</param>
/// <param name="Name">Its name in tables.</param>
/// <param name="Means">What it is, as a sentence.</param>
/// <param name="Spread">The standard deviation between persons of the log odds of being listed, the same shift for all lists; 0 for persons alike.</param>
/// <param name="OddsRatio">The odds ratio of the two greatest lists among persons alike; 1 for independent lists.</param>
public sealed record ListWorld(string Key, string Name, string Means, double Spread, double OddsRatio)
{
    /// <summary>The worlds that every calibration uses, in the order in which they are shown.</summary>
    public static ImmutableArray<ListWorld> All { get; } =
    [
        new("independent", "independent", "Lists are independent and persons alike.", 0, 1),
        new("mild", "mild heterogeneity", "Persons differ: the log odds of being on each list have a standard deviation of 0.75 between them.", 0.75, 1),
        new("strong", "strong heterogeneity", "Persons differ: the log odds of being on each list have a standard deviation of 1.5 between them.", 1.5, 1),
        new("positive", "positive dependence", "Persons are alike; those on one of the two greatest lists have four times the odds of being on the other.", 0, 4),
        new("negative", "negative dependence", "Persons are alike; those on one of the two greatest lists have a quarter of the odds of being on the other.", 0, 0.25),
    ];
}
