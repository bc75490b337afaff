namespace Cenotaph.Persons;

/// <summary>What one report says became of a person.</summary>
/// <param name="Report">The report.</param>
/// <param name="Status">One of <see cref="Evidence.ReportFields.Statuses"/>.</param>
/// <param name="When">The date of the death, or of the status; null when it is not known.</param>
public sealed record Assertion(PersonReport Report, string Status, DateSpan? When)
{
    /// <summary>Who says so: somebody whom the source names, else the source.</summary>
    public string By => Report.StatusBy ?? Report.Source;

    /// <summary>What a report asserts, or null when it gives no status.</summary>
    public static Assertion? Of(PersonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Status is { } status
            ? new(report, status, report.SaysDead ? report.Event ?? report.StatusDate : report.StatusDate ?? report.Event)
            : null;
    }

    /// <summary>Whether every day that this one may be lies before every day that the other may be.</summary>
    public bool IsBefore(Assertion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return When is { } earlier && other.When is { } later && earlier.Last < later.First;
    }

    /// <summary>Whether the same voice says the same thing.</summary>
    internal bool Repeats(Assertion other) => Status == other.Status && When == other.When;
}
