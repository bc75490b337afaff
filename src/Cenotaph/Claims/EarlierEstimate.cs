namespace Cenotaph.Claims;

/// <summary>What a method gives for a past day by what was known on that day, beside what it gives for the same day now.</summary>
/// <param name="Side">The side.</param>
/// <param name="Category">What is counted.</param>
/// <param name="Day">The day counted to, whose knowledge the first number uses.</param>
/// <param name="Method">state or closed: the same for both numbers.</param>
/// <param name="Then">The estimate by what was known on that day, in persons.</param>
/// <param name="Now">The estimate for that day by what is known now.</param>
public sealed record EarlierEstimate(string Side, LossCategory Category, DateOnly Day, string Method, Pooled Then, Pooled Now)
{
    /// <summary>Whether the number of now lies within the 95 % limits of then.</summary>
    public bool Inside => Then.Low <= Now.Value && Now.Value <= Then.High;

    /// <summary>By how much of the number of then it moved since; not a number where that was 0.</summary>
    public double Moved => (Now.Value / Then.Value) - 1;
}
