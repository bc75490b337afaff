using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>What one source says of one individual, read from its body in the ledger; null where nothing is said.</summary>
public sealed record PersonReport
{
    /// <summary>The record's handle: tells nothing by itself.</summary>
    public required RecordId Record { get; init; }

    /// <summary>The input that brought it.</summary>
    public required string Input { get; init; }

    /// <summary>The source's own id.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it: a publisher of sources.toml where it resolves, else the input's name.</summary>
    public required string Source { get; init; }

    /// <summary>The first day on which it could be known.</summary>
    public required DateOnly Known { get; init; }

    /// <summary>The name as written.</summary>
    public string? Name { get; init; }

    /// <summary>The date of birth as far as it is known.</summary>
    public DateSpan? Birth { get; init; }

    /// <summary>The date of death or disappearance as far as it is known.</summary>
    public DateSpan? Event { get; init; }

    /// <summary>One of <see cref="ReportFields.Statuses"/>.</summary>
    public string? Status { get; init; }

    /// <summary>The date of that status.</summary>
    public DateSpan? StatusDate { get; init; }

    /// <summary>Who says so, where it is not the source.</summary>
    public string? StatusBy { get; init; }

    /// <summary>One of <see cref="ReportFields.Documents"/>.</summary>
    public string? DocumentKind { get; init; }

    /// <summary>SHA-256 of the document.</summary>
    public string? Document { get; init; }

    /// <summary>The region that the person came from.</summary>
    public string? Region { get; init; }

    /// <summary>The settlement that the person came from.</summary>
    public string? Settlement { get; init; }

    /// <summary>The military unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The branch of service.</summary>
    public string? Branch { get; init; }

    /// <summary>The rank.</summary>
    public string? Rank { get; init; }

    /// <summary>How the person came to serve.</summary>
    public string? Recruitment { get; init; }

    /// <summary>The side that the person served on.</summary>
    public string? Side { get; init; }

    /// <summary>Sex.</summary>
    public string? Sex { get; init; }

    /// <summary>Age in whole years.</summary>
    public int? Age { get; init; }

    /// <summary>One of <see cref="ReportFields.Circumstances"/>.</summary>
    public string? Circumstance { get; init; }

    /// <summary>Who is said to have killed the person.</summary>
    public string? Perpetrator { get; init; }

    /// <summary>Who says so.</summary>
    public string? PerpetratorBy { get; init; }

    /// <summary>One of <see cref="ReportFields.Compensations"/>.</summary>
    public string? Compensation { get; init; }

    /// <summary>Who gathered it, by a pseudonym.</summary>
    public string? Collector { get; init; }

    /// <summary>Whether its source no longer lists it; it counts all the same.</summary>
    public bool Vanished { get; init; }

    /// <summary>Whether it says that the person is dead.</summary>
    public bool SaysDead => Status is "killed" or "died-of-wounds";

    /// <summary>Whether it is a label, which asserts neither life nor death: missing or deserter.</summary>
    public bool IsLabel => Status is "missing" or "deserter";

    /// <summary>Whether it says that the person was seen alive: captured, wounded, alive.</summary>
    public bool IsSighting => Status is "captured" or "wounded" or "alive";
}
