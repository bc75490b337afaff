namespace Cenotaph.Linkage;

/// <summary>Sources that hold no person twice.</summary>
/// <param name="SourceOf">For each record the number of its source; −1 where it is not known.</param>
/// <param name="Unique">For each source whether it holds no person twice.</param>
internal sealed record UniqueSources(int[] SourceOf, bool[] Unique)
{
    /// <summary>Whether two records are of one source that holds no person twice.</summary>
    public bool Apart(int left, int right) => SourceOf[left] is >= 0 and var source && source == SourceOf[right] && Unique[source];
}
