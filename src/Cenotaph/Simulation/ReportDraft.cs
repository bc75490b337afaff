namespace Cenotaph.Simulation;

/// <summary>A report while it is being written: what the source knows, in Cyrillic; null is not said.</summary>
internal sealed class ReportDraft
{
    public string? Surname { get; set; }

    public string? FirstName { get; set; }

    public string? Patronymic { get; set; }

    public string? BirthDate { get; set; }

    public string? Region { get; set; }

    public string? Settlement { get; set; }

    public string? Unit { get; set; }

    public string? DeathDate { get; set; }

    /// <summary>Another draft with the same content.</summary>
    public ReportDraft Copy() => (ReportDraft)MemberwiseClone();
}
