namespace Cenotaph.Linkage;

/// <summary>How the kernel runs: none of it changes a result, except the caps and the memory limit, which say so in the result.</summary>
internal sealed record KernelOptions
{
    /// <summary>How many threads work; results are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>A key of a rule whose records make more pairs than this is left out and listed.</summary>
    public long GroupPairs { get; init; } = 2_000_000;

    /// <summary>A rule may make this many pairs for each record on average; beyond it its largest keys are left out and listed. The
    /// allowance is never less than one <see cref="GroupPairs"/>.</summary>
    public int PairsPerRecord { get; init; } = 1000;

    /// <summary>How many records that allowance is for; null for those that the kernel is given. Says more where some were left out beforehand.</summary>
    public int? AllowedRecords { get; init; }

    /// <summary>Bytes that kept edges may take; beyond it the least weight kept rises, and the result says so.</summary>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>Called from a working thread, one call at a time, about four times a second and once at the end.</summary>
    public Action<KernelProgress>? Progress { get; init; }

    /// <summary>What progress measures time by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ends the run by an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
