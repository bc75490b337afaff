namespace Cenotaph.Linkage;

/// <summary>What a linkage run may be told; the defaults suit a table of persons with names, dates and places.</summary>
public sealed record LinkageOptions
{
    /// <summary>Roles of columns by name, where the guess is to be overruled. A refused column stays refused.</summary>
    public IReadOnlyDictionary<string, FieldRole> Roles { get; init; } = new Dictionary<string, FieldRole>();

    /// <summary>A model to use instead of the defaults; what it leaves null is estimated.</summary>
    public LinkageModel? Model { get; init; }

    /// <summary>Decisions of people on pairs of records: they bind the clusters, teach m and, from twenty on, calibrate the probabilities.</summary>
    public IReadOnlyList<JudgedPair> Judged { get; init; } = [];

    /// <summary>
    /// The persons of the first records of one table as an earlier run found them, by any number; none to find all persons anew. Those records
    /// are not compared with one another again, and persons that no later record and no judgement touches stay as they are. It takes a model
    /// with its λ, threshold and every m and u.
    /// </summary>
    public IReadOnlyList<int> KnownPersons { get; init; } = [];

    /// <summary>Whether each source (each table, when two are linked) is declared to hold nobody twice.</summary>
    public bool OneToOne { get; init; }

    /// <summary>About how many candidate pairs blocking may make; null for 200 a record, at least two million and at most sixty million.</summary>
    public double? CandidatePairs { get; init; }

    /// <summary>How many threads work; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes that level tables and scored pairs may take.</summary>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>Told what is being done, in words.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>What the times of the steps are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ends the run by an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
