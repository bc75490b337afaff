namespace Cenotaph.Linkage;

/// <summary>The trees of all merges, from which partitions are cut or drawn. Nodes 0 to records − 1 are the records; the node of merge k is
/// records + k; children come before parents.</summary>
/// <param name="Records">How many records there are.</param>
/// <param name="Merges">The merges, of each component in the order they were made; averages never grow on the way up.</param>
/// <param name="FirstChild">For each merge its first child node.</param>
/// <param name="SecondChild">For each merge its second child node.</param>
internal sealed record Dendrogram(int Records, ClusterMerge[] Merges, int[] FirstChild, int[] SecondChild);
