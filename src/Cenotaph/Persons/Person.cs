using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>An individual inferred behind one or more reports.</summary>
/// <param name="Id">Random and stable: never made from a report. Null for somebody whom no report holds for dead or leaves open: he bears no id.</param>
/// <param name="Reports">What is said of him, by the day on which it could be known, then by input and id.</param>
public sealed record Person(string? Id, ImmutableArray<PersonReport> Reports)
{
    /// <summary>Whether any report says that he is dead.</summary>
    public bool IsSaidDead => Reports.Any(report => report.SaysDead);
}
