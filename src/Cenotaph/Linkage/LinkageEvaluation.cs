namespace Cenotaph.Linkage;

/// <summary>A linkage run measured against a truth column. Records without a truth are left out.</summary>
/// <param name="TruePairs">How many pairs in scope are one person.</param>
/// <param name="BlockingRecall">The share of the true pairs that blocking found; null without true pairs.</param>
/// <param name="PairPrecision">Among scored pairs of at least <see cref="LinkageResult.PairThreshold"/>, the share that is true.</param>
/// <param name="PairRecall">The share of the true pairs that reach it.</param>
/// <param name="PairF1">The harmonic mean of both.</param>
/// <param name="BestPairF1">The F1 of pairs at the threshold that the truth would choose.</param>
/// <param name="ClusterPrecision">The share of pairs within a person, as found, that is true.</param>
/// <param name="ClusterRecall">The share of true pairs that are within one person as found.</param>
/// <param name="ClusterF1">The harmonic mean of both.</param>
/// <param name="BCubedF1">The B³ F1 of the persons.</param>
public sealed record LinkageEvaluation(
    long TruePairs, double? BlockingRecall, double? PairPrecision, double? PairRecall, double? PairF1, double? BestPairF1,
    double? ClusterPrecision, double? ClusterRecall, double? ClusterF1, double? BCubedF1);
