namespace Cenotaph.Linkage;

/// <summary>A scored pair of records.</summary>
/// <param name="Left">The smaller record number.</param>
/// <param name="Right">The larger record number.</param>
/// <param name="Weight">The match weight, log₂ of the odds that both are one person.</param>
internal readonly record struct Edge(int Left, int Right, double Weight);
