using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>How many persons are listed dead by just these groups of sources.</summary>
/// <param name="Listed">One letter for each group, in their order: 1 where the group lists them, 0 where it does not.</param>
/// <param name="Count">How many persons.</param>
public sealed record CapturePattern(string Listed, int Count);

/// <summary>Persons by which independent groups of sources list them dead: what capture–recapture rests on.</summary>
/// <param name="Groups">The groups, in ordinal order.</param>
/// <param name="Patterns">The patterns that occur, in descending order: those listed by the first group first.</param>
public sealed record CaptureHistories(ImmutableArray<string> Groups, ImmutableArray<CapturePattern> Patterns)
{
    /// <summary>Counts the patterns of persons whom at least one report says dead.</summary>
    /// <param name="persons">The persons to count.</param>
    /// <param name="groups">The independent group of each source; a source that is not in it stands alone.</param>
    public static CaptureHistories Of(IEnumerable<Person> persons, IReadOnlyDictionary<string, string> groups)
    {
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(groups);
        var listed = persons.Select(person => person.Reports.Where(report => report.SaysDead)
                .Select(report => groups.GetValueOrDefault(report.Source, report.Source)).ToHashSet(StringComparer.Ordinal))
            .Where(by => by.Count > 0).ToList();
        ImmutableArray<string> all = [.. listed.SelectMany(by => by).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(
            all,
            [
                .. listed.CountBy(by => string.Concat(all.Select(group => by.Contains(group) ? '1' : '0')))
                    .OrderByDescending(one => one.Key, StringComparer.Ordinal)
                    .Select(one => new CapturePattern(one.Key, one.Value)),
            ]);
    }
}
