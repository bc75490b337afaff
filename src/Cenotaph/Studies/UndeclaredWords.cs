using System.Collections.Immutable;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>Sides and publishers that reports name and the study does not declare.</summary>
/// <remarks>
/// A person of an undeclared side stands in no table, and two spellings of one publisher are two sources, which may confirm a death. The texts
/// themselves are not repeated: where columns were mistaken they may be names.
/// </remarks>
internal static class UndeclaredWords
{
    /// <summary>Adds one problem for each input and field. A study that declares no publisher at all is not asked for them.</summary>
    public static void Check(Study study, ImmutableArray<PersonReport> reports, ICollection<Problem> problems)
    {
        var publishers = study.Vocabulary.Publishers;
        var sides = study.Vocabulary.Sides.Select(side => side.Id).ToHashSet(StringComparer.Ordinal);
        if (!publishers.All.IsEmpty)
        {
            Add(
                reports, report => report.Source != report.Input && publishers.Find(report.Source) is null, "source", "publisher",
                "a publisher of sources.toml by id, name or alias; until then each spelling counts as a source of its own", problems);
        }

        if (sides.Count > 0)
        {
            Add(
                reports, report => report.Side is { } side && !sides.Contains(side), "side", "side",
                "a side declared in study.toml; until then these persons stand in no table", problems);
        }
    }

    private static void Add(
        ImmutableArray<PersonReport> reports, Func<PersonReport, bool> isUndeclared, string column, string word, string expected, ICollection<Problem> problems)
    {
        foreach (var input in reports.Where(isUndeclared).GroupBy(report => report.Input, StringComparer.Ordinal).OrderBy(input => input.Key, StringComparer.Ordinal))
        {
            var ids = input.Select(report => report.Id).Order(StringComparer.Ordinal).ToList();
            problems.Add(new(
                $"input {input.Key}", null, column,
                ids.Count == 1 ? $"a {word} that is not declared, in the report {ids[0]}" : $"a {word} that is not declared, in {ids.Count} reports, {ids[0]} among them",
                expected));
        }
    }
}
