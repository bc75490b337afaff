using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>Applies a study's rules of confirmation to persons.</summary>
/// <param name="rules">The rules.</param>
/// <param name="independence">Which sources count as one.</param>
/// <param name="suspected">What the reports show of sources that are not independent; null where that is not asked.</param>
/// <param name="withdrawn">Reports of persons whose case a judgement withdrew.</param>
/// <param name="asOf">The day after which nobody can have died yet; null where that is not asked.</param>
public sealed class Confirmer(
    ConfirmationRules rules, Independence independence, SuspectedLineage? suspected = null, IReadOnlySet<RecordId>? withdrawn = null,
    DateOnly? asOf = null)
{
    private readonly ConfirmationRules rules = rules ?? throw new ArgumentNullException(nameof(rules));
    private readonly Independence independence = independence ?? throw new ArgumentNullException(nameof(independence));

    /// <summary>
    /// What a study with reports goes by when its study.toml has no section [confirmation]: one document of a funeral, a grave, an official notice or a probate
    /// case, or two independent groups of sources, confirm; one group makes probable.
    /// </summary>
    public static ConfirmationRules UsualRules { get; } = new(
        "usual-1",
        [
            new("document", Standing.Confirmed, 0, ["funeral", "grave-photograph", "official", "probate"]),
            new("two-groups", Standing.Confirmed, 2, []),
            new("one", Standing.Probable, 1, []),
        ]);

    /// <summary>What the rules say of a person.</summary>
    public Decision Decide(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var dead = person.Reports.Where(report => report.SaysDead).ToImmutableArray();
        if (dead.IsEmpty)
        {
            return Said(Standing.NotDead, null, [], [], "No report says that the person is dead.");
        }

        // A death before the birth, or on a day that has not come, is a slip or an invention: the report is kept and confirms nothing.
        var told = dead;
        dead = [.. told.Where(report => !IsImpossible(report))];
        string[] sources = [.. dead.Select(report => report.Source).Distinct(StringComparer.Ordinal)];
        var groups = independence.Groups(sources);
        if (withdrawn is not null && person.Reports.Any(report => withdrawn.Contains(report.Record)))
        {
            return Said(Standing.Withdrawn, null, [.. person.Reports.Where(report => withdrawn.Contains(report.Record)).Select(report => report.Record)], groups, "A judgement withdrew the case.");
        }

        if (Contradictions.Of(person) is { IsEmpty: false } contradictions)
        {
            return Said(
                Standing.Contested, null, contradictions, groups,
                "A report says that the person was seen alive after every day on which the others allow the death.");
        }

        if (dead.IsEmpty)
        {
            return Said(
                Standing.Unconfirmed, null, [.. told.Select(report => report.Record)], [],
                "Every report of the death dates it before the birth, or after the day as of which this is decided.");
        }

        var doubted = suspected is not null && groups.Length < sources.Length && suspected.Doubts(sources);
        foreach (var rule in rules.Rules)
        {
            if (Satisfied(rule, dead, groups, doubted) is { } reports)
            {
                return Said(rule.Standing, rule.Id, reports, groups, Why(rule, reports.Length, groups));
            }
        }

        return Said(Standing.Unconfirmed, null, [.. dead.Select(report => report.Record)], groups, doubted
            ? "Only sources that are suspected to be one say that the person is dead."
            : "No rule of confirmation is satisfied.");
    }

    private bool IsImpossible(PersonReport report) =>
        report.Event is { } death && (death.First > asOf || (report.Birth is { } birth && death.Last < birth.First));

    private ImmutableArray<RecordId>? Satisfied(ConfirmationRule rule, ImmutableArray<PersonReport> dead, ImmutableArray<string> groups, bool doubted)
    {
        if (groups.Length < rule.Groups)
        {
            return null;
        }

        ImmutableArray<RecordId> reports = [];
        if (rule.Groups > 0)
        {
            reports = [.. groups.Take(rule.Documents.IsEmpty ? groups.Length : 0).Select(group => dead.First(report => report.Source == group).Record)];
        }

        if (rule.Documents.IsEmpty)
        {
            return reports;
        }

        // What only suspected sources show of one person confirms nobody, documents included.
        var documents = dead.Where(report => report.DocumentKind is { } kind && rule.Documents.Contains(kind)).ToList();
        return doubted || documents.Count < rule.Count || independence.Groups(documents.Select(report => report.Source)).Length < rule.Count
            ? null
            : [.. documents.Select(report => report.Record)];
    }

    private static string Why(ConfirmationRule rule, int reports, ImmutableArray<string> groups) => string.Create(CultureInfo.InvariantCulture, $"""
        {(rule.Documents.IsEmpty ? "" : $"{reports} document{(reports == 1 ? "" : "s")} of the kinds {string.Join(", ", rule.Documents)}; ")}{groups.Length} independent group{(groups.Length == 1 ? " says" : "s say")} that the person is dead: {string.Join(", ", groups)}.
        """);

    private Decision Said(Standing standing, string? rule, ImmutableArray<RecordId> reports, ImmutableArray<string> groups, string why) =>
        new(standing, rule, rules.Version, reports, groups, Phrase.English(why));
}
