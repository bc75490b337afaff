namespace Cenotaph.Linkage;

/// <summary>The tables made ready: roles decided, fields derived, comparisons and key parts at hand.</summary>
/// <param name="Scope">Which records may pair.</param>
/// <param name="Comparisons">The comparisons, in the order of a pattern's digits.</param>
/// <param name="Parts">What blocking keys can be made of.</param>
/// <param name="Exchanged">The names that may stand in each other's field; null when there are not both.</param>
internal sealed record PreparedData(
    PairScope Scope, IReadOnlyList<Comparison> Comparisons, IReadOnlyList<KeyPart> Parts, ExchangedFields? Exchanged)
{
    /// <summary>The probability that two different persons' names look exchanged, if surnames and given names go together by chance.</summary>
    public double ExchangedChance { get; init; }

    /// <summary>How many records had parts of the name in each other's column.</summary>
    public int NamesMoved { get; init; }
}
