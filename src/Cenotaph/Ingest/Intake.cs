using System.Collections.Immutable;

namespace Cenotaph.Ingest;

/// <summary>What taking in one input did, or with a dry run would do.</summary>
/// <param name="Input">The input's name.</param>
/// <param name="Files">SHA-256 of each file, by its path in the study.</param>
/// <param name="Run">The run's number; null when nothing was written.</param>
/// <param name="Listed">How many sound rows the files list.</param>
/// <param name="Added">How many of them are new.</param>
/// <param name="Changed">How many supersede an earlier version.</param>
/// <param name="Vanished">How many that were listed before are no longer.</param>
/// <param name="Refused">Whether the input as a whole was left out for a fault of a file.</param>
/// <param name="Skipped">Whether nothing has changed since the last time, so that no row was read.</param>
/// <param name="Problems">What was wrong.</param>
/// <param name="Findings">What a reader should know: sources that shrank.</param>
/// <param name="Changes">The first records added, changed and vanished, for a dry run to print; empty otherwise.</param>
public sealed record Intake(
    string Input,
    ImmutableSortedDictionary<string, string> Files,
    long? Run,
    long Listed,
    long Added,
    long Changed,
    long Vanished,
    bool Refused,
    bool Skipped,
    ProblemCollection Problems,
    ImmutableArray<Finding> Findings,
    ImmutableArray<Change> Changes)
{
    /// <summary>How many sound rows are as the ledger has them.</summary>
    public long Unchanged => Listed - Added - Changed;
}

/// <summary>One difference between a file and the ledger.</summary>
/// <param name="What">added, changed or vanished.</param>
/// <param name="Id">The record's own id; its handle when it is about a person.</param>
/// <param name="Before">The body before, or null.</param>
/// <param name="After">The body after, or null.</param>
public sealed record Change(string What, string Id, string? Before, string? After);
