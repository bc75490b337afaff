using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>A formula for the degrees of freedom of an interval over imputations.</summary>
public enum FreedomRule
{
    /// <summary>(m − 1)(1 + W / ((1 + 1/m) B))² (Rubin 1987); over linkage draws and imputations that of nested imputation (Shen 2000; Rubin 2003).</summary>
    Rubin,

    /// <summary>(m − 1)(1 + W / ((m + 1) B))², as the package verdata of HRDAG has it: fewer, so a wider interval.</summary>
    Verdata,
}

/// <summary>An interval of N over imputations: exp(θ ± t √T) + n̄ on the scale of log n₀.</summary>
/// <param name="Rule">The formula for the degrees of freedom.</param>
/// <param name="Freedom">Degrees of freedom; infinity where imputations do not differ.</param>
/// <param name="Low">The lower limit, in persons, not rounded.</param>
/// <param name="High">The upper limit.</param>
public readonly record struct CombinedInterval(FreedomRule Rule, double Freedom, double Low, double High);

/// <summary>The variance of log n₀ by what it comes from. The parts add up to <see cref="Total"/>.</summary>
/// <param name="Estimation">W: the mean variance of draws within one replicate.</param>
/// <param name="Imputation">That between imputations: (1 + 1/m) B with one linkage, (1 − 1/m) B within linkage draws (Shen 2000).</param>
/// <param name="Linkage">That between linkage draws, (1 + 1/l) times the variance of their means.</param>
/// <param name="Model">That between the methods; 0 for a single one.</param>
public readonly record struct VarianceShares(double Estimation, double Imputation, double Linkage, double Model)
{
    /// <summary>T, the whole.</summary>
    public double Total => Estimation + Imputation + Linkage + Model;

    /// <summary>A part as a share of the whole; 0 where nothing varies.</summary>
    public double Share(double part) => Total > 0 ? part / Total : 0;
}

/// <summary>
/// One number out of all imputations and linkage draws (and, for <see cref="AllMethods"/>, methods) of a stratum, or of the sum of strata.
/// </summary>
/// <param name="Stratum">The stratum, <see cref="Whole"/> for the sum of all, <see cref="Named"/> for the sum of those that can be estimated.</param>
/// <param name="Method">The family, or <see cref="AllMethods"/>: every family with equal weight.</param>
public sealed record CombinedEstimate(string Stratum, string Method)
{
    /// <summary>The word for the sum of strata.</summary>
    public const string Whole = "all strata";

    /// <summary>The word for the sum of those strata that can be estimated, where some cannot: at least of these.</summary>
    public const string Named = "estimable strata";

    /// <summary>The word for all methods together.</summary>
    public const string AllMethods = "all methods";

    /// <summary>How many linkage draws; 1 where there is one linkage.</summary>
    public int LinkageDraws { get; init; }

    /// <summary>How many replicates: imputations of all linkage draws.</summary>
    public int Replicates { get; init; }

    /// <summary>Persons on any list, the mean over replicates.</summary>
    public double Observed { get; init; }

    /// <summary>The posterior mean: n̄ and the mean of n₀ over replicates. NaN where not estimable.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>n̄ + exp(θ), θ the mean of log n₀: the middle of the intervals. NaN where not estimable.</summary>
    public double Centre { get; init; } = double.NaN;

    /// <summary>The interval by Rubin's degrees of freedom; null where not estimable.</summary>
    public CombinedInterval? Rubin { get; init; }

    /// <summary>The interval by verdata's; null where not estimable, or with a single replicate, of which that package says nothing.</summary>
    public CombinedInterval? Verdata { get; init; }

    /// <summary>Quantiles of the draws of all replicates pooled (Sadinle 2018): 2.5, 10, 50, 90 and 97.5 %.</summary>
    public ImmutableArray<(double Probability, double Value)> Pooled { get; init; } = [];

    /// <summary>Where the variance comes from.</summary>
    public VarianceShares Variance { get; init; }

    /// <summary>The pooled draws of N, at most 2,000 of them, rising; for a picture.</summary>
    public ImmutableArray<double> Draws { get; init; } = [];

    /// <summary>The strata that are in it; for a stratum itself that one.</summary>
    public ImmutableArray<string> Strata { get; init; } = [];

    /// <summary>Why there is no number, naming the strata and replicates; null where there is one.</summary>
    public string? NotEstimable { get; init; }

    /// <summary>What a reader must know beside the number, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
