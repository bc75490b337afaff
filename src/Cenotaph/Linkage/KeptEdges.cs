namespace Cenotaph.Linkage;

/// <summary>The pairs kept for their weight.</summary>
/// <param name="Edges">The edges, by left and then right record ascending.</param>
/// <param name="Minimum">The least weight kept: the one asked for, or a greater one when memory did not suffice.</param>
/// <param name="Dropped">How many pairs of at least the weight asked for are not in the list; 0 unless the minimum was raised.</param>
internal sealed record KeptEdges(IReadOnlyList<Edge> Edges, double Minimum, long Dropped);
