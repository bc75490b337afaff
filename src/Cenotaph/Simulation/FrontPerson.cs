namespace Cenotaph.Simulation;

/// <summary>What became of a person of the invented front.</summary>
internal enum FrontFate
{
    /// <summary>Dead.</summary>
    Dead,

    /// <summary>Left the army and lives.</summary>
    Deserter,

    /// <summary>Was captured and came back.</summary>
    Returned,

    /// <summary>Is a prisoner.</summary>
    Captive,

    /// <summary>Was wounded and lives.</summary>
    Wounded,

    /// <summary>Was lost sight of and lives.</summary>
    Lost,

    /// <summary>Serves or is at home; nothing happened to him.</summary>
    Home,
}

/// <summary>A person of the invented front: who he is and what happened to him, day by day. A day is null where it did not happen.</summary>
/// <param name="Invented">Names, birth, places. His day of death is the day of what happened to him, which need not be death.</param>
/// <param name="Fate">What became of him.</param>
internal sealed record FrontPerson(InventedPerson Invented, FrontFate Fate)
{
    /// <summary>His place in the list of persons.</summary>
    public int Number => (int)Invented.Truth.Number;

    /// <summary>The day of death, capture, wound or disappearance.</summary>
    public DateOnly Event => Invented.Truth.DeathDate;

    /// <summary>Whether he is dead.</summary>
    public bool IsDead => Fate == FrontFate.Dead;

    /// <summary>The day of death of the dead, whatever day a report tells of.</summary>
    public DateOnly Death { get; } = Invented.Truth.DeathDate;

    /// <summary>North or South.</summary>
    public required string Side { get; init; }

    /// <summary>The branch of service.</summary>
    public required string Branch { get; init; }

    /// <summary>How he came to serve.</summary>
    public required string Recruitment { get; init; }

    /// <summary>How he died, if he did.</summary>
    public required string Circumstance { get; init; }

    /// <summary>From when he is said to be missing.</summary>
    public DateOnly? Missing { get; init; }

    /// <summary>From when he is said to be a deserter.</summary>
    public DateOnly? Deserter { get; init; }

    /// <summary>When he was captured.</summary>
    public DateOnly? Captured { get; init; }

    /// <summary>When he was seen alive again.</summary>
    public DateOnly? SeenAlive { get; init; }

    /// <summary>When a court was asked to declare him missing.</summary>
    public DateOnly? Claimed { get; init; }

    /// <summary>When a court declared him dead.</summary>
    public DateOnly? Declared { get; init; }

    /// <summary>The first day on which his death could be known; null where it never was.</summary>
    public DateOnly? Known { get; init; }

    /// <summary>The incident in which he died.</summary>
    public string? Incident { get; init; }

    /// <summary>The same person, as somebody would report him to whom it happened on another day.</summary>
    public FrontPerson On(DateOnly day) => this with { Invented = Invented with { Truth = Invented.Truth with { DeathDate = day } } };
}
