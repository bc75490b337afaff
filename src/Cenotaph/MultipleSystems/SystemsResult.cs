using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>What one way of estimating says of a table: a number with its interval, or why there is none.</summary>
/// <param name="Method">The family: <c>loglinear</c>, <c>graphs</c>, <c>latent</c>, <c>sparse</c>.</param>
/// <param name="Name">Which estimate of the family: <c>least BIC</c>, <c>saturated</c>, <c>Chao's lower bound</c>.</param>
public abstract record SystemsResult(string Method, string Name)
{
    /// <summary>The model, as its greatest terms: <c>[123,14,34]</c>; null where the estimate has no such model.</summary>
    public string? Model { get; init; }

    /// <summary>How long it took, in seconds; work that several estimates share is told with each of them.</summary>
    public double Seconds { get; init; }

    /// <summary>What else the method says, in its own order: deviance, AIC, effective samples, posterior mass of the saturated graph.</summary>
    public ImmutableArray<SystemsFigure> Figures { get; init; } = [];

    /// <summary>
    /// The posterior density of N per person, at no more than 200 numbers, rising; empty where the method has none. A refusal keeps it, to show why.
    /// </summary>
    public ImmutableArray<(double Total, double Density)> Density { get; init; } = [];

    /// <summary>The models that an average is taken over, the likeliest first; no more than ten. Empty where there is no average.</summary>
    public ImmutableArray<SystemsModel> Models { get; init; } = [];

    /// <summary>What a reader must know beside the number, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>
/// An estimate of N, the persons who had some chance of being listed, listed or not. Under positive dependence between lists it leans low, under
/// negative dependence high.
/// </summary>
/// <param name="Method">The family.</param>
/// <param name="Name">Which estimate of the family.</param>
/// <param name="Value">Persons, not rounded.</param>
public sealed record SystemsEstimate(string Method, string Name, double Value) : SystemsResult(Method, Name)
{
    /// <summary>The standard error, in persons; null when the method has none.</summary>
    public double? StandardError { get; init; }

    /// <summary>Intervals; the one to show comes first. Empty for a bound that has none.</summary>
    public ImmutableArray<SystemsInterval> Intervals { get; init; } = [];

    /// <summary>Draws of N, chain after chain, or of a bootstrap; empty when there are none.</summary>
    public ImmutableArray<double> Draws { get; init; } = [];

    /// <summary>Whether it is a lower bound and not an estimate.</summary>
    public bool IsLowerBound { get; init; }
}

/// <summary>No estimate: an assumption of the method fails. Its figures stay, as diagnostics.</summary>
/// <param name="Method">The family.</param>
/// <param name="Name">Which estimate of the family.</param>
/// <param name="Assumption">What does not hold.</param>
/// <param name="Evidence">What speaks against it, with the numbers.</param>
public sealed record SystemsRefusal(string Method, string Name, string Assumption, string Evidence) : SystemsResult(Method, Name);

/// <summary>An interval of N.</summary>
/// <param name="Kind">How it was made: <c>profile</c>, <c>Wald</c>, <c>bootstrap, BCa</c>, <c>credible</c>.</param>
/// <param name="Probability">Its nominal probability: 0.95.</param>
/// <param name="Low">The lower limit, in persons.</param>
/// <param name="High">The upper limit, in persons; the greatest value that was tried when it is open.</param>
/// <param name="IsOpen">Whether there is no upper limit: every number up to <paramref name="High"/> agrees with the table.</param>
public readonly record struct SystemsInterval(string Kind, double Probability, double Low, double High, bool IsOpen = false);

/// <summary>A number that a method gives beside its estimate.</summary>
/// <param name="Name">Lower case with underscores: <c>deviance</c>, <c>r_hat</c>.</param>
/// <param name="Value">The number; NaN when it could not be had.</param>
public readonly record struct SystemsFigure(string Name, double Value);
