namespace Cenotaph.Linkage;

/// <summary>Two clusters that the weights would have joined and a constraint kept apart.</summary>
/// <param name="Left">The record of the pair in conflict, in the cluster with the smaller first record.</param>
/// <param name="Right">The other record of the pair in conflict.</param>
/// <param name="Average">The mean probability over the pairs across the two clusters.</param>
/// <param name="Constraint">What kept them apart, for example <c>judgement 12: different</c>.</param>
internal sealed record ClusterRefusal(int Left, int Right, double Average, string Constraint);
