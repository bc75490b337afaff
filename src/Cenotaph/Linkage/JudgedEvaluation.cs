namespace Cenotaph.Linkage;

/// <summary>Precision, recall and F1 among the scored pairs, estimated from drawn pairs that people judged. Pairs that blocking never found are not
/// in it: multiply recall by an estimate of the blocking recall.</summary>
internal sealed record JudgedEvaluation(RatioEstimate Precision, RatioEstimate Recall, RatioEstimate F1)
{
    /// <param name="judged">Judged pairs with the probabilities with which they were drawn, and whether the result put both into one cluster.</param>
    public static JudgedEvaluation Of(IReadOnlyList<(LabelledPair Label, bool Together)> judged)
    {
        static double By((LabelledPair Label, bool Together) pair) => 1 / pair.Label.Inclusion;
        static double Same((LabelledPair Label, bool Together) pair) => pair.Label.Same ? 1 : 0;
        static double Claimed((LabelledPair Label, bool Together) pair) => pair.Together ? 1 : 0;
        static double Right((LabelledPair Label, bool Together) pair) => pair.Label.Same && pair.Together ? 1 : 0;
        return new(
            RatioEstimate.Of(judged, By, Right, Claimed),
            RatioEstimate.Of(judged, By, Right, Same),
            RatioEstimate.Of(judged, By, pair => 2 * Right(pair), pair => Claimed(pair) + Same(pair)));
    }
}
