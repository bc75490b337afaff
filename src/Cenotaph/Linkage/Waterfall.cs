namespace Cenotaph.Linkage;

/// <summary>Why a pair has its match weight: steps that add up to it.</summary>
/// <param name="Steps">The steps, the prior first, in the order they are added.</param>
public sealed record Waterfall(IReadOnlyList<WaterfallStep> Steps)
{
    /// <summary>The match weight: the sum of the steps, in bits.</summary>
    public double Weight
    {
        get
        {
            var sum = 0.0;
            foreach (var step in Steps)
            {
                sum += step.Weight;
            }

            return sum;
        }
    }

    /// <summary>The probability of the match weight, 2^w / (1 + 2^w), before any calibration.</summary>
    public double Probability => MatchProbability.Of(Weight);
}

/// <summary>One step of a waterfall.</summary>
/// <param name="Name">The comparison, or what else the step is.</param>
/// <param name="Level">The level that holds, in words; "not known" where a value is missing.</param>
/// <param name="Left">The left record's value as compared; null where there is none.</param>
/// <param name="Right">The right record's value.</param>
/// <param name="Weight">What it adds, in bits.</param>
public sealed record WaterfallStep(string Name, string Level, string? Left, string? Right, double Weight);
