namespace Cenotaph.Linkage;

/// <summary>Between match weights (log₂ of the odds) and probabilities.</summary>
internal static class MatchProbability
{
    /// <summary>The probability of a match weight: 2^w / (1 + 2^w); 0 and 1 at the infinities.</summary>
    public static double Of(double weight) => 1 / (1 + Math.Pow(2, -weight));

    /// <summary>The match weight of a probability, 0 to 1; infinite at both ends.</summary>
    public static double Weight(double probability) => Math.Log2(probability) - Math.Log2(1 - probability);
}
