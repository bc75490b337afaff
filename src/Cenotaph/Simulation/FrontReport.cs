namespace Cenotaph.Simulation;

/// <summary>A row of an input of the invented front, before it is put into the words of its source, with its truth.</summary>
/// <param name="Source">Who published it.</param>
/// <param name="Published">When.</param>
/// <param name="Person">Whom it is about; null for a group, an incident, a visit or somebody unnamed.</param>
internal sealed record FrontReport(FrontSource Source, DateOnly Published, FrontPerson? Person)
{
    /// <summary>The source's own id; given in the order of publication unless it has one already.</summary>
    public string Id { get; set; } = "";

    /// <summary>Whether it was planted.</summary>
    public bool Planted { get; init; }

    /// <summary>What it says, by the field's word; dates in the forms of <see cref="DateSpan"/>.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>A field, or null.</summary>
    public string? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>Whether it says that somebody is dead.</summary>
    public bool SaysDead => this["status"] is "killed" or "died-of-wounds";

    /// <summary>Whether it labels missing or deserter somebody who was dead on that day.</summary>
    public bool IsWrongLabel => Person is { IsDead: true } && this["status"] is "missing" or "deserter"
        && DateSpan.TryParse(this["status_date"], out var day) && Person.Death <= day.First;

    /// <summary>The report with another field; null leaves it out.</summary>
    public FrontReport With(string field, string? text)
    {
        if (text is null)
        {
            Fields.Remove(field);
        }
        else
        {
            Fields[field] = text;
        }

        return this;
    }

    /// <summary>A status of that day, and who says so.</summary>
    public FrontReport Status(string status, DateOnly? day, string? by) =>
        With("status", status).With("status_date", day is { } one ? DateSpan.Day(one).ToString() : null).With("status_by", by);
}
