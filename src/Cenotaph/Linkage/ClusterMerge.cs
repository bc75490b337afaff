namespace Cenotaph.Linkage;

/// <summary>One step of the agglomeration: two clusters became one.</summary>
/// <param name="Left">The record of the strongest pair across, in the cluster with the smaller first record.</param>
/// <param name="Right">The other record of the strongest pair across.</param>
/// <param name="Weight">The match weight of that pair.</param>
/// <param name="Average">The mean probability over the pairs across, at which the merge was made; 1 for a judgement.</param>
/// <param name="Pairs">How many pairs in scope there are across.</param>
/// <param name="Judgement">The index of the judgement "same" that made the merge; −1 where the weights did.</param>
internal readonly record struct ClusterMerge(int Left, int Right, double Weight, double Average, long Pairs, int Judgement = -1);
