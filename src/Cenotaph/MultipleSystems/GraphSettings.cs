namespace Cenotaph.MultipleSystems;

/// <summary>What is asked of averaging over decomposable graphs (Madigan and York 1997).</summary>
public sealed record GraphSettings
{
    /// <summary>The least weight that <see cref="Delta"/> may have; with a smaller one digits are lost.</summary>
    public const double LeastDelta = 1e-9;

    /// <summary>The greatest weight that <see cref="Delta"/> may have.</summary>
    public const double GreatestDelta = 1e6;

    /// <summary>
    /// The weight that the Dirichlet prior gives each of the 2ᵗ histories, from 10⁻⁹ to 10⁶; null for 2⁻ᵗ, with which the prior weighs as much as one person.
    /// </summary>
    public double? Delta
    {
        get;
        init => field = value is null or (>= LeastDelta and <= GreatestDelta) ? value : throw new ArgumentOutOfRangeException(nameof(Delta), value, "A number from 1e-9 to 1e6 is needed.");
    }

    /// <summary>Whether the saturated graph is averaged over too, as in the literature. It fits any table, so what it says of N is the prior.</summary>
    public bool IncludeSaturated { get; init; }

    /// <summary>What is taken for likely of N before the table is seen.</summary>
    public TotalPrior Prior { get; init; } = new TotalPrior.Reciprocal();

    /// <summary>The numbers of unlisted persons that are possible; null for all, from none to where nothing more is to be found.</summary>
    public UnlistedRange? Grid { get; init; }
}

/// <summary>Numbers of unlisted persons, from one to another by steps.</summary>
public readonly record struct UnlistedRange
{
    /// <summary>The greatest number that a range may reach.</summary>
    public const long Greatest = 1_000_000_000_000;

    /// <summary>The most steps of a range, for each is weighed.</summary>
    public const long MostSteps = 10_000_000;

    /// <summary>A range.</summary>
    /// <param name="low">The first number, at least 0.</param>
    /// <param name="high">At least <paramref name="low"/>, at most 10¹²; the last number is here or less than a step before.</param>
    /// <param name="step">At least 1, and no more than 10 million of them in the range.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numbers are not so.</exception>
    public UnlistedRange(long low, long high, long step = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(low);
        ArgumentOutOfRangeException.ThrowIfLessThan(high, low);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(high, Greatest);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((high - low) / step, MostSteps, nameof(high));
        (Low, High, Step) = (low, low + ((high - low) / step * step), step);
    }

    /// <summary>The first number.</summary>
    public long Low { get; }

    /// <summary>The last number.</summary>
    public long High { get; }

    /// <summary>How far one number is from the next.</summary>
    public long Step { get; }
}
