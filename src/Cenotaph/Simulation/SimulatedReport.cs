namespace Cenotaph.Simulation;

/// <summary>What one invented source says of one of the dead; null is not said.</summary>
public sealed record SimulatedReport
{
    /// <summary>The name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The surname, or the whole name in sources that write it so.</summary>
    public string? Surname { get; init; }

    /// <summary>The given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The patronymic.</summary>
    public string? Patronymic { get; init; }

    /// <summary>The date of birth as far as it is known, in the forms of <see cref="DateSpan"/>.</summary>
    public string? BirthDate { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>The settlement.</summary>
    public string? Settlement { get; init; }

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The date of death as far as it is known, in the forms of <see cref="DateSpan"/>.</summary>
    public string? DeathDate { get; init; }

    /// <summary>The day the report appeared; not in the file.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>The truth: whom it is about.</summary>
    public required long Person { get; init; }
}
