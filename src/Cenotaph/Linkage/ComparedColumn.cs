namespace Cenotaph.Linkage;

/// <summary>A comparison as the kernel sees it: each record has the id of a distinct value, and two ids have a level.</summary>
/// <param name="Name">The comparison's name in the model.</param>
/// <param name="Ids">For each record the id of its value in [0, <paramref name="Distinct"/>); −1 where the value is not known.</param>
/// <param name="Distinct">How many distinct values there are.</param>
/// <param name="Levels">How many levels there are: 1 is the strongest agreement, the last one is "none of these". 0 stands for a missing value.</param>
/// <param name="Level">The level of two ids, 1 to <paramref name="Levels"/>: pure, symmetric, safe on any thread.</param>
internal sealed record ComparedColumn(string Name, int[] Ids, int Distinct, int Levels, Func<int, int, int> Level)
{
    /// <summary>For columns of ASCII keys whose levels are a ladder of exact equality and similarities: what the kernel may compute by itself,
    /// many times faster than by <see cref="Level"/>. Both must give the same answer.</summary>
    public KeyLadder? Ladder { get; init; }
}
