namespace Cenotaph.MultipleSystems;

/// <summary>What is asked of the estimates of a table.</summary>
public sealed record SystemsSettings
{
    /// <summary>The probability of intervals.</summary>
    public double Probability { get; init; } = 0.95;

    /// <summary>The seed of everything that depends on chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; 0 for as many as the machine has. The answer is the same.</summary>
    public int Threads { get; init; }

    /// <summary>How many bootstrap replicates of a whole procedure; 0 for none.</summary>
    public int Bootstraps { get; init; } = 1000;

    /// <summary>Whether two lists may be taken for independent, which they themselves can never show.</summary>
    public bool AssumeIndependence { get; init; }

    /// <summary>The Poisson p-value below which the stepwise procedure adds a pair (Chan, Silverman and Vincent 2021).</summary>
    public double StepwiseThreshold { get; init; } = 0.02;

    /// <summary>Averaging over decomposable graphs.</summary>
    public GraphSettings Graphs { get; init; } = new();

    /// <summary>Latent classes.</summary>
    public LatentSettings Latent { get; init; } = new();

    internal int Workers => Threads > 0 ? Threads : Environment.ProcessorCount;
}
