namespace Cenotaph.MultipleSystems;

/// <summary>What is asked of the latent class model (Manrique-Vallier 2016).</summary>
public sealed record LatentSettings
{
    /// <summary>The most classes that a mixture may have.</summary>
    public const int MostClasses = 64;

    /// <summary>The most chains.</summary>
    public const int MostChains = 64;

    /// <summary>How many classes the mixture has at most, 1 to 64. Those that nobody needs stay empty.</summary>
    public int Classes
    {
        get;
        init => field = value is >= 1 and <= MostClasses ? value : throw new ArgumentOutOfRangeException(nameof(Classes), value, "1 to 64 classes are needed.");
    } = 10;

    /// <summary>How many chains, 2 to 64, each from a start of its own.</summary>
    public int Chains
    {
        get;
        init => field = value is >= 2 and <= MostChains ? value : throw new ArgumentOutOfRangeException(nameof(Chains), value, "2 to 64 chains are needed.");
    } = 4;

    /// <summary>The effective draws that are wanted, of the centre and of the tails, at least 100.</summary>
    public double Effective
    {
        get;
        init => field = value >= 100 ? value : throw new ArgumentOutOfRangeException(nameof(Effective), value, "At least 100 are needed.");
    } = 4000;

    /// <summary>The greatest R-hat with which chains agree, above 1.</summary>
    public double MostRHat
    {
        get;
        init => field = value > 1 ? value : throw new ArgumentOutOfRangeException(nameof(MostRHat), value, "A number above 1 is needed.");
    } = 1.01;

    /// <summary>After so many trajectories of a chain it ends, agreed or not; at least 1,000.</summary>
    public int MostTrajectories
    {
        get;
        init => field = value >= 1000 ? value : throw new ArgumentOutOfRangeException(nameof(MostTrajectories), value, "At least 1000 are needed.");
    } = 40_000;

    /// <summary>
    /// The 2.5 % and 97.5 % quantiles that N/n has before the table is seen; null for chances that are uniform. (1.01, 5) says that between a hundredth and four fifths
    /// of all persons are on no list.
    /// </summary>
    public (double Low, double High)? Expansion
    {
        get;
        init => field = value is null or { Low: > 1, High: < 1e6 } && !(value is { } range && range.High <= range.Low) ? value : throw new ArgumentOutOfRangeException(nameof(Expansion), value, "Two numbers above 1, the second one greater, are needed.");
    }
}
