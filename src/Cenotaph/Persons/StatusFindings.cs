using System.Collections.Frozen;
using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>Contradictions in the order of what is said of persons, as docs/status-history.md defines them.</summary>
public static class StatusFindings
{
    private static readonly FrozenDictionary<string, string> None = FrozenDictionary<string, string>.Empty;
    private static readonly FrozenDictionary<RecordId, string> NoWords = FrozenDictionary<RecordId, string>.Empty;

    /// <summary>The types of finding, in the order of docs/status-history.md.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        "deserter-after-funeral", "deserter-after-court", "deserter-in-captivity", "two-statuses-one-day",
        "compensation-against-evidence", "alive-after-death", "label-after-death",
    ];

    /// <summary>What is found of one person: for the study's own review only.</summary>
    /// <param name="person">The person; his reports' handles must be distinct.</param>
    /// <param name="groups">The independent group of each source; a source that is not in it stands alone.</param>
    /// <param name="words">What publishers themselves say of it, by record.</param>
    public static ImmutableArray<PersonFinding> Of(
        Person person, IReadOnlyDictionary<string, string>? groups = null, IReadOnlyDictionary<RecordId, string>? words = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!person.Reports.Any(report => report.IsLabel || report.IsSighting))
        {
            return [];
        }

        var one = new StatusCase(person, groups ?? None, words ?? NoWords);
        ImmutableArray<PersonFinding> found = [.. DeserterRules.Of(one), .. OneDayRule.Of(one), .. DeathRules.Of(one)];
        return [.. found.Concat(CompensationRule.Of(one, found)).OrderBy(finding => Types.IndexOf(finding.Finding.Type))];
    }

    /// <summary>What is found of all persons, in their order.</summary>
    /// <inheritdoc cref="Of(Person, IReadOnlyDictionary{string, string}?, IReadOnlyDictionary{RecordId, string}?)"/>
    /// <param name="persons">The persons.</param>
    /// <param name="groups">The independent group of each source.</param>
    /// <param name="words">What publishers themselves say of it, by record.</param>
    public static ImmutableArray<PersonFinding> Of(
        IEnumerable<Person> persons, IReadOnlyDictionary<string, string>? groups = null, IReadOnlyDictionary<RecordId, string>? words = null)
    {
        ArgumentNullException.ThrowIfNull(persons);
        return [.. persons.SelectMany(person => Of(person, groups, words))];
    }

    /// <summary>
    /// One finding for each type, with how many persons it is met in: no record, no date, no single case. A type met in fewer
    /// persons than <paramref name="least"/> is left out.
    /// </summary>
    /// <param name="found">What was found of all persons.</param>
    /// <param name="least">The smallest number of persons that may be told, at least 2.</param>
    public static ImmutableArray<Finding> Public(IEnumerable<PersonFinding> found, int least)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 2);
        return
        [
            .. from type in found.GroupBy(one => one.Finding.Type, StringComparer.Ordinal)
               let persons = type.Select(one => one.Person).Distinct(ReferenceEqualityComparer.Instance).Count()
               where persons >= least
               orderby Types.IndexOf(type.Key)
               select new Finding(
                   type.Key, type.Max(one => one.Finding.Weight), [],
                   Phrase.Count("history.persons", persons), Phrase.Of("history.public." + type.Key), Remedy(type.Key), persons),
        ];
    }

    internal static Phrase Remedy(string type) => Phrase.Of("history.remedy." + type switch
    {
        "alive-after-death" => "alive",
        "two-statuses-one-day" => "one-day",
        "compensation-against-evidence" => "compensation",
        _ => "label",
    });
}
