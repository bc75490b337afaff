namespace Cenotaph.Linkage;

/// <summary>A rule that keeps two records apart, whatever their weight, for example two documents of one kind that differ.</summary>
/// <param name="Name">How the rule is shown.</param>
/// <param name="Conflicts">Whether two records conflict: pure, symmetric, safe on any thread.</param>
internal sealed record ConflictRule(string Name, Func<int, int, bool> Conflicts);
