namespace Cenotaph.Linkage;

/// <summary>How two ASCII keys are measured against each other.</summary>
internal enum KeyMeasure
{
    /// <summary>The keys are equal; the limit is not used.</summary>
    Equal,

    /// <summary>Jaro–Winkler similarity (prefix weight 0.1, at most four letters) of at least the limit, 0 to 1.</summary>
    JaroWinkler,

    /// <summary>Levenshtein distance of at most the limit.</summary>
    Levenshtein,

    /// <summary>Damerau–Levenshtein distance (an edit or a swap of neighbours, which may be edited again) of at most the limit.</summary>
    Damerau,
}

/// <summary>One step of a ladder.</summary>
/// <param name="Measure">How the keys are measured.</param>
/// <param name="Limit">The least similarity, or the greatest distance.</param>
/// <param name="ShortestLength">Both keys must have at least this many letters for the step to hold.</param>
internal readonly record struct LadderStep(KeyMeasure Measure, double Limit, int ShortestLength = 0);

/// <summary>A comparison whose levels are steps over keys of one ASCII byte a letter: level k + 1 is the first step k that holds, and the
/// last level that none does.</summary>
/// <param name="Keys">For each distinct value its key.</param>
/// <param name="Steps">The steps, the strongest first.</param>
internal sealed record KeyLadder(IReadOnlyList<string> Keys, IReadOnlyList<LadderStep> Steps);
