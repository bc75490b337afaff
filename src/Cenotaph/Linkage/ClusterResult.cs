namespace Cenotaph.Linkage;

/// <summary>The records divided into persons, and why.</summary>
/// <param name="ClusterOf">For each record the number of its cluster; clusters are numbered by their first record, from 0.</param>
/// <param name="Clusters">How many clusters there are.</param>
/// <param name="Cut">The average probability from which on merges stand.</param>
/// <param name="ExpectedF1">The expected pair F1 over the pairs that were scored, if the probabilities are right.</param>
/// <param name="Merges">The merges that stand, by component in the order they were made: a tree over each cluster's records.</param>
/// <param name="Dendrogram">All merges, those below the cut too.</param>
/// <param name="Refusals">The merges at or above the cut that a constraint forbade.</param>
/// <param name="Notices">What a person should know of the run: components split, pairs sampled.</param>
/// <param name="Problems">Judgements that contradict one another or name no records.</param>
internal sealed record ClusterResult(
    int[] ClusterOf,
    int Clusters,
    double Cut,
    double ExpectedF1,
    IReadOnlyList<ClusterMerge> Merges,
    Dendrogram Dendrogram,
    IReadOnlyList<ClusterRefusal> Refusals,
    IReadOnlyList<string> Notices,
    IReadOnlyList<Problem> Problems);
