namespace Cenotaph.Linkage;

/// <summary>How far a run of the kernel is.</summary>
/// <param name="Pairs">Pairs looked at.</param>
/// <param name="Total">Pairs to look at.</param>
/// <param name="Rate">Pairs a second since the start.</param>
/// <param name="Left">The time left at this rate; null before a rate is known.</param>
internal readonly record struct KernelProgress(long Pairs, long Total, double Rate, TimeSpan? Left);
